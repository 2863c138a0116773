"""A report that two extractors read differently, in a ledger, and what tells of its statements."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.desk import Reviewer
from onrecord.ledger import Ledger
from onrecord.records import (
    Claim,
    Document,
    Issue,
    Kind,
    Metadata,
    Paragraph,
    Part,
    Party,
    Passage,
    Reporter,
    Speaker,
    Stance,
    Statement,
    TimeBasis,
    When,
)

TEXT = (
    "Varga bars talks on the ferry dues\n\n"
    '"We will not negotiate on the ferry dues," Ilse Varga said on Monday. '
    "Jón Petrú said that talks could resume if the blockade was lifted.\n\n"
    "Her office later denied that a date had been set, and the harbour master said the quay would open in May.\n"
)
LIND, ROHM = Reviewer("M. Lind"), Reviewer("A. Rohm", "checked against the recording")


def spans(words: str, text: str = TEXT) -> list[tuple[int, int]]:
    at = text.index(words)
    return [(at, at + len(words))]


def passage(words: str, text: str = TEXT) -> Passage:
    return Passage.of(text, spans(words, text))


@pytest.fixture(autouse=True)
def _without_fsync(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.ledger.connection.SYNCHRONOUS", "OFF")


@pytest.fixture
def document() -> Document:
    starts = [TEXT.index(line) for line in TEXT.strip().split("\n\n")]
    ends = [start + len(line) for start, line in zip(starts, TEXT.strip().split("\n\n"), strict=True)]
    parts = (Part.HEADLINE, Part.BODY, Part.BODY)
    paragraphs = tuple(Paragraph(s, e, p) for s, e, p in zip(starts, ends, parts, strict=True))
    meta = Metadata(title="Varga bars talks", author="Mara Lind", publisher="The Tarn Courier", language="en")
    return Document("varga.txt", TEXT, "0" * 64, paragraphs, meta)


@pytest.fixture
def statements(document: Document) -> list[Statement]:
    """What a first extractor finds: Varga's words with one claim, Petrú's with two."""
    refusal = Claim(
        Party("Ilse Varga", "a-varga"),
        "REJECT",
        Issue("ferry dues", passage("the ferry dues,")),
        Stance.OPPOSE,
        confidence=0.9,
    )
    resuming = Claim(
        Party("Jón Petrú", "a-petru"), "CONSULT", Issue("talks", passage("talks could")), Stance.SUPPORT, confidence=0.4
    )
    lifting = Claim(
        Party("Jón Petrú", "a-petru"),
        "DEMAND",
        Issue("blockade", passage("the blockade")),
        Stance.SUPPORT,
        confidence=0.3,
    )
    varga = Statement(
        document.id,
        Kind.DIRECT,
        passage('"We will not negotiate on the ferry dues,"'),
        "first@1",
        source=passage("Ilse Varga"),
        cue=passage("said on"),
        speakers=(Speaker("Ilse Varga", "a-varga", None, "name"),),
        reported_by=(Reporter("Mara Lind", "a-lind"),),
        said_on=When("2031-03-03", "2031-03-03", "2031-03-03", TimeBasis.RELATIVE, None, passage("on Monday")),
        claims=(refusal,),
        confidence=0.9,
    )
    petru = replace(
        varga,
        kind=Kind.INDIRECT,
        content=passage("talks could resume if the blockade was lifted"),
        source=passage("Jón Petrú"),
        cue=passage("said that"),
        speakers=(Speaker("Jón Petrú", "a-petru", None, "name"),),
        said_on=None,
        claims=(resuming, lifting),
        confidence=0.5,
    )
    return [varga, petru]


@pytest.fixture
def other_reading(document: Document, statements: list[Statement]) -> list[Statement]:
    """What a second extractor finds: the same words with other bounds and sources, other speakers, and more."""
    varga, petru = statements
    loose = replace(
        varga,
        content=passage("We will not negotiate on the ferry dues"),
        cue=None,
        model="second@2",
        speakers=(Speaker("Ilse Varga Brand", "a-brand", None, "name"),),
        said_on=None,
    )
    longer = replace(
        petru,
        content=passage("that talks could resume if the blockade was lifted"),
        model="second@2",
        claims=petru.claims[:1],
    )
    quay = Statement(
        document.id,
        Kind.INDIRECT,
        passage("the quay would open in May"),
        "second@2",
        source=passage("the harbour master"),
        speakers=(Speaker("the harbour master"),),
    )
    return [loose, longer, quay]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "talks.db"


@pytest.fixture
def ledger(path: Path, document: Document, statements: list[Statement]) -> Iterator[Ledger]:
    with Ledger.open(path, create=True) as opened:
        opened.write.add(document, statements, model="first@1")
        yield opened


Shown = Callable[..., list[Statement]]


@pytest.fixture
def shown(ledger: Ledger, document: Document) -> Shown:
    """The statements of the document as readers see them."""

    def read(**which: bool) -> list[Statement]:
        return ledger.read.document_statements(document.id, **which)

    return read
