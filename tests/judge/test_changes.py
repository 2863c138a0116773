from __future__ import annotations

from collections.abc import Sequence

import pytest

from onrecord.judge.findings import find
from onrecord.positions import Finding, FindingKind, Gate, Utterance
from tests.judge.saying import plain, report, say

LATER = "2012-05-05"


def kinds(utterances: Sequence[Utterance]) -> list[str]:
    return sorted(f.kind.value for f in find(utterances) if f.gate is None)


def compared(utterances: Sequence[Utterance]) -> list[Gate]:
    return [f.gate for f in find(utterances) if f.gate]


def only(utterances: Sequence[Utterance]) -> Finding:
    (found,) = [f for f in find(utterances) if f.gate is None]
    return found


def offer(text: str, condition: str, said: str = "2011-03-19", issue: str = "the base") -> Utterance:
    return say(report(text, said), text, "conditional", said, condition=condition, issue=issue)


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("support", "oppose", "reversal"),
        ("oppose", "support", "reversal"),
        ("support", "conditional", "hardening"),
        ("conditional", "oppose", "hardening"),
        ("oppose", "conditional", "softening"),
        ("conditional", "support", "softening"),
    ],
)
def test_a_stance_that_moves_is_a_change(first: str, second: str, kind: str) -> None:
    assert kinds([plain(first, "2011-03-19"), plain(second, LATER)]) == [kind]


def test_a_reversal_says_why_with_days_and_reporters() -> None:
    found = only([plain("support", "2011-03-19"), plain("oppose", LATER)])
    assert found.dates == ("2011-03-19", LATER)
    assert found.because == (
        "on 19 March 2011 Ana Pohl was for the base, as reported by 2011-03-19.txt; "
        "on 5 May 2012 Ana Pohl was against the base, as reported by 2012-05-05.txt: a reversal."
    )


def test_findings_do_not_depend_on_the_order_of_what_is_given() -> None:
    said = [plain("support", "2011-03-19"), plain("oppose", LATER), plain("support", "2013-01-01")]
    assert [f.id for f in find(said)] == [f.id for f in find(said[::-1])]
    assert kinds(said) == ["reversal", "reversal"]


def test_a_repetition_is_the_same_position() -> None:
    said = [plain("oppose", "2011-03-19"), plain("oppose", LATER)]
    assert find(said) == []


def test_old_words_in_a_later_article_stand_at_their_own_day() -> None:
    late = report("In 2009 Ana Pohl still called the base indispensable.", "2013-01-01")
    old = say(late, "called the base indispensable", "support", "2009-06-01")
    found = only([plain("oppose", "2011-03-19"), old, plain("oppose", LATER)])
    assert found.dates == ("2009-06-01", "2011-03-19")


def test_undated_words_marked_as_past_carry_no_change() -> None:
    late = report("As a young deputy Ana Pohl called the base indispensable.", "2013-01-01")
    assert kinds([plain("oppose", "2011-03-19"), say(late, "called the base indispensable", "support", None)]) == []


@pytest.mark.parametrize(
    ("a", "b", "gate"),
    [
        ({"toward": "Norland"}, {"toward": "Ostria"}, Gate.COUNTERPART_DIFFERS),
        ({"scope": "on nuclear matters"}, {"scope": "on non-nuclear matters"}, Gate.SCOPE_DIFFERS),
        ({"scope": "on the east bank"}, {"scope": "on the west bank"}, Gate.SCOPE_DIFFERS),
        ({"scope": "this year"}, {"scope": "from 2025"}, Gate.SCOPE_DIFFERS),
        ({"scope": "on fish"}, {}, Gate.SCOPE_UNCERTAIN),
        ({"path": "talks > fish"}, {"path": "talks > ships"}, Gate.ISSUE_DIFFERS),
    ],
)
def test_gates_turn_away_what_is_not_the_same_thing(a: dict[str, str], b: dict[str, str], gate: Gate) -> None:
    def spoken(verb: str, stance: str, said: str, fields: dict[str, str]) -> Utterance:
        text = f"Ana Pohl {verb} talks {fields.get('scope', '')} on Saturday."
        return say(report(text, said), f"{verb} talks", stance, said, **fields)  # type: ignore[arg-type]

    said = [spoken("backed", "support", "2011-03-19", a), spoken("rejected", "oppose", LATER, b)]
    assert kinds(said) == []
    assert compared(said) == [gate]


def test_of_two_issues_nothing_is_compared() -> None:
    other = say(
        report("Ana Pohl rejected the Labour Act.", LATER), "rejected the Labour Act", "oppose", LATER, issue="act"
    )
    assert find([plain("support", "2011-03-19"), other]) == []


