"""Codebooks of a ledger: drafting one, the one that holds, and what names issues by it."""

from __future__ import annotations

from functools import lru_cache

from onrecord.errors import UsageError
from onrecord.judge.issues import Mention, Namer, Normaliser, clusters
from onrecord.judge.issues.draft import draft
from onrecord.ledger import CodebookRow, IssueWords, Ledger
from onrecord.models.actor_table import load_actors
from onrecord.models.general import general_codebook
from onrecord.models.issue_vectors import load_issue_vectors
from onrecord.resolve.codebook import Codebook, read_codebook

_ACTORS = 40
"""Speakers that a draft suggests, at most."""


@lru_cache(maxsize=2)
def load_namer(book: Codebook | None = None) -> Namer:
    """What names issues by a codebook, the general one after it unless the codebook leaves that out.

    Raises ModelError for damaged word vectors.
    """
    own = book.issues if book else ()
    general = read_codebook(general_codebook()).issues if book is None or book.general_issues else ()
    paths = {issue.path.casefold() for issue in own}
    vectors = load_issue_vectors()
    return Namer([*own, *(i for i in general if i.path.casefold() not in paths)], _normaliser(), vectors)


def held_codebook(ledger: Ledger) -> Codebook | None:
    """The codebook that the ledger was last coded by, None where none is stored. Raises UsageError for a wrong one."""
    stored = ledger.read.codebook()
    if stored is None:
        return None
    try:
        return read_codebook(stored.text)
    except UsageError as error:
        raise UsageError(
            f"The codebook stored in the ledger (version {stored.version}) cannot be used: {error} Correct a copy "
            "(onrecord codebook show) and apply it with onrecord recode."
        ) from None


def shown_codebook(ledger: Ledger) -> tuple[CodebookRow | None, str]:
    """The codebook stored in the ledger, None where there is none, and the text that holds: its, or the general one."""
    stored = ledger.read.codebook()
    return stored, stored.text if stored else general_codebook()


def contents(book: Codebook) -> dict[str, int]:
    """How many entries of each sort a codebook has."""
    sides = {side for _, side in book.sides}
    return {"issues": len(book.issues), "actors": len(book.actors), "sides": len(sides), "events": len(book.events)}


def draft_codebook(ledger: Ledger) -> str:
    """A codebook in YAML drafted from the ledger: issues in clusters, with counts and examples, and who speaks."""
    found = clusters(map(_mention, ledger.read.iter_issue_words()), _normaliser(), load_issue_vectors())
    speakers = [(s.name, s.statements) for s in ledger.read.speakers(limit=_ACTORS) if s.id is not None]
    return draft(found, speakers)


def _normaliser() -> Normaliser:
    return Normaliser(load_issue_vectors().common, load_actors().countries)


def _mention(said: IssueWords) -> Mention:
    words = said.issue.passage.text if said.issue.passage else said.issue.label
    return Mention(words, f"{said.statement[:9]}: {said.content}")
