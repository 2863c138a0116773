"""The issues of a codebook: names, aliases, opposites and the tree that their parents make.

    issues:
      - name: Iran talks
        aliases: [talks with Iran, negotiations with Tehran]
      - name: nuclear
        parent: Iran talks
        opposites: [rolling back the program]

An issue is known by its path, "Iran talks > nuclear": two issues may have one name under different parents. A parent is
another issue's name, or its path where several bear the name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.errors import UsageError
from onrecord.records import content_id

STEP = ">"
"""What stands between the steps of a path."""

_KEYS = ("name", "parent", "aliases", "opposites", "note")


@dataclass(frozen=True, slots=True)
class CodebookIssue:
    """An issue. Support for what an entry of `opposites` names is opposition to the issue."""

    name: str
    path: str
    aliases: tuple[str, ...] = ()
    opposites: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Content-hash id of the path."""
        return content_id("i", "codebook", self.path.casefold())

    @property
    def phrases(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


def read_issues(entries: Sequence[Mapping[str, Any]]) -> tuple[CodebookIssue, ...]:
    """The issues of the entries under `issues`, each a mapping with a name. Raises UsageError naming a wrong entry."""
    for entry in entries:
        _check(entry)
    paths = _paths(entries)
    issues = tuple(
        CodebookIssue(_name(entry), path, _phrases(entry, "aliases"), _phrases(entry, "opposites"))
        for entry, path in zip(entries, paths, strict=True)
    )
    _check_unlike(issues)
    return issues


def _check(entry: Mapping[str, Any]) -> None:
    name = _name(entry)
    unknown = next((key for key in entry if key not in _KEYS), None)
    if unknown is not None:
        raise UsageError(
            f"The codebook's issue {name} has the key {unknown!r}, which is unknown; write one of {', '.join(_KEYS)}."
        )
    if STEP in name:
        raise UsageError(f"The codebook's issue {name} has {STEP!r} in its name; write the name alone and a parent.")
    if entry.get("parent") is not None and not isinstance(entry["parent"], str):
        raise UsageError(f"The codebook's issue {name} needs the name of one issue as its parent.")


def _name(entry: Mapping[str, Any]) -> str:
    return " ".join(str(entry["name"]).split())


def _phrases(entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
    found = entry.get(key) or []
    if not isinstance(found, list) or not all(isinstance(value, str) and value.strip() for value in found):
        raise UsageError(
            f"The codebook's {key} of the issue {_name(entry)} must be a list of words; put numbers and yes or no in "
            "quotation marks."
        )
    return tuple(" ".join(value.split()) for value in found)


def _paths(entries: Sequence[Mapping[str, Any]]) -> list[str]:
    """The path of each entry. Raises UsageError for parents that are no issue, not one issue, or go in a circle."""
    named: dict[str, list[int]] = defaultdict(list)
    for at, entry in enumerate(entries):
        named[_name(entry).casefold()].append(at)
    above = [_parent(entry, entries, named) for entry in entries]
    paths = []
    for at in range(len(entries)):
        steps, here = [_name(entries[at])], above[at]
        while here is not None:
            if len(steps) > len(entries):
                raise UsageError(f"The codebook's issue {_name(entries[at])} is among its own parents.")
            steps.append(_name(entries[here]))
            here = above[here]
        paths.append(f" {STEP} ".join(reversed(steps)))
    return paths


def _parent(
    entry: Mapping[str, Any], entries: Sequence[Mapping[str, Any]], named: Mapping[str, list[int]]
) -> int | None:
    """The number of an entry's parent, None for an issue without one."""
    if not entry.get("parent"):
        return None
    steps = [" ".join(step.split()).casefold() for step in entry["parent"].split(STEP)]
    fitting = [at for at in named.get(steps[-1], ()) if len(steps) == 1 or _ends(entries, named, at, steps)]
    if not fitting:
        raise UsageError(
            f"The codebook's issue {_name(entry)} has the parent {entry['parent']!r}, which is no issue; add it or "
            "correct the name."
        )
    if len(fitting) > 1:
        raise UsageError(
            f"The codebook's issue {_name(entry)} has the parent {entry['parent']!r}, which is the name of several "
            "issues; write its path."
        )
    return fitting[0]


def _ends(entries: Sequence[Mapping[str, Any]], named: Mapping[str, list[int]], at: int, steps: Sequence[str]) -> bool:
    """Whether the parents of an entry, by their names, are the steps of a path before the last."""
    for step in reversed(steps[:-1]):
        parent = str(entries[at].get("parent") or "").split(STEP)[-1]
        if " ".join(parent.split()).casefold() != step or not named.get(step):
            return False
        at = named[step][0]
    return True


def _check_unlike(issues: Sequence[CodebookIssue]) -> None:
    """Raise UsageError where one path stands twice, or one alias leads to two issues or to both sides of one."""
    paths: set[str] = set()
    meaning: dict[str, tuple[str, bool]] = {}
    for issue in issues:
        if issue.path.casefold() in paths:
            raise UsageError(f"The codebook has the issue {issue.path} twice; join the two entries.")
        paths.add(issue.path.casefold())
        for words, opposite in (*((a, False) for a in issue.aliases), *((o, True) for o in issue.opposites)):
            said = meaning.setdefault(words.casefold(), (issue.path, opposite))
            if said[0] != issue.path:
                raise UsageError(f"The codebook gives {words!r} to two issues, {said[0]} and {issue.path}; keep one.")
            if said[1] != opposite:
                raise UsageError(f"The codebook's issue {issue.path} has {words!r} as an alias and as an opposite.")
