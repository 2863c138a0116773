"""What the matrix and the map can be asked for, and the addresses that ask for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request

from onrecord.desk import PositionQuery
from onrecord.web.shell import MAX_PARAM, param

BETWEEN = "~"
"""What stands between the actor and the issue in the address of a cell."""

_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$")
_MOST_CLOSED = 50  # groups that one address can close


@dataclass(frozen=True, slots=True)
class MatrixQuery:
    """Which positions, and how they are laid out; each field is a parameter of the address.

    `as_of` and `known_by` are ISO days, None the last one and no limit. `side` is one of the codebook, `under` an issue
    whose positions, and those of the issues below it, are wanted, `counterpart` words of a name or an id. `closed` are
    the groups of columns folded into one, `whole` asks for what is otherwise left out, `cell` for the evidence of one.
    """

    as_of: str | None = None
    known_by: str | None = None
    side: str | None = None
    under: str | None = None
    counterpart: str | None = None
    closed: tuple[str, ...] = ()
    whole: bool = False
    cell: str | None = None

    @property
    def filtered(self) -> bool:
        """True when some position is left out by a filter; the day is none."""
        return any((self.known_by, self.side, self.under, self.counterpart))

    @property
    def for_desk(self) -> PositionQuery:
        """All positions ever held that the filters let through: which are in force on a day is told from these."""
        return PositionQuery(
            issue=self.under, counterpart=self.counterpart, side=self.side, known_by=self.known_by, superseded=True
        )

    def address(self, path: str, **changes: Any) -> str:
        """The address of `path` asked for this, with some fields changed."""
        query = replace(self, **changes)
        pairs = [
            ("as_of", query.as_of),
            ("known_by", query.known_by),
            ("side", query.side),
            ("under", query.under),
            ("counterpart", query.counterpart),
            *(("closed", group) for group in query.closed),
            ("whole", "1" if query.whole else None),
            ("cell", query.cell),
        ]
        given = [(name, value) for name, value in pairs if value]
        return f"{path}?{urlencode(given)}" if given else path


def asked(request: Request) -> MatrixQuery:
    """The query in the address; a day that we cannot read is no filter."""
    closed = (group.strip()[:MAX_PARAM] for group in request.query_params.getlist("closed")[:_MOST_CLOSED])
    return MatrixQuery(
        as_of=_day(param(request, "as_of")),
        known_by=_day(param(request, "known_by")),
        side=param(request, "side"),
        under=param(request, "under"),
        counterpart=param(request, "counterpart"),
        closed=tuple(dict.fromkeys(filter(None, closed))),
        whole=param(request, "whole") is not None,
        cell=param(request, "cell"),
    )


def _day(value: str | None) -> str | None:
    return value if value and _DAY.match(value) else None
