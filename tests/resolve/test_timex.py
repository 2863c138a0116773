"""Time expressions: which words are found, and which day, period or recurring time they mean."""

import datetime as dt

import pytest

from onrecord.resolve.timex import find_timexes
from onrecord.resolve.timex.calendar import days_of, easter, nth_weekday
from onrecord.resolve.timex.hijri import lunar_to_gregorian, solar_to_gregorian

PUBLISHED = dt.date(2015, 10, 8)  # a Thursday


def values(text: str, published: dt.date | None = PUBLISHED) -> list[tuple[str, str]]:
    """The words and values of the time expressions in a text."""
    return [(t.text, t.value) for t in find_timexes(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He spoke on 07 October 2015 in Lomard.", "07 October 2015", "2015-10-07"),
        ("They met on October 7, 2015, and again.", "October 7, 2015", "2015-10-07"),
        ("They signed on Thursday, Nov. 2, 2017.", "Thursday, Nov. 2, 2017", "2017-11-02"),
        ("The talks of 2015-10-01 failed.", "2015-10-01", "2015-10-01"),
        ("Talks began in September 2013.", "September 2013", "2013-09"),
        ("It was signed in late November 2013.", "late November 2013", "2013-11"),
        ("She arrived on Tuesday.", "Tuesday", "2015-10-06"),
        ("He said on Thursday that it was over.", "Thursday", "2015-10-08"),
        ("The envoys will meet on Monday.", "Monday", "2015-10-12"),
        ("They met last Tuesday.", "last Tuesday", "2015-10-06"),
        ("He left yesterday.", "yesterday", "2015-10-07"),
        ("The law passed last year.", "last year", "2014"),
        ("The vote came last month.", "last month", "2015-09"),
        ("Two years ago he refused.", "Two years ago", "2013"),
        ("It fell in the third quarter of 2014.", "the third quarter of 2014", "2014-Q3"),
        ("In the 1990s the strait was open.", "the 1990s", "199"),
        ("It was built in the 19th century.", "the 19th century", "18"),
        ("They met last summer.", "last summer", "2015-SU"),
        ("On 15 Mehr 1394 he spoke.", "15 Mehr 1394", "2015-10-07"),
        ("They rallied Wednesday night.", "Wednesday night", "2015-10-07TNI"),
        ("The deadline is 5 p.m. Friday.", "5 p.m. Friday", "2015-10-09T17:00"),
        ("A 1996 law forbids it.", "1996", "1996"),
        ("She left on Christmas Eve.", "Christmas Eve", "2015-12-24"),
        ("It was quiet on Labor Day.", "Labor Day", "2015-09-07"),
        ("It came into force on Dec. 3.", "Dec. 3", "2014-12-03"),
        ("The bond is payable on Dec. 3.", "Dec. 3", "2015-12-03"),
        ("The current minister stays.", "current", "PRESENT_REF"),
        ("They will leave soon.", "soon", "FUTURE_REF"),
    ],
)
def test_dates_mean_a_day_or_a_stretch_of_days(text: str, words: str, value: str) -> None:
    assert (words, value) in values(text)


@pytest.mark.parametrize(
    ("text", "words", "value", "kind"),
    [
        ("The siege lasted two and a half years.", "two and a half years", "P2Y6M", "DURATION"),
        ("They talked for several months.", "several months", "PXM", "DURATION"),
        ("A 10-hour session ended.", "10-hour", "PT10H", "DURATION"),
        ("Over the past four months he waited.", "the past four months", "P4M", "DURATION"),
        ("He briefs reporters every day.", "every day", "P1D", "SET"),
        ("They meet every Friday.", "every Friday", "XXXX-WXX-5", "SET"),
        ("In recent weeks she has been quiet.", "recent weeks", "PXW", "DURATION"),
        ("They waited twenty four hours.", "twenty four hours", "PT24H", "DURATION"),
        ("It fell for the year ended March 31.", "the year", "P1Y", "DURATION"),
    ],
)
def test_durations_and_sets(text: str, words: str, value: str, kind: str) -> None:
    assert (words, value, kind) in [(t.text, t.value, t.type) for t in find_timexes(text, PUBLISHED)]