@pytest.mark.parametrize(
    ("text", "quote", "gate"),
    [
        ("“If I were a farmer, I would fight the base,” Ana Pohl said.", "I would fight the base", Gate.HYPOTHETICAL),
        ("“Suppose they left: I would fight the base,” Ana Pohl said.", "I would fight the base", Gate.HYPOTHETICAL),
        ("In her novel a minister fights the base. “Down with it,” she said.", "Down with it", Gate.HYPOTHETICAL),
        ("“By all means scrap the base,” Ana Pohl said.", "By all means scrap the base", Gate.SARCASM),
        ("“Should we scrap the base?” Ana Pohl said.", "Should we scrap the base", Gate.QUESTION),
        ("Ana Pohl denied having said that the base must go.", "the base must go", Gate.DENIAL),
    ],
)
def test_words_that_are_not_meant_are_no_position(text: str, quote: str, gate: Gate) -> None:
    said = [plain("support", "2011-03-19"), say(report(text, LATER), quote, "oppose", LATER)]
    assert kinds(said) == []
    assert compared(said) == [gate]


def test_a_described_position_is_not_held() -> None:
    told = say(
        report("Grocers say that Ana Pohl fights the base.", LATER), "fights the base", "oppose", LATER, described=True
    )
    assert compared([plain("support", "2011-03-19"), told]) == [Gate.REPORTED_NOT_HELD]


def test_reported_conditions_are_real_and_no_supposition() -> None:
    text = "Ana Pohl said that she would back the base only if the farmers were paid."
    later = say(report(text, LATER), "she would back the base only if the farmers were paid", "conditional", LATER)
    assert kinds([plain("support", "2011-03-19"), later]) == ["hardening"]


def test_one_more_condition_is_added() -> None:
    first = offer("Ana Pohl would sign if the prisoners came home.", "if the prisoners came home")
    text = "Ana Pohl will sign if the prisoners come home and if the list is checked."
    second = offer(text, "if the prisoners come home and if the list is checked", LATER)
    assert kinds([first, second]) == ["condition_added"]


def test_one_condition_less_is_dropped() -> None:
    text = "Ana Pohl would sign if the rent is doubled and the crews accept our courts."
    first = offer(text, "if the rent is doubled and the crews accept our courts")
    second = offer("Ana Pohl would sign if the rent is doubled.", "if the rent is doubled", LATER)
    assert kinds([first, second]) == ["condition_dropped"]


def test_other_conditions_are_compared_and_left_open() -> None:
    first = offer("Ana Pohl would sign if the prisoners came home.", "if the prisoners came home")
    second = offer("Ana Pohl would sign if the harbour opened.", "if the harbour opened", LATER)
    assert kinds([first, second]) == []


@pytest.mark.parametrize(
    ("later", "kind"),
    [
        ("The seals are in place since Monday. On Saturday Ana Pohl signed.", "condition_met"),
        ("With no seals in place, Ana Pohl signed.", "softening"),
        ("Ana Pohl signed. She had wanted seals in place.", "softening"),
    ],
)
def test_a_condition_that_came_about_is_met(later: str, kind: str) -> None:
    first = offer("Ana Pohl will sign once the seals are in place.", "once the seals are in place")
    assert kinds([first, say(report(later, LATER), "signed", "support", LATER)]) == [kind]


def test_a_condition_may_come_about_in_another_report() -> None:
    first = offer("Ana Pohl will sign once the seals are in place.", "once the seals are in place")
    second = say(report("On Saturday Ana Pohl signed.", LATER), "signed", "support", LATER)
    found = find([first, second], news=lambda _a, _b: ["Inspectors put the seals in place on Monday."])
    assert [f.kind for f in found if f.gate is None] == [FindingKind.CONDITION_MET]


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("in all shops", "in schools", ["narrowing"]),
        ("in schools and hospitals", "in schools", ["narrowing"]),
        ("in schools", "in schools and hospitals", ["widening"]),
        ("on grain", "on every subject", ["widening"]),
        ("on the nuclear file", "on nuclear matters", []),
        ("in schools", "in hospitals", []),
    ],
)
def test_a_scope_that_moves(first: str, second: str, kind: list[str]) -> None:
    a = say(report(f"Ana Pohl wants a ban {first}."), "wants a ban", "support", scope=first)
    b = say(report(f"Ana Pohl wants a ban {second}.", LATER), "wants a ban", "support", LATER, scope=second)
    assert kinds([a, b]) == kind


def test_support_for_the_opposite_of_an_issue_is_opposition() -> None:
    lift = say(report("Ana Pohl backed lifting the ban."), "lifting the ban", "support", issue="ban", opposite=True)
    keep = say(report("Ana Pohl backed the ban.", LATER), "the ban", "support", LATER, issue="ban")
    assert kinds([lift, keep]) == ["reversal"]


def test_an_offer_to_lift_a_ban_after_support_of_it_softens() -> None:
    keep = say(report("Ana Pohl backed the ban."), "the ban", "support", issue="ban")
    text = "Ana Pohl will lift the ban if the crews come home."
    lift = say(
        report(text, LATER),
        "lift the ban",
        "conditional",
        LATER,
        issue="ban",
        opposite=True,
        condition="if the crews come home",
    )
    assert kinds([keep, lift]) == ["softening"]
