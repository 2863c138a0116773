"""A round-up as Markdown (CommonMark with tables as GitHub has them). What documents say is never markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.export.roundup.blocks import Block, Entry, Heading, Line, Look, Paragraph, Run, Table
from onrecord.export.roundup.plain import plain

# CommonMark 2.4: a backslash before ASCII punctuation makes it plain. Those below can begin markup within a line.
_INLINE = re.compile(r"[\\`*_\[\]<>&~|$#!{}]")
# What begins a list, a heading, a quotation or a rule where a line begins with it.
_AT_START = re.compile(r"^(?=[-+=:])|^(\d+)(?=[.)])")


def markdown(blocks: Sequence[Block]) -> str:
    """The blocks as a Markdown text that ends in a line end."""
    return "\n\n".join(_block(block) for block in blocks) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} {_line((Run(block.text, href=block.href),))}"
        case Paragraph():
            return _line(block.line)
        case Table():
            return "\n".join(_table(block))
        case Entry():
            return "\n".join(_entry(block))


def _entry(entry: Entry) -> Iterable[str]:
    """A list entry: the words as a quotation, each fact on a line of its own (two spaces end a line)."""
    lead = [_line(line) for line in entry.lead]
    about = [_line(line) for line in entry.about]
    words = _line((Run(entry.words, href=entry.href),))
    yield f"- {'  '.join(lead[:1]) or words}{'  ' if lead[1:] else ''}"
    for at, line in enumerate(lead[1:], 2):
        yield f"  {line}{'  ' if at < len(lead) else ''}"
    if lead:
        yield ""
        yield f"  > {words}"
    yield ""
    for at, line in enumerate(about, 1):
        yield f"  {line}{'  ' if at < len(about) else ''}"


def _table(table: Table) -> Iterable[str]:
    yield f"| {' | '.join(map(_escaped, table.heads))} |"
    yield f"| --- |{' ---: |' * (len(table.heads) - 1)}"
    for row in table.rows:
        yield f"| {' | '.join(map(_escaped, row))} |"


def _line(line: Line) -> str:
    return _at_start("".join(map(_run, line)).strip())


def _run(run: Run) -> str:
    if run.look is Look.CODE:
        return f"`{plain(run.text).replace('`', '')}`"
    text = _escaped(run.text)
    if run.look is Look.STRONG and text.strip():
        text = _around(text, "**")
    return _around(text, "[", f"](<{run.href}>)") if run.href else text


def _escaped(text: str) -> str:
    """`text` with nothing in it that a Markdown reader takes for markup, a space at either end kept."""
    inner = _INLINE.sub(lambda found: f"\\{found[0]}", plain(text))
    return f"{' ' if text[:1] == ' ' else ''}{inner}{' ' if text[-1:] == ' ' and inner else ''}"


def _around(text: str, before: str, after: str | None = None) -> str:
    """Marks around a text, inside of the spaces at its ends, or they would not count as marks."""
    inner = text.strip()
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{lead}{before}{inner}{before if after is None else after}{tail}"


def _at_start(line: str) -> str:
    return _AT_START.sub(lambda found: f"{found[1]}\\" if found[1] else "\\", line, count=1)
