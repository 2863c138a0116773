"""Judging: what a person decides on statements, claims, findings and actors. Judgements supersede, none is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.desk import judging_fields
from onrecord.desk.deriving import refresh
from onrecord.desk.finding import finding
from onrecord.desk.judging_fields import BASIS, Changes, Place
from onrecord.errors import NotFoundError, UsageError
from onrecord.ledger import PERSON, Decision, Into, Judgement, Ledger, Ruling, SubjectKind
from onrecord.positions import Finding
from onrecord.records import Attribution, Document, Kind, Part, Passage, Reporter, Statement, content_id
from onrecord.resolve.chain import reported_by

_FINDING = re.compile(r"f[0-9a-f]+")


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who judges, and the note to the judgement, if there is one."""

    name: str
    note: str | None = None

    def ruling(self, decision: Decision, seen: str | None = None) -> Ruling:
        """A decision of this person."""
        return Ruling(decision, self.name, note=self.note, seen=seen)


def judge(ledger: Ledger, ref: str, decision: Decision, by: Reviewer, changes: Changes = ()) -> Judgement:
    """Enter a decision on a statement, a claim (``STATEMENT#N``), a finding, or what a judgement is about.

    `changes` are the fields that a correction sets: those of a statement or those of a claim. Corrections of a claim
    may be made on its statement where that has one claim only. Raises NotFoundError for what is not in the ledger, and
    UsageError for a correction that cannot be.
    """
    if decision is Decision.ADD:
        raise UsageError("A missed statement is added to a document: name the document, and its words with --content.")
    if decision is not Decision.CORRECT:
        if changes:
            raise UsageError(f"Only a correction sets fields: say correct, or leave them out to {decision}.")
        return _entered(ledger, ref, by.ruling(decision))
    if not changes:
        raise UsageError("Say what is right instead, for example --set speaker='Ilse Varga'.")
    meant = _corrected(ledger, ref, of_claim=judging_fields.is_of_claim(changes))
    row = ledger.read.statement(meant.statement)
    place = Place(ledger.read, ledger.read.document(row.document.id).text, row.statement)
    read = judging_fields.claim_fields if meant.is_claim else judging_fields.statement_fields
    return _settled(ledger, ledger.write.judge(meant.ref, Ruling(decision, by.name, read(place, changes), by.note)))


def _entered(ledger: Ledger, ref: str, ruling: Ruling) -> Judgement:
    """A decision on what the ledger holds, or on a finding, which is worked out from what it holds."""
    try:
        return _settled(ledger, ledger.write.judge(ref, ruling))
    except NotFoundError:
        if not _FINDING.fullmatch(ref):
            raise
        return ledger.write.judge_finding(finding(ledger, ref), ruling)


def _settled(ledger: Ledger, made: Judgement) -> Judgement:
    """The judgement, after working out what it changes."""
    refresh(ledger)
    return made


def judge_finding(ledger: Ledger, found: Finding, by: Reviewer, decision: Decision) -> Judgement:
    """Enter a decision on a finding at hand, which need not be worked out again: accept, reject or unsure."""
    return ledger.write.judge_finding(found, by.ruling(decision))


def undo(ledger: Ledger, ref: str, by: Reviewer, *, seen: str | None = None) -> Judgement:
    """Take back the judgement that stands of what `ref` means, as a further judgement.

    `seen` is the id of the one that is meant: UsageError where somebody has judged since, or nothing stands.
    """
    return _settled(ledger, ledger.write.judge(ref, by.ruling(Decision.UNDO, seen)))


class _Meant(NamedTuple):
    """What is corrected: what it is called, the id of its statement, and whether it is a claim of that."""

    ref: str
    statement: str
    is_claim: bool


def _corrected(ledger: Ledger, ref: str, *, of_claim: bool) -> _Meant:
    """The statement or claim whose fields are corrected."""
    identity, hash_, number = ref.partition("#")
    try:
        statement = ledger.read.statement(identity).statement.id
    except NotFoundError:
        return _judged(ledger, ref)
    if hash_:
        return _Meant(f"{statement}#{number}", statement, True)
    if not of_claim:
        return _Meant(statement, statement, False)
    refs = ledger.read.claim_refs(statement)
    if len(refs) != 1:
        raise UsageError(f"Statement {statement} has {len(refs)} claims: name one of them, as {statement}#1.")
    return _Meant(refs[0], statement, True)


