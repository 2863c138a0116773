"""Documents: ETags, the bare text, correcting, removing."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from tests.web.api.conftest import Api, is_problem


@pytest.mark.parametrize("path", ["/api/documents/report.txt", "/api/documents/report.txt/text"])
def test_unchanged_documents_are_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    tag = first.headers["etag"]
    for known in (tag, f'W/{tag}, "other"', "*"):
        again = client.get(path, headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(path, headers={"If-None-Match": '"other"'}).json() == first.json()


def test_the_tag_changes_with_the_document(writer: TestClient) -> None:
    before = writer.get("/api/documents/report.txt").headers["etag"]
    assert writer.patch("/api/documents/report.txt", json={"title": "Dams"}).json()["title"] == "Dams"
    assert writer.get("/api/documents/report.txt").headers["etag"] != before


def test_text_is_that_in_which_offsets_count(client: TestClient, get: Api, ledger: Ledger) -> None:
    record = get("/documents/report.txt/text")
    assert record["text"] == ledger.read.document("report.txt").text
    for statement in get("/statements", document="report.txt", parts=True)["items"]:
        spans = statement["content"]["spans"]
        assert " […] ".join(record["text"][start:end] for start, end in spans) == statement["content"]["text"]
    assert {p["part"] for p in record["paragraphs"]} >= {"headline", "body", "comment"}
    turns = get("/documents/round-two.txt/text")
    assert [turns["text"][slice(*p["speaker"])] for p in turns["paragraphs"]] == ["VASS", "REYL"]
    bare = client.get("/api/documents/report.txt/text", headers={"Accept": "text/plain"})
    assert bare.headers["content-type"] == "text/plain; charset=utf-8"
    assert bare.text == record["text"]
    assert bare.headers["etag"] != client.get("/api/documents/report.txt/text").headers["etag"]


@pytest.mark.parametrize(
    ("params", "names"),
    [
        ({"words": "treaties"}, ["report.txt"]),
        ({"genre": "transcript"}, ["round-two.txt"]),
        ({"collection": "river", "language": "en", "publisher": "Meridian wire"}, ["report.txt"]),
        ({"stance": "oppose", "holder": "Vass"}, ["report.txt"]),
        ({"words": "zzz"}, []),
    ],
)
def test_filters(get: Api, params: dict[str, str], names: list[str]) -> None:
    assert [d["name"] for d in get("/documents", **params)["items"]] == names


def test_nothing_to_change_is_told(writer: TestClient) -> None:
    is_problem(writer.patch("/api/documents/report.txt", json={}), 400)
    is_problem(writer.patch("/api/documents/report.txt", json={"name": "x"}), 422)
    is_problem(writer.patch("/api/documents/report.txt", json={"published": "2011-02-30"}), 400)


def test_collections_are_those_that_are_sent(writer: TestClient) -> None:
    def collected(**body: object) -> object:
        return writer.patch("/api/documents/report.txt", json=body).json()["collections"]

    assert collected(title="Dams") == ["river"]
    assert collected(collections=["dams", "lake"]) == ["dams", "lake"]
    assert collected(collections=[], title="Dams again") == []


def test_removed_documents_are_gone(writer: TestClient) -> None:
    gone = writer.delete("/api/documents/report.txt").json()
    assert gone["name"] == "report.txt"
    is_problem(writer.get(f"/api/documents/{gone['id']}"), 404)
    is_problem(writer.delete("/api/documents/report.txt"), 404)
    acts = writer.get("/api/audit", params={"subject": gone["id"]}).json()["items"]
    assert acts[0]["act"] == "remove"
