"""What a person says is right instead, read from ``field=value``: of a statement, or of a claim."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.errors import UsageError
from onrecord.ledger import Reader
from onrecord.records import Kind, Reporter, Span, Stance, Statement, TimeBasis
from onrecord.resolve.names import actor_id

Changes = Sequence[tuple[str, str]]
"""Fields with their values, as a person wrote them. A field may come several times where it takes several values."""

BASIS = "judgement"
"""How a speaker is known whom a person named."""

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_PASSAGES = {
    "condition": "conditions",
    "exception": "exceptions",
    "scope": "scope",
    "reason": "reason",
    "time_limit": "time_limits",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a correction is made: a ledger that knows names, the document's text, the statement where there is one."""

    reader: Reader
    text: str
    statement: Statement | None = None


def statement_fields(place: Place, changes: Changes) -> dict[str, Any]:
    """Corrected fields of a statement as the ledger stores them. Raises UsageError for a wrong field or value."""
    return _fields(place, changes, _STATEMENT, "statement")


def claim_fields(place: Place, changes: Changes) -> dict[str, Any]:
    """Corrected fields of a claim as the ledger stores them. Raises UsageError for a wrong field or value."""
    return _fields(place, changes, _CLAIM, "claim")


def is_of_claim(changes: Changes) -> bool:
    """True where every field is one of a claim's. Raises UsageError where some are and some are not."""
    names = {name for name, _ in changes}
    if names and names <= _CLAIM.keys():
        return True
    if names & _CLAIM.keys():
        raise UsageError(
            "Correct the statement and its claim one after the other: each judgement is about one of them."
        )
    return False


def _fields(place: Place, changes: Changes, readers: Mapping[str, _Read], what: str) -> dict[str, Any]:
    grouped: dict[str, list[str]] = defaultdict(list)
    for name, value in changes:
        grouped[name].append(value.strip())
    wrong = next((name for name in grouped if name not in readers), None)
    if wrong is not None:
        raise UsageError(f"A {what} has no field {wrong!r} to correct; there are: {', '.join(readers)}.")
    fields: dict[str, Any] = {}
    for name, values in grouped.items():
        key, read = readers[name]
        fields[key] = read(place, [value for value in values if value])
    return fields


def _speakers(place: Place, values: Sequence[str]) -> list[dict[str, Any]]:
    if not values and place.statement and place.statement.source:
        return [{"name": place.statement.source.text, "basis": BASIS}]
    return [_party(place, value) | {"basis": BASIS} for value in values]


def _reporters(place: Place, values: Sequence[str]) -> list[dict[str, Any]]:
    """The chain of reporters, nearest first; one who is in it already keeps what is known of his report."""
    known = {r.name: r for r in (place.statement.reported_by if place.statement else ()) if r.name}
    return [_reporter(place, value, known.get(value)) for value in values]


def _reporter(place: Place, value: str, known: Reporter | None) -> dict[str, Any]:
    if known is None:
        return _party(place, value)
    fields = {"id": known.id, "name": known.name, "statement": known.statement, "on": known.on}
    return {name: each for name, each in fields.items() if each}


def _party(place: Place, value: str) -> dict[str, Any]:
    """The actor of the ledger with this id or name, else a new one of that name. Raises UsageError for several."""
    known = place.reader.actors_called(value)
    if len(known) > 1:
        some = ", ".join(f"{actor.id} ({actor.name})" for actor in known[:5])
        raise UsageError(f"Several actors are called {value!r}: name one by its id: {some}.")
    return {"id": known[0].id, "name": known[0].name} if known else {"id": actor_id(value), "name": value}


def _single(name: str, values: Sequence[str]) -> str | None:
    if len(values) > 1:
        raise UsageError(f"There is one {name} only: say it once.")
    return values[0] if values else None


def _day(_: Place, values: Sequence[str]) -> dict[str, Any] | None:
    value = _single("day", values)
    if value is None:
        return None
    first, last = [*value.split("/", 1), ""][:2]
    earliest, latest = _bounds(first)[0], _bounds(last or first)[1]
    if earliest > latest:
        raise UsageError(f"{value!r} ends before it begins.")
    return {"value": value, "earliest": earliest, "latest": latest, "basis": TimeBasis.EXPLICIT.value}


def _bounds(value: str) -> tuple[str, str]:
    """The first and last day that a year, month or day means."""
    found = _DAY.fullmatch(value)
    try:
        if found is None:
            raise ValueError(value)
        year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
        last = date(year, month or 12, day or monthrange(year, month or 12)[1])
        return date(year, month or 1, day or 1).isoformat(), last.isoformat()
    except ValueError:
        raise UsageError(f"A day is written YYYY, YYYY-MM, YYYY-MM-DD or FIRST/LAST, not {value!r}.") from None


