"""What a search found, on the screen and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from onrecord.cli.phrases import published
from onrecord.cli.safe import level, one_line
from onrecord.cli.screen import rendered, short

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.ledger import Hit


def hits_text(hits: Iterable[Hit]) -> str:
    """Each document with the place that fits best, the words that were found in bold on a terminal."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    blocks: list[Any] = []
    for hit in hits:
        document = hit.document
        title = f"{one_line(document.title or document.name)} {f'({day})' if (day := published(document)) else ''}"
        blocks += [Text(f"{short(document.id)}  {title.strip()}", style="bold"), Padding(_snippet(hit), (0, 0, 0, 11))]
    return rendered(Group(*blocks))


def _snippet(hit: Hit) -> Text:
    from rich.text import Text

    text = Text(level(hit.snippet))
    for start, end in hit.marks:
        text.stylize("bold yellow", start, end)
    where = f" [{short(hit.statement)}]" if hit.statement else ""
    return Text("…") + text + Text(f"…{where}")


def hit_record(hit: Hit) -> dict[str, Any]:
    """A hit as JSON: `snippet` is the document's text from `start` to `end`, `marks` are spans within it."""
    return asdict(hit)
