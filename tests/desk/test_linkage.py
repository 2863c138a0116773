"""Which issues hang on which, by the words of conditions."""

from __future__ import annotations

import pytest

from onrecord.desk.linkage import Link, linkage, links
from onrecord.ledger import Ledger
from onrecord.positions import Firmness, Position
from onrecord.records import Issue, Party, Stance, content_id

BOOK = """
general_issues: false
issues:
  - {name: the base}
  - {name: shore talks, aliases: [talks on the shore]}
  - {name: the accord, aliases: [the Tarn accord]}
  - name: the batteries
    parent: shore talks
    aliases: [the guns]
  - {name: port ban, opposites: [reopening the ports]}
"""


def issue(path: str) -> Issue:
    return Issue(path.rpartition(" > ")[2], None, content_id("i", "codebook", path.casefold()), path)


def held(about: Issue, *conditions: str, holder: str = "Ana Pohl") -> Position:
    firm = Firmness(own_words=False, dated=True, reports=1)
    day = "2011-03-19"
    return Position(Party(holder), about, None, Stance.CONDITIONAL, conditions, (), day, None, day, (), firm)


@pytest.fixture
def coded(ledger: Ledger) -> Ledger:
    ledger.write.recode(lambda issue: issue, BOOK)
    return ledger


def pairs(found: list[Link]) -> list[tuple[str, str]]:
    return [(link.issue.label, link.hangs_on.path or link.hangs_on.label) for link in found]


@pytest.mark.parametrize(
    ("condition", "hangs_on"),
    [
        ("if the accord is kept", ["the accord"]),
        ("as long as the Tarn accord holds", ["the accord"]),
        ("unless Orle first withdraws its batteries from the cape", ["shore talks > the batteries"]),
        ("once its ports are open to our boats", ["port ban"]),
        ("if the port ban is lifted and the guns leave the cape", ["port ban", "shore talks > the batteries"]),
        ("if she asks", []),
        ("provided that the weather holds", []),
    ],
)
def test_a_condition_names_the_issues_of_the_codebook(coded: Ledger, condition: str, hangs_on: list[str]) -> None:
    found = linkage(coded, [held(issue("the base"), condition)])
    assert sorted(path for _, path in pairs(found)) == hangs_on
    assert all(link.conditions == (condition,) for link in found)


def test_a_condition_on_the_issue_itself_is_no_link(coded: Ledger) -> None:
    assert linkage(coded, [held(issue("port ban"), "until the port ban ends")]) == []


def test_issues_without_a_codebook_are_found_by_labels_of_several_words(coded: Ledger) -> None:
    ferry, idea = Issue("second ferry"), Issue("idea")
    others = [held(ferry), held(idea)]
    found = linkage(coded, [held(issue("the base"), "if the second ferry sails", "if the idea is dropped"), *others])
    assert pairs(found) == [("the base", "second ferry")]
    assert found[0].hangs_on == ferry


def test_positions_on_one_link_come_together_most_first() -> None:
    accord, base, talks = issue("the accord"), issue("the base"), issue("shore talks")
    meant = {"accord": accord, "talks": talks}.get
    lund = held(base, "if accord", holder="Erik Lund")
    found = links([held(base, "if talks"), lund, held(base, "unless accord")], meant)
    assert [(link.hangs_on, len(link.positions)) for link in found] == [(accord, 2), (talks, 1)]
    assert found[0].conditions == ("if accord", "unless accord")
    assert found[0].positions[0] is lund


def test_nothing_is_read_where_nobody_sets_a_condition(ledger: Ledger) -> None:
    assert linkage(ledger, [held(issue("the base"))]) == []
