"""Holders' accounts, blocks and governments worked out anew, from the stored utterances of each alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.desk.deriving_names import Table
from onrecord.judge.findings import accounts, of_block, of_government
from onrecord.judge.positions.compare import News
from onrecord.judge.positions.conditions import atoms
from onrecord.ledger.derived import Work, beside, findings, marks, positions, told, utterances
from onrecord.ledger.derived.codec_utterance import to_json
from onrecord.ledger.derived.marks import Mark, Stage
from onrecord.ledger.derived.utterances import OF_A_DOCUMENT, Numbered
from onrecord.positions import Position, Utterance
from onrecord.records import Party, Stance

AT_ONCE = 20
"""Marks of a stage that are worked through before the time is looked at."""


def derive_holders(table: Table) -> None:
    """The accounts of some holders: variants, gaps, contradictions, and which claims are misreported."""
    work, marked = table.work, marks.some(table.work, Stage.HOLDER, AT_ONCE)
    for mark in marked:
        held = utterances.of_holder(work, mark.key)
        result = accounts(n.utterance for n in held)
        findings.replace(work, f"a|{mark.key}", table.made(result.findings, _days(held)))
        changed = utterances.set_misreported(work, mark.key, result.misreported)
        issues = utterances.holders_of(work, sorted(changed), mark.key)
        marks.put(work, Stage.BLOCK, [Mark(mark.key, issue) for issue in issues])
    marks.done(work, Stage.HOLDER, marked)


def derive_blocks(table: Table) -> None:
    """The positions of some holders on one issue each, and what they amount to."""
    work, marked = table.work, marks.some(table.work, Stage.BLOCK, AT_ONCE)
    for mark in marked:
        held = utterances.of_block(work, mark.key, mark.extra)
        block = [n.utterance for n in held]
        line, found = of_block(block, utterances.misreported(work, mark.key), news_of(work, held))
        made = _rows(table, mark, held, line.positions)
        changed = positions.replace(work, (mark.key, mark.extra), made)
        beside.forget(work, changed.gone)
        marks.put(work, Stage.VOICES, {Mark(mark.extra, place) for place in changed.places})
        findings.replace(work, f"b|{mark.key}|{mark.extra}", table.made(found, _days(held)))
    marks.done(work, Stage.BLOCK, marked)


def _rows(table: Table, mark: Mark, held: Sequence[Numbered], found: Sequence[Position]) -> list[positions.Row]:
    numbers = {id(n.utterance): n.seq for n in held}
    return [_row(table, mark, nth, p, [numbers[id(u)] for u in p.utterances]) for nth, p in enumerate(found)]


def _row(table: Table, mark: Mark, nth: int, p: Position, numbers: Sequence[int]) -> positions.Row:
    return positions.Row(
        holder=mark.key,
        issue_key=mark.extra,
        nth=nth,
        party=table.party(p.holder),
        topic=table.topic(p.issue),
        counterpart=table.party(p.counterpart) if p.counterpart else None,
        stance=p.stance.value,
        since=p.since,
        until=p.until,
        known_on=p.known_on,
        place=f"{p.since or ''}\x1f{p.utterances[0].claim}\x1f{mark.key}\x1f{nth:06}",
        body=positions.body(p, numbers, map(to_json, p.utterances)),
    )


def derive_governments(table: Table) -> None:
    """Changes of some governments' positions from one head to the next."""
    work, marked = table.work, marks.some(table.work, Stage.GOVERNMENT, AT_ONCE)
    for mark in marked:
        body = utterances.government(work, mark.key, mark.extra)
        held = utterances.of_government(work, mark.key, mark.extra)
        block = [n.utterance for n in held]
        party = Party(body[0], body[1] or None) if body else Party("")
        found = of_government(block, party, table.ties, news_of(work, held)) if block else []
        findings.replace(work, f"g|{mark.key}|{mark.extra}", table.made(found, _days(held)))
    marks.done(work, Stage.GOVERNMENT, marked)


def news_of(work: Work, held: Sequence[Numbered]) -> News:
    """What texts tell between two of these utterances of the conditions of the first one's coming about."""
    under = [n.utterance for n in held if n.utterance.stance is Stance.CONDITIONAL and n.utterance.conditions]
    found: dict[str, list[told.Told]] = {}
    for each in told.of_atoms(work, {atom for u in under for atom in atoms(u)}) if under else ():
        found.setdefault(each.atom, []).append(each)
    numbers = {n.utterance.document: n.seq // OF_A_DOCUMENT for n in held}

    def news(earlier: Utterance, later: Utterance) -> Iterator[str]:
        since, until = earlier.known_on or "", later.known_on or "9999"
        for each in (t for atom in atoms(earlier) for t in found.get(atom, ())):
            if since <= each.day <= until and each.document != numbers[earlier.document]:
                yield each.sentence

    return news


def _days(held: Sequence[Numbered]) -> dict[str, str | None]:
    return {n.utterance.document: n.utterance.known_on for n in held}
