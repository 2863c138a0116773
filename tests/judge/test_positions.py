from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.actors import Actor, ActorKind, Precision, Role
from onrecord.judge.findings import Cast, block_of, claimed, find, touched
from onrecord.judge.positions import Ties, as_of, firmness, timeline
from onrecord.judge.positions.scopes import Reach, relate
from onrecord.positions import Finding, Gate, Utterance, Verdict
from onrecord.records import Party
from tests.judge.saying import HOLDER, plain, report, say

PREMIER = Role("premier", "premier", "Hunyad", "2006-05-01", "2010-05-29", Precision.DAY)
NEXT = Role("premier", "premier", "Hunyad", "2010-05-30", None, Precision.DAY, as_of="9999")
ANA = Actor("a1", HOLDER, ActorKind.PERSON, roles=(PREMIER,))
BO = Actor("a2", "Bo Toth", ActorKind.PERSON, roles=(NEXT,))
GOVERNMENT = Actor("g", "Government of Hunyad", ActorKind.GOVERNMENT, aliases=("Hunyad",))


def found(said: list[Utterance], ties: Ties) -> list[Finding]:
    return [f for f in find(said, ties) if f.gate is None]


def test_a_position_holds_from_its_day_until_another_takes_its_place() -> None:
    line = timeline([plain("support", "2009-03-10"), plain("support", "2009-05-01"), plain("oppose", "2010-01-05")])
    assert [(p.stance.value, p.since, p.until, len(p.utterances)) for p in line.positions] == [
        ("support", "2009-03-10", "2010-01-05", 2),
        ("oppose", "2010-01-05", None, 1),
    ]


@pytest.mark.parametrize(
    ("day", "known_by", "stances"),
    [
        ("2009-03-09", None, []),
        ("2009-03-10", None, ["support"]),
        ("2010-01-04", None, ["support"]),
        ("2010-01-05", None, ["oppose"]),
        ("2010-01-05", "2010-06-30", ["support"]),
    ],
)
def test_two_clocks_as_of_a_day_and_known_by_a_day(day: str, known_by: str | None, stances: list[str]) -> None:
    late = replace(plain("oppose", "2010-01-05"), known_on="2010-07-01")
    positions = as_of([plain("support", "2009-03-10"), late], day, known_by)
    assert [p.stance.value for p in positions] == stances


def test_firmness_counts_own_words_dates_and_independent_reports() -> None:
    paraphrase = plain("support", "2009-03-10")
    quotation = say(report("“We back the base,” Ana Pohl said.", "2009-03-11"), "We back the base", said="2009-03-10")
    undated = say(report("Ana Pohl backs the base.", "2009-03-12"), "backs the base", said=None)
    assert firmness([undated]).score == pytest.approx(0.4)
    assert firmness([paraphrase]).score == pytest.approx(0.55)
    assert firmness([quotation]).score == pytest.approx(0.8)
    assert firmness([quotation, paraphrase]).reports == 2


def test_copies_of_one_report_make_a_position_no_firmer() -> None:
    text = (
        "On Saturday Ana Pohl told the assembly in the capital after a long debate that she backs the base in the bay."
    )
    same = [say(report(text, "2009-03-10", name), "backs the base") for name in "ab"]
    assert firmness(same).reports == 1


def test_two_voices_of_one_side_split_and_two_sides_oppose() -> None:
    ties = Ties(sides={"ana pohl": "Hunyad", "bo toth": "Hunyad", "cy vitek": "Slavonia"})
    said = [
        plain("support", "2009-03-10"),
        plain("oppose", "2009-03-17", "Bo Toth"),
        plain("oppose", "2009-03-24", "Cy Vitek"),
    ]
    assert sorted((f.kind.value, *(a.name for a in f.actors)) for f in found(said, ties)) == [
        ("opposition", HOLDER, "Cy Vitek"),
        ("split", HOLDER, "Bo Toth"),
    ]


def test_without_sides_and_after_a_change_there_is_no_split() -> None:
    said = [plain("support", "2009-03-10"), plain("oppose", "2009-03-17", "Bo Toth")]
    assert found(said, Ties()) == []
    sides = Ties(sides={"ana pohl": "Hunyad", "bo toth": "Hunyad"})
    turned = [plain("support", "2009-03-10"), plain("oppose", "2009-03-12"), plain("oppose", "2009-03-17", "Bo Toth")]
    assert [f.kind.value for f in found(turned, sides)] == ["reversal"]


def test_a_successor_changes_no_mind_but_the_position_of_a_known_government() -> None:
    said = [plain("support", "2009-03-10"), plain("oppose", "2010-06-08", "Bo Toth")]
    assert found(said, Ties.of([ANA, BO])) == []
    assert [f.gate for f in find(said, Ties.of([ANA, BO]))] == [Gate.HOLDER_DIFFERS]
    (change,) = found(said, Ties.of([ANA, BO, GOVERNMENT]))
    assert (change.kind.value, [a.name for a in change.actors]) == ("reversal", ["Government of Hunyad"])


