"""Issue linkage: which issues the positions on an issue hang on, read from their conditions.

"Regional talks if the accord is kept" links regional talks to the accord. Negotiators link issues so; a map of the
talks shows it. The words of a condition are looked up in the codebook, and among the issues of the ledger that it does
not name. Only words decide: a link that meaning alone suggests would be one that nobody made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.desk.coding import held_codebook
from onrecord.judge.issues import Namer, Normaliser
from onrecord.ledger import Ledger
from onrecord.models.actor_table import load_actors
from onrecord.models.general import general_codebook
from onrecord.models.issue_vectors import load_issue_vectors
from onrecord.positions import Standing
from onrecord.records import Issue
from onrecord.resolve.codebook import read_codebook
from onrecord.resolve.codebook_issues import CodebookIssue

_JOINED = re.compile(
    r"\s*(?:[,;]|,?\s+(?:and|or))\s+"
    r"(?=(?:only\s+)?(?:if|that|unless|until|provided|once|the|its|his|her|their|our|all|no|they|he|she|it)\b)",
    re.IGNORECASE,
)
"""Between two conditions that one passage names."""

_OPENING = re.compile(
    r"^(?:but\s+)?(?:only\s+)?(?:if(?:\s+and\s+when)?|unless|until|once|when|before|after|provided(?:\s+that)?|"
    r"(?:as|so|for as)\s+(?:long|soon)\s+as|on(?:\s+the)?\s+condition(?:\s+that)?|in\s+case|subject\s+to|"
    r"in\s+(?:return|exchange)\s+for)\s+",
    re.IGNORECASE,
)
"""The words that make a condition of what follows."""

_THING = re.compile(
    r"\b(?:the|its|his|her|their|our|your|my|this|that|these|those|all|any|a|an)\s+((?:[\w’'-]+\s*){1,3})",
    re.IGNORECASE,
)
"""A thing named in a longer clause, where an alias of one word may stand: "withdraws its batteries from Kellin"."""

_LEAST_WORDS = 2
"""Words of an issue that no codebook names, at least, for a condition to mean it: one word is too easily another's."""


Meant = Callable[[str], Issue | None]
"""Gives the issue that some words mean, or None."""


@dataclass(frozen=True, slots=True)
class Link:
    """Positions on `issue` that hang on another issue; `conditions` are their words, one for each position."""

    issue: Issue
    hangs_on: Issue
    positions: tuple[Standing, ...]
    conditions: tuple[str, ...]


def linkage(ledger: Ledger, positions: Sequence[Standing]) -> list[Link]:
    """The links that the conditions of some positions make, those of most positions first.

    A condition that names the position's own issue makes none. Raises UsageError for a wrong codebook in the ledger.
    """
    if not any(p.conditions for p in positions):
        return []
    known = {_key(p.issue): p.issue for p in positions}
    stored = ledger.read.codebook()
    namers = (_codebook_namer(ledger, stored.text if stored else None), _ledger_namer(known.values()))
    return links(positions, lambda words: _meant(words, namers, known))


def links(positions: Iterable[Standing], meant: Meant) -> list[Link]:
    """As `linkage`, with the issues that words mean given by `meant`."""
    pairs: dict[tuple[str, str], list[tuple[Standing, str]]] = {}
    issues: dict[str, Issue] = {}
    for position, condition, issue in _hanging(positions, meant):
        own, other = _key(position.issue), _key(issue)
        said = pairs.setdefault((own, other), [])
        if all(p is not position for p, _ in said):
            said.append((position, condition))
        issues |= {own: position.issue, other: issue}
    made = [
        Link(issues[own], issues[other], tuple(p for p, _ in said), tuple(c for _, c in said))
        for (own, other), said in pairs.items()
    ]
    return sorted(made, key=lambda link: (-len(link.positions), _key(link.issue), _key(link.hangs_on)))


def _hanging(positions: Iterable[Standing], meant: Meant) -> Iterator[tuple[Standing, str, Issue]]:
    """Each position with a condition and another issue that the condition names."""
    for position in positions:
        for condition in position.conditions:
            for issue in _named(condition, meant):
                if _key(issue) != _key(position.issue):
                    yield position, condition, issue


def _named(condition: str, meant: Meant) -> list[Issue]:
    """The issues that a condition names, each once: one for each of the conditions joined in it, at most."""
    found: dict[str, Issue] = {}
    for piece in _JOINED.split(condition):
        clause = _OPENING.sub("", piece.strip())
        whole = meant(clause)
        things = [whole] if whole else [meant(match[1].strip()) for match in _THING.finditer(clause)]
        first = next((issue for issue in things if issue), None)
        if first is not None:
            found.setdefault(_key(first), first)
    return list(found.values())


def _meant(words: str, namers: Iterable[Namer], known: Mapping[str, Issue]) -> Issue | None:
    """The issue that words mean by the first namer that knows one."""
    for namer in namers:
        match = namer.match(words)
        if match is not None:
            issue = match[0]
            return known.get(issue.path) or Issue(issue.name, None, issue.id, issue.path)
    return None


@lru_cache(maxsize=4)
def _codebook_namer(ledger: Ledger, _text: str | None) -> Namer:
    """Names issues by the codebooks that `load_namer` goes by, by words alone; kept for a codebook's text."""
    book = held_codebook(ledger)
    own = book.issues if book else ()
    general = read_codebook(general_codebook()).issues if book is None or book.general_issues else ()
    paths = {issue.path.casefold() for issue in own}
    return Namer([*own, *(i for i in general if i.path.casefold() not in paths)], _normaliser())


def _ledger_namer(issues: Iterable[Issue]) -> Namer:
    """Names the issues that no codebook names by their labels of several words."""
    normaliser = _normaliser()
    labels = sorted({issue.label for issue in issues if not issue.path})
    long = [label for label in labels if len(normaliser.normal(label).words) >= _LEAST_WORDS]
    return Namer([CodebookIssue(label, label) for label in long], normaliser)


@lru_cache(maxsize=1)
def _normaliser() -> Normaliser:
    return Normaliser(load_issue_vectors().common, load_actors().countries)


def _key(issue: Issue) -> str:
    return issue.path or issue.label
