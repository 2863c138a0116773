"""Positions in words: one by one with their evidence, as a timeline of each holder, or as a matrix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING

from onrecord.cli.counting import number
from onrecord.cli.safe import one_line
from onrecord.cli.screen import Column, short, table, width
from onrecord.export.signs import SIGNS

if TYPE_CHECKING:
    from onrecord.positions import Position, Utterance

MOST_WORDS = 3
"""Statements shown of a position; JSON has all."""

MOST_ISSUES = 9
"""Columns of a matrix, those with most positions; JSON has all."""


def paragraphs(positions: Sequence[Position]) -> str:
    """Each position with its first words, reporters and firmness."""
    return "\n\n".join("\n".join(_lines(p)) for p in positions)


def timelines(positions: Sequence[Position]) -> str:
    """What each holder held, a row a position, in the order in which they began."""
    parts = []
    for holder, held in groupby(positions, key=_holder):
        ordered = sorted(held, key=lambda p: p.since or "")
        columns = [
            Column("From", 10),
            Column("Until", 10),
            Column("", 1),
            Column("Issue", lines=3),
            Column("Words", lines=3),
        ]
        parts.append(f"{one_line(holder)}\n{table(columns, map(_row, ordered))}")
    return "\n\n".join(parts)


def matrix(positions: Sequence[Position]) -> str:
    """Holders by issues: the signs of the positions in force, the latest first; below it, the issues by number.

    The issues are those on which most holders have a position, those of the codebook first; holders without a position
    on any of them are left out and counted.
    """
    known = columns_of(positions)
    issues = known[:MOST_ISSUES]
    columns = [Column("Actor", lines=2), *(Column(str(n), 4) for n, _ in enumerate(issues, 1))]
    rows = [[holder, *_signs(list(held), issues)] for holder, held in groupby(positions, key=_holder)]
    shown = [row for row in rows if any(row[1:])]
    legend = [f"{n}  {one_line(issue)}" for n, issue in enumerate(issues, 1)]
    return "\n".join([table(columns, shown), "", *legend, *_left_out(len(known) - len(issues), len(rows) - len(shown))])


def _left_out(issues: int, holders: int) -> Iterator[str]:
    """What a matrix does not show, and how to see it."""
    also = f", and {number(holders, 'actor')} with positions on those alone" if holders else ""
    if issues:
        yield f"Not shown: {number(issues, 'more issue')}{also}; choose with --issue, or see all with --format csv."


def columns_of(positions: Sequence[Position]) -> list[str]:
    """The issues of some positions: the codebook's first, then those on which most holders have a position."""
    holders: dict[str, set[str]] = {}
    coded: set[str] = set()
    for position in positions:
        holders.setdefault(_issue(position), set()).add(_holder(position))
        if position.issue.path:
            coded.add(_issue(position))
    return sorted(holders, key=lambda issue: (issue not in coded, -len(holders[issue]), issue))


def _signs(held: Sequence[Position], issues: Sequence[str]) -> Iterator[str]:
    latest = sorted(held, key=lambda p: p.since or "", reverse=True)
    for issue in issues:
        yield "".join(dict.fromkeys(SIGNS[p.stance] for p in latest if _issue(p) == issue))


def _row(position: Position) -> list[str]:
    towards = f" towards {position.counterpart.name}" if position.counterpart else ""
    words = position.utterances[0].words
    return [position.since or "?", position.until or "", SIGNS[position.stance], _issue(position) + towards, words]


def _lines(position: Position) -> Iterator[str]:
    towards = f" towards {position.counterpart.name}" if position.counterpart else ""
    until = f" until {position.until}" if position.until else ""
    head = f"{SIGNS[position.stance]} {position.holder.name}: {position.stance.value} {_issue(position)}{towards}"
    yield from _wrapped(f"{head}, from {position.since or 'an unknown day'}{until}", 0)
    for name, found in (("condition", position.conditions), ("scope", position.scope)):
        for words in found:
            yield from _wrapped(f"{name}: {words}", 2)
    yield from _wrapped(_firmness(position), 2)
    for utterance in position.utterances[:MOST_WORDS]:
        yield from _words(utterance)
    left = len(position.utterances) - MOST_WORDS
    if left > 0:
        yield f"    and {left:,} more"


def _firmness(position: Position) -> str:
    firm = position.firmness
    words = "own words" if firm.own_words else "a reporter's words"
    reports = "1 report" if firm.reports == 1 else f"{firm.reports:,} independent reports"
    known = f"; first known on {position.known_on}" if position.known_on else ""
    return f"firmness {firm.score:.2f}: {words}, {'dated' if firm.dated else 'undated'}, {reports}{known}"


def _words(utterance: Utterance) -> Iterator[str]:
    words = utterance.words.strip('“”"')
    yield from _wrapped(f"“{words}”", 4)
    told = f"as reported by {', by '.join(utterance.reporters)}" if utterance.reporters else "own document"
    yield from _wrapped(", ".join(filter(None, (short(utterance.statement), utterance.day, told))), 6)


def _holder(position: Position) -> str:
    return position.holder.name


def _issue(position: Position) -> str:
    return position.issue.path or position.issue.label


def _wrapped(text: str, indent: int) -> list[str]:
    lead = " " * indent
    return wrap(one_line(text), max(40, width()), initial_indent=lead, subsequent_indent=lead)
