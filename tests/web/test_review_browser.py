"""The review in a real browser: one key decides and goes on, correct in place, the list; no violation of axe."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from onrecord.ledger import Decision, Ledger
from onrecord.web import create_app
from tests.web import findings_ledger
from tests.web.conftest import Visitor, serving

pytestmark = pytest.mark.browser

WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return findings_ledger.build(tmp_path / "base.db")


@pytest.fixture
def own(path: Path, browser: Browser) -> Iterator[Visitor]:
    """A visitor of a ledger that this test alone writes to."""
    with serving(create_app(path)) as address:
        visitor = Visitor(browser, address)
        yield visitor
    assert visitor.complaints == []


def decisions(path: Path) -> list[Decision]:
    with Ledger.open(path, read_only=True) as ledger:
        return [made.decision for made in ledger.read.judgements()]


def test_keys_decide_skip_correct_and_undo(own: Visitor, path: Path) -> None:
    with own.page("/review?kind=statements") as page:
        tally = page.locator(".tally")
        page.keyboard.press("a")
        expect(tally).to_contain_text("1 judged, 1 today")
        page.keyboard.press("s")
        expect(page.locator(".r-last")).to_contain_text("accepted")
        page.keyboard.press("c")
        page.get_by_label("Day (").fill("2011-04")
        page.get_by_role("button", name="Save the correction").click()
        expect(tally).to_contain_text("2 judged")
        assert decisions(path) == [Decision.ACCEPT, Decision.CORRECT]
        page.keyboard.press("z")
        expect(tally).to_contain_text("1 judged")
        assert decisions(path) == [Decision.ACCEPT]


def test_keys_go_down_the_list(own: Visitor, path: Path) -> None:
    with own.page("/review?kind=claims&view=list") as page:
        rows = page.locator("[data-row]")
        expect(rows).to_have_count(5)
        for _ in range(3):
            page.keyboard.press("j")
        expect(rows.nth(2)).to_be_focused()
        page.keyboard.press("u")
        expect(rows).to_have_count(4)
        expect(rows.nth(2)).to_be_focused()
        assert decisions(path) == [Decision.UNSURE]


def test_it_works_without_script(own: Visitor, path: Path) -> None:
    with own.page("/review?kind=findings", js=False) as page:
        page.get_by_role("button", name="Accept").click()
        expect(page.locator(".tally")).to_contain_text("1 judged")
        page.get_by_role("button", name="Undo").click()
        expect(page.locator(".tally")).to_contain_text("0 judged")
    assert decisions(path) == []


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_and_nothing_runs_over(own: Visitor, dark: bool) -> None:
    for address in ("/review?kind=claims", "/review?kind=claims&view=list", "/review?kind=findings"):
        with own.page(address, dark=dark) as page:
            if page.locator("[data-correct]").count():
                page.keyboard.press("c")
            found = Axe().run(page).response["violations"]
            assert [f"{v['id']}: {v['nodes'][0]['html']}" for v in found] == []
        with own.page(address, width=360, dark=dark) as page:
            assert page.evaluate(WIDE) == 0
