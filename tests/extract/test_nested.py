"""Attributions inside contents, for an extractor that marks outermost ones only."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from onrecord.extract import extract
from onrecord.records import Attribution, Document, Kind, Passage

_SAID = re.compile(r"(?P<who>[A-Z]\w+) (?P<cue>said) (?P<what>that [^.”]+)")


class Outermost:
    """Marks the first "X said that …" of every paragraph and nothing inside it."""

    name = "outermost@1"
    nests = False

    def __init__(self) -> None:
        self.calls = 0

    def attributions(self, documents: Sequence[Document]) -> list[list[Attribution]]:
        self.calls += 1
        return [self._of(d) for d in documents]

    def _of(self, document: Document) -> list[Attribution]:
        found = [_SAID.search(document.text, p.start, p.end) for p in document.paragraphs]
        return [_attribution(document.text, m) for m in found if m]


def _attribution(text: str, match: re.Match[str]) -> Attribution:
    what, who, cue = (Passage.of(text, [match.span(g)]) for g in ("what", "who", "cue"))
    return Attribution(Kind.INDIRECT, what, who, cue)


class Whole(Outermost):
    """Claims to have looked inside contents itself."""

    nests = True


Build = Callable[..., Document]

TEXT = "Reyes said that Velde said that Orsini said that the mine in the valley would close."


def test_contents_are_read_again_to_any_depth(document: Build) -> None:
    (found,) = extract([document(TEXT)], Outermost())
    assert [(a.source.text if a.source else None, a.parent) for a in found] == [
        ("Reyes", None),
        ("Velde", 0),
        ("Orsini", 1),
    ]


def test_an_extractor_that_nests_is_asked_once(document: Build) -> None:
    extractor = Whole()
    (found,) = extract([document(TEXT)], extractor)
    assert extractor.calls == 1
    assert len(found) == 1


def test_short_contents_are_not_read_again(document: Build) -> None:
    extractor = Outermost()
    extract([document("Reyes said that it rained.")], extractor)
    assert extractor.calls == 1


def test_contents_without_a_word_that_reports_are_not_read_again(document: Build) -> None:
    extractor = Outermost()
    extract([document("Reyes said that the mine in the valley is the last of its kind.")], extractor)
    assert extractor.calls == 1


class Rules:
    """Finds one told act."""

    name = "rules@1"

    def attributions(self, documents: Sequence[Document]) -> list[list[Attribution]]:
        return [[_told(d.text)] for d in documents]


def _told(text: str) -> Attribution:
    who, cue, what = (
        Passage.of(text, [(text.index(w), text.index(w) + len(w))]) for w in ("Orsini", "rejected", "the offer")
    )
    return Attribution(Kind.NARRATED, what, who, cue)


def test_rules_beside_an_extractor_add_what_it_was_not_taught(document: Build) -> None:
    text = f"{TEXT} Orsini rejected the offer."
    extractor = Outermost()
    (alone,) = extract([document(text)], extractor)
    extractor.rules = Rules()  # type: ignore[attr-defined]
    (both,) = extract([document(text)], extractor)
    assert [a.cue.text for a in both[len(alone) :] if a.cue] == ["rejected"]
    (every,) = extract([document(text)], extractor, every_act=True)
    assert [a.cue.text for a in every if a.cue] == ["said"] * 3
