"""Turns of a transcript: all that is said in a turn is attributed to the speaker whom its label names."""

from __future__ import annotations

from onrecord.extract.opening import opening
from onrecord.records import Attribution, Document, Kind, Paragraph, Part, Passage, Span

_LABEL_END = " \t:：—–-.)]"


def turn_attributions(document: Document) -> list[Attribution]:
    """One direct attribution a turn, over all paragraphs of the turn; its source is the label, without the colon."""
    turns: dict[int, list[int]] = {}
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.part is Part.TURN:
            turns.setdefault(index if paragraph.turn is None else paragraph.turn, []).append(index)
    found = (_turn(document, members) for members in turns.values())
    return [a for a in found if a is not None]


def _turn(document: Document, members: list[int]) -> Attribution | None:
    text = document.text
    paragraphs = [document.paragraphs[i] for i in members]
    spans = [s for p in paragraphs if (s := _words(text, p)) is not None]
    if not spans:
        return None
    label = next((p.speaker for p in paragraphs if p.speaker is not None), None)
    source = _source(text, label) if label else None
    return Attribution(Kind.DIRECT, Passage.of(text, spans), source=source, part=Part.TURN)


def _words(text: str, paragraph: Paragraph) -> Span | None:
    """The paragraph without the label that names its speaker; None where nothing is left."""
    start = opening(text, paragraph)
    return Span(start, paragraph.end) if start < paragraph.end else None


def _source(text: str, label: Span) -> Passage | None:
    """The words of the label without brackets and colon."""
    start, end = label
    while start < end and text[start] in " \t([*_":
        start += 1
    while end > start and text[end - 1] in _LABEL_END + "*_":
        end -= 1
    return Passage.of(text, [(start, end)]) if start < end else None


def drop_labels(attributions: list[Attribution], turns: list[Attribution]) -> list[Attribution]:
    """`attributions` without those that an extractor made of a turn's label and its text."""
    labels = {t.source.start: t for t in turns if t.source is not None}
    return [a for a in attributions if not (a.source and a.cue and a.source.start in labels and _is_label_cue(a))]


def _is_label_cue(attribution: Attribution) -> bool:
    """True for a cue that is a mere colon or dash."""
    return attribution.cue is not None and not any(c.isalnum() for c in attribution.cue.text)
