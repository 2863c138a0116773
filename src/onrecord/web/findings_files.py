"""The findings of a list as a file: the same filters, all pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any, BinaryIO

from starlette.requests import Request
from starlette.responses import Response

from onrecord.export.findings import finding_record
from onrecord.export.findings_csv import write_findings_csv
from onrecord.export.jsonl import write_jsonl
from onrecord.web.findings_asked import asked
from onrecord.web.findings_found import every
from onrecord.web.shell import house

Write = Callable[[Iterable[dict[str, Any]], BinaryIO], int]

_FORMS: dict[str, tuple[Write, str]] = {
    "csv": (write_findings_csv, "text/csv; charset=utf-8"),
    "jsonl": (write_jsonl, "application/jsonl; charset=utf-8"),
}


def respond(request: Request) -> Response:
    """``/findings.csv`` and ``/findings.jsonl`` with the filters of the list."""
    form = request.url.path.rpartition(".")[2]
    write, media_type = _FORMS[form]
    found, judged = every(house(request).ledger, asked(request))
    decisions = {name: judgement.decision.value for name, judgement in judged.items()}
    out = BytesIO()
    write((finding_record(f) | {"judgement": decisions.get(f.id)} for f in found), out)
    headers = {"Content-Disposition": f'attachment; filename="findings.{form}"'}
    return Response(out.getvalue(), media_type=media_type, headers=headers)
