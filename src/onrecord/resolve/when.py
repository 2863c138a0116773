"""The day on which words were said, where the text gives it in full."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from onrecord.records import Attribution, Passage, Span, TimeBasis, When

_MONTHS = "january february march april may june july august september october november december".split()
_NAMES = "|".join(m.capitalize() for m in _MONTHS) + "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{_NAMES})\.?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<m2>{_NAMES})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2}))\b"
)
_SENTENCE_END = re.compile(r"[.!?][”\"’')\]]*\s+(?=[“\"‘(A-Z0-9])|\n")
_OCCASION = re.compile(
    r"\b(?:speech|address|interview|remarks|statement|email|e-mail|letter|press conference|briefing|news conference|"
    r"comments|testimony|tweet|sermon|meeting)\b",
    re.IGNORECASE,
)


def dates(text: str, start: int, end: int) -> list[tuple[Span, str]]:
    """Every full date between two offsets, with its ISO 8601 day; impossible days are left out."""
    found = []
    for match in _DATE.finditer(text, start, end):
        day = _iso(match)
        if day is not None:
            found.append((Span(*match.span()), day))
    return found


def _iso(match: re.Match[str]) -> str | None:
    group = next(n for n in ("1", "2", "3") if match[f"y{n}"])
    word = match[f"m{group}"]
    month = int(word) if word.isdigit() else next(i for i, m in enumerate(_MONTHS, 1) if m.startswith(word[:3].lower()))
    try:
        return date(int(match[f"y{group}"]), month, int(match[f"d{group}"])).isoformat()
    except ValueError:
        return None


class Sentences:
    """Sentence ends of a text, found once, to ask for the sentence around an offset."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [m.end() for m in _SENTENCE_END.finditer(text)]

    def around(self, offset: int) -> Span:
        """The sentence that holds `offset`."""
        at = bisect_right(self._ends, offset)
        start = self._ends[at - 1] if at else 0
        end = self._ends[at] if at < len(self._ends) else len(self._text)
        return Span(start, end)


def explicit(text: str, attribution: Attribution, sentences: Sentences) -> When | None:
    """The only full date in the cue's sentence outside the content, when it can be the day of the words."""
    mark = attribution.cue or attribution.source
    if mark is None:
        return None
    sentence = sentences.around(mark.start)
    outside = [(s, d) for s, d in dates(text, *sentence) if not _within(attribution.content, s.start)]
    if len(outside) != 1:
        return None
    span, day = outside[0]
    return When(day, day, day, TimeBasis.EXPLICIT, passage=Passage.of(text, [span]))


def occasion_day(text: str, before: int, sentences: Sentences, paragraph_start: int) -> When | None:
    """The day of a speech that was named in the same paragraph before `before`, for words with no day of their own."""
    at = before
    while at > paragraph_start:
        sentence = sentences.around(at - 1)
        found = dates(text, max(sentence.start, paragraph_start), min(sentence.end, before))
        if len(found) == 1 and _OCCASION.search(text, sentence.start, sentence.end):
            span, day = found[0]
            return When(day, day, day, TimeBasis.INHERITED, passage=Passage.of(text, [span]))
        if found:
            return None
        at = sentence.start
    return None


def inherited(when: When) -> When:
    """The same day, for a statement of the same running speech."""
    return When(when.value, when.earliest, when.latest, TimeBasis.INHERITED, when.mod, when.passage)


def _within(content: Passage, offset: int) -> bool:
    return any(s.start <= offset < s.end for s in content.spans)
