"""What every style of reference says, before it is set: the words, who spoke, through whom, and in which document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from onrecord.ledger import DocumentRow
from onrecord.records import Genre, Kind, Statement, TimeBasis, When

UNDATED = "n.d."
"""What stands for an unknown date, after the Chicago Manual of Style, 17th edition, 14.145."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_LINKS = {
    Kind.DIRECT: "quoted",
    Kind.MIXED: "quoted",
    Kind.INDIRECT: "paraphrased",
    Kind.NARRATED: "reported",
}
_UNNAMED = "unnamed speaker"
_MARKS = (("“", "”"), ('"', '"'), ("''", "''"), ("«", "»"), ("‘", "’"))


@dataclass(frozen=True)
class Reference:
    """A quotation and its document, every field on one line.

    `words` are the quoted words without their outer quotation marks. `chain` leads from the speaker, with the day of
    speaking where it is known, over the reporters to the document: ``("A, May 2, 2019, paraphrased", "B, quoted")``;
    it is empty where the document is the speaker's own voice, and `author` is then the speaker.
    """

    statement: str
    words: str
    chain: tuple[str, ...]
    title: str
    author: str | None
    publisher: str | None
    published: date | None
    url: str | None
    retrieved: date | None
    genre: Genre
    language: str | None

    @classmethod
    def of(cls, statement: Statement, document: DocumentRow) -> Reference:
        """The reference to `statement`, which stands in `document`."""
        own = statement.kind is Kind.OWN
        author = _optional_line(document.author)
        return cls(
            statement=statement.id,
            words=_unquoted(one_line(statement.content.text)),
            chain=() if own else _chain(statement),
            title=one_line(document.title or document.name),
            author=_speakers(statement) or author if own else author,
            publisher=_optional_line(document.publisher),
            published=_day(document.published_on),
            url=_optional_line(document.url),
            retrieved=_day(document.retrieved_on),
            genre=document.genre,
            language=document.language,
        )

    @property
    def here(self) -> str:
        """The words and their chain, as a note to an entry for the document: '“X” A, quoted in B, quoted here.'."""
        words = f"“{nested(self.words)}”"
        return f"{words} {' in '.join(self.chain)} here." if self.chain else words


def one_line(text: str) -> str:
    """`text` with every run of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()


def nested(text: str) -> str:
    """`text` for between double quotation marks: its own double marks become single ones."""
    text = text.replace("“", "‘").replace("”", "’")
    opened = re.sub(r'(^|(?<=[\s(\[—–-]))"(?=\S)', "‘", text)
    return opened.replace('"', "’")


def long_day(day: date) -> str:
    """A day as Chicago writes it: 'October 7, 2015'."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def _chain(statement: Statement) -> tuple[str, ...]:
    """The speaker and the reporters below the document's author, each with how the words went on from there."""
    first = f"{_speakers(statement) or _UNNAMED}{_said(statement.said_on)}, {_LINKS[statement.kind]}"
    reporters = (one_line(r.name) for r in statement.reported_by[:-1] if r.name)
    return (first, *(f"{reporter}, quoted" for reporter in reporters))


def _speakers(statement: Statement) -> str:
    return " and ".join(one_line(speaker.name) for speaker in statement.speakers)


def _said(when: When | None) -> str:
    """', October 7, 2015' for a known day, ', October 2015' for a month; nothing for a day only guessed at."""
    if when is None or when.basis is TimeBasis.PUBLICATION:
        return ""
    if day := _day(when.value):
        return f", {long_day(day)}"
    if month := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", when.value):
        return f", {MONTHS[int(month[2]) - 1]} {month[1]}"
    return f", {when.value}" if re.fullmatch(r"\d{4}", when.value) else ""


def _unquoted(words: str) -> str:
    """`words` without quotation marks around the whole of them."""
    for left, right in _MARKS:
        inner = words.removeprefix(left).removesuffix(right)
        if len(words) - len(inner) == len(left) + len(right) and left not in inner and right not in inner:
            return inner.strip()
    return words


def _optional_line(text: str | None) -> str | None:
    return (one_line(text) or None) if text else None


def _day(value: str | None) -> date | None:
    """The day that `value` names in full, else None."""
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
