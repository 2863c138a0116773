"""Tables, archives, web archives and feeds: files that hold several documents."""

from __future__ import annotations

import datetime
import hashlib
import json

import pytest

from onrecord.errors import InputError
from onrecord.records import DateBasis
from tests.read.formats.samples import SAID, Reader, make_gzip, make_parquet, make_pdf, make_warc, make_zip

CSV = (
    "Title,Author,Date,Source,URL,Text\r\n"
    '"Talks, again",Ada Lund,2031-03-04,Courier,https://c.example/1,"He said ""no"".\r\n\r\nThen he left."\r\n'
    "Empty,Bo,04/03/2031,Courier,,\r\n"
    "Split,Bo,25/03/2031,Courier,,Hello, there\r\n"
    "Last,Bo,25/03/2031,Courier,,The end of it.\r\n"
)


def test_csv_rows_are_documents_with_their_columns_as_metadata(read: Reader) -> None:
    first, last = read("a.csv", CSV.encode()).documents
    assert first.name == "a.csv#1"
    assert first.text == 'He said "no".\r\n\r\nThen he left.'
    meta = first.meta
    assert (meta.title, meta.author, meta.publisher) == ("Talks, again", "Ada Lund", "Courier")
    assert (meta.published_on, meta.published_basis, meta.url) == ("2031-03-04", DateBasis.META, "https://c.example/1")
    assert last.meta.published_on == "2031-03-25"


def test_bad_rows_fail_alone(read: Reader) -> None:
    failures = read("a.csv", CSV.encode()).failures
    assert [failure.name for failure in failures] == ["a.csv#2", "a.csv#3"]
    assert "no text" in str(failures[0].error)
    assert "7 fields" in str(failures[1].error)


def test_rows_of_one_text_are_told_apart_by_their_other_columns(read: Reader) -> None:
    rows = [{"text": SAID, "day": "2031-03-04"}, {"text": SAID, "day": "2031-03-05"}]
    lines = "\n".join(json.dumps(row) for row in rows).encode()
    one, other = read("a.jsonl", lines).documents
    assert one.text == other.text
    assert one.id != other.id
    assert [d.id for d in read("b.jsonl", lines).documents] == [one.id, other.id]


def test_raw_hash_of_a_row_is_that_of_its_canonical_json(read: Reader) -> None:
    document = read("a.jsonl", b'{"text": "No talks.", "author": "Ada"}').only
    assert document.raw_sha256 == hashlib.sha256(b'{"author":"Ada","text":"No talks."}').hexdigest()


def test_text_column_is_found_or_named(read: Reader) -> None:
    table = b"quelle\tinhalt\nCourier\tThe talks are off.\n"
    assert "--text-column" in str(read("a.tsv", table).error)
    assert read("a.tsv", table, text_column="Inhalt").only.text == "The talks are off."
    assert "no column 'nope'" in str(read("a.tsv", table, text_column="nope").error)


def test_json_lines_with_broken_rows(read: Reader) -> None:
    one = b'{"body": "One.", "authors": ["A", "B"], "source": {"name": "Courier"}}'
    lines = one + b'\n{broken\n[1]\n{"body": "Two \\ud800."}\n'
    found = read("a.jsonl", lines)
    assert [d.text for d in found.documents] == ["One.", "Two \ufffd."]
    assert (found.documents[0].meta.author, found.documents[0].meta.publisher) == ("A, B", "Courier")
    assert len(found.failures) == 2


@pytest.mark.parametrize(
    "data",
    [
        b'[{"text": "One."}, {"text": "Two."}]',
        b'{"count": 2, "articles": [{"text": "One."}, {"text": "Two."}]}',
    ],
)
def test_json_lists(read: Reader, data: bytes) -> None:
    assert [d.text for d in read("a.json", data).documents] == ["One.", "Two."]


def test_parquet_rows(read: Reader) -> None:
    rows: list[dict[str, object]] = [
        {"text": "One.", "date": datetime.date(2031, 3, 4)},
        {"text": "Two.", "date": None},
    ]
    one, two = read("a.parquet", make_parquet(rows)).documents
    assert (one.text, one.meta.published_on) == ("One.", "2031-03-04")
    assert two.meta.published_basis is DateBasis.UNKNOWN


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"text,day\n"),
        ("a.jsonl", b"\n\n"),
        ("a.json", b'[{"text": "cut'),
        ("a.json", b"[" * 50_000),
        ("a.parquet", make_parquet([{"text": SAID}])[:-20]),
        ("a.parquet", b"not a table"),
        ("a.zip", make_zip({"a.txt": b"x" * 500})[:60]),
        ("a.zip", make_zip({})),
        ("a.zip", make_zip({"logo.png": b"x"})),
        ("a.docx", b"not a package"),
        ("a.gz", b"not gzip"),
        ("a.txt.gz", make_gzip(SAID.encode())[:30]),
        ("a.warc", b"WARC/1.0\r\n"),
        ("a.warc.gz", make_gzip(b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n")),
        ("a.rss", b"<rss><channel></channel></rss>"),
        ("a.doc", b"\xd0\xcf\x11\xe0 old"),
        ("a.xlsx", make_zip({"xl/workbook.xml": b"<x/>"})),
        ("a.rtf", b"{\\rtf1 text}"),
    ],
)
def test_empty_truncated_and_foreign_files_are_refused(read: Reader, name: str, data: bytes) -> None:
    error = read(name, data).error
    assert isinstance(error, InputError)
    assert str(error).startswith(name)


