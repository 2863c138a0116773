"""What each scheme has a place for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.measure import Scheme, marked
from onrecord.records import Attribution, Kind, Part, Passage

TEXT = "own outer inner float told note"


def at(word: str, kind: Kind = Kind.DIRECT, parent: int | None = None) -> Attribution:
    start = TEXT.index(word)
    return Attribution(kind, Passage.of(TEXT, [(start, start + len(word))]), parent=parent)


FOUND = [
    at("own", Kind.OWN),
    at("outer", parent=0),
    at("inner", parent=1),
    replace(at("float"), floating=True),
    at("told", Kind.NARRATED),
    replace(at("note"), part=Part.AUTHOR_NOTE),
]


@pytest.mark.parametrize(
    ("scheme", "words"),
    [
        (Scheme.POLNEAR, ["outer", "told"]),
        (Scheme.OUTERMOST, ["outer", "float", "told"]),
        (Scheme.ALL, ["own", "outer", "inner", "float", "told"]),
    ],
)
def test_what_a_scheme_counts(scheme: Scheme, words: list[str]) -> None:
    assert [TEXT[slice(*item.content[0])] for item in marked(FOUND, scheme)] == words


def test_inside_an_own_voice_that_somebody_passes_on_is_nested() -> None:
    found = [at("outer"), at("own", Kind.OWN, parent=0), at("inner", parent=1)]
    assert len(marked(found, Scheme.POLNEAR)) == 1


def test_source_and_cue_are_kept_as_spans() -> None:
    item = marked([replace(at("outer"), source=at("own").content)], Scheme.POLNEAR)[0]
    assert (item.source, item.cue) == (((0, 3),), ())


def test_only_polnear_marks_acts_that_are_no_statements() -> None:
    assert [scheme for scheme in Scheme if scheme.every_act] == [Scheme.POLNEAR]
