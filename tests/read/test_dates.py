from datetime import date

import pytest

from onrecord.errors import UsageError
from onrecord.read.dates import url_day
from onrecord.read.days import days_in, months_in
from onrecord.read.draft import Draft
from onrecord.read.finish import finish
from onrecord.read.options import ReadOptions
from onrecord.records import DateBasis, Metadata
from tests.read.pages import LEAD, SECOND, read

TODAY = ReadOptions(today=date(2031, 6, 1))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on November 2, 2017 he", "2017-11-02"),
        ("on 07 October 2015.", "2015-10-07"),
        ("the 3rd of March 2017", "2017-03-03"),
        ("Sept. 9 2016", "2016-09-09"),
        ("2017-03-04T10:00", "2017-03-04"),
        ("25/12/2016", "2016-12-25"),
        ("12/25/2016", "2016-12-25"),
        ("3.4.2017", "2017-04-03"),
        ("2-Mar-2017", "2017-03-02"),
    ],
)
def test_full_days(text: str, day: str) -> None:
    assert [d.day.isoformat() for d in days_in(text)] == [day]


@pytest.mark.parametrize("text", ["03/04/2017", "February 30, 2017", "version 1.2.2017.4", "12017-03-04", "May 2017"])
def test_no_or_doubtful_days(text: str) -> None:
    assert list(days_in(text)) == []


def test_months_stand_for_their_first_day() -> None:
    assert [d.day for d in months_in("In September 2013, and in Aug. 2014")] == [date(2013, 9, 1), date(2014, 8, 1)]


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://example.org/2017/11/02/talks", date(2017, 11, 2)),
        ("https://example.org/world/2017-11-02-talks.html", date(2017, 11, 2)),
        ("talks_20171102.txt", date(2017, 11, 2)),
        ("https://example.org/2017/nov/02/talks", date(2017, 11, 2)),
        ("https://example.org/2017/11/talks", None),
        ("https://example.org/story-201711021234", None),
        ("negotiations_2017.txt", None),
    ],
)
def test_days_in_addresses(address: str, day: date | None) -> None:
    assert url_day(address) == day


def dated(
    text: str, options: ReadOptions = TODAY, name: str = "a.txt", meta: Metadata | None = None
) -> tuple[str | None, DateBasis]:
    found = finish(Draft(text, name, meta or Metadata()), "0" * 64, options).meta
    return found.published_on, found.published_basis


def test_the_order_of_bases() -> None:
    meta = Metadata(
        published_on="2031-02-02", published_basis=DateBasis.META, url="https://example.org/2031/02/04/talks"
    )
    page = f"Talks resume\n\nBy Petra Lindqvist\nFebruary 3, 2031\n\n{LEAD}\n"
    given = ReadOptions(published="2031-02-01", today=TODAY.today)
    bare = f"Talks resume\n\n{LEAD}\n"
    by_url = Metadata(url="https://example.org/2031/02/04/talks")
    assert dated(page, given, meta=meta) == ("2031-02-01", DateBasis.GIVEN)
    assert dated(page, meta=meta) == ("2031-02-02", DateBasis.META)
    assert dated(page, meta=by_url) == ("2031-02-03", DateBasis.BYLINE)
    assert dated(bare, meta=by_url) == ("2031-02-04", DateBasis.URL)
    assert dated(bare, name="talks-2031-02-05.txt") == ("2031-02-05", DateBasis.GUESSED)
    assert dated(bare) == (None, DateBasis.UNKNOWN)


@pytest.mark.parametrize(
    "line",
    [
        "Published: 3 March 2031",
        "March 3, 2031 3:04 PM EST",
        "Updated 5 March 2031\nPublished 3 March 2031",
        "Ostrava, 3 March 2031",
        "Tuesday, March 3, 2031",
        "Petra Lindqvist | March 3, 2031",
        "By Petra Lindqvist - March 3, 2031",
        "Posted on March 3, 2031 by Petra Lindqvist",
    ],
)
def test_date_lines_of_the_head(line: str) -> None:
    assert dated(f"Talks resume in Ostrava\n{line}\n\n{LEAD}\n\n{SECOND}\n") == ("2031-03-03", DateBasis.BYLINE)


def test_datelines_with_and_without_a_year() -> None:
    report = LEAD + " The offer was made on 2 January 2031."
    assert dated(f"Talks resume\n\nOSTRAVA, March 3, 2031 (Agency) — {report}\n") == ("2031-03-03", DateBasis.BYLINE)
    assert dated(f"Talks resume\n\nOSTRAVA, March 3 (Agency) — {report}\n") == ("2031-03-03", DateBasis.GUESSED)
    assert dated(f"Talks resume\n\nOSTRAVA, March 3 (Agency) — {LEAD}\n") == (None, DateBasis.UNKNOWN)


def test_days_to_come_date_nothing() -> None:
    assert dated(f"Talks resume\nJuly 4, 2031\n\n{LEAD}\n") == (None, DateBasis.UNKNOWN)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("She spoke on 5 March 2030 and again in April 2030.", "2030-04-01"),
        ("In a speech on 5 March 2030 she said, “people think that we should compromise.”", "2030-03-05"),
        ("The talks of 5 March 2030 failed. The toll will end on 9 May 2031.", "2030-03-05"),
        ("The toll expires on 9 May 2031.", None),
        ("The deadline is 9 May 2031.", None),
        ("In 2030 nothing happened.", None),
    ],
)
def test_the_latest_day_spoken_of_as_past(sentence: str, day: str | None) -> None:
    assert read(f"Talks resume\n\n{LEAD}\n\n{sentence}\n", TODAY).meta.not_before == day


def test_days_in_comments_bound_nothing() -> None:
    page = (
        f"Talks resume\n\n{LEAD}\n\n{SECOND}\n\n2 comments\n\nharbourman says:\n\nThe talks of 5 March 2030 "
        f"failed, as we all remember.\n\nReply\n"
    )
    assert read(page, TODAY).meta.not_before is None


def test_a_given_day_must_be_a_day() -> None:
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        read("Talks", ReadOptions(published="soon"))
