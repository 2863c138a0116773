"""Damaged bytes of every format: documents or failures come out, never another exception."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import OnrecordError
from onrecord.read import ReadOptions, read_bytes
from onrecord.records import Document
from tests.read.formats.samples import SAID, make_docx, make_gzip, make_parquet, make_pdf, make_warc, make_zip

SEEDS = {
    "a.txt": SAID.encode(),
    "a.md": f"---\ntitle: x\n---\n# T\n\n{SAID}\n".encode(),
    "a.html": f"<!doctype html><html><title>T</title><body><h1>T</h1><p class=byline>By A<p>{SAID}".encode(),
    "a.pdf": make_pdf([[SAID, SAID], [SAID]], "/Title (T) /CreationDate (D:20310303120000Z)"),
    "a.docx": make_docx(lambda package: package.add_paragraph(SAID)),
    "a.eml": f"From: a@b.example\nSubject: T\nDate: Tue, 04 Mar 2031 10:11:12 +0100\n\n{SAID}\n".encode(),
    "a.csv": f'title,date,text\nT,2031-03-04,"{SAID}"\n'.encode(),
    "a.jsonl": f'{{"text": "{SAID}", "date": "2031-03-04"}}\n'.encode(),
    "a.parquet": make_parquet([{"text": SAID, "title": "T"}]),
    "a.warc": make_warc([("https://c.example/a", "text/html", f"<p>{SAID}".encode())], zipped=False),
    "a.warc.gz": make_warc([("https://c.example/a", "text/html", f"<p>{SAID}".encode())]),
    "a.zip": make_zip({"a.txt": SAID.encode(), "b.html": b"<p>x"}),
    "a.txt.gz": make_gzip(SAID.encode()),
    "a.rss": f"<rss><channel><item><title>T</title><description>{SAID}</description></item></channel></rss>".encode(),
}


def _mutated(data: bytes, cut: float, changes: list[tuple[float, int]]) -> bytes:
    damaged = bytearray(data[: max(1, int(len(data) * cut))])
    for place, value in changes:
        damaged[int(place * (len(damaged) - 1))] = value
    return bytes(damaged)


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=8, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(
    cut=st.floats(0.3, 1.0),
    changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=6),
)
def test_damaged_bytes_give_documents_or_failures(name: str, cut: float, changes: list[tuple[float, int]]) -> None:
    for found in read_bytes(name, _mutated(SEEDS[name], cut, changes), ReadOptions()):
        if isinstance(found, Document):
            assert found.text.strip()
            found.text.encode()
        else:
            assert isinstance(found.error, OnrecordError)
            assert str(found.error).startswith(name)
