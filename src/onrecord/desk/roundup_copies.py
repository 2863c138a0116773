"""Each report once: which documents print one report, and which statements say the same words again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from onrecord.judge.findings.copies import RETOUCHED
from onrecord.judge.findings.variants import is_part
from onrecord.judge.positions.party import name_key
from onrecord.judge.positions.stems import dice, stems
from onrecord.positions import Finding
from onrecord.records import Stance, Statement
from onrecord.roundup import Entry, Source

Families = Mapping[str, frozenset[str]]
"""For the id of a document, the ids of all documents that print the same report, its own among them."""


def families(copies: Iterable[Finding]) -> Families:
    """The families of documents by findings of syndicated copies."""
    found: dict[str, frozenset[str]] = {}
    for finding in copies:
        family = frozenset(evidence.document for evidence in finding.evidence)
        family = family.union(*(found.get(document, frozenset()) for document in family))
        found |= dict.fromkeys(family, family)
    return found


def told_once(entries: Iterable[Entry], known: Families) -> list[Entry]:
    """The entries without those that say again what another says; that other one names their documents.

    What was published first stands, of one document the longer passage. The order is that of publication.
    """
    kept: list[Entry] = []
    for entry in sorted(entries, key=_first):
        at = next((n for n, k in enumerate(kept) if says_again(k, entry, known)), None)
        if at is None:
            kept.append(entry)
        elif kept[at].source.id != entry.source.id:
            kept[at] = _with(kept[at], entry.source, known)
    return kept


def alike(a: Statement, b: Statement) -> bool:
    """True where two statements have the same words, give or take one."""
    first, second = a.content.text, b.content.text
    return dice(stems(first), stems(second)) >= RETOUCHED or is_part(first, second)


def says_again(a: Entry, b: Entry, known: Families) -> bool:
    """True where one entry tells what the other does: copies of one report in any words for the speaker, others not."""
    are_copies = a.source.id != b.source.id and b.source.id in known.get(a.source.id, ())
    same = are_copies or (_speakers(a) == _speakers(b) and _stances(a) == _stances(b))
    return same and alike(a.statement, b.statement)


def _with(entry: Entry, source: Source, known: Families) -> Entry:
    """The entry with one more document that has its words."""
    if source in (*entry.copies, *entry.also):
        return entry
    if source.id in known.get(entry.source.id, ()):
        return replace(entry, copies=(*entry.copies, source))
    return replace(entry, also=(*entry.also, source))


def _speakers(entry: Entry) -> set[str]:
    return {name_key(speaker.name) for speaker in entry.statement.speakers}


def _stances(entry: Entry) -> set[Stance]:
    return {claim.stance_on_issue for claim in entry.claims}


def _first(entry: Entry) -> tuple[str, str, int, int]:
    source, content = entry.source, entry.statement.content
    return source.published_on or source.not_before or "9999", source.id, -len(content.text), content.start
