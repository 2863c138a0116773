"""The words that a round-up puts around those of documents."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from onrecord.positions import FindingKind, Position
from onrecord.records import Claim, Kind, Stance, Statement, TimeBasis, When
from onrecord.roundup import RoundupQuery, Source

VERBS = {
    Stance.SUPPORT: "supports",
    Stance.OPPOSE: "opposes",
    Stance.CONDITIONAL: "conditionally supports",
    Stance.UNCLEAR: "leaves open",
}
"""What an actor does with an issue."""

HOW = {
    Kind.DIRECT: "quoted",
    Kind.MIXED: "partly quoted",
    Kind.INDIRECT: "in the reporter's words",
    Kind.NARRATED: "told as an act",
    Kind.OWN: "in the speaker's own document",
}
"""How words come to us."""

_MODS = {
    "BEFORE": "before ",
    "ON_OR_BEFORE": "on or before ",
    "AFTER": "after ",
    "ON_OR_AFTER": "on or after ",
    "APPROX": "about ",
}
_BASES = {
    TimeBasis.RELATIVE: "reckoned from the text",
    TimeBasis.INHERITED: "the day of the same occasion",
    TimeBasis.EVENT: "the day of an event",
    TimeBasis.PUBLICATION: "the day of publication",
}
_MONTH_OR_YEAR = re.compile(r"\d{4}(?:-\d{2})?")
_NAMES = {
    FindingKind.CONDITION_ADDED: "Condition added",
    FindingKind.CONDITION_DROPPED: "Condition dropped",
    FindingKind.CONDITION_MET: "Condition met",
    FindingKind.PARAPHRASE_GAP: "Paraphrase and quotation differ",
    FindingKind.QUOTE_VARIANT: "One quotation in two wordings",
    FindingKind.DATE_CONFLICT: "Day in doubt",
    FindingKind.CLAIMED_CONTRADICTION: "Contradiction claimed by an author",
}


def day(iso: str | None) -> str:
    """An ISO day or month as ``7 October 2015`` or ``October 2015``; any other value as it is, None as nothing."""
    try:
        found = dt.date.fromisoformat((iso or "") + ("-01" if len(iso or "") == 7 else ""))
    except ValueError:
        return iso or ""
    month = f"{found:%B} {found.year}"
    return f"{found.day} {month}" if len(iso or "") == 10 else month


def period(query: RoundupQuery) -> str:
    """The period in words: ``7 October 2015``, or ``1 to 31 October 2015``."""
    if query.since == query.until:
        return day(query.since)
    shared = next((n for n in (7, 4) if query.since[:n] == query.until[:n]), 0)
    first = day(query.since)
    head = first.split()[0] if shared == 7 else first.rsplit(" ", 1)[0] if shared else first
    return f"{head} to {day(query.until)}"


def number(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: ``1 statement``, ``1,204 statements``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(parts: Iterable[str]) -> str:
    """Words with commas and an ``and``."""
    words = list(parts)
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def kind_name(kind: FindingKind) -> str:
    """What a finding is called at its head."""
    return _NAMES.get(kind, kind.value.replace("_", " ").capitalize())


def said(when: When | None) -> str:
    """When something was said, and how that day is known where the text does not name it."""
    if when is None:
        return "day not known"
    basis = f" ({_BASES[when.basis]})" if when.basis in _BASES else ""
    if when.earliest == when.latest:
        return f"said {_MODS.get(when.mod or '', 'on ')}{day(when.earliest)}{basis}"
    if _MONTH_OR_YEAR.fullmatch(when.value):
        return f"said {_MODS.get(when.mod or '', 'in ')}{day(when.value)}{basis}"
    return f"said {_MODS.get(when.mod or '', '')}{day(when.earliest)} to {day(when.latest)}{basis}"


def published(source: Source) -> str:
    """When a document was published."""
    if source.published_on:
        return f"published {day(source.published_on)}"
    return f"undated, not before {day(source.not_before)}" if source.not_before else "undated"


def by(source: Source) -> str:
    """Author and publisher of a document, as far as they are known."""
    return ", ".join(dict.fromkeys(filter(None, (source.author, source.publisher))))


def speakers(statement: Statement) -> str:
    """Who said it, with the role; else the words of the text that name him."""
    named = [f"{s.name} ({s.role})" if s.role else s.name for s in statement.speakers]
    return listed(named) or (statement.source.text if statement.source else "Speaker not named")


def chain(statement: Statement, source: Source) -> str:
    """The reporters above the speaker, nearest first, without the document's own author and publisher."""
    own = {source.author, source.publisher, source.name}
    names = [r.name for r in statement.reported_by if r.name and r.name not in own]
    return f"as reported by {', by '.join(names)}" if names else ""


def limits(claim: Claim) -> list[tuple[str, str]]:
    """What limits a claim, as a name and the words of the text."""
    named = (
        ("condition", claim.conditions),
        ("exception", claim.exceptions),
        ("scope", claim.scope),
        ("time limit", claim.time_limits),
        ("reason", claim.reason),
    )
    return [(name, passage.text) for name, passages in named for passage in passages]


def held_before(position: Position) -> str:
    """A position that was held before the period, with its condition and from when on."""
    conditions = "".join(f", condition “{words}”" for words in position.conditions)
    towards = f" towards {position.counterpart.name}" if position.counterpart else ""
    since = f", since {day(position.since)}" if position.since else ""
    return f"{VERBS[position.stance]}{towards}{conditions}{since}"
