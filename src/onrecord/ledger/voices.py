"""The names behind statements: entering each once, finding them again, dropping those that nothing names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, FromClause, and_, delete, exists, func, insert, or_, select, union

from onrecord.ledger.folding import fold, like
from onrecord.ledger.schema import claim, statement, statement_voice, voice
from onrecord.records import Party, Statement

Name = tuple[str, str]
"""A name and an actor's id, empty where nobody is resolved."""

SPEAKER, REPORTER = "speaker", "reporter"

_AT_ONCE = 500  # values in one IN list, far below SQLite's limit on parameters


def roles(record: Statement) -> list[tuple[str, int, Name]]:
    """Who speaks in a statement and who passes it on: (role, position, name); reporters without a name are left out."""
    speakers = [(SPEAKER, i, (v.name, v.id or "")) for i, v in enumerate(record.speakers)]
    return speakers + [(REPORTER, i, (r.name, r.id or "")) for i, r in enumerate(record.reported_by) if r.name]


def party(who: Party) -> Name:
    """The name of a claim's holder or counterpart."""
    return who.name, who.id or ""


def enter(connection: Connection, statements: Sequence[Statement]) -> dict[Name, int]:
    """Enter every name of `statements` that is new, and give the numbers of all."""
    names = {name for s in statements for _, _, name in roles(s)}
    names |= {party(c.holder) for s in statements for c in s.claims}
    names |= {party(c.counterpart) for s in statements for c in s.claims if c.counterpart}
    known = _numbers(connection, names)
    new = [{"name": n, "actor": a, "folded": fold(n)} for n, a in sorted(names - known.keys())]
    if new:
        connection.execute(insert(voice), new)
        known |= _numbers(connection, names - known.keys())
    return known


def _numbers(connection: Connection, names: Iterable[Name]) -> dict[Name, int]:
    wanted = sorted({name for name, _ in names})
    found: dict[Name, int] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        rows = connection.execute(
            select(voice.c.name, voice.c.actor, voice.c.seq).where(voice.c.name.in_(wanted[at : at + _AT_ONCE]))
        )
        found |= {(row.name, row.actor): row.seq for row in rows}
    return found


def standing() -> ColumnElement[str]:
    """The actor that a voice stands for, as people merged and split them; empty where nobody is resolved."""
    return func.coalesce(voice.c.canonical, voice.c.actor)


def called(words: str) -> ColumnElement[bool]:
    """True of the voices that are the actor `words` or whose name contains `words`, and of those merged with them.

    The id of an actor who was merged into another means that other.
    """
    named = voice.c.folded.like(like(words), escape="\\")
    return or_(_is(voice, words), named, _merged_with_one_named(words), _moved_from(words))


def _is(table: FromClause, words: str) -> ColumnElement[bool]:
    unmoved = and_(table.c.actor == words, table.c.canonical.is_(None))
    return or_(unmoved, table.c.canonical == words)


def _merged_with_one_named(words: str) -> ColumnElement[bool]:
    other = voice.alias("namesake")
    actor = func.coalesce(other.c.canonical, other.c.actor)
    named = select(actor).where(other.c.folded.like(like(words), escape="\\"), actor != "")
    return and_(voice.c.canonical.is_not(None), voice.c.canonical.in_(named))


def _moved_from(words: str) -> ColumnElement[bool]:
    """True of the voices that the actor `words` became, where nothing is left under that id."""
    other, any_left = voice.alias("moved"), voice.alias("left_there")
    became = select(other.c.canonical).where(other.c.actor == words, other.c.canonical.is_not(None))
    return and_(~exists().where(_is(any_left, words)), standing().in_(became))


def statements_of(role: str, words: str) -> ColumnElement[bool]:
    """True of the statements in which somebody called `words` has that role; for a query over `statement`."""
    voices = select(voice.c.seq).where(called(words))
    return statement.c.seq.in_(
        select(statement_voice.c.statement).where(statement_voice.c.voice.in_(voices), statement_voice.c.role == role)
    )


def borne_in(connection: Connection, document: int) -> list[int]:
    """The voices that the statements and claims of a document name."""
    here = select(statement.c.seq).where(statement.c.document == document)
    asked = union(
        select(statement_voice.c.voice).where(statement_voice.c.statement.in_(here)),
        select(claim.c.holder).where(claim.c.statement.in_(here)),
        select(claim.c.counterpart).where(claim.c.statement.in_(here), claim.c.counterpart.is_not(None)),
    )
    return list(connection.execute(asked).scalars())


def drop_unused(connection: Connection, candidates: Sequence[int]) -> None:
    """Drop those of the voices that no statement and no claim names any more."""
    used = (
        exists().where(statement_voice.c.voice == voice.c.seq),
        exists().where(claim.c.holder == voice.c.seq),
        exists().where(claim.c.counterpart == voice.c.seq),
    )
    for at in range(0, len(candidates), _AT_ONCE):
        some = voice.c.seq.in_(candidates[at : at + _AT_ONCE])
        connection.execute(delete(voice).where(some, ~or_(*used)))
