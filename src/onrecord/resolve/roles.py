"""What speakers were on the day on which they spoke, once that day is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onrecord.records import Speaker, When
from onrecord.resolve.background import Background


def in_office(
    speakers: Sequence[tuple[Speaker, ...]], days: Sequence[When | None], background: Background | None
) -> list[tuple[Speaker, ...]]:
    """The speakers with their roles on the day of the statement, or on the document's where it has no day.

    In a document without a date an office becomes the person who held it on the statement's day; in a dated one the
    holder on the document's day gives way to the office itself where he did not hold it when the words were said.
    """
    if background is None:
        return list(speakers)
    return [
        tuple(_on_its_day(speaker, _day(when), background) for speaker in group)
        for group, when in zip(speakers, days, strict=True)
    ]


def _on_its_day(speaker: Speaker, on: date | None, background: Background) -> Speaker:
    if speaker.id is None:
        return speaker
    settled = background.on_the_day(speaker, on) if on else speaker
    role = background.role(settled.id, on) if settled.id else None
    return replace(settled, role=role)


def _day(when: When | None) -> date | None:
    """The day of a statement, where it is one."""
    if when is None or when.earliest != when.latest:
        return None
    return date.fromisoformat(when.earliest)
