"""All findings of a set of utterances. A ledger calls the same functions for the blocks that a document touches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.judge.findings.accounts import accounts
from onrecord.judge.findings.blocks import blocks
from onrecord.judge.findings.changes import changes, government_changes, turned_away
from onrecord.judge.findings.conflicts import date_conflicts
from onrecord.judge.findings.copies import copies
from onrecord.judge.findings.voices import voices
from onrecord.judge.positions.compare import News, no_news
from onrecord.judge.positions.party import issue_key, party_key
from onrecord.judge.positions.ties import Ties
from onrecord.judge.positions.timeline import Timeline, timeline
from onrecord.positions import Finding, Position, Utterance
from onrecord.records import Party


def find(utterances: Iterable[Utterance], ties: Ties | None = None, news: News = no_news) -> list[Finding]:
    """Every finding and comparison of some utterances, by their ids once each; the likeliest first."""
    ties = ties or Ties()
    spoken = [ties.placed(u) for u in utterances]
    made = copies(spoken)
    misreported: set[str] = set()
    for group in _by_holder(spoken).values():
        of_holder = accounts(group)
        made.extend(of_holder.findings)
        misreported |= of_holder.misreported
    positions: dict[str, list[Position]] = {}
    for block in blocks(spoken).values():
        line, found = of_block(block, misreported, news)
        made.extend(found)
        positions.setdefault(issue_key(block[0].issue), []).extend(line.positions)
    for held in positions.values():
        made.extend(voices(held, ties))
    made.extend(_of_governments(spoken, ties, news))
    return sorted({f.id: f for f in made}.values(), key=lambda f: (-f.score, f.id))


def of_block(
    block: Sequence[Utterance], misreported: Iterable[str] = (), news: News = no_news
) -> tuple[Timeline, list[Finding]]:
    """The timeline of one block and its findings. `misreported` are claims that a quotation gainsays."""
    line = timeline(block, news, frozenset(misreported))
    return line, [*changes(line), *turned_away(block), *date_conflicts(block)]


def _by_holder(utterances: Iterable[Utterance]) -> dict[str, list[Utterance]]:
    found: dict[str, list[Utterance]] = {}
    for u in utterances:
        found.setdefault(party_key(u.holder), []).append(u)
    return found


def _of_governments(utterances: Sequence[Utterance], ties: Ties, news: News) -> list[Finding]:
    """Changes of governments' positions from one head to the next."""
    heads: dict[tuple[str, str], tuple[Party, list[Utterance]]] = {}
    for u in utterances:
        for body in ties.governments(u):
            heads.setdefault((party_key(body), issue_key(u.issue)), (body, []))[1].append(u)
    # What heads of two governments changed is told of the one that comes first by its key.
    last_first = sorted(heads.items(), key=lambda item: item[0], reverse=True)
    return [made for _, (body, block) in last_first for made in of_government(block, body, ties, news)]


def of_government(block: Sequence[Utterance], body: Party, ties: Ties, news: News = no_news) -> list[Finding]:
    """The changes of a government's position on one issue, from the utterances of all its heads."""
    if len({party_key(u.holder) for u in block}) < 2:
        return []
    return government_changes(timeline(block, news), body, ties)
