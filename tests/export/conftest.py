"""A statement with every field set, one with none, and the document that both stand in."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.ledger import DocumentRow
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
    Speaker,
    Stance,
    Statement,
    TimeBasis,
    When,
)

TEXT = (
    "Tarn will not sell the harbour\n\n"
    "The Courier reported on Monday that Minister Ilse Varga had told parliament in Tarn on 4 May 2019: “We may talk, "
    "if the fleet leaves,” she said. “The harbour is not for sale.”\n\n"
    "=SUM(A1) was all that the clerk noted.\n"
)
Find = Callable[..., Passage]


@pytest.fixture
def document() -> Document:
    meta = Metadata(
        title="Tarn will not sell the harbour",
        author="Pavel Dorn",
        publisher="The Ostmark Review",
        published_on="2019-05-07",
        published_basis=DateBasis.META,
        language="en",
        genre=Genre.ANALYSIS,
        url="https://review.example/harbour?a=1&b=50%",
        retrieved_on="2019-06-01",
    )
    paragraphs = tuple(
        Paragraph(TEXT.index(line), TEXT.index(line) + len(line), Part.BODY) for line in TEXT.split("\n") if line
    )
    return Document("harbour.html", TEXT, "ab" * 32, paragraphs, meta, version=2, supersedes="d00000000000000ff")


@pytest.fixture
def row(document: Document) -> DocumentRow:
    meta = document.meta
    return DocumentRow(
        id=document.id,
        name=document.name,
        title=meta.title,
        author=meta.author,
        publisher=meta.publisher,
        published_on=meta.published_on,
        published_basis=meta.published_basis,
        not_before=None,
        language=meta.language,
        genre=meta.genre,
        url=meta.url,
        speaker=None,
        retrieved_on=meta.retrieved_on,
        media_type="text/html",
        sha256=document.sha256,
        raw_sha256=document.raw_sha256,
        version=document.version,
        supersedes=document.supersedes,
        superseded=False,
        added_on="2019-06-01T10:00:00Z",
        words=60,
        statements=2,
        extracted=True,
        model="baseline@1",
        code="0.1.0",
        collections=("talks",),
    )


@pytest.fixture
def find(document: Document) -> Find:
    def passage(*pieces: str) -> Passage:
        places = [document.text.index(piece) for piece in pieces]
        return Passage.of(document.text, [(at, at + len(words)) for at, words in zip(places, pieces, strict=True)])

    return passage


@pytest.fixture
def full(document: Document, find: Find) -> Statement:
    """Every field set."""
    varga = Party("Ilse Varga", "a-varga", find("she"))
    claim = Claim(
        holder=varga,
        act="REJECT",
        issue=Issue("harbour", find("The harbour"), "i-harbour", "Tarn talks > harbour"),
        stance=Stance.CONDITIONAL,
        described=True,
        mode="sell",
        counterpart=Party("Ostmark", "a-ostmark", None),
        modality="may",
        conditions=(find("if the fleet leaves"),),
        exceptions=(find("talk"),),
        scope=(find("harbour is"),),
        reason=(find("not for sale"),),
        time_limits=(find("on Monday"),),
        confidence=0.5,
    )
    return Statement(
        document=document.id,
        kind=Kind.DIRECT,
        content=find("We may talk, if the fleet leaves,", "The harbour is not for sale."),
        model="baseline@1",
        source=find("Minister Ilse Varga"),
        cue=find("told"),
        floating=True,
        speakers=(Speaker("Ilse Varga", "a-varga", "minister", "title"), Speaker("the clerk")),
        reported_by=(Reporter("The Courier", "a-courier", "s0000000000000001", "2019-05-06"), Reporter("Pavel Dorn")),
        said_on=When("2019-05-04", "2019-05-04", "2019-05-04", TimeBasis.EXPLICIT, "APPROX", find("4 May 2019")),
        occasion=Occasion("o1", "speech", "2019-05-04"),
        medium=Setting(find("The Courier"), "a-courier"),
        venue=Setting(find("Tarn")),
        audience=Setting(find("parliament"), "a-parliament"),
        hedges=(find("may"),),
        flags=("date_conflict", "translated"),
        claims=(claim, replace(claim, counterpart=None)),
        confidence=0.75,
    )


@pytest.fixture
def bare(document: Document, find: Find) -> Statement:
    """Nothing set but what must be; its words would run as a formula in a spreadsheet."""
    return Statement(document=document.id, kind=Kind.NARRATED, content=find("=SUM(A1)"), model="baseline@1")
