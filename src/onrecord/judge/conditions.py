"""Stated conditions inside a complement: "unless …", "until …", "as long as …"."""

from __future__ import annotations

import re

from onrecord.records import Passage, Span

_CONDITION = re.compile(
    r"(?:(?<=\s)|(?<=^)|(?<=,))(?:only\s+)?(?:if(?! only)|unless|until|as long as|so long as"
    r"|provided(?: that)?|on condition that|"
    r"on the condition that)\s+(?=\w)",
    re.IGNORECASE,
)
_END = re.compile(r"[;:—–]|[.!?](?:\s|$)|,\s")


def conditions(text: str, span: Span) -> tuple[Passage, ...]:
    """The conditions within `span`, each from its conjunction to the next comma or stop."""
    found = []
    for match in _CONDITION.finditer(text, span.start, span.end):
        stop = _END.search(text, match.end(), span.end)
        end = stop.start() if stop else span.end
        found.append(Passage.of(text, [(match.start(), end)]))
    return tuple(found)


def without_conditions(text: str, span: Span, found: tuple[Passage, ...]) -> Span | None:
    """The part of `span` before its first condition, or after one that comes first."""
    if not found:
        return span
    start, end = span
    first = found[0]
    if first.start - start > 2:
        end = first.start
    else:
        start = first.end
    while start < end and not text[start].isalnum() and text[start] not in "“\"'‘([":
        start += 1
    while end > start and text[end - 1] in " ,;:\n":
        end -= 1
    return Span(start, end) if start < end else None
