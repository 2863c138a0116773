"""Which quotations belong to a cue: before it, after it, and those that go on behind it."""

from __future__ import annotations

import re

from onrecord.extract.baseline.candidate import Candidate
from onrecord.extract.baseline.parsed import Parsed
from onrecord.extract.baseline.words import VERBS
from onrecord.extract.quotes import Quotation
from onrecord.extract.scare import is_spoken
from onrecord.records import Span

MAX_BEFORE_WORDS = 4
MAX_AFTER_WORDS = 20
MAX_REST_WORDS = 25
"""How many words may stand between a quotation and its cue; beyond these, links on PolNeAR train were mostly wrong."""

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?;]\s+(?=[“\"‘(\[A-Z])|\n")
_OPEN_ENDED = (",", "?", "!", "—", "–", "-", "…", "...")


def link(parsed: Parsed, candidate: Candidate, taken: set[int]) -> None:
    """Give a candidate without content the quotation beside its cue."""
    quotation = _before(parsed, candidate) or _after(parsed, candidate)
    if quotation is not None and quotation.start not in taken:
        candidate.spans.append(Span(quotation.start, quotation.end))


def extend(parsed: Parsed, candidate: Candidate, clause_end: int, taken: set[int]) -> None:
    """Add the quotations that go on behind the cue ("X," she said. "Y.") or after a colon behind the content."""
    spans = candidate.spans
    quoted_before = any(s.end <= candidate.cue.start and parsed.quoted.within(s.start, s.end) for s in spans)
    last = max([candidate.cue.end, *(s.end for s in spans), candidate.source.end if candidate.source else 0])
    following = next((q for q in _from(parsed, last) if q.start >= last), None)
    if following is None or following.start in taken:
        return
    between = parsed.text[last : following.start]
    rest = parsed.text[min(max(last, clause_end), following.start) : following.start]
    goes_on = quoted_before and not _WORD.search(rest) and "\n" not in between and _is_plain(between)
    if (goes_on and _own_end(parsed, following)) or re.fullmatch(r"[.,]?\s*:\s*", between):
        _append_run(parsed, candidate, following, taken)


def _append_run(parsed: Parsed, candidate: Candidate, first: Quotation, taken: set[int]) -> None:
    """Add a quotation and those that follow it with nothing between."""
    end = first.start
    for quotation in _from(parsed, first.start):
        gap = parsed.text[end : quotation.start] if quotation.start > end else ""
        if quotation.start in taken or gap.strip() or "\n" in gap or not _own_end(parsed, quotation):
            break
        candidate.spans.append(Span(quotation.start, quotation.end))
        end = quotation.end


def _own_end(parsed: Parsed, quotation: Quotation) -> bool:
    """False for a quotation that ends in a comma and so waits for a cue of its own."""
    return not parsed.text[quotation.inner.start : quotation.inner.end].rstrip().endswith(",")


def _is_plain(between: str) -> bool:
    """True when the words between cue and quotation hold no further cue and no sentence of their own."""
    words = _WORD.findall(between)
    if len(words) > MAX_REST_WORDS or _SENTENCE_END.search(between.rstrip()):
        return False
    return not any(w.lower() in VERBS and VERBS[w.lower()].takes("q") for w in words)


def _from(parsed: Parsed, offset: int) -> list[Quotation]:
    """The outermost quotations from `offset` on, as far as a run can reach."""
    return parsed.quoted.within(offset, min(len(parsed.text), offset + 4000)) if offset < len(parsed.text) else []


def _before(parsed: Parsed, candidate: Candidate) -> Quotation | None:
    left = candidate.cue.start
    if candidate.source is not None and candidate.source.start < left:
        left = candidate.source.start
    near = parsed.quoted.within(max(0, left - 80), left) if left else []
    found = next((q for q in reversed(near) if q.end <= left), None)
    if found is None:
        return None
    between = parsed.text[found.end : left]
    inner = parsed.text[found.inner.start : found.inner.end].rstrip()
    joined = inner.endswith(_OPEN_ENDED) or between.lstrip().startswith((",", "—", "–")) or between == " "
    if not joined or re.search(r"[.!?;:\n]", between) or len(_WORD.findall(between)) > MAX_BEFORE_WORDS:
        return None
    if inner.endswith(".") and not between.lstrip().startswith(("—", "–")):
        return None
    return found


def _after(parsed: Parsed, candidate: Candidate) -> Quotation | None:
    right = candidate.cue.end
    if candidate.source is not None and 0 <= candidate.source.start - right <= 2:
        right = candidate.source.end
    found = next((q for q in _from(parsed, right) if q.start >= right), None)
    if found is None:
        return None
    between = parsed.text[right : found.start]
    words = _WORD.findall(between)
    if len(words) > MAX_AFTER_WORDS or _crosses(between) or not _is_plain(between.replace("\n", " ")):
        return None
    if between.rstrip().endswith((":", ",")) or not words or words == ["that"]:
        return found
    return found if len(words) <= MAX_BEFORE_WORDS and is_spoken(parsed.text, found) else None


def _crosses(between: str) -> bool:
    """True when a sentence or, without a colon before it, a paragraph ends between cue and quotation."""
    bare = between.rstrip()
    if "\n" in between and not bare.endswith(":"):
        return True
    return bool(_SENTENCE_END.search(bare))
