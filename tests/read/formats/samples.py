"""Builders of small files in every format, so that each test shows what it reads."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import docx
import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.errors import OnrecordError
from onrecord.read import Failure
from onrecord.records import Document, Part

SAID = "The minister said on Monday that the talks would resume within the month."
"""A sentence that every sample holds, to find again."""


def make_pdf(pages: Sequence[Sequence[str]], info: str = "", leading: int = 14) -> bytes:
    """A PDF with a line of text for each string; an empty string leaves a gap."""
    objects = ["<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>", ""]
    kids = []
    for lines in pages:
        stream = _page_stream(lines, leading)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {info} >>")
    return _pdf_file(objects)


def _page_stream(lines: Sequence[str], leading: int) -> str:
    shown = [line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") for line in lines]
    place = [f"1 0 0 1 50 {800 - leading * number} Tm ({line}) Tj" for number, line in enumerate(shown) if line]
    return "BT /F1 11 Tf " + "\n".join(place) + " ET"


def _pdf_file(objects: Sequence[str]) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail = (
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    )
    return out + head.encode("ascii") + tail.encode("ascii")


def make_docx(fill: Callable[[docx.document.Document], object]) -> bytes:
    """A Word document that `fill` has written to."""
    package = docx.Document()
    fill(package)
    buffer = io.BytesIO()
    package.save(buffer)
    return buffer.getvalue()


def make_zip(members: Mapping[str, bytes]) -> bytes:
    """A deflated zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def make_parquet(rows: Sequence[Mapping[str, object]]) -> bytes:
    """A Parquet file of one table."""
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([dict(row) for row in rows]), buffer)
    return buffer.getvalue()


def make_warc(pages: Sequence[tuple[str, str, bytes]], zipped: bool = True) -> bytes:
    """A WARC of answers: address, content type and body of each."""
    records = []
    for url, content_type, body in pages:
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-03-05T10:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        record = head.encode() + answer + b"\r\n\r\n"
        records.append(make_gzip(record) if zipped else record)
    return b"".join(records)


def make_gzip(data: bytes) -> bytes:
    """A gzip file."""
    return gzip.compress(data, mtime=0)


@dataclass(frozen=True)
class Read:
    """What came out of one file."""

    documents: list[Document]
    failures: list[Failure]

    @property
    def only(self) -> Document:
        """The one document, where there is just one and no failure."""
        assert not self.failures, self.failures
        assert len(self.documents) == 1
        return self.documents[0]

    @property
    def error(self) -> OnrecordError:
        """The one failure's error, where there is no document."""
        assert not self.documents
        assert len(self.failures) == 1
        return self.failures[0].error

    def parts(self, part: Part) -> list[str]:
        """The texts of the only document's paragraphs of this part."""
        document = self.only
        return [document.text[p.start : p.end] for p in document.paragraphs if p.part is part]


def sorted_out(found: Iterator[Document | Failure]) -> Read:
    """Documents and failures apart."""
    items = list(found)
    documents = [item for item in items if isinstance(item, Document)]
    return Read(documents, [item for item in items if isinstance(item, Failure)])


Reader = Callable[..., Read]
"""The `read` fixture."""
