"""The matrix: its table as of a day, the evidence of a cell, its files, and the page in a browser."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from starlette.testclient import TestClient

from onrecord import desk
from onrecord.ledger import Ledger
from onrecord.positions import Firmness, Position
from onrecord.records import Issue, Party, Stance
from onrecord.web import create_app, matrix
from onrecord.web.matrix_columns import columns, short
from onrecord.web.matrix_held import age, held_views, in_force
from onrecord.web.matrix_query import MatrixQuery
from onrecord.web.matrix_table import MOST_COLUMNS, MOST_ROWS, Cell, Table, layout, table
from tests.web import talks
from tests.web.conftest import ADDRESS, Visitor, serving
from tests.web.page import Element, parse

BASE = "name:Ana Pohl~shore talks > the base"
SHORE = "name:Ana Pohl~shore talks"


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


def shown(ledger: Ledger, **asked: object) -> Table:
    return matrix.context(ledger, replace(MatrixQuery(), **asked)).table  # type: ignore[arg-type]


def cell(found: Table, key: str) -> Cell:
    return next(c for row in found.rows for c in row.cells if c.key == key)


def stances(found: Table, key: str) -> list[tuple[str, str | None]]:
    return [(one.held.stance, one.held.toward) for one in cell(found, key).ones]


def position(holder: str, about: str, since: str = "2011-03-19") -> Position:
    firm = Firmness(own_words=False, dated=True, reports=1)
    return Position(Party(holder), Issue(about), None, Stance.SUPPORT, (), (), since, None, since, (), firm)


def test_rows_stand_by_side_and_columns_by_the_tree_most_statements_first(ledger: Ledger) -> None:
    found = shown(ledger)
    assert [(band.side, [row.name for row in band.rows]) for band in found.bands] == [
        ("Tarn", ["Ana Pohl", "Erik Lund"]),
        ("Orle", ["Oda Reyk"]),
    ]
    heads = [(group.label, group.width) for group in found.columns.groups]
    assert heads == [("shore talks", 2), ("the accord", 1), ("not in the codebook", 1)]
    assert [column.label for column in found.columns.columns] == [
        "shore talks",
        "the base",
        "the accord",
        "second ferry",
    ]


def test_a_cell_holds_what_was_in_force_on_the_day_and_says_what_changed(ledger: Ledger) -> None:
    assert stances(shown(ledger, as_of="2011-03-18"), BASE) == []
    assert stances(shown(ledger, as_of="2011-05-01"), BASE) == [("support", None)]
    after = cell(shown(ledger, as_of="2011-05-20"), BASE)
    (one,) = after.ones
    assert (one.held.stance, one.age, one.lately) == ("oppose", "18 d", True)
    assert "opposes" not in one.held.words
    assert one.held.words == "oppose, since 2 May 2011"
    assert not cell(shown(ledger, as_of="2012-05-02"), BASE).ones[0].lately


def test_two_counterparts_are_two_positions_in_one_cell(ledger: Ledger) -> None:
    assert stances(shown(ledger), SHORE) == [("oppose", "Mar"), ("support", "Orle")]
    assert stances(shown(ledger, counterpart="orle"), SHORE) == [("support", "Orle")]


def test_a_condition_is_marked_and_said(ledger: Ledger) -> None:
    (one,) = cell(shown(ledger), "name:Oda Reyk~shore talks > the base").ones
    assert (one.held.sign, one.held.marks) == ("?", ("if",))
    assert one.held.words == "conditional, if the accord is kept, since 6 May 2011"


def test_a_folded_group_is_one_column_with_all_below_it(ledger: Ledger) -> None:
    found = shown(ledger, closed=("shore talks",))
    assert [column.label for column in found.columns.columns] == ["all of shore talks", "the accord", "second ferry"]
    assert stances(found, SHORE) == [("oppose", None), ("oppose", "Mar"), ("support", "Orle")]
    assert " on the base" in cell(found, SHORE).ones[0].held.words


def test_filters_choose_rows_and_columns(ledger: Ledger) -> None:
    assert [row.name for row in shown(ledger, side="Orle").rows] == ["Oda Reyk"]
    under = shown(ledger, under="shore talks")
    assert {column.key for column in under.columns.columns} == {"shore talks", "shore talks > the base"}
    assert stances(shown(ledger, known_by="2011-04-30"), BASE) == [("support", None)]
    assert shown(ledger, under="the harbour").rows == ()


def test_what_is_added_or_judged_shows_at_once(tmp_path: Path) -> None:
    path = talks.build(tmp_path / "talks.db")
    with Ledger.open(path) as ledger:
        assert len(shown(ledger).rows) == 3
        desk.remove(ledger, "e.txt")
        assert "second ferry" not in [column.label for column in shown(ledger).columns.columns]


def test_what_is_left_out_is_counted_and_shown_when_asked() -> None:
    many = [position(f"Actor {n:02}", f"issue {n:02}") for n in range(MOST_ROWS + 4)]
    query = MatrixQuery()
    found = table(layout(many, lambda party: None, query), many, len(many), query, "2011-03-19")
    assert (len(found.rows), found.actors_left_out) == (MOST_ROWS, 4)
    assert (len(found.columns.columns), found.columns.left_out) == (MOST_COLUMNS, MOST_ROWS + 4 - MOST_COLUMNS)
    whole = layout(many, lambda party: None, MatrixQuery(whole=True))
    assert (whole.actors_left_out, whole.columns.left_out) == (0, 0)


def test_columns_without_a_codebook_have_one_head_and_cannot_be_folded() -> None:
    found = columns([position("A", "one"), position("A", "two")], ("one", "not in the codebook"), 9)
    assert [(group.key, group.width, group.closed) for group in found.groups] == [(None, 2, False)]


@pytest.mark.parametrize(
    ("since", "day", "words"),
    [
        ("2011-03-19", "2011-03-19", "0 d"),
        ("2011-03-19", "2011-05-02", "44 d"),
        ("2011-03-19", "2011-09-19", "6 mo"),
        ("2011-03-19", "2014-03-20", "3 y"),
        (None, "2011-03-19", ""),
        ("2011-03", "2011-03-19", ""),
    ],
)
def test_age_is_told_in_a_unit_that_fits(since: str | None, day: str, words: str) -> None:
    assert age(since, day) == words


def test_a_long_label_is_cut_at_a_word() -> None:
    assert short("short") == "short"
    assert short("one two three four", 12) == "one two…"


def test_the_address_keeps_every_filter() -> None:
    query = MatrixQuery("2011-01-01", "2011-02-02", "Tarn", "talks", "Orle", ("a > b", "c"), True, "x~y")
    address = query.address("/matrix", cell=None)
    assert "closed=a+%3E+b&closed=c" in address
    assert all(part in address for part in ("as_of=2011-01-01", "known_by=2011-02-02", "side=Tarn", "whole=1"))
    assert "cell" not in address


def body(client: TestClient, address: str) -> Element:
    answer = client.get(address)
    assert answer.status_code == 200
    return parse(answer.text)


def test_the_page_links_each_cell_to_its_evidence(client: TestClient) -> None:
    page = body(client, "/matrix?as_of=2011-05-20")
    link = page.one("a", data_cell=BASE)
    assert "oppose, since 2 May 2011, changed lately" in link.text
    opened = body(client, link.attributes["href"])
    aside = opened.one("aside", "mx-evidence")
    assert "hidden" not in aside.attributes
    assert [q.text for q in aside.all("blockquote")] == ["rejected the base on Monday", "backed the base on Saturday"]
    assert [h.text.split()[-1] for h in aside.all("h3")] == ["oppose", "support"]
    assert "reported by Paper g" in aside.text
    assert "firmness 0.55" in aside.text
    assert any(a.attributes["href"].startswith("/documents/") for a in aside.all("a"))
    assert any(a.attributes["href"].startswith("/actors/") for a in aside.all("a"))


def test_days_before_and_after_are_links(client: TestClient) -> None:
    page = body(client, "/matrix?as_of=2011-04-05&side=Tarn")
    assert "as_of=2011-04-02" in page.one("a", rel="prev").attributes["href"]
    following = page.one("a", rel="next").attributes["href"]
    assert "as_of=2011-04-20" in following
    assert "side=Tarn" in following


def test_empty_pages_say_what_to_do(client: TestClient, tmp_path: Path) -> None:
    assert "No position fits" in client.get("/matrix?under=the+harbour").text
    with Ledger.open(tmp_path / "empty.db", create=True):
        pass
    with TestClient(create_app(tmp_path / "empty.db"), base_url=ADDRESS) as empty:
        assert "No positions yet" in empty.get("/matrix").text
        assert empty.get("/matrix.json").json()["cells"] == []


def test_the_evidence_alone_and_of_a_cell_that_is_empty(client: TestClient) -> None:
    answer = client.get("/matrix/evidence", params={"cell": SHORE})
    assert (answer.status_code, answer.text.count("<blockquote")) == (200, 2)
    assert client.get("/matrix/evidence", params={"cell": "nobody~nothing"}).status_code == 404


def test_the_json_says_the_same_as_the_page_on_every_day(client: TestClient, ledger: Ledger) -> None:
    data = client.get("/matrix.json").json()
    assert tuple(data["days"]) == talks.DAYS
    for day in talks.DAYS:
        page = {c.key: [one.held.words for one in c.ones] for row in shown(ledger, as_of=day).rows for c in row.cells}
        told = {
            c["key"]: [h["words"] for h in c["held"] if in_force(h["since"], h["until"], day)] for c in data["cells"]
        }
        assert told == {key: words for key, words in page.items() if key in told}
        assert not any(words for key, words in page.items() if key not in told)


def test_the_csv_is_the_shown_matrix(client: TestClient) -> None:
    answer = client.get("/matrix.csv?as_of=2011-05-20")
    assert 'filename="matrix-2011-05-20.csv"' in answer.headers["content-disposition"]
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["side", "actor", "shore talks", "shore talks › the base", "the accord", "second ferry"]
    assert rows[1][:2] == ["Tarn", "Ana Pohl"]
    assert rows[1][3] == "oppose, since 2 May 2011"
    assert [row[1] for row in rows[1:]] == ["Ana Pohl", "Erik Lund", "Oda Reyk"]


def test_a_position_is_held_from_its_first_day_until_the_day_of_the_next() -> None:
    assert in_force("2011-03-19", "2011-05-02", "2011-03-19")
    assert not in_force("2011-03-19", "2011-05-02", "2011-05-02")
    assert not in_force(None, None, "2011-05-02")
    first = replace(position("A", "x"), until="2011-05-02")
    latest, before = held_views([first, position("A", "x", "2011-05-02")])
    assert (latest.changed, before.changed) == (True, False)


@pytest.fixture(scope="module")
def address(path: Path) -> Iterator[str]:
    with serving(create_app(path)) as address:
        yield address


@pytest.fixture
def look(browser, address: str) -> Iterator[Visitor]:  # type: ignore[no-untyped-def]
    visitor = Visitor(browser, address)
    yield visitor
    assert visitor.complaints == []


def link(page: Page, key: str):  # type: ignore[no-untyped-def]
    return page.locator(f'[data-cell="{key}"]')


@pytest.mark.browser
def test_the_slider_moves_the_day_and_play_runs_to_the_end(look: Visitor) -> None:
    with look.page("/matrix?as_of=2011-03-19") as page:
        slider = page.get_by_role("slider", name="Day")
        expect(slider).to_be_visible()
        expect(link(page, BASE)).to_contain_text("support, since 19 Mar 2011")
        slider.focus()
        slider.press("End")
        expect(link(page, BASE)).to_contain_text("oppose, since 2 May 2011, changed lately")
        expect(page.locator("#mx-status")).to_contain_text("6 May 2011: 7 positions")
        expect(page).to_have_url(re.compile("as_of=2011-05-06"))
        slider.press("ArrowLeft")
        expect(slider).to_have_attribute("aria-valuetext", "2 May 2011")
        slider.press("Home")
        expect(link(page, BASE)).to_contain_text("support")
        page.get_by_role("button", name="Play").click()
        expect(page.get_by_role("button", name="Pause")).to_be_visible()
        expect(page.locator("#mx-status")).to_contain_text("6 May 2011", timeout=60_000)
        expect(page.get_by_role("button", name="Play")).to_be_visible()


@pytest.mark.browser
def test_a_cell_opens_its_evidence_in_place_and_escape_closes_it(look: Visitor) -> None:
    with look.page("/matrix") as page:
        expect(page.get_by_role("slider", name="Day")).to_be_visible()
        link(page, SHORE).focus()
        page.keyboard.press("ArrowRight")
        expect(link(page, BASE)).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#evidence-title")).to_be_focused()
        expect(page.locator("#evidence blockquote").first).to_have_text("rejected the base on Monday")
        expect(page).to_have_url(re.compile("cell="))
        page.keyboard.press("Escape")
        expect(page.locator("#evidence")).to_be_hidden()
        expect(link(page, BASE)).to_be_focused()
        expect(page).not_to_have_url(re.compile("cell="))


@pytest.mark.browser
def test_without_script_the_link_opens_the_evidence(look: Visitor) -> None:
    with look.page("/matrix", js=False) as page:
        assert page.get_by_role("slider").count() == 0
        link(page, BASE).click()
        expect(page.locator("#evidence-title")).to_have_text("Ana Pohl on the base")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_is_accessible_and_never_scrolls_sideways(
    look: Visitor, scheme: Literal["light", "dark"], width: int
) -> None:
    with look.page(f"/matrix?cell={BASE}", width=width, dark=scheme == "dark") as page:
        expect(page.get_by_role("slider", name="Day")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page).response["violations"]
        assert [f"{v['id']}: {v['nodes'][0]['html']}" for v in found] == []
