"""Addresses: of our own pages with their filters, and of other people's, which are data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from urllib.parse import quote, urlencode, urlsplit

NAMED = "name:"
"""What stands before a name in the address of an actor whom nobody resolved."""


class Known(Protocol):
    """Whoever has a name and, where resolved, an actor's id: a party, a speaker, a reporter, a row of speakers."""

    @property
    def name(self) -> str:
        """The name."""

    @property
    def id(self) -> str | None:
        """The actor's id, None where nobody is resolved."""


class Named(Protocol):
    """What is known as an issue: by its codebook path or its label alone."""

    @property
    def label(self) -> str:
        """What it is called."""

    @property
    def id(self) -> str | None:
        """Its id."""

    @property
    def path(self) -> str | None:
        """Its place in the codebook, None where no codebook names it."""


def page(path: str, **params: str | int | None) -> str:
    """The address of one of our pages; parameters that are None or empty are left out."""
    given = {name: value for name, value in params.items() if value not in (None, "")}
    return f"{path}?{urlencode(given)}" if given else path


def with_params(path: str, params: Mapping[str, str | None]) -> str:
    """As `page`, for parameters that come as a mapping."""
    return page(path, **params)


def document(document_id: str) -> str:
    """The reader's address of a document."""
    return f"/documents/{quote(document_id, safe='')}"


def statement(document_id: str, statement_id: str) -> str:
    """The reader's address of a statement: the place is marked by the server and scrolled to by the browser."""
    return f"{page(document(document_id), at=statement_id)}#{quote(statement_id, safe='')}"


def actor(party: Known) -> str:
    """The page of an actor: by id, or by the name of one whom nobody resolved."""
    return f"/actors/{quote(party.id or NAMED + party.name, safe='')}"


def issue(about: Named) -> str:
    """The page of an issue: by its id in the codebook, else by its path or label."""
    called = about.id or about.path if about.path else about.label
    return f"/issues/{quote(called or about.label, safe='')}"


def finding(finding_id: str) -> str:
    """The page of a finding."""
    return f"/findings/{quote(finding_id, safe='')}"


def job(job_id: str) -> str:
    """The page of a job that adds documents."""
    return f"/jobs/{quote(job_id, safe='')}"


def place(document_id: str, start: int, end: int) -> str:
    """The reader's address of a stretch of text, such as a search's hit."""
    return f"{document(document_id)}?place={start}-{end}#place"


def outward(url: str | None) -> str | None:
    """`url` if it may be a link, that is an http or https address with a host, else None."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in {"http", "https"} and parts.hostname else None
