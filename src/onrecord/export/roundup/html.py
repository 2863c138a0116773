"""A round-up as one HTML file: its style inside, no script, nothing from elsewhere, fit to be printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from onrecord.export.roundup.blocks import Block, Entry, Heading, Line, Look, Paragraph, Run, Table
from onrecord.export.roundup.plain import plain

_TAGS = {Look.STRONG: "strong", Look.DIM: "small", Look.CODE: "code"}


def html(blocks: Sequence[Block], title: str) -> str:
    """The blocks as a whole HTML file."""
    style = files("onrecord.export.roundup").joinpath("roundup.css").read_text(encoding="utf-8")
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{escape(title)}</title>",
            f"<style>\n{style}</style>",
            "</head>",
            "<body>",
            "<main>",
            *(line for block in blocks for line in _block(block)),
            "</main>",
            "</body>",
            "</html>",
            "",
        )
    )


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"<h{block.level}>{_run(Run(block.text, href=block.href))}</h{block.level}>"
        case Paragraph():
            yield f"<p>{_line(block.line)}</p>"
        case Table():
            yield from _table(block)
        case Entry():
            yield from _entry(block)


def _entry(entry: Entry) -> Iterator[str]:
    yield "<figure>"
    for line in entry.lead:
        yield f"<p>{_line(line)}</p>"
    kind = "quoted" if entry.quoted else "told"
    yield f'<blockquote class="{kind}" dir="auto">{_run(Run(entry.words, href=entry.href))}</blockquote>'
    yield "<figcaption>"
    for line in entry.about:
        yield f"<p>{_line(line)}</p>"
    yield "</figcaption>"
    yield "</figure>"


def _table(table: Table) -> Iterator[str]:
    yield f"<table><caption>{escape(table.caption)}</caption>"
    heads = "".join(f'<th scope="col">{_safe(head)}</th>' for head in table.heads)
    yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    for name, *cells in table.rows:
        counts = "".join(f"<td>{_safe(cell)}</td>" for cell in cells)
        yield f'<tr><th scope="row">{_safe(name)}</th>{counts}</tr>'
    yield "</tbody></table>"


def _line(line: Line) -> str:
    return "".join(map(_run, line))


def _run(run: Run) -> str:
    text = f"<bdi>{_safe(run.text)}</bdi>" if run.href or not run.text.isascii() else _safe(run.text)
    if run.look in _TAGS:
        text = f"<{_TAGS[run.look]}>{text}</{_TAGS[run.look]}>"
    return f'<a href="{escape(run.href)}">{text}</a>' if run.href else text


def _safe(text: str) -> str:
    """`text` as plain characters of a page, a space at either end kept."""
    inner = escape(plain(text))
    return f"{' ' if text[:1] == ' ' else ''}{inner}{' ' if text[-1:] == ' ' and inner else ''}"
