"""Reading everything at once: latest versions, with statements as people judged them."""

from dataclasses import replace

from onrecord.ledger import Decision, Ledger, Ruling
from onrecord.records import Metadata
from tests.desk.base import REPORTS, report


def test_all_documents_with_their_statements(ledger: Ledger) -> None:
    made = [report(*told) for told in REPORTS]
    for document, statement in made:
        ledger.write.add(document, [statement], model="m", collection=None)
    assert list(ledger.read.iter_texts()) == [document for document, _ in made]
    assert list(ledger.read.iter_spoken()) == [(document, [statement]) for document, statement in made]


def test_rejected_statements_and_superseded_versions_are_left_out(ledger: Ledger) -> None:
    first, said = report(*REPORTS[0])
    meta: Metadata = replace(first.meta, url="https://example.org/base")
    old = replace(first, meta=meta)
    second, later = report("a2", *REPORTS[2][1:])
    new = replace(second, meta=replace(second.meta, url=meta.url))
    ledger.write.add(old, [said], model="m", collection=None)
    ledger.write.add(new, [later], model="m", collection=None)
    assert [document.id for document in ledger.read.iter_texts()] == [new.id]
    ledger.write.judge(later.id, Ruling(Decision.REJECT, "Lind"))
    assert [statements for _, statements in ledger.read.iter_spoken()] == [[]]
