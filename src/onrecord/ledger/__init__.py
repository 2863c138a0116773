"""The ledger: documents, statements and what was done to them, in one SQLite file. The only room that knows SQL."""

from onrecord.ledger.codec_document import EDITABLE, amended
from onrecord.ledger.coding import Coder
from onrecord.ledger.judgements import PERSON, Decision, Judgement, Ruling, SubjectKind
from onrecord.ledger.judgements_actors import Into
from onrecord.ledger.judgements_queue import Waiting
from onrecord.ledger.judgements_reading import JudgementQuery
from onrecord.ledger.judgements_tally import Tally
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.queries import (
    ANY,
    NOBODY,
    PAGE,
    TEXT_PARTS,
    ClaimQuery,
    DocumentOrder,
    DocumentQuery,
    Order,
    StatementQuery,
)
from onrecord.ledger.reader import Reader
from onrecord.ledger.rows import (
    Added,
    AddStatus,
    AuditRow,
    CodebookRow,
    CollectionRow,
    Counts,
    DocumentRow,
    FacetCount,
    Facets,
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
from onrecord.ledger.stamp import Stamp, file_stamp
from onrecord.ledger.verify import verify
from onrecord.ledger.writer import CODE, Writer
from onrecord.ledger.writing import Derived

__all__ = [
    "ANY",
    "CODE",
    "EDITABLE",
    "NOBODY",
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
    "DocumentOrder",
    "DocumentQuery",
    "DocumentRow",
    "FacetCount",
    "Facets",
    "Fault",
    "Hit",
    "Into",
    "IssueCount",
    "IssueWords",
    "Judgement",
    "JudgementQuery",
    "Ledger",
    "LedgerInfo",
    "Order",
    "Page",
    "Reader",
    "Recoded",
    "Ruling",
    "SpeakerCount",
    "Stamp",
    "StatementQuery",
    "StatementRow",
    "SubjectKind",
    "Tally",
    "Waiting",
    "Writer",
    "amended",
    "file_stamp",
    "verify",
]
