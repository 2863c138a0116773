"""Build the demo documents in binary formats from their sources, byte for byte the same on every run.

`python demo/build.py` writes demo/documents/{speech-naval-academy.docx, csp-brief.pdf, papers.zip,
wires-2005.parquet, interview-radio-kellin.warc}. Every time stamp inside is fixed. The bytes of the Parquet file
also depend on the version of pyarrow, which it names; the rows do not.
"""

from __future__ import annotations

import io
import json
import textwrap
import zipfile
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"
DOCUMENTS = HERE / "documents"

STAMP = (2005, 3, 1, 0, 0, 0)
"""The time stamp of everything that needs one: after the last document was published."""

RUNNING_HEADER = "CSP Brief No. 17 | January 2005"
"""Head of every page of the brief; page furniture, not text."""

PAGE_LINES = 40
"""Lines of the brief on a page of A4 at 11 on 16 points, so that it runs over two pages."""

WRAP = 84
"""Characters a line: about 460 points of Helvetica at 11 points."""


def paragraphs(name: str) -> list[str]:
    """The paragraphs of demo/sources/`name`, which blank lines divide."""
    text = (SOURCES / name).read_text(encoding="utf-8")
    return [block.strip() for block in text.split("\n\n") if block.strip()]


def zip_bytes(members: dict[str, bytes]) -> bytes:
    """A zip archive of `members` in the given order, with fixed time stamps."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return buffer.getvalue()


def docx_bytes() -> bytes:
    """The president's speech as a Word document: title, date, and a paragraph for a paragraph."""
    import docx

    document = docx.Document()
    title, *rest = paragraphs("speech-naval-academy.txt")
    document.add_heading(title, level=0)
    for block in rest:
        document.add_paragraph(block)
    properties = document.core_properties
    properties.title, properties.author = title, ""
    properties.last_modified_by, properties.comments = "", ""
    properties.created = properties.modified = datetime(2003, 10, 15, 12, 0, 0)
    raw = io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as archive:
        return zip_bytes({name: archive.read(name) for name in archive.namelist()})


def pdf_pages() -> list[list[str]]:
    """The brief's lines, page by page, each with its running header and its page number."""
    lines: list[str] = []
    for block in paragraphs("csp-brief.txt"):
        lines += [*textwrap.wrap(block, WRAP), ""]
    chunks = [lines[i : i + PAGE_LINES] for i in range(0, len(lines), PAGE_LINES)]
    return [[RUNNING_HEADER, "", *chunk, "", f"Page {n} of {len(chunks)}"] for n, chunk in enumerate(chunks, 1)]


def pdf_stream(lines: list[str]) -> bytes:
    """The content stream that sets `lines` from the top of the page in WinAnsi (code page 1252)."""
    escaped = [line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines]
    body = "\n".join(f"({line}) Tj T*" for line in escaped)
    text = f"BT /F1 11 Tf 16 TL 64 780 Td\n{body}\nET".encode("cp1252")
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text)


def pdf_bytes() -> bytes:
    """The think-tank's brief as a PDF 1.4 with a real text layer, uncompressed (ISO 32000-1, section 7.5)."""
    pages = pdf_pages()
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for i, lines in enumerate(pages):
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * i} 0 R "
        objects += [(page + "/Resources << /Font << /F1 3 0 R >> >> >>").encode(), pdf_stream(lines)]
    title, author = paragraphs("csp-brief.txt")[0], "Ingrid Sauer"
    objects.append(f"<< /Title ({title}) /Author ({author}) /CreationDate (D:20050131090000Z) >>".encode("cp1252"))
    return pdf_file(objects)


def pdf_file(objects: list[bytes]) -> bytes:
    """A PDF file of `objects`, numbered from 1: the first is the catalogue and the last the information."""
    out, offsets = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (size, len(objects))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s%sstartxref\n%d\n%%%%EOF\n" % (size, table, trailer, len(out))


def papers_bytes() -> bytes:
    """The zip with the fishermen's letter and the Assembly's resolution."""
    names = ("letter-fishermen.txt", "resolution-assembly.txt")
    return zip_bytes({name: (SOURCES / name).read_bytes() for name in names})


def parquet_bytes() -> bytes:
    """The wire items of 2005 as Parquet: columns id, headline, published, outlet, author, text (all strings)."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [json.loads(line) for line in (SOURCES / "wires-2005.jsonl").read_text(encoding="utf-8").splitlines()]
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), buffer, compression="none")
    return buffer.getvalue()


def warc_bytes() -> bytes:
    """The interview's page as one WARC response record (ISO 28500), captured the morning after it appeared."""
    page = (SOURCES / "interview-radio-kellin.html").read_bytes()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(page)
    headers = {
        "WARC-Type": "response",
        "WARC-Record-ID": "<urn:uuid:0f5c1d3e-2b64-4c7a-9a58-7d1e20050223>",
        "WARC-Date": "2005-02-23T08:00:00Z",
        "WARC-Target-URI": "https://radiokellin.example/2005/02/22/sodan-interview",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(http) + len(page)),
    }
    head = "WARC/1.0\r\n" + "".join(f"{key}: {value}\r\n" for key, value in headers.items()) + "\r\n"
    return head.encode() + http + page + b"\r\n\r\n"


BUILDERS = {
    "speech-naval-academy.docx": docx_bytes,
    "csp-brief.pdf": pdf_bytes,
    "papers.zip": papers_bytes,
    "wires-2005.parquet": parquet_bytes,
    "interview-radio-kellin.warc": warc_bytes,
}
"""File name -> the function that gives its bytes."""


def build(folder: Path = DOCUMENTS) -> list[Path]:
    """Write every built document into `folder`, which must exist, and return their paths."""
    written = []
    for name, make in BUILDERS.items():
        path = folder / name
        path.write_bytes(make())
        written.append(path)
    return written


if __name__ == "__main__":
    for built in build():
        print(built)
