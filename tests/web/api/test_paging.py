"""Lists: each entry once by the cursors, all of them as JSON Lines, and cursors that cannot be."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

from tests.web.api.conftest import is_problem, walked

LISTS = [
    ("/documents", {}),
    ("/documents", {"order": "title"}),
    ("/documents/report.txt/versions", {}),
    ("/statements", {"parts": "true"}),
    ("/statements", {"order": "said"}),
    ("/claims", {}),
    ("/actors", {}),
    ("/issues", {}),
    ("/findings", {"compared": "true"}),
    ("/positions", {"timeline": "true"}),
    ("/search", {"words": "base"}),
    ("/judgements", {"all": "true"}),
    ("/review/statements", {}),
    ("/review/claims", {}),
    ("/review/findings", {}),
    ("/audit", {}),
    ("/collections", {}),
]
STREAMED = [entry for entry in LISTS if not entry[0].startswith(("/review", "/search", "/collections", "/documents/"))]


@pytest.mark.parametrize(("path", "params"), LISTS)
def test_cursors_give_every_entry_once(client: TestClient, path: str, params: dict[str, str]) -> None:
    whole = client.get(f"/api{path}", params={**params, "limit": 500}).json()
    assert whole["next"] is None
    assert whole["items"]
    for limit in (1, 3):
        assert walked(client, path, **params, limit=limit) == whole["items"]
    if whole["total"] is not None:
        assert whole["total"] == len(whole["items"])


@pytest.mark.parametrize(("path", "params"), STREAMED)
def test_lines_are_the_entries_of_all_pages(client: TestClient, path: str, params: dict[str, str]) -> None:
    accept = {"Accept": "application/x-ndjson"}
    answer = client.get(f"/api{path}", params={**params, "limit": 1}, headers=accept)
    assert answer.headers["content-type"] == "application/x-ndjson"
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert lines == walked(client, path, **params, limit=500)


def test_lines_of_a_question_that_cannot_be_are_a_problem(client: TestClient) -> None:
    accept = {"Accept": "application/x-ndjson"}
    is_problem(client.get("/api/statements?document=none.txt", headers=accept), 404)
    assert client.get("/api/statements?words=zzzz", headers=accept).text == ""


def test_link_header_leads_on(client: TestClient) -> None:
    answer = client.get("/api/statements?speaker=vass&limit=1")
    first, following = answer.headers["link"].split(", ")
    assert first == '</api/statements?speaker=vass&limit=1>; rel="first"'
    cursor = answer.json()["next"]
    assert following == f'</api/statements?speaker=vass&limit=1&cursor={cursor}>; rel="next"'
    last = client.get("/api/statements?limit=500")
    assert "next" not in last.headers["link"]


def test_cursors_are_of_one_listing(client: TestClient) -> None:
    cursor = client.get("/api/statements?limit=1").json()["next"]
    told = is_problem(client.get("/api/documents", params={"cursor": cursor}), 400)
    assert told["detail"] == f"{cursor!r} is no cursor of this listing: begin with its first page, without a cursor."
    is_problem(client.get("/api/statements", params={"cursor": cursor, "order": "said"}), 400)
    is_problem(client.get("/api/actors", params={"cursor": "A"}), 400)
    is_problem(client.get("/api/claims", params={"cursor": "Y2xhaW1zLnRleHQgeA"}), 400)


@pytest.mark.parametrize("params", [{"limit": 0}, {"limit": 501}, {"limit": "x"}, {"cursor": "ä"}, {"speeker": "vass"}])
def test_what_does_not_fit_is_named(client: TestClient, params: dict[str, str]) -> None:
    told = is_problem(client.get("/api/statements", params=params), 422)
    (name,) = params
    assert told["errors"][0]["where"] == f"query.{name}"
    assert f"query.{name}: " in told["detail"]


def test_days_are_whole_months_and_years(client: TestClient) -> None:
    def count(**params: str) -> int:
        total = client.get("/api/documents", params=params).json()["total"]
        assert isinstance(total, int)
        return total

    assert count(published_from="2011-03", published_to="2011-03") == 2
    assert count(published_from="2011", published_to="2011") == 4
    assert count(published_from="2011-03-20") == count(published_from="2011-03-21")
    told = is_problem(client.get("/api/documents?published_to=2011-02-30"), 400)
    assert told["detail"] == "There is no day 2011-02-30: write YYYY, YYYY-MM or YYYY-MM-DD."
