"""Findings made from the utterances that they compare."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.judge.positions.days import is_dated, said
from onrecord.judge.positions.party import party_key
from onrecord.positions import Evidence, Finding, FindingKind, Gate, Utterance
from onrecord.records import Party


def finding(
    kind: FindingKind, pair: Sequence[Utterance], because: str, likely: float, gate: Gate | None = None
) -> Finding:
    """The finding of a kind between utterances, the earlier first. `likely` is how sure the comparison itself is."""
    actors: dict[str, Party] = {party_key(u.holder): Party(u.holder.name, u.holder.id) for u in pair}
    return Finding(
        kind=kind,
        actors=tuple(actors.values()),
        issue=pair[0].issue,
        statements=tuple(u.statement for u in pair),
        claims=tuple(u.claim for u in pair if u.claim),
        dates=tuple(u.day or u.earliest for u in pair),
        because=because,
        evidence=tuple(Evidence(u.document, u.spans, u.words, u.statement) for u in pair),
        score=score(pair, likely),
        counterpart=next((u.counterpart for u in pair if u.counterpart), None),
        gate=gate,
    )


def score(pair: Sequence[Utterance], likely: float) -> float:
    """How far a finding is to be trusted, 0 to 1: the comparison, the least sure claim, and how it is known.

    Own words count in full, a paraphrase nine tenths; words without a day of their own nine tenths; a reporter's
    doubt seven tenths. First guesses, until review gives figures to set them by.
    """
    value = likely * min(u.confidence for u in pair)
    for u in pair:
        value *= (
            (1.0 if u.is_own_words else 0.9) * (1.0 if is_dated(u) and said(u) else 0.9) * (0.7 if u.hedged else 1.0)
        )
    return round(min(1.0, value), 3)
