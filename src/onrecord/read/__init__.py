"""Files, folders, standard input and URLs become documents.

`read_inputs` takes what a person names on a command line, `read_bytes` one file that is already in memory; `relabel`
finds a document's paragraphs anew when its genre has been corrected.
"""

from __future__ import annotations

from onrecord.read.documents import read_bytes
from onrecord.read.failure import Failure
from onrecord.read.inputs import read_inputs
from onrecord.read.options import ReadOptions
from onrecord.read.relabel import relabel

__all__ = ["Failure", "ReadOptions", "read_bytes", "read_inputs", "relabel"]
