"""PDF, DOCX and mail."""

from __future__ import annotations

import datetime
import io

import docx
import pytest
from pypdf import PdfReader, PdfWriter

from onrecord.errors import InputError
from onrecord.records import DateBasis, Part
from tests.read.formats.samples import SAID, Reader, make_docx, make_pdf

HEAD = "The Northern Courier  3 March 2031"
PAGES = [
    [
        HEAD,
        "VELIN - President Oda Marren said on Tuesday that her government will not sit at a",
        "table with those who close the straits, and that the coun-",
        "try's allies know it as a matter of long-",
        "term policy.",
        "",
        "Her minister had told reporters in January that talks were possible on many a term",
        "under the right conditions, not long before the two armies met and went home with",
        "Page 1",
    ],
    [HEAD, "nothing to show for it, as officials in both capitals said when they were asked by us.", "Page 2"],
]


def test_pdf_lines_become_paragraphs_across_pages(read: Reader) -> None:
    found = read("a.pdf", make_pdf(PAGES))
    first, second = found.parts(Part.BODY)
    assert first.startswith("VELIN - President Oda Marren said")
    assert "table with those who close the straits, and that the country’s allies" in first
    assert first.endswith("long-term policy.")
    assert "went home with nothing to show for it" in second


def test_pdf_running_heads_and_page_numbers_are_furniture_and_kept(read: Reader) -> None:
    assert sorted(read("a.pdf", make_pdf(PAGES)).parts(Part.FURNITURE)) == ["Page 1", "Page 2", HEAD, HEAD]


def test_pdf_properties_are_metadata(read: Reader) -> None:
    meta = read(
        "a.pdf", make_pdf(PAGES, "/Title (Refusal) /Author (Ada Lund) /CreationDate (D:20310303120000Z)")
    ).only.meta
    assert (meta.title, meta.author, meta.language) == ("Refusal", "Ada Lund", "en")
    assert (meta.published_on, meta.published_basis) == ("2031-03-03", DateBasis.META)


def test_pdf_without_text_layer_needs_ocr(read: Reader) -> None:
    assert "OCR" in str(read("scan.pdf", make_pdf([[], []])).error)


def test_encrypted_pdf_is_refused(read: Reader) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdf([[SAID]]))))
    writer.encrypt("word", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    assert "encrypted" in str(read("a.pdf", buffer.getvalue()).error)


@pytest.mark.parametrize("keep", [20, 400])
def test_truncated_pdf_is_refused(read: Reader, keep: int) -> None:
    assert isinstance(read("a.pdf", make_pdf([[SAID]])[:keep]).error, InputError)


def _fill(package: docx.document.Document) -> None:
    package.add_heading("Marren refuses talks", 0)
    package.add_heading("A heading", 1)
    paragraph = package.add_paragraph("Oda Marren said: “No.")
    paragraph.add_run(" Never.”").bold = True
    table = package.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Round", "Velin"
    package.add_paragraph("After the table.")
    package.sections[0].header.paragraphs[0].text = "Running head"
    package.add_comment(paragraph.runs, text="Check this.", author="Ed", initials="e")
    package.core_properties.title = "Refusal"
    package.core_properties.author = "Ada Lund"
    package.core_properties.created = datetime.datetime(2031, 3, 4)


def test_docx_text_in_order_with_parts_and_properties(read: Reader) -> None:
    found = read("a.docx", make_docx(_fill))
    assert found.parts(Part.HEADLINE) == ["Marren refuses talks"]
    assert found.parts(Part.COMMENT) == ["Check this."]
    assert found.parts(Part.FURNITURE) == ["Running head"]
    text = found.only.text
    assert "A heading\n\nOda Marren said: “No. Never.”\n\nRound\tVelin\n\nAfter the table." in text
    meta = found.only.meta
    assert (meta.title, meta.author, meta.published_on) == ("Refusal", "Ada Lund", "2031-03-04")


def test_docx_template_properties_say_nothing(read: Reader) -> None:
    meta = read("a.docx", make_docx(lambda package: package.add_paragraph(SAID))).only.meta
    assert (meta.author, meta.published_on) == (None, None)


def test_truncated_docx_is_refused(read: Reader) -> None:
    data = make_docx(lambda package: package.add_paragraph(SAID))
    assert "a.docx" in str(read("a.docx", data[: len(data) // 2]).error)


MAIL = """From: "Ilan Roy" <ilan@mfa.example>
To: press@courier.example
Subject: =?utf-8?q?Our_position_=E2=80=93_again?=
Date: Tue, 04 Mar 2031 10:11:12 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=XX

--XX
Content-Type: multipart/alternative; boundary=YY

--YY
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

=93We will talk=94, the minister said in the caf=E9.

On 1 March Ada wrote:
> Do you stand by it?

--\x20
Ilan Roy
--YY
Content-Type: text/html; charset=utf-8

<p>We will talk</p>
--YY--
--XX
Content-Type: text/plain; charset=utf-8
Content-Disposition: attachment; filename="../note.txt"

The attached note says that talks are possible.
--XX
Content-Type: image/png
Content-Disposition: attachment; filename="logo.png"
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--XX--
"""


def test_mail_and_its_attached_documents(read: Reader) -> None:
    letter, note = read("a.eml", MAIL.replace("\n", "\r\n").encode()).documents
    assert (letter.name, note.name) == ("a.eml", "a.eml!note.txt")
    assert letter.meta.title == "Our position – again"
    assert letter.meta.author == note.meta.author == "Ilan Roy"
    assert letter.meta.published_on == note.meta.published_on == "2031-03-04"
    assert "“We will talk”, the minister said in the café." in letter.text
    assert "> Do you stand by it?" in letter.text
    assert "Ilan Roy" in letter.text.splitlines()[-1]
    assert note.text.strip() == "The attached note says that talks are possible."


def test_html_mail_is_read_as_a_page(read: Reader) -> None:
    head = "From: a@b.example\nSubject: News\nMIME-Version: 1.0\nContent-Type: text/html\n\n"
    mail = f"{head}<h1>News</h1><p>He said <b>no</b>.\n"
    assert "He said no." in read("a.eml", mail.encode()).only.text


def test_mail_without_text_is_refused(read: Reader) -> None:
    assert isinstance(read("a.eml", b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n\n").error, InputError)
