"""The list of findings: its filters, orders and files, and deciding without a script."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.positions import FindingKind, Gate
from onrecord.web import create_app
from onrecord.web.findings import clipped, context
from onrecord.web.findings_asked import Asked, Order, Status, of_params
from onrecord.web.findings_found import place
from tests.web import findings_ledger
from tests.web.conftest import ADDRESS
from tests.web.page import csrf_of, parse


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return findings_ledger.build(tmp_path / "base.db")


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path, read_only=True) as opened:
        yield opened


@pytest.fixture
def own(path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(path), base_url=ADDRESS, follow_redirects=False) as client:
        yield client


def kinds(ledger: Ledger, **given: str) -> list[str]:
    return sorted(item.kind.value for item in context(ledger, of_params(given)).items)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, ["claimed_contradiction", "opposition", "reversal", "split"]),
        ({"kind": "reversal"}, ["reversal"]),
        ({"actor": "reyk"}, ["opposition"]),
        ({"side": "Orle"}, ["opposition"]),
        ({"issue": "harbour"}, []),
        ({"document": "b.txt"}, ["split"]),
        ({"document": "nowhere.txt"}, []),
        ({"to": "2011-03-31"}, ["split"]),
        ({"counterpart": "Reyk"}, []),
        ({"score": "1"}, []),
        ({"judged": "anybody"}, []),
        ({"judged": "nobody"}, ["claimed_contradiction", "opposition", "reversal", "split"]),
        ({"gate": "hypothetical"}, ["reversal"]),
        ({"gate": "sarcasm"}, []),
        ({"kind": "ballad", "from": "yesterday", "score": "much", "page": "-3"}, None),
    ],
)
def test_filters(ledger: Ledger, given: dict[str, str], found: list[str] | None) -> None:
    assert kinds(ledger, **given) == (kinds(ledger) if found is None else found)


def test_what_was_turned_away_is_told_with_its_gate(ledger: Ledger) -> None:
    page = context(ledger, Asked(status=Status.TURNED_AWAY))
    assert page.items
    assert all(item.gate for item in page.items)
    assert {item.kind_words for item in page.items if item.kind is FindingKind.REVERSAL} == {"No reversal"}
    both = context(ledger, Asked(status=Status.ALL))
    assert both.total == page.total + context(ledger, Asked()).total


def test_an_entry_has_both_quotations_with_days_reporters_and_stances(ledger: Ledger) -> None:
    (item,) = context(ledger, Asked(kind=FindingKind.REVERSAL)).items
    one, other = item.quotes
    assert (one.words, one.who, one.day, one.reporter, one.sign) == (
        "backed the base",
        "Ana Pohl",
        "19 Mar 2011",
        "a.txt",
        "+",
    )
    assert (other.day, other.stance) == ("2 May 2011", "oppose")
    assert item.because.startswith("On 19 March 2011 Ana Pohl was for the base")


def test_latest_first_goes_by_the_last_words(ledger: Ledger) -> None:
    page = context(ledger, Asked(order=Order.LATEST))
    assert page.items[0].kind is FindingKind.OPPOSITION
    assert page.items[-1].kind is FindingKind.SPLIT
    assert "order" not in page.order_href


def test_a_finding_knows_its_neighbours_in_the_list(ledger: Ledger) -> None:
    ids = [item.id for item in context(ledger, Asked()).items]
    at = place(ledger, Asked(), ids[1])
    assert at is not None
    assert (at.number, at.total, at.before, at.after) == (2, 4, ids[0], ids[2])
    assert place(ledger, Asked(kind=FindingKind.SPLIT), findings_ledger.one(ledger, FindingKind.REVERSAL).id) is None


def test_a_page_beyond_the_last_is_the_last(ledger: Ledger) -> None:
    page = context(ledger, Asked(page=9))
    assert (page.page, page.pages, len(page.items)) == (1, 1, 4)


def test_addresses_keep_the_filters() -> None:
    asked = of_params({"kind": "split", "actor": "Ana", "gate": "denial", "order": "latest", "page": "2"})
    assert asked.address() == "/findings?kind=split&actor=Ana&gate=denial&order=latest"
    assert asked.of_page(3).endswith("&page=3")
    assert asked.gate is Gate.DENIAL


def test_a_long_quotation_is_cut_between_words() -> None:
    assert clipped("one two, three", 10) == "one two …"
    assert clipped("one two", 10) == "one two"


def test_the_list_says_what_to_do_where_nothing_fits(own: TestClient) -> None:
    main = parse(own.get("/findings?issue=harbour").text).one("main")
    assert "No finding fits" in main.text
    assert [a for a in main.all("a") if a.attributes["href"] == "/findings?issue=harbour&status=turned-away"]


def test_an_empty_ledger_says_how_findings_come_about(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "none.db", create=True):
        pass
    with TestClient(create_app(tmp_path / "none.db"), base_url=ADDRESS) as client:
        assert "No findings yet" in parse(client.get("/findings").text).one("main").text


def test_deciding_by_a_plain_form_and_taking_it_back(own: TestClient, ledger: Ledger) -> None:
    split = findings_ledger.one(ledger, FindingKind.SPLIT)
    token = csrf_of(own.get("/findings").text)
    sent = {"csrf": token, "decision": "reject", "note": "one is a joke", "back": "/findings?kind=split"}
    answer = own.post(f"/findings/{split.id}/judge", data=sent)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/findings?kind=split&done={split.id}"
    main = parse(own.get(answer.headers["location"]).text).one("main")
    assert "No finding fits" in main.text
    assert "rejected" in main.one("div", "f-done").text
    assert kinds(ledger, judged="reject") == ["split"]
    own.post(f"/findings/{split.id}/judge", data={"csrf": token, "decision": "undo", "back": "/findings"})
    assert kinds(ledger, kind="split") == ["split"]


def test_a_decision_without_the_token_is_refused(own: TestClient, ledger: Ledger) -> None:
    split = findings_ledger.one(ledger, FindingKind.SPLIT)
    assert own.post(f"/findings/{split.id}/judge", data={"decision": "reject"}).status_code == 403
    assert kinds(ledger, judged="anybody") == []


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", ""])
def test_an_address_elsewhere_is_not_gone_to(own: TestClient, ledger: Ledger, back: str) -> None:
    split = findings_ledger.one(ledger, FindingKind.SPLIT)
    sent = {"csrf": csrf_of(own.get("/findings").text), "decision": "unsure", "back": back}
    assert own.post(f"/findings/{split.id}/judge", data=sent).headers["location"] == f"/findings/{split.id}"


def test_a_script_gets_json_and_a_sentence_for_what_cannot_be(own: TestClient, ledger: Ledger) -> None:
    split = findings_ledger.one(ledger, FindingKind.SPLIT)
    token = {"X-CSRF": csrf_of(own.get("/findings").text), "Accept": "application/json"}
    made = own.post(f"/findings/{split.id}/judge", data={"decision": "accept"}, headers=token).json()
    assert (made["decision"], made["words"]) == ("accept", "accepted")
    for _ in range(2):
        answer = own.post(f"/findings/{split.id}/judge", data={"decision": "undo"}, headers=token)
    assert answer.status_code == 400
    assert "nothing to take back" in answer.json()["detail"]
    assert own.post(f"/findings/{split.id}/judge", data={"decision": "sing"}, headers=token).status_code == 400


def test_files_have_what_the_list_shows(own: TestClient) -> None:
    lines = own.get("/findings.jsonl?kind=reversal").text.splitlines()
    assert [json.loads(line)["kind"] for line in lines] == ["reversal"]
    rows = list(csv.DictReader(io.StringIO(own.get("/findings.csv?status=all").text)))
    away = [row for row in rows if row["status"] == "compared"]
    assert len(rows) == 4 + len(away)
    assert "hypothetical" in {row["gate"] for row in away}
    assert {row["issue"] for row in rows} == {"the base"}
