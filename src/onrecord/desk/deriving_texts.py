"""What whole texts tell: conditions that came about, copies of one report, and claims of contradictions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.desk.casting import cast_of, words_of
from onrecord.desk.deriving_names import Table
from onrecord.judge.findings import KEYS, SHARED, claimed, meant, of_copies
from onrecord.judge.positions.conditions import tells
from onrecord.judge.positions.sketch import are_copies
from onrecord.judge.positions.stems import forms, stems
from onrecord.judge.positions.surroundings import sentences
from onrecord.ledger.derived import claiming, copied, documents, findings, marks, told, utterances
from onrecord.ledger.derived.marks import Stage
from onrecord.ledger.derived.told import Told
from onrecord.records import Document, Party

AT_ONCE = 20
"""Marks of a stage that are worked through before the time is looked at."""

TEXTS = 50
"""Texts read at once."""


def derive_atoms(table: Table) -> None:
    """Look for a new condition in all texts that have one of its words."""
    (mark,) = marks.some(table.work, Stage.ATOM, 1)
    numbers = _candidates(table, stems(mark.key))
    for at in range(0, len(numbers), TEXTS):
        texts = documents.current(table.work, numbers[at : at + TEXTS])
        _tell(table, set(), {t for n, text in texts.items() for t in _told(n, text, {mark.key: stems(mark.key)})})
    marks.done(table.work, Stage.ATOM, [mark])


def _candidates(table: Table, wanted: frozenset[str]) -> list[int]:
    """The documents that can have a word with one of some stems."""
    if not all(stem.isascii() for stem in wanted):  # the index folds other letters in another way
        return documents.dated(table.work)
    known = {stem: forms(stem) for stem in wanted}
    words = [word for found, _ in known.values() for word in found]
    return documents.with_words(table.work, words, [stem for stem, (_, opens) in known.items() if opens])


def derive_told(table: Table) -> None:
    """Search some texts for all conditions."""
    marked = marks.some(table.work, Stage.TOLD, AT_ONCE)
    texts = documents.current(table.work, [int(mark.key) for mark in marked])
    for mark in marked:
        number = int(mark.key)
        text = texts.get(number)
        before = told.of_document(table.work, number)
        after = set(_told(number, text, _conditions(table, text))) if text and text.meta.published_on else set()
        _tell(table, before - after, after - before)
    marks.done(table.work, Stage.TOLD, marked)


def _conditions(table: Table, text: Document) -> dict[str, frozenset[str]]:
    """The conditions that share a stem with a text, each with those stems."""
    own = {stem for span in sentences(text.text) for stem in stems(text.text[span.start : span.end])}
    found = told.with_stems(table.work, own)
    return {atom: frozenset(shared) for atom, shared in found.items()}


def _told(number: int, text: Document, conditions: dict[str, frozenset[str]]) -> Iterable[Told]:
    """The sentences of a text that tell of some conditions, each with stems by which it is known."""
    day = text.meta.published_on
    if day is None or not conditions:
        return
    for span in sentences(text.text):
        sentence = text.text[span.start : span.end]
        own = stems(sentence)
        for atom, wanted in conditions.items():
            if wanted & own and tells(atom, sentence):
                yield Told(atom, number, day, sentence)


def _tell(table: Table, gone: set[Told], come: set[Told]) -> None:
    """Keep what is told, and mark the blocks that it matters to."""
    told.replace(table.work, gone, come)
    held, ruled = told.blocks_with(table.work, {t.atom for t in gone | come}) if gone or come else ((), ())
    marks.put(table.work, Stage.BLOCK, held)
    marks.put(table.work, Stage.GOVERNMENT, ruled)


def derive_copies(table: Table) -> None:
    """The groups of copies that some documents are, or were, in."""
    work, marked = table.work, marks.some(table.work, Stage.COPIES, AT_ONCE)
    for mark in marked:
        number = int(mark.key)
        touched = copied.group(work, number)
        sketch = copied.sketch_of(work, number)
        near = copied.candidates(work, number, sketch[:KEYS], SHARED) if sketch else {}
        copied.set_pairs(work, number, [other for other, theirs in near.items() if are_copies(sketch, theirs)])
        _groups(table, touched | copied.group(work, number))
    marks.done(work, Stage.COPIES, marked)


def _groups(table: Table, touched: set[int]) -> None:
    """Tell of the groups that some documents are in now, each under its first document."""
    groups = {min(group): group for group in (copied.group(table.work, number) for number in touched)}
    for number in sorted(touched):
        group = groups.get(number, set())
        spoken = utterances.of_documents(table.work, group) if len(group) > 1 else []
        found = of_copies(n.utterance for n in spoken) if spoken else None
        days = {n.utterance.document: n.utterance.known_on for n in spoken}
        findings.replace(table.work, f"c|{number}", table.made([found] if found else [], days))


def derive_claimed(table: Table) -> None:
    """What some documents claim of somebody's contradicting himself, with the ledger's verdict."""
    marked = marks.some(table.work, Stage.CLAIMED, AT_ONCE)
    texts = documents.current(table.work, [int(mark.key) for mark in marked])
    for mark in marked:
        _claimed(table, int(mark.key), texts.get(int(mark.key)))
    marks.done(table.work, Stage.CLAIMED, marked)


def _claimed(table: Table, number: int, text: Document | None) -> None:
    work, unit = table.work, f"d|{number}"
    if text is None or not claiming.is_known(work, number):
        findings.replace(work, unit, [])
        return
    holders = [Party(name, actor or None) for name, actor in claiming.can_be_meant(work, sorted(words_of(text)))]
    cast = cast_of(text, holders, table.ties)
    named: Sequence[str] = sorted(meant(text, cast))
    claiming.set_meant(work, number, named)
    held = [n for holder in named for n in utterances.of_holder(work, holder, claims=True)]
    held.sort(key=lambda n: n.seq)
    known = [n.utterance for n in held]
    days = {u.document: u.known_on for u in known} | {text.id: text.meta.published_on}
    findings.replace(work, unit, table.made(claimed(text, known, cast), days))
