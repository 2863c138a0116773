"""Parties inside claims: resolved to actors, and nobody faces himself."""

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.desk.claiming import with_parties
from onrecord.desk.knowing import load_codebook, load_known
from onrecord.records import (
    Claim,
    Document,
    Issue,
    Kind,
    Metadata,
    Paragraph,
    Part,
    Party,
    Passage,
    Speaker,
    Stance,
    Statement,
    TimeBasis,
    When,
    text_hash,
)

TEXT = "Mohammad Javad Zarif said that Iran would not abandon the accord, whatever the United States did."


def statement(counterpart: str, day: str) -> Statement:
    """The minister's words on a day, with a claim towards whomever these words name."""
    where = TEXT.index(counterpart)
    party = Passage.of(TEXT, [(where, where + len(counterpart))])
    issue = Passage.of(TEXT, [(TEXT.index("the accord"), TEXT.index(", whatever"))])
    source = Passage.of(TEXT, [(0, len("Mohammad Javad Zarif"))])
    zarif = Party("Mohammad Javad Zarif", "irn.mohammad-javad-zarif", source)
    claim = Claim(
        zarif, "SUPPORT", Issue("the accord", issue), Stance.SUPPORT, counterpart=Party(party.text, None, party)
    )
    return Statement(
        "d1",
        Kind.INDIRECT,
        Passage.of(TEXT, [(TEXT.index("Iran"), len(TEXT) - 1)]),
        "first@1",
        source=source,
        speakers=(Speaker(zarif.name, zarif.id),),
        said_on=When(day, day, day, TimeBasis.EXPLICIT, None, None),
        claims=(claim,),
    )


@pytest.mark.parametrize(
    ("counterpart", "day", "kept"),
    [
        ("Iran", "2015-07-20", None),
        ("the United States", "2015-07-20", "usa.government"),
        ("Iran", "2012-07-20", "irn.government"),
    ],
)
def test_a_minister_does_not_face_the_government_he_is_in(counterpart: str, day: str, kept: str | None) -> None:
    document = Document("accord.txt", TEXT, text_hash(TEXT), (Paragraph(0, len(TEXT), Part.BODY),), Metadata())
    (found,) = with_parties(document, [statement(counterpart, day)], load_known())
    party = found.claims[0].counterpart
    assert (party.id if party else None) == kept


def test_a_codebooks_person_without_roles_has_those_that_the_table_knows(tmp_path: Path) -> None:
    book = tmp_path / "book.yaml"
    book.write_text("people:\n  - {name: Mohammad Javad Zarif, side: Iran}\n", encoding="utf-8")
    known = load_known(load_codebook(book))
    (zarif,) = (actor for actor in known.table if actor.id in known.book)
    one = statement("Iran", "2015-07-20")
    holder = replace(one.claims[0].holder, id=zarif.id)
    document = Document("accord.txt", TEXT, text_hash(TEXT), (Paragraph(0, len(TEXT), Part.BODY),), Metadata())
    (found,) = with_parties(document, [replace(one, claims=(replace(one.claims[0], holder=holder),))], known)
    assert found.claims[0].counterpart is None


def test_nobody_faces_himself() -> None:
    document = Document("accord.txt", TEXT, text_hash(TEXT), (Paragraph(0, len(TEXT), Part.BODY),), Metadata())
    one = statement("Iran", "2015-07-20")
    claim = replace(one.claims[0], counterpart=one.claims[0].holder)
    (found,) = with_parties(document, [replace(one, claims=(claim,))], load_known())
    assert found.claims[0].counterpart is None
