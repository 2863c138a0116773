"""The figures on a small folder, beside those that PolNeAR's usual scorer gives for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.measure import FIGURES, PRIMARY, Figures, Marked, Ratio, parse_standoff, score, total
from onrecord.records import Span

HERE = Path(__file__).parent
GOLD = HERE / "gold"
ROLES = ("source", "cue", "content")

EXPECTED = {
    "attribution": Ratio(6, 12, 11),
    "attribution_strict": Ratio(2, 12, 11),
    "attribution_direct": Ratio(1, 3, 2),
    "attribution_mixed": Ratio(2, 3, 3),
    "attribution_indirect": Ratio(3, 6, 6),
    "content_overlap": Ratio(8, 12, 11),
    "content_strict": Ratio(5, 12, 11),
    "token_content": Ratio(56, 59, 57),
    "token_source": Ratio(10, 14, 20),
    "token_cue": Ratio(11, 12, 18),
    "cue_overlap": Ratio(9, 11, 11),
    "cue_in_matched": Ratio(7, 7, 8),
    "source_in_matched": Ratio(5, 7, 7),
}
"""What the scorer that results on PolNeAR are given by (attribution_score.py) makes of gold/ and found.jsonl."""


def spans(*pairs: tuple[int, int]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)


def place(text: str, words: str) -> tuple[Span, ...]:
    """Where the words first stand, none for no words."""
    return spans((text.index(words), text.index(words) + len(words))) if words else ()


def mark(text: str, source: str, cue: str, content: str) -> Marked:
    return Marked(place(text, source), place(text, cue), place(text, content))


def right(figures: Figures) -> dict[str, int]:
    return {name: ratio.right for name, ratio in figures.items() if ratio.right}


def scored(row: dict[str, Any]) -> Figures:
    """The figures of one line of found.jsonl, which has the form that the scorer takes."""
    text = (GOLD / "text" / f"{row['doc']}.txt").read_bytes().decode()
    first = min((GOLD / "attributions").glob(f"{row['doc']}_*.ann"))
    found = [Marked(*(spans(*map(tuple, item[role])) for role in ROLES)) for item in row["attributions"]]
    return score(text, parse_standoff(first.read_bytes().decode()), found)


@pytest.fixture(scope="module")
def figures() -> Figures:
    return total(scored(json.loads(line)) for line in (HERE / "found.jsonl").read_text("utf-8").splitlines())


class TestOnTheFolder:
    @pytest.mark.parametrize("name", FIGURES)
    def test_every_figure_is_the_scorers(self, figures: Figures, name: str) -> None:
        assert figures[name] == EXPECTED[name]

    def test_the_kinds_add_up_to_the_primary_figure(self, figures: Figures) -> None:
        kinds = [figures[f"attribution_{kind}"] for kind in ("direct", "mixed", "indirect")]
        assert sum(kinds, Ratio()) == figures[PRIMARY]


class TestRight:
    TEXT = "Ada Holm said that the old mill will close in May. “It is sad,” she added.\n"

    def test_what_is_the_same_is_right_in_every_figure(self) -> None:
        item = mark(self.TEXT, "Ada Holm", "said", "the old mill will close in May")
        figures = score(self.TEXT, [item], [item])
        assert {ratio.f1 for name, ratio in figures.items() if ratio.gold} == {1.0}
        assert figures["attribution_direct"] == figures["attribution_mixed"] == Ratio()

    @pytest.mark.parametrize(
        ("content", "fits"), [("the old mill will", True), ("the old", False), ("“It is sad,”", False)]
    )
    def test_half_of_all_words_is_enough(self, content: str, fits: bool) -> None:
        gold = mark(self.TEXT, "Ada Holm", "said", "the old mill will close in May"[:-3])
        found = mark(self.TEXT, "Holm", "said", content)
        assert score(self.TEXT, [gold], [found])[PRIMARY] == Ratio(int(fits), 1, 1)

    def test_another_source_is_wrong_but_the_content_counts(self) -> None:
        gold, found = (mark(self.TEXT, who, "said", "the old mill will close") for who in ("Ada Holm", "she"))
        figures = score(self.TEXT, [gold], [found])
        assert figures[PRIMARY].right == figures["source_in_matched"].right == 0
        assert figures["content_strict"].right == figures["cue_in_matched"].right == 1

    def test_no_source_fits_no_source_only(self) -> None:
        none, some = (mark(self.TEXT, who, "said", "the old mill will close") for who in ("", "Ada Holm"))
        assert score(self.TEXT, [none], [none])[PRIMARY].right == 1
        assert score(self.TEXT, [some], [none])[PRIMARY].right == 0

    def test_punctuation_never_counts(self) -> None:
        gold, found = (mark(self.TEXT, "she", "added", content) for content in ("“It is sad,”", "It is sad"))
        assert score(self.TEXT, [gold], [found])["attribution_strict"] == Ratio(1, 1, 1)

    def test_one_of_two_found_for_one_is_wrong(self) -> None:
        gold = mark(self.TEXT, "Ada Holm", "said", "the old mill will close in May")
        part = mark(self.TEXT, "Ada Holm", "said", "the old mill will close")
        assert right(score(self.TEXT, [gold], [part, gold])) == right(score(self.TEXT, [gold], [gold]))
        assert score(self.TEXT, [gold], [part, gold])[PRIMARY] == Ratio(1, 2, 1)

    def test_a_content_without_words_is_left_out(self) -> None:
        bare = mark(self.TEXT, "Ada Holm", "said", ".")
        assert score(self.TEXT, [bare], [bare])[PRIMARY] == Ratio()


class TestKind:
    @pytest.mark.parametrize(
        ("text", "content", "kind"),
        [
            ("She said “yes, we will”.", "“yes, we will”", "direct"),
            ("She said that ''yes'' was no answer.", "''yes'' was no answer", "mixed"),
            ('He wrote: "We will not\nend today', "We will not", "direct"),
            ('He wrote: "We will not\nend today', "end today", "indirect"),
            ('A 5"-pipe, she said, will do.', "will do", "direct"),
            ('A 5" pipe, she said, will do.', "will do", "indirect"),
            ("It is ” said she “ so", "said she", "indirect"),
        ],
    )
    def test_goes_by_the_marks_around_the_words(self, text: str, content: str, kind: str) -> None:
        item = mark(text, "", "", content)
        assert score(text, [item], [item])[f"attribution_{kind}"] == Ratio(1, 1, 1)


def test_nothing_at_all_is_zero() -> None:
    assert total([]) == dict.fromkeys(FIGURES, Ratio())
    assert (Ratio().precision, Ratio().recall, Ratio().f1) == (0.0, 0.0, 0.0)


def test_ratios_are_fractions() -> None:
    ratio = Ratio(3, 4, 6)
    assert (ratio.precision, ratio.recall, ratio.f1) == (0.75, 0.5, 0.6)
