"""Quotations that an extractor cut, acts of lawmaking, and what only seems so."""

from onrecord.extract.kinds import Quoted
from onrecord.extract.quotes import quotations
from onrecord.extract.tidy import drop_appearances, whole_laws
from onrecord.extract.whole import whole_quotations
from onrecord.records import Attribution, Kind, Paragraph, Part, Passage

TEXT = (
    "Orr said guests praised the dam, but retorted that “this is naive. It shows a failure to reach into the matter. "
    "Nobody can rule like that.” Velde called it “a fine dam” and left. Reyes introduced a bill that would close the "
    "dam. The plan appears to have a motive."
)
QUOTED = Quoted(quotations(TEXT, [Paragraph(0, len(TEXT), Part.BODY)]))


def passage(*words: str) -> Passage:
    return Passage.of(TEXT, [(TEXT.index(w), TEXT.index(w) + len(w)) for w in words])


def made(source: str | None, cue: str, *content: str, kind: Kind = Kind.MIXED) -> Attribution:
    return Attribution(kind, passage(*content), source=passage(source) if source else None, cue=passage(cue))


SAID = made("Orr", "said", "guests praised the dam", "a failure to reach into", "Nobody can rule like that")
RETORTED = made("Orr", "retorted", "this is naive. It shows", "the matter")


def test_a_quotation_is_whole_and_of_whoever_has_its_beginning() -> None:
    said, retorted = whole_quotations(TEXT, [SAID, RETORTED], QUOTED)
    assert said.content.text == "guests praised the dam"
    whole = "“this is naive. It shows a failure to reach into the matter. Nobody can rule like that.”"
    assert retorted.content.text == whole


def test_terms_and_quotations_that_are_mostly_nobodys_stay_as_they_are() -> None:
    term = made("Velde", "called", "fine dam")
    little = made("Orr", "retorted", "this is naive")
    assert whole_quotations(TEXT, [term, little], QUOTED) == [term, little]


def test_an_attribution_inside_a_quotation_keeps_its_words() -> None:
    inner = made(None, "shows", "a failure to reach into the matter")
    assert whole_quotations(TEXT, [RETORTED, inner], QUOTED)[1] == inner


def test_nothing_is_left_of_one_that_had_pieces_of_anothers_quotation_only() -> None:
    pieces = made("Orr", "said", "a failure to reach into", "Nobody can rule like that")
    assert [a.cue.text for a in whole_quotations(TEXT, [pieces, RETORTED], QUOTED) if a.cue] == ["retorted"]


def test_the_law_that_is_told_of_is_content_and_not_cue() -> None:
    act = made("Reyes", "introduced a bill that would", "close the dam", kind=Kind.NARRATED)
    (told,) = whole_laws(TEXT, [act])
    assert told.cue is not None
    assert (told.cue.text, told.content.text) == ("introduced", "a bill that would close the dam")


def test_what_seems_so_by_nobodys_account_is_left_out() -> None:
    seems = made(None, "appears", "The plan", "to have a motive", kind=Kind.INDIRECT)
    known = made("Velde", "called", "a fine dam")
    assert drop_appearances([seems, known]) == [known]
