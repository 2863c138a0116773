from __future__ import annotations

from dataclasses import replace

from onrecord.records import Paragraph, Part, Speaker
from onrecord.resolve import resolve
from onrecord.resolve.codebook import read_codebook
from onrecord.resolve.known import Known
from onrecord.resolve.known_book import known_from
from tests.resolve.telling import report, said
from tests.resolve.test_known import BOOK, TABLE

KNOWN = known_from(TABLE)


def speakers(text: str, *sources: str, day: str | None = "2012-05-01", known: Known | None = KNOWN) -> list[Speaker]:
    """The first speaker of each statement of a text: SOURCE said CONTENT, where the content is the next word."""
    made = []
    for source in sources:
        content = text.split(f"{source} said ", 1)[1].split(".", maxsplit=1)[0]
        made.append(said(text, source, "said", content))
    return [s.speakers[0] for s in resolve(report(text, day), made, "m@1", known=known)]


def test_a_government_speaks_and_he_is_not_it() -> None:
    text = "Piet Valken came. Nordhaven said yes. It rained. He said no."
    government, he = speakers(text, "Nordhaven", "He")
    assert (government.id, he.id) == ("nor.government", "piet.valken")


def test_a_title_holder_is_the_antecedent_of_the_pronoun_after_it() -> None:
    minister, he = speakers("Norland's foreign minister said yes. He said no.", "Norland's foreign minister", "He")
    assert minister.id == he.id == "hosein.karadani"


def test_the_documents_own_introduction_wins() -> None:
    text = "Norland's foreign minister Lena Storm arrived. Norland's foreign minister said yes."
    (speaker,) = speakers(text, "Norland's foreign minister")
    assert speaker.name == "Lena Storm"


def test_a_person_is_one_id_whatever_the_spelling_and_carries_the_role() -> None:
    (one,) = speakers("In Norland Hosein Karadani said yes.", "Hosein Karadani")
    (other,) = speakers("In Norland Hossein Karadani said yes.", "Hossein Karadani")
    assert one.id == other.id == "hosein.karadani"
    assert one.role == "Minister of Foreign Affairs of Norland".replace(" of Norland", ", Norland")


def test_a_surname_without_a_title_is_nobody_of_the_table() -> None:
    (speaker,) = speakers("In Norland Karadani said yes.", "Karadani")
    assert speaker.id != "hosein.karadani"


def test_title_and_surname_hold_for_the_whole_document() -> None:
    titled, bare, office = speakers(
        "President Valken said yes. It rained. Valken said no. Later the president said maybe.",
        "President Valken",
        "Valken",
        "the president",
    )
    assert {titled.id, bare.id, office.id} == {"piet.valken"}
    assert titled.basis == "title and surname, held on 2012-05-01: Piet Valken"


def test_in_an_undated_document_the_day_of_the_statement_tells_who_held_the_office() -> None:
    text = "On 3 May 2012, Norland's foreign minister said yes."
    (speaker,) = speakers(text, "Norland's foreign minister", day=None)
    assert (speaker.id, speaker.basis) == ("hosein.karadani", "title held on 2012-05-03: Hosein Karadani")


def test_who_held_an_office_later_did_not_speak_before() -> None:
    text = "On 3 May 2012, Norland's foreign minister said yes."
    (speaker,) = speakers(text, "Norland's foreign minister", day="2016-01-01")
    assert speaker.id == "nor.office.foreign_minister"


def test_the_codebook_comes_first() -> None:
    known = known_from(TABLE, read_codebook(BOOK))
    lady, minister = speakers(
        "The iron lady said yes. Norland's foreign minister said no.",
        "The iron lady",
        "Norland's foreign minister",
        known=known,
    )
    assert (lady.name, lady.basis, minister.name) == ("Lena Storm", "codebook", "Lena Storm")


def test_acronyms_defined_in_the_text() -> None:
    text = "The Alliance of River Towns (ART) met. ART said yes."
    (speaker,) = speakers(text, "ART", known=None)
    assert (speaker.name, speaker.basis) == (
        "Alliance of River Towns",
        "acronym that the document defines: Alliance of River Towns",
    )


def test_unnamed_sources_are_never_one() -> None:
    first, second = speakers(
        "A senior official said yes. Then a senior official said no.", "A senior official", "a senior official"
    )
    assert (first.id, second.id) == (None, None)


def test_a_heading_of_two_capitalised_words_is_nobody() -> None:
    text = "Piet Valken came.\nDam Safety\nHe said no."
    assert speakers(text, "He", known=None)[0].name == "Piet Valken"


def test_a_headline_written_large_names_nobody_whom_the_text_does_not_name() -> None:
    text = "Norland, Sudland Need to Talk at Last About the Dam\nPiet Valken met Lena Storm. He said yes."
    split = text.index("\n")
    paragraphs = (Paragraph(0, split, Part.HEADLINE), Paragraph(split + 1, len(text), Part.BODY))
    document = replace(report(text), paragraphs=paragraphs)
    made = resolve(document, [said(text, "He", "said", "yes")], "m@1", known=KNOWN)
    assert [s.name for s in made[0].speakers] == ["Piet Valken"]


def test_people_counted_together_are_one_group_without_a_name() -> None:
    (group,) = speakers("29 Union and 14 Reform Senators said yes.", "29 Union and 14 Reform Senators")
    assert (group.name, group.id) == ("29 Union and 14 Reform Senators", None)


def test_a_speech_is_its_speakers() -> None:
    (speaker,) = speakers("Piet Valken spoke at noon. Valken's speech said yes.", "Valken's speech")
    assert speaker.name == "Piet Valken"
