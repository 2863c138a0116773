"""The review: what waits for a person's judgement, one at a time or as a list, what matters most first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from starlette.requests import Request
from starlette.responses import Response

from onrecord import desk
from onrecord.desk import Queue
from onrecord.errors import NotFoundError
from onrecord.ledger import Decision, Judgement, Ledger, SubjectKind
from onrecord.records import Kind, Stance
from onrecord.web import finding_kinds, links, wording
from onrecord.web.claims import SIGNED
from onrecord.web.review_items import Item, several, whole
from onrecord.web.shell import House, Shell, house, param
from onrecord.web.visiting import visit_of

PATH = "/review"
PER_PAGE = 40
"""Entries of the list on one page."""

SUGGESTED = 200
"""Names and issues that a field suggests; any other can be typed."""

NAMES = {
    Queue.STATEMENTS: "Statements",
    Queue.CLAIMS: "Claims",
    Queue.MATCHES: "Matches",
    Queue.FINDINGS: "Findings",
}

KINDS = tuple((kind.value, wording.KINDS[kind]) for kind in Kind)
STANCES = tuple((stance.value, f"{sign} {stance.value}") for stance, (sign, _) in zip(Stance, SIGNED, strict=True))


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: a queue, of one document, the thing to begin with, as a list, its page from 1."""

    kind: Queue = Queue.STATEMENTS
    document: str | None = None
    at: str | None = None
    as_list: bool = False
    page: int = 1

    def address(self, **other: str | None) -> str:
        """An address of the review with this queue and document and with what is in `other`."""
        view_ = "list" if self.as_list else None
        return links.with_params(PATH, {"kind": self.kind.value, "document": self.document, "view": view_} | other)


@dataclass(frozen=True, slots=True)
class Tab:
    """A queue: its name, how many wait in it, its address."""

    name: str
    count: int
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of a kind are judged in all and since midnight (UTC), and how many wait."""

    decided: int
    today: int
    waiting: int

    @property
    def of_all(self) -> int:
        """All that was or is to be judged."""
        return self.decided + self.waiting


@dataclass(frozen=True, slots=True)
class Last:
    """The visitor's last judgement of the day, which one key takes back."""

    id: str
    words: str
    about: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A correction that could not be entered: why, and what was typed."""

    problem: str
    typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The context of review.html. `item` is shown alone, `items` where a list is asked for.

    `actors` and `issues` are what the fields of a correction suggest, where there are such fields.
    """

    asked: Asked
    tabs: tuple[Tab, ...]
    progress: Progress
    item: Item | None
    items: tuple[Item, ...]
    number: int
    next_ref: str | None
    last: Last | None
    missed: bool
    actors: tuple[str, ...]
    issues: tuple[str, ...]
    refusal: Refusal | None = None
    more_href: str | None = None
    kinds: tuple[tuple[str, str], ...] = KINDS
    stances: tuple[tuple[str, str], ...] = STANCES

    @property
    def skip_href(self) -> str | None:
        """What comes next; this one waits on."""
        return self.asked.address(at=self.next_ref) if self.next_ref else None

    @property
    def here(self) -> str:
        """The address of what is shown."""
        if self.asked.as_list:
            return self.asked.address(page=str(self.asked.page) if self.asked.page > 1 else None)
        return self.asked.address(at=self.item.ref if self.item else None)

    @property
    def other_view_href(self) -> str:
        """The same queue as a list, or one at a time."""
        return replace(self.asked, as_list=not self.asked.as_list).address()

    @property
    def clear_href(self) -> str:
        """The same queue of all documents."""
        return replace(self.asked, document=None).address()


def respond(request: Request) -> Response:
    """``/review?kind=&document=&at=&view=list&page=``."""
    return page(house(request), asked(request), name_of(request))


def page(home: House, wanted: Asked, who: str, refusal: Refusal | None = None, status: int = 200) -> Response:
    """The page, with a refused correction where there is one."""
    shown = context(home.ledger, wanted, who, refusal)
    return home.render("review.html", Shell(title=f"Review: {NAMES[wanted.kind].lower()}", room=PATH), shown, status)


def name_of(request: Request) -> str:
    """Who visits."""
    visit = visit_of(request)
    return visit.name if visit else ""


def asked(request: Request) -> Asked:
    """What the address asks for; a queue or a page that we do not know is the first."""
    kind, number = param(request, "kind"), param(request, "page") or ""
    return Asked(
        kind=Queue(kind) if kind in set(Queue) else Queue.STATEMENTS,
        document=param(request, "document"),
        at=param(request, "at"),
        as_list=param(request, "view") == "list",
        page=max(1, int(number)) if number.isascii() and number.isdigit() and len(number) < 7 else 1,
    )


