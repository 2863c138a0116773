"""Judging, correcting and adding on the reader's page, and changing documents: what is entered, and what is said."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.records import Statement
from onrecord.web import create_app
from onrecord.web.editing_fields import located
from tests.web import samples
from tests.web.conftest import ADDRESS
from tests.web.page import Element, parse

REPORT, STATEMENTS = samples.report()
REFUSAL, MIXED, RIVER = STATEMENTS[1], STATEMENTS[3], STATEMENTS[4]
READER = f"/documents/{REPORT.id}"


class Editor:
    """A person at the pages of a ledger of their own."""

    def __init__(self, client: TestClient, path: Path) -> None:
        self._client = client
        self._path = path

    def page(self, path: str) -> Element:
        answer = self._client.get(path)
        assert answer.status_code == 200
        return parse(answer.text)

    def send(self, path: str, **fields: str) -> Any:
        """What a form of the page gets."""
        return self._send(path, fields, "text/html")

    def send_as_script(self, path: str, **fields: str) -> Any:
        """What the page's script gets."""
        return self._send(path, fields, "application/json")

    def _send(self, path: str, fields: dict[str, str], accept: str) -> Any:
        csrf = self.page(READER).one("meta", name="csrf").attributes["content"]
        return self._client.post(path, data={"csrf": csrf, **fields}, headers={"accept": accept})

    def statements(self) -> dict[str, Statement]:
        with Ledger.open(self._path, read_only=True) as ledger:
            return {s.id: s for s in ledger.read.document_statements(REPORT.id, rejected=True)}

    def ledger(self) -> Ledger:
        return Ledger.open(self._path, read_only=True)


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    path = samples.build(tmp_path / "river.db")
    with TestClient(create_app(path), base_url=ADDRESS, follow_redirects=False) as client:
        yield Editor(client, path)


def card(page: Element, statement: Statement) -> Element:
    return page.one("article", id=f"card-{statement.id}")


def test_accepting_is_a_judgement_with_its_author_and_shown(editor: Editor) -> None:
    answer = editor.send(f"/statements/{REFUSAL.id}/judge", decision="accept", kept="speaker=teodor-vass&at=x")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{READER}?speaker=teodor-vass&at={REFUSAL.id}#{REFUSAL.id}"
    assert card(editor.page(READER), REFUSAL).one(cls="judged").text == "accepted"
    with editor.ledger() as ledger:
        (made,) = ledger.read.history(REFUSAL.id)
    assert (made.decision, bool(made.by)) == ("accept", True)


def test_a_rejected_statement_is_shown_on_demand_alone(editor: Editor) -> None:
    answer = editor.send(f"/statements/{REFUSAL.id}/judge", decision="reject")
    assert answer.headers["location"] == f"{READER}?rejected=1&at={REFUSAL.id}#{REFUSAL.id}"
    page = editor.page(READER)
    assert not page.all("article", id=f"card-{REFUSAL.id}")
    switch = page.one("ul", "layers-here").all("a")[-1]
    assert switch.text.startswith("1 rejected")
    shown = editor.page(switch.attributes["href"])
    assert card(shown, REFUSAL).one(cls="judged").text == "rejected"
    assert "rejected" in shown.one("mark", id=REFUSAL.id).classes
    assert len(editor.page("/search?judged=reject").all("blockquote")) == 1


def test_the_address_of_a_rejected_statement_shows_it_and_its_form(editor: Editor) -> None:
    editor.send(f"/statements/{RIVER.id}/judge", decision="reject")
    page = editor.page(f"{READER}?at={RIVER.id}&edit=1")
    assert card(page, RIVER).one(cls="judged").text == "rejected"
    panel = page.one("section", "edit")
    assert len(panel.all("form")) == 1
    assert "Undo that to correct its claims" in panel.text
    assert not editor.page(READER).all("article", id=f"card-{RIVER.id}")
    assert editor.send(f"/statements/{RIVER.id}/correct", speaker="Ilse Marrow").status_code == 303
    assert editor.statements()[RIVER.id].judgement == "correct"


