"""The forms of the reader's page: a statement to correct, with its claims and its history, and one to add."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from onrecord.ledger import Decision, Judgement
from onrecord.records import Claim, Kind, Passage, Stance, Statement
from onrecord.web import links, wording
from onrecord.web.claims import SIGNED
from onrecord.web.reader_memory import SUGGESTED, actors_of
from onrecord.web.voices import Voices

if TYPE_CHECKING:
    from onrecord.ledger import Reader

JOINED = "; "
"""What stands between several names in one field."""


@dataclass(frozen=True, slots=True)
class ClaimForm:
    """A claim as its form shows it; of each list of passages, one a line. `number` is what it is judged by."""

    number: int
    heading: str
    issue: str
    stance: str
    holder: str
    counterpart: str
    condition: str
    exception: str
    scope: str


@dataclass(frozen=True, slots=True)
class PastJudgement:
    """A line of a statement's history: when, who, what was decided, on the statement or a claim, and the note."""

    day: str
    by: str
    decision: str
    about: str
    changed: str
    note: str | None
    stands: bool


@dataclass(frozen=True, slots=True)
class EditPanel:
    """The open form of a statement. One that is `rejected` has no claims to correct until it stands again."""

    id: str
    speaker: str
    reporter: str
    day: str
    kind: str
    claims: tuple[ClaimForm, ...]
    history: tuple[PastJudgement, ...]
    kinds: tuple[tuple[str, str], ...]
    stances: tuple[tuple[str, str], ...]
    actors: tuple[str, ...]
    issues: tuple[str, ...]
    close_href: str
    rejected: bool = False


@dataclass(frozen=True, slots=True)
class AddForm:
    """The form for a missed statement; `typed` is what was filled in when it was refused."""

    is_open: bool
    actors: tuple[str, ...]
    kinds: tuple[tuple[str, str], ...]
    typed: Mapping[str, str] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """What stands in a field."""
        return self.typed.get(name, "")


_KINDS = tuple((kind.value, wording.KINDS[kind]) for kind in Kind)
_STANCES = tuple((stance.value, f"{sign} {stance.value}") for stance, (sign, _) in zip(Stance, SIGNED, strict=True))


def add_form(reader: Reader, voices: Voices, *, is_open: bool) -> AddForm:
    """The form for a missed statement; it suggests who speaks in the document, then who does in the ledger."""
    return AddForm(is_open, _actors(reader, [voice.name for voice in voices.all()]), _KINDS)


def edit_panel(reader: Reader, statement: Statement) -> EditPanel:
    """The form of a statement with what it says now."""
    said, rejected = statement.said_on, statement.judgement == Decision.REJECT
    # The claims of a rejected statement are judged again once it stands again.
    claims = () if rejected else zip(reader.claim_refs(statement.id), statement.claims, strict=True)
    return EditPanel(
        id=statement.id,
        speaker=JOINED.join(speaker.name for speaker in statement.speakers),
        reporter=JOINED.join(reporter.name for reporter in statement.reported_by if reporter.name),
        day=said.value if said else "",
        kind=statement.kind.value,
        claims=tuple(_claim(ref, claim) for ref, claim in claims),
        rejected=rejected,
        history=tuple(_past(made) for made in reversed(reader.history(statement.id))),
        kinds=_KINDS,
        stances=_STANCES,
        actors=_actors(reader, []),
        issues=tuple(dict.fromkeys(row.label for row in reader.issues(limit=SUGGESTED))),
        close_href=links.statement(statement.document, statement.id),
    )


def retyped(panel: EditPanel, typed: Mapping[str, str]) -> EditPanel:
    """The form as it was filled in when it was refused."""
    number = typed.get("claim", "")
    if not number:
        return replace(panel, **_known(typed, _OF_STATEMENT))
    claims = (replace(c, **_known(typed, _OF_CLAIM)) if str(c.number) == number else c for c in panel.claims)
    return replace(panel, claims=tuple(claims))


_OF_STATEMENT = ("speaker", "reporter", "day", "kind")
_OF_CLAIM = ("issue", "stance", "holder", "counterpart", "condition", "exception", "scope")


def _known(typed: Mapping[str, str], names: Sequence[str]) -> dict[str, Any]:
    return {name: typed[name] for name in names if name in typed}


def _actors(reader: Reader, first: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*first, *actors_of(reader)]))[:SUGGESTED]


def _claim(ref: str, claim: Claim) -> ClaimForm:
    return ClaimForm(
        number=int(ref.partition("#")[2]),
        heading=f"{claim.holder.name}: {claim.stance.value}, {claim.issue.label}",
        issue=claim.issue.label,
        stance=claim.stance.value,
        holder=claim.holder.name,
        counterpart=claim.counterpart.name if claim.counterpart else "",
        condition=_lines(claim.conditions),
        exception=_lines(claim.exceptions),
        scope=_lines(claim.scope),
    )


def _lines(passages: Sequence[Passage]) -> str:
    return "\n".join(" ".join(passage.text.split()) for passage in passages)


def _past(made: Judgement) -> PastJudgement:
    changed = ", ".join(name.replace("_", " ") for name in made.fields if name != "added")
    return PastJudgement(
        day=made.at.replace("T", " ")[:16],
        by=made.by,
        decision=wording.JUDGED[made.decision.value],
        about=made.kind.value,
        changed=changed if made.decision.value in ("correct", "add") else "",
        note=made.note,
        stands=made.stands,
    )
