"""What format bytes are in: by their content first, then by the name's ending, then by what was declared."""

from __future__ import annotations

import io
import json
import re
import zipfile
from enum import StrEnum
from pathlib import PurePosixPath

from onrecord.errors import InputError
from onrecord.read.source import Source


class Format(StrEnum):
    """The formats that can be read, by media type."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    EMAIL = "message/rfc822"
    CSV = "text/csv"
    JSON = "application/json"
    JSONL = "application/x-ndjson"
    PARQUET = "application/vnd.apache.parquet"
    WARC = "application/warc"
    ZIP = "application/zip"
    GZIP = "application/gzip"
    FEED = "application/rss+xml"

    @property
    def label(self) -> str:
        """What the format is called in a message."""
        return LABELS[self]


LABELS = {
    Format.TEXT: "a text file",
    Format.MARKDOWN: "a Markdown file",
    Format.HTML: "an HTML page",
    Format.PDF: "a PDF",
    Format.DOCX: "a DOCX file",
    Format.EMAIL: "an email",
    Format.CSV: "a CSV table",
    Format.JSON: "a JSON file",
    Format.JSONL: "a JSONL file",
    Format.PARQUET: "a Parquet file",
    Format.WARC: "a WARC",
    Format.ZIP: "a zip archive",
    Format.GZIP: "a gzip file",
    Format.FEED: "an RSS or Atom feed",
}

ENDINGS = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".eml": Format.EMAIL,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".parquet": Format.PARQUET,
    ".warc": Format.WARC,
    ".zip": Format.ZIP,
    ".gz": Format.GZIP,
    ".rss": Format.FEED,
    ".atom": Format.FEED,
}

DECLARED = {
    **{form.value: form for form in Format},
    "application/xhtml+xml": Format.HTML,
    "application/atom+xml": Format.FEED,
    "application/x-ndjson": Format.JSONL,
    "application/jsonl": Format.JSONL,
    "text/x-markdown": Format.MARKDOWN,
}
"""Media types as servers and mails declare them."""

BINARY_ONLY = frozenset({Format.PDF, Format.DOCX, Format.PARQUET, Format.ZIP, Format.GZIP, Format.WARC})
"""Formats that their first bytes always show: a file that only its name puts among them is damaged."""

OFFICE = {
    b"\xd0\xcf\x11\xe0": "an old Office file: save it as DOCX or PDF",
    b"{\\rtf": "a rich text file: save it as DOCX or PDF",
}
"""First bytes of documents that cannot be read, and what to do."""

NOT_DOCUMENTS = frozenset(
    {
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".webp",
        ".svg",
        ".ico",
        ".bmp",
        ".tif",
        ".tiff",
        ".heic",
        ".avif",
        ".css",
        ".js",
        ".mjs",
        ".map",
        ".woff",
        ".woff2",
        ".ttf",
        ".otf",
        ".eot",
        ".mp3",
        ".mp4",
        ".m4a",
        ".ogg",
        ".wav",
        ".avi",
        ".mov",
        ".webm",
        ".mkv",
        ".ics",
        ".vcf",
        ".p7s",
        ".asc",
        ".sig",
        ".db",
        ".sqlite",
        ".py",
        ".pyc",
        ".exe",
        ".dll",
        ".so",
    }
)
"""Endings of files that lie beside documents in folders, archives and mails and are none."""

HTML_START = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1|h2|meta|title)\b", re.I)
FEED_START = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]", re.I)
PROLOGUE = re.compile(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!doctype\s+(?!html)[^>\[]*(?:\[.*?\]\s*)?>\s*)*", re.I | re.S)
MAIL_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]?.*(?:\r?\n[ \t].*)*\r?\n")
MAIL_SURE = frozenset({"message-id", "mime-version", "received", "return-path", "delivered-to", "dkim-signature"})
MAIL_USUAL = MAIL_SURE | {"from", "to", "subject", "date", "cc", "reply-to", "sender", "content-type", "x-mailer"}
HEAD = 4096
"""Bytes at the beginning that content is judged by."""


def detect(source: Source) -> Format:
    """The format of `source`. Raises InputError for formats that are known and cannot be read."""
    binary = _by_signature(source)
    if binary:
        return binary
    named = ENDINGS.get(ending(source.name)) or DECLARED.get((source.media_type or "").lower())
    if named in BINARY_ONLY:
        raise InputError(f"{source.name} is damaged or not {named.label}: get the file again.")
    return _by_head(_head(source.data), named) or named or Format.TEXT


def ending(name: str) -> str:
    """The ending of a file's name in lower case, with its dot."""
    return PurePosixPath(name.rsplit("!", 1)[-1]).suffix.lower()


