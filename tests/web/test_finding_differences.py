"""Where two texts differ, and how the words are cut into runs."""

import pytest

from onrecord.records import Passage, Span
from onrecord.web.differences import difference, lacking
from onrecord.web.finding_runs import Layer, of_passage, runs, shown_at


@pytest.mark.parametrize(
    ("one", "other", "gone", "come"),
    [
        ("We shall never yield.", "We will never yield!", ["shall"], ["will"]),
        ("“The door is shut,” he said", "The door is SHUT", ["he said"], []),
        ("one two three", "one two three", [], []),
        ("", "anything", [], ["anything"]),
        ("a b c d", "a x y d", ["b c"], ["x y"]),
        ("我们不会谈判", "我们会谈判", ["不"], []),
        ("لن نتفاوض أبدا", "لن نتفاوض", ["أبدا"], []),
    ],
)
def test_words_that_only_one_text_has(one: str, other: str, gone: list[str], come: list[str]) -> None:
    found = difference(one, other)
    assert [one[s.start : s.end] for s in found.one] == gone
    assert [other[s.start : s.end] for s in found.other] == come


def test_texts_are_alike_by_the_words_they_share() -> None:
    assert difference("a b c d", "a b c d").alike == 1
    assert difference("a b", "c d").alike == 0


def test_what_no_other_text_says() -> None:
    assert lacking(["If it snows,", "if it rains"], ["if it snows"]) == ("if it rains",)


def test_runs_are_cut_at_every_border_and_lose_nothing() -> None:
    text = "He said that ferries stop."
    made = runs(
        text, Span(3, 25), [Layer(Span(0, 7), "cue"), Layer(Span(13, 40), "said"), Layer(Span(13, 20), "issue")]
    )
    assert "".join(run.text for run in made) == text[3:25]
    assert [(run.text, run.looks) for run in made] == [
        ("said", "w-cue"),
        (" that ", ""),
        ("ferries", "w-issue w-said"),
        (" stop", "w-said"),
    ]


def test_pieces_of_a_passage_keep_their_marks() -> None:
    passage = Passage((Span(10, 14), Span(20, 25)), "abcd […] fghij")
    made = of_passage(passage, [Layer(Span(12, 21), "scope")], [Span(9, 10)])
    assert "".join(run.text for run in made) == passage.text
    assert [(run.text, run.looks, run.differs) for run in made] == [
        ("ab", "", False),
        ("cd", "w-scope", False),
        (" […] ", "", False),
        ("f", "w-scope", True),
        ("ghij", "", False),
    ]
    assert list(shown_at(passage, [Span(0, 12), Span(22, 99)])) == [Span(0, 2), Span(11, 14)]
