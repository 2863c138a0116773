"""One finding: its sides and what differs, what was looked at, what was turned away, what people decided."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord import desk
from onrecord.ledger import Decision, Ledger
from onrecord.positions import FindingKind, Gate
from onrecord.web import create_app
from onrecord.web.finding import FindingPage, context
from onrecord.web.findings_asked import Asked
from tests.desk.base import enter
from tests.web import findings_ledger
from tests.web.conftest import ADDRESS
from tests.web.page import parse


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return findings_ledger.build(tmp_path / "base.db")


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path) as opened:
        yield opened


def shown(ledger: Ledger, kind: FindingKind, gate: Gate | None = None, asked: Asked | None = None) -> FindingPage:
    return context(ledger, findings_ledger.one(ledger, kind, gate), asked or Asked())


def cells(page: FindingPage, name: str) -> list[list[str]]:
    (row,) = (row for row in page.shown.rows if row.name == name)
    return [[words.text for words in cell] for cell in row.cells]


def test_a_reversal_side_by_side(ledger: Ledger) -> None:
    page = shown(ledger, FindingKind.REVERSAL)
    assert [side.name for side in page.shown.sides] == ["Earlier", "Later"]
    assert ["".join(run.text for run in side.quotation) for side in page.shown.sides] == [
        "backed the base",
        "rejected the base",
    ]
    assert [[run.text for run in side.quotation if run.differs] for side in page.shown.sides] == [
        ["backed"],
        ["rejected"],
    ]
    assert cells(page, "Stance") == [["+ support"], ["− oppose"]]
    assert cells(page, "Day") == [["19 Mar 2011"], ["2 May 2011"]]
    assert cells(page, "Reported by") == [["a.txt"], ["c.txt"]]
    assert [row.name for row in page.shown.rows if row.differs] == ["Stance"]
    assert page.actors[0].href == "/actors/name%3AAna%20Pohl"


def test_the_gates_that_it_passed_are_told(ledger: Ledger) -> None:
    page = shown(ledger, FindingKind.REVERSAL)
    assert all(check.passed for check in page.checks)
    told = {check.name: check.words for check in page.checks}
    assert told["Holder"].startswith("one holder, Ana Pohl")
    assert told["Counterpart"] == "neither names a counterpart"
    assert told["Time"] == "44 days apart"


def test_the_gate_that_turned_it_away_is_told(ledger: Ledger) -> None:
    page = shown(ledger, FindingKind.REVERSAL, Gate.HYPOTHETICAL)
    stopped = [check for check in page.checks if not check.passed]
    assert [(check.name, check.words) for check in stopped] == [("Held", "the later one is only supposed")]
    assert page.gate == "only supposed"
    assert page.kind_words == "No reversal"


def test_what_else_was_compared_and_what_was_held_around_it(ledger: Ledger) -> None:
    page = shown(ledger, FindingKind.REVERSAL)
    assert "only supposed" in {other.gate for other in page.turned_away}
    assert {other.kind for other in page.others} == {
        FindingKind.SPLIT,
        FindingKind.CLAIMED_CONTRADICTION,
        FindingKind.OPPOSITION,
    }
    assert [(p.since, p.until, p.stance, p.here) for p in page.positions] == [
        ("19 Mar 2011", "2 May 2011", "support", True),
        ("2 May 2011", "", "oppose", True),
    ]


def test_a_split_has_two_holders(ledger: Ledger) -> None:
    page = shown(ledger, FindingKind.SPLIT)
    assert [actor.name for actor in page.actors] == ["Ana Pohl", "Erik Lund"]
    assert {p.holder for p in page.positions} == {"Ana Pohl", "Erik Lund"}


def test_a_claimed_contradiction_has_the_authors_sentence_and_the_verdict(ledger: Ledger) -> None:
    page = shown(ledger, FindingKind.CLAIMED_CONTRADICTION)
    assert [side.name for side in page.shown.sides] == ["The author’s sentence", "Earlier", "Later"]
    assert [side.tag for side in page.shown.sides] == ["ins", "del", "ins"]
    assert page.shown.sides[0].href.startswith("/documents/")
    assert page.points[0].lines == ("change, since time lies between",)


def test_a_day_that_cannot_be_right_is_told_with_its_basis(ledger: Ledger) -> None:
    told = ("g", "Lena Aas backed the base on Monday.", "backed the base", "support", "2011-09-01", "Lena Aas")
    late = enter(ledger, *told)
    ledger.write.edit(late.document, {"published": "2011-08-01"})
    page = shown(ledger, FindingKind.DATE_CONFLICT)
    assert page.points[0].heading == "The days"
    assert page.points[0].lines == ("1 Sep 2011 (day named); published 1 Aug 2011 in g.txt",)
    assert len(page.shown.sides) == 1


def test_judgements_are_listed_newest_first(ledger: Ledger) -> None:
    found = findings_ledger.one(ledger, FindingKind.SPLIT)
    for name, decision in (("Lind", Decision.UNSURE), ("Rohm", Decision.ACCEPT)):
        desk.judge_finding(ledger, found, desk.Reviewer(name, "seen"), decision)
    page = context(ledger, found, Asked())
    assert [(view.by, view.words, view.note) for view in page.history] == [
        ("Rohm", "accepted", "seen"),
        ("Lind", "unsure", "seen"),
    ]
    assert page.judgement
    assert page.judgement.by == "Rohm"


def test_next_and_previous_go_through_the_list_it_came_from(ledger: Ledger) -> None:
    asked = Asked(issue="base")
    page = shown(ledger, FindingKind.REVERSAL, asked=asked)
    assert page.place
    assert page.place.total == 4
    hrefs = [href for href in (page.before_href, page.after_href) if href]
    assert hrefs
    assert all(href.endswith("?issue=base") for href in hrefs)
    assert page.list_href == "/findings?issue=base"


def test_evidence_that_is_gone_leaves_the_rest(ledger: Ledger) -> None:
    found = findings_ledger.one(ledger, FindingKind.SPLIT)
    ledger.write.remove(found.evidence[1].document)
    page = context(ledger, found, Asked())
    assert len(page.shown.sides) == 1
    assert page.checks == ()


def test_the_page_is_served_and_a_short_id_goes_to_the_whole(path: Path, ledger: Ledger) -> None:
    found = findings_ledger.one(ledger, FindingKind.REVERSAL)
    with TestClient(create_app(path), base_url=ADDRESS, follow_redirects=False) as client:
        short = client.get(f"/findings/{found.id[:9]}?kind=reversal")
        assert short.headers["location"] == f"/findings/{found.id}?kind=reversal"
        page = parse(client.get(f"/findings/{found.id}").text)
        assert [d.text for d in page.one("tr", "f-words").all("del")] == ["backed"]
        assert [i.text for i in page.one("tr", "f-words").all("ins")] == ["rejected"]
        assert client.get("/findings/f0000000000000000").status_code == 404
