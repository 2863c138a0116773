"""The ledger: documents, statements and what was done to them, in one SQLite file. The only room that knows SQL."""

from onrecord.ledger.codec_document import EDITABLE, amended
from onrecord.ledger.coding import Coder
from onrecord.ledger.judgements import PERSON, Decision, Judgement, Ruling, SubjectKind
from onrecord.ledger.judgements_actors import Into
from onrecord.ledger.judgements_queue import Waiting
from onrecord.ledger.judgements_reading import JudgementQuery
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.queries import PAGE, TEXT_PARTS, ClaimQuery, DocumentQuery, StatementQuery
from onrecord.ledger.reader import Reader
from onrecord.ledger.rows import (
    Added,
    AddStatus,
    AuditRow,
    CodebookRow,
    CollectionRow,
    Counts,
    DocumentRow,
    Fault,
    Hit,
    IssueCount,
    IssueWords,
    LedgerInfo,
    Page,
    Recoded,
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
    "PERSON",
    "TEXT_PARTS",
    "AddStatus",
    "Added",
    "AuditRow",
    "ClaimQuery",
    "CodebookRow",
    "Coder",
    "CollectionRow",
    "Counts",
    "Decision",
    "Derived",
    "DocumentQuery",
    "DocumentRow",
    "Fault",
    "Hit",
    "Into",
    "IssueCount",
    "IssueWords",
    "Judgement",
    "JudgementQuery",
    "Ledger",
    "LedgerInfo",
    "Page",
    "Reader",
    "Recoded",
    "Ruling",
    "SpeakerCount",
    "StatementQuery",
    "StatementRow",
    "SubjectKind",
    "Waiting",
    "Writer",
    "amended",
    "verify",
]