def context(ledger: Ledger, wanted: Asked, who: str = "", refusal: Refusal | None = None) -> ReviewPage:
    """Everything that the review shows to the person `who`."""
    entries = _entries(ledger, wanted)
    at = _at(entries, wanted)
    shown = _listed(ledger, wanted, entries) if wanted.as_list else ()
    single = None
    while not wanted.as_list and at < len(entries) and single is None:
        single = whole(ledger, wanted.kind, entries[at])
        at += single is None
    following = _next(entries, at)
    last = wanted.page * PER_PAGE
    progress = _progress(ledger, wanted, len(entries))
    return ReviewPage(
        asked=wanted,
        tabs=tuple(_tab(ledger, kind, wanted, progress.waiting) for kind in Queue),
        progress=progress,
        item=single,
        items=shown,
        number=at + 1,
        next_ref=following,
        last=_last(ledger, who),
        missed=wanted.at is not None and single is not None and not _is_called(single.ref, wanted.at),
        actors=_actors(ledger) if single and single.form else (),
        issues=tuple(ledger.read.issue_labels(SUGGESTED)) if single and single.claim else (),
        refusal=refusal,
        more_href=wanted.address(page=str(wanted.page + 1)) if wanted.as_list and last < len(entries) else None,
    )


def _actors(ledger: Ledger) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.name for row in ledger.read.speakers(limit=SUGGESTED)))


def _entries(ledger: Ledger, wanted: Asked) -> desk.Line | tuple[()]:
    try:
        return desk.queued(ledger, wanted.kind, wanted.document)
    except NotFoundError:
        return ()


def _at(entries: desk.Line | tuple[()], wanted: Asked) -> int:
    """The place of what the address names, else the first."""
    return (entries.place(wanted.at) if entries and wanted.at else None) or 0


def _is_called(ref: str, name: str) -> bool:
    """Two actors may be named in any order."""
    return set(ref.split("=")) == set(name.split("="))


def _next(entries: Sequence[desk.Entry], at: int) -> str | None:
    """What comes after the place `at`; after the last the first again, where that is another."""
    if len(entries) < 2:
        return None
    return entries[(at + 1) % len(entries)].ref


def _listed(ledger: Ledger, wanted: Asked, entries: Sequence[desk.Entry]) -> tuple[Item, ...]:
    start = (wanted.page - 1) * PER_PAGE
    return several(ledger, wanted.kind, entries[start : start + PER_PAGE])


def _progress(ledger: Ledger, wanted: Asked, waiting: int) -> Progress:
    tally = ledger.read.tallies(_today())[wanted.kind.subject]
    if wanted.document is None and wanted.kind in {Queue.STATEMENTS, Queue.CLAIMS}:
        waiting = ledger.read.waiting_count(wanted.kind.subject)
    return Progress(tally.decided, tally.since, waiting)


def _tab(ledger: Ledger, kind: Queue, wanted: Asked, here: int) -> Tab:
    """A tab; the counts of other queues are those of all documents."""
    href = Asked(kind, wanted.document, as_list=wanted.as_list).address()
    if kind is wanted.kind:
        return Tab(NAMES[kind], here, href, True)
    return Tab(NAMES[kind], desk.queue_length(ledger, kind), href, False)


def _last(ledger: Ledger, who: str) -> Last | None:
    made = ledger.read.latest_judgement(who, _today()) if who else None
    return Last(made.id, _decided(made), about(made)) if made else None


def _decided(made: Judgement) -> str:
    """The decision in a word; of two actors what it makes of them."""
    merged = {Decision.ACCEPT: "merged", Decision.REJECT: "kept apart"} if made.kind is SubjectKind.MATCH else {}
    return merged.get(made.decision, finding_kinds.DECIDED[made.decision])


def about(made: Judgement) -> str:
    """What a judgement is about, in a few words."""
    if made.kind is SubjectKind.MATCH:
        return " and ".join(made.target["names"])
    before = made.before or {}
    if made.kind is SubjectKind.CLAIM:
        issue = before.get("issue", {}).get("label")
        return f"the claim on {issue}" if issue else "a claim"
    if made.kind is SubjectKind.STATEMENT:
        names = " and ".join(s["name"] for s in before.get("speakers", ()) if s.get("name"))
        return f"a statement of {names}" if names else "a statement"
    return "a finding" if made.kind is SubjectKind.FINDING else "a name of an actor"


def _today() -> str:
    return dt.datetime.now(dt.UTC).date().isoformat()
