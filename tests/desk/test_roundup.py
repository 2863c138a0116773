"""The round-up of a ledger: what is of the period, each report once, in an order that is always the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from onrecord import desk
from onrecord.desk.asking import PositionQuery
from onrecord.desk.roundup_copies import families
from onrecord.errors import UsageError
from onrecord.ledger import Decision, Ledger
from onrecord.positions import Evidence, Finding, FindingKind
from onrecord.records import (
    Document,
    Issue,
    Kind,
    Metadata,
    Paragraph,
    Part,
    Party,
    Passage,
    Reporter,
    Speaker,
    Statement,
    TimeBasis,
    When,
    text_hash,
)
from onrecord.roundup import Roundup, RoundupQuery
from tests.desk.base import BOOK, REPORTS, enter, report

SPRING = RoundupQuery("2011-03-01", "2011-05-31")
BODY = (
    "The harbour council met for three hours behind closed doors while a small crowd waited on the quay in the rain, "
    "and the clerk read out the tide tables twice before anybody could agree on the order of the papers. "
)


@pytest.fixture
def base(ledger: Ledger) -> Ledger:
    """Four reports of two ministers of one side and a premier of another, coded by a codebook."""
    for told in REPORTS:
        enter(ledger, *told)
    ledger.write.recode(lambda issue: issue, BOOK)
    return ledger


def told(made: Roundup) -> list[tuple[str | None, str, str, list[str]]]:
    """Side, actor, issue and words of what is told."""
    return [
        (side.name, actor.holder.name, news.issue.label, [e.statement.content.text for e in news.entries])
        for side in made.sides
        for actor in side.actors
        for news in actor.issues
    ]


def kinds(made: Roundup) -> set[str]:
    return {news.finding.kind.value for news in made.news}


def plain(name: str, words: str, day: str | None = "2011-04-01", **more: object) -> tuple[Document, list[Statement]]:
    """A document with one statement that takes no position."""
    text = f"{BODY}{words}"
    meta = Metadata(published_on=day, publisher=name, language="en")
    document = Document(f"{name}.txt", text, text_hash(text), (Paragraph(0, len(text), Part.BODY),), meta, key=name)
    known: dict[str, object] = {"speakers": (Speaker("Ana Pohl"),), "reported_by": (Reporter(name),)}
    content = Passage.of(text, [(len(BODY), len(text))])
    return document, [Statement(document.id, Kind.INDIRECT, content, "m", **(known | more))]  # type: ignore[arg-type]


def add(ledger: Ledger, told: tuple[Document, list[Statement]], collection: str | None = None) -> Statement:
    ledger.write.add(*told, model="m", collection=collection)
    return told[1][0]


def test_by_side_actor_and_issue_with_what_changed_first(base: Ledger) -> None:
    made = desk.roundup(base, SPRING)
    assert told(made) == [
        ("Tarn", "Ana Pohl", "the base", ["backed the base", "rejected the base"]),
        ("Tarn", "Erik Lund", "the base", ["rejected the base"]),
        ("Orle", "Oda Reyk", "the base", ["backed the base"]),
    ]
    assert kinds(made) == {"reversal", "split", "opposition", "claimed_contradiction"}
    assert [len(news.proofs) for news in made.news if news.finding.kind is FindingKind.REVERSAL] == [2]
    assert (made.documents, made.statements, made.left) == (4, 4, 0)
    assert made == desk.roundup(base, SPRING)


def test_a_finding_is_of_the_period_of_its_last_words(base: Ledger) -> None:
    march = desk.roundup(base, RoundupQuery("2011-03-01", "2011-03-31"))
    assert "reversal" not in kinds(march)
    assert "split" in kinds(march)
    assert "reversal" in kinds(desk.roundup(base, RoundupQuery("2011-05-02", "2011-05-02")))


def test_what_was_held_before_the_period(base: Ledger) -> None:
    (pohl, *_) = desk.roundup(base, RoundupQuery("2011-05-01", "2011-05-31")).actors
    assert [(p.stance.value, p.since) for p in pohl.issues[0].before] == [("support", "2011-03-19")]
    (first, *_) = desk.roundup(base, RoundupQuery("2011-03-19", "2011-03-19")).actors
    assert first.issues[0].before == ()
    told = ("h", "Oda Reyk fought the base.", "fought the base", "oppose", "2011-05-03", "Oda Reyk")
    document, statement = report(*told)
    late = replace(document, meta=replace(document.meta, published_on="2011-06-01"))
    base.write.add(late, [statement], model="m", collection="late")
    (reyk,) = desk.roundup(base, RoundupQuery("2011-06-01", "2011-06-30")).actors
    assert [(p.stance.value, p.since) for p in reyk.issues[0].before] == [("support", "2011-05-06")]


@pytest.mark.parametrize("since", ["2011-03-20", "2011-04-01", "2011-05-02", "2011-05-07", "2011-06-01"])
def test_what_was_held_before_is_what_was_known_by_then(base: Ledger, since: str) -> None:
    for name, stance, said, published in (
        ("h", "support", "2011-03-25", "2011-03-25"),
        ("i", "oppose", "2011-04-10", "2011-05-20"),
        ("j", "support", "2011-05-09", "2011-05-09"),
        ("k", "support", "2011-06-03", "2011-06-03"),
    ):
        words = "backed the base" if stance == "support" else "rejected the base"
        document, statement = report(name, f"Ana Pohl {words} on day {name}.", words, stance, said)
        document = replace(document, meta=replace(document.meta, published_on=published))
        base.write.add(document, [statement], model="m", collection="more")
    eve = (dt.date.fromisoformat(since) - dt.timedelta(days=1)).isoformat()
    made = desk.roundup(base, RoundupQuery(since, "2011-06-30"))
    for actor in made.actors:
        asked = PositionQuery(actor=actor.holder.name, as_of=eve, known_by=eve)
        assert [list(news.before) for news in actor.issues] == [desk.positions(base, asked)]


@pytest.mark.parametrize(
    ("asked", "actors"),
    [
        ({"side": "orle"}, ["Oda Reyk"]),
        ({"side": "Tarn"}, ["Ana Pohl", "Erik Lund"]),
        ({"actor": "lund"}, ["Erik Lund"]),
        ({"issue": "base"}, ["Ana Pohl", "Erik Lund", "Oda Reyk"]),
        ({"issue": "fish"}, []),
        ({"collection": "none"}, []),
    ],
)
def test_filters(base: Ledger, asked: dict[str, str], actors: list[str]) -> None:
    made = desk.roundup(base, replace(SPRING, **asked))  # type: ignore[arg-type]
    assert sorted(actor.holder.name for actor in made.actors) == sorted(actors)
    if not actors:
        assert made.is_empty


def test_said_in_the_period_or_published_in_it(ledger: Ledger) -> None:
    march = When("2011-03-05", "2011-03-05", "2011-03-05", TimeBasis.EXPLICIT)
    year = When("2011", "2011-01-01", "2011-12-31", TimeBasis.EXPLICIT)
    late = add(ledger, plain("late", "that it rained", "2011-04-01", said_on=march))
    vague = add(ledger, plain("vague", "that it snowed", "2011-06-01", said_on=year))
    april = desk.roundup(ledger, RoundupQuery("2011-04-01", "2011-04-30"))
    assert [(e.statement.id, e.earlier) for e in april.rest] == [(late.id, True)]
    in_march = desk.roundup(ledger, RoundupQuery("2011-03-01", "2011-03-31"))
    assert [(e.statement.id, e.earlier) for e in in_march.rest] == [(late.id, False)]
    assert desk.roundup(ledger, RoundupQuery("2011-05-01", "2011-05-31")).is_empty
    assert [e.statement.id for e in desk.roundup(ledger, RoundupQuery("2011-06-01", "2011-06-30")).rest] == [vague.id]


def test_copies_of_one_report_are_told_once(ledger: Ledger) -> None:
    first = add(ledger, plain("wire", "that the harbour stays open to all of them", "2011-04-01"))
    add(ledger, plain("herald", "that the harbour stays open to all of them", "2011-04-02"))
    (entry,) = desk.roundup(ledger, RoundupQuery("2011-04-01", "2011-04-30")).rest
    assert entry.statement.id == first.id
    assert [source.publisher for source in entry.copies] == ["herald"]
    second = desk.roundup(ledger, RoundupQuery("2011-04-02", "2011-04-02"))
    assert (second.rest, second.left, second.repeated) == ((), 0, 1)


def test_the_same_words_in_independent_reports_are_told_once(base: Ledger) -> None:
    enter(
        base,
        "e",
        "Some days later the paper said it again: Ana Pohl backed the base.",
        "backed the base",
        "support",
        "2011-03-20",
    )
    pohl = desk.roundup(base, SPRING).actors[0]
    (first, second) = pohl.issues[0].entries
    assert [source.name for source in first.also] == ["e.txt"]
    assert second.also == ()


def test_families_grow_together() -> None:
    def copy(*documents: str) -> Finding:
        evidence = tuple(Evidence(document, (), "w", f"s{document}") for document in documents)
        return Finding(FindingKind.SYNDICATED_COPY, (), Issue(""), (), (), (), "", evidence, 0.9)

    known = families([copy("a", "b"), copy("b", "c"), copy("x", "y")])
    assert known["c"] == {"a", "b", "c"}
    assert known["x"] == {"x", "y"}


def test_statements_without_a_position_are_capped_and_counted(ledger: Ledger) -> None:
    subjects = ("rain", "snow", "wind", "hail", "fog")
    made = [add(ledger, plain(f"p{n}", f"that {word} fell on town number {n}")) for n, word in enumerate(subjects)]
    april = RoundupQuery("2011-04-01", "2011-04-30", most=2)
    some = desk.roundup(ledger, april)
    assert (len(some.rest), some.left, some.statements) == (2, 3, 5)
    everything = desk.roundup(ledger, replace(april, most=None))
    assert ({e.statement.id for e in everything.rest}, everything.left) == ({s.id for s in made}, 0)


def test_holders_without_a_name_are_listed_together(base: Ledger) -> None:
    enter(base, "f", "Officials backed the base.", "backed the base", "support", "2011-04-04", "officials")
    made = desk.roundup(base, SPRING)
    (others,) = [side for side in made.sides if side.name is None]
    assert [(actor.holder, actor.named) for actor in others.actors] == [(Party(""), False)]
    assert others.actors[0].issues[0].entries[0].claims[0].holder.name == "officials"


def test_the_collection_and_rejected_findings(base: Ledger) -> None:
    document, statement = report(
        "g", "Erik Lund backed the base.", "backed the base", "support", "2011-05-09", "Erik Lund"
    )
    base.write.add(document, [statement], model="m", collection="late")
    late = desk.roundup(base, replace(SPRING, collection="late"))
    assert [actor.holder.name for actor in late.actors] == ["Erik Lund"]
    assert late.documents == 1
    assert all(any(p.source.id == document.id for p in news.proofs) for news in late.news)
    (reversal, *_) = [n.finding for n in late.news if n.finding.kind is FindingKind.REVERSAL]
    desk.judge_finding(base, reversal, desk.Reviewer("Lind"), Decision.REJECT)
    left = desk.roundup(base, replace(SPRING, collection="late"))
    assert reversal.id not in {news.finding.id for news in left.news}


def test_what_cannot_be_asked(base: Ledger) -> None:
    with pytest.raises(UsageError, match="before it begins"):
        desk.roundup(base, RoundupQuery("2011-05-01", "2011-04-01"))
    with pytest.raises(UsageError, match="no side “Nord”: its sides are Tarn, Orle"):
        desk.roundup(base, replace(SPRING, side="Nord"))