def test_an_undo_takes_the_judgement_back(editor: Editor) -> None:
    editor.send(f"/statements/{REFUSAL.id}/judge", decision="reject")
    answer = editor.send_as_script(f"/statements/{REFUSAL.id}/judge", decision="undo")
    assert answer.json() == {"statement": REFUSAL.id, "judgement": None}
    assert card(editor.page(READER), REFUSAL)
    nothing = editor.send_as_script(f"/statements/{REFUSAL.id}/judge", decision="undo")
    assert nothing.status_code == 400
    assert "none to undo" in nothing.json()["detail"]


def test_a_form_from_elsewhere_enters_nothing(editor: Editor) -> None:
    answer = editor.send(f"/statements/{REFUSAL.id}/judge", decision="reject", csrf="x")
    assert answer.status_code == 403
    assert editor.statements()[REFUSAL.id].judgement is None


def test_a_decision_that_is_none_is_refused(editor: Editor) -> None:
    assert editor.send(f"/statements/{REFUSAL.id}/judge", decision="perhaps").status_code == 400


def test_the_form_shows_what_stands_and_its_history(editor: Editor) -> None:
    editor.send(f"/statements/{REFUSAL.id}/judge", decision="unsure", note="who translated?")
    panel = editor.page(f"{READER}?at={REFUSAL.id}&edit=1").one("section", "edit")
    statement, claim = panel.all("form")
    assert statement.one("input", name="speaker").attributes["value"] == "Teodor Vass"
    assert statement.one("input", name="day").attributes["value"] == "2024-03-05"
    assert claim.one("input", name="issue").attributes["value"] == "the upper dams"
    assert claim.one("textarea", name="condition").text == "before there were treaties"
    (past,) = panel.one("ol", "history").all("li")
    assert "statement unsure stands “who translated?”" in " ".join(past.text.split())


def test_a_statement_is_corrected_in_place(editor: Editor) -> None:
    fields = {"speaker": "Ansa Reyl; Teodor Vass", "day": "2024-03-04", "kind": "mixed"}
    answer = editor.send(f"/statements/{REFUSAL.id}/correct", reporter="Ilse Marrow", **fields)
    assert answer.status_code == 303
    changed = editor.statements()[REFUSAL.id]
    assert [speaker.id for speaker in changed.speakers] == ["ansa-reyl", "teodor-vass"]
    assert changed.said_on is not None
    assert (changed.said_on.value, changed.kind, changed.judgement) == ("2024-03-04", "mixed", "correct")
    assert [r.name for r in changed.reported_by] == ["Ilse Marrow"]


def test_reporters_are_corrected_and_known_ones_keep_their_statement(editor: Editor) -> None:
    editor.send(f"/statements/{MIXED.id}/correct", reporter="Calden Post; Dara Quill")
    changed = editor.statements()[MIXED.id]
    assert [(r.name, r.statement) for r in changed.reported_by] == [
        ("Calden Post", STATEMENTS[2].id),
        ("Dara Quill", None),
    ]


def test_what_is_as_it_was_is_no_correction(editor: Editor) -> None:
    answer = editor.send(f"/statements/{REFUSAL.id}/correct", speaker="Teodor Vass", kind="direct")
    assert answer.status_code == 422
    assert "Nothing is different" in parse(answer.text).one("p", "problem").text


def test_a_wrong_field_is_told_with_the_form_as_it_was(editor: Editor) -> None:
    answer = editor.send(f"/statements/{REFUSAL.id}/correct", day="Tuesday", speaker="Ansa Reyl")
    panel = parse(answer.text).one("section", "edit")
    assert "A day is written YYYY" in panel.one("p", "problem").text
    assert panel.one("input", name="day").attributes["value"] == "Tuesday"
    assert panel.one("input", name="speaker").attributes["value"] == "Ansa Reyl"
    assert editor.statements()[REFUSAL.id].judgement is None


def test_a_claim_is_corrected_in_place(editor: Editor) -> None:
    fields = {"issue": "the treaty", "stance": "conditional", "condition": "spoke in\n  Calden", "exception": ""}
    answer = editor.send(f"/statements/{REFUSAL.id}/correct", claim="1", **fields)
    assert answer.status_code == 422  # each line is a passage, and "Calden" stands in two places
    fields["condition"] = "spoke in Calden"
    assert editor.send(f"/statements/{REFUSAL.id}/correct", claim="1", **fields).status_code == 303
    (claim,) = editor.statements()[REFUSAL.id].claims
    assert (claim.issue.label, claim.stance) == ("the treaty", "conditional")
    assert [passage.text for passage in claim.conditions] == ["spoke in Calden"]
    assert claim.exceptions == ()


