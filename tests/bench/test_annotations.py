"""The annotated sets of bench/ are well formed; whether the offsets fit the texts is checked by the scorers."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from onrecord.records import Speaker

BENCH = Path(__file__).resolve().parents[2] / "bench"
SOURCES = [json.loads(line) for line in (BENCH / "sources/polnear_dev.jsonl").read_text("utf-8").splitlines()]
HEADER, *NESTED = [json.loads(line) for line in (BENCH / "nesting/polnear_dev.jsonl").read_text("utf-8").splitlines()]


def in_order(spans: list[list[int]]) -> bool:
    return all(0 <= start < end for start, end in spans) and all(a[1] <= b[0] for a, b in pairwise(spans))


def within(spans: list[list[int]], outer: list[list[int]]) -> bool:
    return all(any(start >= o[0] and end <= o[1] for o in outer) for start, end in spans)


def spans_key(row: dict[str, Any], *names: str) -> str:
    return json.dumps([row["doc"], *(row[name] for name in names)])


class TestSources:
    def test_the_counts_are_those_of_the_readme(self) -> None:
        assert len({row["doc"] for row in SOURCES}) == 23
        assert len(SOURCES) == 510

    def test_every_row_has_the_fields_and_nothing_else(self) -> None:
        fields = {"doc", "source", "cue", "content", "actors", "kind", "how"}
        assert [row for row in SOURCES if set(row) != fields] == []

    def test_spans_are_in_text_order(self) -> None:
        assert all(row["source"] and row["content"] for row in SOURCES)
        assert [r for r in SOURCES if not all(in_order(r[name]) for name in ("source", "cue", "content"))] == []

    def test_kinds_and_hows_are_those_of_the_guide(self, sources: ModuleType) -> None:
        assert {row["kind"] for row in SOURCES} == set(sources.KINDS)
        assert {row["how"] for row in SOURCES} == set(sources.HOWS)

    def test_actors_are_names_once_each(self) -> None:
        assert all(row["actors"] and all(a == a.strip() != "" for a in row["actors"]) for row in SOURCES)
        assert [row for row in SOURCES if len(set(row["actors"])) != len(row["actors"])] == []

    def test_an_unnamed_source_is_one_actor_of_few_words(self) -> None:
        unnamed = [row["actors"] for row in SOURCES if row["kind"] == "unnamed"]
        assert unnamed
        assert all(len(actors) == 1 and len(actors[0].split()) <= 10 for actors in unnamed)

    def test_no_attribution_comes_twice(self) -> None:
        keys = [spans_key(row, "source", "cue", "content") for row in SOURCES]
        assert len(set(keys)) == len(keys)

    def test_one_source_is_one_actor(self) -> None:
        meant: dict[str, list[str]] = {}
        for row in SOURCES:
            assert meant.setdefault(spans_key(row, "source"), row["actors"]) == row["actors"]


class TestNesting:
    def test_the_counts_are_those_of_the_readme(self) -> None:
        assert len(HEADER["read"]) == len(set(HEADER["read"])) == 38
        assert len([row for row in NESTED if not row["self"]]) == 260
        assert len([row for row in NESTED if row["self"]]) == 95

    def test_the_articles_are_among_those_read(self) -> None:
        assert {row["doc"] for row in NESTED} <= set(HEADER["read"])

    def test_every_row_has_the_fields_and_nothing_else(self) -> None:
        assert [r for r in NESTED if set(r) != {"doc", "outer", "source", "cue", "content", "self"}] == []

    def test_spans_are_in_text_order(self) -> None:
        assert all(row["cue"] and row["content"] and row["outer"] for row in NESTED)
        names = ("outer", "source", "cue", "content")
        assert [r for r in NESTED if not all(in_order(r[name]) for name in names)] == []

    def test_contents_and_cues_stand_inside_their_outer_content(self) -> None:
        assert [row for row in NESTED if not within(row["content"] + row["cue"], row["outer"])] == []

    def test_no_attribution_comes_twice(self) -> None:
        keys = [spans_key(row, "source", "cue", "content") for row in NESTED]
        assert len(set(keys)) == len(keys)


class TestSourceScores:
    @pytest.mark.parametrize(
        ("predicted", "actor"),
        [
            ("Ada Nordin", "Ada Nordin"),
            ("Nordin", "Ada Nordin"),
            ("President Ada K. Nordin", "Ada Nordin"),
            ("The U.N. Council", "UN Council"),
        ],
    )
    def test_forms_of_one_name(self, sources: ModuleType, predicted: str, actor: str) -> None:
        assert sources.same_actor(predicted, actor)

    @pytest.mark.parametrize(
        ("predicted", "actor"),
        [
            ("Ada Nordin", "Ole Nordin"),
            ("Nordin campaign", "Ada Nordin"),
            ("the minister", "Ada Nordin"),
            ("", "Nordin"),
        ],
    )
    def test_different_names(self, sources: ModuleType, predicted: str, actor: str) -> None:
        assert not sources.same_actor(predicted, actor)

    def test_a_surname_that_two_actors_share_does_not_count(self, sources: ModuleType) -> None:
        assert not sources.same_actor("Nordin", "Ada Nordin", ["Ole Nordin"])

    def test_an_acronym_counts_when_it_has_the_id_of_the_full_name(self, sources: ModuleType) -> None:
        actor = "National Transport Council"
        full = sources.Mention("d", ((0, 1),), (), ((2, 3),), (actor,), "organisation", "name")
        short = sources.Mention("d", ((4, 5),), (), ((6, 7),), (actor,), "organisation", "acronym")
        found = [(Speaker(actor, "a1"),), (Speaker("NTC", "a1"),)]
        cast = sources.cast_of([full, short], found)
        assert sources.is_right(short, "NTC", found[1], cast)
        assert not sources.is_right(short, "NTC", (Speaker("NTC", "a2"),), cast)

    def test_an_unnamed_source_keeps_its_words_and_has_no_id(self, sources: ModuleType) -> None:
        mention = sources.Mention("d", ((0, 1),), (), ((2, 3),), ("a senior official",), "unnamed", "nominal")
        cast = sources.cast_of([mention], [()])
        assert sources.is_right(mention, "a senior official", (Speaker("a senior official"),), cast)
        assert not sources.is_right(mention, "a senior official", (Speaker("a senior official", "a1"),), cast)
        assert not sources.is_right(mention, "a senior official", (Speaker("Ada Nordin"),), cast)

    def test_b_cubed_of_a_split_and_a_merge(self, sources: ModuleType) -> None:
        assert sources.b_cubed([("a", 1), ("a", 2), ("b", 3)]) == (3.0, 2.0)
        assert sources.b_cubed([("a", 1), ("b", 1)]) == (1.0, 2.0)


TEXT = "Nordin said the council had told voters that Brandt lied about costs, and hopes to win."


def nested(module: ModuleType, source: str, content: str, own: bool = False) -> Any:
    spans = [((TEXT.index(words), TEXT.index(words) + len(words)),) if words else () for words in (source, content)]
    return module.Nested(spans[0], (), spans[1], own=own)


class TestNestingScores:
    def test_half_the_content_and_a_word_of_the_source_suffice(self, nesting: ModuleType) -> None:
        gold = [nested(nesting, "the council", "that Brandt lied about costs")]
        result = nesting.compare(TEXT, gold, [nested(nesting, "council", "Brandt lied about")])
        assert (len(result.pairs), result.missed, result.false) == (1, (), ())

    def test_another_source_is_wrong(self, nesting: ModuleType) -> None:
        gold = [nested(nesting, "the council", "that Brandt lied about costs")]
        result = nesting.compare(TEXT, gold, [nested(nesting, "Brandt", "that Brandt lied about costs")])
        assert (result.pairs, len(result.missed), len(result.false)) == ((), 1, 1)

    def test_the_outer_speakers_own_mind_counts_neither_way(self, nesting: ModuleType) -> None:
        gold = [nested(nesting, "", "to win", own=True)]
        result = nesting.compare(TEXT, gold, [nested(nesting, "", "to win")])
        assert (result.pairs, result.missed, result.false, result.neutral) == ((), (), (), 1)
        assert nesting.compare(TEXT, gold, []).missed == ()

    def test_only_records_that_a_statement_reports_are_nested(self, nesting: ModuleType) -> None:
        kinds = {"s1": "indirect", "s2": "own"}
        reported = [{"reported_by": [{"statement": by}, {"statement": None}]} for by in ("s1", "s2", None)]
        assert [nesting.is_nested(record, kinds) for record in reported] == [True, False, False]
