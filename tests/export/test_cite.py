import re
from dataclasses import replace

import pytest

from onrecord.export.cite import Style, cite
from onrecord.export.cite.bibtex import escaped
from onrecord.export.cite.reference import nested
from onrecord.ledger import DocumentRow
from onrecord.records import DateBasis, Genre, Kind, Passage, Speaker, Statement, TimeBasis, When


@pytest.fixture
def simple(full: Statement) -> Statement:
    return replace(full, speakers=full.speakers[:1], reported_by=full.reported_by[-1:])


def test_chicago_names_speaker_day_reporter_and_document(full: Statement, row: DocumentRow) -> None:
    assert cite(replace(full, speakers=full.speakers[:1]), row) == (
        "“We may talk, if the fleet leaves, […] The harbour is not for sale,” Ilse Varga, May 4, 2019, quoted in "
        "The Courier, quoted in Pavel Dorn, “Tarn will not sell the harbour,” The Ostmark Review, May 7, 2019, "
        "https://review.example/harbour?a=1&b=50%."
    )


@pytest.mark.parametrize(
    ("kind", "words"),
    [(Kind.MIXED, "quoted in"), (Kind.INDIRECT, "paraphrased in"), (Kind.NARRATED, "reported in")],
)
def test_how_the_words_were_passed_on(kind: Kind, words: str, simple: Statement, row: DocumentRow) -> None:
    assert f"May 4, 2019, {words} Pavel Dorn, “Tarn" in cite(replace(simple, kind=kind), row)


def test_unknown_dates_are_written_nd(simple: Statement, row: DocumentRow) -> None:
    undated = replace(row, published_on=None, published_basis=DateBasis.UNKNOWN)
    assert "The Ostmark Review, n.d., accessed June 1, 2019, https" in cite(replace(simple, said_on=None), undated)
    assert "  year = {n.d.}," in cite(simple, undated, Style.BIBTEX)
    assert "PY  - " not in cite(simple, undated, Style.RIS)  # the format knows years alone
    assert "DA  -" not in cite(simple, undated, Style.RIS)


def test_own_voice_is_cited_as_its_speakers_document(simple: Statement, row: DocumentRow) -> None:
    speech = replace(row, genre=Genre.SPEECH, author=None, publisher=None, url=None, title="Address to the fleet")
    own = replace(simple, kind=Kind.OWN)
    assert cite(own, speech).endswith("sale,” Ilse Varga, “Address to the fleet,” May 7, 2019.")


def test_a_document_without_anything_is_cited_by_its_name(bare: Statement, row: DocumentRow) -> None:
    nothing = replace(row, title=None, author=None, publisher=None, published_on=None, url=None, retrieved_on=None)
    assert cite(bare, nothing) == "“=SUM(A1),” unnamed speaker, reported in “harbour.html,” n.d."


def test_a_day_only_guessed_from_publication_is_not_given(simple: Statement, row: DocumentRow) -> None:
    guessed = When("2019-05-07", "2019-05-07", "2019-05-07", TimeBasis.PUBLICATION)
    assert "Ilse Varga, quoted in" in cite(replace(simple, said_on=guessed), row)
    month = When("2019-05", "2019-05-01", "2019-05-31", TimeBasis.EXPLICIT)
    assert "Ilse Varga, May 2019, quoted in" in cite(replace(simple, said_on=month), row)


def test_outer_marks_are_not_doubled_and_inner_ones_become_single(row: DocumentRow, simple: Statement) -> None:
    words = "“He said ‘no’ to us?”"
    quoted = replace(simple, content=Passage(simple.content.spans, words))
    assert cite(quoted, row).startswith("“He said ‘no’ to us?” Ilse Varga")
    assert nested('the "red" line and “blue” one') == "the ‘red’ line and ‘blue’ one"


def test_bibtex_is_balanced_and_escaped(simple: Statement, row: DocumentRow) -> None:
    hostile = replace(row, title="Profit & loss {50%} of $1_000 #1 \\input{x} ~^", author="Ana B. Ruiz")
    entry = cite(simple, hostile, Style.BIBTEX)
    assert entry.startswith(f"@misc{{ruiz2019-{simple.id},\n")
    assert entry.count("{") == entry.count("}")
    assert r"Profit \& loss \textbraceleft{}50\%\textbraceright{} of \$1\_000 \#1 \textbackslash{}input" in entry
    assert r"\textasciitilde{}\textasciicircum{}" in entry
    assert "  url = {https://review.example/harbour?a=1&b=50%}," in entry
    assert "  month = may," in entry
    assert "Ilse Varga, May 4, 2019, quoted here.}" in entry
    assert not re.search(r"(?<!\\)[&#$]", escaped("& # $"))


def test_a_body_that_is_author_and_publisher_keeps_its_words_together(simple: Statement, row: DocumentRow) -> None:
    body = replace(row, author="Ministry of Ports and Trade", publisher="Ministry of Ports and Trade")
    assert "  author = {{Ministry of Ports and Trade}}," in cite(simple, body, Style.BIBTEX)
    assert cite(simple, body).count("Ministry of Ports") == 1


def test_ris_has_one_tag_a_line(full: Statement, row: DocumentRow) -> None:
    broken = replace(row, title="Two\nlines", genre=Genre.NEWS)
    lines = cite(full, broken, Style.RIS).split("\n")
    assert lines[0] == "TY  - NEWS"
    assert lines[-1] == "ER  - "
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert "TI  - Two lines" in lines
    assert "DA  - 2019/05/07" in lines
    note = next(line for line in lines if line.startswith("N1"))
    assert "Ilse Varga and the clerk, May 4, 2019, quoted in The Courier, quoted here." in note


def test_several_speakers_are_all_named(full: Statement, row: DocumentRow) -> None:
    both = replace(full, speakers=(Speaker("Ilse Varga"), Speaker("Jan Holt")))
    assert "Ilse Varga and Jan Holt, May 4, 2019, quoted in" in cite(both, row)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Holt: “We are done”", "“Holt: ‘We are done,’”"),
        ("Holt: “Are we done?”", "“Holt: ‘Are we done?’”"),
        ("The end.", "“The end,”"),
        ("The end", "“The end,”"),
        ("To be continued...", "“To be continued...,”"),
    ],
)
def test_commas_stand_inside_the_marks(title: str, shown: str, simple: Statement, row: DocumentRow) -> None:
    assert f"{shown} The Ostmark Review" in cite(simple, replace(row, title=title))