def _kind(_: Place, values: Sequence[str]) -> str:
    return _one_of("kind", values, [kind.value for kind in Kind])


def _stance(_: Place, values: Sequence[str]) -> str:
    return _one_of("stance", values, [stance.value for stance in Stance])


def _one_of(name: str, values: Sequence[str], known: Sequence[str]) -> str:
    value = (_single(name, values) or "").lower()
    if value not in known:
        raise UsageError(f"The {name} is one of {', '.join(known)}, not {value!r}.")
    return value


def _holder(place: Place, values: Sequence[str]) -> dict[str, Any]:
    value = _single("holder", values)
    if value is None:
        raise UsageError("A claim has a holder: name one, or reject the claim.")
    return _party(place, value)


def _counterpart(place: Place, values: Sequence[str]) -> dict[str, Any] | None:
    value = _single("counterpart", values)
    return _party(place, value) if value else None


def _issue(place: Place, values: Sequence[str]) -> dict[str, Any]:
    value = _single("issue", values)
    if value is None:
        raise UsageError("A claim has an issue: name one, or reject the claim.")
    known = place.reader.issues(words=value, limit=None)
    coded = next(
        (issue for issue in known if value.casefold() in {(issue.id or "").casefold(), issue.label.casefold()}), None
    )
    if coded is None:
        return {"label": value}
    found = {"label": coded.label, "id": coded.id, "path": coded.path}
    return {name: each for name, each in found.items() if each}


def _act(_: Place, values: Sequence[str]) -> str:
    value = (_single("act", values) or "").upper()
    if not re.fullmatch(r"[A-Z_]+", value):
        raise UsageError(f"An act is a PLOVER event type such as REJECT or AGREE, not {value!r}.")
    return value


def _described(_: Place, values: Sequence[str]) -> bool:
    return _one_of("described", values, ("yes", "no")) == "yes"


def _plain(name: str) -> Callable[[Place, Sequence[str]], str | None]:
    return lambda _, values: _single(name, values)


def _passages(place: Place, values: Sequence[str]) -> list[Any]:
    return [passage(place, value) for value in values]


def passage(place: Place, value: str) -> list[Any]:
    """Words of the document, or their places (``120-135``, several with commas), as a stored passage.

    Words that stand at several places are those in the statement. Raises UsageError where they are not to be found.
    """
    spans = found_spans(place, value)
    return [spans, " […] ".join(place.text[start:end] for start, end in spans)]


def found_spans(place: Place, value: str) -> list[Span]:
    """The spans of words of the document, or those written as ``120-135``."""
    if re.fullmatch(r"\d+-\d+(?:,\s*\d+-\d+)*", value):
        spans = [Span(int(start), int(end)) for start, end in re.findall(r"(\d+)-(\d+)", value)]
        if any(not 0 <= s.start < s.end <= len(place.text) for s in spans):
            raise UsageError(f"{value} is not within the document, which has {len(place.text)} characters.")
        return sorted(spans)
    places = [Span(found.start(), found.end()) for found in re.finditer(re.escape(value), place.text)]
    near = [s for s in places if place.statement and _inside(s, place.statement)]
    places = near or places
    if len(places) == 1:
        return places
    why = "are not in the document" if not places else f"stand at {len(places)} places in it"
    raise UsageError(f"The words {value!r} {why}: write them as the document does, or say where, as 120-135.")


def _inside(span: Span, statement: Statement) -> bool:
    return any(start <= span.start and span.end <= end for start, end in statement.content.spans)


_Read = tuple[str, Callable[[Place, Sequence[str]], Any]]
"""The name that the ledger stores a field under, and what reads its values."""

_STATEMENT: dict[str, _Read] = {
    "speaker": ("speakers", _speakers),
    "day": ("said_on", _day),
    "kind": ("kind", _kind),
    "reporter": ("reported_by", _reporters),
}
_CLAIM: dict[str, _Read] = {
    "holder": ("holder", _holder),
    "stance": ("stance", _stance),
    "issue": ("issue", _issue),
    "counterpart": ("counterpart", _counterpart),
    "act": ("act", _act),
    "mode": ("mode", _plain("mode")),
    "modality": ("modality", _plain("modality")),
    "described": ("described", _described),
    **{name: (key, _passages) for name, key in _PASSAGES.items()},
}
STATEMENT_FIELDS: tuple[str, ...] = tuple(_STATEMENT)
"""The fields of a statement that a person may correct."""
CLAIM_FIELDS: tuple[str, ...] = tuple(_CLAIM)
"""The fields of a claim that a person may correct."""
