"""What a person asks for. The desk joins the rooms: it reads documents, has them extracted and writes the ledger."""

from onrecord.desk.adding import add, add_bytes
from onrecord.desk.changing import edit, reextract, remove, verify
from onrecord.desk.extracting import extract_only
from onrecord.desk.knowing import load_codebook, load_known
from onrecord.desk.models import Loader, load_extractor
from onrecord.desk.options import AddOptions
from onrecord.desk.progress import AddSummary, Progress, ProgressEvent
from onrecord.desk.timing import time_expressions
from onrecord.ledger import EDITABLE
from onrecord.resolve.timex import Timex

__all__ = [
    "EDITABLE",
    "AddOptions",
    "AddSummary",
    "Loader",
    "Progress",
    "ProgressEvent",
    "Timex",
    "add",
    "add_bytes",
    "edit",
    "extract_only",
    "load_codebook",
    "load_extractor",
    "load_known",
    "reextract",
    "remove",
    "time_expressions",
    "verify",
]
