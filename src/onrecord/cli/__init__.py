"""The command line: one thin command a public function of the desk, the ledger or an export.

Heavy libraries are imported inside the commands that need them, so that `onrecord --help` answers at once.
"""

from __future__ import annotations

from onrecord.cli import documents, export, keeping, reading, statements, timex
from onrecord.cli.app import app, main

__all__ = ["app", "documents", "export", "keeping", "main", "reading", "statements", "timex"]

_ORDER = (
    *("add", "extract", "statements", "documents", "show", "text", "search", "collections", "cite", "export"),
    *("edit", "remove", "verify", "serve", "timex"),
)
app.registered_commands.sort(key=lambda info: _ORDER.index(info.name or ""))
