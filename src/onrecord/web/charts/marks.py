"""Marks of statements: a shape and a colour for each stance, so that either alone tells them apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from onrecord.records import Stance


class Look(StrEnum):
    """What a mark looks like: the stance that a claim takes, or that the statement makes none."""

    SUPPORT = "support"
    CONDITIONAL = "conditional"
    UNCLEAR = "unclear"
    OPPOSE = "oppose"
    NONE = "none"

    @property
    def path(self) -> str:
        """The shape as an SVG path around the origin, some 12 pixels across."""
        return _PATHS[self]

    @property
    def sign(self) -> str:
        """The shape as a character, for tables and lists."""
        return _SIGNS[self]

    @property
    def words(self) -> str:
        """What it is called."""
        return "no claim" if self is Look.NONE else self.value

    @property
    def tone(self) -> str:
        """The class of its colour in site.css."""
        return _TONES[self]

    @property
    def css(self) -> str:
        """Its classes: the shape's in timeline.css, the colour's in site.css."""
        return f"look-{self.value} {self.tone}"


ROWS: Final = tuple(Look)
"""The looks from the top of a lane down: who hardens steps down, who softens steps up."""

_PATHS: Final[dict[Look, str]] = {
    Look.SUPPORT: "M0-6L6 5H-6Z",
    Look.CONDITIONAL: "M0-6.5L6.5 0 0 6.5-6.5 0Z",
    Look.UNCLEAR: "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0Z",
    Look.OPPOSE: "M0 6L6-5H-6Z",
    Look.NONE: "M-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0Z",
}
_SIGNS: Final[dict[Look, str]] = {
    Look.SUPPORT: "▲",
    Look.CONDITIONAL: "◆",
    Look.UNCLEAR: "○",
    Look.OPPOSE: "▼",
    Look.NONE: "•",
}
# Blue, amber, red and slate, which stay apart for whoever sees no red or no green.
_TONES: Final[dict[Look, str]] = {
    Look.SUPPORT: "t0",
    Look.CONDITIONAL: "t1",
    Look.UNCLEAR: "t6",
    Look.OPPOSE: "t5",
    Look.NONE: "t6",
}
_OF_STANCE: Final[dict[Stance, Look]] = {
    Stance.SUPPORT: Look.SUPPORT,
    Stance.OPPOSE: Look.OPPOSE,
    Stance.CONDITIONAL: Look.CONDITIONAL,
    Stance.UNCLEAR: Look.UNCLEAR,
}


def look_of(stance: Stance | None) -> Look:
    """The look of a stance; None is that of no claim."""
    return _OF_STANCE[stance] if stance else Look.NONE


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement to place: when it can have been said, how it looks, what it says aloud and where it leads.

    `first` and `last` are the days that it can have been said on, both None where no day is known; `published` orders
    those without a day. `limited` says that a condition or exception is named, `doubted` that the reporter hedges or
    that somebody else describes the position.
    """

    href: str
    aloud: str
    look: Look
    first: date | None = None
    last: date | None = None
    published: str = ""
    limited: bool = False
    doubted: bool = False
