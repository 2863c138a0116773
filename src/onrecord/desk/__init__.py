"""What a person asks for. The desk joins the rooms: it reads documents, has them extracted and writes the ledger."""

from onrecord.desk.adding import add, add_bytes
from onrecord.desk.changing import edit, reextract, remove, verify
from onrecord.desk.coding import contents, draft_codebook, held_codebook, recode, shown_codebook
from onrecord.desk.evaluating import Evaluation, evaluate
from onrecord.desk.extracting import extract_only
from onrecord.desk.finding import FindingQuery, finding, findings
from onrecord.desk.judging import (
    Doubt,
    Reviewer,
    add_statement,
    doubtful,
    judge,
    judge_finding,
    merge,
    split,
    split_statement,
    undo,
)
from onrecord.desk.knowing import codebook_text, load_codebook, load_known
from onrecord.desk.models import Loader, load_extractor
from onrecord.desk.options import AddOptions
from onrecord.desk.positioning import PositionQuery, positions
from onrecord.desk.progress import AddSummary, Progress, ProgressEvent
from onrecord.desk.reviewing import Item, Passed, Queue, queue
from onrecord.desk.timing import time_expressions
from onrecord.ledger import EDITABLE
from onrecord.resolve.timex import Timex

__all__ = [
    "EDITABLE",
    "AddOptions",
    "AddSummary",
    "Doubt",
    "Evaluation",
    "FindingQuery",
    "Item",
    "Loader",
    "Passed",
    "PositionQuery",
    "Progress",
    "ProgressEvent",
    "Queue",
    "Reviewer",
    "Timex",
    "add",
    "add_bytes",
    "add_statement",
    "codebook_text",
    "contents",
    "doubtful",
    "draft_codebook",
    "edit",
    "evaluate",
    "extract_only",
    "finding",
    "findings",
    "held_codebook",
    "judge",
    "judge_finding",
    "load_codebook",
    "load_extractor",
    "load_known",
    "merge",
    "positions",
    "queue",
    "recode",
    "reextract",
    "remove",
    "shown_codebook",
    "split",
    "split_statement",
    "time_expressions",
    "undo",
    "verify",
]
