"""Several accounts of what one holder said on one day: variants, gaps, contradictions, and which accounts to trust."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.judge.findings.because import (
    contradiction_because,
    gap_because,
    same_day_because,
    variant_because,
)
from onrecord.judge.findings.gaps import gaps, is_of_these_words, turned_around
from onrecord.judge.findings.make import finding
from onrecord.judge.findings.occasions import same_occasion
from onrecord.judge.findings.variants import ALIKE, is_part, likeness, wordings
from onrecord.judge.positions.compare import RANK, apart, not_held, overlaps
from onrecord.judge.positions.days import days_between, is_dated, order, said, same_day
from onrecord.judge.positions.party import compatible, issue_key
from onrecord.judge.positions.reading import DATE_CONFLICT
from onrecord.judge.positions.sketch import are_copies
from onrecord.positions import Finding, FindingKind, Gate, Utterance
from onrecord.records import TimeBasis

MOST = 60
"""Utterances of one holder and day that are compared with one another; a long speech is not compared with itself."""

LATE = 7
"""Days within which an undated report may be one of a dated quotation's words, or of one occasion."""

SOON = 3
"""Days within which an undated report on the quotation's issue is taken for one of it."""


_NEWER = re.compile(
    r"\b(?:now|since then|after that|later|no longer|meanwhile|today|this time|again|still)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Accounts:
    """What the accounts of one holder gave: findings, and the claims that carry no position of their own."""

    findings: tuple[Finding, ...]
    misreported: frozenset[str]


def accounts(utterances: Iterable[Utterance]) -> Accounts:
    """Compare the utterances of one holder, on any issues, that are of one day or of the same words."""
    ordered = sorted((u for u in utterances if said(u)), key=order)
    found: dict[str, Finding] = {}
    misreported: set[str] = set()
    for group in _groups(ordered):
        quotes = [u for u in group if u.is_own_words and _is_meant(u)]
        for result in (*_variants(quotes), *_gaps(quotes, group), *_contradictions(group)):
            found.setdefault(result.id, result)
            if result.gate is None and _unsettles(result, group):
                misreported.add(result.claims[1])
    return Accounts(tuple(found.values()), frozenset(misreported))


def _unsettles(result: Finding, group: Sequence[Utterance]) -> bool:
    """Whether the second account carries no position of its own: misreported, or of a later day only in print."""
    if result.kind is FindingKind.CONTRADICTION:
        first, second = (next(u for u in group if u.claim == claim) for claim in result.claims)
        return not same_day(first, second)
    return result.kind is FindingKind.PARAPHRASE_GAP


def _groups(ordered: Sequence[Utterance]) -> Iterator[list[Utterance]]:
    """The utterances of one day, with the undated reports of the days after that are of the same words or occasion."""
    at = 0
    while at < len(ordered):
        end = at
        while end < len(ordered) and (end == at or same_day(ordered[at], ordered[end])):
            end += 1
        group = list(ordered[at:end])[:MOST]
        late = [u for u in ordered[end : end + MOST] if not _is_sure(u) and any(_is_same(g, u) for g in group)]
        yield group + late
        at = end


def _is_sure(u: Utterance) -> bool:
    """True where the day stands beside the words; what is taken over from elsewhere may be the report's own day."""
    return is_dated(u) and u.basis is not TimeBasis.INHERITED and DATE_CONFLICT not in u.flags


def _is_same(first: Utterance, late: Utterance) -> bool:
    """Whether a report without a sure day is of the words or of the occasion of an utterance before it."""
    days, later, one_issue = said(first), said(late), issue_key(first.issue) == issue_key(late.issue)
    if days is None or later is None or _goes_on(late):
        return False
    quoted = first.is_own_words and is_dated(first) and not late.is_own_words
    if quoted and first.document == late.document and (is_of_these_words(first, late) or DATE_CONFLICT in late.flags):
        return True
    apart = days_between(days[0], later[0])
    if apart > LATE or DATE_CONFLICT in late.flags:
        return False
    if one_issue and same_occasion(first, late):
        return True
    return quoted and (is_of_these_words(first, late) or (apart <= SOON and one_issue))


def _goes_on(u: Utterance) -> bool:
    """True where the text says that these words are newer ones."""
    return _NEWER.search(f"{u.frame} {u.words}") is not None


def _is_meant(u: Utterance) -> bool:
    """True for words that their holder means, be their stance clear or not."""
    return not_held(u) in {None, Gate.STANCE_UNCLEAR, Gate.DATE_UNKNOWN}


def _variants(quotes: Sequence[Utterance]) -> Iterator[Finding]:
    """Quotations of one day that are one in different words. Each other wording is shown beside the first only."""
    firsts: dict[str, Utterance] = {}
    for u in {q.statement: q for q in reversed(quotes)}.values():
        pairs = ((q, _wordings(q, u)) for q in firsts.values())
        like = next(((q, other) for q, other in pairs if other), None)
        if like is not None:
            first, other = like
            alike = max(likeness(a, b) for a, b in other)
            yield finding(FindingKind.QUOTE_VARIANT, (first, u), variant_because(first, other), alike)
        elif not any(is_part(q.words, u.words) for q in firsts.values()):
            firsts[u.statement] = u


def _wordings(a: Utterance, b: Utterance) -> list[tuple[str, str]]:
    """The sentences that two quotations word differently; none for those of one document or of two occasions."""
    occasion = same_occasion(a, b)
    if a.document == b.document or occasion is False or RANK.get(a.stance) != RANK.get(b.stance):
        return []
    return wordings(a.words, b.words, ALIKE - 0.15 if occasion else ALIKE)


def _gaps(quotes: Sequence[Utterance], group: Sequence[Utterance]) -> Iterator[Finding]:
    """Reports that say more, less or other than a quotation of the day, and agree with none."""
    for report in group:
        if report.is_own_words or not report.claim or not _is_meant(report):
            continue
        beside = [q for q in quotes if _is_on_it(q, report) and _is_beside(q, report)]
        differing = [(q, gaps(q, report)) for q in beside]
        if differing and all(d for _, d in differing):
            quotation, differences = max(
                differing, key=lambda pair: (pair[0].document != report.document, -len(pair[1]))
            )
            likely = 0.8 if same_occasion(quotation, report) else 0.65
            yield finding(
                FindingKind.PARAPHRASE_GAP, (quotation, report), gap_because(quotation, report, differences), likely
            )
        elif not beside:
            yield from _other_point(quotes, group, report)


def _is_on_it(quotation: Utterance, report: Utterance) -> bool:
    """Whether a report is on the quotation's issue, or on another one in so many of its words."""
    if issue_key(quotation.issue) == issue_key(report.issue):
        return True
    return quotation.stance is report.stance and is_of_these_words(quotation, report)


def _is_beside(quotation: Utterance, report: Utterance) -> bool:
    """Whether a report can be one of the words of a quotation."""
    if quotation.statement == report.statement or not compatible(quotation, report):
        return False
    if quotation.document == report.document and _teller(quotation) == _teller(report):
        # One teller's other sentence is another statement, unless it plainly passes on these words.
        same_issue = issue_key(quotation.issue) == issue_key(report.issue)
        if not (same_issue and (report.scope or quotation.scope) and is_of_these_words(quotation, report)):
            return False
    occasion = same_occasion(quotation, report)
    return occasion or (occasion is None and not turned_around(quotation, report))


def _teller(u: Utterance) -> str | None:
    """The nearest reporter who is not the holder, and no description that may be of the holder (“the former senator”).

    Nobody is another teller of his own words.
    """
    others = (name for name in u.reporters if name != u.holder.name)
    return next((name for name in others if not name.startswith("the ") or name[4:5].isupper()), None)


def _other_point(quotes: Sequence[Utterance], group: Sequence[Utterance], report: Utterance) -> Iterator[Finding]:
    """A report that makes another point of an occasion of which each teller gives one point only."""
    if sum(u.document == report.document for u in group) > 1:
        return
    for q in quotes:
        alone = sum(u.document == q.document for u in group) == 1
        if alone and q.document != report.document and q.stance is report.stance and same_occasion(q, report):
            yield finding(FindingKind.PARAPHRASE_GAP, (q, report), gap_because(q, report, gaps(q, report)), 0.45)
            return


def _contradictions(group: Sequence[Utterance]) -> Iterator[Finding]:
    """Pairs of one day that cannot both hold; one finding a pair of issue and stances."""
    held = [u for u in group if not_held(u) is None]
    shown: set[tuple[str, frozenset[str]]] = set()
    for a, b in combinations(held, 2):
        if (
            a.statement == b.statement
            or abs(RANK[a.stance] - RANK[b.stance]) < 2
            or issue_key(a.issue) != issue_key(b.issue)
        ):
            continue
        key = (issue_key(a.issue), frozenset((a.document, b.document)))
        occasion, gate = same_occasion(a, b), apart(a, b)
        if not occasion and not same_day(a, b):
            continue
        if gate or not overlaps(a, b):
            yield finding(
                FindingKind.CONTRADICTION, (a, b), same_day_because(a, b, gate), 0.2, gate or Gate.SCOPE_UNCERTAIN
            )
        elif key not in shown and not _is_misreport(a, b, occasion) and not _is_aside(a, b, occasion):
            shown.add(key)
            yield finding(
                FindingKind.CONTRADICTION, (a, b), contradiction_because(a, b, occasion), 0.8 if occasion else 0.7
            )


def _is_misreport(a: Utterance, b: Utterance, occasion: bool | None) -> bool:
    """True for a quotation and a report of one occasion: the report is wrong, not the speaker in two minds."""
    return bool(occasion) and a.is_own_words != b.is_own_words


def _is_aside(a: Utterance, b: Utterance, occasion: bool | None) -> bool:
    """True within one document unless it tells two occasions apart, and for copies of one report."""
    return (a.document == b.document and occasion is not False) or (
        are_copies(a.sketch, b.sketch) and occasion is not False
    )
