"""A small ledger of an invented negotiation, and what makes documents and statements for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from onrecord.ledger import Ledger
from onrecord.records import (
    Claim,
    DateBasis,
    Document,
    Genre,
    Issue,
    Kind,
    Metadata,
    Occasion,
    Paragraph,
    Part,
    Party,
    Passage,
    Reporter,
    Setting,
    Span,
    Speaker,
    Stance,
    Statement,
    TimeBasis,
    When,
)

TEXT = (
    "Varga closes the door on ferry talks\n\n"
    '"We will not negotiate on the ferry dues," Ilse Varga told the Tarn Courier on Monday. '
    "The envoy of Orle, Jón Petrú, said that talks could resume if the blockade was lifted.\n\n"
    "bystander22: Varga said nothing of the kind."
)

MakeDocument = Callable[..., Document]
MakeStatement = Callable[..., Statement]


@pytest.fixture(autouse=True)
def _without_fsync(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test cuts the power, and waiting for the disk takes most of the time."""
    monkeypatch.setattr("onrecord.ledger.connection.SYNCHRONOUS", "OFF")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "onrecord.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path, create=True) as opened:
        yield opened


@pytest.fixture
def make_document() -> MakeDocument:
    """A document of any text; other arguments are metadata, but for name, key and paragraphs."""

    def make(text: str = TEXT, name: str = "varga.txt", key: str = "", **meta: Any) -> Document:
        starts = [0]
        for piece in text.split("\n\n"):
            starts.append(starts[-1] + len(piece) + 2)
        spans = [(start, end - 2) for start, end in pairwise(starts)]
        paragraphs = tuple(Paragraph(start, end, Part.BODY) for start, end in spans)
        return Document(name, text, "0" * 64, paragraphs, Metadata(**meta), key)

    return make


@pytest.fixture
def make_statement() -> MakeStatement:
    """A statement whose content, source and cue are given by their words in the document."""

    def make(document: Document, content: str, source: str | None = None, **values: Any) -> Statement:
        def passage(words: str | None) -> Passage | None:
            if words is None:
                return None
            at = document.text.index(words)
            return Passage.of(document.text, [(at, at + len(words))])

        found = passage(content)
        assert found
        cue = passage(values.pop("cue", None))
        values = {"kind": Kind.DIRECT, "model": "test@1"} | values
        return Statement(document=document.id, content=found, source=passage(source), cue=cue, **values)

    return make


@pytest.fixture
def full(make_document: MakeDocument) -> tuple[Document, Statement]:
    """A document and a statement in which every field says something."""
    text = TEXT
    document = replace(
        make_document(
            title="Varga closes the door",
            author="Mara Lind",
            publisher="The Tarn Courier",
            published_on="2031-03-04",
            published_basis=DateBasis.BYLINE,
            not_before="2031-03-03",
            language="en",
            genre=Genre.NEWS,
            url="https://courier.example/varga",
            speaker="Ilse Varga",
            retrieved_on="2031-03-05",
        ),
        paragraphs=(
            Paragraph(0, 36, Part.HEADLINE),
            Paragraph(38, 100, Part.TURN, Span(38, 45), None),
            Paragraph(101, 150, Part.TURN, None, 1),
        ),
        key="https://courier.example/varga",
        media_type="text/html",
    )

    def words(phrase: str) -> Passage:
        at = text.index(phrase)
        return Passage.of(text, [(at, at + len(phrase))])

    claim = Claim(
        holder=Party("Ilse Varga", "varga", words("Ilse Varga")),
        act="REJECT",
        issue=Issue("ferry dues", words("the ferry dues"), "dues", "strait > dues", True),
        stance=Stance.OPPOSE,
        described=True,
        mode="refuse",
        counterpart=Party("Orle", "orle", words("Orle")),
        modality="will",
        conditions=(words("if the blockade was lifted"),),
        exceptions=(words("talks could resume"),),
        scope=(words("on the ferry dues"),),
        reason=(words("the blockade"),),
        time_limits=(words("on Monday"),),
        confidence=0.5,
    )
    statement = Statement(
        document=document.id,
        kind=Kind.MIXED,
        content=Passage.of(text, [(39, 60), (66, 78)]),
        model="test@1",
        part=Part.TURN,
        floating=True,
        source=words("Ilse Varga"),
        cue=words("told"),
        speakers=(Speaker("Ilse Varga", "varga", "prime minister", "name"), Speaker("an aide")),
        reported_by=(Reporter("Mara Lind", "lind", "s0", "2031-03-04"), Reporter(None)),
        said_on=When("2031-03-03", "2031-03-03", "2031-03-03", TimeBasis.RELATIVE, "START", words("on Monday")),
        occasion=Occasion("o1", "interview", "2031-03-03"),
        medium=Setting(words("the Tarn Courier"), "courier"),
        venue=Setting(words("ferry")),
        audience=Setting(words("Orle"), "orle"),
        hedges=(words("could"),),
        flags=("date_conflict", "translated"),
        claims=(claim, replace(claim, counterpart=None, stance=Stance.CONDITIONAL, described=False)),
        confidence=0.75,
    )
    return document, statement
