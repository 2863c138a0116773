"""docs/api.md says what is so: operations, problems, and examples that the API understands."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qsl, urlsplit

import pytest
from fastapi import FastAPI
from pydantic import TypeAdapter
from starlette.applications import Starlette
from starlette.testclient import TestClient

from onrecord.ledger import PAGE
from onrecord.web.api import schema
from onrecord.web.api.paging import MOST
from onrecord.web.api.problems import SORTS
from onrecord.web.api.rulings import Ruled
from tests.web.conftest import ADDRESS

TEXT = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")
COMMANDS = [
    shlex.split(line)
    for block in re.findall(r"```console\n(.*?)```", TEXT, re.DOTALL)
    for line in block.replace("\\\n", " ").splitlines()
    if line.startswith("curl")
]


def rows(heading: str) -> list[tuple[str, str]]:
    """The rows of the table below a heading."""
    section = TEXT.split(f"## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| (?!operation|status|---)([^|]+) \| ([^|]+) \|$", section, re.MULTILINE)


def test_operations_are_those_of_the_description(app: Starlette) -> None:
    described = cast(FastAPI, app.state.api).openapi()
    found = schema.operations(described)
    expected = {f"`{method.upper()} /api{path}`": operation["summary"] for method, path, operation in found}
    assert dict(rows("Operations")) == expected


def test_problems_are_those_there_are() -> None:
    assert rows("Problems") == [(str(sort.status), sort.title) for sort in SORTS.values()]


def test_bounds_are_those_that_hold() -> None:
    assert f"{PAGE} unless asked otherwise and {MOST} at most" in TEXT


def test_the_problem_is_one_that_is_answered(client: TestClient) -> None:
    shown = json.loads(re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)[1])
    assert client.get(shown["instance"]).json() == shown


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command)[:60])
def test_examples_are_understood(client: TestClient, command: list[str]) -> None:
    address = urlsplit(next(word for word in command if word.startswith("http")))
    if "-X" not in command:
        headers = {"Host": urlsplit(ADDRESS).netloc}
        answer = client.get(address.path, params=dict(parse_qsl(address.query)), headers=headers)
        assert answer.status_code in {200, 404}, answer.text
        return
    assert command[command.index("-X") + 1] == "POST"
    if "-d" in command:
        assert address.path == "/api/judgements"
        made: Any = TypeAdapter(Ruled).validate_json(command[command.index("-d") + 1])
        assert made.decision in {"correct", "undo"}
    else:
        assert {name for name, _ in parse_qsl(address.query)} == {"name", "publisher"}
        assert "Content-Type: application/octet-stream" in command
