"""What waits for a person, as the review shows it: the words in their paragraph, what is claimed, and why it waits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord import desk
from onrecord.desk import Queue
from onrecord.ledger import Ledger
from onrecord.records import Claim, Document, Passage, Span, Statement
from onrecord.web import finding_kinds, links, wording
from onrecord.web.claims import ClaimView, claim_views
from onrecord.web.finding_fields import Piece, pieces_of_all
from onrecord.web.finding_runs import CONDITION, CUE, EXCEPTION, ISSUE, SAID, SCOPE, SOURCE, Layer, Run, runs
from onrecord.web.findings import FindingItem, clipped, item
from onrecord.web.findings_asked import Asked

AROUND = 700
"""Characters shown before and after the words where their paragraph is longer."""

JOINED = "; "
"""What stands between several names in one field of a form."""


@dataclass(frozen=True, slots=True)
class Why:
    """A reason to look at it, with the address of the finding where that is the reason."""

    words: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """One of two actors who may be one: the name, the id and the page."""

    name: str
    id: str
    href: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors who may be one, the one who speaks less first, and what the names say."""

    one: Actor
    other: Actor
    reason: str
    score: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of what is known: `mark` is the class by which its words are marked in the evidence, if they are."""

    term: str
    words: str
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of the review. `form` are the fields that may be corrected with what they say now."""

    ref: str
    kind: Queue
    title: str
    words: str
    confidence: str | None
    why: tuple[Why, ...]
    evidence: tuple[Run, ...] = ()
    document: str | None = None
    place_href: str | None = None
    facts: tuple[Fact, ...] = ()
    claim: ClaimView | None = None
    form: Mapping[str, str] | None = None
    pair: Pair | None = None
    finding: FindingItem | None = None


def whole(ledger: Ledger, kind: Queue, entry: desk.Entry) -> Item | None:
    """An entry of the queue as it is now, with its paragraph; None where it is gone meanwhile."""
    found = desk.read_entry(ledger, entry)
    if found is None:
        return None
    made = _item(kind, found, pieces_of_all(ledger, [found.finding]) if found.finding else {})
    return replace(made, evidence=_evidence(ledger, found.passed.statement, found.claim)) if found.passed else made


def several(ledger: Ledger, kind: Queue, entries: Sequence[desk.Entry]) -> tuple[Item, ...]:
    """Entries of the queue as they are now, without their paragraphs and without those that are gone meanwhile."""
    found = desk.glance(ledger, entries)
    known = pieces_of_all(ledger, [each.finding for each in found if each.finding])
    return tuple(_item(kind, each, known) for each in found)


def _item(kind: Queue, found: desk.Item, known: Mapping[str, tuple[Piece, ...]]) -> Item:
    if found.doubt is not None:
        return _of_doubt(found.ref, found.doubt)
    if found.finding is not None:
        shown = item(found.finding, known[found.finding.id], Asked(), None)
        title = ", ".join([shown.kind_words, *(actor.name for actor in found.finding.actors)])
        why = Why(f"score {shown.score}: the likeliest come first")
        return Item(found.ref, kind, title, shown.because, shown.score, (why,), finding=shown)
    if found.passed is None:
        raise ValueError(f"{found.ref} is neither a statement, a claim, two actors nor a finding")
    return _of_statement(kind, found, found.passed)


def _of_doubt(ref: str, doubt: desk.Doubt) -> Item:
    one, other = (Actor(each.name, each.id, links.actor(each)) for each in (doubt.one, doubt.other))
    pair = Pair(one, other, doubt.reason, f"{doubt.score:.2f}")
    title = f"Are {one.name} and {other.name} one?"
    return Item(ref, Queue.MATCHES, title, doubt.reason, pair.score, (Why(doubt.reason),), pair=pair)


def _of_statement(kind: Queue, found: desk.Item, passed: desk.Passed) -> Item:
    statement, claim, row = passed.statement, found.claim, passed.document
    confidence = claim.confidence if claim else statement.confidence
    who = " and ".join(s.name for s in statement.speakers) or "Speaker not named"
    views = claim_views(statement)
    day = wording.day(row.published_on)
    return Item(
        ref=found.ref,
        kind=kind,
        title=f"{claim.holder.name} on {claim.issue.label}" if claim else who,
        words=clipped(statement.content.text),
        confidence=f"{confidence:.2f}",
        why=tuple(_why(found, statement, confidence)),
        document=", ".join(filter(None, (row.title or row.name, row.publisher, day))),
        place_href=links.statement(row.id, statement.id),
        facts=tuple(_facts(statement, claim)),
        claim=views[statement.claims.index(claim)] if claim else None,
        form=claim_form(claim) if claim else statement_form(statement),
    )


