"""Whom offices, pronouns, relative pronouns and possessives stand for."""

from __future__ import annotations

import re

import pytest

from onrecord.records import Attribution, Document, Kind, Metadata, Paragraph, Part, Passage, Speaker, text_hash
from onrecord.resolve import resolve


def speakers(text: str, source: str, cue: str = "said", **meta: object) -> tuple[Speaker, ...]:
    """The speakers of the last `source` in `text`, whose content is the text's last word."""
    paragraphs = tuple(Paragraph(*m.span(), Part.BODY) for m in re.finditer(r"[^\n]+", text))
    document = Document("t", text, text_hash(text), paragraphs, Metadata(language="en", **meta))  # type: ignore[arg-type]
    place = text.rindex(source)
    content = Passage.of(text, [(len(text) - 5, len(text))])
    found = Attribution(
        Kind.INDIRECT, content, Passage.of(text, [(place, place + len(source))]), Passage.of(text, [_at(text, cue)])
    )
    return resolve(document, [found], "m@1")[0].speakers


def _at(text: str, words: str) -> tuple[int, int]:
    return text.rindex(words), text.rindex(words) + len(words)


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Norland President Jane Hale met us. The Norland president said never", "The Norland president", "Jane Hale"),
        ("Karl Orsini, the trade minister, sat. The trade minister said never", "The trade minister", "Karl Orsini"),
        ("Ana Reyes became foreign secretary on Monday. The new foreign secretary said never",
         "The new foreign secretary", "Ana Reyes"),
        ("Pia Lund praised the crews. The general said never", "The general", "Pia Lund"),
        ("Karl Orsini, the trade minister, met Ana Reyes, who said never", "who", "Ana Reyes"),
        ("Karl Orsini, the trade minister, who said never", "who", "Karl Orsini"),
        ("Ms. Reyes came. Ana Reyes met Karl Orsini. Orsini left early. She said never", "She", "Ana Reyes"),
        ("Jon Hale held back from answering the mayor, Karl Orsini, but today he said never", "he", "Jon Hale"),
        ("It rained. On Monday the Senate passed a resolution said never", "a resolution", "Senate"),
        ("Jane Hale left. Her office said never", "Her office", "office of Jane Hale"),
    ],
)  # fmt: skip
def test_whom_the_words_mean(text: str, source: str, name: str) -> None:
    assert [s.name for s in speakers(text, source)] == [name]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The vice president, Karl Orsini, left. The president said never", "The president"),
        ("The president's adviser, Karl Orsini, left. The president said never", "The president"),
        ("Foreign Minister Karl Orsini left. The prime minister said never", "The prime minister"),
        ("Karl Orsini left. The spokesman said never", "The spokesman"),
    ],
)
def test_another_office_is_not_his(text: str, source: str) -> None:
    (speaker,) = speakers(text, source)
    assert (speaker.name, speaker.id) == (source, None)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("When there is talk of a price, they said never", "they"),
        ("He questioned the learning of those who said never", "who"),
        ("Jane Hale met Karl Orsini and Ana Reyes. The latter said never", "The latter"),
        ("It rained. He said never", "He"),
    ],
)
def test_words_that_name_nobody_have_no_speaker(text: str, source: str) -> None:
    assert speakers(text, source) == ()


def test_a_name_does_not_run_over_a_full_stop() -> None:
    (speaker,) = speakers("They met in Velburg. Jane Hale left. Hale said never", "Hale")
    assert speaker.name == "Jane Hale"


def test_the_author_is_no_antecedent() -> None:
    assert speakers("By Pia Lund\n\nIt rained. She said never", "She", author="Pia Lund") == ()


def test_ministries_of_one_state_are_different_actors() -> None:
    (one,) = speakers("The Foreign Ministry said never", "The Foreign Ministry")
    (other,) = speakers("The Defence Ministry said never", "The Defence Ministry")
    assert one.id != other.id
