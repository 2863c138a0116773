"""BibTeX: one `@misc` entry for the document, the quotation in its note. Reads in BibTeX and biblatex."""

from __future__ import annotations

import re

from onrecord.export.cite.reference import MONTHS, UNDATED, Reference

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # BibTeX counts braces even after a backslash, so they cannot stand for themselves
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{mark: f"\\{mark}" for mark in "$&#_%"},
    }
)
_URL_ESCAPES = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"})


def bibtex(reference: Reference) -> str:
    """`reference` as a BibTeX entry."""
    fields = {
        "author": _author(reference),
        "title": f"{{{{{escaped(reference.title)}}}}}",  # doubled so that styles keep its capitals
        "howpublished": _field(reference.publisher),
        "year": f"{{{reference.published.year if reference.published else UNDATED}}}",
        "month": MONTHS[reference.published.month - 1][:3].lower() if reference.published else None,
        "day": f"{{{reference.published.day}}}" if reference.published else None,
        "url": f"{{{reference.url.translate(_URL_ESCAPES)}}}" if reference.url else None,
        "urldate": f"{{{reference.retrieved}}}" if reference.retrieved else None,
        "language": _field(reference.language),
        "note": _field(reference.here),
    }
    lines = [f"  {name} = {value}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{_key(reference)},", *lines, "}"])


def escaped(text: str) -> str:
    """`text` with every character that TeX would act on escaped."""
    return text.translate(_ESCAPES)


def _field(text: str | None) -> str | None:
    return f"{{{escaped(text)}}}" if text else None


def _author(reference: Reference) -> str | None:
    """The author; in double braces where it is a body, whose words are not first and last names."""
    if reference.author and reference.author == reference.publisher:
        return f"{{{{{escaped(reference.author)}}}}}"
    return _field(reference.author)


def _key(reference: Reference) -> str:
    """A key that is stable and one of a kind: last name, year, the statement's id."""
    names = re.findall(r"[A-Za-z]+", reference.author or reference.publisher or "")
    year = reference.published.year if reference.published else "nd"
    return f"{names[-1].lower() if names else 'anon'}{year}-{reference.statement}"
