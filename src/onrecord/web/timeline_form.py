"""The controls of a timeline: its zoom, the presets of a period, the choices of each filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.records import Kind
from onrecord.web import wording
from onrecord.web.charts.scale import Scale
from onrecord.web.sayings import Saying, issue_key, party_key
from onrecord.web.timeline_query import TimelineQuery

MOST = 60
"""Choices of a filter, the most frequent ones."""

_SPANS = ((3653, "10 years"), (1826, "5 years"), (365, "1 year"), (91, "3 months"), (31, "1 month"))
"""Presets: days and words."""

_CALENDAR = (date(1, 1, 2), date(9999, 12, 30))


@dataclass(frozen=True, slots=True)
class Way:
    """A link to another period; `current` where it is the one that is shown."""

    words: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, its words and how many sayings it leaves."""

    value: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A filter of the form: its name in the address, its label and its choices."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def presets(query: TimelineQuery, path: str, whole: Scale) -> tuple[Way, ...]:
    """The whole time, and the last years or months of it, as far as they are shorter."""
    ways = [Way("All", query.within(path, None, None), query.first is None and query.last is None)]
    for days, words in _SPANS:
        if days < whole.days:
            first = whole.last - timedelta(days=days - 1)
            ways.append(Way(f"Last {words}", query.within(path, first, whole.last), query.first == first))
    return tuple(ways)


def moves(query: TimelineQuery, path: str, shown: Scale, whole: Scale) -> tuple[Way, ...]:
    """Earlier, later, closer and wider, as far as there is anything to see that way."""
    half = timedelta(days=max(1, shown.days // 2))
    quarter = timedelta(days=shown.days // 4)
    found = []
    if shown.first > whole.first:
        found.append(("Earlier", -half, -half))
    if shown.last < whole.last:
        found.append(("Later", half, half))
    if shown.days > 14:
        found.append(("Closer", quarter, -quarter))
    if shown.first > whole.first or shown.last < whole.last:
        found.append(("Wider", -half, half))
    return tuple(
        Way(words, query.within(path, _moved(shown.first, begin), _moved(shown.last, end)))
        for words, begin, end in found
    )


def fields(sayings: Sequence[Saying], query: TimelineQuery, *, by_holder: bool) -> tuple[Field, ...]:
    """The filters with what the sayings offer; those that leave no choice are left out."""
    lane = ("holder", "Holder", query.holder, _holder) if by_holder else ("issue", "Issue", query.issue, _issue)
    every = (
        lane,
        ("counterpart", "Towards", query.counterpart, _counterpart),
        ("reporter", "Reported by", query.reporter, _reporters),
        ("kind", "Kind", query.kind.value if query.kind else None, _kind),
    )
    made = (_field(name, label, chosen, sayings, of) for name, label, chosen, of in every)
    return tuple(field for field in made if len(field.choices) > 1 or any(c.chosen for c in field.choices))


Pairs = Iterable[tuple[str, str]]
"""Values of a filter that fit a saying, with their words."""


def _field(
    name: str, label: str, chosen: str | None, sayings: Sequence[Saying], of: Callable[[Saying], Pairs]
) -> Field:
    counts: Counter[str] = Counter()
    words: dict[str, str] = {}
    for saying in sayings:
        for value, called in of(saying):
            counts[value] += 1
            words.setdefault(value, called)
    if chosen and chosen not in counts:
        words[chosen] = chosen
        counts[chosen] = 0
    most = sorted(counts, key=lambda value: (value != chosen, -counts[value], words[value]))[:MOST]
    return Field(name, label, tuple(Choice(v, words[v], counts[v], v == chosen) for v in most))


def _issue(saying: Saying) -> Pairs:
    if saying.claim:
        issue = saying.claim.issue
        yield issue_key(issue), issue.path or issue.label


def _holder(saying: Saying) -> Pairs:
    if saying.claim:
        yield party_key(saying.claim.holder), saying.claim.holder.name


def _counterpart(saying: Saying) -> Pairs:
    if saying.claim and saying.claim.counterpart:
        yield party_key(saying.claim.counterpart), saying.claim.counterpart.name


def _reporters(saying: Saying) -> Pairs:
    return ((name, name) for name in saying.reporters)


def _kind(saying: Saying) -> Pairs:
    kind: Kind = saying.row.statement.kind
    yield kind.value, wording.KINDS[kind]


def _moved(day: date, by: timedelta) -> date:
    """A day so much earlier or later, within the calendar."""
    first, last = _CALENDAR
    return first if by < first - day else last if by > last - day else day + by
