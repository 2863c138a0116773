"""Which stored findings a person rejected, kept beside each so that a page need not look for it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from onrecord.ledger.derived import Work
from onrecord.ledger.derived.asking import column, listed, rows, run_each
from onrecord.ledger.derived.codec_finding import from_json
from onrecord.ledger.judgements import Decision, SubjectKind
from onrecord.ledger.judgements_findings import decisions


def settle(work: Work, numbers: Sequence[int]) -> None:
    """Bring into line with what people judged: the findings with these numbers."""
    asked = "SELECT 1 FROM judged WHERE kind = ? AND decision IS NOT NULL LIMIT 1"
    if numbers and column(work, asked, SubjectKind.FINDING.value):
        _settle(work, numbers)


def settle_judged(work: Work, target: str) -> None:
    """The same for the findings that a judgement of a finding can be about; `target` is that of the judgement."""
    meant = json.loads(target)
    shas = listed({words[0] for words in meant.get("words", ())})
    here = (
        "SELECT fd.finding FROM finding_document fd JOIN document d ON d.seq = fd.document "
        "WHERE d.sha256 IN (SELECT value FROM json_each(?))"
    )
    asked = f"SELECT seq FROM finding WHERE id = ? OR (kind = ? AND seq IN ({here}))"  # noqa: S608  # words of ours
    _settle(work, column(work, asked, meant["finding"], meant.get("kind", ""), shas))


def _settle(work: Work, numbers: Sequence[int]) -> None:
    asked = "SELECT seq, id, rejected, body FROM finding WHERE seq IN (SELECT value FROM json_each(?))"
    found = rows(work, asked, listed(numbers))
    standing = decisions(work, [from_json(row.body) for row in found])
    rejected = {name for name, made in standing.items() if made.decision is Decision.REJECT}
    changed = [(row.id in rejected, row.seq) for row in found if bool(row.rejected) != (row.id in rejected)]
    run_each(work, "UPDATE finding SET rejected = ? WHERE seq = ?", changed)
