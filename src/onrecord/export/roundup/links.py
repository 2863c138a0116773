"""Where the things of a round-up lead: outward in a file, into the pages where one serves them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from onrecord.positions import Finding
from onrecord.records import Issue, Party, Statement
from onrecord.roundup import RoundupQuery, Source

_KEPT = "%/:=&?~#+!$,;'@()*[]"
"""The characters of an address that are kept as they are (RFC 3986, reserved), with the sign of what is quoted."""


def outward(url: str | None) -> str | None:
    """`url` if it is an http or https address with a host, with all that could end it in a text quoted; else None."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    safe = parts.scheme.lower() in {"http", "https"} and parts.hostname
    return quote(url or "", safe=_KEPT) if safe else None


def _nowhere(*_things: object) -> None:
    """No address: what is the ledger's own has none outside of its pages."""


@dataclass(frozen=True, slots=True)
class Links:
    """What gives the address of each thing, or None where it has none.

    By itself only documents have one, where they were published. `words` takes a statement and its document; `all`
    leads to the statements of a period.
    """

    source: Callable[[Source], str | None] = lambda source: outward(source.url)
    words: Callable[[Statement, Source], str | None] = _nowhere
    finding: Callable[[Finding], str | None] = _nowhere
    actor: Callable[[Party], str | None] = _nowhere
    issue: Callable[[Issue], str | None] = _nowhere
    all: Callable[[RoundupQuery], str | None] = _nowhere


OUTWARD = Links()
"""The addresses that hold without the pages of the ledger."""
