"""A small ledger, and two ways to run the command line on it: in this process and in another."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner

from onrecord.cli import app, main
from onrecord.ledger import Ledger
from onrecord.records import (
    DateBasis,
    Document,
    Genre,
    Kind,
    Metadata,
    Paragraph,
    Part,
    Passage,
    Reporter,
    Speaker,
    Statement,
    TimeBasis,
    When,
)

HARBOUR = """Tarn will not sell the harbour

The Courier reported that Minister Ilse Varga had said in Tarn on 4 May 2019: “The harbour is not for sale.”

Premier Jan Holt rejected the offer.

Share this article

I say the harbour belongs to us all, wrote a reader.
"""
HOSTILE = "Nota\x1b[31m bene\u202e\n\n“=cmd(\u202e)” said Ана Рус. \x07 שלום\n"
PERSIAN = "خبرگزاری گفت که بندر فروخته نمی‌شود.\n"

Run = Callable[..., Any]


def passage(text: str, *pieces: str) -> Passage:
    """The passage of `text` that consists of `pieces`, each at its first place."""
    return Passage.of(text, [(text.index(piece), text.index(piece) + len(piece)) for piece in pieces])


def paragraphs(text: str, *parts: Part) -> tuple[Paragraph, ...]:
    """The lines of `text` that are not empty, as paragraphs."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return tuple(
        Paragraph(text.index(line), text.index(line) + len(line), part) for line, part in zip(lines, parts, strict=True)
    )


def harbour() -> tuple[Document, list[Statement]]:
    """An article that passes on what another paper said a minister said; below it, furniture and a comment."""
    meta = Metadata(
        title="Tarn will not sell the harbour",
        author="Pavel Dorn",
        publisher="The Ostmark Review",
        published_on="2019-05-07",
        published_basis=DateBasis.META,
        language="en",
        genre=Genre.ANALYSIS,
    )
    parts = (Part.HEADLINE, Part.BODY, Part.BODY, Part.FURNITURE, Part.COMMENT)
    document = Document("harbour.txt", HARBOUR, "ab" * 32, paragraphs(HARBOUR, *parts), meta)
    courier = Statement(
        document=document.id,
        kind=Kind.INDIRECT,
        content=passage(HARBOUR, "Minister Ilse Varga had said in Tarn on 4 May 2019: “The harbour is not for sale.”"),
        model="test@1",
        source=passage(HARBOUR, "The Courier"),
        cue=passage(HARBOUR, "reported"),
        speakers=(Speaker("The Courier", "a-courier"),),
        reported_by=(Reporter("Pavel Dorn"),),
    )
    varga = Statement(
        document=document.id,
        kind=Kind.DIRECT,
        content=passage(HARBOUR, "“The harbour is not for sale.”"),
        model="test@1",
        source=passage(HARBOUR, "Minister Ilse Varga"),
        cue=passage(HARBOUR, "said"),
        speakers=(Speaker("Ilse Varga", "a-varga", "minister", "title"),),
        reported_by=(Reporter("The Courier", "a-courier", courier.id), Reporter("Pavel Dorn")),
        said_on=When("2019-05-04", "2019-05-04", "2019-05-04", TimeBasis.EXPLICIT),
    )
    holt = Statement(
        document=document.id,
        kind=Kind.NARRATED,
        content=passage(HARBOUR, "the offer"),
        model="test@1",
        source=passage(HARBOUR, "Premier Jan Holt"),
        cue=passage(HARBOUR, "rejected"),
        speakers=(Speaker("Jan Holt", None, "premier", "title"),),
        reported_by=(Reporter("Pavel Dorn"),),
    )
    reader = Statement(
        document=document.id,
        kind=Kind.INDIRECT,
        content=passage(HARBOUR, "the harbour belongs to us all"),
        model="test@1",
        part=Part.COMMENT,
        source=passage(HARBOUR, "a reader"),
        speakers=(Speaker("a reader"),),
    )
    return document, [courier, varga, holt, reader]


def hostile() -> tuple[Document, list[Statement]]:
    """A document that tries to steer the terminal and the spreadsheet, undated."""
    meta = Metadata(title="Nota\x1b[31m bene", language="en", not_before="2020-02-02")
    document = Document("hostile.txt", HOSTILE, "cd" * 32, paragraphs(HOSTILE, Part.HEADLINE, Part.BODY), meta)
    statement = Statement(
        document=document.id,
        kind=Kind.DIRECT,
        content=passage(HOSTILE, "=cmd(\u202e)"),
        model="test@1",
        source=passage(HOSTILE, "Ана Рус"),
        speakers=(Speaker("Ана Рус"),),
    )
    return document, [statement]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger of three documents, one of them in a language that is not read."""
    path = tmp_path / "talks.db"
    persian = Document("khabar.txt", PERSIAN, "ef" * 32, paragraphs(PERSIAN, Part.BODY), Metadata(language="fa"))
    with Ledger.open(path, create=True) as opened:
        opened.write.add(*harbour(), model="test@1", collection="talks")
        opened.write.add(*hostile(), model="test@1", collection=None)
        opened.write.add(persian, [], model=None, collection=None)
    return path


@pytest.fixture
def run(ledger: Path) -> Run:
    """Runs a command on the ledger in this process."""

    def invoke(*words: str, input: str | None = None, env: dict[str, str] | None = None) -> Any:
        return CliRunner().invoke(app, ["--ledger", str(ledger), *words], input=input, env=env)

    return invoke


class Ended(NamedTuple):
    """How the entry point ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def shell(ledger: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """Runs the entry point on the ledger in this process, mistakes on the command line included."""

    def call(*words: str) -> Ended:
        with pytest.raises(SystemExit) as ended:
            main(["--ledger", str(ledger), *words])
        assert isinstance(ended.value.code, int)
        return Ended(ended.value.code, *capsys.readouterr())

    return call


@pytest.fixture
def spawn(ledger: Path) -> Run:
    """Runs a command on the ledger in a process of its own, as a shell does."""

    def start(*words: str, **given: Any) -> subprocess.CompletedProcess[Any]:
        call = [sys.executable, "-c", "from onrecord.cli import main; main()", *words]
        env = os.environ | {"ONRECORD_LEDGER": str(ledger), "PYTHONUTF8": "1"} | given.pop("env", {})
        options: dict[str, Any] = {"capture_output": True, "text": True, "encoding": "utf-8", "timeout": 300} | given
        return subprocess.run(call, env=env, check=False, **options)

    return start
