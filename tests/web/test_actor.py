"""The page of an actor and the list of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord import desk
from onrecord.ledger import Ledger, SubjectKind
from onrecord.records import Party
from onrecord.web import actor, create_app, links, sayings
from onrecord.web.charts.marks import Look
from onrecord.web.timeline_query import Chosen, TimelineQuery
from onrecord.web.who import found
from tests.web import lake
from tests.web.conftest import ADDRESS
from tests.web.page import Element, parse

HERE = "/actors/orla-venn"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lake.build(tmp_path_factory.mktemp("lake") / "lake.db")


@pytest.fixture(scope="module")
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def site(path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(path), base_url=ADDRESS, follow_redirects=False) as client:
        yield client


def page_of(ledger: Ledger, query: TimelineQuery = TimelineQuery(), ref: str = "orla-venn") -> actor.ActorPage:  # noqa: B008
    who, _ = found(ledger, ref)
    return actor.context(ledger, who, query)


def got(site: TestClient, address: str) -> Element:
    answer = site.get(address)
    assert answer.status_code == 200, answer.text
    return parse(answer.text)


def test_a_lane_an_issue_with_marks_by_stance_and_day(ledger: Ledger) -> None:
    lanes = page_of(ledger).view.lanes
    assert [lane.head.name for lane in lanes] == ["lake talks", "dredging", "no claim"]
    talks = lanes[0].laid
    assert [m.look for m in talks.marks] == [Look.SUPPORT, Look.CONDITIONAL, Look.OPPOSE]
    assert [m.y for m in talks.marks] == sorted(m.y for m in talks.marks)
    assert [m.limited for m in talks.marks] == [False, True, False]


def test_positions_are_bands_and_changes_are_breaks_that_lead_to_their_finding(ledger: Ledger) -> None:
    talks = page_of(ledger).view.lanes[0].laid
    assert [(b.look, b.open) for b in talks.bands] == [
        (Look.SUPPORT, False),
        (Look.CONDITIONAL, False),
        (Look.OPPOSE, True),
    ]
    assert all(b.href.startswith("/findings/f") for b in talks.breaks)
    names = [b.name for b in talks.breaks]
    assert "hardening" in names
    assert len(names) >= 2


def test_marks_say_the_lane_once_and_quote_once(ledger: Ledger) -> None:
    lanes = page_of(ledger).view.lanes
    aloud = [m.aloud for lane in lanes for m in (*lane.laid.marks, *lane.laid.aside)]
    assert any(": no claim. “" in words for words in aloud)
    assert not any("no claim, no claim" in words or "““" in words or "””" in words for words in aloud)


def test_changes_come_first_below_the_chart(ledger: Ledger) -> None:
    rows = page_of(ledger).findings.rows
    assert [row.change for row in rows] == sorted((row.change for row in rows), reverse=True)
    assert all(row.because[0].isupper() or not row.because[0].isalpha() for row in rows)


def test_what_has_no_day_stands_aside_and_a_hedge_shows(ledger: Ledger) -> None:
    dredging = page_of(ledger).view.lanes[1].laid
    assert dredging.marks == ()
    assert [(m.look, m.doubted) for m in dredging.aside] == [(Look.OPPOSE, True)]


def test_what_a_spokesperson_says_stands_among_the_marks(ledger: Ledger) -> None:
    held = desk.positions(ledger, desk.PositionQuery(actor="jory-pell"))
    (said,) = sayings.carrying(ledger.read, held, ())
    assert (said.look, said.row.statement.content.text) == (Look.SUPPORT, "We are ready for the lake talks.")
    assert sayings.carrying(ledger.read, held, [u.claim for p in held for u in p.utterances]) == ()


def test_a_period_leaves_out_what_was_said_outside(ledger: Ledger) -> None:
    view = page_of(ledger, TimelineQuery(first=date(2020, 4, 1), last=date(2020, 6, 30))).view
    assert view.period == "1 Apr 2020 to 30 Jun 2020"
    assert [m.look for m in view.lanes[0].laid.marks] == [Look.CONDITIONAL]
    assert view.strip is not None
    assert view.strip.begin > 0


@pytest.mark.parametrize(
    ("query", "statements"),
    [
        (TimelineQuery(counterpart="nor"), 3),
        (TimelineQuery(reporter="Lake Herald"), 2),
        (TimelineQuery(issue="lake talks"), 4),
        (TimelineQuery(issue="lake talks > dredging"), 1),
    ],
)
def test_filters(ledger: Ledger, query: TimelineQuery, statements: int) -> None:
    assert page_of(ledger, query).view.statements == statements


def test_a_mark_opens_the_quotation_with_its_condition_and_the_reader_at_its_place(site: TestClient) -> None:
    page = got(site, HERE)
    mark = page.all("a", "look-conditional")[0]
    assert "4 May 2020: conditional, lake talks" in mark.attributes["aria-label"]
    opened = got(site, mark.attributes["href"].partition("#")[0]).one("aside", "tl-panel")
    assert "I come to the lake talks if the boats are freed." in opened.text
    assert "if the boats are freed" in opened.one("span", "limit").text
    assert "Ada Quill" in opened.text
    assert "day named" in opened.text
    assert re.fullmatch(r"/documents/d\w+\?at=(s\w+)#\1", opened.one("a", "tl-read").attributes["href"])


def test_the_panel_alone_can_be_asked_for(site: TestClient) -> None:
    mark = got(site, HERE).all("a", "look-oppose")[0].attributes["href"].partition("#")[0]
    part = got(site, f"{mark}&part=mark")
    assert part.all("main") == []
    assert part.one("aside", "tl-panel").all("blockquote")


def test_a_mark_that_is_not_there_says_so(site: TestClient) -> None:
    assert "not among those shown" in got(site, f"{HERE}?mark=s00").one("aside", "tl-panel").text


def test_a_cluster_opens_its_statements(ledger: Ledger) -> None:
    chosen = Chosen(lane="-", look=Look.NONE, first=date(2020, 6, 1), last=date(2020, 6, 1))
    panel = page_of(ledger, TimelineQuery(chosen=chosen)).view.panel
    assert panel is not None
    assert [item.card.words for item in panel.items] == ["The evening was long."]


def test_roles_are_those_of_the_period(site: TestClient) -> None:
    assert "Premier of Southmark" in got(site, HERE).one("ul", "roles").text
    later = got(site, f"{HERE}?from=2023-01-01&to=2023-12-31")
    assert later.all("ul", "roles") == []
    assert "No role is known in this period" in later.one("div", "who").text


def test_names_in_the_documents_stand_beside_those_that_are_known(ledger: Ledger) -> None:
    assert page_of(ledger).who.names == ("O. Venn", "Madam Venn")


def test_the_tables_below_say_what_the_chart_says(site: TestClient) -> None:
    page = got(site, HERE)
    positions = page.one("section", id="positions").text
    assert "still held" in positions
    assert "the boats are freed" in positions
    assert "hardening" in page.one("section", id="findings").text
    assert "The evening was long." in page.one("section", id="rest").text
    table = page.one("details", "tl-table")
    assert len(table.one("tbody").all("tr")) == 5


def test_nothing_in_a_period_says_what_to_do(site: TestClient) -> None:
    page = got(site, f"{HERE}?kind=own")
    assert "Nothing in this period" in page.one("section", "empty").text


def test_filters_that_cannot_be_read_are_none(site: TestClient) -> None:
    page = got(site, f"{HERE}?from=soon&to=2020-99-99&kind=shouted&positions=-1&findings=x&look=&lane=&mark=")
    assert page.one("div", "tl-period").text == got(site, HERE).one("div", "tl-period").text


def test_an_unresolved_name_has_a_page_and_an_unknown_id_has_none(site: TestClient) -> None:
    page = got(site, "/actors/name:No%20Body%2FElse")
    assert page.one("h1").text == "No Body/Else"
    assert site.get("/actors/nobody-at-all").status_code == 404
    assert site.get("/actors/name:").status_code == 404


def test_the_list_has_counts_roles_and_sides(site: TestClient) -> None:
    rows = got(site, "/actors").one("tbody").all("tr")
    assert [row.one("th").text for row in rows] == ["Orla Venn", "Jory Pell"]
    assert "South" in rows[0].text
    assert rows[0].one("td", "num").text == "5"
    north = got(site, "/actors?side=North").one("tbody").all("tr")
    assert [row.one("th").one("a").attributes["href"] for row in north] == ["/actors/jory-pell"]
    assert "No actor fits" in got(site, "/actors?words=zzz").one("main").text


def test_the_old_address_leads_to_the_list(site: TestClient) -> None:
    answer = site.get("/speakers?words=venn")
    assert (answer.status_code, answer.headers["location"]) == (301, "/actors?words=venn")


def csrf(page: Element) -> str:
    return page.one("meta", name="csrf").attributes["content"]


def test_merging_splitting_and_taking_back_are_judgements(tmp_path: Path) -> None:
    path = lake.build(tmp_path / "lake.db")
    with TestClient(create_app(path), base_url=ADDRESS, follow_redirects=False) as site:
        token = csrf(got(site, HERE))
        post = {"csrf": token, "act": "merge", "other": "orla-venn"}
        answer = site.post("/actors/jory-pell", data=post)
        assert answer.status_code == 303
        moved = site.get(answer.headers["location"])
        assert moved.headers["location"] == HERE
        page = got(site, HERE)
        assert "Jory Pell is Orla Venn" in page.one("details", "who-more").text
        ref = page.one("input", name="ref").attributes["value"]
        assert site.post(HERE, data={"csrf": token, "act": "undo", "ref": ref}).status_code == 303
        assert site.get("/actors/jory-pell").status_code == 200
        split = {"csrf": token, "act": "split", "name": "Madam Venn", "into": ""}
        assert site.post(HERE, data=split).status_code == 303
    with Ledger.open(path, read_only=True) as ledger:
        made = ledger.read.judgements()
        assert [j.kind for j in made] == [SubjectKind.SPLIT]
        assert ledger.read.actor("Madam Venn").id != "orla-venn"


def test_a_form_of_another_site_or_without_a_name_changes_nothing(site: TestClient) -> None:
    assert site.post(HERE, data={"act": "merge", "other": "jory-pell"}).status_code == 403
    token = csrf(got(site, HERE))
    assert site.post(HERE, data={"csrf": token, "act": "merge", "other": ""}).status_code == 400
    assert got(site, "/actors/jory-pell").one("h1").text == "Jory Pell"


def test_many_statements_are_grouped_and_none_is_lost(tmp_path: Path) -> None:
    days = [(2010 + n // 60, 1 + n % 12, 1 + n % 28) for n in range(300)]
    sayings = [
        lake.Told(lake.ORLA, f"I said for the {n}th time that the evening was long.", f"{y}-{m:02}-{d:02}")
        for n, (y, m, d) in enumerate(days)
    ]
    with Ledger.open(lake.build(tmp_path / "many.db", sayings), read_only=True) as ledger:
        view = page_of(ledger).view
        assert sum(m.count for m in view.lanes[0].laid.marks) == 300
        assert len(view.lanes[0].laid.marks) < 80
        assert view.rows_more == 200
        rest = page_of(ledger, TimelineQuery()).rest
        assert (len(rest.rows), rest.total) == (20, 300)
        assert rest.after == f"{HERE}?rest=2#rest"
        assert rest.before is None


def test_links_tell_resolved_actors_from_names() -> None:
    assert links.actor(lake.COUNTERPART) == "/actors/nor"
    assert links.actor(Party("A/B c")) == "/actors/name%3AA%2FB%20c"
