"""The review: what comes first and why, deciding, correcting in place, undo, progress."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord import desk
from onrecord.desk import Queue
from onrecord.ledger import Decision, Ledger
from onrecord.records import Speaker, Stance
from onrecord.web import create_app
from onrecord.web.review import PATH, Asked, context
from tests.desk.base import enter
from tests.web import findings_ledger, samples
from tests.web.conftest import ADDRESS
from tests.web.page import Element, csrf_of, parse


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return findings_ledger.build(tmp_path / "base.db")


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path) as opened:
        yield opened


@pytest.fixture
def own(path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(path), base_url=ADDRESS, follow_redirects=False) as client:
        yield client


def send(client: TestClient, action: str, **fields: str) -> str:
    """Sends a form of the review; where it leads to."""
    answer = client.post(action, data={"csrf": csrf_of(client.get(PATH).text), **fields})
    assert answer.status_code == 303
    return answer.headers["location"]


def main_of(client: TestClient, address: str) -> Element:
    answer = client.get(address)
    assert answer.status_code == 200
    return parse(answer.text).one("main")


def test_one_statement_with_its_words_marked_and_the_reason(ledger: Ledger) -> None:
    page = context(ledger, Asked())
    item = page.item
    assert item is not None
    assert "".join(run.text for run in item.evidence if "said" in run.what) in {"backed the base", "rejected the base"}
    assert item.why[0].words.startswith("takes part in a finding: ")
    assert item.why[0].href
    assert item.why[0].href.startswith("/findings/f")
    assert {fact.term: fact.words for fact in item.facts}["Kind"].startswith("indirect")
    assert item.place_href
    assert item.place_href.endswith(f"#{item.ref}")


def test_tabs_count_what_waits(ledger: Ledger) -> None:
    page = context(ledger, Asked(Queue.CLAIMS))
    assert [(tab.name, tab.count, tab.here) for tab in page.tabs] == [
        ("Statements", 5, False),
        ("Claims", 5, True),
        ("Matches", 0, False),
        ("Findings", 4, False),
    ]
    assert (page.progress.decided, page.progress.today, page.progress.waiting) == (0, 0, 5)


def test_what_takes_part_in_no_finding_comes_last(ledger: Ledger) -> None:
    told = ("h", "Lena Aas backed the base on Friday.", "backed the base", "support", "2011-05-06", "Lena Aas")
    enter(ledger, *told)
    desk.refresh(ledger)
    refs = [entry.ref for entry in desk.queued(ledger, Queue.STATEMENTS)]
    items = [context(ledger, Asked(at=ref)).item for ref in refs]
    named = [bool(item and item.why[0].href) for item in items]
    assert named == sorted(named, reverse=True)
    assert not named[-1]


def test_a_claim_with_the_words_of_its_limits(tmp_path: Path) -> None:
    with Ledger.open(samples.build(tmp_path / "river.db"), read_only=True) as ledger:
        refusal = samples.report()[1][1]
        item = context(ledger, Asked(Queue.CLAIMS, at=f"{refusal.id}#1")).item
    assert item is not None
    assert item.claim
    assert item.claim.stance == "oppose"
    assert "".join(run.text for run in item.evidence if "issue" in run.what) == "the upper dams"
    assert item.form
    assert item.form["condition"] == "before there were treaties"


def test_deciding_goes_on_to_the_next_and_is_counted(own: TestClient, ledger: Ledger) -> None:
    main = main_of(own, "/review?kind=claims")
    form = next(form for form in main.all("form") if "r-act" in form.classes)
    fields = {e.attributes["name"]: e.attributes["value"] for e in form.all("input", type="hidden")}
    where = send(own, "/review/judge", **(fields | {"decision": "accept"}))
    assert where == fields["back"]
    following = context(ledger, Asked(Queue.CLAIMS)).item
    assert following
    assert following.ref != fields["ref"]
    after = main_of(own, where)
    assert "4 wait, 1 judged, 1 today" in " ".join(after.one("p", "tally").text.split())
    assert "accepted" in after.one("form", "r-last").text


def test_undo_brings_it_back(own: TestClient, ledger: Ledger) -> None:
    first = context(ledger, Asked()).item
    assert first
    send(own, "/review/judge", queue="statements", ref=first.ref, decision="reject")
    assert len(desk.queued(ledger, Queue.STATEMENTS)) == 4
    seen = main_of(own, PATH).one("form", "r-last").one("input", name="seen").attributes["value"]
    assert send(own, "/review/undo", seen=seen) == f"/review?kind=statements&at={first.ref}"
    assert len(desk.queued(ledger, Queue.STATEMENTS)) == 5


def test_correcting_a_claim_in_place(own: TestClient, ledger: Ledger) -> None:
    item = context(ledger, Asked(Queue.CLAIMS)).item
    assert item
    assert item.form
    typed = dict(item.form) | {"stance": "conditional", "condition": "the base"}
    send(own, "/review/judge", queue="claims", ref=item.ref, decision="correct", **typed)
    (claim,) = ledger.read.statement(item.ref.partition("#")[0]).statement.claims
    assert claim.stance is Stance.CONDITIONAL
    assert [p.text for p in claim.conditions] == ["the base"]


def test_correcting_a_statement_in_place(own: TestClient, ledger: Ledger) -> None:
    item = context(ledger, Asked()).item
    assert item
    assert item.form
    typed = dict(item.form) | {"day": "2011-03", "kind": "direct", "reporter": "The Courier"}
    send(own, "/review/judge", queue="statements", ref=item.ref, decision="correct", **typed)
    said = ledger.read.statement(item.ref).statement
    assert said.said_on
    assert said.said_on.value == "2011-03"
    assert said.kind.value == "direct"
    assert said.reported_by[0].name == "The Courier"


def test_a_correction_that_cannot_be_keeps_what_was_typed(own: TestClient, ledger: Ledger) -> None:
    item = context(ledger, Asked()).item
    assert item
    assert item.form
    sent = dict(item.form) | {"csrf": csrf_of(own.get(PATH).text), "queue": "statements", "decision": "correct"}
    answer = own.post("/review/judge", data=sent | {"ref": item.ref, "day": "next week"})
    assert answer.status_code == 422
    main = parse(answer.text).one("main")
    assert "A day is written" in main.one("p", "r-problem").text
    assert main.one("input", name="day").attributes["value"] == "next week"
    unchanged = own.post("/review/judge", data=sent | {"ref": item.ref})
    assert "Nothing is different" in parse(unchanged.text).one("p", "r-problem").text


def test_two_names_are_merged_or_kept_apart(tmp_path: Path) -> None:
    path = tmp_path / "names.db"
    with Ledger.open(path, create=True) as ledger:
        made, statements = samples.report()
        twin = Speaker("T. Vass", "t-vass", "minister", "name in the text")
        other = replace(statements[1], speakers=(twin,), claims=())
        ledger.write.add(made, [statements[4], other], code="0", model="m", collection=None)
        waiting = [entry.ref for entry in desk.queued(ledger, Queue.MATCHES)]
        assert len(waiting) == 1
    with TestClient(create_app(path), base_url=ADDRESS, follow_redirects=False) as client:
        main = main_of(client, "/review?kind=matches")
        assert "Keep apart" in main.text
        send(client, "/review/judge", queue="matches", ref=waiting[0], decision="reject")
        assert "Nothing waits here" in main_of(client, "/review?kind=matches").text
        assert "kept apart" in main_of(client, "/review?kind=matches").one("form", "r-last").text


def test_findings_are_decided_here_too(own: TestClient, ledger: Ledger) -> None:
    item = context(ledger, Asked(Queue.FINDINGS)).item
    assert item
    assert item.finding
    send(own, "/review/judge", queue="findings", ref=item.ref, decision="reject")
    assert item.ref not in {f.id for f in desk.findings(ledger)}
    refused = {"csrf": csrf_of(own.get(PATH).text), "queue": "findings", "ref": item.ref, "decision": "correct"}
    assert "correct the statements" in own.post("/review/judge", data=refused).text


def test_the_list_is_dense_and_comes_back_to_its_row(own: TestClient, ledger: Ledger) -> None:
    main = main_of(own, "/review?kind=claims&view=list")
    rows = main.all("li", data_row="")
    assert len(rows) == 5
    back = rows[2].one("input", name="back").attributes["value"]
    assert back == "/review?kind=claims&view=list#r3"
    assert not [item for item in context(ledger, Asked(Queue.CLAIMS, as_list=True)).items if item.evidence]


def test_one_document_alone(ledger: Ledger) -> None:
    assert context(ledger, Asked(document="b.txt")).progress.waiting == 1
    assert context(ledger, Asked(document="nowhere.txt")).item is None


def test_what_is_judged_already_is_said(ledger: Ledger) -> None:
    ref = desk.queued(ledger, Queue.STATEMENTS)[0].ref
    desk.judge(ledger, ref, Decision.ACCEPT, desk.Reviewer("Lind"))
    assert context(ledger, Asked(at=ref)).missed


def test_judgements_are_there_to_train_on(own: TestClient, ledger: Ledger) -> None:
    item = context(ledger, Asked(Queue.CLAIMS)).item
    assert item
    assert item.form
    send(
        own,
        "/review/judge",
        queue="claims",
        ref=item.ref,
        decision="correct",
        **(dict(item.form) | {"stance": "unclear"}),
    )
    (line,) = own.get("/review/judgements.jsonl").text.splitlines()
    made = json.loads(line)
    assert (made["kind"], made["decision"]) == ("claim", "correct")
    assert (made["before"]["stance"], made["after"]["stance"]) != ("unclear", "unclear")
    assert made["after"]["stance"] == "unclear"
    assert made["target"]["content"]
