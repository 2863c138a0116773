"""The list of documents, and the help."""

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.records import Metadata
from onrecord.web import create_app
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
    page = get("/documents")
    assert titles(page)[:2] == [
        "Orvane rejects talks on the upper dams",
        "</title><script>document.title='run'</script>",
    ]
    row = page.all("tr")[1]
    assert row.one("td", "when").text.split() == ["6", "Mar", "2024", "from", "its", "byline"]
    assert row.one("td", "num", data_is="Statements").text == "5"
    assert "4 documents, 8 statements, 4 speakers" in page.one("p", "tally").text


def test_undated_and_unextracted_documents_say_so(get: Get) -> None:
    rows = {row.all("a")[0].text: row for row in get("/documents").all("tr")[1:]}
    assert "not before 1 Feb 2024" in rows["Round two"].one("td", "when").text
    assert "not extracted" in rows["رودخانه"].one("td", data_is="Language").text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("words=treaties", ["Orvane rejects talks on the upper dams"]),
        ("publisher=Meridian+Wire", ["Orvane rejects talks on the upper dams"]),
        ("genre=transcript", ["Round two"]),
        ("language=fa", ["رودخانه"]),
        ("from=2024-03-01&to=2024-03-31", ["Orvane rejects talks on the upper dams"]),
        ("collection=river&genre=transcript", ["Round two"]),
        ("words=zzz", []),
    ],
)
def test_documents_filter(get: Get, query: str, expected: list[str]) -> None:
    page = get(f"/documents?{query}")
    assert titles(page) == expected
    assert page.one("a", "clear").attributes["href"] == "/documents"


def test_filter_that_fits_nothing_says_so(get: Get) -> None:
    assert "No document fits" in get("/documents?words=zzz").one("main").text


def test_unknown_genre_is_no_filter(get: Get) -> None:
    assert len(titles(get("/documents?genre=ballad"))) == 4


def test_pages_of_documents_join_up(tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    with Ledger.open(path, create=True) as ledger:
        for number in range(60):
            text = f"Report {number} speaks of nothing."
            meta = Metadata(title=f"Report {number}", language="en", publisher="Wire & Co")
            made = samples.document(f"{number}.txt", text, meta, samples.paragraphs(text, {}))
            ledger.write.add(made, [], code="0", model="m@1")
    with TestClient(create_app(path), base_url=ADDRESS) as client:
        first = parse(client.get("/documents?publisher=Wire+%26+Co").text)
        second = parse(client.get(first.one("a", rel="next").attributes["href"]).text)
        assert (len(titles(first)), len(titles(second))) == (50, 10)
        assert len({*titles(first), *titles(second)}) == 60
        back = second.one("nav", "pager").one("a").attributes["href"]
        assert titles(parse(client.get(back).text)) == titles(first)


def test_empty_ledger_says_how_to_add(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    Ledger.open(path, create=True).close()
    with TestClient(create_app(path), base_url=ADDRESS) as client:
        assert "onrecord --ledger new.db add" in parse(client.get("/documents").text).one("code").text
        assert "No statements yet" in client.get("/search").text
        assert "No statement fits" in client.get("/search?q=river").text


def test_documents_are_sorted(get: Get) -> None:
    assert titles(get("/documents?sort=title"))[0] == "</title><script>document.title='run'</script>"
    assert titles(get("/documents?sort=statements"))[:2] == ["Orvane rejects talks on the upper dams", "Round two"]
    assert titles(get("/documents?sort=size")) == titles(get("/documents"))


def test_each_document_can_be_changed_from_the_list(get: Get) -> None:
    row = get("/documents").all("tr")[1]
    document, _ = samples.report()
    assert [a.attributes["href"] for a in row.one("td", "change").all("a")] == [
        f"/documents/{document.id}/edit",
        f"/documents/{document.id}/remove",
    ]


def test_help_explains_every_kind_and_key(get: Get) -> None:
    text = get("/help").one("main").text
    for words in ("direct", "indirect", "mixed", "narrated", "own voice", "source", "cue", "next statement"):
        assert words in text
