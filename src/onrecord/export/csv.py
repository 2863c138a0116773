"""Comma-separated values: one row a statement or a claim, flat columns, safe to open in a spreadsheet.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, and words of a document may begin
so. Such cells get a leading apostrophe (OWASP, "CSV Injection"); `unguarded` takes it off again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any, BinaryIO

from onrecord.export.record import Record

LIST_JOINT = "; "
"""What joins several names, flags, passages or claims in one cell."""

Columns = Mapping[str, Callable[[Record], Any]]
"""Column names in order, each with what reads its value from a record."""

# The full-width forms and the white space before a formula are run by spreadsheets too.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(records: Iterable[Record], out: BinaryIO) -> int:
    """Write a header and one row for each of the statement `records` to `out`; return how many records there were."""
    return write_table(COLUMNS, records, out)


def write_claims_csv(records: Iterable[Record], out: BinaryIO) -> int:
    """Write a header and one row for each of the claim `records` to `out`; return how many records there were."""
    return write_table(CLAIM_COLUMNS, records, out)


def write_table(columns: Columns, records: Iterable[Record], out: BinaryIO) -> int:
    """Write a header and one row a record to `out`, what each of `columns` reads; return how many there were."""
    write_row(out, columns)
    count = 0
    for record in records:
        write_row(out, [guarded(_cell(read(record))) for read in columns.values()])
        count += 1
    return count


def guarded(cell: str) -> str:
    """`cell` with an apostrophe before it where a spreadsheet would run it as a formula."""
    return f"'{cell}" if cell.lstrip("'").startswith(_RISKY) else cell


def unguarded(cell: str) -> str:
    """The cell that `guarded` was given."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_RISKY) else cell


def write_row(out: BinaryIO, cells: Iterable[str]) -> None:
    """Write one row, as RFC 4180 has it; the cells are `guarded` already."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    out.write(line.getvalue().encode("utf-8", "backslashreplace"))


def _cell(value: Any) -> str:
    """How a value is written: null as nothing, booleans in lower case, lists joined."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return LIST_JOINT.join(_cell(item) for item in value)
    return str(value)


def _spans(passage: Record | None) -> str:
    return " ".join(f"{start}-{end}" for start, end in passage["spans"]) if passage else ""


def _of(key: str, inner: str) -> Callable[[Record], Any]:
    """Reads `inner` of the object at `key`, or nothing where there is no object."""
    return lambda record: record[key][inner] if record[key] else None


def _each(key: str, inner: str) -> Callable[[Record], Any]:
    """Reads `inner` of every object in the list at `key`."""
    return lambda record: [item[inner] for item in record[key]]


def _each_spans(key: str) -> Callable[[Record], Any]:
    """Reads the spans of every passage in the list at `key`."""
    return lambda record: [_spans(item) for item in record[key]]


def _claim(claim: Record) -> str:
    """A claim in one line: holder, act, stance, issue and, where there is one, the counterpart."""
    words = [claim["holder"]["name"], claim["act"], claim["stance"], claim["issue"]["label"]]
    return " | ".join([*words, claim["counterpart"]["name"]] if claim["counterpart"] else words)


_SPEAKERS: Columns = {
    "speakers": _each("speakers", "name"),
    "speaker_ids": _each("speakers", "id"),
    "speaker_roles": _each("speakers", "role"),
    "reported_by": _each("reported_by", "name"),
    "said_on": _of("said_on", "value"),
    "said_earliest": _of("said_on", "earliest"),
    "said_latest": _of("said_on", "latest"),
    "said_basis": _of("said_on", "basis"),
}
_CONTENT: Columns = {"content": _of("content", "text"), "content_spans": lambda r: _spans(r["content"])}
_DOCUMENT: Columns = {
    **{f"document_{key}": _of("document", key) for key in ("id", "name", "title", "author", "publisher")},
    **{f"document_{key}": _of("document", key) for key in ("published_on", "published_basis", "language", "genre")},
    **{f"document_{key}": _of("document", key) for key in ("url", "sha256", "version", "retrieved_on")},
}

COLUMNS: Columns = {
    "id": lambda r: r["id"],
    "kind": lambda r: r["kind"],
    "part": lambda r: r["part"],
    "floating": lambda r: r["floating"],
    **_SPEAKERS,
    **_CONTENT,
    "source": _of("source", "text"),
    "source_spans": lambda r: _spans(r["source"]),
    "cue": _of("cue", "text"),
    "cue_spans": lambda r: _spans(r["cue"]),
    "occasion": _of("occasion", "type"),
    "medium": _of("medium", "text"),
    "venue": _of("venue", "text"),
    "audience": _of("audience", "text"),
    "hedges": _each("hedges", "text"),
    "flags": lambda r: r["flags"],
    "claims": lambda r: [_claim(claim) for claim in r["claims"]],
    "confidence": lambda r: round(r["confidence"], 3),
    "model": lambda r: r["model"],
    **_DOCUMENT,
}
"""The columns of statements."""


def _named(key: str) -> Columns:
    """The columns of a holder or counterpart, or of an issue: who or what, and the words of the text."""
    return {f"{key}_text": _of(key, "text"), f"{key}_spans": lambda r: _spans(r[key])}


def _listed(key: str) -> Columns:
    return {key: _each(key, "text"), f"{key}_spans": _each_spans(key)}


CLAIM_COLUMNS: Columns = {
    "statement": lambda r: r["statement"],
    "position": lambda r: r["position"],
    "holder": _of("holder", "name"),
    "holder_id": _of("holder", "id"),
    **_named("holder"),
    "described": lambda r: r["described"],
    "act": lambda r: r["act"],
    "mode": lambda r: r["mode"],
    "stance": lambda r: r["stance"],
    "issue": _of("issue", "label"),
    "issue_id": _of("issue", "id"),
    "issue_path": _of("issue", "path"),
    **_named("issue"),
    "issue_opposite": _of("issue", "opposite"),
    "counterpart": _of("counterpart", "name"),
    "counterpart_id": _of("counterpart", "id"),
    **_named("counterpart"),
    "modality": lambda r: r["modality"],
    **_listed("conditions"),
    **_listed("exceptions"),
    **_listed("scope"),
    **_listed("reason"),
    **_listed("time_limits"),
    "confidence": lambda r: round(r["confidence"], 3),
    "kind": lambda r: r["kind"],
    "part": lambda r: r["part"],
    **_SPEAKERS,
    **_CONTENT,
    "flags": lambda r: r["flags"],
    "model": lambda r: r["model"],
    **_DOCUMENT,
}
"""The columns of claims."""
