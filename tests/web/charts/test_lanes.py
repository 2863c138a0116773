"""Lanes: rows by stance, marks that would overlap as one, bands and breaks."""

from datetime import date, timedelta

import pytest

from onrecord.records import Stance
from onrecord.web.charts.lanes import CAPTION, ROW, Band, Break, Group, Laid, Lane, lay
from onrecord.web.charts.legend import legend
from onrecord.web.charts.marks import ROWS, Look, Mark, look_of
from onrecord.web.charts.overview import HEIGHT, overview
from onrecord.web.charts.scale import Scale

YEAR = Scale(date(2020, 1, 1), date(2020, 12, 31))
GROUP = Group(lambda c: f"{c.count} from {c.first} to {c.last}", lambda c: f"/c?{c.look.value}&{c.count}")


def mark(day: date | None, look: Look = Look.OPPOSE, *, last: date | None = None, **more: bool) -> Mark:
    return Mark(f"/m?{day}", f"said {day}", look, day, last or day, "2020-01-01", **more)


def laid(*marks: Mark, bands: tuple[Band, ...] = (), breaks: tuple[Break, ...] = (), coarse: float = 1) -> Laid:
    return lay(Lane(marks, bands, breaks, GROUP), YEAR, coarse)


@pytest.mark.parametrize("stance", [*Stance, None])
def test_each_stance_has_a_shape_a_sign_and_a_class_of_its_own(stance: Stance | None) -> None:
    look = look_of(stance)
    others = [other for other in Look if other is not look]
    assert look.path not in {o.path for o in others}
    assert look.sign not in {o.sign for o in others}
    assert look.css not in {o.css for o in others}