def test_the_narrative_moves_on_and_relative_days_count_from_it() -> None:
    text = "He spoke on September 19, 2014. The day before, she had refused. Two weeks later both met."
    assert values(text)[1:] == [("The day before", "2014-09-18"), ("Two weeks later", "2014-W40")]


def test_modifiers_are_kept() -> None:
    found = find_timexes("It was closed in early 1990 and for more than three weeks in mid-May 2012.", PUBLISHED)
    assert [(t.value, t.mod) for t in found] == [("1990", "START"), ("P3W", "MORE_THAN"), ("2012-05", "MID")]


@pytest.mark.parametrize(
    "text",
    [
        "They may march to the palace.",
        "The army of 2000 men marched on.",
        "Prices rose 1990 percent.",
        "He is 54 years old and in his second term.",
        "Version 2.1.10 fixes it.",
        "It cost $2015.",
    ],
)
def test_words_and_numbers_that_are_no_times(text: str) -> None:
    assert values(text) == []


def test_without_a_publication_day_relative_dates_stay_underspecified() -> None:
    assert values("He spoke on October 7.", None) == [("October 7", "XXXX-10-07")]
    assert values("He spoke on Friday.", None) == [("Friday", "XXXX-WXX-5")]


def test_impossible_days_are_not_dates() -> None:
    assert ("February 30, 2015", "2015-02-30") not in values("On February 30, 2015 nothing happened.")


def test_spans_prove_their_words() -> None:
    text = "“Yesterday,” he said — on 3 March 2014 — “we won’t.”"
    assert all(text[t.start : t.end] == t.text for t in find_timexes(text, PUBLISHED))


def test_days_of_a_value() -> None:
    assert days_of("2014-Q3") == (dt.date(2014, 7, 1), dt.date(2014, 9, 30))
    assert days_of("2014-WI") == (dt.date(2014, 12, 1), dt.date(2015, 2, 28))
    assert days_of("2014-W40") == (dt.date(2014, 9, 29), dt.date(2014, 10, 5))
    assert days_of("199") == (dt.date(1990, 1, 1), dt.date(1999, 12, 31))
    assert days_of("P3D") is None
    assert days_of("2014-02-31") is None


def test_other_calendars() -> None:
    assert solar_to_gregorian(1395, 1, 1) == dt.date(2016, 3, 20)
    assert solar_to_gregorian(1357, 11, 22) == dt.date(1979, 2, 11)
    assert abs(lunar_to_gregorian(1436, 1, 10) - dt.date(2014, 11, 3)).days <= 1
    assert easter(2025) == dt.date(2025, 4, 20)
    assert nth_weekday(2025, 11, 3, 4) == dt.date(2025, 11, 27)
    with pytest.raises(ValueError, match="no such"):
        solar_to_gregorian(1394, 12, 30)


def test_the_day_before_beside_a_date_is_that_date() -> None:
    text = "He spoke on May 3, 2014. He answered her remarks the day before, on May 2."
    found = values(text, dt.date(2014, 5, 10))
    assert found[1:] == [("the day before", "2014-05-02"), ("May 2", "2014-05-02")]


def test_the_day_before_something_told_is_not_read() -> None:
    assert values("On May 3, 2014 he left, the day before she arrived.") == [("May 3, 2014", "2014-05-03")]


def test_an_undated_text_gives_years_to_days_but_no_meaning_to_today() -> None:
    found = find_timexes(
        "On May 3, 2014 he spoke. On June 2 she did; on Tuesday both; today none.", None, around=PUBLISHED
    )
    assert [t.value for t in found] == ["2014-05-03", "2015-06-02", "2015-10-06", "PRESENT_REF"]


def test_a_night_of_a_year_has_no_day() -> None:
    assert values("He told them in 2001. That night she left.")[1:] == [("That night", "XXXX-XX-XXTNI")]
