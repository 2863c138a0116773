"""Codebooks in the ledger, and coding its claims anew: other issues for the same words, nothing else touched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, exists, insert, select, true, update

from onrecord.ledger import codec_statement, judgements_applying, writing
from onrecord.ledger.judgements_schema import judged
from onrecord.ledger.rows import CodebookRow, IssueWords, Recoded
from onrecord.ledger.schema import claim, codebook, document, statement
from onrecord.records import Claim, Issue, Statement

Coder = Callable[[Issue], Issue]
"""Gives the issue of a claim by a codebook, from the issue as it is now and the words in the text that it keeps."""

_AT_ONCE = 500  # statements in memory at a time

_COLUMNS = (
    statement.c.seq,
    statement.c.id,
    statement.c.kind,
    statement.c.part,
    statement.c.content,
    statement.c.confidence,
    statement.c.model,
    statement.c.body,
    document.c.id.label("document"),
)


_JUDGED = select(statement.c.document).join(judged, judged.c.statement == statement.c.seq).distinct()
"""The documents in which a judgement is on a statement or claim."""


def latest(connection: Connection) -> CodebookRow | None:
    """The codebook that holds, None where none was ever stored."""
    row = connection.execute(select(codebook).order_by(codebook.c.version.desc()).limit(1)).first()
    return CodebookRow(row.version, row.text, row.stored_on) if row else None


def store(connection: Connection, text: str) -> int:
    """Make a text the codebook that holds, and give its version; one that holds already keeps its own."""
    present = latest(connection)
    if present is not None and present.text == text:
        return present.version
    version = present.version + 1 if present else 1
    connection.execute(insert(codebook), {"version": version, "text": text, "stored_on": writing.now()})
    return version


def issue_words(connection: Connection) -> Iterator[IssueWords]:
    """What each claim is about, in the order of the ledger, read as they are needed."""
    for rows in _claiming(connection, true()):
        for row in rows:
            record = codec_statement.from_row(row._mapping, row.document)
            for each in record.claims:
                yield IssueWords(each.issue, record.id, record.document, record.content.text)


def recode(connection: Connection, coder: Coder, text: str | None, code: str) -> Recoded:
    """Give every claim the issue that `coder` says, and make `text`, if there is one, the codebook that holds.

    `code` is the version of the code that does it, as the audit names it.
    """
    claims, changed = _recode_judged(connection, coder)
    for rows in _claiming(connection, statement.c.document.not_in(_JUDGED)):
        before = [codec_statement.from_row(row._mapping, row.document) for row in rows]
        after = [replace(record, claims=tuple(_coded(c, coder) for c in record.claims)) for record in before]
        claims += sum(len(record.claims) for record in before)
        triples = zip(rows, before, after, strict=True)
        changed += _write(connection, [(row.seq, old, new) for row, old, new in triples if old != new])
    present = latest(connection)
    version = store(connection, text) if text is not None else present.version if present else None
    detail: dict[str, object] = {"claims": claims, "changed": changed, "codebook": version}
    writing.note(connection, "recode", str(version or "general"), code, detail)
    return Recoded(claims, changed, version)


def _recode_judged(connection: Connection, coder: Coder) -> tuple[int, int]:
    """Code the documents in which people judged something; how many claims they have and how many changed.

    What was extracted is coded, and entered anew with the judgements upon it: a corrected issue stays as corrected.
    """
    claims = changed = 0
    for seq in connection.execute(_JUDGED.order_by(statement.c.document)).scalars().all():
        before = judgements_applying.as_extracted(connection, seq)
        after = [replace(record, claims=tuple(_coded(c, coder) for c in record.claims)) for record in before]
        claims += sum(len(record.claims) for record in before)
        pairs = [
            pair for old, new in zip(before, after, strict=True) for pair in zip(old.claims, new.claims, strict=True)
        ]
        differing = sum(old != new for old, new in pairs)
        if differing:
            writing.rebuild(connection, seq, after)
        changed += differing
    return claims, changed


def _claiming(connection: Connection, among: ColumnElement[bool]) -> Iterator[Sequence[Any]]:
    """The statements that make claims, some at a time; each batch is read whole, so that it may be written to."""
    asked = (
        select(*_COLUMNS)
        .join(document, document.c.seq == statement.c.document)
        .where(statement.c.seq > bindparam("after"), exists().where(claim.c.statement == statement.c.seq), among)
        .order_by(statement.c.seq)
        .limit(_AT_ONCE)
    )
    after = -1
    while rows := connection.execute(asked, {"after": after}).all():
        yield rows
        after = rows[-1].seq


def _coded(one: Claim, coder: Coder) -> Claim:
    return replace(one, issue=coder(one.issue))


def _write(connection: Connection, records: Sequence[tuple[int, Statement, Statement]]) -> int:
    """Write the claims of statements whose issues changed; how many claims that are."""
    if not records:
        return 0
    bodies = [{"at": seq, "new": codec_statement.to_row(record)["body"]} for seq, _, record in records]
    bodied = update(statement).where(statement.c.seq == bindparam("at")).values(body=bindparam("new"))
    connection.execute(bodied, bodies)
    rows: list[dict[str, object]] = [
        {"at": seq, "nth": nth, **_columns(now.issue)}
        for seq, old, record in records
        for nth, (was, now) in enumerate(zip(old.claims, record.claims, strict=True))
        if was != now
    ]
    here = (claim.c.statement == bindparam("at"), claim.c.position == bindparam("nth"))
    values: dict[str, Any] = {
        "issue": bindparam("label"),
        "issue_id": bindparam("key"),
        "opposite": bindparam("turned"),
    }
    connection.execute(update(claim).where(*here).values(values), rows)
    return len(rows)


def _columns(issue: Issue) -> dict[str, object]:
    """What is kept of an issue beside the record, by the names of `_write`'s parameters."""
    return {"label": issue.label, "key": writing.codebook_id(issue), "turned": issue.opposite}
