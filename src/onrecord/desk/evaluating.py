"""Measuring an extractor on texts that a person has annotated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.desk.models import load_extractor
from onrecord.errors import InputError
from onrecord.extract import extract
from onrecord.measure import Figures, Marked, Scheme, check_spans, marked, parse_standoff, score, total
from onrecord.records import Document, Metadata, Paragraph, Part, text_hash

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_ANNOTATOR = re.compile(r"_[0-9a-f]{4}\Z")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of one extractor on one folder: its name with its version, the scheme, how many texts and words."""

    model: str
    scheme: Scheme
    documents: int
    words: int
    figures: Figures


def evaluate(gold: Path, scheme: Scheme = Scheme.POLNEAR, model: str | None = None) -> Evaluation:
    """Score an extractor on a folder in PolNeAR's layout: ``text/NAME.txt`` and ``attributions/NAME_XXXX.ann``.

    XXXX (four hexadecimal digits) names an annotator and may be missing; of several the first in sort order counts.
    Texts without annotations are left out. A text is taken for English and each line for a paragraph of its body.
    Raises InputError for a folder or file that cannot be read, ModelError for a model that cannot be loaded.
    """
    annotated = list(_annotated(gold))
    extractor = load_extractor(model)
    found = extract([document for document, _ in annotated], extractor, every_act=scheme.every_act)
    figures = total(
        score(document.text, items, marked(attributions, scheme))
        for (document, items), attributions in zip(annotated, found, strict=True)
    )
    words = sum(len(document.text.split()) for document, _ in annotated)
    return Evaluation(extractor.name, scheme, len(annotated), words, figures)


def _annotated(folder: Path) -> Iterator[tuple[Document, list[Marked]]]:
    """Each annotated text of a folder, by name, with what its first annotator marked."""
    for path in _first_annotators(folder):
        document = _document(folder / "text" / f"{_text_name(folder, path)}.txt")
        standoff = _decoded(path)
        try:
            items = parse_standoff(standoff)
            check_spans(items, len(document.text))
        except ValueError as error:
            raise InputError(f"The annotations {path} cannot be used: {error}; mend or leave out the file.") from None
        yield document, items


def _first_annotators(folder: Path) -> list[Path]:
    """One annotation file a text, by the text's name. Raises InputError where there is none."""
    first: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(_text_name(folder, path), path)
    if not first:
        raise InputError(f"There are no annotations under {folder}; it should hold text/*.txt and attributions/*.ann.")
    return [first[name] for name in sorted(first)]


def _text_name(folder: Path, annotations: Path) -> str:
    """The name of the text that a file annotates. Raises InputError where there is no such text."""
    for name in (annotations.stem, _ANNOTATOR.sub("", annotations.stem)):
        if (folder / "text" / f"{name}.txt").is_file():
            return name
    raise InputError(f"There is no text for {annotations}; it should be {folder / 'text' / name}.txt.")


def _document(path: Path) -> Document:
    """One text, unaltered, with each line that is not empty as a paragraph of the body."""
    text = _decoded(path)
    lines = tuple(Paragraph(m.start(), m.end(), Part.BODY) for m in _LINE.finditer(text))
    return Document(path.name, text, text_hash(text), lines, Metadata(language="en"))


def _decoded(path: Path) -> str:
    """A file's text with its line ends as they are. Raises InputError where it cannot be read or is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise InputError(f"{path} is not UTF-8; save it as UTF-8 so that offsets fit.") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}).") from None
