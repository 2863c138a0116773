"""What goes wrong, as problem details (RFC 9457): one shape for every error of the API, whoever raises it.

`type` is the place on the page /api that explains the sort of problem, `detail` the sentence that says what to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from starlette.responses import Response

from onrecord.errors import InputError, LedgerError, ModelError, NetworkError, NotFoundError, OnrecordError, UsageError
from onrecord.export.jsonl import json_text
from onrecord.web.acting import Forbidden

MEDIA_TYPE = "application/problem+json"
"""The media type of every error, RFC 9457 section 3."""


class ConflictError(OnrecordError):
    """A write that is based on what is no longer so."""


class UnsupportedError(OnrecordError):
    """A body of a media type that the operation does not take."""


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of problem: its status, its short name, what it means and what helps."""

    status: int
    title: str
    meaning: str

    @property
    def anchor(self) -> str:
        """Its place on the page /api."""
        return self.title.lower().replace(" ", "-")


SORTS = {
    sort.status: sort
    for sort in (
        Sort(400, "Cannot be asked", "A value that cannot be understood in this ledger, such as a cursor or a day."),
        Sort(401, "Token needed", "No token, or one that is not known. Send Authorization: Bearer TOKEN."),
        Sort(403, "Not allowed", "A token that may only read, or a write from a page of another site."),
        Sort(404, "Not found", "No such address, or no such thing in the ledger."),
        Sort(
            405,
            "Method not allowed",
            "The address does not take this method, but those in the header Allow.",
        ),
        Sort(409, "Conflict", "Somebody else has changed it since: read it again, then decide."),
        Sort(413, "Too large", "The body has more bytes than the operation takes."),
        Sort(415, "Media type not taken", "The operation does not take a body of this Content-Type."),
        Sort(421, "Wrong host", "The Host header names another machine."),
        Sort(
            422,
            "Does not fit the schema",
            "A field or parameter is missing, unknown or of a wrong form: see errors.",
        ),
        Sort(500, "Failed", "Something that was not foreseen. The terminal that runs onrecord serve says more."),
        Sort(
            503,
            "Ledger not at hand",
            "The ledger cannot be opened, read or written now, a model is missing, or findings are still worked out.",
        ),
    )
}
"""Every sort of problem, by status."""

_STATUS: tuple[tuple[type[OnrecordError], int], ...] = (
    (Forbidden, 403),
    (NotFoundError, 404),
    (ConflictError, 409),
    (UnsupportedError, 415),
    (UsageError, 400),
    (InputError, 400),
    (NetworkError, 400),
    (LedgerError, 503),
    (ModelError, 503),
)

OUR_FAULT = "Something went wrong on our side. The terminal that runs onrecord serve says more."
NOT_HERE = "There is nothing at this address: /api lists the operations."


def problem(
    path: str, status: int, detail: str, *, headers: Mapping[str, str] | None = None, errors: list[Any] | None = None
) -> Response:
    """The answer for a problem with the request for `path`."""
    sort = SORTS.get(status)
    told: dict[str, Any] = {
        "type": f"/api#{sort.anchor}" if sort else "about:blank",
        "title": sort.title if sort else HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": path,
    }
    if errors:
        told["errors"] = errors
    return Response(json_text(told).encode(), status_code=status, headers=dict(headers or {}), media_type=MEDIA_TYPE)


def status_of(error: OnrecordError) -> int:
    """The status that tells a program what sort of error it is."""
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 400)
