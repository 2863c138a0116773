"""The OpenAPI description: what FastAPI works out, and what it does not: problems, headers, tokens, examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from onrecord.web.api import examples, problems
from onrecord.web.api.failing import Problem
from onrecord.web.api.problems import SORTS

DESCRIPTION = """Everything that a page of the ledger shows, as JSON, and everything that a person decides on it.

Lists come in pages: `items`, `next` (the cursor of the following page, null on the last) and `total`. With
`Accept: application/x-ndjson` a list comes whole, one object a line. Days are ISO 8601, times UTC, spans
`[start, end]` in Unicode code points of the document's text. Errors are problem details (RFC 9457).

On the machine that serves it no token is asked for. Beyond, every request carries `Authorization: Bearer TOKEN`; a
reader's token may not write. Every write is entered under its author's name."""

TAGS: list[dict[str, Any]] = [
    {"name": "documents", "description": "What was read."},
    {"name": "adding", "description": "Adding documents, in the background."},
    {"name": "statements", "description": "Who said what, and the claims made."},
    {"name": "actors", "description": "Who speaks, holds and reports."},
    {"name": "issues", "description": "What claims are about."},
    {"name": "codebook", "description": "The analyst's names for issues, actors and sides."},
    {"name": "findings", "description": "What changed, who disagrees, what does not fit."},
    {"name": "positions", "description": "Who holds what, as of any day."},
    {"name": "search", "description": "The full text of all documents."},
    {"name": "judgements", "description": "What people decided."},
    {"name": "review", "description": "What waits for a decision."},
    {"name": "ledger", "description": "The ledger itself."},
]
"""The nouns, in the order of the page /api."""

READING = (400, 401, 404, 421, 422, 500, 503)
WRITING = (*READING, 403, 409, 413, 415)
"""The problems that an operation can answer with."""

_LINK = {
    "description": 'RFC 8288: `rel="first"`, and `rel="next"` where a page follows.',
    "schema": {"type": "string"},
    "example": '</api/statements?limit=50>; rel="first", </api/statements?limit=50&cursor=c3Rh>; rel="next"',
}
_ETAG = {"description": "RFC 9110: hand it back in If-None-Match.", "schema": {"type": "string"}}
_LOCATION = {"description": "Where what was made is found.", "schema": {"type": "string"}}


def described(api: FastAPI) -> dict[str, Any]:
    """The OpenAPI 3.1 document of `api`, made once."""
    if api.openapi_schema is None:
        made = get_openapi(
            title=api.title,
            version=api.version,
            summary=api.summary,
            description=api.description,
            routes=api.routes,
            tags=api.openapi_tags,
            servers=api.servers,
            license_info=api.license_info,
            separate_input_output_schemas=api.separate_input_output_schemas,
        )
        _complete(made)
        api.openapi_schema = made
    return api.openapi_schema


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every operation of an OpenAPI document with its method and path, in order."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield method, path, operation


def _complete(made: dict[str, Any]) -> None:
    components = made.setdefault("components", {})
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    components["schemas"] |= problem.pop("$defs") | {"Problem": problem}
    for unused in ("HTTPValidationError", "ValidationError"):
        components["schemas"].pop(unused, None)
    components["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "Made with `onrecord token create`."}
    }
    made["security"] = [{}, {"token": []}]
    made["externalDocs"] = {"url": "/help", "description": "What the words mean."}
    for method, _, operation in operations(made):
        _add_problems(operation, READING if method == "get" else WRITING)
        _add_headers(operation, method)
        _add_examples(operation)


def _add_problems(operation: dict[str, Any], statuses: tuple[int, ...]) -> None:
    shape = {"schema": {"$ref": "#/components/schemas/Problem"}}
    for status in sorted(statuses):
        sort = SORTS[status]
        operation["responses"][str(status)] = {
            "description": f"{sort.title}: {sort.meaning}",
            "content": {problems.MEDIA_TYPE: shape},
        }


def _add_headers(operation: dict[str, Any], method: str) -> None:
    responses = operation["responses"]
    if "Listing" in str(responses.get("200", {}).get("content")):
        responses["200"]["headers"] = {"Link": _LINK}
    if "304" in responses:
        responses["200"]["headers"] = responses["304"]["headers"] = {"ETag": _ETAG}
    for status in ("201", "202"):
        if method == "post" and status in responses:
            responses[status]["headers"] = {"Location": _LOCATION}


def _add_examples(operation: dict[str, Any]) -> None:
    """One example of an answer, one at least of a body, and one of each path parameter."""
    name = operation["operationId"]
    status = next(s for s in ("200", "201", "202") if s in operation["responses"])
    content = operation["responses"][status]["content"]["application/json"]
    content["example"] = examples.answers()[name]
    for media, body in operation.get("requestBody", {}).get("content", {}).items():
        if media == "application/json":
            body["examples"] = {key: {"value": value} for key, value in examples.BODIES[name].items()}
    for parameter in operation.get("parameters", ()):
        if parameter["in"] == "path":
            parameter["example"] = examples.PLACES[parameter["name"]]
