"""Searching: whatever a person types is looked up or finds nothing, and every hit points at its evidence."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.ledger import Ledger, verify
from onrecord.ledger.fulltext import match_query
from onrecord.ledger.reading_search import SNIPPET
from onrecord.records import Document, Statement

MakeDocument = Callable[..., Document]
MakeStatement = Callable[..., Statement]


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("ferry dues", '"ferry" "dues"'),
        ('"ferry dues" now', '"ferry dues" "now"'),
        ("“ferry dues”", '"ferry dues"'),
        ("«ferry dues»", '"ferry dues"'),
        ('ferry" dues', '"ferry" "dues"'),
        ("ferr*", '"ferr"*'),
        ("ferry AND NOT dues", '"ferry" "AND" "NOT" "dues"'),
        ("title: (dues) ^x -y {z}", '"title:" "(dues)" "^x" "-y" "{z}"'),
        ('"" -- … *', None),
        ("", None),
        ("a\x00b \ud800", '"a" "b"'),
    ],
)
def test_words_become_a_safe_query(words: str, query: str | None) -> None:
    found = match_query(words)
    assert sorted((found or "").split()) == sorted((query or "").split())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters() | st.sampled_from('"*^:(){}-+“”'), max_size=40))
def test_nothing_that_can_be_typed_is_an_error(words: str) -> None:
    query = match_query(words)
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute("CREATE VIRTUAL TABLE f USING fts5(t, tokenize='unicode61 remove_diacritics 2')")
        if query is not None:
            assert memory.execute("SELECT * FROM f WHERE f MATCH ?", (query,)).fetchall() == []


def test_a_hit_shows_its_place_and_the_statement_there(
    ledger: Ledger, make_document: MakeDocument, make_statement: MakeStatement
) -> None:
    filler = "Nothing happened in the harbour that day. " * 40
    document = make_document(filler + '"The ferry dues are ours," Varga said. ' + filler + "A ferry left.")
    quoted = make_statement(document, "The ferry dues are ours")
    ledger.write.add(document, [quoted], model="test@1")
    page = ledger.read.search("dues FERRY")
    [hit] = page.items
    assert (page.total, page.next, hit.document.id, hit.statement) == (1, None, document.id, quoted.id)
    assert document.text[hit.start : hit.end] == hit.snippet
    assert len(hit.snippet) <= SNIPPET + 60
    assert [hit.snippet[m.start : m.end] for m in hit.marks] == ["ferry", "dues"]


def test_accents_case_and_phrases(ledger: Ledger, make_document: MakeDocument) -> None:
    ledger.write.add(make_document("Jón Petrú refuse de négocier. Переговоры остановлены.", "a"), [], model=None)
    ledger.write.add(make_document("Petru hoped. Jon waited.", "b"), [], model="test@1")
    names = {
        "jon petru": ["a", "b"],
        '"jón petrú"': ["a"],
        "NEGOC*": ["a"],
        "переговоры": ["a"],
        "negoc": [],
        "jon -petru": ["a", "b"],
    }
    for words, wanted in names.items():
        page = ledger.read.search(words)
        assert sorted(h.document.name for h in page.items) == wanted, words
        assert page.total == len(wanted)


def test_a_title_is_found_though_the_text_has_no_mark(ledger: Ledger, make_document: MakeDocument) -> None:
    document = make_document("Nothing else.", title="Dues of the strait")
    ledger.write.add(document, [], model="test@1")
    [hit] = ledger.read.search("strait").items
    assert (hit.snippet, hit.marks, hit.statement) == ("Nothing else.", (), None)


def test_characters_beyond_the_first_plane_keep_offsets_right(ledger: Ledger, make_document: MakeDocument) -> None:
    document = make_document("😀🕊️ e\u0301 \x02 \x03 — the dues\u2028are high")
    ledger.write.add(document, [], model="test@1")
    [hit] = ledger.read.search("dues").items
    [mark] = hit.marks
    assert document.text[hit.start + mark.start : hit.start + mark.end] == "dues"
    assert list(verify(ledger.read)) == []


def test_a_text_with_nul_characters_is_found_though_not_marked(ledger: Ledger, make_document: MakeDocument) -> None:
    document = make_document("before\x00 after the dues " + "and on " * 100)
    ledger.write.add(document, [], model="test@1")
    [hit] = ledger.read.search("dues").items
    assert (hit.snippet, hit.marks) == (document.text[hit.start : hit.end], ())
    assert list(verify(ledger.read)) == []


def test_pages_of_hits_join_up(ledger: Ledger, make_document: MakeDocument) -> None:
    for n in range(5):
        ledger.write.add(make_document("dues " * (n + 1) + "x " * 50, f"{n}"), [], model="test@1")
    names: list[str] = []
    after = None
    for _ in range(3):
        page = ledger.read.search("dues", limit=2, after=after)
        names += [hit.document.name for hit in page.items]
        after = page.next
    assert after is None
    assert names == [hit.document.name for hit in ledger.read.search("dues", limit=None).items]
    assert sorted(names) == ["0", "1", "2", "3", "4"]
