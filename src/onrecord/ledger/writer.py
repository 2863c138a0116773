"""The write side of a ledger. Every call is one transaction: it happens as a whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

from onrecord import __version__
from onrecord.ledger import (
    codec_document,
    coding,
    judgements_carrying,
    judgements_writing,
    reading_documents,
    writing,
)
from onrecord.ledger.derived import Work
from onrecord.ledger.judgements import Judgement, Ruling
from onrecord.ledger.rows import Added, Recoded
from onrecord.ledger.trouble import explained
from onrecord.ledger.writing import Derived
from onrecord.positions import Finding
from onrecord.records import Document, Metadata, Paragraph, Statement

T = TypeVar("T")

CODE = f"onrecord@{__version__}"
"""The present version of the code, as derived rows and the audit name it."""


class Writer:
    """What can be done to a ledger. Other processes that write at the same time are waited for.

    Raises LedgerError when the file cannot be written (no room, no permission), with nothing half-written, and
    NotFoundError for an id that the ledger does not hold.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self._path = path
        self._engine = engine

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with explained(self._path), self._engine.begin() as connection:
            yield connection

    def add(
        self,
        document: Document,
        statements: Sequence[Statement],
        *,
        code: str = CODE,
        model: str | None,
        collection: str | None = None,
    ) -> Added:
        """Enter a document with its statements, and in a collection where one is named.

        `model` is None for a document in a language that is not read. A document whose id is there already is left
        as it is, corrections included; it still enters the collection. A document under a URL that the ledger holds
        with another text becomes its next version; what people judged in the version before it holds in it too, where
        the words still stand. Raises InputError for characters that cannot be stored and LedgerError for a statement
        whose evidence is not in the text.
        """
        codec_document.check_storable(document)
        derived = Derived(statements, code, model)
        with self._transaction() as connection:
            if reading_documents.holds(connection, document.id):
                if collection is not None:
                    _collect(connection, document.id, collection)
                return Added("unchanged", document.id)
            seq = writing.insert_document(connection, document, derived)
            carried = judgements_carrying.carry(connection, seq, code)
            stored = writing.put_statements(connection, seq, document.text, derived)
            writing.renumber(connection, document.meta.url)
            if collection is not None:
                writing.join(connection, seq, collection)
            row = reading_documents.by_number(connection, [seq])[seq]
            detail = {
                "name": row.name,
                "words": row.words,
                "statements": stored,
                "model": model,
                "version": row.version,
            } | ({"judgements": carried} if carried else {})
            writing.note(connection, "add", document.id, code, detail)
        return Added("new_version" if row.supersedes else "added", document.id, row.supersedes)

    def collect(self, document_id: str, collection: str) -> None:
        """Put a document in a collection."""
        with self._transaction() as connection:
            _collect(connection, document_id, collection)

    def uncollect(self, document_id: str, collection: str) -> None:
        """Take a document out of a collection."""
        with self._transaction() as connection:
            seq = writing.number_of(connection, document_id)
            if writing.leave(connection, seq, collection):
                writing.note(connection, "edit", document_id, CODE, {"changes": {"collection": [collection, None]}})

    def edit(
        self,
        document_id: str,
        changes: Mapping[str, str | None],
        derived: Derived | None = None,
        paragraphs: tuple[Paragraph, ...] | None = None,
    ) -> None:
        """Correct a document's metadata (fields: `EDITABLE`), keeping its id and its text.

        `derived`, where the correction changes what is made from the document, replaces its statements, and
        `paragraphs`, where it changes what part they play, those that it has. Raises
        UsageError for a field or value that cannot be.
        """
        with self._transaction() as connection:
            seq = writing.number_of(connection, document_id)
            stored = reading_documents.whole(connection, seq)
            meta = codec_document.amended(stored.meta, changes)
            altered = _altered(stored.meta, meta)
            if altered:
                writing.set_meta(connection, seq, meta)
                if paragraphs is not None and paragraphs != stored.paragraphs:
                    writing.set_paragraphs(connection, seq, paragraphs)
                writing.move(connection, seq, stored.meta.url, meta.url)
                writing.note(connection, "edit", document_id, CODE, {"changes": altered})
            if derived is not None:
                _replace(connection, seq, stored, derived)

    def replace_statements(
        self, document_id: str, statements: Sequence[Statement], *, code: str = CODE, model: str | None
    ) -> None:
        """Put what another model or version made in the place of a document's statements."""
        with self._transaction() as connection:
            seq = writing.number_of(connection, document_id)
            _replace(connection, seq, reading_documents.whole(connection, seq), Derived(statements, code, model))

    def recode(self, coder: coding.Coder, text: str | None) -> Recoded:
        """Give every claim the issue that `coder` says and store `text` as the codebook that holds from now on.

        With `text` None the codebook that is stored stays so. Statements keep their ids, their words and all else; ids
        and labels of issues change, as a whole or not at all.
        """
        with self._transaction() as connection:
            return coding.recode(connection, coder, text, CODE)

    def judge(self, ref: str, ruling: Ruling) -> Judgement:
        """Enter what a person decides on a statement, a claim (``STATEMENT#N``), a finding or what was judged before.

        Raises UsageError for a decision that cannot be made on it.
        """
        with self._transaction() as connection:
            return judgements_writing.judge(connection, ref, ruling, CODE)

    def judge_finding(self, finding: Finding, ruling: Ruling) -> Judgement:
        """Enter what a person decides on a finding, which is known again by the words that it compares."""
        with self._transaction() as connection:
            return judgements_writing.judge_finding(connection, finding, ruling, CODE)

    def add_statement(self, statement: Statement, fields: dict[str, Any], ruling: Ruling) -> Judgement:
        """Enter a statement that was missed; `fields` is what is known of it beside its places, as in a stored body."""
        with self._transaction() as connection:
            return judgements_writing.add(connection, statement, fields, ruling, CODE)

    def merge(self, one: str, other: str, ruling: Ruling) -> Judgement:
        """Decide whether two actors are one; accepted, the first becomes part of the second wherever he is read."""
        with self._transaction() as connection:
            return judgements_writing.merge(connection, (one, other), ruling, CODE)

    def split(self, actor: str, name: str, into: str | None, ruling: Ruling) -> Judgement:
        """Decide that a name of an actor is that of another, `into`, or of somebody new where that is None."""
        with self._transaction() as connection:
            return judgements_writing.split(connection, (actor, name), into, ruling, CODE)

    def derive(self, act: Callable[[Work], T]) -> T:
        """Run `act` in one transaction in which derived rows may be written; what it gives."""
        with self._transaction() as connection:
            return act(connection)

    def remove(self, document_id: str) -> None:
        """Take a document out with everything made from it; the audit keeps its id and name and that it was there."""
        with self._transaction() as connection:
            seq = writing.number_of(connection, document_id)
            row = reading_documents.by_number(connection, [seq])[seq]
            writing.drop_document(connection, seq, document_id)
            writing.renumber(connection, row.url)
            writing.note(connection, "remove", document_id, CODE, {"name": row.name})


def _collect(connection: Connection, document_id: str, collection: str) -> None:
    seq = writing.number_of(connection, document_id)
    if writing.join(connection, seq, collection):
        writing.note(connection, "edit", document_id, CODE, {"changes": {"collection": [None, collection]}})


def _altered(before: Metadata, after: Metadata) -> dict[str, list[object]]:
    pairs = {f.name: [getattr(before, f.name), getattr(after, f.name)] for f in fields(Metadata)}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _replace(connection: Connection, seq: int, stored: Document, derived: Derived) -> None:
    before = reading_documents.by_number(connection, [seq])[seq]
    writing.replace_statements(connection, seq, stored.text, derived)
    after = reading_documents.by_number(connection, [seq])[seq]
    detail: dict[str, object] = {"model": [before.model, after.model], "code": [before.code, after.code]}
    detail["statements"] = [before.statements, after.statements]
    writing.note(connection, "re-extract", stored.id, derived.code, detail)