def test_who_is_out_of_office_splits_no_side() -> None:
    deputy = Role("deputy", "deputy", "Hunyad", "2000-01-01", None, Precision.DAY, as_of="9999")
    ties = Ties.of([ANA, replace(BO, roles=(deputy,))], [("a1", "Hunyad"), ("a2", "Hunyad")])
    said = [plain("support", "2009-03-10"), plain("oppose", "2010-06-08", "Bo Toth")]
    assert [f.gate for f in find(said, ties)] == [Gate.OUT_OF_OFFICE]


def test_people_of_one_surname_are_compared_and_told_apart() -> None:
    said = [plain("support", "2009-03-10"), plain("oppose", "2009-03-17", "Bo Pohl")]
    assert [f.gate for f in find(said)] == [Gate.HOLDER_DIFFERS]


def test_the_words_of_a_spokesman_are_those_of_his_body() -> None:
    speaker = Role("spokesman", "spokesman", "Northern Front", "2000-01-01", None, Precision.DAY, as_of="9999")
    ties = Ties.of([Actor("a3", "Jo Leth", ActorKind.PERSON, roles=(speaker,))])
    said = [plain("support", "2009-03-10", "Northern Front"), plain("oppose", "2009-09-17", "Jo Leth")]
    (change,) = found(said, ties)
    assert [a.name for a in change.actors] == ["Northern Front"]


def test_counterparts_of_one_side_are_one_counterpart() -> None:
    ties = Ties(sides={"bo toth": "Hunyad", "hunyad": "Hunyad"})
    a = replace(plain("support", "2009-03-10"), counterpart=Party("Bo Toth"))
    b = replace(plain("oppose", "2010-03-10"), counterpart=Party("Hunyad"))
    assert [f.kind.value for f in found([a, b], ties)] == ["reversal"]
    assert found([a, b], Ties()) == []


COLUMN = "Pohl on Pohl. In March Ana Pohl backed the base, in May she rejects it: she {}."


@pytest.mark.parametrize(
    "words", ["contradicts herself", "has made a U-turn", "goes back on her word", "says the opposite of what she said"]
)
def test_a_claimed_contradiction_with_the_verdict_change(words: str) -> None:
    known = [plain("support", "2009-03-10"), plain("oppose", "2010-05-05")]
    column = report(COLUMN.format(words), "2010-05-20")
    (claim,) = claimed(column, known, Cast.of(known))
    assert claim.verdict is Verdict.CHANGE
    assert claim.statements == tuple(u.statement for u in known)
    assert claim.evidence[0].document == column.id
    assert column.text[slice(*claim.evidence[0].spans[0])] == claim.evidence[0].text


@pytest.mark.parametrize(
    "words", ["does not contradict herself", "never goes back on her word", "could contradict herself"]
)
def test_no_contradiction_is_claimed(words: str) -> None:
    known = [plain("support", "2009-03-10"), plain("oppose", "2010-05-05")]
    assert claimed(report(COLUMN.format(words), "2010-05-20"), known, Cast.of(known)) == []


def test_verdicts_of_one_day_of_other_scope_and_of_nothing_found() -> None:
    column = report(COLUMN.format("contradicts herself"), "2010-05-20")
    fish = replace(plain("support", "2009-03-10"), scope=("on fish",))
    ships = replace(plain("oppose", "2010-05-05"), scope=("on ships",))
    cases = {
        Verdict.CONTRADICTION: [plain("support", "2010-05-05"), plain("oppose", "2010-05-05", known_on="2010-05-06")],
        Verdict.SCOPE_DIFFERS: [fish, ships],
        Verdict.NOT_FOUND: [plain("support", "2009-03-10"), plain("support", "2010-05-05")],
    }
    for verdict, known in cases.items():
        (claim,) = claimed(column, known, Cast.of(known))
        assert claim.verdict is verdict


def test_what_was_said_after_the_claim_does_not_count() -> None:
    column = report(COLUMN.format("contradicts herself"), "2010-01-01")
    known = [plain("support", "2009-03-10"), plain("oppose", "2010-05-05")]
    (claim,) = claimed(column, known, Cast.of(known))
    assert claim.verdict is Verdict.NOT_FOUND


def test_what_a_document_touches() -> None:
    u = plain("support", "2009-03-10")
    what = touched([u])
    assert what.blocks == {block_of(u)}
    assert what.windows == {("ana pohl", "2009-03-10", "2009-03-10")}
    assert what.issues == {"base"}


@pytest.mark.parametrize(
    ("scope", "same"),
    [("during the nuclear talks", True), ("on the sidelines of the summit", True), ("during the truce", False)],
)
def test_the_occasion_of_words_limits_nothing(scope: str, same: bool) -> None:
    text = f"“We back the base {scope},” Ana Pohl said."
    first = say(report("“We back the base,” Ana Pohl said.", "2011-03-19"), "We back the base", said="2011-03-18")
    later = say(report(text), f"We back the base {scope}", scope=scope)
    assert (relate(first, later) is Reach.SAME) == same
