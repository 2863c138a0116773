"""An author's own judgements and recommendations, in a piece that argues: "it would be dangerous to …", "X should …".

Only plain forms count, in sentences that attribute nothing and quote nobody; the rest of the argument is left to a
reader. Kind own, without source and cue: the holder is the document's author.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.extract.covered import Covered
from onrecord.extract.opening import opening
from onrecord.records import Attribution, Document, Genre, Kind, Part, Passage, Span

ARGUING = frozenset({Genre.ANALYSIS, Genre.OPINION, Genre.NEWSLETTER})
"""Genres in which an author speaks in his own name."""

JUDGEMENT_CONFIDENCE = 0.6
"""A first guess until a trained model is calibrated."""

_ABBREVIATION = r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSt)(?<!\bU\.S)(?<!\b[A-Z])"
_SENTENCE_END = re.compile(rf"{_ABBREVIATION}[.!?][”\"’')\]]*(?=\s+[\[(“\"A-Z]|\s*$)")
_QUALITY = (
    "dangerous|wrong|right|wise|unwise|naive|foolish|folly|reckless|premature|better|best|a mistake|an error"
    "|irresponsible|prudent|imprudent|short-sighted|shortsighted|unreasonable|absurd|counterproductive|futile"
)
_EVALUATES = re.compile(
    r"\b(?:[Ii]t|[Tt]hat|[Tt]his) (?:would be|is|was|will be) (?:\w+ ){0,2}?"
    rf"(?:{_QUALITY})(?: (?:to|that|for)\b|,|[.;])"
)
_CLAUSE = r"(?:^|[,;:—–]\s|\b(?:and|but|so|still|yet|then|instead)\s)"
_NAMES = r"[A-Z][\w’'.-]*(?:[ ,]+(?:and |of |the )*[A-Z][\w’'.-]*)*"
_OUGHT = re.compile(
    rf"{_CLAUSE}(?:[Ww]e|{_NAMES}|[Tt]he [\w’' -]{{2,40}}|[Bb]oth [\w ]{{2,30}})\s"
    r"(?:should|ought to|must|need to|needs to)(?: (?:not|also|now|therefore|at least|first))?\s[a-z]+"
)
_HOLDS = re.compile(
    rf"{_CLAUSE}(?:We|I|we)(?: also| would| therefore| do| strongly)* "
    r"(?:recommend|disagree|urge|oppose|favour|favor|propose|reject|advise)\b"
)
_HEARD = re.compile(
    r"\b(?:should (?:have|be seen|be noted|be said|come as|not surprise)|must have|must be (?:considered|noted|said))\b"
)
_MAX_WORDS = 60
"""Longer sentences argue more than one thing."""


def judgements(document: Document, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The author's own judgements in `document`, clear of what `attributions` hold."""
    if document.meta.genre not in ARGUING:
        return []
    taken = Covered(s for a in attributions for s in a.content.spans)
    return [
        Attribution(Kind.OWN, Passage.of(document.text, [s]), part=Part.BODY, confidence=JUDGEMENT_CONFIDENCE)
        for s in _sentences(document)
        if is_judgement(document.text[s.start : s.end]) and not taken.shared(s.start, s.end)
    ]


def is_judgement(sentence: str) -> bool:
    """True for a sentence that evaluates or recommends in plain words and quotes nothing."""
    if len(sentence.split()) > _MAX_WORDS or re.search('[“”"?]', sentence) or _HEARD.search(sentence):
        return False
    return any(p.search(sentence) for p in (_EVALUATES, _OUGHT, _HOLDS))


def _sentences(document: Document) -> Iterator[Span]:
    """The sentences of the body's paragraphs."""
    text = document.text
    for paragraph in document.paragraphs:
        if paragraph.part is not Part.BODY:
            continue
        start = opening(text, paragraph)
        for match in _SENTENCE_END.finditer(text, start, paragraph.end):
            yield Span(start, match.end())
            start = match.end()
            while start < paragraph.end and text[start].isspace():
                start += 1
