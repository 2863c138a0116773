"""Verify finds what was altered behind the ledger's back, and nothing where nothing was."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.ledger import Fault, Ledger, verify
from onrecord.records import Document, Statement

MakeDocument = Callable[..., Document]


@pytest.fixture
def sound(path: Path, full: tuple[Document, Statement], make_document: MakeDocument) -> Path:
    with Ledger.open(path, create=True) as ledger:
        ledger.write.add(full[0], [full[1]], model="test@1", collection="strait")
        ledger.write.add(make_document("Another document. Nothing is said."), [], model="test@1")
    return path


def faults(path: Path, *commands: str) -> list[Fault]:
    """What verify finds after these commands were run by hand, on a ledger open for reading only."""
    with closing(sqlite3.connect(path)) as hand:
        for command in commands:
            hand.execute(command)
        hand.commit()
    with Ledger.open(path, read_only=True) as ledger:
        return list(verify(ledger.read))


def test_a_sound_ledger_has_no_fault(sound: Path) -> None:
    assert faults(sound) == []


@pytest.mark.parametrize(
    ("command", "what"),
    [
        ("UPDATE document_text SET text = replace(text, 'not', 'now')", "the hash differs"),
        ("UPDATE document_text SET text = text || ' more'", "the hash differs"),
        ("UPDATE document SET key = 'x'", "its id is not that of its text and key"),
        ("UPDATE document SET words = 1", "the number of its words is wrong"),
        ("UPDATE document SET statements = 7", "it says that it has 7 statements"),
        ("DELETE FROM document_text", "its text is missing"),
        ("UPDATE document_text SET paragraphs = '[[0,99999,\"body\",null,null]]'", "a paragraph lies outside"),
        ("UPDATE document_text SET paragraphs = '[[0'", "is damaged"),
        ("UPDATE document SET genre = 'poem'", "is damaged"),
        ("UPDATE statement SET content = 'We will gladly negotiate'", "its content is not what the text says there"),
        ("UPDATE statement SET body = replace(body, '[39,60]', '[38,60]')", "its content is not what the text says"),
        ("UPDATE statement SET body = replace(body, '[39,60]', '[39,99999]')", "its content points outside the text"),
        ("UPDATE statement SET body = replace(body, 'told', 'sold')", "its cue is not what the text says there"),
        ("UPDATE statement SET body = '{'", "is damaged"),
        ("UPDATE statement SET kind = 'sung'", "is damaged"),
        ("UPDATE statement SET said_latest = '2035-01-01'", "do not agree with its record: said_latest"),
        ("UPDATE statement SET id = 's1'", "its id is not that of its spans"),
        ("UPDATE statement SET seq = seq + 1048576 * 9", "points at a row of statement that is not there"),
        ("UPDATE voice SET name = 'Somebody'", "the names that it is found by"),
        ("DELETE FROM statement_voice", "the names that it is found by"),
        ("DELETE FROM claim WHERE position = 1", "the names that it is found by"),
        ("DELETE FROM document WHERE seq = 1", "points at a row of document that is not there"),
        ("DELETE FROM voice", "points at a row of voice that is not there"),
        ("UPDATE document SET title = 'Other'", "the full-text index of its document entry"),
        ("INSERT INTO document_fts (document_fts) VALUES ('delete-all')", "the full-text index of its document entry"),
        (
            "INSERT INTO statement_fts (rowid, content) VALUES (5, 'ghost')",
            "the full-text index of its statement entry",
        ),
        (
            "INSERT INTO statement_fts (statement_fts) VALUES ('delete-all')",
            "the full-text index of its statement entry",
        ),
    ],
)
def test_what_was_altered_by_hand_is_found(sound: Path, command: str, what: str) -> None:
    found = faults(sound, command)
    assert any(what in fault.what for fault in found), found


def test_a_fault_names_its_document_and_statement(sound: Path, full: tuple[Document, Statement]) -> None:
    found = faults(sound, "UPDATE statement SET model = 'other@1', confidence = 2")
    assert found == []  # the columns are the record here: nothing to compare them with
    found = faults(sound, "UPDATE statement SET content_start = 3")
    document, statement = full
    assert found == [Fault(document.id, statement.id, "its columns do not agree with its record: content_start")]
