"""Stored positions and findings equal those worked out from scratch, whatever was done, and after being killed."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import desk
from onrecord.desk import FindingQuery, PositionQuery, Reviewer, deriving, from_scratch
from onrecord.desk.speaking import spoken
from onrecord.errors import UsageError
from onrecord.ledger import Decision, Ledger
from onrecord.ledger.derived import marks, schema
from onrecord.ledger.derived.asking import column
from onrecord.positions import Finding, FindingKind, Position
from onrecord.records import Passage, Statement
from tests.desk.base import BOOK, REPORTS, enter, report
from tests.desk.invented import BOOKS, reports

LIND = Reviewer("Lind")
EVERYTHING = FindingQuery(compared=True, rejected=True)


@pytest.fixture(autouse=True)
def _without_fsync(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.ledger.connection.SYNCHRONOUS", "OFF")


def worked_out(ledger: Ledger) -> tuple[dict[str, Finding], list[Position]]:
    """Every finding by its id and every position, from scratch."""
    known = spoken(ledger)
    found = from_scratch.all_findings(known, ledger.read.iter_texts())
    return {f.id: f for f in found}, sorted(from_scratch.all_positions(known), key=_order)


def stored(ledger: Ledger) -> tuple[dict[str, Finding], list[Position]]:
    """The same as the ledger keeps it."""
    found = desk.findings(ledger, EVERYTHING)
    assert len({f.id for f in found}) == len(found)
    return {f.id: f for f in found}, sorted(desk.positions(ledger, PositionQuery(superseded=True)), key=_order)


def _order(p: Position) -> tuple[str, ...]:
    return (p.holder.id or p.holder.name, p.issue.path or p.issue.label, p.since or "", p.utterances[0].claim)


def agree(ledger: Ledger) -> None:
    """Assert that what is stored is what is worked out from scratch."""
    ours, theirs = stored(ledger), worked_out(ledger)
    assert ours[0].keys() == theirs[0].keys()
    for name, found in theirs[0].items():
        assert ours[0][name] == found
    assert ours[1] == theirs[1]


class Analyst:
    """Does things to a ledger by chance: adds, removes, judges, takes back, merges, splits, codes anew, corrects."""

    def __init__(self, ledger: Ledger, seed: int) -> None:
        self.ledger = ledger
        self.chance = random.Random(seed)  # noqa: S311  # no secret
        self.coming = reports(self.chance)
        self.judged: list[str] = []
        for _ in range(12):
            self.add()

    def act(self) -> str:
        """Do something, and say what."""
        acts: list[Callable[[], None]] = [
            self.add, self.add, self.remove, self.judge, self.correct, self.undo, self.merge, self.split, self.recode,
            self.edit, self.reextract, self.judge_finding,
        ]  # fmt: skip
        act = self.chance.choice(acts)
        act()
        return act.__name__

    def add(self) -> None:
        document, statements = next(self.coming)
        self.ledger.write.add(document, statements, model="m")

    def remove(self) -> None:
        desk.remove(self.ledger, self._document())

    def judge(self) -> None:
        statement = self._statement().id
        desk.judge(self.ledger, statement, self.chance.choice([Decision.REJECT, Decision.ACCEPT]), LIND)
        self.judged.append(statement)

    def correct(self) -> None:
        statement = self._statement()
        stance = self.chance.choice(["support", "oppose", "conditional"])
        if statement.claims:
            made = desk.judge(self.ledger, f"{statement.id}#1", Decision.CORRECT, LIND, [("stance", stance)])
            self.judged.append(made.subject)

    def undo(self) -> None:
        if self.judged:
            desk.undo(self.ledger, self.judged.pop(self.chance.randrange(len(self.judged))), LIND)

    def merge(self) -> None:
        some = [s.id for s in self.ledger.read.speakers(limit=None) if s.id]
        if len(some) > 3:
            one, other = self.chance.sample(some, 2)
            self.judged.append(desk.merge(self.ledger, one, other, LIND).subject)

    def split(self) -> None:
        said = self._statement()
        if said.speakers[0].id:
            made = desk.split_statement(self.ledger, said.speakers[0].id, said.id, LIND)
            self.judged.append(made.subject)

    def recode(self) -> None:
        desk.recode(self.ledger, self.chance.choice(BOOKS))

    def edit(self) -> None:
        self.ledger.write.edit(self._document(), {"published": f"2011-0{self.chance.randrange(1, 9)}-12"})

    def reextract(self) -> None:
        name = self._document()
        kept = [s for s in self.ledger.read.document_statements(name) if self.chance.random() < 0.7]
        self.ledger.write.replace_statements(name, kept, model="m")

    def judge_finding(self) -> None:
        found = desk.findings(self.ledger)
        if found:
            desk.judge_finding(self.ledger, self.chance.choice(found), LIND, Decision.REJECT)

    def _document(self) -> str:
        return self.chance.choice([row.id for row in self.ledger.read.iter_documents()])

    def _statement(self) -> Statement:
        return self.chance.choice([row.statement for row in self.ledger.read.iter_statements()])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_any_sequence_of_acts_what_is_stored_is_what_is_worked_out(ledger: Ledger, seed: int) -> None:
    analyst = Analyst(ledger, seed)
    done = []
    for _ in range(6):
        done += [analyst.act() for _ in range(3)]
        try:
            agree(ledger)
        except AssertionError as error:
            error.add_note(f"after {done}")
            raise
    assert len({f.kind for f in desk.findings(ledger, EVERYTHING)}) > 3


@pytest.fixture
def base(ledger: Ledger) -> Ledger:
    for told in REPORTS:
        enter(ledger, *told)
    desk.recode(ledger, BOOK)
    return ledger


def killed(monkeypatch: pytest.MonkeyPatch, ledger: Ledger, batches: int) -> None:
    """Let a refresh be killed after so many batches of marks."""
    left = iter(range(batches))
    some = deriving._some

    def one(*asked: object) -> bool:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return some(*asked)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(deriving, "SECONDS", 0.0)
        patched.setattr(deriving, "_some", one)
        with pytest.raises(KeyboardInterrupt):
            desk.refresh(ledger)


@pytest.mark.parametrize("batches", [0, 1, 2, 4])
def test_a_refresh_that_is_killed_heals(
    base: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch, batches: int
) -> None:
    enter(base, "e", "Erik Lund backed the base on Friday.", "backed the base", "support", "2011-06-03", "Erik Lund")
    monkeypatch.setattr(deriving, "_STAGES", dict(deriving._STAGES))
    killed(monkeypatch, base, batches)
    with base.read.transaction() as work:
        assert marks.is_any(work)
    with Ledger.open(path) as again:
        agree(again)
        assert "reversal" in {f.kind.value for f in desk.findings(again, FindingQuery(actor="lund"))}


def test_a_ledger_open_to_read_only_never_answers_wrongly(
    base: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.refresh(base)
    monkeypatch.setattr(deriving, "PAUSE", 0.0)
    against = next(row.statement for row in base.read.iter_statements() if row.document.name == "c.txt")
    enter(base, "e", "Erik Lund backed the base on Friday.", "backed the base", "support", "2011-06-03", "Erik Lund")
    base.write.remove(against.document)
    with Ledger.open(path, read_only=True) as reading:
        found, held = stored(reading)
        assert reading.is_writable is False
        with reading.read.transaction() as work:
            assert marks.is_any(work)
        assert desk.finding(reading, next(iter(found))).id in found
        page = desk.finding_page(reading, EVERYTHING, limit=1)
        late = desk.lately(reading)
    agree(base)
    assert (found, held) == stored(base)
    assert page == desk.finding_page(base, EVERYTHING, limit=1)
    assert late == desk.lately(base)


def test_a_reader_waits_for_nothing_where_all_is_worked_out(base: Ledger, path: Path) -> None:
    kinds = sorted(f.kind for f in desk.findings(base))
    with Ledger.open(path, read_only=True) as reading, deriving.answering(reading) as work:
        assert work is not None
        assert sorted(f.kind for f in desk.findings(reading)) == kinds


def test_pages_of_findings_are_the_listing_in_pieces(base: Ledger) -> None:
    enter(base, "e", "Erik Lund backed the base on Friday.", "backed the base", "support", "2011-06-03", "Erik Lund")
    whole = desk.findings(base, EVERYTHING)
    pieces, after = list[Finding](), None
    while True:
        page = desk.finding_page(base, EVERYTHING, limit=2, after=after)
        assert page.total == len(whole)
        pieces += page.items
        if (after := page.next) is None:
            break
    assert pieces == whole
    assert len(whole) > 4


def test_a_cursor_that_no_page_gave_is_refused(base: Ledger) -> None:
    with pytest.raises(UsageError, match="is not a place"):
        desk.finding_page(base, after="7")


def test_the_latest_findings_are_those_known_last(base: Ledger) -> None:
    published = {row.id: row.published_on for row in base.read.iter_documents()}
    days = [max(published[e.document] or "" for e in f.evidence) for f in desk.lately(base)]
    assert days == sorted(days, reverse=True)
    assert len(desk.lately(base, 1)) == 1


def test_another_codebook_works_out_what_it_changes(base: Ledger) -> None:
    assert "opposition" in {f.kind.value for f in desk.findings(base)}
    desk.recode(base, BOOK.replace("side: Orle", "side: Tarn"))
    agree(base)
    assert {f.kind.value for f in desk.findings(base)} >= {"split"}
    assert "opposition" not in {f.kind.value for f in desk.findings(base)}


def test_other_code_works_everything_out_anew(base: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    before = desk.findings(base)
    base.write.derive(lambda work: work.exec_driver_sql("UPDATE finding SET body = replace(body, 'reversal', 'split')"))
    monkeypatch.setattr(deriving, "METHOD", deriving.METHOD + 1)
    assert desk.findings(base) == before


def test_a_text_that_tells_of_a_condition_touches_those_who_set_it(ledger: Ledger) -> None:
    """A report without any statement can make a change of mind a condition that came about."""
    text = "Ana Pohl would accept the base if the garrison leaves the island."
    document, said = report("a", text, "would accept the base", "conditional", "2011-03-19")
    start = text.index("if the")
    condition = Passage.of(text, [(start, len(text) - 1)])
    said = replace(said, claims=(replace(said.claims[0], conditions=(condition,)),))
    ledger.write.add(document, [said], model="m")
    enter(ledger, *("c", "Ana Pohl backed the base.", "backed the base", "support", "2011-05-02"))
    assert [f.kind for f in desk.findings(ledger)] == [FindingKind.SOFTENING]
    news, _ = report("n", "The garrison left the island backed the base.", "backed the base", "support", "2011-04-02")
    ledger.write.add(news, [], model="m")
    agree(ledger)
    assert [f.kind for f in desk.findings(ledger)] == [FindingKind.CONDITION_MET]
    desk.remove(ledger, news.id)
    assert [f.kind for f in desk.findings(ledger)] == [FindingKind.SOFTENING]


def test_an_older_ledger_is_worked_out_when_it_is_asked(path: Path) -> None:
    script = Path(__file__).parents[1] / "ledger" / "fixtures" / "version1.sql"
    with closing(sqlite3.connect(path)) as old:
        old.executescript(script.read_text(encoding="utf-8"))
    with Ledger.open(path) as ledger:
        with ledger.read.transaction() as work:
            assert marks.documents(work, 5) == [(1, False)]
        agree(ledger)


def test_a_finding_that_a_person_rejected_stays_rejected_when_worked_out_anew(base: Ledger) -> None:
    reversal = desk.findings(base, FindingQuery(kind=FindingKind.REVERSAL))[0]
    desk.judge_finding(base, reversal, LIND, Decision.REJECT)
    assert reversal not in desk.findings(base)
    base.write.derive(marks.all_documents)
    assert reversal not in desk.findings(base)
    assert reversal in desk.findings(base, EVERYTHING)
    desk.undo(base, reversal.id, LIND)
    assert reversal in desk.findings(base)


def test_what_was_known_by_a_day_is_worked_out_for_whom_it_is_asked_of(base: Ledger) -> None:
    asked = PositionQuery(actor="pohl", known_by="2011-04-01", superseded=True)
    known = from_scratch.all_positions(spoken(base), "2011-04-01")
    assert desk.positions(base, asked) == [p for p in known if p.holder.name == "Ana Pohl"]


def test_nothing_derived_is_left_of_a_document_that_was_removed(ledger: Ledger) -> None:
    chance = random.Random(5)  # noqa: S311  # no secret
    for (document, statements), _ in zip(reports(chance), range(8), strict=False):
        ledger.write.add(document, statements, model="m")
    assert desk.positions(ledger, PositionQuery())
    for row in list(ledger.read.iter_documents()):
        desk.remove(ledger, row.id)
    with ledger.read.transaction() as work:
        names = column(work, "SELECT name FROM sqlite_master WHERE type = 'table'")
        left = {name: column(work, f"SELECT count(*) FROM {name}")[0] for name in _derived(names)}  # noqa: S608
    assert left == dict.fromkeys(left, 0)
    assert len(left) > 15


def _derived(names: list[str]) -> set[str]:
    words = schema.TABLES.split()
    return {name for name in names if name in words}
