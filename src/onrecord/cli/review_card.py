"""What a reviewer sees of one thing: who, when, how, the claim that is meant, and the words in their surroundings."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING

from onrecord.cli.phrases import published, reporters, said_on, speakers
from onrecord.cli.safe import one_line
from onrecord.cli.screen import width
from onrecord.export.signs import SIGNS

if TYPE_CHECKING:
    from onrecord.desk import Doubt, Item, Passed
    from onrecord.records import Claim

_MARGIN = 13


def card(item: Item) -> str:
    """The item as lines for the screen."""
    return "\n".join(_lines(item))


def _lines(item: Item) -> Iterator[str]:
    facts = list(_facts(item))
    for name, value in facts:
        if value:
            head, inner = f"{name:<{_MARGIN}}", " " * _MARGIN
            yield from wrap(one_line(value), max(40, width()), initial_indent=head, subsequent_indent=inner)
    if item.passed:
        passed = item.passed
        words = f"…{passed.before} »{passed.words}« {passed.after}…"
        yield from wrap(one_line(words), max(40, width()), initial_indent="  ", subsequent_indent="  ")


def _facts(item: Item) -> Iterator[tuple[str, str]]:
    if item.doubt:
        yield from _of_doubt(item.doubt)
    if item.passed:
        yield from _of_statement(item.ref, item.passed)
    if item.claim:
        yield from _of_claim(item.claim)


def _of_doubt(doubt: Doubt) -> Iterator[tuple[str, str]]:
    yield "Are", f"{doubt.one.name} ({doubt.one.id})"
    yield "and", f"{doubt.other.name} ({doubt.other.id})"
    yield "one actor?", doubt.reason


def _of_statement(ref: str, passed: Passed) -> Iterator[tuple[str, str]]:
    said, document = passed.statement, passed.document
    yield "Statement", f"{ref} ({said.model}, confidence {said.confidence:.2f})"
    day = published(document)
    yield "In", f"{document.title or document.name}{f', {day}' if day else ''}"
    yield "Who", speakers(said) + (f" (in the text: {said.source.text})" if said.source else "")
    yield "When", said_on(said.said_on) or "unknown"
    yield "How", ", ".join(filter(None, [said.kind.value, reporters(said, document)]))
    yield "Said", said.content.text


def _of_claim(claim: Claim) -> Iterator[tuple[str, str]]:
    towards = f", towards {claim.counterpart.name}" if claim.counterpart else ""
    described = " (described)" if claim.described else ""
    yield (
        "Claim",
        f"{claim.holder.name}{described}: {SIGNS[claim.stance]} {claim.stance.value} {claim.issue.label}{towards}",
    )
    limits = (claim.conditions, claim.exceptions, claim.scope, claim.reason, claim.time_limits)
    names = ("condition", "exception", "scope", "reason", "time limit")
    yield "", "; ".join(f"{n}: {p.text}" for n, ps in zip(names, limits, strict=True) for p in ps)
    yield "", f"{claim.act}{f', {claim.modality}' if claim.modality else ''}, confidence {claim.confidence:.2f}"
