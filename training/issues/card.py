"""The card of the word vectors."""

from __future__ import annotations

from typing import Any

_ROWS = (
    ("kept, words alone", "kept half, words alone"),
    ("kept", "kept half, words and meaning"),
    ("tune", "tuning half"),
)


def write_card(words: int, size: int, metrics: dict[str, Any]) -> str:
    """The card as Markdown, from the figures that the manifest keeps."""
    rows = "\n".join(_row(label, metrics[key]) for key, label in _ROWS)
    return f"""# issues@1: word vectors by which two phrasings of one issue meet

{words:,} English words, {size} dimensions, 8 bits. Licence: Apache-2.0. One use: to tell that "the retirement age" and
"the pension age" are one issue, after guards (other names, numbers, scopes) have kept apart what must not meet.

## How they were made
Each word was given to all-MiniLM-L6-v2 (Apache-2.0) alone, its vector laid on the {size} principal axes. Then the
vectors were fitted, four passes, so that the weighted sum of a phrase's words points where the encoder points for the
whole phrase. The phrases (two to four content words, at least twice in the texts) come from PolNeAR's training part and
GUM; no text of theirs is in this folder. A word weighs a / (a + p), its frequency p by Zipf's law from its rank.
The vocabulary is the encoder's whole words in their order, the words of the general codebook, and frequent words of the
texts.

## How well issues meet
Pairs of phrases written for this project (training/issues/pairs.tsv): one issue, one issue from two sides ("lifting the
ban", "keeping the ban"), or two issues that share words. Constants were set on the tuning half. Per cent; "right way"
says how many of the rightly met pairs were told right as same or opposite.

| pairs | number | precision | recall | right way |
| --- | --- | --- | --- | --- |
{rows}

The pairs of different issues were chosen to be hard; among the issues of real texts most pairs share nothing.

## Known limits
- English only. Words outside the vocabulary meet nothing but themselves.
- One vector a word: "strike" of workers and of drones are one.
- Idioms that share no word ("capital punishment", "death penalty") mostly do not meet: give the codebook an alias.
"""


def _row(label: str, found: dict[str, Any]) -> str:
    figures = " | ".join(f"{100 * found[key]:.1f}" for key in ("precision", "recall", "right way"))
    return f"| {label} | {found['pairs']} | {figures} |"
