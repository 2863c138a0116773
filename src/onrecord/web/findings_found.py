"""The findings that an address asks for. The one place in which the pages ask the desk for findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord import desk
from onrecord.errors import NotFoundError
from onrecord.ledger import Judgement, Ledger
from onrecord.positions import Finding
from onrecord.web.findings_asked import Asked

PER_PAGE = 25
"""Findings on a page: as many as are read at one sitting, each with two quotations."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of findings: those on it, how many fit in all, and the judgement that stands of each that has one."""

    items: tuple[Finding, ...]
    total: int
    page: int
    pages: int
    judged: Mapping[str, Judgement]

    @property
    def first(self) -> int:
        """The number of the page's first finding among all that fit, from 1."""
        return (self.page - 1) * PER_PAGE + 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands in the list: its number from 1, how many there are, and the ids beside it."""

    number: int
    total: int
    before: str | None
    after: str | None


def found(ledger: Ledger, asked: Asked) -> Found:
    """A page of what is asked for; the last one where the address asks for a page beyond it.

    Raises UsageError for a wrong codebook in the ledger. A document that is not there has no findings.
    """
    made = _slice(ledger, asked, (asked.page - 1) * PER_PAGE, PER_PAGE)
    total = len(made.ids)
    pages = max(1, -(-total // PER_PAGE))
    page = min(asked.page, pages)
    if page != asked.page:
        made = _slice(ledger, asked, (page - 1) * PER_PAGE, PER_PAGE)
    return Found(made.items, total, page, pages, made.judged)


def every(ledger: Ledger, asked: Asked) -> tuple[Sequence[Finding], Mapping[str, Judgement]]:
    """All that is asked for, in its order, and the judgements that stand of them."""
    made = _slice(ledger, asked, 0, None)
    return made.items, made.judged


def place(ledger: Ledger, asked: Asked, found_id: str) -> Place | None:
    """Where a finding stands in the list; None where it is not in it."""
    ids = _slice(ledger, asked, 0, 0).ids
    if found_id not in ids:
        return None
    at = ids.index(found_id)
    after = ids[at + 1] if at + 1 < len(ids) else None
    return Place(at + 1, len(ids), ids[at - 1] if at else None, after)


def beside(ledger: Ledger, of: Finding) -> list[Finding]:
    """What else was compared of the same actors on the same issue, what was turned away too, the likeliest first."""
    if not of.issue.label:
        return []
    issue = of.issue.path or of.issue.label
    others: dict[str, Finding] = {}
    for actor in of.actors:
        asked = desk.FindingQuery(actor=actor.id or actor.name, issue=issue, compared=True)
        others |= {f.id: f for f in desk.findings(ledger, asked) if f.id != of.id}
    return sorted(others.values(), key=lambda f: (-f.score, f.id))


def _slice(ledger: Ledger, asked: Asked, start: int, count: int | None) -> desk.FindingSlice:
    try:
        return desk.finding_slice(ledger, asked.listing, start, count)
    except NotFoundError:
        return desk.FindingSlice((), (), {})
