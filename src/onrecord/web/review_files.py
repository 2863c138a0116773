"""The corrections as a file to train on."""

from __future__ import annotations

from io import BytesIO

from starlette.requests import Request
from starlette.responses import Response

from onrecord.export.jsonl import write_jsonl
from onrecord.export.judgements import judgement_record
from onrecord.web.shell import house


def respond(request: Request) -> Response:
    """``/review/judgements.jsonl``: the judgements that stand, as ``onrecord judgements`` writes them."""
    out = BytesIO()
    write_jsonl((judgement_record(made) for made in house(request).reader.judgements()), out)
    headers = {"Content-Disposition": 'attachment; filename="judgements.jsonl"'}
    return Response(out.getvalue(), media_type="application/jsonl; charset=utf-8", headers=headers)
