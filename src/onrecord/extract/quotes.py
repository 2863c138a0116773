"""Quotation marks: where quotations begin and end, what is nested in what, and which go on over paragraphs.

Known marks: curly and straight double marks, two apostrophes (``''``) on both sides or after two grave accents,
guillemets, curly and straight single marks. An apostrophe is told from a closing single mark by its surroundings.
Editor's brackets and ellipses inside a quotation are text like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.records import Paragraph, Span

_MARK = re.compile("''|``|[\"“”«»‘’']")
_OPENERS = {"“": "“", "«": "«", "``": "''"}
_CLOSERS = {"”": ("“", '"'), "»": ("«",)}
_EVEN = ('"', "''")
_SINGLE = ("‘", "'")
_ELISION = re.compile(r"['‘’](?:\d0s|em|til|tis|twas|n|cause|bout|round)\b", re.IGNORECASE)
_OPENING_CONTEXT = re.compile('[\\s(\\[{"“«‘—–-]')


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation, or the piece of it that one paragraph holds.

    `start` and `end` take in the marks, `inner` leaves them out. `depth` is 0 for a quotation inside no other.
    `closed` is False where the paragraph ends first; `follows` is True where the piece continues the last quotation
    of the paragraph before.
    """

    start: int
    end: int
    inner: Span
    depth: int = 0
    closed: bool = True
    follows: bool = False


@dataclass(slots=True)
class _Open:
    """A mark that waits for its partner."""

    kind: str
    start: int
    inner: int


def quotations(text: str, paragraphs: Sequence[Paragraph]) -> list[Quotation]:
    """Every quotation of `text`, in text order, the outer before the inner. Quotations end with their paragraph."""
    found: list[Quotation] = []
    pending = False
    for number, paragraph in enumerate(paragraphs):
        after = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        goes_on = after is not None and after.part is paragraph.part and _opens(text, after.start)
        pieces = list(_scan(text, paragraph, pending, goes_on))
        found += pieces
        last = next((q for q in reversed(pieces) if q.depth == 0), None)
        pending = last is not None and not last.closed
    return found


def _opens(text: str, offset: int) -> bool:
    """True when a double opening mark stands at `offset`."""
    return text.startswith(("“", '"', "''", "``", "«"), offset)


def _scan(text: str, paragraph: Paragraph, pending: bool, goes_on: bool) -> Iterator[Quotation]:
    """The quotations of one paragraph; `pending` when the one before left a quotation open."""
    stack: list[_Open] = []
    done: list[tuple[int, int, Span, bool]] = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        _read_mark(text, paragraph, match, stack, done)
        if not stack and pending and not done and match.group() in _CLOSERS:
            done.append((paragraph.start, match.end(), Span(paragraph.start, match.start()), True))
    for left in stack:
        holds = any(start > left.start for start, *_ in done)
        if left.kind not in _SINGLE and (goes_on or not holds) and left.inner < paragraph.end:
            done.append((left.start, paragraph.end, Span(left.inner, paragraph.end), False))
    yield from _nested(done, paragraph.start if pending else -1)


def _nested(done: list[tuple[int, int, Span, bool]], continued_at: int) -> Iterator[Quotation]:
    """Put quotations in order and count how deep each lies."""
    ends: list[int] = []
    for start, end, inner, closed in sorted(done, key=lambda d: (d[0], -d[1])):
        if inner.start >= inner.end:
            continue
        while ends and ends[-1] <= start:
            ends.pop()
        yield Quotation(start, end, inner, len(ends), closed, start == continued_at)
        ends.append(end)


def _read_mark(
    text: str, paragraph: Paragraph, match: re.Match[str], stack: list[_Open], done: list[tuple[int, int, Span, bool]]
) -> None:
    """Let one mark open or close a quotation, or pass it over as an apostrophe."""
    mark = match.group()
    if mark in _OPENERS:
        stack.append(_Open(_OPENERS[mark], match.start(), match.end()))
    elif mark in _CLOSERS:
        _close(stack, done, match, _CLOSERS[mark])
    elif mark in _EVEN:
        _read_even(text, paragraph, match, stack, done)
    elif stack and stack[-1].kind == ("‘" if mark == "’" else mark) and _closes_single(text, paragraph, match):
        _close(stack, done, match, (stack[-1].kind,))
    elif mark in _SINGLE and _opens_single(text, paragraph, match):
        stack.append(_Open(mark, match.start(), match.end()))


def _close(
    stack: list[_Open], done: list[tuple[int, int, Span, bool]], match: re.Match[str], kinds: tuple[str, ...]
) -> None:
    """Close the nearest open quotation of one of `kinds`, forgetting marks left open inside it."""
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].kind in kinds:
            opened = stack[depth]
            done.append((opened.start, match.end(), Span(opened.inner, match.start()), True))
            del stack[depth:]
            return


def _read_even(
    text: str, paragraph: Paragraph, match: re.Match[str], stack: list[_Open], done: list[tuple[int, int, Span, bool]]
) -> None:
    """A mark that looks the same on both sides: the surroundings and what is open decide."""
    mark = match.group()
    opener = _at_opening(text, paragraph, match)
    if any(o.kind in {mark, "“"} for o in stack):
        if not opener:
            _close(stack, done, match, (mark, "“"))
            return
        # A second opening mark means that the writer forgot to close the first.
        stack[:] = [o for o in stack if o.kind != mark]
    if opener or (match.end() < paragraph.end and not text[match.end()].isspace() and not stack):
        stack.append(_Open(mark, match.start(), match.end()))


def _at_opening(text: str, paragraph: Paragraph, match: re.Match[str]) -> bool:
    """True when the mark stands where quotations open: after white space or an opening, before a word."""
    before = match.start() == paragraph.start or bool(_OPENING_CONTEXT.match(text[match.start() - 1]))
    return before and match.end() < paragraph.end and not text[match.end()].isspace()


def _opens_single(text: str, paragraph: Paragraph, match: re.Match[str]) -> bool:
    """True when a single mark opens a quotation that the paragraph also closes."""
    if not _at_opening(text, paragraph, match) or _ELISION.match(text, match.start()):
        return False
    partner = "’" if match.group() == "‘" else "'"
    return re.compile(rf"(?<=[^\s]){partner}(?!\w)").search(text, match.end() + 1, paragraph.end) is not None


def _closes_single(text: str, paragraph: Paragraph, match: re.Match[str]) -> bool:
    """True unless the mark is an apostrophe: inside a word, or a plural possessive with a closing mark to come."""
    at, end = match.start(), match.end()
    if text[at - 1].isspace() or (end < paragraph.end and text[end].isalnum()):
        return False
    if text[at - 1] == "s" and re.match(r"\s[a-z]", text[end : end + 2]):
        later = re.compile(rf"(?<=[^\s]){re.escape(match.group())}(?!\w)").search(text, end, paragraph.end)
        return later is None
    return True
