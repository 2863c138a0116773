"""The page of one issue: a timeline with a lane per holder, grouped by side, and its entry in the codebook."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord import desk
from onrecord.desk import FindingQuery, PositionQuery, entries
from onrecord.desk.entries import Entry
from onrecord.desk.relating import Relations, relations
from onrecord.errors import NotFoundError, UsageError
from onrecord.ledger import IssueCount, Ledger
from onrecord.positions import Finding, Standing
from onrecord.records import Issue, Party
from onrecord.web import links, sayings, standing, timeline_tables
from onrecord.web.acting import acted
from onrecord.web.sayings import Saying, party_key
from onrecord.web.shell import Shell, house, param
from onrecord.web.timeline import TimelineView, timeline
from onrecord.web.timeline_lanes import Found, Head, Held, Subject, by_claim, found_lanes
from onrecord.web.timeline_query import TimelineQuery, asked
from onrecord.web.timeline_tables import FindingRow, PositionRow, Table
from onrecord.web.who import role_in

NO_SIDE = "no side"
"""The group of holders to whom the codebook gives no side, where it gives one to others."""


@dataclass(frozen=True, slots=True)
class Step:
    """An issue above or below, with its address."""

    name: str
    href: str
    claims: int


@dataclass(frozen=True, slots=True)
class EntryView:
    """The codebook's entry: `own` where the ledger's codebook has it, `coded` where any has."""

    entry: Entry
    own: bool
    coded: bool
    version: int | None
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IssuePage:
    """The context of issue.html. `recoded` says what the last change of the entry did."""

    issue: IssueCount
    above: tuple[Step, ...]
    below: tuple[Step, ...]
    entry: EntryView
    view: TimelineView
    positions: Table[PositionRow]
    findings: Table[FindingRow]
    recoded: str | None


def respond(request: Request) -> Response:
    """``/issues/{issue}?from=&to=&holder=&counterpart=&reporter=&kind=&lanes=&mark=``."""
    ledger, query = house(request).ledger, asked(request)
    page = context(ledger, request.path_params["issue"], query, param(request, "changed"))
    shell = Shell(title=page.issue.label, room="/issues")
    template = "timeline_mark.html" if param(request, "part") == "mark" else "issue.html"
    return house(request).render(template, shell, page)


def context(ledger: Ledger, ref: str, query: TimelineQuery, changed: str | None = None) -> IssuePage:
    """Everything that the page shows of an issue. Raises NotFoundError, UsageError for a wrong codebook."""
    issue, family = found(ledger, ref)
    path, called, is_about = links.issue(issue), issue.path or issue.label, about(issue)
    read = sayings.of_issue(ledger.read, called, is_about, query)
    every = standing.held(ledger, PositionQuery(issue=called, superseded=True))
    held = every.but(lambda p: is_about(p.issue))
    findings = [f for f in desk.findings(ledger, FindingQuery(issue=called)) if is_about(f.issue)]
    subject = _subject(path, read.sayings, held, findings, relations(ledger))
    return IssuePage(
        issue=issue,
        above=_above(issue),
        below=tuple(_step(row) for row in family if _is_child(row, issue)),
        entry=_entry(ledger, issue),
        view=timeline(subject, query, read, by_holder=True),
        positions=timeline_tables.positions(held, query, path, every.whole),
        findings=timeline_tables.findings(findings, query, path),
        recoded=changed if changed and changed.isdecimal() else None,
    )


def found(ledger: Ledger, ref: str) -> tuple[IssueCount, list[IssueCount]]:
    """The issue of an address, an id, path or label, with the issues of its family. Raises NotFoundError."""
    rows = ledger.read.issues(words=ref, limit=None)
    folded = ref.strip().casefold()
    ways: tuple[Callable[[IssueCount], bool], ...] = (
        lambda row: row.id == ref,
        lambda row: (row.path or "").casefold() == folded,
        lambda row: row.label.casefold() == folded,
    )
    for way in ways:
        for row in filter(way, rows):
            return row, rows
    book = desk.held_codebook(ledger)
    for one in book.issues if book else ():
        if ref == one.id or folded in {one.path.casefold(), one.name.casefold()}:
            return IssueCount(one.name, one.id, one.path, one.path.count(">"), 0, 0, 0, 0, 0), rows
    raise NotFoundError(f"There is no issue {ref!r} in the ledger: the list of issues has all that claims are about.")


def about(issue: IssueCount) -> Callable[[Issue], bool]:
    """Tells the issues that are this one or below it."""
    path = (issue.path or "").casefold()
    if path:
        return lambda one: f"{(one.path or '').casefold()} >".startswith(f"{path} >")
    label = issue.label.casefold()
    return lambda one: not one.path and one.label.casefold() == label


async def act(request: Request) -> Response:
    """POST ``/issues/{issue}``: a new entry for it in the codebook, by which all claims are coded anew."""
    form = await request.form()
    given = {name: str(form.get(name, "")) for name in ("parent", "aliases", "opposites", "note")}
    ref = request.path_params["issue"]

    def do(ledger: Ledger, _by: object) -> tuple[str, int]:
        issue, _ = found(ledger, ref)
        changed = _changed(issue, given)
        done = entries.enter(ledger, issue.path or issue.label, changed)
        return _address(ledger, changed), done.changed

    address, count = await acted(request, do)
    return RedirectResponse(f"{address}?changed={count}", status_code=303)


def _changed(issue: IssueCount, given: dict[str, str]) -> Entry:
    name = issue.label if issue.path else " ".join(issue.label.split())
    if ">" in name:
        raise UsageError("An issue's name cannot have the sign > in it: write the entry into the codebook by hand.")
    return Entry(
        name,
        " ".join(given["parent"].split()) or None,
        _phrases(given["aliases"]),
        _phrases(given["opposites"]),
        " ".join(given["note"].split()) or None,
    )


def _phrases(text: str) -> tuple[str, ...]:
    """The phrases of a field, one a line, or parted by semicolons."""
    found = (" ".join(part.split()) for part in re.split(r"[\n;]", text))
    return tuple(dict.fromkeys(part for part in found if part))


def _address(ledger: Ledger, changed: Entry) -> str:
    """The page of an entry after it was written: its path may be another one now."""
    book = desk.held_codebook(ledger)
    last = (changed.parent or "").split(">")[-1].strip().casefold()
    for one in book.issues if book else ():
        above = entries.parent_path(one.path) or ""
        if one.name.casefold() == changed.name.casefold() and above.split(">")[-1].strip().casefold() == last:
            return links.issue(Issue(one.name, id=one.id, path=one.path))
    return "/issues"


def _subject(
    path: str, said: Sequence[Saying], held: Sequence[Standing], findings: Sequence[Finding], known: Relations
) -> Subject:
    parties: dict[str, Party] = {}
    for party in (*(s.claim.holder for s in said if s.claim), *(p.holder for p in held)):
        parties.setdefault(party_key(party), party)
    sides = {key: known.side(party) for key, party in parties.items()}
    grouped = any(sides.values())
    heads = {key: _head(key, party, sides[key], known, grouped) for key, party in parties.items()}
    lanes = by_claim(said)
    found_ = [Found(found_lanes(f, map(party_key, f.actors), lanes), f) for f in findings]
    return Subject(path, said, [Held(party_key(p.holder), p) for p in held], found_, heads)


def _head(key: str, party: Party, side: str | None, known: Relations, grouped: bool) -> Head:
    return Head(
        key, party.name, links.actor(party), role_in(known, party, None), (side or NO_SIDE) if grouped else None
    )


def _above(issue: IssueCount) -> tuple[Step, ...]:
    """The issues above, the widest first."""
    steps = (issue.path or "").split(" > ")[:-1]
    paths = [" > ".join(steps[: n + 1]) for n in range(len(steps))]
    return tuple(Step(p.rpartition(" > ")[2], links.issue(Issue(p, path=p)), 0) for p in paths)


def _is_child(row: IssueCount, issue: IssueCount) -> bool:
    return bool(issue.path and row.path) and entries.parent_path(row.path or "") == issue.path


def _step(row: IssueCount) -> Step:
    return Step(row.label, links.issue(row), row.claims)


def _entry(ledger: Ledger, issue: IssueCount) -> EntryView:
    stored = ledger.read.codebook()
    held = entries.entry(ledger, issue.path) if issue.path else None
    return EntryView(
        entry=held.entry if held else Entry(issue.label),
        own=bool(held and held.own),
        coded=held is not None,
        version=stored.version if stored else None,
        parents=tuple(p for p in entries.parents(ledger) if p != issue.path),
    )
