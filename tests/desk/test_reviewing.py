"""The queue of a reviewer in its order, lists of findings cut into pages, and what was weighed in a finding."""

from contextlib import nullcontext

import pytest

from onrecord import desk
from onrecord.desk import FindingListing, FindingQuery, Judged, Queue
from onrecord.ledger import Decision, Ledger, SubjectKind
from onrecord.positions import Finding, FindingKind, Gate
from tests.desk.base import BOOK, REPORTS, enter

LIND = desk.Reviewer("Lind")


@pytest.fixture
def base(ledger: Ledger) -> Ledger:
    """Four reports with findings between them, and one that takes part in none."""
    for told in REPORTS:
        enter(ledger, *told)
    enter(ledger, "h", "Lena Aas backed the base on Friday.", "backed the base", "support", "2011-05-06", "Lena Aas")
    ledger.write.recode(lambda issue: issue, BOOK)
    return ledger


def one(ledger: Ledger, kind: FindingKind) -> Finding:
    return next(f for f in desk.findings(ledger, FindingQuery(rejected=True)) if f.kind is kind)


@pytest.mark.parametrize("kind", [Queue.STATEMENTS, Queue.CLAIMS])
def test_what_takes_part_in_a_finding_comes_first(base: Ledger, kind: Queue) -> None:
    items = list(desk.queue(base, kind))
    assert [bool(item.parts) for item in items] == [True] * 4 + [False]
    last = items[-1].passed
    assert last
    assert last.statement.speakers[0].name == "Lena Aas"
    named = {part.kind for part in items[0].parts}
    assert named <= {f.kind for f in desk.findings(base)}


@pytest.mark.parametrize("kind", list(Queue))
def test_every_entry_is_found_where_it_stands(base: Ledger, kind: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(desk.queued(base, kind))
    monkeypatch.setattr("onrecord.desk.lines.LOOKED_UP", 1)
    line = desk.queued(base, kind)
    assert [line.place(entry.ref) for entry in whole] == list(range(len(whole)))
    assert line.place("nobody") is None
    assert desk.queued(base, kind)[1:3] == whole[1:3]
    assert list(desk.queued(base, kind)) == whole
    assert desk.queue_length(base, kind) == len(whole)


def test_the_queue_is_the_same_where_nothing_is_stored(base: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = list(desk.queued(base, Queue.CLAIMS))
    monkeypatch.setattr("onrecord.desk.listing.answering", lambda _: nullcontext())
    assert list(desk.queued(base, Queue.CLAIMS)) == stored


def test_what_a_person_rejected_pulls_nothing_to_the_front(base: Ledger) -> None:
    for found in desk.findings(base):
        desk.judge_finding(base, found, LIND, Decision.REJECT)
    assert not any(item.parts for item in desk.queue(base, Queue.STATEMENTS))


def test_a_glance_reads_what_the_queue_reads(base: Ledger) -> None:
    entries = desk.queued(base, Queue.CLAIMS)
    glanced = desk.glance(base, entries)
    whole = list(desk.queue(base, Queue.CLAIMS))
    assert [(g.ref, g.claim, g.parts) for g in glanced] == [(w.ref, w.claim, w.parts) for w in whole]
    assert [g.passed.before for g in glanced if g.passed] == [""] * 5


def test_counts_of_what_waits_and_what_is_done(base: Ledger) -> None:
    first, second = desk.queued(base, Queue.CLAIMS)[:2]
    desk.judge(base, first.ref, Decision.ACCEPT, LIND)
    made = desk.judge(base, second.ref, Decision.REJECT, LIND)
    for kind in (SubjectKind.STATEMENT, SubjectKind.CLAIM):
        assert base.read.waiting_count(kind) == len(list(base.read.waiting(kind)))
    tally = base.read.tallies("2000-01-01")[SubjectKind.CLAIM]
    assert (tally.decided, tally.since) == (2, 2)
    assert base.read.tallies("9000-01-01")[SubjectKind.CLAIM].since == 0
    latest = base.read.latest_judgement("Lind", "2000-01-01")
    assert latest
    assert latest.id == made.id
    desk.undo(base, made.id, LIND)
    back = base.read.latest_judgement("Lind", "2000-01-01")
    assert back
    assert back.decision is Decision.ACCEPT
    assert base.read.latest_judgement("Rohm", "2000-01-01") is None


def test_a_list_of_findings_in_pieces_is_the_whole(base: Ledger) -> None:
    every = desk.finding_slice(base, FindingListing())
    assert [f.id for f in every.items] == list(every.ids)
    pieces = [desk.finding_slice(base, FindingListing(), start, 2).items for start in range(0, len(every.ids), 2)]
    assert tuple(f for piece in pieces for f in piece) == every.items
    assert [f.id for f in every.items] == [f.id for f in desk.findings(base)]


def test_a_list_by_what_people_decided(base: Ledger) -> None:
    split, reversal = one(base, FindingKind.SPLIT), one(base, FindingKind.REVERSAL)
    desk.judge_finding(base, split, LIND, Decision.REJECT)
    desk.judge_finding(base, reversal, LIND, Decision.UNSURE)

    def ids(judged: Judged | None) -> set[str]:
        return set(desk.finding_slice(base, FindingListing(judged=judged)).ids)

    assert ids(Judged.REJECT) == {split.id}
    assert ids(Judged.UNSURE) == {reversal.id}
    assert ids(Judged.ANYBODY) == {split.id, reversal.id}
    assert ids(Judged.ACCEPT) == set()
    assert ids(None) == ids(Judged.NOBODY) | {reversal.id}
    assert split.id not in ids(Judged.NOBODY)


def test_lists_are_the_same_where_nothing_is_stored(base: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    supposed = "Ana Pohl said if she were premier she would back the base."
    enter(base, "f", supposed, "back the base", "support", "2011-07-01")
    desk.judge_finding(base, one(base, FindingKind.SPLIT), LIND, Decision.ACCEPT)
    asked = [
        FindingListing(latest=True),
        FindingListing(least=0.5),
        FindingListing(gate=Gate.HYPOTHETICAL),
        FindingListing(turned_away=True),
        FindingListing(counterpart="reyk"),
        FindingListing(judged=Judged.ACCEPT),
        FindingListing(FindingQuery(actor="pohl", compared=True), judged=Judged.NOBODY),
    ]
    stored = [list(desk.finding_slice(base, each).ids) for each in asked]
    assert stored[2]
    monkeypatch.setattr("onrecord.desk.listing.answering", lambda _: nullcontext())
    assert [list(desk.finding_slice(base, each).ids) for each in asked] == stored


def test_what_was_weighed(base: Ledger) -> None:
    told = {check.name: (check.passed, check.words) for check in desk.weigh(base, one(base, FindingKind.SPLIT)).checks}
    assert told["Holder"] == (True, "two holders, Ana Pohl and Erik Lund")
    assert told["Issue"] == (True, "one issue, the base")
    assert told["Scope"] == (True, "the same scope")
    assert told["Time"] == (True, "2 days apart")
