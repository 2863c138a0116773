"""An attribution as spans alone, which is all that a person marks and all that is compared."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Span


@dataclass(frozen=True, slots=True)
class Marked:
    """Source, cue and content: spans in code points of a text, in text order; each may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
