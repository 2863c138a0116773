"""Blocks: which utterances are compared with which, so that no pair outside a block is ever looked at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from onrecord.judge.positions.days import said
from onrecord.judge.positions.party import issue_key, party_key
from onrecord.positions import Utterance


class Block(NamedTuple):
    """One holder on one issue. Counterparts are told apart within it, since words without one may concern any."""

    holder: str
    issue: str


class Touched(NamedTuple):
    """What some utterances touch, to be worked out anew.

    `blocks` go to `of_block`. `windows` are (holder, first day, last day): the holder's utterances from `LATE` days
    before to `LATE` days after, and those of the same documents, go to `accounts`. The positions of all holders on
    `issues` go to `voices`.
    """

    blocks: frozenset[Block]
    windows: frozenset[tuple[str, str, str]]
    issues: frozenset[str]


def block_of(u: Utterance) -> Block:
    """The block of an utterance."""
    return Block(party_key(u.holder), issue_key(u.issue))


def blocks(utterances: Iterable[Utterance]) -> dict[Block, list[Utterance]]:
    """Utterances by their block, in the order of the blocks' first appearance."""
    found: dict[Block, list[Utterance]] = {}
    for u in utterances:
        found.setdefault(block_of(u), []).append(u)
    return found


def touched(utterances: Iterable[Utterance]) -> Touched:
    """What must be worked out again when these utterances come or go: those of one document, as a rule."""
    changed = list(utterances)
    days = [(party_key(u.holder), *d) for u in changed if (d := said(u))]
    return Touched(frozenset(map(block_of, changed)), frozenset(days), frozenset(issue_key(u.issue) for u in changed))
