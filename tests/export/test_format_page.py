"""docs/format.md describes the record as it is."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.export.csv import CLAIM_COLUMNS, COLUMNS, Columns
from onrecord.export.record import statement_record
from onrecord.records import DateBasis, Document, Genre, Kind, Part, Stance, Statement, TimeBasis

PAGE = (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `([^`]+)` \| ([^|]+) \| [^|]+ \|$", PAGE, re.MULTILINE))
PASSAGE_LISTS = "list of passages"


def is_spans(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(span, list) and len(span) == 2 for span in value)


def is_passage(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"text", "spans"}


FITS = {
    "string": lambda value: isinstance(value, str),
    "null": lambda value: value is None,
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "true or false": lambda value: isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
    "list": lambda value: isinstance(value, list),
    "list of strings": lambda value: isinstance(value, list) and all(isinstance(item, str) for item in value),
    PASSAGE_LISTS: lambda value: isinstance(value, list) and all(is_passage(item) for item in value),
    "spans": is_spans,
}


def fits(value: Any, kind: str) -> bool:
    """True when `value` is of the type that the page names."""
    names = [kind] if kind in FITS else kind.split(" or ")
    return any(FITS[name](value) for name in names)


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every field of a record with its path; objects and lists count as fields too."""
    for key, inner in value.items():
        here = f"{path}{key}"
        yield here, inner
        if isinstance(inner, dict):
            yield from leaves(inner, f"{here}.")
        elif isinstance(inner, list) and ROWS.get(here) != PASSAGE_LISTS:
            for item in inner:
                if isinstance(item, dict):
                    yield from leaves(item, f"{here}[].")


def check(record: dict[str, Any]) -> set[str]:
    """The paths of a record, each checked against the type that the page gives it."""
    found = [(path, value) for path, value in leaves(record) if path not in {"document", "content"}]
    for path, value in found:
        assert path in ROWS, f"{path} is not described"
        assert fits(value, ROWS[path]), f"{path}: {value!r} is not {ROWS[path]}"
    return {path for path, _ in found}


def test_every_field_of_a_full_record_is_described_and_no_other(full: Statement, document: Document) -> None:
    assert check(statement_record(full, document)) == set(ROWS)


def test_a_bare_record_is_as_described(bare: Statement, document: Document) -> None:
    check(statement_record(bare, document))


def test_the_example_is_a_record(full: Statement, document: Document) -> None:
    example = json.loads(PAGE.partition("```json\n")[2].partition("```")[0])
    check(example)
    assert list(example) == list(statement_record(full, document))
    assert [document.text[start:end] for start, end in example["source"]["spans"]] == [example["source"]["text"]]


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("kind", Kind),
        ("part", Part),
        ("document.genre", Genre),
        ("document.published_basis", DateBasis),
        ("said_on.basis", TimeBasis),
        ("claims[].stance", Stance),
    ],
)
def test_every_value_is_named(field: str, values: Any) -> None:
    line = next(line for line in PAGE.splitlines() if line.startswith(f"| `{field}` |"))
    assert all(f"`{value}`" in line for value in values)


@pytest.mark.parametrize(("heading", "columns"), [("column", COLUMNS), ("column of a claim", CLAIM_COLUMNS)])
def test_every_column_of_the_csv_is_described(heading: str, columns: Columns) -> None:
    table = PAGE.partition(f"| {heading} |")[2].partition("\n\n")[0]
    named = [
        name
        for line in table.splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`(\w+)`", line.split("|")[1])
    ]
    assert sorted(named) == sorted(columns)
