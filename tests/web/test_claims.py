"""Claims on the pages: marked in the text, told on the cards, counted by issue, filtered by the address."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from onrecord.records import Issue, Passage
from onrecord.web.cards import card
from onrecord.web.claims import is_called
from onrecord.web.voices import Voices
from tests.web import samples
from tests.web.page import Element, parse

Get = Callable[[str], Element]
REPORT, STATEMENTS = samples.report()
READER = f"/documents/{REPORT.id}"
REFUSAL, RIVER = STATEMENTS[1], STATEMENTS[4]


@pytest.fixture(scope="module")
def get(client: TestClient) -> Get:
    def got(path: str) -> Element:
        answer = client.get(path)
        assert answer.status_code == 200
        return parse(answer.text)

    return got


def test_the_words_of_issue_condition_and_exception_are_marked(get: Get) -> None:
    page = get(READER)
    issue = page.one("span", "issue", id=f"issue-{REFUSAL.id}-0")
    assert issue.text == "the upper dams"
    assert {"issue", "st-oppose"} <= issue.classes
    assert [mark.text for mark in page.all("span", "condition", data_s=REFUSAL.id)] == ["before there were treaties"]
    assert [mark.text for mark in page.all("span", "exception", data_s=REFUSAL.id)] == ["this last year"]


def test_the_stance_in_the_text_is_a_sign_and_a_word_and_leads_to_the_claim(get: Get) -> None:
    page = get(READER)
    stance = page.one("span", id=f"issue-{REFUSAL.id}-0").one("a", "stance")
    assert stance.attributes["data-label"] == "− oppose"
    assert stance.attributes["href"] == f"#claim-{REFUSAL.id}-0"
    assert "Teodor Vass opposes the upper dams" in stance.attributes["aria-label"]
    claim = page.one("li", "claim", id=f"claim-{REFUSAL.id}-0")
    assert claim.one("a", "issue").attributes["href"] == f"#issue-{REFUSAL.id}-0"


def test_what_is_marked_by_a_line_alone_is_said_aloud(get: Get) -> None:
    page = get(READER)
    (condition,) = page.all("span", "condition", data_s=REFUSAL.id)
    assert condition.one("i").attributes["role"] == "img"
    assert condition.one("i").attributes["aria-label"].startswith("Condition of ")


def test_a_card_tells_the_claim(get: Get) -> None:
    claim = get(READER).one("li", "claim", id=f"claim-{REFUSAL.id}-0")
    assert " ".join(claim.text.split()) == (
        "− oppose the upper dams towards Ansa Reyl condition before there were treaties exception this last year"
    )
    assert [limit.classes for limit in claim.all("bdi") if limit.classes] == [{"condition"}, {"exception"}]
    card = get(READER).one("article", id=f"card-{REFUSAL.id}")
    assert "REJECT; holder Teodor Vass; confidence 0.80" in " ".join(card.text.split())


def test_a_described_claim_and_an_opposite_say_so(get: Get) -> None:
    page = get(READER)
    claim = page.one("li", "claim", id=f"claim-{RIVER.id}-0")
    assert (
        " ".join(claim.text.split())
        == "− oppose the river in the text its opposite “The river” described held by deputies"
    )
    stance = page.one("span", id=f"issue-{RIVER.id}-0").one("a", "stance")
    assert stance.attributes["data-label"] == "+ support"
    assert "deputies is described as holding a claim: supports The river" in stance.attributes["aria-label"]


def test_the_legend_shows_each_line_and_filters_by_stance(get: Get) -> None:
    legend = get(READER).one(cls="legend").one("ul", "claims-here")
    assert [entry.text for entry in legend.all("li")] == [
        *("− oppose 2", "issue", "condition", "exception", "scope", "counterpart")
    ]
    assert legend.one("a").attributes["href"] == f"{READER}?stance=oppose"
    shown = get(f"{READER}?stance=oppose")
    assert {mark.attributes["data-s"] for mark in shown.all("mark", "say")} == {REFUSAL.id, RIVER.id}
    assert shown.one(cls="legend").one("ul", "claims-here").one("a", aria_current="true").attributes["href"] == READER
    assert not get(f"{READER}?stance=support").all("mark", "say")


def test_a_document_without_claims_has_no_legend_of_them(get: Get) -> None:
    assert not get(f"/documents/{samples.transcript()[0].id}").all("ul", "claims-here")


def test_the_reader_keeps_to_an_issue(get: Get) -> None:
    shown = get(f"{READER}?issue=water&speaker=teodor-vass")
    assert {mark.attributes["data-s"] for mark in shown.all("mark", "say")} == {RIVER.id}
    assert "on water" in shown.one("ul", "claims-here").text
    assert f"{READER}?issue=water" in {a.attributes["href"] for a in shown.one("ul", "speakers-here").all("a")}


@pytest.mark.parametrize(
    ("words", "yes"),
    [
        ("river", True),
        ("The River", True),
        ("water", True),
        ("Water > The river", True),
        ("wat", False),
        ("Water > the", False),
    ],
)
def test_what_an_issue_is_called(words: str, yes: bool) -> None:
    assert is_called(Issue("the river", None, "river", "Water > the river"), words) is yes
    assert is_called(Issue("upper dams"), "Upper dams")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("issue=river", ["The river is ours, […] It was ours before there were treaties."]),
        ("issue=Water", ["The river is ours, […] It was ours before there were treaties."]),
        ("issue=upper+dams&stance=oppose", ["We will not discuss the upper dams."]),
        ("issue=upper+dams&stance=support", []),
        ("holder=deputies", ["The river is ours, […] It was ours before there were treaties."]),
        ("counterpart=reyl&act=reject", ["We will not discuss the upper dams."]),
        ("conditional=1", ["We will not discuss the upper dams."]),
    ],
)
def test_statements_by_claim(get: Get, query: str, expected: list[str]) -> None:
    page = get(f"/search?{query}")
    assert [quote.text for quote in page.all("blockquote")] == expected
    assert page.one("a", "clear").attributes["href"] == "/search"


def test_the_form_keeps_what_the_address_asks_for(get: Get) -> None:
    form = get("/search?issue=dams&stance=oppose&act=reject").one("form", "asking")
    assert form.one("input", name="issue").attributes["value"] == "dams"
    assert "oppose" in {option.attributes["value"] for option in form.all("option", selected="")}
    assert form.one("input", name="act").attributes["value"] == "reject"
    assert "open" in form.one("details", "rest").attributes
    assert len(get("/search?claims=1").all("blockquote")) == 2
    assert len(get("/search?stance=loud").all("blockquote")) == 8


def test_documents_by_claim(get: Get) -> None:
    titles = [row.all("a")[0].text for row in get("/documents?issue=river&stance=oppose").all("th", scope="row")]
    assert titles == ["Orvane rejects talks on the upper dams"]
    assert "No document fits" in get("/documents?issue=river&stance=support").one("main").text


def test_issues_with_paths_and_counts_that_lead_to_their_statements(get: Get) -> None:
    page = get("/issues")
    rows = page.one("table", "issues").all("tr")[1:]
    assert [" ".join(row.one("th").text.split()) for row in rows] == [
        "Water",
        "the river Water > the river",
        "the upper dams",
    ]
    counts = [[cell.attributes["data-is"] for cell in row.all("td") if cell.text.strip() != "0"] for row in rows]
    assert counts == [["claim", "oppose"]] * 3
    link = rows[1].all("td")[2].one("a")
    assert link.attributes["href"] == "/search?issue=Water+%3E+the+river&stance=oppose"
    assert link.text == "−1 that oppose"
    assert len(get(link.attributes["href"]).all("blockquote")) == 1
    assert len(get("/issues?words=dams").one("table", "issues").all("tr")) == 2
    assert "No issue fits" in get("/issues?words=zzz").one("main").text


def test_help_explains_the_lines_of_claims(get: Get) -> None:
    signs = get("/help").one("table", "signs").text
    assert all(word in signs for word in ("stance", "issue", "condition", "exception", "− oppose", "~ unclear"))


def test_a_cue_without_a_word_is_left_out_of_a_card() -> None:
    place = REPORT.text.index(" ")
    bare = replace(REFUSAL, cue=Passage.of(REPORT.text, [(place, place + 1)]))
    assert card(bare, Voices([bare]), {}).cue is None
    assert card(REFUSAL, Voices([REFUSAL]), {}).cue
