"""What a document says, put in the place of what it said before, and marks of everything that this touches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.desk.casting import words_of
from onrecord.desk.deriving_names import Table
from onrecord.desk.speaking import is_named
from onrecord.judge.findings import KEYS, is_claiming
from onrecord.judge.positions import utterances as spoken_in
from onrecord.judge.positions.conditions import atoms
from onrecord.judge.positions.party import issue_key, party_key
from onrecord.judge.positions.stems import stems
from onrecord.ledger import TEXT_PARTS
from onrecord.ledger.derived import claiming, copied, documents, marks, names, told, utterances
from onrecord.ledger.derived.codec_utterance import to_json
from onrecord.ledger.derived.documents import Said
from onrecord.ledger.derived.marks import Mark, Stage
from onrecord.ledger.derived.utterances import HeadRow, Numbered, Row
from onrecord.records import Stance

AT_ONCE = 50
"""Documents read together."""


class Spoken(NamedTuple):
    """The named utterances of a document, with their numbers, and every party that any utterance names."""

    utterances: list[Numbered]
    parties: set[int]


def derive_documents(table: Table, marked: Sequence[tuple[int, bool]]) -> None:
    """Work through some marked documents; see `marks.documents`."""
    said = documents.read(table.work, [number for number, _ in marked])
    for number, forced in marked:
        _derive(table, number, said.get(number), forced)
    marks.documents_done(table.work, [number for number, _ in marked])


def _derive(table: Table, number: int, said: Said | None, forced: bool) -> None:
    work = table.work
    spoken = _spoken(table, said) if said else Spoken([], set())
    after = {_row(table, number, n) for n in spoken.utterances}
    before = set(utterances.of_document(work, number))
    forced = _sketched(table, number, spoken) or forced
    gone, come = (before, after) if forced else (before - after, after - before)
    _put(table, gone, come, [n for n in spoken.utterances if n.seq in {row.seq for row in come}])
    names.set_of_document(work, number, spoken.parties)
    if gone or come:
        marks.put(work, Stage.COPIES, [Mark(str(number))])
    marks.put(work, Stage.TOLD, [Mark(str(number))])
    if said is None:
        marks.put(work, Stage.TIDY, [Mark("names")])
    _claims(table, number, said)


def _spoken(table: Table, said: Said) -> Spoken:
    """The utterances of the article itself, each held by whoever it is the position of."""
    in_text = [(seq, s) for seq, s in said.statements if s.part in TEXT_PARTS]
    numbers = {s.id: seq for seq, s in in_text}
    places: Counter[str] = Counter()
    found, parties = list[Numbered](), set[int]()
    for u in spoken_in(said.document, [s for _, s in in_text], bare=True):
        placed = table.ties.placed(u)
        seq = utterances.number(numbers[u.statement], places[u.statement])
        places[u.statement] += 1
        parties |= {table.party(p) for p in (u.holder, placed.holder, placed.counterpart) if p}
        if is_named(placed.holder) or table.ties.actor(placed.holder):
            found.append(Numbered(seq, placed))
    return Spoken(found, parties)


def _row(table: Table, number: int, one: Numbered) -> Row:
    u = one.utterance
    holder, issue = party_key(u.holder), issue_key(u.issue)
    return Row(one.seq, number, holder, issue, table.party(u.holder), u.claim, u.known_on, to_json(u))


def _sketched(table: Table, number: int, spoken: Spoken) -> bool:
    """Keep the sketch of a document that says something; whether it had another one before."""
    sketch = spoken.utterances[0].utterance.sketch if spoken.utterances else ()
    before = copied.sketch_of(table.work, number)
    copied.set_sketch(table.work, number, sketch, sketch[:KEYS])
    return bool(before) and before != sketch


def _put(table: Table, gone: set[Row], come: set[Row], new: Sequence[Numbered]) -> None:
    """Put utterances in the place of others, and mark what that touches."""
    work, touched = table.work, gone | come
    holding = {row.party for row in touched if row.claim}
    had = claiming.holding(work, holding)
    unused = told.atoms_of(work, [row.seq for row in gone])
    heads = utterances.heads_of(work, [row.seq for row in gone])
    utterances.replace(work, sorted(gone), sorted(come))
    ruling = [head for n in new for head in _heads(table, n)]
    utterances.enter_heads(work, ruling)
    _conditions(table, new)
    told.forget_unused(work, unused)
    marks.put(work, Stage.HOLDER, {Mark(row.holder) for row in touched})
    marks.put(work, Stage.BLOCK, {Mark(row.holder, row.issue_key) for row in touched})
    marks.put(work, Stage.GOVERNMENT, {Mark(head.body, head.issue_key) for head in (*heads, *ruling)})
    _cast(table, had ^ claiming.holding(work, holding))
    _meant(table, [row for row in touched if row.claim])


def _heads(table: Table, one: Numbered) -> list[HeadRow]:
    """The governments at whose head the holder of a claim stood."""
    u = one.utterance
    bodies = table.ties.governments(u) if u.claim else ()
    return [HeadRow(party_key(b), issue_key(u.issue), one.seq, b.name, b.id or "") for b in bodies]


def _conditions(table: Table, new: Sequence[Numbered]) -> None:
    under = [(atom, n.seq) for n in new if n.utterance.stance is Stance.CONDITIONAL for atom in atoms(n.utterance)]
    fresh = told.enter(table.work, under, {atom: stems(atom) for atom, _ in under})
    marks.put(table.work, Stage.ATOM, [Mark(atom) for atom in fresh])


def _cast(table: Table, changed: Iterable[int]) -> None:
    """Mark the claiming documents that can mean parties who began, or ceased, to hold anything."""
    found = names.surnames(table.work, changed)
    if any(titled or not surname for surname, titled in found):
        marks.put(table.work, Stage.CLAIMED, claiming.every(table.work))
    elif found:
        marks.put(table.work, Stage.CLAIMED, claiming.naming(table.work, [surname for surname, _ in found]))


def _meant(table: Table, touched: Iterable[Row]) -> None:
    """Mark the claiming documents that mean holders of these rows and may know of them."""
    since: dict[str, str] = {}
    for row in touched:
        since[row.holder] = min(since.get(row.holder, "9999"), row.known or "")
    for holder, day in since.items():
        marks.put(table.work, Stage.CLAIMED, claiming.meaning(table.work, holder, day))


def _claims(table: Table, number: int, said: Said | None) -> None:
    """Keep whether a document claims contradictions, and mark it where it does or did."""
    work, known = table.work, claiming.is_known(table.work, number)
    claims = said is not None and is_claiming(said.document)
    if known:
        claiming.forget(work, number)
    if said is not None and claims:
        claiming.enter(work, number, said.document.meta.published_on, words_of(said.document))
    if known or claims:
        marks.put(work, Stage.CLAIMED, [Mark(str(number))])
