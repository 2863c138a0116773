"""The page of one actor: who it is, a timeline with a lane per issue, and what was held, found and said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord import desk
from onrecord.desk import FindingQuery, PositionQuery, Reviewer
from onrecord.errors import UsageError
from onrecord.ledger import Decision, Ledger
from onrecord.positions import Finding, Position
from onrecord.records import Issue, Party
from onrecord.web import links, sayings, timeline_panel, timeline_tables
from onrecord.web.acting import acted
from onrecord.web.sayings import WITHOUT, Saying, Who, issue_key
from onrecord.web.shell import Shell, house, param
from onrecord.web.timeline import TimelineView, timeline
from onrecord.web.timeline_lanes import Found, Head, Held, Subject, by_claim, found_lanes
from onrecord.web.timeline_panel import Quoted
from onrecord.web.timeline_query import TimelineQuery, asked
from onrecord.web.timeline_tables import FindingRow, PositionRow, Table
from onrecord.web.who import Identity, found, identity

_TITLES = 4
"""Roles given by the documents that the page names."""

_LIKE = 12
"""Other actors suggested for a merge: those whose name shares the last word."""


@dataclass(frozen=True, slots=True)
class ActorPage:
    """The context of actor.html.

    `titles` are the roles that the documents give, most frequent first. `uncoded` counts the issues that no codebook
    names; `like` are actors of a similar name, as id and name, who may be the same.
    """

    who: Identity
    view: TimelineView
    positions: Table[PositionRow]
    findings: Table[FindingRow]
    rest: Table[Quoted]
    titles: tuple[str, ...]
    uncoded: int
    like: tuple[tuple[str, str], ...]
    statements_href: str


def respond(request: Request) -> Response:
    """``/actors/{actor}?from=&to=&issue=&counterpart=&reporter=&kind=&lanes=&mark=``."""
    ledger, query = house(request).ledger, asked(request)
    who, _ = found(ledger, request.path_params["actor"])
    if who.id and who.id != request.path_params["actor"]:
        return RedirectResponse(query.href(links.actor(Party(who.name, who.id))), status_code=302)
    page = context(ledger, who, query)
    if param(request, "part") == "mark":
        return house(request).render("timeline_mark.html", Shell(title=who.name), page)
    return house(request).render("actor.html", Shell(title=who.name, room="/actors"), page)


def context(ledger: Ledger, who: Who, query: TimelineQuery) -> ActorPage:
    """Everything that the page shows of somebody. Raises UsageError for a wrong codebook in the ledger."""
    _, actor = found(ledger, who.id or links.NAMED + who.name)
    path = links.actor(Party(who.name, who.id))
    read = sayings.of_actor(ledger.read, who, query)
    called = who.id or who.name
    held = [p for p in desk.positions(ledger, PositionQuery(actor=called, superseded=True)) if who.is_party(p.holder)]
    findings = [f for f in desk.findings(ledger, FindingQuery(actor=called)) if any(map(who.is_party, f.actors))]
    said = (*read.sayings, *sayings.carrying(ledger.read, held, by_claim(read.sayings)))
    view = timeline(_subject(path, said, held, findings), query, read, by_holder=False)
    shown = (view.scale.first, view.scale.last) if view.scale else None
    return ActorPage(
        who=_also_called(identity(ledger, who, actor, shown), said, who),
        view=view,
        positions=timeline_tables.positions(held, query, path, list),
        findings=timeline_tables.findings(findings, query, path),
        rest=_rest(read.sayings, query, path),
        titles=_titles(read.sayings, who),
        uncoded=len({s.lane for s in said if s.claim and not s.claim.issue.path}),
        like=_like(ledger, who),
        statements_href=links.page("/search", speaker=called),
    )


async def act(request: Request) -> Response:
    """POST ``/actors/{actor}``: ``act`` merge (``other``), split (``name``, ``into``) or undo (``ref``)."""
    actor = request.path_params["actor"]
    form = await request.form()
    given = {name: str(form.get(name, "")).strip() for name in ("act", "other", "name", "into", "ref")}
    await acted(request, lambda ledger, by: _acted(ledger, by, actor, given))
    return RedirectResponse(links.actor(Party(actor.removeprefix(links.NAMED), _id(actor))), status_code=303)


def _id(actor: str) -> str | None:
    return None if actor.startswith(links.NAMED) else actor


def _acted(ledger: Ledger, by: Reviewer, actor: str, given: dict[str, str]) -> None:
    """Enter the judgement that a form asks for. Raises UsageError for a form without what it needs."""
    if given["act"] == "merge" and given["other"]:
        desk.merge(ledger, actor, given["other"], by)
    elif given["act"] == "apart" and given["other"]:
        desk.merge(ledger, actor, given["other"], by, Decision.REJECT)
    elif given["act"] == "split" and given["name"]:
        desk.split(ledger, actor, given["name"], by, into=given["into"] or None)
    elif given["act"] == "undo" and given["ref"]:
        desk.undo(ledger, given["ref"], by)
    else:
        raise UsageError("The form is not complete: write the actor or the name that is meant.")


def _subject(path: str, said: Sequence[Saying], held: Sequence[Position], findings: Sequence[Finding]) -> Subject:
    heads = {WITHOUT: Head(WITHOUT, "no claim")}
    for issue in (*(s.claim.issue for s in said if s.claim), *(p.issue for p in held)):
        heads.setdefault(issue_key(issue), _head(issue))
    lanes = by_claim(said)
    found_ = [Found(found_lanes(f, [issue_key(f.issue)] if f.issue.label else [], lanes), f) for f in findings]
    return Subject(path, said, [Held(issue_key(p.issue), p) for p in held], found_, heads)


def _head(issue: Issue) -> Head:
    above = (issue.path or "").rpartition(" > ")[0]
    return Head(issue_key(issue), issue.label, links.issue(issue), above or None)


def _rest(said: Sequence[Saying], query: TimelineQuery, path: str) -> Table[Quoted]:
    """The statements without a claim, the last said first."""
    without = [s for s in said if s.claim is None and sayings.in_period(s, query.first, query.last)]
    rows = sayings.distinct(sorted(without, key=_last_day, reverse=True))
    table = timeline_tables.paged(rows, query.pages.rest, query, path, "rest")
    return Table(timeline_panel.quoted(table.rows), table.total, table.before, table.after)


def _also_called(known: Identity, said: Sequence[Saying], who: Who) -> Identity:
    """The identity with the names that the documents use beside those that are known."""
    speakers = {v.name for s in said for v in s.row.statement.speakers if who.is_party(Party(v.name, v.id))}
    return replace(known, names=(*known.names, *sorted(speakers - {known.name, *known.names})))


def _titles(said: Sequence[Saying], who: Who) -> tuple[str, ...]:
    """What the documents call somebody's role, the most frequent first."""
    speakers = {
        (s.id, v) for s in said for v in s.row.statement.speakers if v.role and who.is_party(Party(v.name, v.id))
    }
    return tuple(
        role for role, _ in Counter(v.role for _, v in sorted(speakers, key=str) if v.role).most_common(_TITLES)
    )


def _last_day(saying: Saying) -> str:
    return saying.days[1].isoformat() if saying.days else saying.published


def _like(ledger: Ledger, who: Who) -> tuple[tuple[str, str], ...]:
    """Other actors whose name has the last word of this one's."""
    words = who.name.split()[-1:] or [who.name]
    rows = ledger.read.speakers(words=words[0], limit=_LIKE + 1)
    return tuple((row.id, row.name) for row in rows if row.id and row.id != who.id)[:_LIKE]
