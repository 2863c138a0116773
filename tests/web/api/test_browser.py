"""The page /api in a browser: an operation opens, nothing is in the way of anybody, nothing scrolls sideways."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.web.conftest import Visitor

pytestmark = pytest.mark.browser


def test_an_operation_opens_by_key(visit: Visitor) -> None:
    with visit.page("/api") as page:
        operation = page.locator("#listFindings")
        operation.locator("summary").focus()
        page.keyboard.press("Enter")
        assert operation.get_by_text("With words of this document").is_visible()


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing(visit: Visitor, dark: bool) -> None:
    with visit.page("/api", dark=dark) as page:
        page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_narrow_pages_do_not_scroll_sideways(visit: Visitor) -> None:
    with visit.page("/api", width=360) as page:
        page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
