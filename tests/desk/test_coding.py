"""Naming the issues of a ledger: while adding, by a draft, and again by another codebook."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from onrecord import desk
from onrecord.errors import InputError, UsageError
from onrecord.ledger import Ledger, verify
from onrecord.read import ReadOptions
from onrecord.records import Attribution, Document, Issue, Kind, Passage
from onrecord.resolve.codebook import read_codebook

Write = Callable[..., list[str]]
OPTIONS = desk.AddOptions(ReadOptions())
REPORT = (
    "Ilse Varga spoke in Tarn.\n\nIlse Varga rejected talks with Orle. Mara Lind backed the ferry dues.\n\n"
    "Jon Petru called for the lifting of the ferry dues.\n"
)
BOOK = (
    "issues:\n  - name: ferry dues\n    parent: strait talks\n  - name: strait talks\n    aliases: [talks with Orle]\n"
)


CUED = re.compile(r"(?P<source>[A-Z]\w+ [A-Z]\w+) (?P<cue>rejected|backed|called for) (?P<content>[^.]+)")


class Cued:
    """Finds "First Last rejected …" and the like as narrated acts."""

    name = "cued@1"

    def attributions(self, documents: Sequence[Document]) -> list[list[Attribution]]:
        return [[_narrated(document, match) for match in CUED.finditer(document.text)] for document in documents]


def _narrated(document: Document, match: re.Match[str]) -> Attribution:
    content, source, cue = (Passage.of(document.text, [match.span(group)]) for group in ("content", "source", "cue"))
    return Attribution(Kind.NARRATED, content, source, cue)


@pytest.fixture
def cued(monkeypatch: pytest.MonkeyPatch) -> type[Cued]:
    """The extractor, with claims read by rule whatever models are installed."""
    monkeypatch.setattr("onrecord.desk.chain.load_claims", lambda _: None)
    return Cued


def issues(ledger: Ledger) -> list[Issue]:
    return [said.issue for said in ledger.read.iter_issue_words()]


def test_issues_are_named_while_adding(ledger: Ledger, write: Write, cued: type[Cued]) -> None:
    options = desk.AddOptions(ReadOptions(), codebook=read_codebook(BOOK))
    desk.add(ledger, write(a=REPORT), options, load=cued)
    assert [(i.path, i.opposite) for i in issues(ledger)] == [
        ("strait talks", False),
        ("strait talks > ferry dues", False),
        ("strait talks > ferry dues", True),
    ]


def test_without_a_codebook_general_issues_are_named(ledger: Ledger, write: Write, cued: type[Cued]) -> None:
    desk.add(ledger, write(a=REPORT), OPTIONS, load=cued)
    talks, dues, lifting = issues(ledger)
    assert (talks.label, talks.path) == ("negotiations", "diplomacy > negotiations")
    assert (dues.label, dues.path) == ("ferry dues", None)
    assert lifting.label == "lifting of the ferry dues"


def test_recoding_changes_issues_and_the_codebook_holds_for_what_is_added_later(
    ledger: Ledger, write: Write, cued: type[Cued]
) -> None:
    desk.add(ledger, write(a=REPORT), OPTIONS, load=cued)
    before = [row.statement.id for row in ledger.read.iter_statements()]
    done = desk.recode(ledger, BOOK)
    assert (done.claims, done.changed, done.version) == (3, 3, 1)
    assert [row.statement.id for row in ledger.read.iter_statements()] == before
    desk.add(ledger, write(b="A second report.\n\nJon Petru rejected talks with Orle.\n"), OPTIONS, load=cued)
    assert issues(ledger)[-1].path == "strait talks"
    assert desk.recode(ledger).changed == 0
    assert list(verify(ledger.read)) == []


def test_edits_go_by_the_stored_codebook(ledger: Ledger, write: Write, cued: type[Cued]) -> None:
    desk.add(ledger, write(a=REPORT), OPTIONS, load=cued)
    desk.recode(ledger, BOOK)
    desk.edit(ledger, "a.txt", {"author": "Mara Lind"}, load=cued)
    assert issues(ledger)[0].path == "strait talks"
    desk.reextract(ledger, "a.txt", load=cued)
    assert issues(ledger)[0].path == "strait talks"


def test_a_wrong_codebook_changes_nothing(ledger: Ledger, write: Write, cued: type[Cued]) -> None:
    desk.add(ledger, write(a=REPORT), OPTIONS, load=cued)
    before = issues(ledger)
    with pytest.raises(UsageError, match="issue dues has the parent"):
        desk.recode(ledger, "issues: [{name: dues, parent: none}]")
    assert issues(ledger) == before
    assert ledger.read.codebook() is None


def test_a_stored_codebook_that_no_longer_reads_is_told(ledger: Ledger) -> None:
    ledger.write.recode(lambda issue: issue, "issues: nothing")
    with pytest.raises(UsageError, match=r"stored in the ledger \(version 1\) cannot be used"):
        desk.held_codebook(ledger)


def test_a_draft_names_what_is_in_the_ledger(ledger: Ledger, write: Write, cued: type[Cued]) -> None:
    desk.add(ledger, write(a=REPORT), OPTIONS, load=cued)
    text = desk.draft_codebook(ledger)
    [dues, talks] = read_codebook(text).issues
    assert (dues.name, dues.opposites) == ("ferry dues", ("lifting of the ferry dues",))
    assert talks.name == "talks with Orle"
    assert "# 2 claims" in text
    assert "- name: Ilse Varga" in text


def test_drafting_comes_out_the_same_after_recoding(ledger: Ledger, write: Write, cued: type[Cued]) -> None:
    desk.add(ledger, write(a=REPORT), OPTIONS, load=cued)
    text = desk.draft_codebook(ledger)
    desk.recode(ledger, text)
    assert {i.path for i in issues(ledger)} == {"ferry dues", "talks with Orle"}
    assert desk.draft_codebook(ledger) == text


def test_a_codebook_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        desk.codebook_text(tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"issues: [{name: \xe9}]")
    with pytest.raises(InputError, match="UTF-8"):
        desk.codebook_text(tmp_path / "latin.yaml")
