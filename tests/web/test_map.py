"""The map of the talks: what is drawn, the same as lists and files, and the page in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from starlette.testclient import TestClient

from onrecord.desk.linkage import Link
from onrecord.ledger import Ledger
from onrecord.positions import Firmness, Position
from onrecord.records import Issue, Party, Stance
from onrecord.web import create_app, map
from onrecord.web.map_plan import MOST_ACTORS, MOST_ISSUES, NO_SIDE, THICK, THIN, chosen, picture, plan
from onrecord.web.matrix_query import MatrixQuery
from tests.web import talks
from tests.web.conftest import ADDRESS, Visitor, serving
from tests.web.page import parse


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return talks.build(tmp_path_factory.mktemp("talks") / "talks.db")


@pytest.fixture(scope="module")
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path, read_only=True) as ledger:
        yield ledger


@pytest.fixture(scope="module")
def client(path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(path), base_url=ADDRESS) as client:
        yield client


def shown(ledger: Ledger, **asked: object) -> map.MapPage:
    return map.context(ledger, replace(MatrixQuery(), **asked))  # type: ignore[arg-type]


def held(holder: str, about: str, stance: str = "support", *, firm: bool = False) -> Position:
    known = Firmness(own_words=firm, dated=firm, reports=9 if firm else 1)
    day = "2011-03-19"
    return Position(Party(holder), Issue(about), None, Stance(stance), (), (), day, None, day, (), known)


def test_lines_are_the_positions_in_force(ledger: Ledger) -> None:
    drawn = shown(ledger, as_of="2011-05-20").picture
    assert drawn is not None
    lines = [(e.actor[5:], e.issue, e.sign) for actor in drawn.actors for e in actor.edges]
    assert sorted(lines) == [
        ("Ana Pohl", "shore talks", "+"),
        ("Ana Pohl", "shore talks", "−"),
        ("Ana Pohl", "shore talks > the base", "−"),
        ("Erik Lund", "shore talks > the base", "−"),
        ("Erik Lund", "the accord", "+"),
        ("Oda Reyk", "second ferry", "+"),
        ("Oda Reyk", "shore talks > the base", "?"),
    ]
    assert [(head.name, head.left) for head in drawn.heads] == [("Tarn", True), ("Orle", False)]


def test_a_condition_ties_issues_in_the_drawing_and_in_the_list(ledger: Ledger) -> None:
    page = shown(ledger)
    assert page.picture is not None
    (arc,) = page.picture.arcs
    assert (arc.issue, arc.hangs_on, arc.href) == ("shore talks > the base", "the accord", "#link-1")
    assert arc.words == "the base hangs on the accord, says Oda Reyk: if the accord is kept"
    (link,) = page.links
    assert (link.issue, link.hangs_on, link.conditions[0].holder) == ("the base", "the accord", "Oda Reyk")
    assert link.conditions[0].href.startswith("/documents/")
    assert shown(ledger, as_of="2011-05-05").links == ()


def test_lists_say_who_supports_and_who_opposes(ledger: Ledger) -> None:
    base = next(issue for issue in shown(ledger).issues if issue.label == "the base")
    told = {stance.verb: [holder.name for holder in stance.holders] for stance in base.stances}
    assert told == {"support on a condition": ["Oda Reyk"], "oppose": ["Ana Pohl", "Erik Lund"]}
    assert base.path == "shore talks"
    (pair,) = shown(ledger).pairs
    assert (pair.one, pair.other, pair.agree, pair.disagree) == ("Ana Pohl", "Erik Lund", 1, 0)


def test_firmness_is_the_width_of_a_line() -> None:
    drawn = picture([held("A", "x"), held("B", "x", firm=True)], [], lambda party: None, MatrixQuery())
    loose, firm = (edge.width for actor in sorted(drawn.actors, key=lambda a: a.node.key) for edge in actor.edges)
    assert loose == THIN
    assert THIN < firm <= THICK


def test_positions_of_one_stance_on_an_issue_are_one_line() -> None:
    twice = [held("A", "x"), replace(held("A", "x"), counterpart=Party("Orle")), held("A", "x", "oppose")]
    assert len(chosen(twice, [], whole=False).positions) == 2


def test_sides_stand_apart_and_those_without_one_fill_the_emptier_column() -> None:
    sides = {"A": "Tarn", "B": "Tarn", "C": "Orle"}
    positions = [held(name, "x") for name in "ABCD"]
    drawn = plan(chosen(positions, [], whole=False), lambda party: sides.get(party.name))
    assert [(group.name, len(group.actors)) for group in drawn.left] == [("Tarn", 2)]
    assert [group.name for group in drawn.right] == ["Orle", NO_SIDE]
    unsided = plan(chosen(positions, [], whole=False), lambda party: None)
    assert [len(group.actors) for group in (*unsided.left, *unsided.right)] == [2, 2]


def test_an_issue_that_only_a_condition_names_is_drawn_too() -> None:
    about = held("A", "x")
    link = Link(about.issue, Issue("y"), (about,), ("if y",))
    drawn = picture([about], [link], lambda party: None, MatrixQuery())
    assert {node.label for node in drawn.issues} == {"x", "y"}
    assert len(drawn.arcs) == 1


def test_what_is_left_out_is_counted() -> None:
    many = [held(f"Actor {n}", f"issue {n:02}") for n in range(MOST_ISSUES + 5)]
    drawn = picture(many, [], lambda party: None, MatrixQuery())
    assert (len(drawn.issues), drawn.issues_left_out) == (MOST_ISSUES, 5)
    crowd = [held(f"Actor {n}", "x") for n in range(MOST_ACTORS + 3)]
    assert picture(crowd, [], lambda party: None, MatrixQuery()).actors_left_out == 3


def test_the_page_is_well_formed_and_its_links_lead_somewhere(client: TestClient) -> None:
    page = parse(client.get("/map?as_of=2011-05-20").text)
    edges = page.all("a", "map-edge")
    assert len(edges) == 7
    target = next(e for e in edges if e.attributes["aria-label"].startswith("Ana Pohl on the base"))
    opened = parse(client.get(target.attributes["href"]).text)
    assert opened.one("aside").one("h2").text == "Ana Pohl on the base"
    linked = page.one("ol", "map-links").one("li", id="link-1")
    assert page.one("a", "map-arc").attributes["href"] == f"#{linked.attributes['id']}"


def test_empty_maps_say_what_to_do(client: TestClient) -> None:
    assert "Nothing in force on this day" in client.get("/map?as_of=2010-01-01").text
    assert "No position fits" in client.get("/map?under=the+harbour").text


def test_filters_hold_for_the_map_and_its_files(client: TestClient) -> None:
    page = parse(client.get("/map?side=Orle").text)
    assert {e.attributes["data-actor"] for e in page.all("g", "map-actor")} == {"name:Oda Reyk"}
    rows = client.get("/map.csv?side=Orle").text.splitlines()
    assert len(rows) == 4  # a head, two positions, a link
    assert client.get("/map.csv").headers["content-disposition"] == 'attachment; filename="network.csv"'


def test_the_graphml_holds_the_network_or_that_of_actors_alone(client: TestClient) -> None:
    root = ElementTree.fromstring(client.get("/map.graphml?as_of=2011-05-20").content)  # noqa: S314 - our own
    assert len([e for e in root.iter() if e.tag.endswith("}edge")]) == 8
    actors = client.get("/map.graphml?network=congruence")
    assert 'filename="actors.graphml"' in actors.headers["content-disposition"]
    assert b"issue:" not in actors.content


@pytest.fixture(scope="module")
def address(path: Path) -> Iterator[str]:
    with serving(create_app(path)) as address:
        yield address


@pytest.fixture
def look(browser, address: str) -> Iterator[Visitor]:  # type: ignore[no-untyped-def]
    visitor = Visitor(browser, address)
    yield visitor
    assert visitor.complaints == []


OPACITY = "e => Number(getComputedStyle(e).opacity)"


@pytest.mark.browser
def test_what_is_near_stays_and_the_rest_steps_back(look: Visitor) -> None:
    with look.page("/map") as page:
        page.emulate_media(reduced_motion="reduce")
        own = page.locator('[data-actor="name:Ana Pohl"] .map-edge').first
        other = page.locator('[data-actor="name:Erik Lund"] .map-edge[data-issue="the accord"]')
        page.locator('[data-actor="name:Ana Pohl"] > a').first.focus()
        assert other.evaluate(OPACITY) < 0.5 < own.evaluate(OPACITY)
        page.locator('.map-issue[data-issue="the accord"]').focus()
        assert own.evaluate(OPACITY) < 0.5 < other.evaluate(OPACITY)
        assert page.locator("a.map-arc").evaluate(OPACITY) == 1
        page.locator("a.map-arc").focus()
        page.keyboard.press("Enter")
        expect(page.locator("#link-1")).to_be_in_viewport()


@pytest.mark.browser
def test_a_line_leads_to_its_evidence_without_script(look: Visitor) -> None:
    with look.page("/map?as_of=2011-05-20", js=False) as page:
        page.locator('[data-actor="name:Oda Reyk"] .map-edge[data-issue="shore talks > the base"]').focus()
        page.keyboard.press("Enter")
        expect(page.locator("#evidence-title")).to_have_text("Oda Reyk on the base")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_is_accessible_and_never_scrolls_sideways(
    look: Visitor, scheme: Literal["light", "dark"], width: int
) -> None:
    with look.page("/map", width=width, dark=scheme == "dark") as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page).response["violations"]
        assert [f"{v['id']}: {v['nodes'][0]['html']}" for v in found] == []