def _why(found: desk.Item, statement: Statement, confidence: float) -> Iterator[Why]:
    for part in found.parts[:5]:
        yield Why(f"takes part in a finding: {finding_kinds.KINDS[part.kind].lower()}", links.finding(part.finding))
    for flag in statement.flags:
        yield Why(flag.replace("_", " "))
    yield Why(f"confidence {confidence:.2f}{'' if found.parts else ', the least sure first'}")


def _facts(statement: Statement, claim: Claim | None) -> Iterator[Fact]:
    """What the machine made of it, each to be checked against the words."""
    speakers = JOINED.join(f"{s.name}, {s.role}" if s.role else s.name for s in statement.speakers)
    yield Fact("Said by", speakers or "not named", SOURCE)
    chain = " ← ".join(r.name for r in statement.reported_by if r.name)
    yield Fact("Reported by", chain or "not known")
    said = statement.said_on
    yield Fact("Day", f"{wording.day(said.value)}, {wording.TIME_BASES[said.basis]}" if said else "not known")
    yield Fact("Kind", f"{wording.KINDS[statement.kind]}: {wording.KINDS_EXPLAINED[statement.kind]}")
    if claim is None:
        return
    yield Fact("Held by", f"{claim.holder.name}{', described by another' if claim.described else ''}")
    yield Fact("Issue", claim.issue.path or claim.issue.label, ISSUE)
    yield Fact("Counterpart", claim.counterpart.name if claim.counterpart else "none")
    for term, mark, passages in _limits(claim):
        if passages:
            yield Fact(term, JOINED.join(p.text for p in passages), mark)


def _limits(claim: Claim) -> tuple[tuple[str, str, tuple[Passage, ...]], ...]:
    return (
        ("Condition", CONDITION, claim.conditions),
        ("Except", EXCEPTION, claim.exceptions),
        ("Scope", SCOPE, (*claim.scope, *claim.time_limits)),
    )


def statement_form(statement: Statement) -> dict[str, str]:
    """The fields of a statement that may be corrected, as they are typed."""
    return {
        "speaker": JOINED.join(s.name for s in statement.speakers),
        "reporter": JOINED.join(r.name for r in statement.reported_by if r.name),
        "day": statement.said_on.value if statement.said_on else "",
        "kind": statement.kind.value,
    }


def claim_form(claim: Claim) -> dict[str, str]:
    """The fields of a claim that may be corrected, as they are typed; of passages one a line."""
    return {
        "issue": claim.issue.label,
        "stance": claim.stance.value,
        "holder": claim.holder.name,
        "counterpart": claim.counterpart.name if claim.counterpart else "",
        "condition": _lines(claim.conditions),
        "exception": _lines(claim.exceptions),
        "scope": _lines(claim.scope),
    }


def _lines(passages: tuple[Passage, ...]) -> str:
    return "\n".join(" ".join(passage.text.split()) for passage in passages)


def _evidence(ledger: Ledger, statement: Statement, claim: Claim | None) -> tuple[Run, ...]:
    """The paragraphs that hold the words, the words marked, cut where they go on too long."""
    document = ledger.read.document(statement.document)
    within = _window(document, statement)
    lead, rest = ("… " if within.start > _start(document, statement) else ""), ""
    if within.end < _end(document, statement):
        rest = " …"
    made = runs(document.text, within, _layers(statement, claim))
    return (*((Run(lead),) if lead else ()), *made, *((Run(rest),) if rest else ()))


def _window(document: Document, statement: Statement) -> Span:
    """The paragraphs of the words, and of those that name who said them where they stand nearby."""
    content = statement.content
    start = max(_start(document, statement), content.start - AROUND)
    return Span(start, min(_end(document, statement), content.end + AROUND))


def _near(statement: Statement) -> list[Span]:
    """The words, and the source and the cue where they are not far from them."""
    content = statement.content
    aides = [s for p in (statement.source, statement.cue) if p for s in p.spans]
    return [*content.spans, *(s for s in aides if s.end > content.start - AROUND and s.start < content.end + AROUND)]


def _start(document: Document, statement: Statement) -> int:
    """Where the paragraph begins in which the first of these words stand."""
    first = min(s.start for s in _near(statement))
    found = document.paragraph_at(first)
    return found.start if found else first


def _end(document: Document, statement: Statement) -> int:
    """Where the paragraph ends in which the last of these words stand."""
    last = max(s.end for s in _near(statement))
    found = document.paragraph_at(last - 1)
    return found.end if found else last


def _layers(statement: Statement, claim: Claim | None) -> list[Layer]:
    named: list[tuple[str, tuple[Passage, ...]]] = [(SAID, (statement.content,))]
    named += [(what, (p,)) for what, p in ((SOURCE, statement.source), (CUE, statement.cue)) if p]
    if claim is not None:
        named += [(mark, passages) for _, mark, passages in _limits(claim)]
        named += [(ISSUE, (claim.issue.passage,))] if claim.issue.passage else []
    return [Layer(span, what) for what, passages in named for p in passages for span in p.spans]
