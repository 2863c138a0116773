"""The columns of the matrix: issues by the codebook's tree, those of one widest issue together and foldable."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.records import Issue, Party
from onrecord.web import links

LONGEST_LABEL = 52
"""Characters of a column's head; the whole label is its tooltip and is read aloud."""

_STEP = re.compile(r"\s*>\s*")


class Counted(Protocol):
    """A position, or what a holder has on an issue: whose it is, on what, and how many claims carry it."""

    @property
    def holder(self) -> Party:
        """Whose it is."""

    @property
    def issue(self) -> Issue:
        """What it is on."""

    @property
    def claims(self) -> int:
        """How many claims carry it."""


@dataclass(frozen=True, slots=True)
class Column:
    """An issue, or a folded group: `key` is its path or label, `label` what its head says, `issues` the keys it holds.

    `starts` is true of the first column of a group.
    """

    key: str
    label: str
    full: str
    href: str
    issues: tuple[str, ...]
    starts: bool
    statements: int


@dataclass(frozen=True, slots=True)
class Group:
    """The head above the columns of one widest issue; `key` is None above the issues that no codebook names."""

    key: str | None
    label: str
    width: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns in order, the heads above them, and how many issues are left out."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    left_out: int


def issue_key(issue: Issue) -> str:
    """What tells issues apart: the path in the codebook, else the label."""
    return issue.path or issue.label


def statements_of(positions: Iterable[Counted]) -> int:
    """How many statements carry some positions; one that carries two counts for each."""
    return sum(p.claims for p in positions)


def columns(positions: Sequence[Counted], closed: Sequence[str], most: int) -> Columns:
    """The `most` issues with most statements, by their tree; the groups named in `closed` are one column each."""
    issues = {issue_key(p.issue): p.issue for p in positions}
    weights = Counter[str]()
    for position in positions:
        weights[issue_key(position.issue)] += position.claims
    shown = sorted(issues, key=lambda key: (-weights[key], key))[:most]
    tops: dict[str | None, list[str]] = {}
    for key in shown:
        tops.setdefault(_top(issues[key]), []).append(key)
    order = sorted(tops, key=lambda top: (top is None, -sum(weights[k] for k in tops[top]), top or ""))
    made, groups = list[Column](), list[Group]()
    for top in order:
        cut = _folded(top, tops[top], issues, weights) if top in closed else None
        group = [cut] if cut else _open(_in_tree(tops[top], weights), issues, weights)
        made += group
        groups.append(Group(top, top or "not in the codebook", len(group), cut is not None))
    return Columns(tuple(made), tuple(groups), len(issues) - len(shown))


def short(label: str, longest: int = LONGEST_LABEL) -> str:
    """A label cut at a word, with an ellipsis, so that a head stays a head."""
    if len(label) <= longest:
        return label
    return f"{label[: longest - 1].rsplit(' ', 1)[0].rstrip(',;: ')}…"


def steps(key: str) -> tuple[str, ...]:
    """The steps of an issue's path, the widest first; a label is one step."""
    return tuple(_STEP.split(key))


def _top(issue: Issue) -> str | None:
    return steps(issue.path)[0] if issue.path else None


def _in_tree(keys: Sequence[str], weights: Mapping[str, int]) -> list[str]:
    """Issues in the order of their tree: each before those below it, siblings by their statements."""
    total = Counter[tuple[str, ...]]()
    for key in keys:
        path = steps(key)
        for depth in range(1, len(path) + 1):
            total[path[:depth]] += weights[key]

    def place(key: str) -> tuple[tuple[int, str], ...]:
        path = steps(key)
        return tuple((-total[path[:depth]], path[depth - 1]) for depth in range(1, len(path) + 1))

    return sorted(keys, key=place)


def _open(keys: Sequence[str], issues: Mapping[str, Issue], weights: Mapping[str, int]) -> list[Column]:
    return [_column(key, issues[key], weights[key], starts=not at) for at, key in enumerate(keys)]


def _column(key: str, issue: Issue, statements: int, *, starts: bool) -> Column:
    path = steps(key) if issue.path else (key,)
    label = " › ".join(path[1:]) or path[0]
    return Column(key, short(label), " › ".join(path), links.issue(issue), (key,), starts, statements)


def _folded(
    top: str | None, keys: Sequence[str], issues: Mapping[str, Issue], weights: Mapping[str, int]
) -> Column | None:
    """The one column of a group, or None for what is no group of the codebook."""
    if top is None:
        return None
    whole = issues.get(top) or Issue(top, path=top)
    return Column(
        top, short(f"all of {top}"), top, links.issue(whole), tuple(keys), True, sum(weights[k] for k in keys)
    )
