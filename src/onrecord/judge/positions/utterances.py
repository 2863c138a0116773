"""From statements with claims to utterances: one a claim, with what findings need of document and statement."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.judge.positions.reading import readings
from onrecord.judge.positions.sketch import sketch
from onrecord.judge.positions.surroundings import Surroundings, sentences, surroundings
from onrecord.positions import Utterance, claim_id
from onrecord.records import Claim, Document, Issue, Kind, Part, Party, Passage, Span, Stance, Statement

NO_ISSUE = ""
"""The issue's label of words in which nobody takes a position."""


def utterances(document: Document, statements: Sequence[Statement], bare: bool = False) -> list[Utterance]:
    """The utterances of a document's statements, in their order.

    Statements without claims give none, or with `bare` one each without an issue, for what needs only the words:
    copies, other wordings of a quotation, dates that cannot be right.
    """
    holding = [s for s in statements if s.claims or (bare and s.speakers)]
    if not holding:
        return []
    found = sentences(document.text)
    mark = sketch(body(document))
    made: list[Utterance] = []
    for statement in holding:
        around = surroundings(document, found, statement.content.spans)
        claims = statement.claims or (_no_claim(statement),)
        made.extend(_utterance(document, statement, claim, around, mark) for claim in claims)
    return made


def body(document: Document) -> str:
    """The document's text without headline, byline, comments and page furniture; all of it where nothing is marked."""
    kept = [p for p in document.paragraphs if p.part in {Part.BODY, Part.TURN}]
    return "\n".join(document.text[p.start : p.end] for p in kept) if kept else document.text


def _utterance(
    document: Document, statement: Statement, claim: Claim, around: Surroundings, mark: tuple[int, ...]
) -> Utterance:
    said, words = statement.said_on, statement.content.text
    return Utterance(
        statement=statement.id,
        claim=claim_id(statement.id, claim) if statement.claims else "",
        document=document.id,
        holder=claim.holder,
        issue=claim.issue,
        stance=claim.stance_on_issue,
        words=words,
        spans=tuple(Span(*s) for s in statement.content.spans),
        kind=statement.kind,
        counterpart=claim.counterpart,
        speaker=Party(statement.speakers[0].name, statement.speakers[0].id) if statement.speakers else None,
        described=claim.described,
        conditions=_texts(claim.conditions),
        exceptions=_texts(claim.exceptions),
        scope=_texts((*claim.scope, *claim.time_limits)),
        modality=claim.modality,
        earliest=said.earliest if said else None,
        latest=said.latest if said else None,
        basis=said.basis if said else None,
        known_on=document.meta.published_on,
        reporters=tuple(r.name for r in statement.reported_by if r.name),
        hedged=bool(statement.hedges),
        flags=tuple(dict.fromkeys((*statement.flags, *_readings(statement, around)))),
        frame=around.frame,
        context=around.context,
        sketch=mark,
        confidence=claim.confidence * statement.confidence,
    )


def _readings(statement: Statement, around: Surroundings) -> tuple[str, ...]:
    cue = statement.cue.text if statement.cue else ""
    return readings(statement.content.text, around.frame, around.context, cue, statement.kind is Kind.DIRECT)


def _no_claim(statement: Statement) -> Claim:
    """What stands for the claim of a statement that makes none."""
    speaker = statement.speakers[0]
    return Claim(Party(speaker.name, speaker.id), "NONE", Issue(NO_ISSUE), Stance.UNCLEAR)


def _texts(passages: Sequence[Passage]) -> tuple[str, ...]:
    return tuple(p.text for p in passages)
