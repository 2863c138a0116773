"""The fields of a piece of evidence: who, when, through whom, and what the claim says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.errors import NotFoundError
from onrecord.export.signs import SIGNS
from onrecord.ledger import DocumentRow, Ledger, StatementRow
from onrecord.positions import Evidence, Finding, claim_id
from onrecord.records import Claim, Passage, Reporter, Speaker, Statement
from onrecord.web import links, wording
from onrecord.web.finding_runs import Run, plain


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence with its document and, where it is one, its statement and the claim that is meant."""

    evidence: Evidence
    document: DocumentRow
    statement: Statement | None = None
    claim: Claim | None = None

    @property
    def passage(self) -> Passage:
        """The words with their places in the document."""
        return Passage(self.evidence.spans, self.evidence.text)


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a cell and, where they may be followed, an address; `note` says more in a lower voice."""

    runs: tuple[Run, ...]
    href: str | None = None
    note: str | None = None

    @property
    def text(self) -> str:
        """The words as one string."""
        return "".join(run.text for run in self.runs)


def pieces(ledger: Ledger, found: Finding) -> tuple[Piece, ...]:
    """The evidence of a finding as the ledger has it now, without what is gone from it meanwhile."""
    return pieces_of_all(ledger, [found])[found.id]


def pieces_of_all(ledger: Ledger, found: Sequence[Finding]) -> dict[str, tuple[Piece, ...]]:
    """The evidence of several findings, by the findings' ids, read at once."""
    names = dict.fromkeys(e.statement for f in found for e in f.evidence if e.statement)
    rows = ledger.read.statements_called(list(names))
    made = {f.id: [_piece(ledger, evidence, f, rows) for evidence in f.evidence] for f in found}
    return {name: tuple(piece for piece in several if piece is not None) for name, several in made.items()}


def _piece(ledger: Ledger, evidence: Evidence, found: Finding, rows: Mapping[str, StatementRow]) -> Piece | None:
    if evidence.statement is None:
        try:
            return Piece(evidence, ledger.read.document_row(evidence.document))
        except NotFoundError:
            return None
    row = rows.get(evidence.statement)
    if row is None:
        return None
    meant = (c for c in row.statement.claims if claim_id(row.statement.id, c) in found.claims)
    return Piece(evidence, row.document, row.statement, next(meant, None))


def _speaker(piece: Piece) -> tuple[Words, ...]:
    if piece.statement is None:
        name = piece.document.author or piece.document.publisher
        return (Words(plain(name), note="the author"),) if name else ()
    return tuple(_person(speaker) for speaker in piece.statement.speakers) or (Words(plain("not named")),)


def _person(speaker: Speaker) -> Words:
    return Words(plain(speaker.name), links.actor(speaker), speaker.role)


def _holder(piece: Piece) -> tuple[Words, ...]:
    """Whose position it is, where that is not the speaker's."""
    claim, statement = piece.claim, piece.statement
    if claim is None or statement is None:
        return ()
    names = {key for s in statement.speakers for key in (s.id, s.name) if key}
    if not claim.described and {claim.holder.id, claim.holder.name} & names:
        return ()
    note = "described by another" if claim.described else None
    return (Words(plain(claim.holder.name), links.actor(claim.holder), note),)


def _day(piece: Piece) -> tuple[Words, ...]:
    if piece.statement is None:
        day = wording.day(piece.document.published_on)
        return (Words(plain(day), note="published"),) if day else (Words(plain("not known")),)
    said = piece.statement.said_on
    if said is None:
        return (Words(plain("not known")),)
    notes = [wording.TIME_BASES[said.basis]]
    if said.earliest != said.latest:
        notes.append(f"{wording.day(said.earliest)} to {wording.day(said.latest)}")
    if said.passage:
        notes.append(f"“{said.passage.text}”")
    shown = f"{said.mod.lower()} {wording.day(said.value)}" if said.mod else wording.day(said.value)
    return (Words(plain(shown), note=", ".join(notes)),)


def _chain(piece: Piece) -> tuple[Words, ...]:
    """Who reports it, the nearest first."""
    if piece.statement is None:
        return ()
    return tuple(_reporter(reporter, piece.document) for reporter in piece.statement.reported_by if reporter.name)


def _reporter(reporter: Reporter, document: DocumentRow) -> Words:
    on = wording.day(reporter.on) or None
    if reporter.statement:
        return Words(plain(reporter.name or ""), links.statement(document.id, reporter.statement), on)
    return Words(plain(reporter.name or ""), note=on)


def _stance(piece: Piece) -> tuple[Words, ...]:
    claim = piece.claim
    if claim is None:
        return ()
    stance = claim.stance_on_issue
    note = f"of the words, which name its opposite: {claim.stance.value}" if claim.issue.opposite else None
    return (Words(plain(f"{SIGNS[stance]} {stance.value}"), note=note),)


def _issue(piece: Piece) -> tuple[Words, ...]:
    claim = piece.claim
    if claim is None:
        return ()
    words = claim.issue.passage.text if claim.issue.passage else None
    note = f"in the text “{words}”" if words and words != claim.issue.label else None
    return (Words(plain(claim.issue.path or claim.issue.label), links.issue(claim.issue), note),)


def _counterpart(piece: Piece) -> tuple[Words, ...]:
    if piece.claim is None or piece.claim.counterpart is None:
        return ()
    return (Words(plain(piece.claim.counterpart.name), links.actor(piece.claim.counterpart)),)


Cell = Callable[[Piece], tuple[Words, ...]]


def _passages(read: Callable[[Claim], Sequence[Passage]]) -> Cell:
    return lambda piece: tuple(Words(plain(p.text)) for p in (read(piece.claim) if piece.claim else ()))


def _hedges(piece: Piece) -> tuple[Words, ...]:
    return tuple(Words(plain(p.text)) for p in (piece.statement.hedges if piece.statement else ()))


def _kind(piece: Piece) -> tuple[Words, ...]:
    if piece.statement is None:
        return (Words(plain("the author’s own words")),)
    kind = piece.statement.kind
    return (Words(plain(wording.KINDS[kind]), note=wording.KINDS_EXPLAINED[kind]),)


def _confidence(piece: Piece) -> tuple[Words, ...]:
    if piece.statement is None:
        return ()
    note = f"of the statement {piece.statement.confidence:.2f}"
    if piece.claim is None:
        return (Words(plain(f"{piece.statement.confidence:.2f}"), note="of the statement"),)
    return (Words(plain(f"{piece.claim.confidence:.2f}"), note=f"of the claim, {note}"),)


def _document(piece: Piece) -> tuple[Words, ...]:
    row = piece.document
    note = ", ".join(filter(None, (row.publisher, wording.day(row.published_on))))
    return (Words(plain(row.title or row.name), links.document(row.id), note or None),)


FIELDS: tuple[tuple[str, Cell, bool], ...] = (
    ("Said by", _speaker, False),
    ("Held by", _holder, False),
    ("Day", _day, False),
    ("Reported by", _chain, False),
    ("Stance", _stance, True),
    ("Issue", _issue, True),
    ("Counterpart", _counterpart, True),
    ("Condition", _passages(lambda claim: claim.conditions), True),
    ("Except", _passages(lambda claim: claim.exceptions), True),
    ("Scope", _passages(lambda claim: (*claim.scope, *claim.time_limits)), True),
    ("Hedge", _hedges, False),
    ("Kind", _kind, False),
    ("Confidence", _confidence, False),
    ("In", _document, False),
)
"""The fields in the order of the page, what reads each, and whether it is one of those that are compared."""
