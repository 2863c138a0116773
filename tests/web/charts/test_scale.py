"""Days across a plot, and the ticks that tell them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.charts.scale import NOMINAL, Scale


def test_days_fill_the_plot() -> None:
    scale = Scale(date(2020, 1, 1), date(2020, 1, 10))
    assert scale.days == 10
    assert (scale.begin(date(2020, 1, 1)), scale.end(date(2020, 1, 10))) == (0, 100)
    assert scale.middle(date(2020, 1, 1)) == 5
    assert scale.begin(date(2019, 12, 31)) == -10


def test_a_scale_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="back to"):
        Scale(date(2020, 1, 2), date(2020, 1, 1))


def test_a_stretch_is_shown_when_any_day_of_it_is() -> None:
    scale = Scale(date(2020, 1, 5), date(2020, 1, 10))
    assert scale.shows(date(2020, 1, 1), date(2020, 1, 5))
    assert not scale.shows(date(2020, 1, 1), date(2020, 1, 4))
    assert not scale.shows(date(2020, 1, 11), date(2020, 1, 12))


@pytest.mark.parametrize(
    ("last", "labels"),
    [
        (date(2015, 4, 8), ["1 Apr", "2 Apr", "3 Apr", "4 Apr", "5 Apr", "6 Apr", "7 Apr", "8 Apr"]),
        (date(2015, 9, 30), ["Apr 2015", "May", "Jun", "Jul", "Aug", "Sep"]),
        (date(2017, 3, 31), ["Apr 2015", "Jul", "Oct", "Jan 2016", "Apr", "Jul", "Oct", "Jan 2017"]),
        (date(2025, 3, 31), [str(year) for year in range(2016, 2026)]),
        (date(2099, 1, 1), [str(year) for year in range(2020, 2100, 10)]),
    ],
)
def test_ticks_are_days_months_or_years(last: date, labels: list[str]) -> None:
    assert [tick.label for tick in Scale(date(2015, 4, 1), last).ticks()] == labels


def test_ticks_that_begin_a_year_are_major() -> None:
    ticks = Scale(date(2015, 4, 1), date(2017, 3, 31)).ticks()
    assert [tick.label for tick in ticks if tick.major] == ["Apr 2015", "Jan 2016", "Jan 2017"]


@given(st.dates(date(1, 1, 1), date(9998, 1, 1)), st.integers(0, 9_000_00))
def test_ticks_stand_in_order_with_room_between_them(first: date, days: int) -> None:
    last = first + timedelta(days=min(days, (date.max - first).days))
    places = [tick.x for tick in Scale(first, last).ticks()]
    assert all(0 <= place <= 100 for place in places)
    assert all((b - a) * NOMINAL / 100 > 55 for a, b in pairwise(places))
