"""Words that one source quotes from another, where the extractor marks words without a parse."""

from onrecord.extract.kinds import Quoted
from onrecord.extract.quotes import quotations
from onrecord.extract.relayed import relay
from onrecord.records import Attribution, Document, Kind, Metadata, Paragraph, Part, Passage, text_hash

TEXT = (
    "The day before, state-run Delta News Agency quoted harbour chief Nils Orr, in remarks he made to dockers "
    "on May 3: “No ship will leave the port this week.”"
)


def passage(text: str, words: str) -> Passage:
    return Passage.of(text, [(text.index(words), text.index(words) + len(words))])


def relayed(text: str, *found: Attribution) -> list[Attribution]:
    paragraphs = (Paragraph(0, len(text), Part.BODY),)
    document = Document("r.txt", text, text_hash(text), paragraphs, Metadata())
    return relay(document, found, Quoted(quotations(text, paragraphs)))


def test_the_one_quoted_speaks_and_the_one_who_quotes_reports() -> None:
    quotation = "“No ship will leave the port this week.”"
    he = Attribution(Kind.DIRECT, passage(TEXT, quotation), source=passage(TEXT, "he"), cue=passage(TEXT, "made"))
    outer, own = relayed(TEXT, he)
    assert outer.source is not None
    assert own.source is not None
    assert own.cue is not None
    assert outer.source.text == "state-run Delta News Agency"
    assert outer.content.text.startswith("harbour chief Nils Orr")
    assert outer.content.text.endswith("this week.”")
    assert (own.source.text, own.cue.text) == (
        "harbour chief Nils Orr",
        "in remarks he made to dockers on May 3:",
    )
    assert own.content.text == quotation


def test_what_nobody_found_stays_unfound_and_a_passive_is_left() -> None:
    assert relayed(TEXT) == []
    text = "Orr was quoted by the agency as saying “No ship will leave.”"
    he = Attribution(Kind.DIRECT, passage(text, "“No ship will leave.”"), source=passage(text, "Orr"))
    assert relayed(text, he) == [he]
