"""The lists: documents, statements, speakers, search."""

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.records import Metadata, Span
from onrecord.web import create_app
from onrecord.web.search import pieces
from tests.web import samples
from tests.web.conftest import ADDRESS
from tests.web.page import Element, parse

Get = Callable[[str], Element]


@pytest.fixture(scope="module")
def get(client: TestClient) -> Get:
    def got(path: str) -> Element:
        answer = client.get(path)
        assert answer.status_code == 200
        return parse(answer.text)

    return got


def titles(page: Element) -> list[str]:
    return [row.all("a")[0].text for row in page.all("th", scope="row")]


def test_documents_newest_first_with_date_and_basis(get: Get) -> None:
    page = get("/")
    assert titles(page)[:2] == [
        "Orvane rejects talks on the upper dams",
        "</title><script>document.title='run'</script>",
    ]
    row = page.all("tr")[1]
    assert row.one("td", "when").text.split() == ["6", "Mar", "2024", "from", "its", "byline"]
    assert row.one("td", "num", data_is="Statements").text == "5"
    assert "4 documents, 8 statements, 4 speakers" in page.one("p", "tally").text


def test_undated_and_unextracted_documents_say_so(get: Get) -> None:
    rows = {row.all("a")[0].text: row for row in get("/").all("tr")[1:]}
    assert "not before 1 Feb 2024" in rows["Round two"].one("td", "when").text
    assert "not extracted" in rows["رودخانه"].one("td", data_is="Language").text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("words=treaties", ["Orvane rejects talks on the upper dams"]),
        ("publisher=Meridian+Wire", ["Orvane rejects talks on the upper dams"]),
        ("genre=transcript", ["Round two"]),
        ("collection=river&genre=transcript", ["Round two"]),
        ("words=zzz", []),
    ],
)
def test_documents_filter(get: Get, query: str, expected: list[str]) -> None:
    page = get(f"/?{query}")
    assert titles(page) == expected
    assert page.one("a", "clear").attributes["href"] == "/"


def test_filter_that_fits_nothing_says_so(get: Get) -> None:
    assert "No document fits" in get("/?words=zzz").one("main").text


def test_unknown_genre_is_no_filter(get: Get) -> None:
    assert len(titles(get("/?genre=ballad"))) == 4


def test_pages_of_documents_join_up(tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    with Ledger.open(path, create=True) as ledger:
        for number in range(60):
            text = f"Report {number} speaks of nothing."
            meta = Metadata(title=f"Report {number}", language="en", publisher="Wire & Co")
            made = samples.document(f"{number}.txt", text, meta, samples.paragraphs(text, {}))
            ledger.write.add(made, [], code="0", model="m@1")
    with TestClient(create_app(path), base_url=ADDRESS) as client:
        first = parse(client.get("/?publisher=Wire+%26+Co").text)
        second = parse(client.get(first.one("a", rel="next").attributes["href"]).text)
        assert (len(titles(first)), len(titles(second))) == (50, 10)
        assert len({*titles(first), *titles(second)}) == 60
        back = second.one("nav", "pager").one("a").attributes["href"]
        assert titles(parse(client.get(back).text)) == titles(first)


def test_empty_ledger_says_how_to_add(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    Ledger.open(path, create=True).close()
    with TestClient(create_app(path), base_url=ADDRESS) as client:
        assert "onrecord --ledger new.db add" in parse(client.get("/").text).one("code").text
        assert "No statements yet" in client.get("/statements").text
        assert "No speakers yet" in client.get("/speakers").text
        assert "Nothing found" in client.get("/search?q=river").text


def test_statements_leave_comments_out_and_link_to_their_place(get: Get) -> None:
    page = get("/statements")
    document, statements = samples.report()
    quotes = [quote.one("a") for quote in page.all("blockquote")]
    assert len(quotes) == 8
    assert "this last year" not in [quote.text for quote in quotes]
    assert f"/documents/{document.id}?at={statements[1].id}#{statements[1].id}" in [
        quote.attributes["href"] for quote in quotes
    ]
    assert page.one("p", "tally").text == "8 statements"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=mixed", ["that Vass had “closed a door nobody opened”"]),
        ("speaker=reyl&kind=direct", ["Then we shall talk slowly."]),
        ("words=dams&speaker=vass", ["We will not discuss the upper dams."]),
        ("from=2024-03-05&to=2024-03-05", ["We will not discuss the upper dams."]),
        ("reporter=calden", ["that Vass had “closed a door nobody opened”"]),
        ("speaker=nobody", []),
    ],
)
def test_statements_filter(get: Get, query: str, expected: list[str]) -> None:
    page = get(f"/statements?{query}")
    assert [quote.text for quote in page.all("blockquote")] == expected


def test_a_day_that_is_none_is_no_filter(get: Get) -> None:
    assert len(get("/statements?from=yesterday").all("blockquote")) == 8


def test_speakers_lead_to_their_statements(get: Get) -> None:
    page = get("/speakers")
    link = next(a for a in page.one("ul", "speakers").all("a") if a.text == "Teodor Vass")
    assert len(get(link.attributes["href"]).all("blockquote")) == 3
    assert [a.text for a in get("/speakers?words=reyl").one("ul", "speakers").all("a")] == ["Ansa Reyl"]
    assert "No speaker fits" in get("/speakers?words=zzz").one("main").text


def test_search_marks_the_words_and_opens_the_place(get: Get) -> None:
    hit = get("/search?q=treaties").one("ol", "hits").one("li")
    assert hit.one("mark").text == "treaties"
    assert "in a statement" in hit.text
    target = hit.one("p", "snippet").one("a").attributes["href"]
    assert samples.report()[1][4].id in target
    assert get(target).one("mark", id=samples.report()[1][4].id)


def test_search_outside_of_statements_opens_the_word(get: Get) -> None:
    target = get("/search?q=covers").one("p", "snippet").one("a").attributes["href"]
    assert target.endswith("#place")
    assert get(target).one(id="place").text == "covers"


def test_search_finds_other_languages(get: Get) -> None:
    hit = get("/search?q=رودخانه").one("ol", "hits").one("li")
    assert "Persian, not extracted" in hit.text
    assert hit.one("p", "snippet").attributes["dir"] == "auto"


@pytest.mark.parametrize("words", ['"', "AND", "a* OR (", "'; DROP TABLE documents; --", "x" * 5000, "\x00"])
def test_search_bears_any_words(client: TestClient, words: str) -> None:
    assert client.get("/search", params={"q": words}).status_code == 200


def test_search_box_keeps_the_words(get: Get) -> None:
    assert get('/search?q="upper+dams"').one("input", id="find").attributes["value"] == '"upper dams"'
    assert "Search every document" in get("/search").one("main").text


def test_pieces_of_a_snippet_are_the_snippet() -> None:
    found = list(pieces("the upper dams", [Span(4, 9), Span(8, 11)]))
    assert found == [("the ", False), ("upper", True), (" d", True), ("ams", False)]


def test_help_explains_every_kind_and_key(get: Get) -> None:
    text = get("/help").one("main").text
    for words in ("direct", "indirect", "mixed", "narrated", "own voice", "source", "cue", "next statement"):
        assert words in text
