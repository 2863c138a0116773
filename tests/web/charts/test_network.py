"""The drawing of the network: orders with few crossings, places that do not overlap, the same every time."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from onrecord.web.charts.network import WIDTH, Arc, Box, Group, Plan, crossings, draw, ordered

CROSSED = Plan(
    left=(Group("North", ("a", "b", "c")),),
    right=(Group("South", ("d",)), Group("Isles", ("e",))),
    issues=("x", "y", "z"),
    edges=(("a", "z"), ("b", "y"), ("c", "x"), ("d", "z"), ("e", "x")),
)


def column(boxes: list[Box]) -> list[Box]:
    return sorted(boxes, key=lambda box: box.y)


def test_crossings_are_counted_at_both_sides() -> None:
    assert crossings(CROSSED) == 4  # three lines at the left all cross one another, the two at the right do too
    assert crossings(replace(CROSSED, issues=("z", "y", "x"))) == 0
    assert crossings(replace(CROSSED, edges=(("a", "x"), ("a", "y"), ("b", "y")))) == 0  # meeting is not crossing


def test_the_order_undoes_what_can_be_undone() -> None:
    assert crossings(ordered(CROSSED)) == 0


def test_groups_stay_together_and_the_order_never_gets_worse() -> None:
    edges = tuple((actor, issue) for actor in "abcde" for issue in "xyz" if (ord(actor) * ord(issue)) % 3)
    plan = replace(CROSSED, edges=edges)
    after = ordered(plan)
    assert crossings(after) <= crossings(plan)
    assert [group.name for group in after.right] == ["South", "Isles"]
    assert {key for group in after.left for key in group.actors} == {"a", "b", "c"}


def test_columns_stand_apart_and_boxes_do_not_overlap() -> None:
    drawn = draw(CROSSED)
    assert [box.x for key, box in drawn.actors.items() if key in "abc"] == [0.0] * 3
    assert all(box.x + box.width == WIDTH for key, box in drawn.actors.items() if key in "de")
    left = column([box for key, box in drawn.actors.items() if key in "abc"])
    for boxes in (left, column(list(drawn.issues.values()))):
        assert all(one.y + one.height < other.y for one, other in pairwise(boxes))
    assert all(box.y >= 0 and box.y + box.height <= drawn.height for box in (*left, *drawn.issues.values()))


def test_heads_stand_above_their_groups() -> None:
    drawn = draw(CROSSED)
    assert [(head.name, head.left) for head in drawn.heads] == [("North", True), ("South", False), ("Isles", False)]
    assert drawn.heads[1].y < drawn.actors["d"].y < drawn.heads[2].y < drawn.actors["e"].y


def test_lines_end_at_their_issues_each_at_a_port_of_its_own() -> None:
    plan = replace(CROSSED, edges=(("a", "x"), ("b", "x"), ("c", "x")))
    drawn = draw(plan)
    box = drawn.issues["x"]
    assert {line.x for line in drawn.lines} == {box.x - 9}
    heights = [line.y for line in drawn.lines]
    assert len(set(heights)) == 3
    assert all(box.y < y < box.y + box.height for y in heights)
    rows = [drawn.actors[actor].y for actor, _ in plan.edges]
    assert sorted(range(3), key=rows.__getitem__) == sorted(range(3), key=heights.__getitem__)


@pytest.mark.parametrize("left", [True, False])
def test_an_arc_leaves_its_issue_and_ends_at_the_one_it_hangs_on(left: bool) -> None:
    drawn = draw(replace(CROSSED, arcs=(Arc("x", "z", left),)))
    (arc,) = drawn.arcs
    numbers = [float(n) for n in re.findall(r"-?[\d.]+", arc.path)]
    edge = drawn.issues["z"].x + (0 if left else drawn.issues["z"].width)
    assert (arc.x, numbers[0]) == (edge, edge)
    assert drawn.issues["x"].y < numbers[1] < drawn.issues["x"].y + drawn.issues["x"].height
    assert drawn.issues["z"].y < arc.y < drawn.issues["z"].y + drawn.issues["z"].height
    assert (numbers[2] < edge) is left


def test_equal_plans_give_equal_drawings_and_nothing_gives_an_empty_one() -> None:
    assert draw(CROSSED) == draw(CROSSED)
    empty = draw(Plan((), (), (), ()))
    assert (empty.height, empty.lines, dict(empty.issues)) == (0.0, (), {})


def test_an_edge_of_an_unknown_actor_is_refused() -> None:
    with pytest.raises(KeyError):
        draw(replace(CROSSED, edges=(("nobody", "x"),)))
