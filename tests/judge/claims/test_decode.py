"""From scores to claims: what begins, where it ends, what belongs to it."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.judge.claims.decode import Found, Scores, Settings, decode, runs
from onrecord.judge.claims.labels import ACTS, MODALITIES, PIECES, STANCES, TAGS

SIZE = 10
CONTENT = np.full(SIZE, 3)


def scores() -> Scores:
    """Scores of ten words in which nothing is found."""
    return Scores(
        begin=np.full(SIZE, -9.0, np.float32),
        close=np.zeros((SIZE, SIZE), np.float32),
        stance=np.zeros((SIZE, len(STANCES)), np.float32),
        act=np.zeros((SIZE, len(ACTS)), np.float32),
        modality=np.zeros((SIZE, len(MODALITIES)), np.float32),
        described=np.full(SIZE, -9.0, np.float32),
        tag=np.eye(1, TAGS, dtype=np.float32).repeat(SIZE, 0),
        arc=np.zeros((SIZE, SIZE), np.float32),
    )


def issue(made: Scores, first: int, last: int, stance: str, odds: float = 3.0) -> None:
    made.begin[first] = odds
    made.close[first, last] = 9.0
    made.stance[first, STANCES.index(stance)] = 9.0


def tag(made: Scores, kind: str, first: int, last: int, head: int) -> None:
    number = PIECES.index(kind)
    made.tag[first, 1 + 2 * number] = 9.0
    made.tag[first + 1 : last + 1, 2 + 2 * number] = 9.0
    made.arc[first : last + 1, head] = 9.0


def test_nothing_where_nothing_begins() -> None:
    assert decode(scores(), CONTENT, Settings()) == []


def test_an_issue_with_its_stance_act_and_modality() -> None:
    made = scores()
    issue(made, 2, 4, "oppose")
    made.act[2, ACTS.index("REJECT")] = made.modality[2, MODALITIES.index("will")] = 9.0
    (found,) = decode(made, CONTENT, Settings())
    assert (found.issue, found.stance, found.act, found.modality, found.described) == (
        (2, 4), "oppose", "REJECT", "will", False,
    )  # fmt: skip


def test_none_is_no_act_and_no_modality() -> None:
    made = scores()
    issue(made, 2, 4, "support")
    (found,) = decode(made, CONTENT, Settings())
    assert found.act is None
    assert found.modality is None


def test_passages_go_to_the_claim_that_they_point_to() -> None:
    made = scores()
    issue(made, 0, 1, "support")
    issue(made, 5, 6, "conditional")
    tag(made, "conditions", 7, 9, head=5)
    tag(made, "reason", 3, 3, head=0)
    first, second = decode(made, CONTENT, Settings())
    assert first.pieces == {"reason": ((3, 3),)}
    assert second.pieces == {"conditions": ((7, 9),)}


def test_of_issues_that_overlap_the_surer_stays() -> None:
    made = scores()
    issue(made, 2, 5, "support", odds=1.0)
    issue(made, 4, 6, "oppose", odds=2.0)
    assert [f.issue for f in decode(made, CONTENT, Settings())] == [(4, 6)]


def test_no_issue_outside_the_attribution() -> None:
    made = scores()
    issue(made, 2, 4, "support")
    assert decode(made, np.zeros(SIZE, np.int64), Settings()) == []


@pytest.mark.parametrize(("floor", "count"), [(0.5, 1), (0.99, 0)])
def test_the_floor_is_a_probability(floor: float, count: int) -> None:
    made = scores()
    issue(made, 2, 4, "support", odds=2.0)
    assert len(decode(made, CONTENT, Settings(floor=floor))) == count


def test_runs_end_at_other_kinds_and_at_new_beginnings() -> None:
    made = scores()
    tag(made, "scope", 0, 1, head=0)
    tag(made, "scope", 2, 2, head=0)
    tag(made, "holder", 3, 4, head=0)
    scope, holder = PIECES.index("scope"), PIECES.index("holder")
    assert list(runs(made.tag)) == [(scope, 0, 1), (scope, 2, 2), (holder, 3, 4)]


def test_confidence_rises_with_the_signals() -> None:
    sure, unsure = (Found((0, 1), "support", None, None, False, {}, (odds, -0.1, -0.1)) for odds in (3.0, -1.0))
    assert 0 < unsure.confidence(Settings()) < sure.confidence(Settings()) < 1


def test_a_condition_that_a_party_parts_is_one_and_makes_the_claim_conditional() -> None:
    made = scores()
    issue(made, 0, 1, "support")
    tag(made, "conditions", 3, 3, head=0)
    tag(made, "counterpart", 4, 5, head=0)
    tag(made, "conditions", 6, 8, head=0)
    (found,) = decode(made, CONTENT, Settings())
    assert found.stance == "conditional"
    assert found.pieces == {"conditions": ((3, 8),), "counterpart": ((4, 5),)}


def test_conditions_with_other_words_between_and_two_parties_stay_apart() -> None:
    made = scores()
    issue(made, 0, 1, "conditional")
    tag(made, "conditions", 2, 3, head=0)
    tag(made, "conditions", 5, 6, head=0)
    tag(made, "counterpart", 7, 7, head=0)
    tag(made, "counterpart", 8, 8, head=0)
    (found,) = decode(made, CONTENT, Settings())
    assert found.pieces == {"conditions": ((2, 3), (5, 6)), "counterpart": ((7, 7), (8, 8))}
