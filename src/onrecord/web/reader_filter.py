"""What an address asks of the reader: whose statements, which layers on the text, what to mark, which sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request

from onrecord.records import Span, Statement
from onrecord.web import links
from onrecord.web.claims import is_called
from onrecord.web.shell import param
from onrecord.web.voices import key_of, speakers_of

SOURCES, CLAIMS, TIMES, PARTS = "sources", "claims", "times", "parts"

LAYERS: Final[dict[str, str]] = {
    SOURCES: "sources and cues",
    CLAIMS: "claims",
    TIMES: "times",
    PARTS: "parts",
}
"""What can be drawn beside the statements themselves, and what a page calls it."""

SHOWN: Final = frozenset({SOURCES, CLAIMS})
"""The layers that are drawn unless an address says otherwise."""

NO_LAYER = "none"

_PLACE = re.compile(r"(\d{1,12})-(\d{1,12})$")


@dataclass(frozen=True, slots=True)
class Filter:
    """What the address asks to see: a speaker's statements, a kind's, those with a claim of a stance or on an issue.

    `at` and `place` are the statement or the stretch of text to mark; with `edit` the statement's form is open, with
    `add` that for a missed one. `layers` are those of `LAYERS` to draw, `rejected` shows what a person rejected, and
    `sheet` is the sheet of a long document, from 1; None leaves it to what is marked.
    """

    speaker: str | None = None
    kind: str | None = None
    stance: str | None = None
    issue: str | None = None
    at: str | None = None
    place: Span | None = None
    layers: frozenset[str] = SHOWN
    rejected: bool = False
    sheet: int | None = None
    edit: bool = False
    add: bool = False

    def keeps(self, statement: Statement) -> bool:
        """True for a statement that passes, and always for the one that the address names."""
        if self.at and statement.id == self.at:
            return True
        spoken = self.speaker is None or self.speaker in {key_of(speaker) for speaker in speakers_of(statement)}
        return spoken and (self.kind is None or self.kind == statement.kind.value) and self._claims(statement)

    def _claims(self, statement: Statement) -> bool:
        """True for a statement one of whose claims has the stance and the issue, where they are asked for."""
        if self.stance is None and self.issue is None:
            return True
        fitting = (c for c in statement.claims if self.stance is None or self.stance == c.stance_on_issue.value)
        return any(self.issue is None or is_called(claim.issue, self.issue) for claim in fitting)

    @property
    def params(self) -> dict[str, str | None]:
        """The filters as an address has them, without what is marked or open."""
        return {
            "speaker": self.speaker,
            "kind": self.kind,
            "stance": self.stance,
            "issue": self.issue,
            "layers": layers_param(self.layers),
            "rejected": "1" if self.rejected else None,
            "sheet": str(self.sheet) if self.sheet else None,
        }

    def href(self, document_id: str, **other: str | None) -> str:
        """The address of the document with these filters but for those in `other`."""
        return links.with_params(links.document(document_id), self.params | other)


def asked(request: Request, length: int) -> Filter:
    """The filter in the address of a document whose text has `length` code points."""
    sheet = param(request, "sheet") or ""
    return Filter(
        speaker=param(request, "speaker"),
        kind=param(request, "kind"),
        stance=param(request, "stance"),
        issue=param(request, "issue"),
        at=param(request, "at"),
        place=_place(param(request, "place"), length),
        layers=_layers(param(request, "layers")),
        rejected=param(request, "rejected") is not None,
        sheet=int(sheet) if sheet.isascii() and sheet.isdigit() and len(sheet) < 9 else None,
        edit=param(request, "edit") is not None,
        add=param(request, "add") is not None,
    )


def layers_param(layers: frozenset[str]) -> str | None:
    """Layers as an address has them; None for those that are drawn anyway."""
    if layers == SHOWN:
        return None
    return ",".join(name for name in LAYERS if name in layers) or NO_LAYER


def _layers(value: str | None) -> frozenset[str]:
    """The layers that an address names; those that we do not know count for nothing."""
    return SHOWN if value is None else frozenset(value.split(",")).intersection(LAYERS)


def _place(value: str | None, length: int) -> Span | None:
    """The stretch of text that the address points at, if it is one of this document's."""
    found = _PLACE.match(value or "")
    if found is None:
        return None
    start, end = int(found[1]), int(found[2])
    return Span(start, end) if start < end <= length else None
