"""A parsed stretch of a document: spaCy's tokens, where they lie in the text, and which quotation holds each."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.extract.kinds import Quoted
from onrecord.extract.quotes import Quotation
from onrecord.records import Span

Range = tuple[int, int]
"""Token indices in a parse: start, end exclusive."""

_LEADING = " \t\n\r,;:.–—-…"
_TRAILING = " \t\n\r,;:.–—-"


@dataclass(frozen=True, slots=True)
class Parsed:
    """One parse. `base` is where it starts in the document; `quoted` covers the whole document."""

    text: str
    doc: Doc
    base: int
    quoted: Quoted

    def start(self, token: Token) -> int:
        """Offset of the token's first character in the document."""
        return self.base + int(token.idx)

    def end(self, token: Token) -> int:
        """Offset after the token's last character in the document."""
        return self.base + int(token.idx) + len(token.text)

    def span(self, tokens: Range) -> Span:
        """The stretch of the document that a range of tokens covers."""
        return Span(self.start(self.doc[tokens[0]]), self.end(self.doc[tokens[1] - 1]))

    def quotation(self, token: Token) -> Quotation | None:
        """The outermost quotation that holds the token."""
        return self.quoted.at(self.start(token))


def subtree(token: Token) -> Range:
    """The token with everything that depends on it."""
    return int(token.left_edge.i), int(token.right_edge.i) + 1


def trim(text: str, span: Span) -> Span | None:
    """The span without punctuation and white space at its ends; a stop that belongs to an abbreviation stays."""
    start, end = span
    while start < end and (text[start] in _LEADING or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _TRAILING or text[end - 1].isspace()):
        if text[end - 1] == "." and _is_abbreviation(text, start, end):
            break
        end -= 1
    return Span(start, end) if start < end else None


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """True for the stop of "U.S." and its like, which has another stop two characters before."""
    return end - start >= 4 and text[end - 3] == "." and text[end - 2].isalpha()


def strip_marks(text: str, span: Span) -> Span:
    """The span without an unmatched quotation mark at either end."""
    start, end = span
    inner = text[start:end]
    if inner.startswith(("”", "’ ", '" ')):
        start += 1
    if inner.count("“") > inner.count("”") and inner.endswith("“"):
        end -= 1
    return Span(start, end)
