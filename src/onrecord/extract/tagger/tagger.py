"""The trained extractor: a verified model folder, run over documents, to attributions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from onrecord.errors import ModelError
from onrecord.extract.extractor import Extractor
from onrecord.extract.kinds import Quoted, kind_of
from onrecord.extract.quotes import quotations
from onrecord.extract.tagger.decode import Found, Settings, decode
from onrecord.extract.tagger.session import OUTPUTS, Session
from onrecord.extract.tagger.signed import with_signed
from onrecord.extract.tagger.spans import passage, word_range
from onrecord.models import Manifest, open_model
from onrecord.records import Attribution, Document
from onrecord.words.split import Words, split_words
from onrecord.words.windows import FEATURES, Limits, Special, Window, split_windows

CODE = 1
"""Version of features and decoding. A change that makes older weights score otherwise raises it."""

LABELS: Mapping[str, tuple[str, ...]] = {
    "cue": ("outside", "begin", "inside"),
    "casing": ("lower", "capitalised", "upper", "mixed", "digit", "punctuation"),
    "state": ("outside", "inside", "opening", "closing", "unclosed"),
    "features": FEATURES,
    "outputs": OUTPUTS,
}
"""What the code takes a model's classes to mean, in order; a model with others is refused."""

NETWORK = "network.onnx"
LOWER = "lower.onnx"
"""The lower layers of a network that is too large for one file."""

TOKENIZER = "tokenizer.json"

TOGETHER = 8
"""Documents whose scores are held at a time."""


@dataclass(frozen=True)
class Reading:
    """A document's words and windows."""

    words: Words
    windows: list[Window]


class Tagger:
    """Finds attributions with a trained network. Holds a loaded model and keeps no state between calls.

    `rules` is an extractor asked beside it for what it was not taught, see `complement`; nobody unless set.
    """

    def __init__(self, manifest: Manifest, tokenizer: Tokenizer, session: Session) -> None:
        self.manifest = manifest
        self._tokenizer, self._session = tokenizer, session
        self._limits = Limits(**manifest.settings["limits"])
        self.rules: Extractor | None = None
        self._settings = read_settings(manifest.settings["decoding"])

    @classmethod
    def load(cls, folder: Path, threads: int = 1) -> Tagger:
        """Load and verify the model of a folder; `threads` compute each product.

        Raises ModelError where the folder is incomplete, altered or made for another version of this code.
        """
        manifest = open_model(folder, CODE, LABELS)
        try:
            tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
            lower = folder / LOWER if LOWER in manifest.files else None
            session = Session(folder / NETWORK, Special(**manifest.settings["special"]), threads, lower)
            return cls(manifest, tokenizer, session)
        except (KeyError, TypeError) as error:
            raise ModelError(f"Model {manifest.full_name} lacks the setting {error}; install it again.") from None

    nests = False
    """The network marks outermost attributions; the common passes read their contents again."""

    @property
    def name(self) -> str:
        """Name and version of the model."""
        return self.manifest.full_name

    def attributions(self, documents: Sequence[Document]) -> list[list[Attribution]]:
        """The attributions of each document in text order, outermost ones, each with its confidence."""
        result: list[list[Attribution]] = []
        for at in range(0, len(documents), TOGETHER):
            chunk = documents[at : at + TOGETHER]
            for document, (reading, found) in zip(chunk, self._find(chunk), strict=True):
                quoted = Quoted(quotations(document.text, document.paragraphs))
                items = [self._attribution(document.text, reading.words, item, quoted) for item in found]
                result.append(sorted(items, key=lambda a: (a.content.start, -a.content.end)))
        return result

    def _find(self, documents: Sequence[Document]) -> list[tuple[Reading, list[Found]]]:
        """What the network finds in each document, in words."""
        readings = [self.read(document) for document in documents]
        scores = iter(self._session.run([(r.words, window) for r in readings for window in r.windows]))
        found = [decode(r.words, r.windows, [next(scores) for _ in r.windows], self._settings) for r in readings]
        return [
            (reading, with_signed(document.text, reading.words, items))
            for document, reading, items in zip(documents, readings, found, strict=True)
        ]

    def read(self, document: Document) -> Reading:
        """The words and windows of a document."""
        paragraphs = [(p.start, p.end) for p in document.paragraphs]
        words = split_words(document.text, paragraphs, self._tokenizer)
        return Reading(words, split_windows(words, self._limits))

    def _attribution(self, text: str, words: Words, found: Found, quoted: Quoted) -> Attribution:
        """One attribution in the text's own offsets."""
        content = passage(text, words, found.content)
        source = passage(text, words, word_range(found.source)) if found.source else None
        return Attribution(
            kind=kind_of(text, content.spans, quoted),
            content=content,
            source=source,
            cue=passage(text, words, found.cue),
            confidence=found.confidence(self._settings),
        )


def read_settings(raw: Mapping[str, Any]) -> Settings:
    """Decoding constants as a manifest keeps them. Raises KeyError where one is missing."""
    values = {f.name: raw[f.name] for f in fields(Settings)}
    return Settings(**{**values, "weights": tuple(values["weights"])})
