"""The reader's forms and the search in a real browser: judged by keys, added by selecting, corrected in place."""

import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from onrecord.ledger import Ledger
from onrecord.web import create_app
from tests.web import samples
from tests.web.conftest import ADDRESS, START_S, Visitor

pytestmark = pytest.mark.browser
expect.set_options(timeout=60_000)  # judging writes to a disk, which a busy machine takes its time for

REPORT, STATEMENTS = samples.report()
REFUSAL = STATEMENTS[1]
READER = f"/documents/{REPORT.id}"

# Selects words of the text as a reader would with the mouse, even where marks cut them into several nodes.
SELECT = """([words, nth]) => {
  const paragraph = [...document.querySelectorAll("[data-start]")].find((p) => p.textContent.includes(words));
  const from = paragraph.textContent.indexOf(words), range = document.createRange();
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let at = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const end = at + node.data.length;
    if (from >= at && from < end) range.setStart(node, from - at);
    if (from + words.length > at && from + words.length <= end) range.setEnd(node, from + words.length - at);
    at = end;
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return samples.build(tmp_path / "river.db")


@pytest.fixture
def own(path: Path, browser: Browser) -> Iterator[Visitor]:
    """A visitor of a ledger that this test alone writes to."""
    server = uvicorn.Server(uvicorn.Config(create_app(path), port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    until = time.monotonic() + START_S
    while not server.started and time.monotonic() < until and thread.is_alive():
        time.sleep(0.02)
    visitor = Visitor(browser, f"{ADDRESS}:{server.servers[0].sockets[0].getsockname()[1]}")
    try:
        yield visitor
    finally:
        server.should_exit = True
        thread.join()
    assert visitor.complaints == []


def judgement(path: Path, statement: str) -> str | None:
    with Ledger.open(path, read_only=True) as ledger:
        return ledger.read.statement(statement).statement.judgement


def test_keys_judge_the_chosen_statement_and_take_it_back(own: Visitor, path: Path) -> None:
    with own.page(f"{READER}?at={REFUSAL.id}") as page:
        card = page.locator(f"#card-{REFUSAL.id}")
        for key, word, stands in (("a", "accepted", "accept"), ("u", "unsure", "unsure"), ("r", "rejected", "reject")):
            page.keyboard.press(key)
            expect(card.locator("[data-judged]")).to_have_text(word)
            assert judgement(path, REFUSAL.id) == stands
        expect(page.locator(f"mark[id='{REFUSAL.id}']")).to_have_class(re.compile("rejected"))
        page.keyboard.press("z")
        expect(card.locator("[data-judged]")).to_have_text("unsure")
        card.get_by_role("button", name="Accept").click()
        expect(card.locator("[data-judged]")).to_have_text("accepted")
        assert page.url.partition("#")[0].endswith(f"?at={REFUSAL.id}")  # nothing was loaded anew


def test_selected_words_become_a_statement(own: Visitor, path: Path) -> None:
    with own.page(READER) as page:
        bar = page.get_by_role("form", name="Add the selected words")
        expect(bar).to_be_hidden()
        page.evaluate(SELECT, ["Minister Teodor Vass said on Tuesday", 0])
        expect(bar).to_be_visible()
        expect(bar.locator(".picked")).to_have_text("Minister Teodor Vass said on Tuesday")
        bar.get_by_label("Speaker").fill("Ansa Reyl")
        bar.get_by_role("button", name="Add statement").click()
        expect(page.locator(".card.j-add .who")).to_have_text("Ansa Reyl")
        added = page.locator(".card.j-add").get_attribute("data-card") or ""
        expect(page.locator(f"mark[id='{added}']")).to_have_text("Minister Teodor Vass said on Tuesday")
    assert judgement(path, added) == "add"


def test_escape_puts_the_bar_away(own: Visitor) -> None:
    with own.page(READER) as page:
        page.evaluate(SELECT, ["covers water", 0])
        bar = page.get_by_role("form", name="Add the selected words")
        expect(bar).to_be_visible()
        page.keyboard.press("Escape")
        expect(bar).to_be_hidden()


def test_e_opens_the_form_and_saves_in_place(own: Visitor, path: Path) -> None:
    with own.page(f"{READER}?at={REFUSAL.id}&speaker=teodor-vass") as page:
        page.keyboard.press("e")
        form = page.get_by_role("region", name="Correct this statement")
        expect(form.get_by_label("Speaker")).to_be_focused()
        form.get_by_label("Day").fill("2024-03-04")
        form.get_by_role("button", name="Save", exact=True).click()
        expect(page.locator(f"#card-{REFUSAL.id} time")).to_have_text("4 Mar 2024")
        expect(page.locator("article.card")).to_have_count(3)  # those of Vass; the filter outlived the form
    assert judgement(path, REFUSAL.id) == "correct"


def test_judging_needs_no_script(own: Visitor, path: Path) -> None:
    with own.page(f"{READER}?at={REFUSAL.id}", js=False) as page:
        page.locator(f"#card-{REFUSAL.id}").get_by_role("button", name="Reject").click()
        expect(page.locator(f"#card-{REFUSAL.id} [data-judged]")).to_have_text("rejected")
        page.get_by_text("Add a statement that was missed").click()
        page.get_by_label("What was said, word for word").fill("covers water for the Meridian Wire")
        page.locator("#add").get_by_role("button", name="Add statement").click()
        expect(page.locator(".card.j-add")).to_have_count(1)
    assert judgement(path, REFUSAL.id) == "reject"


def test_a_search_is_narrowed_and_a_filter_taken_away(own: Visitor) -> None:
    with own.page("/search") as page:
        page.get_by_role("navigation", name="Narrow the results").get_by_role("link", name="Ansa Reyl").click()
        expect(page.locator("blockquote")).to_have_count(2)
        page.get_by_role("link", name="Take away: said by ansa-reyl").click()
        expect(page.locator("blockquote")).to_have_count(8)
        with page.expect_download() as download:
            page.get_by_text("Export 8 statements").click()
            page.get_by_role("link", name="CSV").click()
        assert download.value.suggested_filename == "statements.csv"


def test_filters_are_folded_away_on_a_narrow_screen(own: Visitor) -> None:
    with own.page("/search", width=360) as page:
        expect(page.get_by_label("Speaker")).to_be_hidden()
        page.get_by_text("Filters", exact=True).click()
        expect(page.get_by_label("Speaker")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {[node['target'] for node in v['nodes']]}" for v in found]


@pytest.mark.parametrize(
    "where",
    [
        f"{READER}?at={REFUSAL.id}&edit=1&layers=sources,claims,times,parts",
        f"{READER}?add=1",
        f"{READER}/edit",
        f"{READER}/remove",
        "/search",
        "/search?words=river&in=documents&speaker=vass",
        "/search?words=zzz",
        "/documents",
    ],
)
def test_no_page_has_a_fault_that_axe_finds(own: Visitor, where: str) -> None:
    with own.page(where) as page:
        page.locator("details").evaluate_all("all => all.forEach(e => { e.open = true })")
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        assert violations(page) == []


@pytest.mark.parametrize(
    "where", [f"{READER}?at={REFUSAL.id}&edit=1&layers=sources,claims,times,parts", f"{READER}/edit", "/search"]
)
def test_no_form_scrolls_sideways(own: Visitor, where: str) -> None:
    with own.page(where, width=360) as page:
        page.locator("details").evaluate_all("all => all.forEach(e => { e.open = true })")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
