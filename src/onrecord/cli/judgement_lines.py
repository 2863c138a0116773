"""Judgements in words and as JSON, and who makes them."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.errors import UsageError
from onrecord.export.judgements import is_passage

if TYPE_CHECKING:
    from onrecord.desk import Reviewer
    from onrecord.ledger import Judgement

ByOption = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", envvar="ONRECORD_BY", help="Who judges; else your name on this computer."),
]


@dataclass(frozen=True)
class JudgingFlags:
    """Who judges, and why."""

    by: ByOption = None
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="Why, in your own words.")] = None

    def reviewer(self) -> Reviewer:
        """Whoever judges. Raises UsageError where nobody knows the name."""
        return reviewer(self.by, self.note)


DONE = {
    "accept": "Accepted",
    "correct": "Corrected",
    "reject": "Rejected",
    "unsure": "Unsure of",
    "add": "Added",
    "undo": "Undone on",
}
"""What was done, by decision, before the name of what it was done to."""

_LABELS = (
    *("kind", "speakers", "said_on", "holder", "stance", "issue", "counterpart", "act", "mode", "modality"),
    *("described", "conditions", "exceptions", "scope", "reason", "time_limits"),
)


def reviewer(by: str | None, note: str | None = None) -> Reviewer:
    """Whoever judges. Raises UsageError where nobody knows the name."""
    from onrecord.desk import Reviewer

    try:
        return Reviewer(by or getpass.getuser(), note)
    except (OSError, KeyError, ImportError):
        raise UsageError("Say who judges: --by NAME.") from None


def changes_of(settings: Iterable[str]) -> list[tuple[str, str]]:
    """The fields and values of ``field=value``. Raises UsageError for what is not written so."""
    pairs = [setting.partition("=") for setting in settings]
    wrong = next((name for name, equals, _ in pairs if not equals or not name.strip()), None)
    if wrong is not None:
        raise UsageError(f"A correction is written field=value, as speaker='Ilse Varga', not {wrong!r}.")
    return [(name.strip().replace("-", "_"), value) for name, _, value in pairs]


def done(made: Judgement) -> str:
    """What a judgement did, on one line."""
    changed = "; ".join(changes(made)) if made.decision in {"correct", "add"} else ""
    return f"{DONE[made.decision]} {called(made)}{f': {changed}' if changed else ''}."


def called(made: Judgement) -> str:
    """What was judged, in the words that a person would use for it."""
    target = made.target
    if made.kind == "split":
        return f"that {target['name']!r} is not {target['of']} ({target['actor']})"
    if made.kind == "match":
        one, other = (f"{name} ({actor})" for name, actor in zip(target["names"], target["pair"], strict=True))
        return f"that {one} is {other}"
    if made.kind == "claim" and made.statement:
        return f"claim {made.statement}#{target['claim']['position'] + 1}"
    return f"{made.kind} {made.subject}"


def changes(made: Judgement) -> Iterator[str]:
    """Each corrected field, before and after."""
    before, after = made.before or {}, made.after or {}
    for name in _LABELS:
        if name in after and label(before.get(name)) != label(after[name]):
            old = f"{label(before[name])} → " if before.get(name) else ""
            yield f"{name.replace('_', ' ')} {old}{label(after[name])}"


def label(value: Any) -> str:
    """A field's value in a few words."""
    if isinstance(value, dict):
        return str(value.get("name") or value.get("label") or value.get("value") or "")
    if isinstance(value, list):
        return ", ".join(each[1] if is_passage(each) else label(each) for each in value) or "nobody or nothing"
    return "unknown" if value is None else str(value)


def row_of(made: Judgement) -> list[str]:
    """A judgement as a row: when, who, what was decided, on what, and how it changed."""
    standing = "" if made.stands else " (no longer)"
    lost = " (its words are in no statement)" if made.is_lost else ""
    said = "; ".join([*changes(made), *([made.note] if made.note else [])])
    return [made.at[:16].replace("T", " "), made.by, f"{made.decision}{standing}", called(made) + lost, said]
