"""Findings in a real browser: judged by one key, stepped through, read on a narrow screen; no violation of axe."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from onrecord.ledger import Decision, Ledger
from onrecord.positions import FindingKind, Gate
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


def decision(path: Path, found: str) -> Decision | None:
    with Ledger.open(path, read_only=True) as ledger:
        made = ledger.read.judgements()
        return next((j.decision for j in made if j.target.get("finding") == found), None)


def id_of(path: Path, kind: FindingKind, gate: Gate | None = None) -> str:
    with Ledger.open(path, read_only=True) as ledger:
        return findings_ledger.one(ledger, kind, gate).id


def faults(page: Page) -> list[str]:
    return [f"{v['id']}: {v['nodes'][0]['html']}" for v in Axe().run(page).response["violations"]]


def test_keys_step_through_the_list_and_decide(own: Visitor, path: Path) -> None:
    with own.page("/findings") as page:
        entries = page.locator("[data-finding]")
        page.keyboard.press("j")
        page.keyboard.press("j")
        second = entries.nth(1)
        expect(second).to_be_focused()
        page.keyboard.press("r")
        expect(second.locator("[data-state]")).to_contain_text("rejected by")
        name = second.get_attribute("id") or ""
        assert decision(path, name) is Decision.REJECT
        page.keyboard.press("z")
        expect(second.locator("[data-state]")).to_contain_text("taken back")
        assert decision(path, name) is None
        first = entries.nth(0).get_attribute("id") or ""
        page.keyboard.press("k")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(rf"/findings/{first}$"))


def test_a_note_goes_with_the_decision_and_j_goes_on(own: Visitor, path: Path) -> None:
    found = id_of(path, FindingKind.REVERSAL)
    with own.page(f"/findings/{found}?issue=base") as page:
        page.get_by_label("Note").fill("reads well")
        page.get_by_role("button", name="Accept").click()
        expect(page.locator("[data-state]")).to_contain_text("accepted by")
        page.reload()
        expect(page.locator(".f-history")).to_contain_text("reads well")
        page.locator("h1").click()
        page.keyboard.press("j" if page.locator(".f-steps [rel=next]").count() else "k")
        expect(page).to_have_url(re.compile(r"/findings/f(?!.*" + found + r").*\?issue=base"))


def test_the_gates_and_the_words_that_differ_are_on_the_page(own: Visitor, path: Path) -> None:
    with own.page(f"/findings/{id_of(path, FindingKind.REVERSAL, Gate.HYPOTHETICAL)}") as page:
        expect(page.get_by_role("heading", name="No reversal")).to_be_visible()
        expect(page.locator(".is-stopped")).to_contain_text("only supposed")
        expect(page.locator(".f-words del")).to_have_count(1)


def test_it_works_without_script(own: Visitor, path: Path) -> None:
    found = id_of(path, FindingKind.SPLIT)
    with own.page("/findings?kind=split", js=False) as page:
        page.get_by_role("button", name="Reject").click()
        expect(page.locator(".f-done")).to_contain_text("rejected")
        assert decision(path, found) is Decision.REJECT
        page.get_by_role("button", name="Undo").click()
        expect(page.locator("[data-finding]")).to_have_count(1)


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_and_nothing_runs_over(own: Visitor, path: Path, dark: bool) -> None:
    reversal = id_of(path, FindingKind.REVERSAL)
    for address in ("/findings?status=all", f"/findings/{reversal}"):
        with own.page(address, dark=dark) as page:
            assert faults(page) == []
        with own.page(address, width=360, dark=dark) as page:
            assert page.evaluate(WIDE) == 0
