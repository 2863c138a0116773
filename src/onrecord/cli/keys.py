"""Keys from a terminal, one at a time, or from a pipe, where white space between them does not count."""

from __future__ import annotations

import sys

import typer

from onrecord.cli.screen import put

INTERRUPT = "\x03"


class Keys:
    """Where a reviewer's keys come from."""

    def __init__(self) -> None:
        self._terminal = sys.stdin.isatty()

    def key(self, prompt: str) -> str:
        """The next key, in lower case; empty where there are no more. Raises KeyboardInterrupt for Ctrl-C."""
        print(prompt, end=" ", flush=True)
        pressed = typer.getchar() if self._terminal else self._from_pipe()
        if pressed == INTERRUPT:
            raise KeyboardInterrupt
        put(pressed if pressed.isprintable() else "")
        return "" if pressed == "\x04" else pressed.lower()

    def _from_pipe(self) -> str:
        pressed = sys.stdin.read(1)
        while pressed.isspace():
            pressed = sys.stdin.read(1)
        return pressed

    def lines(self, prompt: str) -> list[str]:
        """Lines up to an empty one or the end. In a pipe they may begin on the line of the key before them."""
        found: list[str] = []
        if not self._terminal:
            first = sys.stdin.readline().strip()
            found = [first] if first else []
        while line := self._line(prompt):
            found.append(line)
        return found

    def _line(self, prompt: str) -> str:
        print(prompt, end=" ", flush=True)
        line = sys.stdin.readline().strip()
        if not self._terminal:
            put("")
        return line
