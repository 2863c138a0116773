"""Findings of a ledger: as the comparison of claims makes them, chosen by actor, issue, day, side and document."""

from dataclasses import replace

import pytest

from onrecord import desk
from onrecord.desk import FindingQuery
from onrecord.desk.speaking import spoken
from onrecord.errors import NotFoundError
from onrecord.ledger import Decision, Ledger
from onrecord.positions import FindingKind, Gate, Verdict
from onrecord.records import Passage
from tests.desk.base import BOOK, REPORTS, enter, report


@pytest.fixture
def base(ledger: Ledger) -> Ledger:
    """Four reports of two ministers of one side and a premier of another, coded by a codebook."""
    for told in REPORTS:
        enter(ledger, *told)
    ledger.write.recode(lambda issue: issue, BOOK)
    return ledger


def kinds(ledger: Ledger, **asked: object) -> list[str]:
    return sorted(f.kind.value for f in desk.findings(ledger, FindingQuery(**asked)))  # type: ignore[arg-type]


def test_changes_splits_and_oppositions_are_found(base: Ledger) -> None:
    found = desk.findings(base)
    assert [f.score for f in found] == sorted((f.score for f in found), reverse=True)
    assert {f.kind for f in found} == {
        FindingKind.REVERSAL,
        FindingKind.SPLIT,
        FindingKind.OPPOSITION,
        FindingKind.CLAIMED_CONTRADICTION,
    }
    reversal = next(f for f in found if f.kind is FindingKind.REVERSAL)
    assert reversal.dates == ("2011-03-19", "2011-05-02")
    assert [actor.name for actor in reversal.actors] == ["Ana Pohl"]
    assert reversal.because == (
        "on 19 March 2011 Ana Pohl was for the base, as reported by a.txt; "
        "on 2 May 2011 Ana Pohl was against the base, as reported by c.txt: a reversal."
    )
    assert [e.statement for e in reversal.evidence] == list(reversal.statements)


def test_a_claimed_contradiction_gets_the_ledgers_verdict(base: Ledger) -> None:
    claimed = desk.findings(base, FindingQuery(kind=FindingKind.CLAIMED_CONTRADICTION))
    assert [f.verdict for f in claimed] == [Verdict.CHANGE]
    assert claimed[0].evidence[0].text == "Pohl has contradicted herself on the base."


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"actor": "pohl", "kind": FindingKind.REVERSAL}, ["reversal"]),
        ({"actor": "Erik Lund"}, ["split"]),
        ({"actor": "nobody"}, []),
        ({"issue": "base", "side": "orle"}, ["opposition"]),
        ({"issue": "harbour"}, []),
        ({"until": "2011-03-31"}, ["split"]),
        ({"since": "2012-01-01"}, []),
        ({"document": "b.txt"}, ["split"]),
    ],
)
def test_filters(base: Ledger, asked: dict[str, object], found: list[str]) -> None:
    assert kinds(base, **asked) == found


def test_what_was_compared_is_given_on_demand(base: Ledger) -> None:
    enter(
        base,
        "f",
        "Ana Pohl said if she were premier she would back the base.",
        "back the base",
        "support",
        "2011-07-01",
    )
    gated = [f for f in desk.findings(base, FindingQuery(compared=True)) if f.gate]
    assert Gate.HYPOTHETICAL in {f.gate for f in gated}
    assert all(f.gate is None for f in desk.findings(base))


def test_one_finding_is_looked_up_by_the_beginning_of_its_id(base: Ledger) -> None:
    first = desk.findings(base)[0]
    assert desk.finding(base, first.id[:12]) == first
    with pytest.raises(NotFoundError, match="no finding"):
        desk.finding(base, "f00000000000")
    with pytest.raises(NotFoundError, match="no finding"):
        desk.finding(base, "f")


def test_unnamed_holders_and_rejected_statements_are_compared_with_nothing(base: Ledger) -> None:
    enter(base, "g", "officials rejected the base.", "rejected the base", "oppose", "2011-08-01", "officials")
    assert "officials" not in {u.holder.name for u in spoken(base).utterances}
    against = next(row.statement for row in base.read.iter_statements() if row.document.name == "c.txt")
    desk.judge(base, against.id, Decision.REJECT, desk.Reviewer("Lind"))
    assert "reversal" not in kinds(base)


def test_a_judged_finding_is_known_again(base: Ledger) -> None:
    reversal = desk.findings(base, FindingQuery(kind=FindingKind.REVERSAL))[0]
    lind = desk.Reviewer("Lind")
    desk.judge(base, reversal.id[:10], Decision.REJECT, lind)
    assert "reversal" not in kinds(base)
    assert "reversal" in kinds(base, rejected=True)
    assert base.read.finding_judgements([reversal])[reversal.id].by == "Lind"
    desk.judge(base, reversal.id, Decision.ACCEPT, lind)
    assert "reversal" in kinds(base)
    desk.undo(base, reversal.id, lind)
    assert "reversal" not in kinds(base)
    with pytest.raises(NotFoundError):
        desk.judge(base, "f0123456789", Decision.ACCEPT, lind)


def test_findings_wait_for_review_until_somebody_judges_them(base: Ledger) -> None:
    waiting = list(desk.queue(base, desk.Queue.FINDINGS))
    assert [item.finding for item in waiting] == desk.findings(base)
    first = waiting[0].finding
    assert first is not None
    desk.judge_finding(base, first, desk.Reviewer("Lind"), Decision.UNSURE)
    assert [item.ref for item in desk.queue(base, desk.Queue.FINDINGS)] == [item.ref for item in waiting[1:]]
    assert [i.finding and i.finding.kind.value for i in desk.queue(base, desk.Queue.FINDINGS, "b.txt")] == ["split"]


def test_a_condition_is_met_by_what_another_document_tells(ledger: Ledger) -> None:
    offer = "Ana Pohl would accept the base if the runway dues fall."
    document, statement = report("o", offer, offer[9:-1], "conditional", "2011-03-19")
    condition = Passage.of(offer, [(offer.index("if"), len(offer) - 1)])
    claim = replace(statement.claims[0], conditions=(condition,))
    ledger.write.add(document, [replace(statement, claims=(claim,))], model="m", collection=None)
    enter(ledger, "p", "Ana Pohl backed the base on Saturday.", "backed the base", "support", "2011-06-04")
    assert kinds(ledger) == ["softening"]
    enter(
        ledger, "n", "The runway dues fell on Friday, and the base was quiet.", "quiet", "unclear", "2011-05-06", "it"
    )
    assert kinds(ledger) == ["condition_met"]
