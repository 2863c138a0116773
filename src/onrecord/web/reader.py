"""The reader: one document as a page, its statements marked in the text and told in the margin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.export.signs import SIGNS
from onrecord.ledger import DocumentRow
from onrecord.records import Document, Kind, Span, Stance, Statement
from onrecord.web import links, wording
from onrecord.web.blocks import Block, blocks
from onrecord.web.cards import cards
from onrecord.web.claims import is_called
from onrecord.web.shell import Shell, house, param
from onrecord.web.voices import Voice, Voices, key_of, speakers_of

if TYPE_CHECKING:
    from onrecord.ledger import Reader

MAX_VERSIONS = 50
"""Versions of one address that the page lists."""

_PLACE = re.compile(r"(\d{1,12})-(\d{1,12})$")


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of the legend: what it shows, how many statements it has, and the address that shows those alone."""

    name: str
    count: int
    href: str
    chosen: bool
    voice: Voice | None = None
    kind: Kind | None = None
    sign: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the metadata block; `href` only for addresses that may be links."""

    term: str
    words: str
    href: str | None = None
    code: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the document at its address."""

    number: int
    href: str
    day: str
    here: bool


@dataclass(frozen=True, slots=True)
class ReaderPage:
    """The context of reader.html. `blocks` are the text; `shown` of `total` statements pass the filter."""

    row: DocumentRow
    heading: str | None
    name: str
    blocks: tuple[Block, ...]
    speakers: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    stances: tuple[Choice, ...]
    issue: str | None
    facts: tuple[Fact, ...]
    versions: tuple[Version, ...]
    shown: int
    total: int
    all_href: str
    newest: str | None


@dataclass(frozen=True, slots=True)
class Filter:
    """What the address asks to see: a speaker's statements, a kind's, those with a claim of a stance or on an issue.

    `at` and `place` are the statement or the stretch of text to mark.
    """

    speaker: str | None = None
    kind: str | None = None
    stance: str | None = None
    issue: str | None = None
    at: str | None = None
    place: Span | None = None

    def keeps(self, statement: Statement) -> bool:
        """True for a statement that passes, and always for the one that the address names."""
        if self.at and statement.id == self.at:
            return True
        spoken = self.speaker is None or self.speaker in {key_of(speaker) for speaker in speakers_of(statement)}
        return spoken and (self.kind is None or self.kind == statement.kind.value) and self._claims(statement)

    def _claims(self, statement: Statement) -> bool:
        """True for a statement one of whose claims has the stance and the issue, where they are asked for."""
        if self.stance is None and self.issue is None:
            return True
        fitting = (c for c in statement.claims if self.stance is None or self.stance == c.stance_on_issue.value)
        return any(self.issue is None or is_called(claim.issue, self.issue) for claim in fitting)

    def href(self, document_id: str, **other: str | None) -> str:
        """The address of the document with these filters but for those in `other`."""
        kept = {"speaker": self.speaker, "kind": self.kind, "stance": self.stance, "issue": self.issue}
        return links.with_params(links.document(document_id), kept | other)


def respond(request: Request) -> Response:
    """``/documents/{document}?speaker=&kind=&stance=&issue=&at=&place=``."""
    reader = house(request).reader
    document = reader.document(request.path_params["document"])
    if document.id != request.path_params["document"]:
        return RedirectResponse(links.page(links.document(document.id), **request.query_params), status_code=302)
    wanted = Filter(
        speaker=param(request, "speaker"),
        kind=param(request, "kind"),
        stance=param(request, "stance"),
        issue=param(request, "issue"),
        at=param(request, "at"),
        place=_place(request, document),
    )
    page = context(reader, document, wanted)
    return house(request).render("reader.html", Shell(title=page.name, room="/"), page)


