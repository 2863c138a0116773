"""The reader's page: the text is the document's, the marks are the statements'."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Decision, Ledger, Ruling
from onrecord.records import (
    Claim,
    Document,
    Issue,
    Kind,
    Metadata,
    Paragraph,
    Part,
    Party,
    Span,
    Stance,
    Statement,
    text_hash,
)
from onrecord.web import create_app
from onrecord.web.blocks import Scene, blocks, paragraphs_of
from onrecord.web.cards import cards
from onrecord.web.reader_memory import statements_of
from onrecord.web.reader_sheets import sheet_of
from onrecord.web.shown import displayable
from onrecord.web.voices import Voices
from tests.web import samples
from tests.web.conftest import ADDRESS
from tests.web.page import Element, parse


def reader(client: TestClient, document: Document, query: str = "") -> Element:
    answer = client.get(f"/documents/{document.id}{query}")
    assert answer.status_code == 200
    return parse(answer.text)


@pytest.mark.parametrize("make", [samples.report, samples.transcript, samples.hostile])
def test_paragraphs_are_the_documents_own_words(client: TestClient, make: object) -> None:
    document, _ = make()  # type: ignore[operator]
    shown = [p.text for p in reader(client, document).all(cls="text")]
    assert shown == [displayable(document.text[p.start : p.end]) for p in document.paragraphs]


def test_parts_are_labelled(client: TestClient) -> None:
    page = reader(client, samples.report()[0])
    parts = [p.attributes["data-part"] for p in page.all(cls="text")]
    assert parts == ["headline", "byline", "body", "body", "body", "author_note", "comment", "furniture"]
    assert [h.text for h in page.all("h2", "part-head")] == ["About the author", "Comments", "Page furniture"]
    assert page.one("h1").text == "Orvane rejects talks on the upper dams"


def test_every_statement_has_a_mark_and_a_card_that_point_at_each_other(client: TestClient) -> None:
    document, statements = samples.report()
    page = reader(client, document)
    for statement in statements:
        card = page.one("article", id=f"card-{statement.id}")
        mark = page.one("mark", id=statement.id)
        assert mark.text == document.text[statement.content.spans[0].start : statement.content.spans[0].end]
        assert mark.one("a", "tag", href=f"#card-{statement.id}").attributes["data-label"] == label(card)
        assert f"k-{statement.kind.value}" in mark.classes


def label(card: Element) -> str:
    return card.all("a", "tag")[0].attributes["data-label"]


def test_nested_statement_lies_inside_its_outer(client: TestClient) -> None:
    document, statements = samples.report()
    outer, inner = statements[2], statements[3]
    page = reader(client, document)
    assert page.one("mark", id=outer.id).one("mark", id=inner.id).text == inner.content.text
    via = page.one("article", id=f"card-{inner.id}").one(cls="via")
    assert via.text == "via Calden Post B1 ← Ilse Marrow".replace("B1", label(page.one(id=f"card-{outer.id}")))
    assert via.one("a").attributes["href"] == f"#{outer.id}"


def test_pieces_of_one_statement_are_linked(client: TestClient) -> None:
    document, statements = samples.report()
    two = statements[4]
    first, second = reader(client, document).all("mark", data_s=two.id)
    assert [first.text, second.text] == ["The river is ours,", "It was ours before there were treaties."]
    assert "id" not in second.attributes
    assert second.one("a", "next").attributes["href"] == f"#{two.id}"


def test_source_and_cue_are_marked_in_their_own_ways(client: TestClient) -> None:
    document, statements = samples.report()
    page = reader(client, document)
    assert page.one(cls="src", data_s=statements[1].id).text == "Minister Teodor Vass"
    assert page.one(cls="cue", data_s=statements[1].id).text == "said"


def test_card_tells_time_claim_and_conditions(client: TestClient) -> None:
    document, statements = samples.report()
    card = reader(client, document).one("article", id=f"card-{statements[1].id}")
    assert card.one("span", "said").text == "said 5 Mar 2024 reckoned"
    claim = card.one("li", "claim")
    assert "oppose" in claim.text
    assert [limit.text for limit in claim.all(cls="limit")] == [
        "condition before there were treaties",
        "exception this last year",
    ]
    assert "known by name in the text" in card.text


def test_turns_carry_their_voice_on_the_paragraph(client: TestClient) -> None:
    document, statements = samples.transcript()
    page = reader(client, document)
    turns = page.all("div", "p-turn")
    assert ["voice" in turn.classes for turn in turns] == [True, True]
    assert [turn.one("b", "name").text for turn in turns] == ["VASS", "REYL"]
    assert "whole" in page.one("mark", id=statements[0].id).classes
    assert "not before 1 Feb 2024" in page.one(cls="byline").text


def test_filter_by_speaker_and_kind_leaves_their_statements(client: TestClient) -> None:
    document, statements = samples.report()
    page = reader(client, document, "?speaker=teodor-vass&kind=direct")
    shown = {mark.attributes["data-s"] for mark in page.all("mark", "say")}
    assert shown == {statements[1].id, statements[4].id}
    assert "2 of 6 shown" in page.one(cls="legend").text
    assert [a.text for a in page.one(cls="legend").all("a", aria_current="true")] == [" Teodor Vass 3", "direct 2"]


def test_the_statement_of_the_address_is_marked_and_never_filtered_away(client: TestClient) -> None:
    document, statements = samples.report()
    page = reader(client, document, f"?speaker=ansa-reyl&at={statements[1].id}")
    assert "is-chosen" in page.one("mark", id=statements[1].id).classes
    assert "is-chosen" in page.one("article", id=f"card-{statements[1].id}").classes


def test_place_of_a_hit_is_marked(client: TestClient) -> None:
    document, _ = samples.report()
    start = document.text.index("Calden")
    page = reader(client, document, f"?place={start}-{start + 6}")
    assert page.one("span", id="place").text == "Calden"
    assert not reader(client, document, "?place=9-99999999").all(id="place")


def test_unknown_kind_shows_nothing_but_says_how_to_see_all(client: TestClient) -> None:
    document, _ = samples.report()
    page = reader(client, document, "?kind=shouted")
    assert not page.all("mark", "say")
    assert page.one("a", "clear").attributes["href"] == f"/documents/{document.id}"


def test_statement_address_leads_to_its_place(client: TestClient) -> None:
    document, statements = samples.report()
    answer = client.get(f"/statements/{statements[1].id}")
    assert answer.status_code == 302
    assert answer.headers["location"] == f"/documents/{document.id}?at={statements[1].id}#{statements[1].id}"


def test_a_name_or_prefix_leads_to_the_document(client: TestClient) -> None:
    document, _ = samples.report()
    answer = client.get(f"/documents/{document.id[:8]}?kind=direct")
    assert (answer.status_code, answer.headers["location"]) == (302, f"/documents/{document.id}?kind=direct")


def test_a_language_that_is_not_extracted_says_so(client: TestClient) -> None:
    page = reader(client, samples.persian())
    assert "not extracted" in page.one("p", "notice").text
    assert page.one("p", "text").attributes["dir"] == "auto"
    assert not page.all("ul", "speakers-here")


def test_metadata_block_links_only_web_addresses(client: TestClient) -> None:
    about = reader(client, samples.report()[0]).one("details", "about")
    link = about.one("a")
    assert link.attributes["href"] == "https://wire.example/dams?a=1&b=2"
    assert "noopener" in link.attributes["rel"]
    assert "noreferrer" in link.attributes["rel"]
    assert not reader(client, samples.persian()).one("details", "about").all("a")


def test_text_outside_of_paragraphs_is_shown_as_body() -> None:
    text = "First.\n\nSecond,\nstill second.\n \nThird."
    loose = Document("x", text, text_hash(text), (Paragraph(8, 29, Part.CAPTION),))
    found = [(text[p.start : p.end], p.part) for p in paragraphs_of(loose)]
    assert found == [("First.", Part.BODY), ("Second,\nstill second.", Part.CAPTION), ("Third.", Part.BODY)]


def test_a_statement_over_two_paragraphs_has_one_label_and_two_marks() -> None:
    text = "One said. Two.\n\nThree."
    document = Document("x", text, text_hash(text), (Paragraph(0, 14, Part.BODY), Paragraph(16, 22, Part.BODY)))
    statement = Statement(document.id, Kind.DIRECT, samples.passage(text, "Two.\n\nThree."), "m@1")
    first, second = blocks(document, [statement], cards([statement], Voices([statement])))
    one, two = parse(str(first.html)).one("mark"), parse(str(second.html)).one("mark")
    assert (one.text, two.text) == ("Two.", "Three.")
    assert one.attributes["id"] == statement.id
    assert not two.all("a")
    assert [len(block.cards) for block in (first, second)] == [1, 0]


def test_place_inside_a_statement_keeps_both() -> None:
    document, statements = samples.report()
    at = document.text.index("upper dams.")
    made = blocks(document, statements, cards(statements, Voices(statements)), Scene(Span(at, at + 5)))
    marked = parse("".join(str(block.html) for block in made)).one("mark", id=statements[1].id)
    assert marked.one("span", "place").text == "upper"


def test_a_headline_under_page_furniture_is_the_title() -> None:
    text = "Subscribe\n\nDams\n\nText.\n\nMore dams"
    parts = {0: Part.FURNITURE, 1: Part.HEADLINE, 3: Part.HEADLINE}
    document = Document("x", text, text_hash(text), samples.paragraphs(text, parts))
    assert [block.is_title for block in blocks(document, [], [])] == [False, True, False, False]


def test_layers_are_switched_by_the_address(client: TestClient) -> None:
    document, _ = samples.report()
    bare = reader(client, document, "?layers=none")
    assert bare.all("mark", "say")
    assert not [span for span in bare.all("span") if "data-s" in span.attributes or "timex" in span.classes]
    switches = bare.one("ul", "layers-here").all("a")
    assert [" ".join(a.text.split()) for a in switches] == [
        f"{name} hidden, show them" for name in ("sources and cues", "claims", "times", "parts")
    ]
    assert switches[1].attributes["href"] == f"/documents/{document.id}?layers=claims"
    assert reader(client, document, "?layers=claims").all("span", "issue")
    assert "with-parts" in reader(client, document, "?layers=parts").one(cls="reader").classes
    assert reader(client, document, "?layers=glow").one(cls="layers-here").text == bare.one(cls="layers-here").text


def test_times_are_marked_with_their_value(client: TestClient) -> None:
    times = reader(client, samples.report()[0], "?layers=times").all("span", "timex")
    assert [(time.text, time.attributes["title"]) for time in times] == [
        ("on Tuesday", "5 Mar 2024"),  # the words of the statement's own day
        ("last year", "2023"),
    ]
    assert times[0].one("i").attributes["aria-label"] == "Time, 5 Mar 2024:"


def test_scope_and_counterpart_are_marked() -> None:
    text = "The envoy backs talks with Orvane in winter."
    document = Document("x", text, text_hash(text))
    claim = Claim(
        Party("the envoy"),
        "SUPPORT",
        Issue("talks", samples.passage(text, "talks")),
        Stance.SUPPORT,
        counterpart=Party("Orvane", None, samples.passage(text, "Orvane")),
        scope=(samples.passage(text, "in winter"),),
    )
    statement = Statement(document.id, Kind.NARRATED, samples.passage(text, text[:-1]), "m@1", claims=(claim,))
    (block,) = blocks(document, [statement], cards([statement], Voices([statement])))
    page = parse(str(block.html))
    assert (page.one("span", "scope").text, page.one("span", "counterpart").text) == ("in winter", "Orvane")


@pytest.fixture
def short_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.reader_sheets.SHEET_CHARACTERS", 200)


@pytest.mark.usefixtures("short_sheets")
def test_a_long_document_comes_in_sheets(client: TestClient) -> None:
    document, statements = samples.report()
    first = reader(client, document)
    total = len(first.all("nav", "sheets")[0].one("ul").all("li"))
    assert total > 1
    pages = [reader(client, document, f"?sheet={number}") for number in range(1, total + 1)]
    assert [p.text for page in pages for p in page.all(cls="text")] == [
        document.text[p.start : p.end] for p in document.paragraphs
    ]
    shown = [mark.attributes["data-s"] for page in pages for mark in page.all("mark", "say")]
    assert set(shown) == {s.id for s in statements}
    assert pages[0].all("a", rel="next")[0].attributes["href"] == f"/documents/{document.id}?sheet=2"


@pytest.mark.usefixtures("short_sheets")
def test_what_the_address_marks_decides_the_sheet(client: TestClient) -> None:
    document, statements = samples.report()
    page = reader(client, document, f"?at={statements[4].id}&sheet=1")
    assert page.one("mark", id=statements[4].id)
    start = document.text.index("covers")
    assert reader(client, document, f"?place={start}-{start + 6}").one(id="place").text == "covers"


def test_a_paragraph_longer_than_a_sheet_is_cut_at_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.reader_sheets.SHEET_CHARACTERS", 50)
    text = "word " * 40
    document = Document("x", text, text_hash(text), (Paragraph(0, len(text), Part.BODY),))
    sheets = [sheet_of(document, document.paragraphs, [], number, 0) for number in range(1, 5)]
    assert [sheet.total for sheet in sheets] == [4] * 4
    assert "".join(text[p.start : p.end] for sheet in sheets for p in sheet.paragraphs) == text
    assert sheet_of(document, document.paragraphs, [], 99, 120).number == 3


def test_sheets_are_cut_by_statements_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.reader_sheets.SHEET_STATEMENTS", 2)
    document, statements = samples.report()
    numbers = range(1, sheet_of(document, document.paragraphs, statements, None, 0).total + 1)
    begins = [s.content.start for s in statements]
    for number in numbers:
        sheet = sheet_of(document, document.paragraphs, statements, number, 0)
        start, end = sheet.span
        assert sum(start <= begin < end for begin in begins) <= 2


def test_other_versions_are_a_link_away(tmp_path: Path) -> None:
    path = tmp_path / "two.db"
    with Ledger.open(path, create=True) as ledger:
        for text in ("The river is ours.", "The river is everybody's."):
            meta = Metadata(title="River", language="en", url="https://wire.example/river")
            made = samples.document("river.txt", text, meta, samples.paragraphs(text, {}))
            ledger.write.add(made, [], code="0", model="m@1")
        old, new = ledger.read.versions(made.id)
    with TestClient(create_app(path), base_url=ADDRESS) as client:
        page = parse(client.get(f"/documents/{old.id}").text)
    versions = page.one(cls="versions")
    assert " ".join(versions.text.split()) == "version 1 2"
    assert versions.one("a").attributes["href"] == f"/documents/{new.id}"
    assert page.all("p", "notice")[0].one("a").attributes["href"] == f"/documents/{new.id}"


def test_statements_are_read_anew_after_a_write(tmp_path: Path) -> None:
    path = samples.build(tmp_path / "river.db")
    document, statements = samples.report()
    with Ledger.open(path) as ledger:
        assert len(statements_of(ledger.read, document.id)) == len(statements)
        ledger.write.judge(statements[1].id, Ruling(Decision.ACCEPT, "Mara"))
        assert {s.judgement for s in statements_of(ledger.read, document.id)} == {None, "accept"}
