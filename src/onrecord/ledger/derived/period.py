"""What the stored rows hold of a period, and of the day before it, asked for by the documents and blocks at hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from onrecord.ledger.derived import Work
from onrecord.ledger.derived.asking import column, listed, rows
from onrecord.ledger.derived.schema import CLAIMS
from onrecord.ledger.derived.utterances import OF_A_DOCUMENT

Block = tuple[str, str]
"""The keys of a holder and of an issue."""

_NEAR = 7
"""Days after a report within which a quotation can still tell what it is worth (`onrecord.judge.findings.accounts`)."""

_ASKED = (
    "WITH asked (holder, issue_key) AS (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') "
    "FROM json_each(?))"
)
"""Blocks given as JSON. They come first in every join, so that SQLite looks each up by its keys."""


def documents(work: Work, since: str, until: str) -> list[int]:
    """The documents of which anything is of a period: published in it, or with a statement said in it.

    A document without a day is of the latest day that it speaks of.
    """
    asked = (
        "SELECT seq FROM document WHERE published_on BETWEEN ?1 AND ?2 UNION "
        "SELECT seq FROM document WHERE published_on IS NULL AND not_before BETWEEN ?1 AND ?2 UNION "
        "SELECT document FROM statement WHERE said_earliest BETWEEN ?1 AND ?2"
    )
    return column(work, asked, since, until)


def standing(work: Work, blocks: Collection[Block], day: str) -> list[int]:
    """The numbers of the positions of some blocks in force at the end of a day, by holder, issue and order in time."""
    asked = (
        f"{_ASKED} SELECT p.seq FROM asked a CROSS JOIN position p ON p.holder = a.holder "  # noqa: S608
        "AND p.issue_key = a.issue_key WHERE p.since <= ? AND (p.until IS NULL OR p.until > ?) "
        "ORDER BY p.holder, p.issue_key, p.nth"
    )
    return column(work, asked, listed(sorted(blocks)), day, day)


def crossing(work: Work, blocks: Collection[Block], day: str) -> list[Block]:
    """The blocks in which what was known by a day cannot be told from what is stored, in order.

    In all others what was published by the day was said by it, and what was published later was said later, so that
    the later ones only follow in time. Not so where a quotation tells of a report that it is none of its words: it
    may be published after the day, and the report before.
    """
    return sorted({*_said_late(work, blocks, day), *_misreported(work, blocks, day)})


def _said_late(work: Work, blocks: Collection[Block], day: str) -> list[Block]:
    """The blocks in which saying and publication lie on two sides of a day, or a report and a quotation close by it."""
    # An utterance is known by its number, so that only the index is read of the table, whose rows are long.
    known, said = "coalesce(d.published_on, s.said_latest, '')", "coalesce(s.said_earliest, d.published_on, '')"
    quoted = "s.kind IN ('direct', 'own')"
    reported = f"NOT {quoted} AND {known} BETWEEN ? AND ?"
    late = f"{quoted} AND {known} > ? AND {said} <= ?"
    asked = (
        f"{_ASKED} SELECT a.holder, a.issue_key FROM asked a CROSS JOIN utterance u ON u.holder = a.holder "  # noqa: S608
        f"AND u.issue_key = a.issue_key CROSS JOIN statement s ON s.seq = u.seq / {CLAIMS} "
        f"CROSS JOIN document d ON d.seq = u.seq / {OF_A_DOCUMENT} GROUP BY a.holder, a.issue_key "
        f"HAVING max(({known} > ?) <> ({said} > ?)) OR (max({reported}) AND max({late}))"
    )
    values = day, day, _days_from(day, -_NEAR), day, day, _days_from(day, _NEAR)
    return [(row.holder, row.issue_key) for row in rows(work, asked, listed(sorted(blocks)), *values)]


def _misreported(work: Work, blocks: Collection[Block], day: str) -> list[Block]:
    """The blocks with a report, known by a day, that a quotation gainsays, whenever that was published."""
    asked = (
        f"{_ASKED} SELECT DISTINCT a.holder, a.issue_key FROM asked a CROSS JOIN misreport m ON m.holder = a.holder "  # noqa: S608
        "CROSS JOIN utterance u ON u.holder = a.holder AND u.issue_key = a.issue_key AND u.claim = m.claim "
        "WHERE coalesce(u.known, '') <= ?"
    )
    return [(row.holder, row.issue_key) for row in rows(work, asked, listed(sorted(blocks)), day)]


def copied(work: Work, numbers: Sequence[int]) -> list[int]:
    """Those of some documents that have copies, and all that are linked to them as copies of copies."""
    asked = (
        "WITH RECURSIVE linked (document) AS (SELECT one FROM copy_pair WHERE one IN (SELECT value FROM json_each(?)) "
        "UNION SELECT c.other FROM linked l JOIN copy_pair c ON c.one = l.document) SELECT document FROM linked"
    )
    return column(work, asked, listed(numbers))


def _days_from(day: str, days: int) -> str:
    """The day so many days after another, as far as the calendar goes."""
    number = dt.date.fromisoformat(day).toordinal() + days
    return dt.date.fromordinal(min(max(number, 1), dt.date.max.toordinal())).isoformat()
