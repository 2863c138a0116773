"""A claim as cards, lists and the marks of the text show it, and the filters by claim that an address can ask for."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from onrecord.export.signs import SIGNS
from onrecord.ledger import ClaimQuery
from onrecord.records import Claim, Issue, Stance, Statement
from onrecord.web import links
from onrecord.web.shell import param


@dataclass(frozen=True, slots=True)
class LimitView:
    """A passage that limits a claim: what it is called, its class in the style sheet, its words."""

    name: str
    look: str
    words: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim: its stance with the sign, the issue, whose it is, towards whom, and the passages that limit it.

    `whose` names the holder where several people speak. `stance` is that on the issue, `text_stance` that on the words
    of the text, which may name its opposite.
    `key` tells it apart on a page. `issue` is what the codebook calls it, else the text; `words` are those of the text
    where they differ; `all_href` is the issue's page. `aloud` says the claim in one sentence.
    """

    key: str
    stance: str
    sign: str
    text_stance: str
    text_sign: str
    issue: str
    words: str | None
    path: str | None
    opposite: bool
    holder: str
    whose: str | None
    described: bool
    counterpart: str | None
    act: str
    modality: str | None
    confidence: float
    limits: tuple[LimitView, ...]
    in_text: bool
    all_href: str
    aloud: str


SIGNED = tuple((SIGNS[stance], stance.value) for stance in Stance)
"""Each stance as sign and word."""

_ALOUD = {
    Stance.SUPPORT: "supports",
    Stance.OPPOSE: "opposes",
    Stance.CONDITIONAL: "conditionally supports",
    Stance.UNCLEAR: "takes no clear stance on",
}


def claim_views(statement: Statement) -> tuple[ClaimView, ...]:
    """The claims of a statement, in its order."""
    return tuple(_view(statement, place, claim) for place, claim in enumerate(statement.claims))


def _view(statement: Statement, place: int, claim: Claim) -> ClaimView:
    issue = claim.issue
    words = issue.passage.text if issue.passage else None
    described = "is described as holding a claim: " if claim.described else ""
    return ClaimView(
        key=f"{statement.id}-{place}",
        stance=claim.stance_on_issue.value,
        sign=SIGNS[claim.stance_on_issue],
        text_stance=claim.stance.value,
        text_sign=SIGNS[claim.stance],
        issue=issue.label,
        words=words if words != issue.label else None,
        path=issue.path,
        opposite=issue.opposite,
        holder=claim.holder.name,
        whose=claim.holder.name if len(statement.speakers) > 1 and not claim.described else None,
        described=claim.described,
        counterpart=claim.counterpart.name if claim.counterpart else None,
        act=f"{claim.act}, {claim.mode}" if claim.mode else claim.act,
        modality=claim.modality,
        confidence=claim.confidence,
        limits=_limits(claim),
        in_text=issue.passage is not None,
        all_href=links.issue(issue),
        aloud=f"{claim.holder.name} {described}{_ALOUD[claim.stance]} {words or issue.label}",
    )


def _limits(claim: Claim) -> tuple[LimitView, ...]:
    named = (
        ("condition", "condition", claim.conditions),
        ("exception", "exception", claim.exceptions),
        ("scope", "", claim.scope),
        ("reason", "", claim.reason),
        ("time", "", claim.time_limits),
    )
    return tuple(LimitView(name, look, passage.text) for name, look, passages in named for passage in passages)


def asked(request: Request) -> ClaimQuery | None:
    """The claims that the address asks for: ``issue``, ``stance``, ``holder``, ``counterpart``, ``act``, ``claims``.

    None where it asks for none; a stance that we do not know is no filter.
    """
    stance = param(request, "stance")
    query = ClaimQuery(
        issue=param(request, "issue"),
        stance=Stance(stance) if stance in set(Stance) else None,
        holder=param(request, "holder"),
        counterpart=param(request, "counterpart"),
        act=param(request, "act"),
        conditional=param(request, "conditional") is not None,
    )
    return query if query != ClaimQuery() or param(request, "claims") else None


def params(query: ClaimQuery | None) -> dict[str, str | None]:
    """The part of an address that `asked` reads as `query`."""
    if query is None:
        return {}
    return {
        "issue": query.issue,
        "stance": query.stance.value if query.stance else None,
        "holder": query.holder,
        "counterpart": query.counterpart,
        "act": query.act,
        "conditional": "1" if query.conditional else None,
        "claims": "1" if query == ClaimQuery() else None,
    }


def is_called(issue: Issue, words: str) -> bool:
    """True when `words` are the issue's id, label or path, or name one above it; without regard to case."""
    wanted, path = words.casefold(), (issue.path or issue.label).casefold()
    steps = [step.strip() for step in path.split(">")]
    return wanted in {issue.id, issue.label.casefold(), *steps} or f"{path} >".startswith(f"{wanted} >")
