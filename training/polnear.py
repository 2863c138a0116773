"""Reads articles and their attributions from a folder in PolNeAR's layout: ``text/`` and ``attributions/`` (brat)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

Spans = tuple[tuple[int, int], ...]

_ANNOTATION = re.compile(r"(?P<document>.+)_[0-9a-f]{4}")


@dataclass(frozen=True)
class Gold:
    """One attribution as a person marked it; offsets are code points, any of the three may be empty."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True)
class Article:
    """An article and its attributions by the first annotator in sort order."""

    name: str
    text: str
    gold: tuple[Gold, ...]

    @property
    def paragraphs(self) -> list[tuple[int, int]]:
        """Lines with anything but white space in them, as offsets without the white space around."""
        found, start = [], 0
        for line in self.text.split("\n"):
            if line.strip():
                left = start + len(line) - len(line.lstrip())
                found.append((left, start + len(line.rstrip())))
            start += len(line) + 1
        return found


def read_articles(folder: Path) -> list[Article]:
    """Every annotated article of a compartment, by name. Raises ValueError where there is none."""
    files: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        match = _ANNOTATION.fullmatch(path.stem)
        if match:
            files.setdefault(match["document"], path)
    articles = []
    for name, path in files.items():
        text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        articles.append(Article(name, text, tuple(parse_standoff(path.read_bytes().decode("utf-8")))))
    if not articles:
        raise ValueError(f"no attributions under {folder}; give a folder with text/ and attributions/")
    return articles


def parse_standoff(text: str) -> Iterator[Gold]:
    """The attributions of one brat file: events that gather the pieces of labelled spans, see the corpus's README."""
    spans: dict[str, Spans] = {}
    events: list[list[str]] = []
    for line in text.split("\n"):
        key, _, rest = line.strip("\r").partition("\t")
        body = rest.split("\t")[0]
        if key[:1] == "T" and " " in body:
            pieces = body.split(" ", 1)[1].split(";")
            spans[key] = tuple((int(a), int(b)) for a, b in (piece.split() for piece in pieces))
        elif key[:1] == "E" and body.startswith("Attribution"):
            events.append(body.split()[1:])
    for arguments in events:
        yield _event(arguments, spans)


def _event(arguments: list[str], spans: Mapping[str, Spans]) -> Gold:
    """The attribution that one event line names; roles may repeat with a number after them."""
    roles: dict[str, list[tuple[int, int]]] = {"Source": [], "Cue": [], "Content": []}
    for argument in arguments:
        role, _, target = argument.partition(":")
        roles.setdefault(role.rstrip("0123456789"), []).extend(spans.get(target, ()))
    return Gold(*(tuple(sorted(roles[role])) for role in ("Source", "Cue", "Content")))
