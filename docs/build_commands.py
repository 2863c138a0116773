"""Write docs/commands.md, the command reference, from the command line itself.

``python docs/build_commands.py`` writes the page; ``--check`` only says whether it is up to date (exit code 1: no).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import typer

from onrecord.cli import app

PAGE = Path(__file__).with_name("commands.md")
WIDTH = 88
_INTRODUCTION = """\
# Commands

This page is made from the code by `docs/build_commands.py`; each block below is what `onrecord COMMAND --help` prints.

Every command works on one ledger, a single file: `--ledger PATH`, else the environment's `ONRECORD_LEDGER`, else
`onrecord.db` in the present folder. Only `extract`, `timex` and `evaluate` need none.

Results go to standard output, remarks and errors to standard error. Tables are as wide as the terminal, and 80 columns
(or `COLUMNS`) where there is none. Tables show the beginning of an id; every command takes such a beginning in place of
the whole id as long as it fits one entry only, and `--json` prints ids in full.

With `--json`, results are JSON, and an error is one object on standard error:

```json
{"error": {"code": "not_found", "message": "..."}}
```

`code` is the name of the exit code below in lower case (`failed`, `usage`, `input`, `ledger`, `not_found`, `network`,
`model`, `interrupted`). Control characters in documents are printed as pictures of themselves, so that a document
cannot steer the terminal; `text` and `export` into a file or a pipe keep every character.
"""


def page() -> str:
    """The whole page."""
    root = typer.main.get_command(app)
    context = root.make_context("onrecord", [], resilient_parsing=True, terminal_width=WIDTH)
    sections = [_INTRODUCTION, _section("onrecord", root.get_help(context))]
    sections += _commands(root, context, "onrecord")
    return "\n".join(sections)


def _commands(group: Any, context: Any, path: str) -> list[str]:
    """The commands of a group, each followed by those below it."""
    sections = []
    for name, command in vars(group)["commands"].items():
        inner = command.make_context(name, [], parent=context, resilient_parsing=True, terminal_width=WIDTH)
        sections.append(_section(f"{path} {name}", command.get_help(inner)))
        if "commands" in vars(command):
            sections += _commands(command, inner, f"{path} {name}")
    return sections


def _section(title: str, text: str) -> str:
    """One command: its name and its help."""
    return f"## {title}\n\n```text\n{text.rstrip()}\n```\n"


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` compare it; the exit code."""
    if "--check" in arguments:
        return 0 if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page() else 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
