from __future__ import annotations

import re

import pytest

from onrecord.records import (
    Attribution,
    Document,
    Genre,
    Kind,
    Metadata,
    Paragraph,
    Part,
    Passage,
    TimeBasis,
    text_hash,
)
from onrecord.resolve import resolve
from onrecord.resolve.names import actor_id, key, named


def build(text: str, **meta: object) -> Document:
    paragraphs = tuple(Paragraph(*m.span(), Part.BODY) for m in re.finditer(r"[^\n]+", text))
    return Document("t", text, text_hash(text), paragraphs, Metadata(**{"language": "en", **meta}))  # type: ignore[arg-type]


def part(text: str, words: str, nth: int = 0) -> Passage:
    starts = [m.start() for m in re.finditer(re.escape(words), text)]
    return Passage.of(text, [(starts[nth], starts[nth] + len(words))])


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Maria Velde, the minister", "Maria Velde"),
        ("spokesman Karl Orsini", "Karl Orsini"),
        ("Norland President Jane Hale", "Jane Hale"),
        ("Norland’s leader Ali Baran", "Ali Baran"),
        ("the Foreign Ministry", "Foreign Ministry"),
        ("a senior Norland official", None),
        ("Velde’s aides", None),
        ("other conservative figures in Norland", None),
    ],
)
def test_whom_a_source_names(source: str, name: str | None) -> None:
    assert named(source) == name


def test_names_compare_without_accents_case_and_honorifics() -> None:
    assert key("Président José Ñandú") != ""
    assert actor_id("Mr. José Ruiz") == actor_id("Jose Ruiz")


TEXT = "Jane Hale met the press. Hale said it was over. She added that a vote may follow on 3 May 2031."


def attributions() -> list[Attribution]:
    return [
        Attribution(Kind.INDIRECT, part(TEXT, "it was over"), part(TEXT, "Hale", 1), part(TEXT, "said")),
        Attribution(Kind.INDIRECT, part(TEXT, "that a vote may follow"), part(TEXT, "She"), part(TEXT, "added")),
    ]


def test_surname_and_pronoun_are_the_same_actor_with_the_reason() -> None:
    surname, pronoun = resolve(build(TEXT), attributions(), "m@1")
    assert surname.speakers[0].name == pronoun.speakers[0].name == "Jane Hale"
    assert surname.speakers[0].id == actor_id("Jane Hale")
    assert surname.speakers[0].basis == "surname of Jane Hale, named at 0"
    assert (pronoun.speakers[0].basis or "").startswith("pronoun, nearest compatible speaker")


def test_the_day_stands_in_the_cues_clause() -> None:
    text = TEXT.replace("She added", "On 1 May 2031 she added")
    first, second = resolve(build(TEXT), attributions(), "m@1")
    assert (first.said_on, second.said_on) == (None, None)
    (dated,) = resolve(
        build(text),
        [Attribution(Kind.INDIRECT, part(text, "a vote may follow"), part(text, "she"), part(text, "added"))],
        "m",
    )
    assert dated.said_on is not None
    assert (dated.said_on.value, dated.said_on.basis) == ("2031-05-01", TimeBasis.EXPLICIT)


def test_chain_goes_from_the_outer_speaker_to_author_and_publisher() -> None:
    text = "The Herald reported that Ana Reyes said no."
    outer = Attribution(
        Kind.INDIRECT, part(text, "that Ana Reyes said no"), part(text, "The Herald"), part(text, "reported")
    )
    inner = Attribution(Kind.INDIRECT, part(text, "no"), part(text, "Ana Reyes"), part(text, "said"), parent=0)
    made = resolve(build(text, author="Pat Quill", publisher="Daily Post"), [outer, inner], "m@1")
    assert [r.name for r in made[1].reported_by] == ["Herald", "Pat Quill", "Daily Post"]
    assert made[1].reported_by[0].statement == made[0].id


def test_nobody_known_above_is_one_nameless_reporter() -> None:
    assert [r.name for r in resolve(build(TEXT), attributions(), "m@1")[0].reported_by] == [None]


def test_unnamed_sources_keep_their_words() -> None:
    text = "A senior official said no."
    (made,) = resolve(
        build(text),
        [Attribution(Kind.INDIRECT, part(text, "no"), part(text, "A senior official"), part(text, "said"))],
        "m",
    )
    assert (made.speakers[0].name, made.speakers[0].id) == ("A senior official", None)


def test_own_voice_is_the_documents_speaker() -> None:
    text = "We meet in hard times."
    document = build(text, genre=Genre.SPEECH, speaker="Ana Reyes")
    (made,) = resolve(document, [Attribution(Kind.OWN, part(text, text))], "m")
    assert made.speakers[0].name == "Ana Reyes"


def test_hedges_of_the_reporter_are_spans() -> None:
    text = "Hale appeared to reject the offer."
    found = Attribution(Kind.NARRATED, part(text, "the offer"), part(text, "Hale"), part(text, "appeared to reject"))
    (made,) = resolve(build(text), [found], "m")
    assert [h.text for h in made.hedges] == ["appeared to"]
