from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.judge.findings import accounts, copies, copy_groups, date_conflicts, find
from onrecord.judge.positions import utterances
from onrecord.positions import Finding, FindingKind, Utterance
from onrecord.records import Kind, Passage, Speaker, Statement, TimeBasis, When
from tests.judge.saying import report, say

DAY, NEXT = "2011-03-20", "2011-03-21"


def found(*utterances: Utterance) -> list[Finding]:
    return [f for f in find(utterances) if f.gate is None]


def kinds(*utterances: Utterance) -> list[str]:
    return sorted(f.kind.value for f in found(*utterances))


def quote(words: str, stance: str = "support", where: str = "said on Saturday", **fields: str) -> Utterance:
    return say(report(f"“{words},” Ana Pohl {where}.", DAY, fields.pop("name", "a.txt")), words, stance, **fields)  # type: ignore[arg-type]


def told(words: str, stance: str = "support", where: str = "said on Saturday that", **fields: str) -> Utterance:
    return say(report(f"Ana Pohl {where} {words}.", NEXT, fields.pop("name", "b.txt")), words, stance, **fields)  # type: ignore[arg-type]


def test_one_quotation_in_two_wordings_with_the_difference() -> None:
    first = quote("We shall not withdraw one soldier from the plateau", "oppose")
    second = quote("We will not pull back a single soldier from the plateau", "oppose", name="b.txt")
    (variant,) = found(first, second)
    assert variant.kind is FindingKind.QUOTE_VARIANT
    assert any(pair in variant.because for pair in ("“shall” / “will”", "“will” / “shall”"))


@pytest.mark.parametrize(
    "second", ["We sign nothing today", "I say it plainly: we sign nothing today, and never shall"]
)
def test_a_shorter_quotation_is_no_other_wording(second: str) -> None:
    assert (
        kinds(quote("I say it plainly: we sign nothing today", "oppose"), quote(second, "oppose", name="b.txt")) == []
    )


def test_different_sentences_of_one_speech_are_no_variants() -> None:
    first = quote("The island is not a subject. We keep the harbour open", "oppose")
    second = quote("We keep the harbour open. The guns are not a subject", "oppose", name="b.txt")
    assert kinds(first, second) == []


def test_a_report_that_drops_the_condition_leaves_a_gap_and_no_hardening() -> None:
    words = "We are ready for talks if they lay down every gun"
    own = quote(words, "conditional", condition="if they lay down every gun")
    later = told("we are ready for talks", where="said on Saturday that")
    (gap,) = found(own, later)
    assert gap.kind is FindingKind.PARAPHRASE_GAP
    assert "leaves out the condition “if they lay down every gun”" in gap.because
    assert accounts([own, later]).misreported == {later.claim}


def test_a_report_that_tells_the_condition_in_its_next_sentence_has_no_gap() -> None:
    own = quote(
        "We are ready for talks if they lay down every gun", "conditional", condition="if they lay down every gun"
    )
    text = "Ana Pohl is ready for talks. First every gun must be laid down, she said."
    assert kinds(own, say(report(text, NEXT), "ready for talks")) == []


@pytest.mark.parametrize(
    ("own", "report_", "why"),
    [
        (("No beef enters the country", "beef"), ("a halt to all imports", "all imports"), "says more"),
        (
            ("I will ban dogs from every park and beach", "every park and beach"),
            ("a ban on dogs on the beach", "beach"),
            "less",
        ),
        (("We might look at a ban one day", None), ("she would ban dogs", None), "leaves it open"),
    ],
)
def test_a_report_that_says_more_or_less(
    own: tuple[str, str | None], report_: tuple[str, str | None], why: str
) -> None:
    stance = "unclear" if own[1] is None else "support"
    said = quote(own[0], stance)
    said = replace(said, scope=(own[1],) if own[1] else ())
    later = replace(told(report_[0]), scope=(report_[1],) if report_[1] else ())
    (gap,) = found(said, later)
    assert gap.kind is FindingKind.PARAPHRASE_GAP
    assert why in gap.because


def test_a_report_that_agrees_with_one_quotation_of_the_day_has_no_gap() -> None:
    own = quote(
        "We are ready for talks if they lay down every gun", "conditional", condition="if they lay down every gun"
    )
    short = quote("We are ready for talks", name="c.txt")
    assert FindingKind.PARAPHRASE_GAP not in {f.kind for f in found(own, short, told("we are ready for talks"))}


def test_for_and_against_on_one_day_is_a_contradiction() -> None:
    a = told("the pit would close", where="told investors on Saturday morning that", name="a.txt")
    b = told("the pit would stay", "oppose", where="told villagers on Saturday evening that")
    assert kinds(a, b) == ["contradiction"]


