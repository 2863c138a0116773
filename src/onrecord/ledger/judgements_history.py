"""What people decided, over time, on whatever a person names."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from onrecord.errors import NotFoundError
from onrecord.ledger import judgements_actors, judgements_reading, judgements_subjects, reading_documents
from onrecord.ledger.judgements import Judgement
from onrecord.ledger.judgements_schema import judged
from onrecord.ledger.schema import statement


def history(connection: Connection, ref: str) -> list[Judgement]:
    """Every judgement, oldest first, of what `ref` means.

    That is a statement with its claims, one claim, a document with all that is in it, an actor, a finding, or what
    another judgement is about. Empty where nobody judged it. Raises NotFoundError for what is not there.
    """
    of_statement = _of_statement(connection, ref)
    if of_statement is not None:
        return of_statement
    name = judgements_subjects.judged_name(connection, ref)
    if name is not None:
        return judgements_reading.of_subjects(connection, [name])
    for look in (_of_document, _of_actor):
        try:
            return look(connection, ref)
        except NotFoundError:
            continue
    raise NotFoundError(f"There is nothing called {ref!r} in the ledger that anybody could have judged.")


def _of_statement(connection: Connection, ref: str) -> list[Judgement] | None:
    """The history of a statement or of one claim of it; None where `ref` is no statement's."""
    identity, _, place = ref.partition("#")
    asked = select(statement.c.seq).where(reading_documents.starting(statement.c.id, identity)).limit(2)
    numbers = connection.execute(asked).scalars().all() if len(identity) > 1 else []
    if len(numbers) != 1:
        return None
    position = int(place) - 1 if place.isascii() and place.isdigit() else None
    return judgements_reading.of_subjects(connection, _subjects_in(connection, numbers[0], position))


def _subjects_in(connection: Connection, number: int, position: int | None) -> Sequence[str]:
    """The subjects whose words are in the statement with this number, or the claim at a place of it alone."""
    asked = select(judged.c.subject).where(judged.c.statement == number)
    if position is not None:
        asked = asked.where(judged.c.position == position)
    return connection.execute(asked).scalars().all()


def _of_document(connection: Connection, ref: str) -> list[Judgement]:
    seq = reading_documents.find(connection, ref)
    return judgements_reading.of_document(connection, reading_documents.by_number(connection, [seq])[seq].id)


def _of_actor(connection: Connection, ref: str) -> list[Judgement]:
    return judgements_reading.of_actor(connection, judgements_actors.find(connection, ref).id)
