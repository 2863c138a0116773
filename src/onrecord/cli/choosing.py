"""The options that choose statements, shared by `statements` and `export`, and the ones that describe documents."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.errors import UsageError
from onrecord.records import Genre, Kind, Part

if TYPE_CHECKING:
    from onrecord.desk import AddOptions
    from onrecord.ledger import DocumentQuery, StatementQuery


@dataclass(frozen=True)
class StatementFlags:
    """Which statements. All that are given must hold."""

    speaker: Annotated[
        str | None, typer.Option(metavar="WHO", help="Said by: words of the name, or an actor's id.")
    ] = None
    reporter: Annotated[
        str | None, typer.Option(metavar="WHO", help="Passed on by: words of the reporter's name, or an id.")
    ] = None
    words: Annotated[str | None, typer.Option(metavar="WORDS", help="With these words in what was said.")] = None
    kind: Annotated[Kind | None, typer.Option(help="Attributed in this way.")] = None
    since: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="Said on or after: YYYY, YYYY-MM or YYYY-MM-DD.")
    ] = None
    until: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Said on or before.")] = None
    published_from: Annotated[str | None, typer.Option(metavar="DAY", help="Published on or after.")] = None
    published_to: Annotated[str | None, typer.Option(metavar="DAY", help="Published on or before.")] = None
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="In documents of this publisher.")] = None
    collection: Annotated[str | None, typer.Option(metavar="NAME", help="In documents of this collection.")] = None
    document: Annotated[
        str | None, typer.Option(metavar="DOCUMENT", help="In this document: id or its beginning, name or URL.")
    ] = None
    parts: Annotated[
        bool, typer.Option("--parts", help="Also what stands in comments, bylines, author notes and page furniture.")
    ] = False
    rejected: Annotated[bool, typer.Option("--rejected", help="Also what a person rejected.")] = False

    def query(self, *, limit: int | None = None, after: str | None = None) -> StatementQuery:
        """These flags as a query to the ledger. Raises UsageError for a day that is none."""
        from onrecord.ledger import StatementQuery

        return StatementQuery(
            document=self.document,
            speaker=self.speaker,
            words=self.words,
            kind=self.kind,
            reporter=self.reporter,
            publisher=self.publisher,
            collection=self.collection,
            said_from=first_day(self.since, "--from"),
            said_to=last_day(self.until, "--to"),
            published_from=first_day(self.published_from, "--published-from"),
            published_to=last_day(self.published_to, "--published-to"),
            parts=frozenset(Part) if self.parts else None,
            rejected=self.rejected,
            limit=limit,
            after=after,
        )


@dataclass(frozen=True)
class DocumentFlags:
    """Which documents. All that are given must hold."""

    words: Annotated[str | None, typer.Option(metavar="WORDS", help="With these words in title or text.")] = None
    collection: Annotated[str | None, typer.Option(metavar="NAME", help="In this collection.")] = None
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Of this publisher.")] = None
    genre: Annotated[Genre | None, typer.Option(help="Of this sort.")] = None
    language: Annotated[str | None, typer.Option(metavar="CODE", help="In this language, as en or fa.")] = None
    published_from: Annotated[str | None, typer.Option(metavar="DAY", help="Published on or after.")] = None
    published_to: Annotated[str | None, typer.Option(metavar="DAY", help="Published on or before.")] = None

    def query(self, *, limit: int | None = None, after: str | None = None) -> DocumentQuery:
        """These flags as a query to the ledger. Raises UsageError for a day that is none."""
        from onrecord.ledger import DocumentQuery

        return DocumentQuery(
            words=self.words,
            collection=self.collection,
            publisher=self.publisher,
            genre=self.genre,
            language=self.language,
            published_from=first_day(self.published_from, "--published-from"),
            published_to=last_day(self.published_to, "--published-to"),
            limit=limit,
            after=after,
        )


@dataclass(frozen=True)
class MetadataFlags:
    """What is known of documents and not said by them."""

    title: Annotated[str | None, typer.Option(metavar="TEXT", help="Title.")] = None
    author: Annotated[str | None, typer.Option(metavar="NAME", help="Author.")] = None
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Publisher.")] = None
    published: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Day of publication.")] = None
    url: Annotated[str | None, typer.Option(metavar="URL", help="Address it was published at.")] = None
    speaker: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Whose own words it is: of a speech, letter, communiqué or resolution."),
    ] = None
    genre: Annotated[Genre | None, typer.Option(help="What sort of document it is.")] = None

    def given(self) -> dict[str, str]:
        """The fields that were given, as plain strings. Raises UsageError where `published` is not a day."""
        if self.published:
            whole_day(self.published, "--published")
        values = {field.name: getattr(self, field.name) for field in fields(MetadataFlags)}
        return {name: str(value) for name, value in values.items() if value is not None}


ModelOption = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="What extracts: accurate, fast or baseline; else ONRECORD_MODEL, else accurate if there, else baseline.",
    ),
]

CodebookOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="The analyst's codebook (YAML): actors, roles, sides, events.")
]
"""What the analyst knows; it wins over the actor table that ships."""


@dataclass(frozen=True)
class ReadingFlags(MetadataFlags):
    """How to read documents, and what to say of all of them."""

    text_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="The column of a table that holds the text.")
    ] = None
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Let URLs lead to private and loopback addresses.")
    ] = False
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes to work in.")] = 1
    model: ModelOption = None

    codebook: CodebookOption = None

    def options(self, collection: str | None = None) -> AddOptions:
        """These flags as options of the desk. Raises UsageError where `published` is not a day."""
        from onrecord.desk import AddOptions, load_codebook
        from onrecord.read import ReadOptions

        known: dict[str, Any] = {name: value for name, value in self.given().items() if value}
        read = ReadOptions(**known, text_column=self.text_column, allow_private=self.allow_private)
        book = load_codebook(self.codebook) if self.codebook else None
        return AddOptions(read, collection=collection, jobs=self.jobs, model=self.model, codebook=book)


InputArguments = Annotated[
    list[str], typer.Argument(metavar="FILES", help="Files, folders, URLs, or - for standard input.")
]
"""What is read: at least one."""

OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here; else to standard output.")
]
"""Where an export goes."""


def first_day(value: str | None, option: str) -> str | None:
    """The first day that `value` (a year, month or day) means. Raises UsageError naming `option`."""
    return _day(value, option, last=False) if value else None


def last_day(value: str | None, option: str) -> str | None:
    """The last day that `value` (a year, month or day) means. Raises UsageError naming `option`."""
    return _day(value, option, last=True) if value else None


def whole_day(value: str, option: str) -> str:
    """`value` if it is a day. Raises UsageError naming `option`."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return _day(value, option, last=False)
    raise UsageError(f"{option} takes a day as YYYY-MM-DD, not “{value}”.")


def _day(value: str, option: str, *, last: bool) -> str:
    found = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", value)
    if not found:
        raise UsageError(f"{option} takes YYYY, YYYY-MM or YYYY-MM-DD, not “{value}”.")
    try:
        year, month = int(found[1]), int(found[2] or (12 if last else 1))
        day = int(found[3] or (monthrange(year, month)[1] if last else 1))
        return date(year, month, day).isoformat()
    except ValueError:
        raise UsageError(f"{option}: there is no day {value}.") from None