def _by_signature(source: Source) -> Format | None:
    data = source.data
    for start, advice in OFFICE.items():
        if data.startswith(start):
            raise InputError(f"{source.name} is {advice}.")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(source)
    for start, form in ((b"PAR1", Format.PARQUET), (b"\x1f\x8b", Format.GZIP), (b"WARC/", Format.WARC)):
        if data.startswith(start):
            return form
    return Format.PDF if re.match(rb"[\s\0\xef\xbb\xbf]*%PDF-", data[:HEAD]) else None


def _zip_kind(source: Source) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            names = set(archive.namelist())
    except Exception as error:  # zipfile raises many kinds on damaged directories
        raise InputError(f"{source.name} is truncated or damaged: get the file again.") from error
    if "word/document.xml" in names:
        return Format.DOCX
    if names & {"xl/workbook.xml", "ppt/presentation.xml", "content.xml", "META-INF/container.xml"}:
        raise InputError(f"{source.name} is an office file or e-book: save it as DOCX, PDF, HTML or CSV.")
    return Format.ZIP


def _head(data: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[2:HEAD].decode(encoding, "ignore")
    return data[:HEAD].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").decode("latin-1")


def _by_head(head: str, named: Format | None) -> Format | None:
    """The format that the first characters show. Plain prose shows none."""
    after = PROLOGUE.match(head)
    start = head[after.end() :] if after else head
    if FEED_START.match(start):
        return Format.FEED
    if named is Format.MARKDOWN:  # which may begin with tags
        return Format.MARKDOWN
    if HTML_START.match(start) or (head.lstrip().startswith("<?xml") and start.startswith("<")):
        return Format.HTML
    if named in {Format.CSV, Format.JSON, Format.JSONL}:
        return named
    if _is_mail(head, named):
        return Format.EMAIL
    return _table_kind(head) if named is None else None


def _is_mail(head: str, named: Format | None) -> bool:
    fields, place = [], 0
    if head.startswith("From ") and "\n" in head:  # the separator line of a mailbox
        place = head.index("\n") + 1
    while match := MAIL_HEADER.match(head, place):
        fields.append(match[1].lower())
        place = match.end()
    usual = MAIL_USUAL.intersection(fields)
    return len(usual) >= 2 and (named is Format.EMAIL or (bool(MAIL_SURE & usual) and len(usual) >= 3))


def _table_kind(head: str) -> Format | None:
    """JSON lines by their first line, CSV by a header line that names a text column."""
    from onrecord.read.table import TEXT_COLUMNS

    first = head.lstrip().split("\n", 1)[0]
    if first.startswith("{"):
        try:
            return Format.JSONL if isinstance(json.loads(first), dict) else None
        except ValueError:
            return Format.JSONL if len(head) >= HEAD - 4 and re.match(r'\{\s*"[\w ]+"\s*:', first) else None
    fields = [field.strip(" \"'\r").lower() for field in re.split(r"[,;\t]", first)]
    named = len(fields) > 1 and all(re.fullmatch(r"[\w .-]{1,40}", field) for field in fields)
    return Format.CSV if named and set(fields) & set(TEXT_COLUMNS) else None
