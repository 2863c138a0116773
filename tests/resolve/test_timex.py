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
        ("She left on Christmas Eve.", "Christmas Eve", "2014-12-24"),
        ("She will leave on Christmas Eve.", "Christmas Eve", "2015-12-24"),
        ("The fast ends as Labor Day came on Monday.", "Labor Day", "2015-09-07"),
        ("He spoke on Ashura.", "Ashura", "2014-11-03"),
        ("On 15 Mehr he spoke.", "15 Mehr", "2015-10-07"),
        ("On the first day of Farvardin 1393 he spoke.", "the first day of Farvardin 1393", "2014-03-21"),
        ("On 10 Muharram 1436 they marched.", "10 Muharram 1436", "2014-11-03"),
        ("On Monday, the council planned to pay the crews.", "Monday", "2015-10-05"),
        ("Until Monday, they had not answered.", "Monday", "2015-10-05"),
        ("The talks had been scheduled to end on Monday.", "Monday", "2015-10-05"),
        ("The council meets Monday with the crews.", "Monday", "2015-10-12"),
        ("The move follows Tuesday’s vote.", "Tuesday", "2015-10-06"),
        ("He was held by police in April.", "April", "2015-04"),
        ("The loan runs through January.", "January", "2016-01"),
        ("She will succeed Ann P. Holt Feb. 1.", "Feb. 1", "2016-02-01"),
        ("The May accord holds.", "May", "2015-05"),
        ("Growth fell from a year before to March’s figures.", "March", "2015-03"),
        ("He told them that in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("It was June nineteen eighty.", "June nineteen eighty", "1980-06"),
        ("He spoke the day before yesterday.", "the day before yesterday", "2015-10-06"),
        ("She leaves the day after tomorrow.", "the day after tomorrow", "2015-10-10"),
        ("He met her the day before last Tuesday’s hearing.", "the day before last Tuesday", "2015-10-05"),
        ("The hearing is set for the week of October 19.", "the week of October 19", "2015-W43"),
        ("The law took effect a decade ago.", "a decade ago", "2005"),
        ("London fell on overnight losses.", "overnight", "2015-10-07TNI"),
        ("By mid-afternoon the hall was full.", "mid-afternoon", "2015-10-08TAF"),
        ("They met at 4 in the afternoon on Tuesday.", "4 in the afternoon on Tuesday", "2015-10-06T16:00"),
        ("They met at 9:30 a.m. on Tuesday, Sept. 8.", "9:30 a.m. on Tuesday, Sept. 8", "2015-09-08T09:30"),
        ("The then-current rules held.", "then-current", "PAST_REF"),
        ("It will matter in future years.", "future years", "FUTURE_REF"),
        ("The unit earned less in the 2014 second quarter.", "the 2014 second quarter", "2014-Q2"),
        ("It opens in next year’s first quarter.", "next year’s first quarter", "2016-Q1"),
        ("Sales rose in the quarter ended July 31.", "the quarter", "2015-Q2"),
        ("Sales were lower in the 2014 quarter.", "the 2014 quarter", "2014-Q3"),
        ("The port fell silent in the winter of 2013.", "the winter of 2013", "2013-WI"),
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
        ("It was the worst in almost two decades.", "almost two decades", "P20Y", "DURATION"),
        ("They quarrelled for decades.", "decades", "PXY", "DURATION"),
        ("Over the years the port grew.", "the years", "PXY", "DURATION"),
        ("They waited a minute and a half.", "a minute and a half", "PT1M30S", "DURATION"),
        ("It fell for the year ended March 31.", "the year", "P1Y", "DURATION"),
    ],
)
def test_durations_and_sets(text: str, words: str, value: str, kind: str) -> None:
    assert (words, value, kind) in [(t.text, t.value, t.type) for t in find_timexes(text, PUBLISHED)]


def test_the_narrative_moves_on_and_relative_days_count_from_it() -> None:
    text = "He spoke on September 19, 2014. The day before, she had refused. Two weeks later both met."
    assert values(text)[1:] == [("The day before", "2014-09-18"), ("Two weeks later", "2014-W40")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From March 3 to March 7, 2014 they met.", ["2014-03-03", "2014-03-07"]),
        ("They met on April 3–5, 2013.", ["2013-04-03", "2013-04-05"]),
        ("They met on April 24 and 25.", ["2015-04-24", "2015-04-25"]),
        ("From December to February 2014 he waited.", ["2013-12", "2014-02"]),
        ("Between September 2013 and July 2015 they talked.", ["2013-09", "2015-07"]),
    ],
)
def test_ranges_share_their_month_and_year(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected


def test_results_count_from_the_quarter_that_they_are_about() -> None:
    text = (
        "Net rose for the quarter ended Sept. 30 from a year earlier. A charge will fall in the fourth quarter. "
        "In the latest quarter sales fell, beside the year-ago quarter. The year-ago results were restated."
    )
    assert [v for _, v in values(text, dt.date(2015, 10, 28))] == [
        "2015-Q3",
        "2015-09-30",
        "2014-Q3",
        "2015-Q4",
        "2015-Q3",
        "2014-Q3",
        "2014-Q3",
    ]


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
        "He imports three-quarters of his grain.",
        "She told “60 Minutes” so.",
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
