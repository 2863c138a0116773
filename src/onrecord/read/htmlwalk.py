"""A page's visible text as paragraphs, each with the part that the markup names."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from lxml import etree

from onrecord.read.htmlparts import INLINE, is_unseen, part_of
from onrecord.records import Part

SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
LINE_SPACES = re.compile(r" *\n *")

STRONG = frozenset({Part.COMMENT, Part.FURNITURE, Part.AUTHOR_NOTE})
"""Parts that hold for everything inside them: a headline in a list of related links is furniture."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of a page. `linked` is the share of its characters that are links."""

    text: str
    part: Part | None
    linked: float


@dataclass(frozen=True, slots=True)
class _Place:
    """What holds inside an element."""

    part: Part | None = None
    linked: bool = False
    kept: bool = False  # white space as it is: pre


@dataclass(frozen=True, slots=True)
class _Fragment:
    text: str
    place: _Place


def pieces(root: etree._Element, holders: Container[etree._Element]) -> list[Piece]:
    """The paragraphs of the page under `root` in their order. Nothing that a reader sees is left out.

    `holders` are the elements that hold the article (`htmlparts.article_holders`).
    """
    walker = _Walker(holders)
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = _tag(element)
        if event == "start":
            if tag is None or is_unseen(element, tag):
                walk.skip_subtree()
                walker.unseen.add(element)
                continue
            walker.enter(element, tag)
        else:
            if element in walker.unseen:
                walker.unseen.discard(element)
            else:
                walker.leave(tag or "")
            if element is not root:
                walker.write(element.tail)
    walker.flush()
    return walker.pieces


def _tag(element: etree._Element) -> str | None:
    """The element's name without its namespace; None for comments and instructions."""
    return re.split("[}:]", element.tag)[-1].lower() if isinstance(element.tag, str) else None


class _Walker:
    """The state of a walk: where it stands and the paragraph that it is in."""

    def __init__(self, holders: Container[etree._Element]) -> None:
        self._holders = holders
        self.pieces: list[Piece] = []
        self.unseen: set[etree._Element] = set()
        self._places = [_Place()]
        self._fragments: list[_Fragment] = []

    def enter(self, element: etree._Element, tag: str) -> None:
        """Begins an element and its first text."""
        if tag not in INLINE and tag != "br":
            self.flush()
        outer = self._places[-1]
        part = outer.part if outer.part in STRONG else part_of(element, tag, self._holders) or outer.part
        self._places.append(_Place(part, outer.linked or tag == "a", outer.kept or tag in {"pre", "listing", "xmp"}))
        if tag == "br":
            self._fragments.append(_Fragment("\n", self._places[-1]))
        elif tag in {"td", "th"} and self._fragments:
            self._fragments.append(_Fragment("\t", self._places[-1]))
        elif tag == "q":
            self._fragments.append(_Fragment("“", self._places[-1]))
        self.write(element.text)

    def leave(self, tag: str) -> None:
        """Ends an element."""
        if tag == "q":
            self._fragments.append(_Fragment("”", self._places[-1]))
        if tag not in INLINE and tag != "br":
            self.flush()
        self._places.pop()

    def write(self, text: str | None) -> None:
        """Text at the present place; outside `pre` its white space counts as one space."""
        place = self._places[-1]
        if text:
            self._fragments.append(_Fragment(text if place.kept else SPACES.sub(" ", text), place))

    def flush(self) -> None:
        """Ends the paragraph: two line breaks in it part it in two."""
        fragments, self._fragments = self._fragments, []
        start = 0
        for end in [*_breaks(fragments), len(fragments)]:
            piece = _piece(fragments[start:end], self._places[-1].part)
            if piece:
                self.pieces.append(piece)
            start = end


def _breaks(fragments: list[_Fragment]) -> Iterator[int]:
    """Where a line break follows another with nothing but space between."""
    last_break = False
    for number, fragment in enumerate(fragments):
        if fragment.text == "\n":
            if last_break:
                yield number
            last_break = True
        elif fragment.text.strip():
            last_break = False


def _piece(fragments: list[_Fragment], part: Part | None) -> Piece | None:
    """One paragraph. It has the part of its pieces where they agree, as in a div that is one byline span."""
    worded = [fragment for fragment in fragments if fragment.text.strip()]
    if not worded:
        return None
    parts = {fragment.place.part for fragment in worded}
    text = "".join(fragment.text for fragment in fragments)
    if not any(fragment.place.kept for fragment in fragments):
        text = LINE_SPACES.sub("\n", re.sub(" {2,}", " ", text))
    linked = sum(len(f.text) for f in worded if f.place.linked) / sum(len(f.text) for f in worded)
    return Piece(text.strip(), parts.pop() if len(parts) == 1 else part, linked)
