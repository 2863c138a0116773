"""The page /api: every operation of the API, from its OpenAPI description, and every sort of problem."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from onrecord.export.jsonl import json_text
from onrecord.web.api import schema
from onrecord.web.api.problems import SORTS, Sort
from onrecord.web.shell import Shell, house


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: where it goes (path, query), what it takes, and what it means."""

    name: str
    where: str
    takes: str
    means: str


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation, with an example of a body where it takes one."""

    id: str
    method: str
    path: str
    summary: str
    paragraphs: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Noun:
    """A group of operations."""

    name: str
    means: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class ApiPage:
    """The context of api.html: `paragraphs` introduce, `sorts` are the problems that answers can be."""

    paragraphs: tuple[str, ...]
    nouns: tuple[Noun, ...]
    sorts: tuple[Sort, ...]


def respond(request: Request) -> Response:
    """``/api``."""
    described = cast(FastAPI, request.app.state.api).openapi()
    return house(request).render("api.html", Shell(title="API"), context(described))


def context(described: dict[str, Any]) -> ApiPage:
    """The page of an OpenAPI description."""
    shapes = described["components"]["schemas"]
    found = [(operation["tags"][0], _operation(method, path, operation, shapes)) for method, path, operation in
             schema.operations(described)]  # fmt: skip
    nouns = tuple(
        Noun(tag["name"], tag["description"], tuple(made for name, made in found if name == tag["name"]))
        for tag in described["tags"]
    )
    return ApiPage(_paragraphs(described["info"]["description"]), nouns, tuple(SORTS.values()))


def _operation(method: str, path: str, operation: dict[str, Any], shapes: dict[str, Any]) -> Operation:
    examples = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("examples", {})
    first = next(iter(examples.values()), None)
    return Operation(
        id=operation["operationId"],
        method=method.upper(),
        path=f"/api{path}",
        summary=operation["summary"],
        paragraphs=_paragraphs(operation.get("description", "")),
        parameters=tuple(_parameter(each, shapes) for each in operation.get("parameters", ())),
        body=json_text(first["value"]) if first else "",
    )


def _parameter(parameter: dict[str, Any], shapes: dict[str, Any]) -> Parameter:
    described = parameter["schema"]
    means = parameter.get("description") or described.get("description") or ""
    return Parameter(parameter["name"], parameter["in"], ", ".join(_takes(described, shapes)), means.replace("`", ""))


def _takes(described: dict[str, Any], shapes: dict[str, Any]) -> Iterator[str]:
    """What a value may be, in a few words."""
    choices: Sequence[dict[str, Any]] = described.get("anyOf", (described,))
    for given in choices:
        choice = shapes.get(given.get("$ref", "").rpartition("/")[2], given)
        if "enum" in choice:
            yield from map(str, choice["enum"])
        elif choice.get("type") == "integer":
            yield f"{choice.get('minimum', 0)} to {choice['maximum']}" if "maximum" in choice else "a number"
        elif choice.get("type") == "boolean":
            yield "true or false"


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(block.split()) for block in text.replace("`", "").split("\n\n") if block.strip())
