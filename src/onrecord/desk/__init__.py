"""What a person asks for. The desk joins the rooms: it reads documents, has them extracted and writes the ledger."""

from onrecord.desk.adding import add, add_bytes
from onrecord.desk.asking import FindingQuery, PositionQuery
from onrecord.desk.changing import collect, edit, reextract, remove, verify
from onrecord.desk.coding import contents, draft_codebook, held_codebook, shown_codebook
from onrecord.desk.deriving import refresh
from onrecord.desk.doubting import Doubt, doubtful
from onrecord.desk.evaluating import Evaluation, evaluate
from onrecord.desk.extracting import extract_only
from onrecord.desk.finding import finding, finding_page, findings, lately
from onrecord.desk.judging import (
    Reviewer,
    add_statement,
    judge,
    judge_finding,
    merge,
    split,
    split_statement,
    undo,
)
from onrecord.desk.knowing import codebook_text, load_codebook, load_known
from onrecord.desk.lines import Entry, Line
from onrecord.desk.listing import FindingListing, FindingSlice, Judged, Part, finding_count, finding_slice
from onrecord.desk.models import Loader, extractor_names, load_extractor
from onrecord.desk.options import AddOptions
from onrecord.desk.positioning import positions
from onrecord.desk.progress import AddSummary, Progress, ProgressEvent
from onrecord.desk.recoding import adopt, recode
from onrecord.desk.reviewing import Item, Passed, Queue, glance, queue, queue_length, queued, read_entry
from onrecord.desk.roundup import roundup
from onrecord.desk.timing import time_expressions, times_of
from onrecord.desk.weighing import Check, Weighed, weigh
from onrecord.ledger import EDITABLE
from onrecord.read import ReadOptions
from onrecord.resolve.timex import Timex

__all__ = [
    "EDITABLE",
    "AddOptions",
    "AddSummary",
    "Check",
    "Doubt",
    "Entry",
    "Evaluation",
    "FindingListing",
    "FindingQuery",
    "FindingSlice",
    "Item",
    "Judged",
    "Line",
    "Loader",
    "Part",
    "Passed",
    "PositionQuery",
    "Progress",
    "ProgressEvent",
    "Queue",
    "ReadOptions",
    "Reviewer",
    "Timex",
    "Weighed",
    "add",
    "add_bytes",
    "add_statement",
    "adopt",
    "codebook_text",
    "collect",
    "contents",
    "doubtful",
    "draft_codebook",
    "edit",
    "evaluate",
    "extract_only",
    "extractor_names",
    "finding",
    "finding_count",
    "finding_page",
    "finding_slice",
    "findings",
    "glance",
    "held_codebook",
    "judge",
    "judge_finding",
    "lately",
    "load_codebook",
    "load_extractor",
    "load_known",
    "merge",
    "positions",
    "queue",
    "queue_length",
    "queued",
    "read_entry",
    "recode",
    "reextract",
    "refresh",
    "remove",
    "roundup",
    "shown_codebook",
    "split",
    "split_statement",
    "time_expressions",
    "times_of",
    "undo",
    "verify",
    "weigh",
]