def test_within_one_report_only_where_it_tells_two_occasions_apart() -> None:
    text = "In the morning Ana Pohl told students that fees must go. In the evening she assured rectors that fees stay."
    document = report(text, DAY)
    assert kinds(say(document, "fees must go"), say(document, "fees stay", "oppose")) == ["contradiction"]
    one = report("Ana Pohl said that fees must go and that fees stay.", DAY)
    assert kinds(say(one, "fees must go"), say(one, "fees stay", "oppose")) == []


def test_undated_accounts_of_one_occasion_contradict_one_another() -> None:
    a = say(report("At the dinner in Velm Ana Pohl agreed to the quota.", DAY), "agreed to the quota", said=None)
    b = say(report("Ana Pohl refused the quota at the dinner in Velm.", NEXT), "refused the quota", "oppose", None)
    assert kinds(a, b) == ["contradiction"]


def test_copies_of_a_report_are_one_report() -> None:
    text = (
        "Health commissioner Ana Pohl wants a ban on the sale of sweet drinks, she told the assembly in the capital on "
        "Saturday after a long debate about teeth."
    )
    same = [say(report(text, DAY, name), "wants a ban") for name in ("a.txt", "b.txt", "c.txt")]
    (group,) = copies(same)
    assert group.kind is FindingKind.SYNDICATED_COPY
    assert len(group.statements) == 3


def test_two_reports_that_share_a_quotation_only_are_no_copies() -> None:
    a = say(
        report("“We shall not be hurried by anybody in this matter or any other,” Ana Pohl said.", DAY, "a"), "We shall"
    )
    b = say(
        report("To farmers she put it so: “We shall not be hurried by anybody in this matter or any other.”", DAY, "b"),
        "We",
    )
    assert copy_groups({"a": a.sketch, "b": b.sketch}) == []


def test_one_occasion_with_two_dates() -> None:
    a = say(
        report("In her balcony speech on 9 May Ana Pohl offered a truce.", "2011-05-12"),
        "offered a truce",
        said="2011-05-09",
    )
    b = say(
        report("The balcony speech of 11 May, in which Ana Pohl offered a truce.", "2011-05-19"),
        "offered a truce",
        said="2011-05-11",
    )
    (conflict,) = date_conflicts([a, b])
    assert (
        conflict.because
        == "Two reports date one occasion on which Ana Pohl spoke differently: 9 May 2011 and 11 May 2011."
    )
    again = replace(a, known_on="2011-05-10")
    assert date_conflicts([again, b]) == []


def test_a_day_after_publication_and_a_wrong_weekday() -> None:
    late = say(report("On 14 March 2011 Ana Pohl backed it.", "2011-03-03"), "backed it", said="2011-03-14")
    weekday = say(report("On Monday, 15 March 2011, Ana Pohl backed it.", "2011-03-20"), "backed it", said="2011-03-15")
    fine = say(report("On Tuesday, 15 March 2011, Ana Pohl backed it.", "2011-03-21"), "backed it", said="2011-03-15")
    assert [len(date_conflicts([u])) for u in (late, weekday, fine)] == [1, 1, 0]


def test_words_with_a_date_that_cannot_be_right_change_no_position() -> None:
    first = quote("We back the base")
    wrong = replace(
        told("we fight the base", "oppose"), earliest="2011-09-09", latest="2011-09-09", flags=("date_conflict",)
    )
    assert "reversal" not in kinds(first, wrong)


def test_publication_days_are_no_days_of_saying() -> None:
    a = replace(quote("We back the base"), basis=TimeBasis.PUBLICATION)
    assert found(a)[0:] == []


def test_a_report_in_the_words_of_a_quotation_on_another_issue() -> None:
    text = (
        "“To say that they should negotiate on our regional presence is to set conditions on it,” Ana Pohl said. "
        "Analysts wrote that Ana Pohl will not negotiate on regional presence."
    )
    document = report(text, DAY)
    own = say(
        document,
        "To say that they should negotiate on our regional presence is to set conditions",
        "oppose",
        issue="accord",
    )
    later = say(document, "will not negotiate on regional presence", "oppose", None, issue="talks")
    (gap,) = found(own, replace(later, reporters=("an institute",)))
    assert gap.because.endswith("the quotation is about accord, the report about talks.")


def test_statements_without_claims_still_give_copies_and_dates() -> None:
    document = report("On 14 March 2011 Ana Pohl met farmers.", "2011-03-03")
    start = document.text.index("met")
    content = Passage.of(document.text, [(start, start + 11)])
    day = When("2011-03-14", "2011-03-14", "2011-03-14", TimeBasis.EXPLICIT)
    bare = Statement(document.id, Kind.NARRATED, content, "m", speakers=(Speaker("Ana Pohl"),), said_on=day)
    assert utterances(document, [bare]) == []
    (conflict,) = date_conflicts(utterances(document, [bare], bare=True))
    assert (conflict.statements, conflict.claims) == ((bare.id,), ())