def _judged(ledger: Ledger, ref: str) -> _Meant:
    """What was judged before under `ref`, a judgement's id or that of a claim."""
    made = ledger.read.history(ref)
    if not made or made[-1].kind not in {SubjectKind.STATEMENT, SubjectKind.CLAIM}:
        raise UsageError(f"{ref} is no statement and no claim, so it cannot be corrected: accept it or reject it.")
    if made[-1].statement is None:
        raise UsageError(f"The words of {ref} are in no statement any more, so there is nothing to correct.")
    return _Meant(made[-1].subject, made[-1].statement, made[-1].kind is SubjectKind.CLAIM)


def add_statement(
    ledger: Ledger, document: str, words: dict[str, str], by: Reviewer, changes: Changes = ()
) -> Judgement:
    """Enter a statement that was missed. Its model is "person".

    `words` say where its ``content`` stands, and its ``source`` and ``cue`` if it has them: words of the document, or
    places in it such as ``120-135``. `changes` are its fields: speaker, day, kind (direct where none is given),
    reporter (those between the speaker and the document's author).
    """
    whole = ledger.read.document(document)
    place = Place(ledger.read, whole.text)
    passages = {
        role: Passage.of(whole.text, judging_fields.found_spans(place, value)) for role, value in words.items() if value
    }
    if "content" not in passages:
        raise UsageError("Say what was said: --content with the words of the document, or their place as 120-135.")
    entered = Statement(
        whole.id, Kind.DIRECT, passages["content"], PERSON, source=passages.get("source"), cue=passages.get("cue")
    )
    fields = judging_fields.statement_fields(Place(ledger.read, whole.text, entered), changes)
    kind = Kind(fields.get("kind", Kind.DIRECT))
    fields |= {"kind": kind.value, "part": (whole.part_at(entered.content.start) or Part.BODY).value}
    if "speakers" not in fields and entered.source:
        fields["speakers"] = [{"name": entered.source.text, "basis": BASIS}]
    above = [_reporter(r) for r in _reporters(whole, kind, entered)]
    fields["reported_by"] = [*fields.get("reported_by", ()), *above]
    return _settled(ledger, ledger.write.add_statement(entered, fields, by.ruling(Decision.ADD)))


def _reporters(document: Document, kind: Kind, entered: Statement) -> Sequence[Reporter]:
    return reported_by(document, [Attribution(kind, entered.content)], 0, [()])


def _reporter(reporter: Reporter) -> dict[str, str]:
    return {name: value for name, value in (("name", reporter.name), ("id", reporter.id)) if value}


def merge(ledger: Ledger, one: str, other: str, by: Reviewer, decision: Decision = Decision.ACCEPT) -> Judgement:
    """Decide whether two actors are one. Accepted, the first becomes part of the second wherever he is read.

    Each is an actor's id or the words of one actor's name. Raises NotFoundError for nobody or several.
    """
    return _settled(ledger, ledger.write.merge(one, other, by.ruling(decision)))


def split(ledger: Ledger, actor: str, name: str, by: Reviewer, *, into: str | None = None) -> Judgement:
    """Decide that a name of an actor is not his: it is that of the actor `into`, or of somebody new."""
    return _settled(ledger, ledger.write.split(actor, name, into, by.ruling(Decision.ACCEPT)))


def split_statement(ledger: Ledger, actor: str, statement: str, by: Reviewer, *, into: str | None = None) -> Judgement:
    """Decide that an actor does not speak in one statement: it is the actor `into`, or somebody new of that name."""
    who, said = ledger.read.actor(actor), ledger.read.statement(statement).statement
    if who.id not in {speaker.id for speaker in said.speakers}:
        raise UsageError(f"{who.name} ({who.id}) is no speaker of statement {said.id}.")
    other = ledger.read.actor(into) if into else None
    speakers = []
    for speaker in said.speakers:
        moved = other or Into(content_id("a", said.id, speaker.name), speaker.name)
        known = moved if speaker.id == who.id else Into(speaker.id or "", speaker.name)
        speakers.append({"name": known.name, "basis": BASIS} | ({"id": known.id} if known.id else {}))
    ruling = Ruling(Decision.CORRECT, by.name, {"speakers": speakers}, by.note)
    return _settled(ledger, ledger.write.judge(said.id, ruling))
