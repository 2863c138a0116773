"""The matrix: who holds what on which issue as of a day, and the evidence of each cell."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from onrecord.ledger import Ledger
from onrecord.web.matrix_evidence import Evidence, evidence
from onrecord.web.matrix_files import matrix_csv, matrix_data
from onrecord.web.matrix_query import MatrixQuery, asked
from onrecord.web.matrix_reading import Choices, Days, read, table_on
from onrecord.web.matrix_table import Table
from onrecord.web.shell import Shell, house

PATH = "/matrix"


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """The context of matrix.html and matrix_evidence.html; `evidence` is that of the cell asked for, if any."""

    query: MatrixQuery
    days: Days
    choices: Choices
    table: Table
    evidence: Evidence | None

    def address(self, name: str = "", **changes: str | bool | None) -> str:
        """The address of this page, or of the file ``/matrix`` + `name`, with some fields of its query changed."""
        return self.query.address(PATH + name, **changes)

    def toggle(self, group: str) -> str:
        """The address of this page with a group of columns folded, or unfolded where it is."""
        closed = self.query.closed
        changed = tuple(key for key in closed if key != group) if group in closed else (*closed, group)
        return self.query.address(PATH, closed=changed, cell=None)


def respond(request: Request) -> Response:
    """``/matrix?as_of=&known_by=&side=&under=&counterpart=&closed=&whole=&cell=``."""
    page = context(house(request).ledger, asked(request))
    return house(request).render("matrix.html", Shell(title="Matrix", room=PATH), page)


def respond_evidence(request: Request) -> Response:
    """``/matrix/evidence`` with the page's parameters: the evidence of one cell alone, for the page's script."""
    query = asked(request)
    ledger = house(request).ledger
    shown = evidence(ledger, query, read(ledger, query).days.day)
    status = 200 if shown else 404
    return house(request).render("matrix_evidence.html", Shell(title="Evidence", room=PATH), shown, status)


def respond_json(request: Request) -> Response:
    """``/matrix.json`` with the page's parameters: every position of the shown cells with the days it holds."""
    page = context(house(request).ledger, asked(request))
    return JSONResponse(matrix_data(page.table, page.days.days, page.days.day).as_json())


def respond_csv(request: Request) -> Response:
    """``/matrix.csv`` with the page's parameters: the shown matrix as a table, in UTF-8 with a byte order mark."""
    page = context(house(request).ledger, asked(request))
    name = f"matrix-{page.days.day}.csv" if page.days.day else "matrix.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    body = "\ufeff" + matrix_csv(page.table, page.days.day)  # spreadsheets take UTF-8 for a local encoding without it
    return Response(body.encode(), media_type="text/csv; charset=utf-8", headers=headers)


def context(ledger: Ledger, query: MatrixQuery) -> MatrixPage:
    """Everything that the page shows."""
    found = read(ledger, query)
    day = found.days.day
    shown = table_on(ledger, query, found.side_of, day)
    return MatrixPage(query, found.days, found.choices, shown, evidence(ledger, query, day))


ROUTES = (
    Route(PATH, respond, name="matrix"),
    Route(f"{PATH}/evidence", respond_evidence, name="matrix evidence"),
    Route(f"{PATH}.json", respond_json, name="matrix data"),
    Route(f"{PATH}.csv", respond_csv, name="matrix table"),
)
"""The matrix and what belongs to it."""
