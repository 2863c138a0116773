"""The plain text of every demo document, taken without onrecord's readers, for checking the gold against.

Words and their order are what a reader must give; line breaks and blank space may differ.
"""

from __future__ import annotations

import csv
import html.parser
import json
from email import message_from_bytes, policy
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"
DOCUMENTS = HERE / "documents"

ADDRESS = "https://radiokellin.example/2005/02/22/sodan-interview"
"""Where the page in the WARC file came from; its document is named by it."""

BLOCKS = frozenset("p h1 h2 h3 li div figcaption footer nav header title button tr section aside time".split())
"""Elements that begin a new line."""


class PageText(html.parser.HTMLParser):
    """Collects the visible text of a page; `lines` holds it."""

    def __init__(self) -> None:
        """Begin with one empty line."""
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - given by the base
        """Begin a line at a block element."""
        if tag in BLOCKS:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        """End a line after a block element."""
        if tag in BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        """Add text to the current line."""
        self.lines[-1] += data


def page_text(markup: str) -> str:
    """The visible text of an HTML page or fragment, a block a line."""
    parser = PageText()
    parser.feed(markup)
    return "\n".join(line.strip() for line in parser.lines if line.strip())


def mail_text(path: Path) -> str:
    """The body of a one-part mail."""
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    return str(message.get_content())


def feed_texts(path: Path) -> dict[str, str]:
    """The items of a feed, named `file#1` onwards."""
    items = ElementTree.parse(path).getroot().iter("item")  # noqa: S314 - a file of our own
    return {f"{path.name}#{n}": page_text(item.findtext("description") or "") for n, item in enumerate(items, 1)}


def row_texts(name: str, rows: list[dict[str, str]]) -> dict[str, str]:
    """The column `text` of `rows`, named `name#1` onwards."""
    return {f"{name}#{n}": row["text"] for n, row in enumerate(rows, 1)}


def json_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def texts() -> dict[str, str]:
    """The text of every demo document by the name that onrecord gives it."""
    found = {p.name: p.read_text(encoding="utf-8") for p in DOCUMENTS.iterdir() if p.suffix in {".txt", ".md"}}
    found["source-note.eml"] = mail_text(DOCUMENTS / "source-note.eml")
    found["courier-closed-strait.html"] = page_text((DOCUMENTS / "courier-closed-strait.html").read_text("utf-8"))
    found["speech-naval-academy.docx"] = (SOURCES / "speech-naval-academy.txt").read_text("utf-8")
    found["csp-brief.pdf"] = "CSP Brief No. 17 | January 2005\n\n" + (SOURCES / "csp-brief.txt").read_text("utf-8")
    for inner in ("letter-fishermen.txt", "resolution-assembly.txt"):
        found[f"papers.zip!{inner}"] = (SOURCES / inner).read_text("utf-8")
    with (DOCUMENTS / "wires-2004.csv").open(encoding="utf-8", newline="") as table:
        found |= row_texts("wires-2004.csv", list(csv.DictReader(table)))
    found |= row_texts("wires-2004.jsonl", json_rows(DOCUMENTS / "wires-2004.jsonl"))
    found |= row_texts("wires-2005.parquet", json_rows(SOURCES / "wires-2005.jsonl"))
    found[f"interview-radio-kellin.warc!{ADDRESS}"] = page_text(
        (SOURCES / "interview-radio-kellin.html").read_text("utf-8")
    )
    return found | feed_texts(DOCUMENTS / "northern-wire.rss")
