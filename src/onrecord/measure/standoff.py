"""Attributions from the text of a brat standoff file in PolNeAR's layout.

A ``T`` line names pieces of text (``T7<TAB>Content 10 20;25 31<TAB>words``), an ``E`` line gathers them into an
attribution (``E2<TAB>Attribution:T8 Source:T5 Cue:T6 Content:T7 Content2:T9``). Notes and other labels are skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from onrecord.measure.marked import Marked
from onrecord.records import Span

_ROLES = ("source", "cue", "content")


def parse_standoff(text: str) -> list[Marked]:
    """The attributions of one file, in the order of its events. Raises ValueError for a line that is damaged.

    A number after a role tells several of one role apart. What an event names and the file does not have is left out.
    """
    pieces: dict[str, tuple[Span, ...]] = {}
    events: list[str] = []
    for number, line in enumerate(re.split(r"\r?\n", text), 1):
        key, _, rest = line.partition("\t")
        body = rest.partition("\t")[0]
        if re.fullmatch(r"T\d+", key):
            pieces[key] = _pieces(body, number)
        elif re.fullmatch(r"E\d+", key) and body.lower().startswith("attribution"):
            events.append(body)
    return [_event(body, pieces) for body in events]


def check_spans(items: Iterable[Marked], length: int) -> None:
    """Raise ValueError for a span that does not fit a text of `length` code points."""
    for item in items:
        for start, end in (*item.source, *item.cue, *item.content):
            if not 0 <= start <= end <= length:
                raise ValueError(f"it marks {start} to {end} in a text of {length} characters")


def _pieces(body: str, number: int) -> tuple[Span, ...]:
    """The offsets of a label's pieces: ``Content 10 20;25 31``."""
    found = re.fullmatch(r"\S+ (\d+ \d+(?:;\d+ \d+)*)", body.strip())
    if not found:
        raise ValueError(f"line {number} has no offsets that can be read")
    return tuple(Span(*map(int, piece.split())) for piece in found[1].split(";"))


def _event(body: str, pieces: Mapping[str, tuple[Span, ...]]) -> Marked:
    """The attribution of an event line; its first word names the event, the others a role and a label each."""
    spans: dict[str, list[Span]] = {role: [] for role in _ROLES}
    for argument in body.split()[1:]:
        name, _, label = argument.partition(":")
        role = name.rstrip("0123456789").lower()
        if role in spans:
            spans[role] += pieces.get(label, ())
    return Marked(*(tuple(sorted(spans[role])) for role in _ROLES))
