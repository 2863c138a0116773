"""Actors as people merged and split them. Statements keep the actors that were resolved; readings show these."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, false, func, or_, select, update

from onrecord.errors import NotFoundError
from onrecord.ledger.folding import fold, like
from onrecord.ledger.judgements import Decision, SubjectKind
from onrecord.ledger.judgements_schema import judged, judgement
from onrecord.ledger.reading_documents import starting
from onrecord.ledger.schema import statement_voice, voice
from onrecord.ledger.voices import standing
from onrecord.records import Claim, Party, Reporter, Setting, Speaker, Statement


class Into(NamedTuple):
    """The actor that stands for another: its id and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Rules:
    """What people made of actors: `merged` by id, `split` by id and folded name."""

    merged: Mapping[str, Into] = field(default_factory=dict)
    split: Mapping[tuple[str, str], Into] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.merged or self.split)

    def of(self, name: str, actor: str | None) -> Into | None:
        """The actor that a name resolved to `actor` stands for; None where nobody judged it."""
        at, seen, folded = actor or "", set[str](), fold(name)
        found: Into | None = None
        while at not in seen:
            seen.add(at)
            following = self.split.get((at, folded)) or self.merged.get(at)
            if following is None:
                break
            found, at = following, following.id
        return found if found and found.id != actor else None

    def names(self) -> dict[str, str]:
        """The name of each actor that others were made part of, by id."""
        return {into.id: into.name for into in (*self.merged.values(), *self.split.values())}

    def whole(self, actor: str | None) -> str | None:
        """The actor that stands for a whole actor, whatever he is called."""
        into = self.of("", actor)
        return into.id if into else actor


def rules(connection: Connection) -> Rules:
    """The merges and splits that stand."""
    asked = (
        select(judged.c.kind, judgement.c.fields, judgement.c.target)
        .join(judgement, judgement.c.seq == judged.c.standing)
        .where(judged.c.kind.in_((SubjectKind.MATCH, SubjectKind.SPLIT)), judged.c.decision == Decision.ACCEPT)
        .order_by(judged.c.standing)
    )
    merged: dict[str, Into] = {}
    split: dict[tuple[str, str], Into] = {}
    for kind, fields, target in connection.execute(asked):
        into, what = json.loads(fields), json.loads(target)
        if kind == SubjectKind.MATCH:
            merged[into["from"]] = Into(into["into"], into["name"])
        else:
            split[what["actor"], fold(what["name"])] = Into(into["into"], into["name"])
    return Rules(merged, split)


def find(connection: Connection, ref: str) -> Into:
    """The actor that `ref` means: an id or its beginning, a name, or words of a name. Raises NotFoundError."""
    found = called(connection, ref)
    beginning = starting(standing(), ref) if len(ref) > 2 else false()
    words = voice.c.folded.like(like(ref), escape="\\") if fold(ref) else false()
    for way in (beginning, words):
        found = found or _named(connection, way)
    if len(found) == 1:
        return found[0]
    if found:
        some = ", ".join(f"{actor.name} ({actor.id})" for actor in found[:5])
        raise NotFoundError(f"{ref!r} fits several actors; name one by its id: {some}.")
    raise NotFoundError(f"There is no actor {ref!r} in the ledger: `onrecord actors` lists them.")


def called(connection: Connection, name: str) -> list[Into]:
    """The actor with this id, be it one that was merged into him; else the actors with this name in full."""
    moved = select(standing()).where(voice.c.actor == name, voice.c.actor != "")
    for way in (standing() == name if name else false(), standing().in_(moved), voice.c.folded == fold(name)):
        found = _named(connection, way)
        if found:
            return found
    return []


def ids_called(connection: Connection, name: str) -> list[str]:
    """The ids of the actors that `called` gives."""
    moved = select(standing()).where(voice.c.actor == name, voice.c.actor != "")
    itself = or_(voice.c.canonical == name, and_(voice.c.actor == name, voice.c.canonical.is_(None)))
    for way in (itself if name else false(), standing().in_(moved), voice.c.folded == fold(name)):
        found = connection.execute(select(standing()).where(way, standing() != "").distinct()).scalars().all()
        if found:
            return list(found)
    return []


def _named(connection: Connection, where: ColumnElement[bool]) -> list[Into]:
    """The actors with a voice of which `where` is true, each under the name that is used most."""
    actor = standing().label("actor")
    ids = select(standing()).where(where, standing() != "")
    used = func.count(statement_voice.c.statement)
    asked = (
        select(actor, voice.c.name, used.label("used"))
        .outerjoin(statement_voice, statement_voice.c.voice == voice.c.seq)
        .where(standing().in_(ids))
        .group_by(voice.c.seq)
        .order_by(used.desc(), voice.c.seq)
    )
    found: dict[str, str] = {}
    for row in connection.execute(asked):
        found.setdefault(row.actor, row.name)
    names = rules(connection).names()
    return [Into(actor_id, names.get(actor_id, name)) for actor_id, name in found.items()]


def name_of(connection: Connection, actor: str, name: str) -> tuple[str, bool]:
    """A name of an actor as the ledger writes it, and whether he has others. Raises NotFoundError."""
    asked = select(voice.c.name, voice.c.folded).where(standing() == actor)
    rows = connection.execute(asked).all()
    written = next((row.name for row in rows if row.folded == fold(name)), None)
    if written is None:
        known = ", ".join(sorted({row.name for row in rows}))
        raise NotFoundError(f"The actor {actor} is not called {name!r} in the ledger, but: {known}.")
    return written, any(row.folded != fold(name) for row in rows)


def enter(connection: Connection, found: Rules | None = None) -> None:
    """Bring the `canonical` of every name into line with what people judged."""
    found = rules(connection) if found is None else found
    named = {*found.merged, *(actor for actor, _ in found.split)}
    touched = or_(voice.c.canonical.is_not(None), voice.c.actor.in_(sorted(named)))
    for row in connection.execute(select(voice).where(touched)).all():
        into = found.of(row.name, row.actor)
        canonical = into.id if into else None
        if canonical != row.canonical:
            connection.execute(update(voice).where(voice.c.seq == row.seq).values(canonical=canonical))


def renamed(statement: Statement, found: Rules) -> Statement:
    """`statement` with the actors that people made of its own."""
    return replace(
        statement,
        speakers=tuple(_speaker(s, found) for s in statement.speakers),
        reported_by=tuple(_reporter(r, found) for r in statement.reported_by),
        medium=_setting(statement.medium, found),
        venue=_setting(statement.venue, found),
        audience=_setting(statement.audience, found),
        claims=tuple(_claim(c, found) for c in statement.claims),
    )


def _speaker(speaker: Speaker, found: Rules) -> Speaker:
    into = found.of(speaker.name, speaker.id)
    return replace(speaker, id=into.id, name=into.name) if into else speaker


def _reporter(reporter: Reporter, found: Rules) -> Reporter:
    into = found.of(reporter.name or "", reporter.id)
    return replace(reporter, id=into.id, name=into.name) if into else reporter


def _setting(setting: Setting | None, found: Rules) -> Setting | None:
    return replace(setting, id=found.whole(setting.id)) if setting else None


def _party(party: Party, found: Rules) -> Party:
    into = found.of(party.name, party.id)
    return replace(party, id=into.id, name=into.name) if into else party


def _claim(claim: Claim, found: Rules) -> Claim:
    counterpart = _party(claim.counterpart, found) if claim.counterpart else None
    return replace(claim, holder=_party(claim.holder, found), counterpart=counterpart)