def test_zip_members_are_read_in_memory_under_safe_names(read: Reader) -> None:
    members = {
        "../../evil.txt": b"Up.",
        "/etc/abs.txt": b"Absolute.",
        "C:\\w\\win.txt": b"Windows.",
        "d/\x1b[31mred.txt": b"Red.",
        "d/inner.zip": make_zip({"q.txt": b"Inner."}),
        "d/a.pdf": make_pdf([[SAID]]),
        "__MACOSX/d/._a.pdf": b"x",
        "bad.bin": b"\0\1\2",
    }
    found = read("a.zip", make_zip(members))
    names = [d.name for d in found.documents]
    assert names[:3] == ["a.zip!evil.txt", "a.zip!etc/abs.txt", "a.zip!w/win.txt"]
    assert names[3:] == ["a.zip!d/\ufffd[31mred.txt", "a.zip!d/inner.zip!q.txt", "a.zip!d/a.pdf"]
    assert [f.name for f in found.failures] == ["a.zip!bad.bin"]
    assert found.documents[0].raw_sha256 == hashlib.sha256(b"Up.").hexdigest()


def test_zip_bombs_are_refused(read: Reader) -> None:
    assert "zip bomb" in str(read("a.zip", make_zip({"a.txt": b"a" * 30_000_000})).error)
    assert "zip bomb" in str(read("a.gz", make_gzip(b"a" * 30_000_000)).error)
    assert "more than is allowed" in str(read("a.zip", make_zip({"a.txt": b"a" * 5000}), max_inflated=1000).error)
    assert "larger than" in str(read("a.zip", make_zip({"a.txt": b"a" * 5000}), max_bytes=1000).error)


def test_archives_in_archives_end_somewhere(read: Reader) -> None:
    data = make_zip({"a.txt": SAID.encode()})
    for _ in range(10):
        data = make_zip({"next.zip": data})
    assert "more than 4 archives" in str(read("a.zip", data).error)


@pytest.mark.parametrize("zipped", [True, False])
def test_warc_answers_are_documents_with_address_and_day(read: Reader, zipped: bool) -> None:
    pages = [
        ("https://c.example/a", "text/html; charset=iso-8859-1", "<p>The café said so.</p>".encode("cp1252")),
        ("https://c.example/logo.png", "image/png", b"\x89PNG"),
        ("https://c.example/b.txt", "text/plain", b"Plain words."),
    ]
    page, text = read("a.warc.gz" if zipped else "a.warc", make_warc(pages, zipped)).documents
    assert page.text == "The café said so."
    assert (page.meta.url, page.key, page.meta.retrieved_on) == (
        "https://c.example/a",
        "https://c.example/a",
        "2031-03-05",
    )
    assert text.raw_sha256 == hashlib.sha256(b"Plain words.").hexdigest()


@pytest.mark.parametrize("zipped", [True, False])
def test_a_truncated_warc_gives_its_whole_records_and_a_failure(read: Reader, zipped: bool) -> None:
    pages = [(f"https://c.example/{n}", "text/plain", f"Record {n}. {SAID}".encode() * 20) for n in range(3)]
    found = read("a.warc.gz" if zipped else "a.warc", make_warc(pages, zipped)[: -100 if zipped else -300])
    assert [d.key for d in found.documents] == ["https://c.example/0", "https://c.example/1"]
    assert found.failures


RSS = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Courier</title><language>en-gb</language>
<item><title>Marren refuses &amp;amp; leaves</title><link>https://c.example/1#x</link><dc:creator>Ada Lund</dc:creator>
<pubDate>Tue, 04 Mar 2031 08:00:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>First “words”.</p><script>bad()</script><p>Second.</p>]]></content:encoded></item>
<item><title>Only a title</title><link>https://c.example/2</link></item></channel></rss>"""


def test_feed_entries_are_documents_and_links_are_not_fetched(read: Reader) -> None:
    found = read("feed.xml", RSS.encode())
    (entry,) = found.documents
    assert entry.name == "feed.xml#1"
    assert entry.text == "Marren refuses & leaves\n\nFirst “words”.\n\nSecond."
    meta = entry.meta
    assert (meta.author, meta.publisher, meta.language, meta.published_on) == (
        "Ada Lund",
        "Courier",
        "en",
        "2031-03-04",
    )
    assert meta.url == entry.key == "https://c.example/1"
    assert "https://c.example/2" in str(found.failures[0].error)


def test_atom_entry_in_plain_text(read: Reader) -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><title>Talks</title><id>urn:1</id>'
        '<updated>2031-03-04T00:00:00Z</updated><content type="text">One.\n\nTwo.</content></entry></feed>'
    )
    entry = read("f.atom", feed.encode()).only
    assert (entry.text, entry.key, entry.meta.published_on) == ("Talks\n\nOne.\n\nTwo.", "urn:1", "2031-03-04")


def test_content_goes_before_the_name(read: Reader) -> None:
    assert read("a.txt", make_pdf([[SAID]])).only.media_type == "application/pdf"
    assert read("a.pdf", b"%PDF").failures
    assert read("stdin", b"<!DOCTYPE html><p>Words.</p>").only.text == "Words."
    assert read("stdin", b"id,text\n1,Words.\n").only.text == "Words."
    assert read("stdin", b'{"text": "Words."}\n').only.text == "Words."
    assert read("stdin", b"Talks, he said,\nwere off.").only.media_type == "text/plain"