def test_support_stands_above_opposition() -> None:
    lane = laid(mark(date(2020, 3, 1), Look.OPPOSE), mark(date(2020, 6, 1), Look.SUPPORT))
    assert [(m.look, m.y) for m in lane.marks] == [(Look.OPPOSE, 2 + ROW + ROW // 2), (Look.SUPPORT, 2 + ROW // 2)]
    assert lane.height == 2 * ROW + 4
    assert ROWS[0] is Look.SUPPORT


def test_a_mark_stands_in_the_middle_of_its_days_which_a_bar_spans() -> None:
    (one,) = laid(mark(date(2020, 3, 1), last=date(2020, 3, 31))).marks
    assert one.x == pytest.approx((YEAR.begin(date(2020, 3, 1)) + YEAR.end(date(2020, 3, 31))) / 2, abs=0.01)
    assert one.bar == (YEAR.begin(date(2020, 3, 1)), YEAR.end(date(2020, 3, 31)))


def test_days_outside_the_period_are_cut_off() -> None:
    (one,) = laid(mark(date(2019, 1, 1), last=date(2020, 1, 31)), mark(date(2018, 1, 1))).marks
    assert one.bar == (0, YEAR.end(date(2020, 1, 31)))
    assert one.x == pytest.approx(YEAR.end(date(2020, 1, 31)) / 2, abs=0.01)


def test_marks_upon_one_another_are_one_with_a_count_and_an_address() -> None:
    days = [date(2020, 3, 1), date(2020, 3, 2), date(2020, 3, 3)]
    (one,) = laid(*map(mark, days)).marks
    assert (one.count, one.href) == (3, "/c?oppose&3")
    assert one.aloud == "3 from 2020-03-01 to 2020-03-03"


def test_marks_of_two_stances_on_one_day_stay_two() -> None:
    lane = laid(mark(date(2020, 3, 1)), mark(date(2020, 3, 1), Look.CONDITIONAL))
    assert [m.count for m in lane.marks] == [1, 1]
    assert lane.marks[0].y != lane.marks[1].y


def test_no_statement_is_lost_and_none_overlaps() -> None:
    days = [date(2020, 1, 1) + timedelta(days=n * n % 366) for n in range(400)]
    lane = laid(*map(mark, days))
    assert sum(m.count for m in lane.marks) == 400
    gaps = [b.x - a.x for a, b in zip(lane.marks, lane.marks[1:], strict=False)]
    assert min(gaps) * 8 >= 14


def test_coarser_makes_fewer_marks() -> None:
    days = [date(2020, 1, 1) + timedelta(days=5 * n) for n in range(70)]
    fine, coarse = laid(*map(mark, days)), laid(*map(mark, days), coarse=3)
    assert len(coarse.marks) < len(fine.marks)
    assert sum(m.count for m in coarse.marks) == 70


def test_conditions_and_doubts_show_on_a_mark_and_on_a_cluster_with_one_of_them() -> None:
    one, other = mark(date(2020, 3, 1), limited=True), mark(date(2020, 3, 1), doubted=True)
    assert [(m.limited, m.doubted) for m in laid(one).marks] == [(True, False)]
    assert [(m.limited, m.doubted) for m in laid(one, other).marks] == [(True, True)]


def test_what_has_no_day_stands_aside_by_the_day_of_publication() -> None:
    early = Mark("/b", "b", Look.OPPOSE, published="2020-01-01")
    late = Mark("/a", "a", Look.OPPOSE, published="2020-02-01")
    lane = laid(late, early)
    assert lane.marks == ()
    assert [m.href for m in lane.aside] == ["/b", "/a"]
    many = laid(*(Mark(f"/{n}", "x", Look.OPPOSE) for n in range(9)))
    assert [m.count for m in many.aside] == [1, 1, 1, 6]
    assert many.aside[-1].aloud == "9 from None to None"


def test_bands_run_from_since_until_and_to_the_edge_while_held() -> None:
    first = Band(Look.CONDITIONAL, date(2020, 1, 1), date(2020, 7, 1), "held")
    second = Band(Look.OPPOSE, date(2020, 7, 1), None, "held on")
    lane = laid(bands=(first, second))
    one, other = lane.bands
    assert one.x == 0
    assert one.width == pytest.approx(YEAR.begin(date(2020, 7, 1)))
    assert other.x + other.width == pytest.approx(100)
    assert (one.open, other.open) == (False, True)
    assert one.y < other.y
    assert one.caption == "conditional"


def test_a_band_before_or_after_the_period_is_not_drawn() -> None:
    gone = Band(Look.OPPOSE, date(2018, 1, 1), date(2019, 1, 1), "gone")
    coming = Band(Look.SUPPORT, date(2021, 1, 1), None, "coming")
    assert laid(bands=(gone, coming)).bands == ()


def test_breaks_have_captions_that_do_not_overlap() -> None:
    breaks = tuple(Break(date(2020, 6, day), "condition added", "/f", "why") for day in (1, 2, 3))
    lane = laid(breaks=breaks)
    assert [b.y for b in lane.breaks] == [0, 1, 2]
    assert lane.top == 3 * CAPTION + 2


def test_a_caption_without_room_stands_before_its_line() -> None:
    lane = laid(breaks=(Break(date(2020, 12, 30), "hardening", "/f", "why"),))
    assert lane.breaks[0].before


def test_the_legend_tells_the_signs_in_use_alone() -> None:
    plain = legend([laid(mark(date(2020, 3, 1)))])
    assert [(e.sign, e.look) for e in plain] == [("mark", Look.OPPOSE)]
    lane = laid(
        mark(date(2020, 3, 1), limited=True, doubted=True),
        mark(date(2020, 8, 1), last=date(2020, 9, 1)),
        mark(date(2020, 3, 1)),
        bands=(Band(Look.SUPPORT, date(2020, 1, 1), None, "x"),),
        breaks=(Break(date(2020, 6, 1), "reversal", "/f", "why"),),
    )
    signs = [e.sign for e in legend([lane])]
    assert signs == ["mark", "mark", "limited", "doubted", "count", "bar", "band", "break"]


def test_the_strip_has_bars_as_high_as_what_was_said_and_marks_the_period() -> None:
    shown = Scale(date(2020, 7, 1), date(2020, 12, 31))
    days = [date(2020, 1, 1), date(2020, 1, 1), date(2020, 12, 31)]
    strip = overview(days, YEAR, shown)
    assert [bar.height for bar in strip.bars] == [HEIGHT, HEIGHT / 2]
    assert strip.begin == YEAR.begin(date(2020, 7, 1))
    assert strip.begin + strip.end == pytest.approx(100)
