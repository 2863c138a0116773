"""Names and licences of the sources, and reading of tables."""

from __future__ import annotations

import csv
from pathlib import Path

KNOWLEDGE = "general knowledge"
LEADERS = "every-politician-scrapers heads-of-government-2021 (Wikidata, Wikipedia)"
MINISTERS = "every-politician-scrapers foreign ministers (Wikidata, Wikipedia)"
CONGRESS = "unitedstates/congress-legislators"
PETRARCH = "openeventdata/petrarch2 dictionaries"

LICENCES = {
    KNOWLEDGE: "none needed: single facts, written down for this project",
    LEADERS: "facts from Wikidata (CC0)",
    MINISTERS: "facts from Wikidata (CC0)",
    CONGRESS: "public domain (CC0)",
    PETRARCH: "MIT",
}

HERE = Path(__file__).parent / "knowledge"
"""Tables of what is certain from general knowledge."""


def read_table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file. Raises ValueError where a row has more or fewer cells than the head."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise ValueError(f"{path.name} line {number} has another number of cells than the head")
    return rows


def parts(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, divided by semicolons."""
    return tuple(value.strip() for value in cell.split(";") if value.strip())
