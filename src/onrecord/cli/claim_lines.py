"""Claims on the screen: the stance as a sign and a word, whose, on what, towards whom, and what limits it."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from onrecord.cli.safe import one_line
from onrecord.export.signs import SIGNS
from onrecord.records import Claim, Statement

_STANCE = 14
"""Columns of a claim's sign and stance; what is known of it stands under its issue."""

LIMITS = (
    ("condition", "conditions"),
    ("exception", "exceptions"),
    ("scope", "scope"),
    ("reason", "reason"),
    ("time limit", "time_limits"),
)
"""What a passage that limits a claim is called, and the claim's field that holds it."""


def claim_lines(statement: Statement, room: int, margin: str) -> Iterator[str]:
    """The statement's claims, each on a few lines of `room` columns behind `margin`."""
    for claim in statement.claims:
        inner = margin + " " * _STANCE
        sign = f"{SIGNS[claim.stance_on_issue]} {claim.stance_on_issue.value}"
        first = f"{margin}{sign:<{_STANCE}}"
        yield from wrap(one_line(_issue(claim)), room, initial_indent=first, subsequent_indent=inner)
        for line in _known(claim):
            yield from wrap(one_line(line), room, initial_indent=inner, subsequent_indent=f"{inner}  ")


def claim_phrase(claim: Claim) -> str:
    """A claim in a few words: sign, issue and, where it is not the speaker's, the holder."""
    described = f" (described, held by {claim.holder.name})" if claim.described else ""
    return f"{SIGNS[claim.stance_on_issue]} {claim.issue.label}{described}"


def _issue(claim: Claim) -> str:
    """The issue as the codebook and as the text call it."""
    called = claim.issue.path or claim.issue.label
    words = claim.issue.passage.text if claim.issue.passage else called
    if words in {called, claim.issue.label}:
        return called
    opposite = " its opposite" if claim.issue.opposite else ""
    return f"{called} (in the text{opposite} “{words}”)"


def _known(claim: Claim) -> Iterator[str]:
    """One line a fact; the last has what is the same for every claim."""
    whose = f"described: held by {claim.holder.name}" if claim.described else f"holder: {claim.holder.name}"
    yield whose + (f", towards {claim.counterpart.name}" if claim.counterpart else "")
    for name, field in LIMITS:
        for passage in getattr(claim, field):
            yield f"{name}: {passage.text}"
    act = f"{claim.act} ({claim.mode})" if claim.mode else claim.act
    modality = f", modality: {claim.modality}" if claim.modality else ""
    yield f"act: {act}{modality}, confidence: {claim.confidence:.2f}"
