"""What the extraction tests share: a document from lines of text, and one loaded parser."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from onrecord.extract import extract
from onrecord.extract.baseline import Baseline
from onrecord.records import Attribution, Document, Genre, Metadata, Paragraph, Part, text_hash

Build = Callable[..., Document]


def build(text: str, parts: dict[int, Part] | None = None, **meta: object) -> Document:
    """A document whose every line is a paragraph; `parts` says which line is no body."""
    lines = [m.span() for m in re.finditer(r"\S(?:[^\n]*\S)?", text)]
    paragraphs = tuple(Paragraph(s, e, (parts or {}).get(i, Part.BODY)) for i, (s, e) in enumerate(lines))
    values: dict[str, object] = {"language": "en", "genre": Genre.NEWS, **meta}
    return Document("test.txt", text, text_hash(text), paragraphs, Metadata(**values))  # type: ignore[arg-type]


@pytest.fixture(name="document")
def document_builder() -> Build:
    return build


@pytest.fixture(scope="session")
def baseline() -> Baseline:
    return Baseline.load()


@pytest.fixture
def attributions(baseline: Baseline) -> Callable[..., list[Attribution]]:
    def run(text: str, parts: dict[int, Part] | None = None, **meta: object) -> list[Attribution]:
        return extract([build(text, parts, **meta)], baseline)[0]

    return run