def context(reader: Reader, document: Document, wanted: Filter) -> ReaderPage:
    """Everything that the reader's page of a document shows."""
    row = reader.document_row(document.id)
    statements = reader.document_statements(document.id)
    voices = Voices(statements)
    pairs = zip(statements, cards(statements, voices, wanted.at), strict=True)
    kept = [(statement, card) for statement, card in pairs if wanted.keeps(statement)]
    made = blocks(document, [s for s, _ in kept], [c for _, c in kept], wanted.place)
    name = row.title or row.name
    versions = _versions(reader, row)
    return ReaderPage(
        row=row,
        heading=None if any(block.is_title for block in made) else name,
        name=name,
        blocks=made,
        speakers=_speaker_choices(document.id, voices, wanted),
        kinds=_kind_choices(document.id, statements, wanted),
        stances=_stance_choices(document.id, statements, wanted),
        issue=wanted.issue,
        facts=tuple(_facts(row)),
        versions=versions if len(versions) > 1 else (),
        shown=len(kept),
        total=len(statements),
        all_href=links.document(document.id),
        newest=next((v.href for v in versions if not v.here), None) if row.superseded else None,
    )


def _place(request: Request, document: Document) -> Span | None:
    """The stretch of text that the address points at, if it is one of this document's."""
    found = _PLACE.match(param(request, "place") or "")
    if found is None:
        return None
    start, end = int(found[1]), int(found[2])
    return Span(start, end) if start < end <= len(document.text) else None


def _speaker_choices(document_id: str, voices: Voices, wanted: Filter) -> tuple[Choice, ...]:
    def href(key: str) -> str:
        return wanted.href(document_id, speaker=None if wanted.speaker == key else key)

    return tuple(Choice(v.name, v.statements, href(v.key), wanted.speaker == v.key, voice=v) for v in voices.all())


def _kind_choices(document_id: str, statements: Sequence[Statement], wanted: Filter) -> tuple[Choice, ...]:
    counts = Counter(statement.kind for statement in statements)

    def href(kind: Kind) -> str:
        return wanted.href(document_id, kind=None if wanted.kind == kind.value else kind.value)

    return tuple(
        Choice(
            wording.KINDS[kind],
            counts[kind],
            href(kind),
            wanted.kind == kind.value,
            kind=kind,
            title=wording.KINDS_EXPLAINED[kind],
        )
        for kind in Kind
        if counts[kind]
    )


def _stance_choices(document_id: str, statements: Sequence[Statement], wanted: Filter) -> tuple[Choice, ...]:
    counts = Counter(stance for s in statements for stance in {claim.stance_on_issue for claim in s.claims})

    def href(stance: Stance) -> str:
        return wanted.href(document_id, stance=None if wanted.stance == stance.value else stance.value)

    return tuple(
        Choice(
            stance.value,
            counts[stance],
            href(stance),
            wanted.stance == stance.value,
            sign=SIGNS[stance],
            title=f"statements with a claim of this stance: {stance.value}",
        )
        for stance in Stance
        if counts[stance]
    )


def _facts(row: DocumentRow) -> list[Fact]:
    """The metadata block: what is known of the document, one line each; what is unknown has no line."""
    facts = [
        Fact("Published", _published(row)),
        Fact("Author", row.author or ""),
        Fact("Speaker", row.speaker or ""),
        Fact("Publisher", row.publisher or ""),
        Fact("Genre", wording.GENRES[row.genre]),
        Fact("Language", wording.language(row.language) + ("" if row.extracted else ", not extracted")),
        Fact("Address", row.url or "", links.outward(row.url)),
        Fact("Read on", wording.day(row.retrieved_on)),
        Fact("Name", row.name),
        Fact("Collections", ", ".join(row.collections)),
        Fact("Words", f"{row.words:,}"),
        Fact("Added", row.added_on.replace("T", " ")[:16] + " UTC"),
        Fact("Media type", row.media_type),
        Fact("Extracted by", row.model or ""),
        Fact("Id", row.id, code=True),
        Fact("Text SHA-256", row.sha256, code=True),
        Fact("File SHA-256", row.raw_sha256, code=True),
    ]
    return [fact for fact in facts if fact.words]


def _published(row: DocumentRow) -> str:
    if row.published_on:
        return f"{wording.day(row.published_on)} ({wording.DATE_BASES[row.published_basis]})"
    return f"not known; not before {wording.day(row.not_before)}" if row.not_before else "not known"


def _versions(reader: Reader, row: DocumentRow) -> tuple[Version, ...]:
    """The versions at this document's address, newest first."""
    rows = sorted(reader.versions(row.id), key=lambda version: version.version, reverse=True)
    return tuple(
        Version(v.version, links.document(v.id), wording.day(v.added_on[:10]), v.id == row.id)
        for v in rows[:MAX_VERSIONS]
    )
