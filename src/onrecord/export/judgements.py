"""The judgement record: what ``onrecord judgements --format jsonl`` writes, one object a judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.ledger import Judgement


def judgement_record(made: Judgement) -> dict[str, Any]:
    """A judgement as JSON, fit to learn from: where the words stand, and what was said of them before and after.

    `stands` is false once it is superseded or undone, `statement` the statement that has the words now. Spans are
    ``[start, end]`` in Unicode code points of the text with that `sha256`.
    """
    target = {name: value for name, value in made.target.items() if name != "sha256"}
    return {
        "id": made.id,
        "at": made.at,
        "by": made.by,
        "decision": made.decision.value,
        "kind": made.kind.value,
        "subject": made.subject,
        "stands": made.stands,
        "supersedes": made.supersedes,
        "note": made.note,
        "document": {"id": made.document, "sha256": made.target.get("sha256")},
        "statement": made.statement,
        "target": target,
        "before": _plain(made.before),
        "after": _plain(made.after),
    }


def is_passage(value: Any) -> bool:
    """True of a passage as the ledger stores it: its spans and its text."""
    return isinstance(value, list) and len(value) == 2 and isinstance(value[0], list) and isinstance(value[1], str)


def _plain(value: Any) -> Any:
    """`value` with stored passages as objects of `text` and `spans`, as records have them."""
    if is_passage(value):
        return {"text": value[1], "spans": value[0]}
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else value
