"""What all shapes of the API share, and the small ones that many are made of.

Every shape is that of an export, field by field: `onrecord.export` makes the objects, these classes describe and check
them. A field that one side has and the other lacks is an error, never silence.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from onrecord.records import DateBasis, Genre

Span = tuple[int, int]
"""Where words stand: ``[start, end]`` in Unicode code points of the document's text, end exclusive."""


class Shape(BaseModel):
    """An object with exactly the fields named."""

    model_config = ConfigDict(extra="forbid")


class Passage(Shape):
    """Words of a document and where they stand. Words of several places are joined with " […] "."""

    text: str
    spans: list[Span]


class Words(Shape):
    """Words of a document, if the text has any: `text` is null and `spans` empty where something was inferred."""

    text: str | None
    spans: list[Span]


class Name(Shape):
    """An actor: id (null for one whom nobody resolved) and name."""

    id: str | None
    name: str


class Issue(Shape):
    """An issue: its id, its label, and its path in the codebook (null where no codebook names it)."""

    id: str | None
    label: str
    path: str | None


class DocumentOfRecord(Shape):
    """What a statement says of the document that it stands in."""

    id: str
    name: str
    title: str | None
    author: str | None
    publisher: str | None
    published_on: str | None
    published_basis: DateBasis
    language: str | None
    genre: Genre
    url: str | None
    sha256: str
    raw_sha256: str
    version: int
    supersedes: str | None
    retrieved_on: str | None
