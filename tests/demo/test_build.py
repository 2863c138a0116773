"""The built demo documents are those that demo/build.py makes, and hold their sources' words."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pyarrow.parquet as pq
import pypdf
import pytest
from warcio.archiveiterator import ArchiveIterator

DEMO = Path(__file__).resolve().parents[2] / "demo"
EXACT = ("speech-naval-academy.docx", "csp-brief.pdf", "papers.zip", "interview-radio-kellin.warc")


@pytest.fixture(scope="module")
def build(demo_script: Callable[[str], ModuleType]) -> ModuleType:
    return demo_script("build")


def contents(data: bytes) -> object:
    """A file's bytes; a zip's members with their time stamps, since zlib versions compress differently."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(info.filename, info.date_time, archive.read(info)) for info in archive.infolist()]


@pytest.mark.parametrize("name", EXACT)
def test_committed_file_is_what_the_script_makes(name: str, build: ModuleType) -> None:
    assert contents((DEMO / "documents" / name).read_bytes()) == contents(build.BUILDERS[name]())


@pytest.mark.parametrize("name", [*EXACT, "wires-2005.parquet"])
def test_building_twice_gives_the_same_bytes(name: str, build: ModuleType) -> None:
    assert build.BUILDERS[name]() == build.BUILDERS[name]()


def test_build_writes_every_document(tmp_path: Path, build: ModuleType) -> None:
    assert sorted(p.name for p in build.build(tmp_path)) == sorted(p.name for p in tmp_path.iterdir())
    assert {p.name for p in tmp_path.iterdir()} == {*EXACT, "wires-2005.parquet"}


def test_pdf_has_a_text_layer_of_two_pages_with_running_headers(build: ModuleType) -> None:
    pages = [page.extract_text() for page in pypdf.PdfReader(DEMO / "documents" / "csp-brief.pdf").pages]
    assert len(pages) == 2
    assert all(page.startswith(build.RUNNING_HEADER) for page in pages)
    furniture = rf"{re.escape(build.RUNNING_HEADER)}|Page \d of 2"
    words = " ".join(re.sub(furniture, " ", page) for page in pages).split()
    source = (DEMO / "sources" / "csp-brief.txt").read_text(encoding="utf-8").split()
    assert words == source


def test_warc_holds_the_page_under_its_address() -> None:
    with (DEMO / "documents" / "interview-radio-kellin.warc").open("rb") as stream:
        records = [
            (r.rec_headers.get_header("WARC-Target-URI"), r.content_stream().read()) for r in ArchiveIterator(stream)
        ]
    page = (DEMO / "sources" / "interview-radio-kellin.html").read_bytes()
    assert records == [("https://radiokellin.example/2005/02/22/sodan-interview", page)]


def test_parquet_rows_are_the_source_rows() -> None:
    rows = pq.read_table(DEMO / "documents" / "wires-2005.parquet").to_pylist()
    source = (DEMO / "sources" / "wires-2005.jsonl").read_text(encoding="utf-8").splitlines()
    assert rows == [json.loads(line) for line in source]
