"""The first page: what changed lately, what is new, what waits for a person, and a place to drop documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from starlette.requests import Request
from starlette.responses import Response

from onrecord import desk
from onrecord.ledger import Counts, DocumentQuery, Judgement, Ledger, SubjectKind
from onrecord.positions import Finding, FindingKind
from onrecord.web import adding, documents, findings, wording
from onrecord.web.adding import AddForm
from onrecord.web.documents import DocumentItem
from onrecord.web.finding_fields import Piece, pieces_of_all
from onrecord.web.findings import FindingItem
from onrecord.web.findings_asked import Asked
from onrecord.web.shell import Shell, house

CHANGES = 6
"""Findings shown: what is read at one sight."""

NEWEST = 8
"""Documents shown."""

MOST_WAITING = 1000
"""Entries of a queue that are counted; beyond it, the number says no more."""

LOOKED_AT = 100
"""Findings among which those are looked for: those known last, most of which are changes."""

LATEST = desk.FindingListing(latest=True)
UNJUDGED = desk.FindingListing(judged=desk.Judged.NOBODY)

MOST_COUNTED = 10_000
"""Statements of a ledger up to which its queue of statements is counted; in larger ones that takes too long."""

QUIET = frozenset(
    {FindingKind.OPPOSITION, FindingKind.SYNDICATED_COPY, FindingKind.QUOTE_VARIANT, FindingKind.DATE_CONFLICT}
)
"""Kinds that are no change of anybody: shown where there is nothing else, and always on the page of findings."""


@dataclass(frozen=True, slots=True)
class Change:
    """A finding with the day of its last words, in words and in ISO; empty where no day is known."""

    item: FindingItem
    day: str
    iso: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a person: how many, as shown ("1,000+"), of what, and where to begin.

    `count` is empty where counting would hold up the page.
    """

    count: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """The context of home.html. Without documents, `changes`, `newest` and `waiting` are empty.

    `is_settling` is True while findings are still worked out, and then none are shown.
    """

    form: AddForm
    counts: Counts
    changes: tuple[Change, ...] = ()
    others: int = 0
    newest: tuple[DocumentItem, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    is_settling: bool = False


def respond(request: Request) -> Response:
    """``/``."""
    here, form = house(request), adding.form_of(request)
    page = HomePage(form, Counts(0, 0, 0, 0)) if here.is_new else context(here.ledger, form, here.is_settling)
    return here.render("home.html", Shell(title="What changed lately", room="/"), page)


def context(ledger: Ledger, form: AddForm, is_settling: bool = False) -> HomePage:
    """Everything that the page shows; while findings are still worked out, all but them."""
    counts = ledger.read.counts()
    if not counts.documents:
        return HomePage(form, counts)
    newest = tuple(documents.item(row) for row in ledger.read.documents(DocumentQuery(limit=NEWEST)).items)
    if is_settling:
        return HomePage(form, counts, newest=newest, waiting=_waiting(ledger, counts, 0), is_settling=True)
    latest = desk.lately(ledger, LOOKED_AT) or list(desk.finding_slice(ledger, LATEST, 0, LOOKED_AT).items)
    waiting = desk.finding_count(ledger, UNJUDGED)
    news = ([f for f in latest if f.kind not in QUIET] or latest)[:CHANGES]
    known, judged = pieces_of_all(ledger, news), ledger.read.finding_judgements(news)
    return HomePage(
        form=form,
        counts=counts,
        changes=tuple(_change(f, known[f.id], judged.get(f.id)) for f in news),
        others=desk.finding_count(ledger, desk.FindingListing()) - len(news),
        newest=newest,
        waiting=_waiting(ledger, counts, waiting),
    )


def last_day(found: Finding) -> str | None:
    """The day of a finding's last words, None where no day is known."""
    return max((day for day in found.dates if day), default=None)


def _change(found: Finding, known: Sequence[Piece], judgement: Judgement | None) -> Change:
    iso = last_day(found) or ""
    return Change(findings.item(found, known, Asked(), judgement), wording.day(iso), iso)


def _waiting(ledger: Ledger, counts: Counts, unjudged: int) -> tuple[Waiting, ...]:
    """The queues that are not empty."""
    claims = _shown(_counted(ledger, SubjectKind.CLAIM), "claim", "claims")
    statements = Waiting("", "statements", "/review?kind=statements")
    if counts.statements <= MOST_COUNTED:
        statements = _shown(_counted(ledger, SubjectKind.STATEMENT), "statement", "statements")
    return tuple(q for q in (_shown(unjudged, "finding", "findings"), claims, statements) if q.count != "0")


def _counted(ledger: Ledger, kind: SubjectKind) -> int:
    return sum(1 for _ in islice(ledger.read.waiting(kind), MOST_WAITING))


def _shown(count: int, one: str, many: str) -> Waiting:
    more = "+" if count >= MOST_WAITING else ""
    return Waiting(f"{count:,}{more}", one if count == 1 else many, f"/review?kind={many}")
