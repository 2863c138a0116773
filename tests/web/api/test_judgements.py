"""Judging: every sort of decision, under its author's name."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.web.api.conftest import is_problem

DOCUMENT = "report.txt"


@pytest.fixture(autouse=True)
def _author(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "Ann")


def judged(client: TestClient, **body: Any) -> Any:
    answer = client.post("/api/judgements", json=body)
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert client.get(answer.headers["location"]).json() == made
    return made


def said(client: TestClient, words: str) -> Any:
    return client.get("/api/statements", params={"words": words, "rejected": True}).json()["items"][0]


@pytest.mark.parametrize("decision", ["accept", "reject", "unsure"])
def test_decisions_on_a_statement(writer: TestClient, decision: str) -> None:
    statement = said(writer, "discuss")
    made = judged(writer, decision=decision, subject=statement["id"], note="Heard it.")
    assert (made["by"], made["note"], made["decision"]) == ("Ann", "Heard it.", decision)
    assert writer.get(f"/api/statements/{statement['id']}").json()["judgement"] == decision
    shown = writer.get("/api/statements", params={"document": DOCUMENT}).json()["items"]
    assert (statement["id"] in {s["id"] for s in shown}) is (decision != "reject")


def test_corrections_of_a_statement_and_of_its_claim(writer: TestClient) -> None:
    statement = said(writer, "discuss")
    fields: dict[str, Any] = {"speaker": ["Ansa Reyl", "Teodor Vass"], "day": "2024-03"}
    judged(writer, decision="correct", subject=statement["id"], fields=fields)
    fields = {"stance": "conditional", "condition": ""}
    judged(writer, decision="correct", subject=f"{statement['id']}#1", fields=fields)
    now = writer.get(f"/api/statements/{statement['id']}").json()
    assert [speaker["name"] for speaker in now["speakers"]] == ["Ansa Reyl", "Teodor Vass"]
    assert now["said_on"]["latest"] == "2024-03-31"
    assert (now["claims"][0]["stance"], now["claims"][0]["conditions"]) == ("conditional", [])
    history = writer.get("/api/judgements", params={"about": statement["id"]}).json()
    assert [made["kind"] for made in history["items"]] == ["statement", "claim"]


def test_corrections_that_cannot_be(writer: TestClient) -> None:
    statement = said(writer, "discuss")["id"]
    body = {"decision": "correct", "subject": statement}
    is_problem(writer.post("/api/judgements", json={**body, "fields": {}}), 422)
    is_problem(writer.post("/api/judgements", json={**body, "fields": {"colour": "red"}}), 422)
    told = is_problem(writer.post("/api/judgements", json={**body, "fields": {"kind": "loud"}}), 400)
    assert told["detail"].startswith("The kind is one of direct")
    is_problem(writer.post("/api/judgements", json={**body, "subject": f"s{0:016}", "fields": {"kind": "own"}}), 404)


def test_undoing_what_was_seen_and_nothing_else(writer: TestClient) -> None:
    statement = said(writer, "discuss")["id"]
    first = judged(writer, decision="accept", subject=statement)
    second = judged(writer, decision="reject", subject=statement)
    assert second["supersedes"] == first["id"]
    outdated = {"decision": "undo", "subject": statement, "seen": first["id"]}
    told = is_problem(writer.post("/api/judgements", json=outdated), 409)
    assert first["id"] in told["detail"]
    judged(writer, decision="undo", subject=statement, seen=second["id"])
    assert writer.get(f"/api/statements/{statement}").json()["judgement"] == "accept"


def test_a_missed_statement(writer: TestClient) -> None:
    made = judged(
        writer, decision="add", document=DOCUMENT, content="He spoke in Calden.", fields={"speaker": "Ilse Marrow"}
    )
    entered = writer.get(f"/api/statements/{made['statement']}").json()
    assert (entered["content"]["text"], entered["model"]) == ("He spoke in Calden.", "person")
    assert entered["speakers"][0]["name"] == "Ilse Marrow"
    again = {"decision": "add", "document": DOCUMENT, "content": "He spoke in Calden."}
    is_problem(writer.post("/api/judgements", json=again), 400)


def test_a_finding(writer: TestClient) -> None:
    found = writer.get("/api/findings", params={"kind": "split"}).json()["items"][0]
    judged(writer, decision="reject", subject=found["id"])
    assert writer.get("/api/findings", params={"kind": "split"}).json()["total"] == 0
    kept = writer.get("/api/findings", params={"kind": "split", "rejected": True}).json()["items"]
    assert [(f["id"], f["judgement"]) for f in kept] == [(found["id"], "reject")]


def test_merging_and_splitting_actors(writer: TestClient) -> None:
    judged(writer, decision="merge", actor="ansa-reyl", into="teodor-vass")
    assert "ansa-reyl" not in {a["id"] for a in writer.get("/api/actors").json()["items"]}
    judged(writer, decision="split", actor="teodor-vass", name="Ansa Reyl")
    names = {a["name"] for a in writer.get("/api/actors").json()["items"]}
    assert {"Ansa Reyl", "Teodor Vass"} <= names
    statement = said(writer, "discuss")["id"]
    made = judged(writer, decision="split", actor="teodor-vass", statement=statement)
    assert made["decision"] == "correct"
    neither = {"decision": "split", "actor": "teodor-vass"}
    is_problem(writer.post("/api/judgements", json=neither), 400)


def test_keeping_two_actors_two(writer: TestClient) -> None:
    made = judged(writer, decision="merge", actor="ansa-reyl", into="teodor-vass", verdict="reject")
    assert (made["decision"], made["kind"]) == ("reject", "match")
    assert "ansa-reyl" in {a["id"] for a in writer.get("/api/actors").json()["items"]}


def test_judged_things_leave_the_queue(writer: TestClient) -> None:
    first = writer.get("/api/review/claims?limit=1").json()["items"][0]
    assert first["claim"] == first["statement"]["claims"][int(first["ref"].partition("#")[2]) - 1]
    around = first["surroundings"]
    assert around["words"] in writer.get(f"/api/documents/{first['statement']['document']['id']}/text").json()["text"]
    judged(writer, decision="accept", subject=first["ref"])
    assert first["ref"] not in {i["ref"] for i in writer.get("/api/review/claims").json()["items"]}


def test_judgements_can_be_chosen(client: TestClient) -> None:
    def ids(**params: Any) -> list[str]:
        return [made["by"] for made in client.get("/api/judgements", params=params).json()["items"]]

    assert ids() == ["Lind", "Moe", "Lind"]
    assert ids(by="Moe") == ["Moe"]
    assert ids(kind="claim") == ["Lind"]
    assert ids(lost=True) == []
    assert ids(about="a.txt") == ["Lind"]
    is_problem(client.get("/api/judgements/j0"), 404)
    is_problem(client.get("/api/judgements?about=nothing"), 404)
