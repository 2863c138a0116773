"""The ledger: documents, statements and what was done to them, in one SQLite file. The only room that knows SQL."""

from onrecord.ledger.codec_document import EDITABLE, amended
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.queries import PAGE, TEXT_PARTS, DocumentQuery, StatementQuery
from onrecord.ledger.reader import Reader
from onrecord.ledger.rows import (
    Added,
    AddStatus,
    AuditRow,
    CollectionRow,
    Counts,
    DocumentRow,
    Fault,
    Hit,
    LedgerInfo,
    Page,
    SpeakerCount,
    StatementRow,
)
from onrecord.ledger.verify import verify
from onrecord.ledger.writer import CODE, Writer
from onrecord.ledger.writing import Derived

__all__ = [
    "CODE",
    "EDITABLE",
    "PAGE",
    "TEXT_PARTS",
    "AddStatus",
    "Added",
    "AuditRow",
    "CollectionRow",
    "Counts",
    "Derived",
    "DocumentQuery",
    "DocumentRow",
    "Fault",
    "Hit",
    "Ledger",
    "LedgerInfo",
    "Page",
    "Reader",
    "SpeakerCount",
    "StatementQuery",
    "StatementRow",
    "Writer",
    "amended",
    "verify",
]
