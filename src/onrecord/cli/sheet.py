"""A document on the screen: what is known of it, its paragraphs' parts, its statements as a tree of reporters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from onrecord.cli.claim_lines import claim_lines
from onrecord.cli.counting import number
from onrecord.cli.phrases import published, reporters, said_on, speakers
from onrecord.cli.safe import one_line
from onrecord.cli.screen import clipped, short, width
from onrecord.records import Document, Statement

if TYPE_CHECKING:
    from onrecord.ledger import DocumentRow, StatementRow

_INDENT = 11
"""Columns before a statement's words: its short id and two spaces."""

_DEEPEST = 6
"""Steps of indentation at most, so that words keep room on a narrow terminal."""


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """What a sheet shows beside the statements: the part of each paragraph of the `whole` document, their claims."""

    whole: Document | None = None
    claims: bool = False


def sheet(row: DocumentRow, statements: Sequence[Statement], options: SheetOptions) -> str:
    """The document as text for the screen."""
    lines = [*_facts(row), ""]
    if options.whole:
        lines += [*_paragraphs(options.whole), ""]
    for statement, depth in _tree(statements):
        lines += [*_statement(statement, depth, row), *(_claims(statement, depth) if options.claims else ()), ""]
    lines.append(f"{number(len(statements), 'statement')}." if row.extracted else _not_extracted(row))
    return "\n".join(lines)


def statement_sheet(row: StatementRow) -> str:
    """One statement with its claims, and the document that it stands in."""
    document = row.document
    words = f"{document.title or document.name} ({document.id[:9]})"
    lines = [*_statement(row.statement, 0, document), *_claims(row.statement, 0), ""]
    lines += [*_fact("In", words), *_fact("Author", document.author), *_fact("Publisher", document.publisher)]
    lines += [*_fact("Published", published(document)), *_fact("Found by", row.statement.model)]
    return "\n".join([*lines, *_fact("ID", row.statement.id)])


def sheet_record(row: DocumentRow, statements: Sequence[Statement], whole: Document | None) -> dict[str, Any]:
    """The document as JSON: its row, its statements' records and, with `whole`, its paragraphs."""
    from onrecord.export.record import statement_record

    record: dict[str, Any] = {
        "document": asdict(row),
        "statements": [statement_record(statement, row) for statement in statements],
    }
    if whole:
        record["paragraphs"] = [{"start": p.start, "end": p.end, "part": p.part.value} for p in whole.paragraphs]
    return record


def _facts(row: DocumentRow) -> Iterator[str]:
    """One line a fact that is known."""
    day = f"{row.published_on} ({row.published_basis.value})" if row.published_on else "unknown"
    if not row.published_on and row.not_before:
        day += f", not before {row.not_before}"
    facts = {
        "Title": row.title,
        "Author": row.author,
        "Publisher": row.publisher,
        "Published": day,
        "Speaker": row.speaker,
        "Genre": row.genre.value,
        "Language": row.language,
        "URL": row.url,
        "Name": row.name,
        "Version": f"{row.version}{' (superseded)' if row.superseded else ''}" if row.url else None,
        "Collections": ", ".join(row.collections),
        "Words": f"{row.words:,}",
        "Added": f"{row.added_on[:10]}{f', read by {row.model}' if row.model else ''}",
        "ID": row.id,
    }
    for name, value in facts.items():
        yield from _fact(name, value)


def _fact(name: str, value: str | None) -> list[str]:
    """A fact on one line or more; none where it is unknown."""
    return wrap(one_line(value or ""), max(40, width()), initial_indent=f"{name:<13}", subsequent_indent=" " * 13)


def _paragraphs(document: Document) -> Iterator[str]:
    """Where each paragraph stands, its part, and how it begins."""
    for paragraph in document.paragraphs:
        place = f"{paragraph.start}-{paragraph.end}"
        words = one_line(document.text[paragraph.start : min(paragraph.end, paragraph.start + 400)])
        yield f"{place:<15}{paragraph.part.value:<13}{clipped(words, max(20, width() - 28))}"


def _statement(statement: Statement, depth: int, row: DocumentRow) -> Iterator[str]:
    """Who, when and how on one line, the words below it."""
    day, chain = said_on(statement.said_on), reporters(statement, row)
    part = statement.part.value if not statement.part.is_text else ""
    about = ", ".join(filter(None, [speakers(statement), day, statement.kind.value, part, chain]))
    margin, room = _margin(depth), max(40, width())
    inner = margin + " " * _INDENT
    yield from wrap(one_line(about), room, initial_indent=f"{margin}{short(statement.id)}  ", subsequent_indent=inner)
    yield from wrap(one_line(statement.content.text), room, initial_indent=inner, subsequent_indent=inner)


def _margin(depth: int) -> str:
    return " " * (2 * min(depth, _DEEPEST))


def _claims(statement: Statement, depth: int) -> Iterator[str]:
    return claim_lines(statement, max(40, width()), _margin(depth) + " " * _INDENT)


def _tree(statements: Sequence[Statement]) -> Iterator[tuple[Statement, int]]:
    """Each statement with its depth, those that a reporter passes on behind that reporter's own."""
    known = {statement.id for statement in statements}
    below: dict[str | None, list[Statement]] = defaultdict(list)
    for statement in statements:
        above = statement.reported_by[0].statement if statement.reported_by else None
        below[above if above in known and above != statement.id else None].append(statement)

    def walk(parent: str | None, depth: int) -> Iterator[tuple[Statement, int]]:
        for statement in below.pop(parent, []):
            yield statement, depth
            yield from walk(statement.id, depth + 1)

    yield from walk(None, 0)
    for rest in list(below):  # reporters in a circle hang on none of the above
        yield from walk(rest, 0)


def _not_extracted(row: DocumentRow) -> str:
    return f"No statements: documents in this language ({row.language or 'unknown'}) are stored and searched, not read."
