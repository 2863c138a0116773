"""Whom "they" and "it" go on with: the several, or the body or document, that spoke just before."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.records import Passage, Speaker
from onrecord.resolve.sentences import sentence_start

_SEVERAL = re.compile(
    r"(?:(?:two|three|four|five|several|some|many|most|other|both|more|dozens|hundreds)\b.*"
    r"|.*\b(?:officials|diplomats|sources|lawmakers|senators|leaders|critics|experts|analysts|aides|ministers|people|men"
    r"|women|members|envoys|negotiators|advisers|advisors|opponents|supporters|residents|activists|protesters|witnesses"
    r"|insiders|researchers|historians|economists|lawyers|soldiers|workers|students|allies|delegates|clerics|judges)"
    r"|(?:the\s)?[A-Z]\w+(?:crat|ist|ican|ian|ative|eral)s)",
    re.IGNORECASE,
)

Last = tuple[Passage, tuple[Speaker, ...]]
"""A source and whom it meant."""


class Before:
    """The last speakers of one document that "they" or "it" can go on with. Feed sources in the order of the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._several: Last | None = None
        self._thing: Last | None = None

    def note(self, source: Passage, speakers: tuple[Speaker, ...], *, is_thing: bool) -> None:
        """Remember who spoke; one who speaks alone ends what "they" could go on with."""
        several = len(speakers) > 1 or _SEVERAL.fullmatch(source.text.split(",")[0])
        self._several = (source, speakers) if several else None
        self._thing = (source, speakers) if is_thing and not several else None

    def they(self, source: Passage) -> tuple[Speaker, ...]:
        """Those who spoke in the sentence before a "they" or in its own; nobody where somebody else spoke since."""
        if self._several is None or not self._is_near(self._several[0], source):
            return ()
        basis = f"plural pronoun, those who spoke at {self._several[0].start}"
        return tuple(replace(s, basis=basis) for s in self._several[1])

    def it(self, source: Passage) -> Speaker | None:
        """The body or document that spoke in the sentence before an "it" or in its own."""
        if self._thing is None or not self._is_near(self._thing[0], source):
            return None
        return replace(self._thing[1][0], basis=f"pronoun, what spoke at {self._thing[0].start}")

    def _is_near(self, spoke: Passage, source: Passage) -> bool:
        begins = sentence_start(self._text, source.start)
        previous = sentence_start(self._text, max(0, begins - 2))
        return previous <= spoke.start < source.start
