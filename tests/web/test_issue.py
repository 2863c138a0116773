"""The page of an issue, its entry in the codebook, and the codebook as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.web import create_app, issue
from onrecord.web.charts.marks import Look
from onrecord.web.timeline_query import TimelineQuery
from tests.web import lake, samples
from tests.web.conftest import ADDRESS
from tests.web.page import Element, parse


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lake.build(tmp_path_factory.mktemp("issues") / "lake.db")


@pytest.fixture(scope="module")
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def site(path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(path), base_url=ADDRESS, follow_redirects=False) as client:
        yield client


@pytest.fixture
def own(tmp_path: Path) -> Iterator[tuple[TestClient, Path]]:
    """A ledger that a test may write to."""
    path = lake.build(tmp_path / "own.db")
    with TestClient(create_app(path), base_url=ADDRESS, follow_redirects=False) as client:
        yield client, path


def got(site: TestClient, address: str) -> Element:
    answer = site.get(address)
    assert answer.status_code == 200, answer.text
    return parse(answer.text)


def csrf(site: TestClient) -> str:
    return got(site, "/issues").one("meta", name="csrf").attributes["content"]


def test_a_lane_a_holder_grouped_by_side(ledger: Ledger) -> None:
    page = issue.context(ledger, "lake talks", TimelineQuery())
    lanes = page.view.lanes
    assert [(lane.begins, lane.head.name) for lane in lanes] == [("South", "Orla Venn"), ("North", "Jory Pell")]
    assert {m.look for m in lanes[0].laid.marks} == {Look.SUPPORT, Look.CONDITIONAL, Look.OPPOSE}
    assert lanes[0].laid.breaks
    assert [step.name for step in page.below] == ["dredging"]
    assert page.positions.total >= 4


def test_an_issue_is_found_by_path_label_and_id(ledger: Ledger, site: TestClient) -> None:
    by_path, _ = issue.found(ledger, "lake talks > dredging")
    assert by_path.id is not None
    assert issue.found(ledger, by_path.id)[0] == by_path
    assert issue.found(ledger, "Dredging")[0] == by_path
    assert got(site, f"/issues/{by_path.id}").one("p", "kicker").one("a").text == "lake talks"
    assert site.get("/issues/no-such-thing").status_code == 404


def test_the_list_leads_to_the_page_of_each_issue(site: TestClient) -> None:
    page = got(site, "/issues")
    hrefs = [row.one("th").one("a").attributes["href"] for row in page.one("tbody").all("tr")]
    assert all(href.startswith("/issues/") for href in hrefs)
    assert got(site, hrefs[0]).one("h1").text == "lake talks"
    assert "version 1" in page.one("p", "codebook-line").text


def test_a_holder_can_be_chosen(site: TestClient) -> None:
    page = got(site, "/issues/lake%20talks?holder=jory-pell")
    assert [head.one("bdi").text for head in page.all("div", "tl-head")] == ["Jory Pell"]


def test_an_issue_that_no_codebook_names_has_a_page(client: TestClient) -> None:
    page = got(client, "/issues/the%20upper%20dams")
    assert page.one("p", "kicker").text == "issue named by the text"
    assert "none yet" in page.one("details", "entry").text
    assert samples.VASS.name in page.one("div", "tl-head").text


def test_the_entry_is_shown_and_changed_without_touching_the_rest(own: tuple[TestClient, Path]) -> None:
    site, path = own
    entry = got(site, "/issues/lake%20talks").one("details", "entry")
    assert "talks on the lake" in entry.one("textarea", name="aliases").text
    given = {
        "csrf": csrf(site),
        "aliases": "talks on the lake\nthe evening talks; lake meeting",
        "opposites": "keeping away from the lake talks",
        "note": "Any meeting on the lake.",
        "parent": "",
    }
    answer = site.post("/issues/lake%20talks", data=given)
    assert answer.status_code == 303
    assert "changed=0" in answer.headers["location"]
    page = got(site, answer.headers["location"])
    assert "Any meeting on the lake." in page.one("p", "prose").text
    with Ledger.open(path, read_only=True) as ledger:
        stored = ledger.read.codebook()
    assert stored is not None
    assert stored.version == 2
    assert "# The analyst's own." in stored.text
    assert "# the first of them" in stored.text
    assert "aliases: [talks on the lake, the evening talks, lake meeting]" in stored.text
    assert "{name: dredging, parent: lake talks}" in stored.text


def test_an_entry_below_another_moves_the_page(own: tuple[TestClient, Path]) -> None:
    site, _ = own
    given = {"csrf": csrf(site), "aliases": "", "opposites": "", "note": "", "parent": ""}
    answer = site.post("/issues/lake%20talks%20%3E%20dredging", data=given)
    assert answer.status_code == 303
    assert got(site, answer.headers["location"]).one("p", "kicker").text == "issue"


def test_an_entry_that_cannot_be_is_refused(own: tuple[TestClient, Path]) -> None:
    site, path = own
    given = {"csrf": csrf(site), "aliases": "", "opposites": "", "note": "", "parent": "nowhere"}
    answer = site.post("/issues/lake%20talks", data=given)
    assert answer.status_code == 400
    assert "which is no issue" in answer.text
    assert site.post("/issues/lake%20talks", data={"aliases": "x"}).status_code == 403
    with Ledger.open(path, read_only=True) as ledger:
        stored = ledger.read.codebook()
    assert stored is not None
    assert stored.version == 1


def test_a_codebook_is_begun_from_a_draft(tmp_path: Path) -> None:
    path = samples.build(tmp_path / "river.db")
    with TestClient(create_app(path), base_url=ADDRESS, follow_redirects=False) as site:
        assert "Start one from a draft" in got(site, "/issues").one("p", "codebook-line").text
        page = got(site, "/codebook?draft=1")
        text = page.one("textarea").text
        assert "upper dams" in text
        answer = site.post("/codebook", data={"csrf": csrf(site), "text": text})
        assert answer.status_code == 303
        assert "Saved" in got(site, answer.headers["location"]).one("p", "notice").text
        assert "version 1" in got(site, "/codebook").one("p", "tally").text


def test_a_wrong_codebook_is_shown_again_with_what_is_wrong(own: tuple[TestClient, Path]) -> None:
    site, _ = own
    answer = site.post("/codebook", data={"csrf": csrf(site), "text": "issues: [{nam: x}]"})
    page = parse(answer.text)
    assert answer.status_code == 400
    assert "needs a name" in page.one("p", "wrong").text
    assert page.one("textarea").text == "issues: [{nam: x}]"
    assert site.post("/codebook", data={"csrf": csrf(site), "text": " "}).status_code == 400


def test_a_family_has_the_counts_that_the_list_of_all_issues_gives(ledger: Ledger) -> None:
    every = ledger.read.issues(limit=None)
    for row in every:
        family = ledger.read.issues(words=row.path or row.label, limit=None)
        assert row in family
        assert all(one in every for one in family if one.depth >= row.depth)
    assert ledger.read.issues(words="no such thing") == []