def test_a_claim_alone_is_rejected(editor: Editor) -> None:
    editor.send(f"/statements/{RIVER.id}/judge", claim="1", decision="reject")
    changed = editor.statements()[RIVER.id]
    assert (changed.claims, changed.judgement) == ((), "correct")
    assert editor.send(f"/statements/{RIVER.id}/correct", claim="7", issue="x").status_code == 422
    assert editor.send(f"/statements/{RIVER.id}/judge", claim="x", decision="reject").status_code == 400


def test_a_missed_statement_is_added_by_its_words(editor: Editor) -> None:
    words = "Ilse Marrow covers\n water for the Meridian Wire."
    fields = {"content": words, "speaker": "Meridian Wire", "kind": "indirect", "day": "2024-03-06"}
    answer = editor.send(f"{READER}/statements", reporter="Calden Post", **fields)
    assert answer.status_code == 303
    (added,) = [s for s in editor.statements().values() if s.judgement == "add"]
    assert added.content.text == "Ilse Marrow covers water for the Meridian Wire."
    assert added.speakers[0].name == "Meridian Wire"
    assert [r.name for r in added.reported_by] == ["Calden Post", "Ilse Marrow", "Meridian Wire"]
    assert added.id in answer.headers["location"]
    assert card(editor.page(READER), added).one(cls="judged").text == "added by hand"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("Teodor Vass said on Monday", "are not in the document"),
        ("Vass", "occur 4 times in the document"),
        ("", "Say what was said"),
        ("9-999999", "is not within the document"),
        (REFUSAL.content.text, "already"),
    ],
)
def test_words_that_cannot_be_a_statement_are_told(editor: Editor, content: str, problem: str) -> None:
    answer = editor.send(f"{READER}/statements", content=content, speaker="Ansa Reyl")
    assert answer.status_code == 422
    form = parse(answer.text).one("details", id="add")
    assert problem in form.one("p", "problem").text
    assert form.one("input", name="speaker").attributes["value"] == "Ansa Reyl"
    assert len(editor.statements()) == len(STATEMENTS)


def test_words_are_found_whatever_their_white_space() -> None:
    text = "He said\nno. He said no, twice."
    assert located(text, "He  said no.") == "0-11"
    assert located(text, "no. […] twice") == "8-11,24-29"
    assert located(text, "3-7") == "3-7"
    with pytest.raises(UsageError, match="occur 2 times"):
        located(text, "said no")


def test_what_is_known_of_a_document_is_corrected(editor: Editor) -> None:
    form = editor.page(f"{READER}/edit").one("form", "sheet-form")
    assert form.one("input", name="published").attributes["value"] == "2024-03-06"
    fields = {"title": "Orvane says no", "url": "", "collections": "dams\nriver"}
    assert editor.send(f"{READER}/edit", **fields).headers["location"] == READER
    with editor.ledger() as ledger:
        row = ledger.read.document_row(REPORT.id)
    assert (row.title, row.url, row.collections) == ("Orvane says no", None, ("dams", "river"))
    assert row.model == samples.MODEL


def test_a_day_that_is_none_is_told_on_the_form(editor: Editor) -> None:
    answer = editor.send(f"{READER}/edit", published="soon", title="Kept")
    page = parse(answer.text)
    assert answer.status_code == 422
    assert page.one("p", "problem").text
    assert page.one("input", name="title").attributes["value"] == "Kept"


def test_a_document_is_removed_after_it_was_asked(editor: Editor) -> None:
    page = editor.page(f"{READER}/remove")
    assert "5 statements" in page.one("main").text
    assert page.one("a", "clear").attributes["href"] == READER
    assert editor.send(f"{READER}/remove").headers["location"] == "/documents"
    with editor.ledger() as ledger:
        assert not ledger.read.holds(REPORT.id)
