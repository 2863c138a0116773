"""The search: statements by words and filters, the full text of documents, and export of all that is found."""

import json
import threading
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pyarrow.parquet as pq
import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger, StatementQuery, StatementRow
from onrecord.records import Span
from onrecord.web import exporting
from onrecord.web.search import pieces
from tests.web import samples
from tests.web.page import Element, parse

Get = Callable[[str], Element]
REFUSAL = samples.report()[1][1]


@pytest.fixture(scope="module")
def get(client: TestClient) -> Get:
    def got(path: str) -> Element:
        answer = client.get(path)
        assert answer.status_code == 200
        return parse(answer.text)

    return got


def quotes(page: Element) -> list[str]:
    return [quote.text for quote in page.all("blockquote")]


def test_statements_leave_comments_out_and_link_to_their_place(get: Get) -> None:
    page = get("/search")
    document, statements = samples.report()
    found = [quote.one("a") for quote in page.all("blockquote")]
    assert len(found) == 8
    assert "this last year" not in [quote.text for quote in found]
    assert f"/documents/{document.id}?at={statements[1].id}#{statements[1].id}" in [
        quote.attributes["href"] for quote in found
    ]
    assert page.one("div", "page-head").one("p", "tally").text == "8 statements"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=mixed", ["that Vass had “closed a door nobody opened”"]),
        ("speaker=reyl&kind=direct", ["Then we shall talk slowly."]),
        ("words=dams&speaker=vass", ["We will not discuss the upper dams."]),
        ("from=2024-03-05&to=2024-03-05", ["We will not discuss the upper dams."]),
        ("reporter=calden", ["that Vass had “closed a door nobody opened”"]),
        ("publisher=meridian+wire&speaker=reyl", ["that Vass had “closed a door nobody opened”"]),
        ("published_from=2024-03-06&kind=narrated", ["talks on the upper dams"]),
        ("published_to=2023-12-31", ["<b onclick=alert(1)>No</b> �gnp.exe\u202c & ␇bell."]),
        ("part=comment", ["this last year"]),
        ("speaker=nobody", []),
    ],
)
def test_statements_filter(get: Get, query: str, expected: list[str]) -> None:
    assert quotes(get(f"/search?{query}")) == expected


def test_filters_that_cannot_be_read_are_none(get: Get) -> None:
    page = get("/search?from=yesterday&kind=shouted&part=margin&judged=maybe&sort=loudest")
    assert len(quotes(page)) == 8
    assert not page.all("ul", "chips")


def test_each_filter_is_a_chip_that_takes_it_away(get: Get) -> None:
    chips = get("/search?speaker=vass&kind=direct&sort=published").one("ul", "chips")
    assert [" ".join(chip.text.split()) for chip in chips.all("li")] == ["said by vass ×", "kind direct ×"]
    away = chips.all("a")[1]
    assert away.attributes["aria-label"] == "Take away: kind direct"
    assert away.attributes["href"] == "/search?speaker=vass&sort=published"


def test_counts_beside_the_results_narrow_them(get: Get) -> None:
    facets = get("/search?speaker=vass").one("nav", "facets")
    counts = {
        section.one("h2").text: {row.one("bdi").text: row.one(cls="num").text for row in section.all("li")}
        for section in facets.all("section")
    }
    assert counts["Speaker"] == {"Teodor Vass": "3"}
    assert counts["Issue"] == {"the river": "1", "the upper dams": "1"}
    assert counts["Stance"] == {"oppose": "2"}
    assert counts["Kind"] == {"direct": "3"}
    issue = next(a for a in facets.all("a") if a.one("bdi").text == "the river")
    assert len(quotes(get(issue.attributes["href"]))) == 1


def test_kinds_are_counted_beyond_the_one_that_is_chosen(get: Get) -> None:
    facets = get("/search?kind=mixed").one("nav", "facets")
    kinds = facets.all("section")[-1]
    assert [a.one("bdi").text for a in kinds.all("a")] == ["direct", "indirect", "mixed", "narrated"]
    assert [a.one("bdi").text for a in kinds.all("a", aria_current="true")] == ["mixed"]


