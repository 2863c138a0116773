"""Keeping positions and findings in step with the ledger: only what a change touches is worked out anew.

Whatever changes statements leaves marks in the same transaction (`ledger.derived`). `refresh` works through them stage
by stage, a few at a time, each batch in a transaction that takes its marks away; so a process that is killed at any
moment leaves marks for the next one. Answers are given from stored rows only while nothing is marked.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache, partial

from onrecord.desk.coding import held_codebook
from onrecord.desk.deriving_blocks import derive_blocks, derive_governments, derive_holders
from onrecord.desk.deriving_documents import AT_ONCE, derive_documents
from onrecord.desk.deriving_names import Table, party_row, tidy
from onrecord.desk.deriving_texts import derive_atoms, derive_claimed, derive_copies, derive_told
from onrecord.desk.deriving_voices import derive_voices, forget_ties
from onrecord.desk.kinship import ties_of
from onrecord.errors import UsageError
from onrecord.judge.positions import Ties
from onrecord.ledger import CODE, Ledger
from onrecord.ledger.derived import Work, claiming, marks, names
from onrecord.ledger.derived.marks import Stage
from onrecord.models.actor_table import FOLDER
from onrecord.models.manifest import MANIFEST
from onrecord.records import Party, text_hash
from onrecord.resolve.codebook import read_codebook

METHOD = 3
"""Counts up whenever the pure rooms give other positions or findings from the same statements."""

SECONDS = 0.5
"""Seconds after which a transaction of `refresh` is closed, so that others who write need not wait for long."""

PATIENCE, PAUSE = 5, 0.1
"""How often, and after how many seconds each, a reader looks again whether another process has finished."""

_STAGES: Mapping[Stage, Callable[[Table], None]] = {
    Stage.ATOM: derive_atoms,
    Stage.TOLD: derive_told,
    Stage.HOLDER: derive_holders,
    Stage.BLOCK: derive_blocks,
    Stage.GOVERNMENT: derive_governments,
    Stage.VOICES: derive_voices,
    Stage.COPIES: derive_copies,
    Stage.CLAIMED: derive_claimed,
    Stage.TIDY: tidy,
}


def refresh(ledger: Ledger) -> None:
    """Bring positions and findings into line with what the ledger holds; at once where nothing changed.

    Raises UsageError for a wrong codebook in the ledger, LedgerError where it cannot be written.
    """
    while not _is_fresh_now(ledger):
        maker, ties = _maker(ledger), ties_held(ledger)  # in this order: a codebook stored meanwhile is seen again
        ledger.write.derive(partial(_begin, ties, maker))
        while ledger.write.derive(partial(_some, ties, maker)):
            pass


@contextmanager
def answering(ledger: Ledger) -> Iterator[Work | None]:
    """A transaction in which the stored positions and findings hold, after bringing them into line where that may be.

    None for a ledger that is open for reading only and in which something is left to be worked out.
    """
    for _ in range(PATIENCE):
        if ledger.is_writable:
            refresh(ledger)
        with ledger.read.transaction() as work:
            if _is_fresh(work):
                yield work
                return
        time.sleep(PAUSE)
    yield None


def ties_held(ledger: Ledger) -> Ties:
    """What relates the actors of the ledger's codebook and of the table that ships; see `ties_of`."""
    stored = ledger.read.codebook()
    try:
        return _ties(stored.text if stored else None)
    except UsageError:
        return ties_of(held_codebook(ledger))  # which says where the wrong codebook is


@lru_cache(maxsize=2)
def _ties(text: str | None) -> Ties:
    return ties_of(read_codebook(text) if text is not None else None)


def _is_fresh_now(ledger: Ledger) -> bool:
    with ledger.read.transaction() as work:
        return _is_fresh(work)


def _is_fresh(work: Work) -> bool:
    return not marks.is_any(work) and marks.made_by(work) == _made_by(names.codebook_version(work))


def _maker(ledger: Ledger) -> str:
    stored = ledger.read.codebook()
    return _made_by(stored.version if stored else None)


def _made_by(codebook: int | None) -> str:
    """What rows are made by at present: code and method, then the actor table and the codebook's version."""
    return f"{CODE} method {METHOD}, actors {_table()}, codebook {codebook or 0}"


@lru_cache(maxsize=1)
def _table() -> str:
    return text_hash((FOLDER / MANIFEST).read_text(encoding="utf-8"))[:16]


def _begin(ties: Ties, maker: str, work: Work) -> None:
    """Mark what another method, actor table or codebook makes different."""
    before = marks.made_by(work)
    if before == maker:
        return
    if before is not None and before.split(",")[0] != maker.split(",", maxsplit=1)[0]:
        marks.all_documents(work)
    rows = ((seq, was, party_row(Party(name, actor or None), ties)) for seq, name, actor, was in names.parties(work))
    changed = [(seq, row) for seq, was, row in rows if row.ties != was]
    names.set_ties(work, changed)
    marks.force(work, names.documents_of(work, [seq for seq, _ in changed]))
    forget_ties(Table(work, ties), [seq for seq, _ in changed])
    if changed:
        marks.put(work, Stage.CLAIMED, claiming.every(work))
    marks.set_made_by(work, maker)


def _some(ties: Ties, maker: str, work: Work) -> bool:
    """Work through marks for a moment; whether any are left for this codebook."""
    if marks.made_by(work) != maker:
        return False
    table, until = Table(work, ties), time.monotonic() + SECONDS
    while time.monotonic() < until:
        if marked := marks.documents(work, AT_ONCE):
            derive_documents(table, marked)
        elif stage := marks.first_stage(work):
            _STAGES[stage](table)
        else:
            return False
    return True
