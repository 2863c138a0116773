"""The statements of a round-up by side, actor and issue, in an order that is the same every time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.desk.roundup_copies import Families, told_once
from onrecord.judge.positions.party import issue_steps, name_key
from onrecord.positions import Position
from onrecord.records import Claim, Issue, Party, Statement
from onrecord.roundup import ActorNews, Entry, IssueNews, SideNews

UNNAMED = Party("")
"""Whose news those of all holders without a name of their own are."""

Before = Mapping[str, Sequence[Position]]
"""The positions held before the period, by the keys of their holders."""


@dataclass(frozen=True, slots=True)
class Held:
    """An entry with the claims of one holder, and the holder as the round-up lists him.

    `key` tells holders apart, however a text calls them. `holder` is `UNNAMED` for whoever has no name of his own;
    `side` is None where the codebook knows none.
    """

    key: str
    holder: Party
    side: str | None
    entry: Entry


def grouped(held: Sequence[Held], order: Sequence[str], before: Before, known: Families) -> tuple[SideNews, ...]:
    """The news of each side, in the order of `order`, those of no side last; each report once."""
    named = [(name, [h for h in held if h.side == name]) for name in (*dict.fromkeys(order), None)]
    return tuple(SideNews(name, _actors(of_side, before, known)) for name, of_side in named if of_side)


def issue_key(issue: Issue) -> str:
    """What tells an issue apart from others, in every text."""
    return issue.id or name_key(issue.label)


def are_related(a: Issue, b: Issue) -> bool:
    """True for one issue, and where one lies above the other in the codebook."""
    first, second = issue_steps(a), issue_steps(b)
    least = min(len(first), len(second))
    return first[:least] == second[:least]


def about_first(claims: Sequence[Claim], fits: Callable[[Claim], bool]) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """The claims on the issue of the first one that fits, and all others; nothing where none fits."""
    first = next(filter(fits, claims), None)
    if first is None:
        return (), ()
    key = issue_key(first.issue)
    about = tuple(claim for claim in claims if issue_key(claim.issue) == key)
    return about, tuple(claim for claim in claims if issue_key(claim.issue) != key)


def said_order(entry: Entry) -> tuple[str, str, int, str]:
    """A key that sorts entries by the day on which they were said, or became known, then by their place."""
    said, source = entry.statement.said_on, entry.source
    day = said.earliest if said else source.published_on or source.not_before or "9999"
    return day, source.published_on or "9999", entry.statement.content.start, entry.statement.id


def _actors(held: Sequence[Held], before: Before, known: Families) -> tuple[ActorNews, ...]:
    """Who said most comes first, whoever has no name last."""
    made = [_actor(group, before, known) for group in _by(held, lambda h: h.key).values()]
    return tuple(sorted(made, key=lambda a: (not a.named, -len(list(a.entries)), name_key(a.holder.name))))


def _actor(held: Sequence[Held], before: Before, known: Families) -> ActorNews:
    holder, positions = held[0].holder, before.get(held[0].key, ())
    made = []
    for group in _by(held, lambda h: issue_key(h.entry.claims[0].issue)).values():
        entries = told_once((h.entry for h in group), known)
        issue = entries[0].claims[0].issue
        plain = Issue(issue.label, None, issue.id, issue.path)
        related = tuple(p for p in positions if are_related(p.issue, plain))
        made.append(IssueNews(plain, related, tuple(sorted(entries, key=said_order))))
    ordered = sorted(made, key=lambda news: (-len(news.entries), name_key(news.issue.path or news.issue.label)))
    return ActorNews(holder, holder != UNNAMED, tuple(ordered))


def _by(held: Iterable[Held], key: Callable[[Held], str]) -> dict[str, list[Held]]:
    groups: dict[str, list[Held]] = {}
    for one in held:
        groups.setdefault(key(one), []).append(one)
    return groups


def passed_on(statements: Iterable[Statement]) -> frozenset[str]:
    """The ids of the statements in which a reporter passes on another one of them."""
    return frozenset(r.statement for statement in statements for r in statement.reported_by if r.statement)
