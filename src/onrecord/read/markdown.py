"""Markdown: the decoded file is the document; its front matter and headings say what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from onrecord.read.declared import metadata, one_line
from onrecord.read.decode import decode
from onrecord.read.detect import Format
from onrecord.read.draft import Block, Draft
from onrecord.read.source import Source
from onrecord.records import Metadata, Part

FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.{0,65536}?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
"""A YAML header as Jekyll, Hugo and Pandoc write it; longer ones are not metadata."""

LINE = re.compile(r"[^\r\n]+")
HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
UNDERLINE = re.compile(r"[ \t]{0,3}=+[ \t]*$")
RULE = re.compile(r"[ \t]{0,3}(?:[-*_][ \t]*){3,}$|[ \t]{0,3}-+[ \t]*$")
ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
FENCE = re.compile(r"[ \t]{0,3}(`{3,}|~{3,})")
PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)[ \t]*$")


def draft(source: Source) -> Draft:
    """The file's text, unaltered but for a byte order mark, with its headings and paragraphs as blocks."""
    text = decode(source.name, source.data, source.charset)
    front = FRONT_MATTER.match(text)
    meta = _front_meta(front[1]) if front else Metadata()
    blocks = list(_blocks(text, front.end() if front else 0))
    if front:
        blocks.insert(0, Block(0, front.end(), Part.FURNITURE))
    return Draft(text, source.name, meta, tuple(blocks), media_type=Format.MARKDOWN.value)


def _front_meta(header: str) -> Metadata:
    try:
        values = yaml.safe_load(header)
    except (yaml.YAMLError, ValueError, RecursionError):
        return Metadata()
    if not isinstance(values, dict):
        return Metadata()
    return metadata({str(name): line for name, value in values.items() if (line := _plain(value))})


def _plain(value: object) -> str | None:
    """A scalar or a list of strings as one line. Deeper values, which aliases can make immense, are not metadata."""
    if isinstance(value, list):
        return ", ".join(item for item in value[:50] if isinstance(item, str))
    return None if isinstance(value, dict) else one_line(str(value))


def _blocks(text: str, start: int) -> Iterator[Block]:
    """Paragraphs, headings and list items. Only the first top heading is the document's headline."""
    seen_headline = False
    for lines in _groups(text, start):
        block, level = _block(text, lines)
        if block is None:
            continue
        if level == 1 and not seen_headline:
            seen_headline = True
            block = Block(block.start, block.end, Part.HEADLINE)
        yield block


def _groups(text: str, start: int) -> Iterator[list[tuple[int, int]]]:
    """The lines of each block as spans: what blank lines, headings, rules, list items and fences set apart."""
    group: list[tuple[int, int]] = []
    last, fence = start, ""
    for match in LINE.finditer(text, start):
        line = match[0]
        mark = FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1][:3]
        alone = not fence and bool(HEADING.match(line) or PICTURE.match(line.strip()))
        blank = not line.strip() or _lines_between(text, last, match.start()) > 1
        if group and (blank or alone or (not fence and ITEM.match(line))):
            yield group
            group = []
        if line.strip():
            group.append(match.span())
        if group and (alone or (not fence and (UNDERLINE.match(line) or RULE.match(line)))):
            yield group
            group = []
        last = match.end()
    if group:
        yield group


def _lines_between(text: str, start: int, end: int) -> int:
    return text[start:end].replace("\r\n", "\n").replace("\r", "\n").count("\n")


def _block(text: str, lines: list[tuple[int, int]]) -> tuple[Block | None, int]:
    """The block of some lines without its marks, and its heading level (0 where it is none)."""
    level = 0
    if len(lines) > 1 and UNDERLINE.match(text[slice(*lines[-1])]):
        lines, level = lines[:-1], 1
    elif RULE.match(text[slice(*lines[-1])]):
        lines = lines[:-1]
    if not lines:
        return None, 0
    start, end = lines[0][0], lines[-1][1]
    first = text[slice(*lines[0])]
    if heading := HEADING.match(first):
        start, end, level = start + heading.start(2), start + heading.end(2), len(heading[1])
    elif item := ITEM.match(first):
        start += item.end()
    return _trimmed(text, start, end, Part.CAPTION if PICTURE.match(first.strip()) else None), level


def _trimmed(text: str, start: int, end: int, part: Part | None) -> Block | None:
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    return Block(start, end, part) if start < end else None
