"""A timeline in a real browser: marks opened in place, arrow keys, a period drawn by hand, no violation of axe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FilePayload, Page, expect

from onrecord.web import create_app
from tests.web import lake as samples
from tests.web.conftest import Visitor, serving

pytestmark = pytest.mark.browser

HERE = "/actors/orla-venn"
AREAS = (HERE, f"{HERE}?mark=none", "/actors", "/issues", "/issues/lake%20talks", "/codebook")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(create_app(samples.build(tmp_path_factory.mktemp("lake") / "lake.db"))) as address:
        yield address


@pytest.fixture
def lake(browser: Browser, site: str) -> Iterator[Visitor]:
    visitor = Visitor(browser, site)
    yield visitor
    assert visitor.complaints == []


def stop(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('aria-label') || ''"))


def test_a_mark_opens_its_quotation_in_place_and_lets_go_of_it(lake: Visitor) -> None:
    with lake.page(HERE) as page:
        page.locator("a.mk.look-conditional").click()
        panel = page.locator("[data-panel]")
        expect(panel).to_contain_text("I come to the lake talks if the boats are freed.")
        expect(panel).to_be_in_viewport()
        assert re.search(r"[?&]mark=s\w+$", page.url)
        page.keyboard.press("Escape")
        expect(panel).to_have_count(0)
        assert "mark=" not in page.url
        assert "conditional" in stop(page)


def test_a_codebook_is_taken_from_a_file_to_be_read_before_it_is_saved(lake: Visitor) -> None:
    with lake.page("/codebook") as page:
        words = b"issues:\n  - name: lake talks\n"
        file: FilePayload = {"name": "lake.yaml", "mimeType": "application/yaml", "buffer": words}
        page.get_by_label("From a file").set_input_files(file)
        expect(page.get_by_label("Text of the codebook")).to_have_value("issues:\n  - name: lake talks\n")


def test_arrow_keys_go_from_mark_to_mark_and_lane_to_lane(lake: Visitor) -> None:
    with lake.page(HERE) as page:
        page.locator("[data-mark][tabindex='0']").focus()
        page.keyboard.press("End")
        last = stop(page)
        page.keyboard.press("ArrowLeft")
        assert stop(page) != last
        page.keyboard.press("ArrowDown")
        assert "dredging" in stop(page)
        assert page.locator("[data-mark][tabindex='0']").count() == 1
        expect(page.locator("[data-tip]")).to_be_visible()


def test_a_stretch_drawn_on_the_strip_is_the_period(lake: Visitor) -> None:
    with lake.page(HERE) as page:
        box = page.locator("[data-strip]").bounding_box()
        assert box is not None
        middle = box["y"] + 15
        page.mouse.move(box["x"] + box["width"] * 0.25, middle)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.6, middle, steps=4)
        page.mouse.up()
        page.wait_for_url(re.compile("from="))
        asked = parse_qs(urlsplit(page.url).query)
        assert asked["from"][0].startswith("2020-0")
        assert asked["from"] < asked["to"]
        assert page.locator("a.mk.look-conditional").count() == 1
        assert page.locator("svg.tl-lane a.mk.look-support").count() == 0


def test_without_a_script_a_mark_is_a_link_and_the_form_sets_the_period(lake: Visitor) -> None:
    with lake.page(HERE, js=False) as page:
        page.locator("a.mk.look-oppose").first.click()
        expect(page.locator("aside.tl-panel")).to_contain_text("I will never come")
        page.get_by_label("From", exact=True).fill("2020-04-01")
        page.get_by_role("button", name="Show").click()
        assert "from=2020-04-01" in page.url
        assert page.locator("svg.tl-lane a.mk.look-support").count() == 0


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing(lake: Visitor, dark: bool) -> None:
    for path in AREAS:
        with lake.page(path, dark=dark) as page:
            page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")
            found = Axe().run(page)
            assert found.violations_count == 0, f"{path}: {found.generate_report()}"


@pytest.mark.parametrize("path", AREAS)
def test_narrow_pages_do_not_scroll_sideways(lake: Visitor, path: str) -> None:
    with lake.page(path, width=360) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
