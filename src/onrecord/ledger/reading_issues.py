"""Reading what claims are about: issues by what a person calls them, and how many claims each has.

An issue of the codebook is known by its id and has a path ("Iran talks > nuclear"); any other by its label alone.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Text,
    and_,
    cast,
    func,
    literal,
    literal_column,
    or_,
    select,
    true,
)

from onrecord.ledger.folding import fold
from onrecord.ledger.queries import TURNED
from onrecord.ledger.rows import IssueCount
from onrecord.ledger.schema import claim, statement
from onrecord.ledger.text_parts import outside_text
from onrecord.records import Stance

_KEPT = 1 << 16  # folded labels remembered, some 10 MB at most
_STEP = re.compile(r"\s*>\s*")
_BETWEEN_WORDS = re.compile(r"[^\w-]+")

Key = tuple[bool, tuple[str, ...]]
"""What tells issues apart in a tree: whether a codebook names it, and its path, or its label alone."""


@dataclass(frozen=True, slots=True)
class _Issue:
    """An issue that claims are about. `steps` are those of its path, or its label alone."""

    label: str
    id: str | None = None
    path: str | None = None

    @property
    def steps(self) -> tuple[str, ...]:
        return tuple(_STEP.split(self.path)) if self.path else (self.label,)

    @property
    def folded(self) -> tuple[str, ...]:
        return tuple(_fold(step) for step in self.steps)


def about(connection: Connection, words: str) -> ColumnElement[bool]:
    """True of the claims about the issue that a person calls `words`, or about one below it; over `claim`."""
    return _among([*_coded(connection), *_uncoded(connection, words)], words)


def _among(issues: Sequence[_Issue], words: str) -> ColumnElement[bool]:
    """True of the claims about those of some issues that `words` mean."""
    found = list(filter(_called(words, issues), issues))
    labels = claim.c.issue.in_(_values(issue.label for issue in found if issue.id is None))
    ids = claim.c.issue_id.in_(_values(issue.id for issue in found if issue.id is not None))
    # Asked so, no index serves it: SQLite goes by the labels, not through all issues that no codebook names.
    uncoded = func.coalesce(claim.c.issue_id, "") == ""
    return or_(ids, and_(labels, uncoded))


def counted(connection: Connection, words: str | None, limit: int | None) -> list[IssueCount]:
    """The issues with their claims in the article itself by stance, most first, each before those below it."""
    coded = {issue.id: issue for issue in _coded(connection)}

    def stances(*where: ColumnElement[bool]) -> list[tuple[_Issue, Any]]:
        found = connection.execute(_by_stance().where(*where))
        return [(coded.get(row.issue_id) or _Issue(row.issue), row) for row in found]

    if not (words and words.strip()):
        return list(islice(_tree(stances()), limit))
    rows = stances(_among([*coded.values(), *_uncoded(connection, words)], words))
    if not rows:  # what is called so may have claims outside the article itself alone, and others be meant within it
        rows = stances()
        fits = _called(words, [issue for issue, _ in rows])
        rows = [(issue, row) for issue, row in rows if fits(issue)]
    return list(islice(_tree(rows), limit))


class _Claims(NamedTuple):
    """How many claims an issue has, whatever they say on it."""

    claims: int
    stance: str = Stance.UNCLEAR.value
    opposite: bool = False


def labels(connection: Connection, limit: int) -> list[str]:
    """The labels of the first issues of those that `counted` gives, each once."""
    coded = {issue.id: issue for issue in _coded(connection)}
    counts = _counts(connection, _claims_by_id())
    counts.subtract(_counts(connection, _claims_outside_by_id()))
    rows = [(coded[name], _Claims(claims)) for name, claims in counts.items() if claims]
    rows += [(_Issue(label), _Claims(claims)) for label, claims in connection.execute(_claims_by_label())]
    return list(dict.fromkeys(row.label for row in islice(_tree(rows), limit)))


def _counts(connection: Connection, asked: Select[Any]) -> Counter[str]:
    found: Counter[str] = Counter()
    for name, claims in connection.execute(asked):
        found[name] = claims
    return found


def _claims_by_id() -> Select[Any]:
    """How many claims each issue of a codebook has in any part, which an index tells by itself."""
    return select(claim.c.issue_id, func.count()).where(claim.c.issue_id.is_not(None)).group_by(claim.c.issue_id)


def _claims_outside_by_id() -> Select[Any]:
    """How many of these are not of the article itself, which are few."""
    return _claims_by_id().where(claim.c.statement.in_(outside_text()))


def _claims_by_label() -> Select[Any]:
    """How many claims of the article itself each issue has that no codebook names."""
    uncoded = claim.c.issue_id.is_(None), claim.c.statement.not_in(outside_text())
    return select(claim.c.issue, func.count()).where(*uncoded).group_by(claim.c.issue.concat(""))


def _coded(connection: Connection) -> list[_Issue]:
    """The issues that a codebook names. Their path is in the stored record of any of their claims."""
    row: ColumnElement[int] = literal_column("claim.rowid")
    one = select(func.max(row)).select_from(claim).where(claim.c.issue_id.is_not(None)).group_by(claim.c.issue_id)
    key = literal("$.claims[") + cast(claim.c.position, Text) + literal("].issue.path")
    asked = (
        select(claim.c.issue, claim.c.issue_id, func.json_extract(statement.c.body, key).label("path"))
        .join(statement, statement.c.seq == claim.c.statement)
        .where(row.in_(one))
    )
    return [_Issue(r.issue, r.issue_id, r.path) for r in connection.execute(asked)]


def _uncoded(connection: Connection, words: str) -> list[_Issue]:
    """The labels that may be meant by `words`, those of issues that a codebook names among them.

    Folding is for Python to do: here all labels beyond ASCII pass, and of the others those with each of the words.
    """
    # Each label is looked at once, however many claims have it.
    label = select(claim.c.issue).distinct().cte("label").prefix_with("MATERIALIZED")
    beyond_ascii = label.c.issue.op("GLOB")("*[^\x01-\x7f]*")
    held = [label.c.issue.contains(term) for term in _terms(words)]
    asked = select(label.c.issue).where(or_(beyond_ascii, and_(true(), *held)))
    return [_Issue(label) for label in connection.execute(asked).scalars()]


def _terms(words: str) -> list[str]:
    return [term for term in _BETWEEN_WORDS.split(fold(words)) if term]


def _by_stance() -> Select[Any]:
    """How many claims of the article itself each issue has of each stance."""
    what = (claim.c.issue_id, claim.c.issue, claim.c.stance, claim.c.opposite)
    # The concatenation keeps SQLite from going by an index to each row: reading them as they stand is quicker.
    each = (claim.c.issue_id.concat(""), claim.c.issue.concat(""), claim.c.stance, claim.c.opposite)
    in_text = claim.c.statement.not_in(outside_text())
    return select(*what, func.count().label("claims")).where(in_text).group_by(*each)


def _values(values: Iterable[str | None]) -> Select[Any]:
    """The values as a table of one column: any number of them, where an IN list has a limit."""
    each = func.json_each(json.dumps(sorted({v for v in values if v is not None}))).table_valued("value")
    return select(each.c.value)


@lru_cache(maxsize=_KEPT)
def _fold(words: str) -> str:
    return fold(words)


def _called(words: str, issues: Sequence[_Issue]) -> Callable[[_Issue], bool]:
    """Tells the issues that `words` mean: by id, label, path or step of it, else by the words they must have."""
    asked, steps = fold(words), tuple(fold(step) for step in _STEP.split(words.strip()))
    paths = {issue.folded for issue in issues if issue.id == words.strip()} | {steps}

    def named(issue: _Issue) -> bool:
        folded = issue.folded
        return asked in (*folded, _fold(issue.label)) or any(folded[: len(path)] == path for path in paths)

    if any(map(named, issues)):
        return named
    terms = _terms(words)
    return lambda issue: bool(terms) and _has(_BETWEEN_WORDS.split(" ".join(issue.folded)), terms)


def _has(words: Sequence[str], beginnings: Iterable[str]) -> bool:
    return all(any(word.startswith(beginning) for word in words) for beginning in beginnings)


def _tree(rows: Iterable[tuple[_Issue, Any]]) -> Iterator[IssueCount]:
    """Each issue with the claims of those below it added to its own."""
    counts: dict[Key, Counter[Stance]] = defaultdict(Counter)
    ids: dict[Key, str] = {}
    below: dict[Key, set[Key]] = defaultdict(set)
    for issue, row in rows:
        named, steps = issue.id is not None, issue.steps
        stance = TURNED.get(Stance(row.stance), Stance(row.stance)) if row.opposite else Stance(row.stance)
        if issue.id is not None:
            ids[named, steps] = issue.id
        for depth in range(len(steps)):
            key = (named, steps[: depth + 1])
            counts[key][stance] += row.claims
            below[named and depth > 0, steps[:depth]].add(key)
    yield from _branches((False, ()), counts, ids, below)


def _branches(
    above: Key, counts: dict[Key, Counter[Stance]], ids: dict[Key, str], below: dict[Key, set[Key]]
) -> Iterator[IssueCount]:
    for key in sorted(below.get(above, ()), key=lambda key: (-counts[key].total(), not key[0], key[1])):
        named, steps = key
        path = " > ".join(steps) if named else None
        stances = (counts[key][stance] for stance in Stance)
        yield IssueCount(steps[-1], ids.get(key), path, len(steps) - 1, counts[key].total(), *stances)
        yield from _branches(key, counts, ids, below)
