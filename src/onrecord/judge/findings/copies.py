"""Copies of one report in several outlets: one finding a group, so that they count as one report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from onrecord.judge.findings.make import finding
from onrecord.judge.findings.variants import is_part, likeness
from onrecord.judge.positions.days import order
from onrecord.judge.positions.sketch import are_copies
from onrecord.positions import Finding, FindingKind, Utterance

RETOUCHED = 0.9
"""Likeness of two contents that an editor changed in passing."""

KEYS = 24
"""Smallest hashes of a sketch by which candidates are found."""

SHARED = 2
"""How many of them candidates share. Of two reports about as long as one another that share six tenths of their
shingles, fewer than one pair in ten thousand shares fewer; reports on the same people and subject often share one."""


def copies(utterances: Iterable[Utterance]) -> list[Finding]:
    """One finding for each group of documents that print one report; candidates share some of their `KEYS`."""
    by_document = _by_document(utterances)
    groups = copy_groups({name: us[0].sketch for name, us in by_document.items()})
    made = (_finding([by_document[name] for name in group]) for group in groups)
    return [f for f in made if f is not None]


def of_copies(utterances: Iterable[Utterance]) -> Finding | None:
    """The finding of documents that are known to print one report, from all that is said in them."""
    return _finding(list(_by_document(utterances).values()))


def _by_document(utterances: Iterable[Utterance]) -> dict[str, list[Utterance]]:
    found: dict[str, list[Utterance]] = {}
    for u in sorted(utterances, key=order):
        found.setdefault(u.document, []).append(u)
    return found


def copy_groups(sketches: Mapping[str, tuple[int, ...]]) -> list[list[str]]:
    """The groups of two or more documents that are copies of one another, by the sketches of all."""
    leader = {name: name for name in sketches}
    holders: dict[int, list[str]] = {}
    for name, sketch in sketches.items():
        keys = frozenset(sketch[:KEYS])
        met = Counter(other for h in keys for other in holders.get(h, ()))
        near = [other for other, times in met.items() if times >= SHARED]
        for other in sorted(near):
            if leader[other] != leader[name] and are_copies(sketch, sketches[other]):
                old, new = leader[name], leader[other]
                leader |= {n: new for n, lead in leader.items() if lead == old}
        for h in keys:
            holders.setdefault(h, []).append(name)
    groups: dict[str, list[str]] = {}
    for name, lead in leader.items():
        groups.setdefault(lead, []).append(name)
    return [group for group in groups.values() if len(group) > 1]


def _finding(group: list[list[Utterance]]) -> Finding | None:
    """The finding of a group of documents, each with the words that it shares with the first; None where none does.

    Two short reports of one speech may come out alike but for what was said: those are no copies.
    """
    shared = [(u, [m for us in group[1:] if (m := _match(u, us)) is not None]) for u in group[0]]
    first, others = max(shared, key=lambda s: len(s[1]))
    if not others:
        return None
    pair = (first, *others)
    names = [u.reporters[-1] if u.reporters else "an unnamed outlet" for u in pair]
    because = f"{len(pair)} outlets print one report ({', '.join(names)}); it counts as one."
    return finding(FindingKind.SYNDICATED_COPY, pair, because, 0.9)


def _match(u: Utterance, others: list[Utterance]) -> Utterance | None:
    """The utterance of another document that has the words of this one, give or take a word."""
    return next((o for o in others if is_part(u.words, o.words) or likeness(u.words, o.words) >= RETOUCHED), None)
