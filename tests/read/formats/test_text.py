"""Plain text and Markdown: the document's text is the decoded file."""

from __future__ import annotations

import pytest

from onrecord.errors import InputError
from onrecord.read.decode import decode
from onrecord.records import DateBasis, Part
from tests.read.formats.samples import Reader


def test_plain_text_is_unaltered_with_its_line_ends(read: Reader) -> None:
    text = "  Title\r\n\r\nHe said “no”.\rThen — yes.\n\n"
    assert read("a.txt", text.encode()).only.text == text


def test_byte_order_mark_is_no_text(read: Reader) -> None:
    assert read("a.txt", b"\xef\xbb\xbfPlain.").only.text == "Plain."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("The café’s minister said “no” to Zürich.", "cp1252"),
        ("The café was closed, the minister said.", "latin-1"),
        ("The talks in Łódź and Kraków, said Mr Wałęsa, ended.", "cp1250"),
        ("Министр сказал, что переговоры начнутся в понедельник.", "cp1251"),
        ("قال الوزير إن المفاوضات ستبدأ يوم الاثنين", "cp1256"),
        ("外務大臣は月曜日、交渉を拒否したと述べた。協議は来月に再開されるという。", "shift_jis"),
        ("He said “no” in Zürich.", "utf-16"),
        ("He said “no” in Zürich.", "utf-16-le"),
        ("He said “no” in Zürich.", "utf-16-be"),
        ("He said “no” in Zürich.", "utf-32"),
    ],
)
def test_encodings_are_found(text: str, encoding: str) -> None:
    assert decode("a.txt", text.encode(encoding)) == text


@pytest.mark.parametrize("declared", ["utf-8", "no-such-charset", "unicode_escape", "rot13", "utf-7", ""])
def test_wrong_declarations_do_no_harm(declared: str) -> None:
    assert decode("a.txt", "The café said \\u0041 “no”.".encode("cp1252"), declared) == "The café said \\u0041 “no”."


def test_right_declarations_are_used() -> None:
    assert decode("a.txt", "Łódź".encode("iso-8859-2"), "ISO-8859-2") == "Łódź"
    assert decode("a.txt", "交渉".encode("iso2022_jp"), "iso-2022-jp") == "交渉"


def test_stray_bytes_in_utf8_are_read_as_windows_1252() -> None:
    mixed = "“Łódź” said ‘no’. ".encode() + "naïve".encode("cp1252")
    assert decode("a.txt", mixed) == "“Łódź” said ‘no’. naïve"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0",
        bytes(range(1, 32)) * 10,
        b"a\0b" * 5,
        b"text with one \0 in it",
        b"\xff\xfeodd\0bytes",
        bytes([0x81, 0x8D, 0xFF, 0x90, 0xFE, 0x9D]) * 20,
    ],
)
def test_bytes_that_are_no_text_are_refused_in_one_sentence(read: Reader, data: bytes) -> None:
    error = read("a.dat", data).error
    assert isinstance(error, InputError)
    assert str(error).startswith("a.dat ")


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", "\u00a0\u2003\n".encode()])
def test_empty_files_are_refused(read: Reader, data: bytes) -> None:
    assert isinstance(read("empty.txt", data).error, InputError)


MARKDOWN = """---
title: Talks resume
author: [Ada Lund, Bo Ek]
date: 2031-03-04
---
# Talks *resume*

“We will talk,” he said.
And he left.
## What next #

- first point
- second point
  goes on

![The table](table.png)

***
The end.
"""


def test_markdown_keeps_its_text_and_knows_its_headline(read: Reader) -> None:
    found = read("a.md", MARKDOWN.encode())
    assert found.only.text == MARKDOWN
    assert found.parts(Part.HEADLINE) == ["Talks *resume*", "What next"]
    assert found.parts(Part.CAPTION) == ["![The table](table.png)"]
    body = found.parts(Part.BODY)
    assert "“We will talk,” he said.\nAnd he left." in body
    assert "first point" in body
    assert "second point\n  goes on" in body


def test_front_matter_is_metadata_and_not_body(read: Reader) -> None:
    found = read("a.md", MARKDOWN.encode())
    meta = found.only.meta
    assert (meta.title, meta.author, meta.published_on) == ("Talks resume", "Ada Lund, Bo Ek", "2031-03-04")
    assert meta.published_basis is DateBasis.META
    assert not any("title:" in text for text in found.parts(Part.BODY))


@pytest.mark.parametrize("header", ["a: [", "- one", "a: &a [*a]", "date: 2031-13-45", "[" * 5000])
def test_bad_front_matter_is_no_error(read: Reader, header: str) -> None:
    text = f"---\n{header}\n---\n\nHe said that talks would go on.\n"
    assert read("a.md", text.encode()).only.text == text
