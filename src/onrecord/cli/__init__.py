"""The command line: one thin command a public function of the desk, the ledger or an export.

Heavy libraries are imported inside the commands that need them, so that `onrecord --help` answers at once.
"""

from __future__ import annotations

from onrecord.cli import (
    actors,
    codebook,
    documents,
    evaluate,
    export,
    findings,
    history,
    issues,
    judging,
    keeping,
    positions,
    reading,
    review,
    roundup,
    serving,
    statements,
    timex,
)
from onrecord.cli.app import app, main

__all__ = [
    "actors",
    "app",
    "codebook",
    "documents",
    "evaluate",
    "export",
    "findings",
    "history",
    "issues",
    "judging",
    "keeping",
    "main",
    "positions",
    "reading",
    "review",
    "roundup",
    "serving",
    "statements",
    "timex",
]

_ORDER = (
    *(
        "add",
        "extract",
        "statements",
        "documents",
        "show",
        "text",
        "search",
        "issues",
        "findings",
        "positions",
        "roundup",
        "collections",
        "cite",
        "export",
    ),
    *("review", "judge", "history", "judgements", "actors", "merge", "split"),
    *("edit", "remove", "verify", "serve", "recode", "timex", "evaluate"),
)
app.registered_commands.sort(key=lambda info: _ORDER.index(info.name or ""))