def test_too_many_statements_are_not_counted(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.search.BROAD", 3)
    page = get("/search")
    assert not page.all("nav", "facets")
    assert "too many to count" in page.one("details", "narrow").text


def test_the_order_is_asked_for(get: Get) -> None:
    assert quotes(get("/search"))[0] == "We will not discuss the upper dams."
    assert quotes(get("/search?sort=text"))[0] == "talks on the upper dams"
    published = quotes(get("/search?sort=published"))
    assert published[0] == "talks on the upper dams"
    assert published[-2:] == [s.content.text for s in samples.transcript()[1]]


def test_the_old_address_of_the_statements_leads_here(client: TestClient) -> None:
    answer = client.get("/statements?speaker=vass&from=2024-03-05")
    assert (answer.status_code, answer.headers["location"]) == (301, "/search?speaker=vass&from=2024-03-05")


def test_words_outside_of_statements_show_the_documents(get: Get) -> None:
    page = get("/search?q=covers")
    assert page.one("nav", "tabs").one("a", aria_current="page").text == "Full text of documents 1"
    assert "No statement fits" in get("/search?q=covers&in=statements").one("main").text


def test_full_text_says_which_filters_it_cannot_follow(get: Get) -> None:
    page = get("/search?words=river&speaker=vass&in=documents")
    assert "left aside" in page.one("p", "notice").text
    assert not get("/search?words=river&publisher=meridian+wire&in=documents").all("p", "notice")


def test_full_text_keeps_to_the_filters_of_documents(get: Get) -> None:
    assert len(get("/search?words=minister&in=documents").one("ol", "hits").all("li")) == 2
    narrowed = get("/search?words=minister&publisher=meridian+wire&in=documents")
    assert len(narrowed.one("ol", "hits").all("li")) == 1


def test_one_document_is_a_filter(get: Get) -> None:
    document, _ = samples.transcript()
    assert len(quotes(get(f"/search?document={document.id}"))) == 2


def test_search_marks_the_words_and_opens_the_place(get: Get) -> None:
    hit = get("/search?q=treaties&in=documents").one("ol", "hits").one("li")
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
    assert get("/search").one("input", id="find").attributes["value"] == ""


def test_pieces_of_a_snippet_are_the_snippet() -> None:
    found = list(pieces("the upper dams", [Span(4, 9), Span(8, 11)]))
    assert found == [("the ", False), ("upper", True), (" d", True), ("ams", False)]


def exported(client: TestClient, query: str) -> bytes:
    answer = client.get(f"/search/export?{query}")
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    return answer.content


def test_all_that_is_found_is_exported_as_records(client: TestClient) -> None:
    lines = exported(client, "format=jsonl&speaker=vass").splitlines()
    assert [json.loads(line)["content"]["text"] for line in lines] == quotes(
        parse(client.get("/search?speaker=vass").text)
    )
    table = pq.read_table(BytesIO(exported(client, "format=parquet")))
    assert table.num_rows == 8
    rows = exported(client, "format=csv&kind=direct").decode().splitlines()
    assert rows[0].startswith("id,")
    assert exported(client, "format=jsonl&rows=claims&speaker=vass").count(b"\n") == 2


def test_all_that_is_found_is_exported_as_citations(client: TestClient) -> None:
    assert exported(client, "format=bibtex&speaker=vass").count(b"@misc{") == 3
    assert exported(client, "format=ris&speaker=vass").count(b"ER  -") == 3
    assert "“We will not discuss the upper dams,” Teodor Vass" in exported(client, "format=chicago&words=dams").decode()


@pytest.mark.parametrize("query", ["format=docx", "format=csv&rows=pages"])
def test_what_cannot_be_exported_is_told(client: TestClient, query: str) -> None:
    answer = client.get(f"/search/export?{query}")
    assert answer.status_code == 400
    assert "not &#39;" in answer.text


def test_an_export_stops_when_nobody_takes_it(ledger_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "CHUNK", 1)

    def write(rows: Iterable[StatementRow], out: BinaryIO) -> None:
        for _ in rows:
            for _ in range(100):
                out.write(b"x")

    with Ledger.open(ledger_path, read_only=True) as ledger:
        sent = exporting.chunks(ledger.read, StatementQuery(limit=None), write)
        assert next(iter(sent)) == b"x"
        sent.close()
    assert not [t for t in threading.enumerate() if t.name == exporting.THREAD]


def test_what_fails_while_it_is_exported_is_raised(ledger_path: Path) -> None:
    def write(rows: Iterable[StatementRow], out: BinaryIO) -> None:
        raise OSError("no room")

    with Ledger.open(ledger_path, read_only=True) as ledger, pytest.raises(OSError, match="no room"):
        list(exporting.chunks(ledger.read, StatementQuery(limit=None), write))


def test_a_statement_is_cited(client: TestClient) -> None:
    answer = client.get(f"/statements/{REFUSAL.id}/cite")
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.startswith("“We will not discuss the upper dams,” Teodor Vass")
    assert client.get(f"/statements/{REFUSAL.id}/cite?style=bibtex").text.startswith("@misc{")
    assert client.get(f"/statements/{REFUSAL.id}/cite?style=tattoo").status_code == 400
