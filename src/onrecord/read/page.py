"""A document's paragraphs while their parts are being found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.read.paragraphs import Para
from onrecord.records import Part, Span

_STOP = re.compile(r"[.!?…][\"'”’»)\]*_]*$")
# A lead paragraph has twenty words or more; headlines, decks, captions and menu entries have fewer.
PROSE_WORDS = 18
LONG_WORDS = 30
SENTENCE_WORDS = 8


def ends_sentence(text: str) -> bool:
    """True when `text` closes with a full stop, question or exclamation mark, quotation marks aside."""
    return _STOP.search(text[-8:]) is not None


def is_prose(para: Para) -> bool:
    """True for a paragraph of running text: several words that close as a sentence, or very many words."""
    return para.words >= LONG_WORDS or (para.words >= PROSE_WORDS and ends_sentence(para.text))


def is_sentence(para: Para) -> bool:
    """True for a paragraph of some words that closes as a sentence, as in papers whose paragraphs are short."""
    return para.words >= SENTENCE_WORDS and ends_sentence(para.text)


def plain(text: str) -> str:
    """`text` as one line in lower case without Markdown marks, bullets and brackets around it, to match rules on."""
    return " ".join(text.split()).strip("*_#>•·|[](){} -–—«»‹›→←↓↑▼▲").casefold().replace("’", "'")


@dataclass
class Page:
    """Paragraphs and what each has been found to be; None is not decided yet, which becomes body.

    `authors` are the names in the byline. A format's own word on a paragraph stands before any rule.
    """

    paras: list[Para]
    parts: list[Part | None]
    authors: tuple[str, ...] = ()
    speakers: dict[int, Span] = field(default_factory=dict)
    turns: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, paras: list[Para]) -> Page:
        """A page on which only the format's own words on parts are written."""
        page = cls(paras, [p.part for p in paras])
        page.speakers = {i: p.speaker for i, p in enumerate(paras) if p.speaker}
        return page

    def open(self) -> Iterator[tuple[int, Para]]:
        """Paragraphs whose part is not decided yet, with their places."""
        return ((i, p) for i, p in enumerate(self.paras) if self.parts[i] is None)

    def label(self, index: int, part: Part) -> None:
        """Decide a paragraph's part unless it is decided."""
        if self.parts[index] is None:
            self.parts[index] = part

    def is_running_text(self, index: int) -> bool:
        """True for undecided or body paragraphs of running text."""
        return self.parts[index] in {None, Part.BODY, Part.TURN} and is_prose(self.paras[index])

    @cached_property
    def words_before(self) -> list[int]:
        """For every place, the words of sentences before it; one more entry holds the whole."""
        counts = [0]
        for para in self.paras:
            counts.append(counts[-1] + (para.words if is_prose(para) or is_sentence(para) else 0))
        return counts

    @cached_property
    def body_start(self) -> int:
        """The first paragraph of running text, or the number of paragraphs where there is none."""
        return next((i for i in range(len(self.paras)) if self.is_running_text(i)), len(self.paras))
