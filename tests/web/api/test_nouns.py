"""Actors, issues, the codebook, the matrix, the ledger itself."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord import __version__
from onrecord.desk.roundup import roundup
from onrecord.export.roundup.record import roundup_record
from onrecord.ledger import Ledger
from onrecord.roundup import RoundupQuery
from tests.web.api.conftest import Api, is_problem


def test_an_actor_of_the_codebook(get: Api) -> None:
    pohl = get("/actors/name:Ana Pohl")
    assert (pohl["id"], pohl["name"], pohl["side"], pohl["kind"]) == (None, "Ana Pohl", "Tarn", "person")
    assert pohl["statements"] == 2


def test_an_actor_of_the_ledger_alone(get: Api) -> None:
    vass = get("/actors/teodor-vass")
    assert (vass["id"], vass["kind"], vass["side"], vass["roles"]) == ("teodor-vass", None, None, [])
    assert get("/actors/Vass") == vass
    listed = {a["id"]: a["statements"] for a in get("/actors")["items"]}
    assert vass["statements"] == listed["teodor-vass"]


def test_an_issue_by_its_label(get: Api) -> None:
    base = get("/issues/The base")
    assert (base["label"], base["claims"], base["support"], base["oppose"]) == ("the base", 4, 2, 2)
    assert get("/positions", issue="the base", side="Orle")["items"][0]["holder"]["name"] == "Oda Reyk"


def test_matrix_is_the_positions_in_force(get: Api) -> None:
    whole = get("/matrix", as_of="2011-03-31")
    assert whole["as_of"] == "2011-03-31"
    held = [position for cell in whole["cells"] for position in cell["positions"]]
    listed = get("/positions", as_of="2011-03-31")["items"]
    assert sorted(map(str, held)) == sorted(map(str, listed))
    for cell in whole["cells"]:
        for position in cell["positions"]:
            assert position["holder"] == whole["actors"][cell["actor"]]
            assert position["issue"] == whole["issues"][cell["issue"]]
    small = get("/matrix", limit=1)
    assert (len(small["actors"]), len(small["issues"])) == (1, 1)
    assert small["actors_total"] > 1


def test_the_codebook_and_going_by_another(writer: TestClient) -> None:
    held = writer.get("/api/codebook").json()
    assert held["version"] == 1
    assert "Oda Reyk" in held["text"]
    text = "issues: [{name: military base, aliases: [the base]}]\n"
    done = writer.put("/api/codebook", json={"text": text, "version": 1}).json()
    assert done["codebook"] == 2
    assert done["changed"] >= 4
    assert writer.get("/api/issues", params={"words": "military base"}).json()["items"][0]["claims"] == 4
    told = is_problem(writer.put("/api/codebook", json={"text": text, "version": 1}), 409)
    assert told["detail"].startswith("The codebook is of version 2 by now")


@pytest.mark.parametrize("text", ["issues: [{nome: x}]", "]", "- a"])
def test_wrong_codebooks_change_nothing(writer: TestClient, text: str) -> None:
    is_problem(writer.put("/api/codebook", json={"text": text}), 400)
    assert writer.get("/api/codebook").json()["version"] == 1


def test_about(get: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "Ann")
    told: dict[str, Any] = get("/about")
    assert (told["version"], told["ledger"], told["documents"]) == (__version__, "talks.db", 8)
    assert told["visitor"] == {"name": "Ann", "may_write": True}
    assert get("/health") == {"status": "ok"}


def test_matches_wait_for_review(get: Api) -> None:
    assert get("/review/matches")["items"] == []
    found = get("/review/findings")["items"][0]
    assert found["finding"]["id"] == found["ref"]


def test_facets_count_what_statements_could_be_narrowed_to(get: Api) -> None:
    facets = get("/facets")
    listed = get("/statements", limit=500)["items"]
    kinds = {kind["value"]: kind["statements"] for kind in facets["kinds"]}
    assert kinds == {kind: sum(s["kind"] == kind for s in listed) for kind in kinds}
    assert len(get("/facets", limit=1)["speakers"]) == 1


def test_what_was_weighed_in_a_finding(get: Api) -> None:
    found = get("/findings", kind="reversal")["items"][0]
    weighed = get(f"/findings/{found['id']}/checks")
    assert {check["name"] for check in weighed["checks"]} >= {"Holder", "Issue", "Scope"}
    assert all(check["passed"] for check in weighed["checks"])


def test_network_is_that_of_the_export(get: Api, ledger: Ledger) -> None:
    shown = get("/network", as_of="2011-12-31")
    held = get("/positions", as_of="2011-12-31")["total"]
    assert sum(edge["relation"] == "holds" for edge in shown["edges"]) == held
    ends = {end for edge in shown["edges"] for end in (edge["source"], edge["target"])}
    assert ends <= {node["id"] for node in shown["nodes"]}
    agreed = get("/network", as_of="2011-12-31", network="congruence")
    assert {edge["relation"] for edge in agreed["edges"]} == {"agrees"}


def test_roundup_is_that_of_the_command_line(get: Api, ledger: Ledger) -> None:
    told = get("/roundup", **{"from": "2011-03", "to": "2011-05"})
    made = roundup(ledger, RoundupQuery("2011-03-01", "2011-05-31"))
    assert told == json.loads(json.dumps(roundup_record(made)))
    assert {side["side"] for side in told["sides"]} >= {"Tarn", "Orle"}


def test_a_roundup_needs_a_period(client: TestClient) -> None:
    is_problem(client.get("/api/roundup"), 422)
    is_problem(client.get("/api/roundup?from=2012&to=2011"), 400)
    is_problem(client.get("/api/roundup?from=2011&to=2011&side=Nowhere"), 400)
