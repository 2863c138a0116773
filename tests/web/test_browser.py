"""The pages in a real browser: follow, step with keys, narrow, dark, without script; nothing from elsewhere."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.web import samples
from tests.web.conftest import Visitor

pytestmark = pytest.mark.browser

REPORT, STATEMENTS = samples.report()
READER = f"/documents/{REPORT.id}"
PATHS = (
    "/documents",
    READER,
    "/search",
    "/issues",
    "/actors",
    "/search?q=river&in=documents",
    "/help",
    f"/documents/{samples.hostile()[0].id}",
)

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

BOX = "selector => document.querySelector(selector).getBoundingClientRect().toJSON()"

# The contrast ratio of WCAG 2.2 of every text against what lies behind it, the lowest first. A canvas does the mixing.
CONTRAST = """() => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const paint = (colours) => {
    pen.clearRect(0, 0, 1, 1);
    colours.forEach((c) => { pen.fillStyle = c; pen.fillRect(0, 0, 1, 1); });
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => rgb.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || element.dataset.label;
    if (!own || !element.checkVisibility() || element.closest(".away")) continue;
    const behind = [];
    for (let e = element; e; e = e.parentElement) behind.unshift(getComputedStyle(e).backgroundColor);
    const back = light(paint(behind)), front = light(paint([...behind, getComputedStyle(element).color]));
    const ratio = (Math.max(back, front) + 0.05) / (Math.min(back, front) + 0.05);
    found.push([ratio, `${element.tagName}.${element.className} ${element.textContent.slice(0, 30)}`]);
  }
  return found.sort((a, b) => a[0] - b[0]);
}"""


def chosen(page: Page) -> str:
    """The id of the statement whose card is marked."""
    return page.locator("article.is-chosen").get_attribute("data-card") or ""


def test_from_the_list_to_a_statement_and_back_by_its_link(visit: Visitor) -> None:
    said = STATEMENTS[1]
    with visit.page("/documents") as page:
        page.get_by_role("link", name="Orvane rejects talks on the upper dams", exact=True).click()
        mark = page.locator(f"mark[id='{said.id}']")
        expect(mark).to_have_text("We will not discuss the upper dams.")
        assert mark.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
        page.locator(f"#card-{said.id} .who").click()
        expect(mark).to_have_class(re.compile("is-chosen"))
        assert chosen(page) == said.id
        address = page.url
    assert address.endswith(f"#{said.id}")
    with visit.page(address, height=400) as page:
        expect(page.locator(f"mark[id='{said.id}']")).to_be_in_viewport()
        assert chosen(page) == said.id


def test_a_label_in_the_text_leads_to_its_card(visit: Visitor) -> None:
    with visit.page(READER, height=500) as page:
        page.locator(f"mark[id='{STATEMENTS[4].id}'] > a.tag").click()
        expect(page.locator(f"#card-{STATEMENTS[4].id}")).to_be_in_viewport()
        expect(page.locator(f"#card-{STATEMENTS[4].id} .tag")).to_be_focused()
        assert page.locator("mark.is-chosen").count() == 2  # both pieces


def test_hover_and_focus_light_a_card_and_its_spans(visit: Visitor) -> None:
    said = STATEMENTS[3]
    with visit.page(READER) as page:
        page.locator(f"#card-{said.id}").hover()
        lit = page.locator(".is-on")
        assert set(lit.evaluate_all("all => all.map(e => e.dataset.s || e.dataset.card)")) == {said.id}
        assert lit.count() == 4  # card, content, source, cue
        page.locator(f"mark[id='{said.id}']").hover()
        expect(page.locator(f"#card-{said.id}")).to_have_class(re.compile("is-on"))
        page.locator("h1").hover(position={"x": 2, "y": 2})
        page.locator(f"#card-{said.id} .tag").focus()
        expect(page.locator(f"mark[id='{said.id}']")).to_have_class(re.compile("is-on"))


@pytest.mark.parametrize(("forth", "back"), ["jk", "np"])
def test_keys_step_through_the_statements(visit: Visitor, forth: str, back: str) -> None:
    with visit.page(READER, height=300) as page:
        order = page.locator("article.card").evaluate_all("all => all.map(e => e.dataset.card)")
        seen = []
        for _ in [*order, "one more"]:
            page.keyboard.press(forth)
            seen.append(chosen(page))
        assert seen == [*order, order[-1]]
        expect(page.locator(f"mark[id='{order[-1]}']")).to_be_in_viewport()
        page.keyboard.press(back)
        assert chosen(page) == order[-2]
        page.keyboard.press("Enter")
        expect(page.locator(f"#card-{order[-2]} details dl")).to_be_visible()
        page.keyboard.press("Escape")
        assert page.locator(".is-chosen").count() == 0


def test_slash_searches_and_question_mark_helps(visit: Visitor) -> None:
    with visit.page("/documents") as page:
        page.keyboard.press("?")
        expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        page.keyboard.press("/")
        expect(page.get_by_role("searchbox")).to_be_focused()
        page.keyboard.type("covers water?")
        page.keyboard.press("Enter")
        page.locator(".snippet a").click()
        expect(page.locator("#place")).to_be_in_viewport()
        expect(page.locator("#place")).to_have_text("covers")


def test_letters_typed_into_a_box_are_letters(visit: Visitor) -> None:
    with visit.page(READER) as page:
        page.get_by_role("searchbox").click()
        page.keyboard.type("njk?/")
        expect(page.get_by_role("searchbox")).to_have_value("njk?/")
        assert page.locator(".is-chosen").count() == 0


def test_the_first_tab_skips_to_the_content(visit: Visitor) -> None:
    with visit.page(READER) as page:
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Skip to the content")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        assert skip.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("path", PATHS)
def test_no_page_scrolls_sideways(visit: Visitor, path: str) -> None:
    with visit.page(path) as page:
        page.locator("details").evaluate_all("all => all.forEach(e => { e.open = true })")
        for width in (1280, 768, 360):
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_cards_stand_under_their_paragraph_on_a_narrow_screen_and_beside_it_on_a_wide_one(visit: Visitor) -> None:
    mark, card = f"mark[id='{STATEMENTS[1].id}']", f"#card-{STATEMENTS[1].id}"
    places = {}
    for width in (360, 1280):
        with visit.page(READER, width=width) as page:
            places[width] = [page.evaluate(BOX, selector) for selector in (mark, card)]
    (text, note), (wide_text, wide_note) = places[360], places[1280]
    assert note["top"] >= text["bottom"]
    assert wide_note["left"] >= wide_text["right"]


@pytest.mark.parametrize("path", [*PATHS, f"{READER}?at={STATEMENTS[1].id}"])
def test_all_text_has_contrast_by_day_and_by_night(visit: Visitor, path: str) -> None:
    papers = []
    with visit.page(path) as page:
        page.locator("details").evaluate_all("all => all.forEach(e => { e.open = true })")
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert [(ratio, what) for ratio, what in page.evaluate(CONTRAST) if ratio < 4.5] == []
            papers.append(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
    assert papers == ["rgb(253, 252, 249)", "rgb(22, 23, 20)"]


def test_hostile_document_runs_nothing(visit: Visitor) -> None:
    document, (statement,) = samples.hostile()
    for path in ("/documents", f"/documents/{document.id}", "/search", "/search?q=Minister&in=documents"):
        with visit.page(path) as page:
            title = page.title()
            page.locator("main").hover()
            for element in page.locator("main b, main bdi, main mark").all():
                element.dispatch_event("mouseover")
            assert page.title() == title
            assert page.locator("main script, main img, main b[onclick]").count() == 0
    with visit.page(f"/documents/{document.id}") as page:
        words = page.locator(f"mark[id='{statement.id}']").text_content()
    assert words == "<b onclick=alert(1)>No</b> �gnp.exe\u202c & ␇bell."


def test_right_to_left_text_runs_from_the_right(visit: Visitor) -> None:
    with visit.page(f"/documents/{samples.persian().id}") as page:
        assert page.locator("p.text").evaluate("e => getComputedStyle(e).direction") == "rtl"
        assert page.locator("main").evaluate("e => getComputedStyle(e).direction") == "ltr"


def test_reading_needs_no_script(visit: Visitor) -> None:
    said = STATEMENTS[1]
    with visit.page(f"/statements/{said.id}", js=False, height=400) as page:
        expect(page.locator(f"mark[id='{said.id}']")).to_be_in_viewport()
        expect(page.locator(f"#card-{said.id}")).to_have_class(re.compile("is-chosen"))
        page.locator(f"#card-{said.id} summary").click()
        expect(page.locator(f"#card-{said.id} dl")).to_be_visible()
        page.locator(f"mark[id='{STATEMENTS[4].id}'] > a.tag").click()
        assert page.url.endswith(f"#card-{STATEMENTS[4].id}")


def test_print_leaves_the_frame_out(visit: Visitor) -> None:
    with visit.page(READER) as page:
        page.emulate_media(media="print")
        expect(page.locator("header.top")).to_be_hidden()
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(f"#card-{STATEMENTS[1].id}")).to_be_visible()


def test_filter_of_the_legend(visit: Visitor) -> None:
    with visit.page(READER) as page:
        page.get_by_role("navigation", name="Speakers, kinds and stances").get_by_role("link", name="Ansa Reyl").click()
        expect(page.locator("article.card")).to_have_count(1)
        page.get_by_role("link", name="Show all").click()
        expect(page.locator("article.card")).to_have_count(6)


LINE = "e => { const s = getComputedStyle(e); return [s.textDecorationLine, s.textDecorationStyle].join(' ') }"


def test_each_piece_of_a_claim_has_a_line_of_its_own(visit: Visitor) -> None:
    with visit.page(READER) as page:
        lines = [page.locator(f".text .{piece}").first.evaluate(LINE) for piece in ("issue", "condition", "exception")]
        lines.append(page.locator(".text a.stance").first.evaluate(LINE))
    assert lines == ["underline solid", "underline dashed", "underline dotted", "underline double"]


def test_the_keyboard_goes_from_a_stance_to_its_claim_and_back(visit: Visitor) -> None:
    said = STATEMENTS[1]
    with visit.page(READER, height=400) as page:
        page.locator(f"mark[id='{said.id}'] > a.tag").focus()
        page.keyboard.press("Tab")
        stance = page.get_by_role("link", name="Teodor Vass opposes the upper dams")
        expect(stance).to_be_focused()
        page.keyboard.press("Enter")
        claim = page.locator(f"#claim-{said.id}-0")
        expect(claim).to_be_in_viewport()
        page.keyboard.press("Tab")
        expect(claim.get_by_role("link", name="the upper dams")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(f"#issue-{said.id}-0")).to_be_in_viewport()
        assert page.url.endswith(f"#issue-{said.id}-0")


def test_print_keeps_the_lines_of_claims(visit: Visitor) -> None:
    with visit.page(READER) as page:
        page.emulate_media(media="print")
        assert page.locator(".text .condition").first.evaluate(LINE) == "underline dashed"
        expect(page.locator(".text a.stance").first).to_be_visible()
