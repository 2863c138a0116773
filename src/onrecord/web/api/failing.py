"""Every error inside the API becomes a problem: ours, the framework's, and what nobody foresaw."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import compile_path

from onrecord.errors import OnrecordError
from onrecord.web.api.problems import NOT_HERE, OUR_FAULT, problem, status_of
from onrecord.web.security import HEADERS

log = logging.getLogger(__name__)

_LISTED = 5
"""Fields named in the sentence about a request that does not fit the schema; the others are in `errors`."""


class WrongField(BaseModel):
    """A part of a request that does not fit the schema: where (``query.limit``, ``body.subject``) and why."""

    model_config = ConfigDict(extra="forbid")
    where: str
    why: str


class Problem(BaseModel):
    """An error. `errors` is there for requests that do not fit the schema, and names each part that does not."""

    model_config = ConfigDict(extra="forbid")
    type: str = Field(examples=["/api#not-found"])
    title: str = Field(examples=["Not found"])
    status: int = Field(ge=400, le=599, examples=[404])
    detail: str
    instance: str = Field(examples=["/api/statements/s0"])
    errors: list[WrongField] | None = None


def told(request: Request, error: Exception) -> Response:
    """The answer for an error that a user can mend."""
    status = status_of(error) if isinstance(error, OnrecordError) else 500
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
    return problem(request.url.path, status, str(error), headers=headers)


def refused(request: Request, error: Exception) -> Response:
    """The answer for an address or method that is not there."""
    if not isinstance(error, HTTPException):
        return broken(request, error)
    if error.status_code == 404:
        return problem(request.url.path, 404, NOT_HERE)
    if error.status_code == 405:
        allowed = ", ".join(sorted(_methods(request)))
        detail = f"{request.method} is not taken here, but: {allowed}."
        return problem(request.url.path, 405, detail, headers={"Allow": allowed})
    detail = str(error.detail)
    if error.status_code == 400 and "parsing the body" in detail:
        detail = "The body cannot be read: send what the schema of the operation says."
    return problem(request.url.path, error.status_code, detail, headers=error.headers)


def misfit(request: Request, error: Exception) -> Response:
    """The answer for a request that does not fit the schema."""
    found = list(error.errors()) if isinstance(error, RequestValidationError) else []
    errors = [{"where": ".".join(map(str, e["loc"])), "why": str(e["msg"])} for e in found]
    named = "; ".join(f"{e['where']}: {e['why']}" for e in errors[:_LISTED])
    more = f"; and {len(errors) - _LISTED} more" if len(errors) > _LISTED else ""
    return problem(request.url.path, 422, f"The request does not fit the schema: {named}{more}.", errors=errors)


def broken(request: Request, error: Exception) -> Response:
    """The answer for everything that was not foreseen; the log has the traceback."""
    log.error("%s failed: %r", request.url.path, error)
    # This handler runs outside of the middleware that sets the headers.
    return problem(request.url.path, 500, OUR_FAULT, headers=HEADERS)


def _methods(request: Request) -> set[str]:
    """Every method that the address takes, as the description has it."""
    path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    paths: Mapping[str, Mapping[str, Any]] = request.app.openapi()["paths"]
    fitting = (methods for template, methods in paths.items() if compile_path(template)[0].match(path))
    return {method.upper() for methods in fitting for method in methods}


HANDLERS: Mapping[Any, Callable[[Request, Exception], Response]] = {
    HTTPException: refused,
    RequestValidationError: misfit,
    OnrecordError: told,
    Exception: broken,
}
