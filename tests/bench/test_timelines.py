from __future__ import annotations

from collections import Counter

from bench.timelines import Answer, Tally, answers, found, gold, read
from bench.timelines_gold import gold_statements, read_document


def answer(kind: str, *documents: str, optional: bool = False) -> Answer:
    return Answer(kind, frozenset({"ana pohl"}), frozenset(documents), None, optional)


def test_what_is_right_false_and_missed() -> None:
    tally = Tally(Counter(), Counter(), Counter())
    wanted = [answer("reversal", "a", "b"), answer("hardening", "a", "b", optional=True), answer("split", "a", "c")]
    errors = tally.add(
        wanted, [answer("reversal", "a", "b"), answer("hardening", "a", "b"), answer("widening", "a", "b")]
    )
    assert (tally.right.total(), tally.wrong, tally.missed) == (1, {"widening": 1}, {"split": 1})
    assert [line.split()[:2] for line in errors] == [["false", "widening"], ["missed", "split"]]


def test_the_same_finding_twice_is_counted_once() -> None:
    tally = Tally(Counter(), Counter(), Counter())
    assert tally.add([answer("reversal", "a", "b")], [answer("reversal", "a", "b")] * 2) == []
    assert tally.right.total() == 1


def test_the_tuning_half_is_found_with_nine_of_ten_right() -> None:
    tally = Tally(Counter(), Counter(), Counter())
    for timeline in read("tune"):
        documents = [read_document(d) for d in timeline["documents"]]
        made = found(timeline, documents, [gold_statements(timeline, d) for d in documents])
        tally.add(gold(timeline), answers(made, {d.id: d.name for d in documents}))
    right = tally.right.total()
    assert right / (right + tally.wrong.total()) >= 0.9
    assert right / (right + tally.missed.total()) >= 0.9
