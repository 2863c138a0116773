"""How the tests of reading make a document out of pasted text and look at its parts."""

from onrecord.read.draft import Draft
from onrecord.read.finish import finish
from onrecord.read.options import ReadOptions
from onrecord.records import Document, Part


def read(text: str, options: ReadOptions | None = None, name: str = "page.txt") -> Document:
    """The document of a plain-text page."""
    return finish(Draft(text, name), "0" * 64, options or ReadOptions())


def parts(document: Document) -> list[tuple[str, str]]:
    """Part and first words of every paragraph."""
    return [(p.part.value, document.text[p.start : p.end]) for p in document.paragraphs]


def texts(document: Document, part: Part) -> list[str]:
    """The paragraphs of one part."""
    return [document.text[p.start : p.end] for p in document.paragraphs if p.part is part]


LEAD = (
    "The foreign minister of Maronia said on Tuesday that her government would return to the talks in Ostrava "
    "once the blockade of the northern port had been lifted."
)
SECOND = (
    "“We have never left the table,” the minister, Ilse Varga, told reporters after a meeting of the cabinet, "
    "and she added that the offer made in spring still stood."
)
THIRD = (
    "Officials in neighbouring Tessaly gave a cautious welcome to the remarks, although two of them doubted that "
    "the blockade could be lifted before the end of the month."
)
