"""One issue's entry in the codebook, read and changed without touching the rest of its text or its comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import yaml

from onrecord.desk.coding import held_codebook
from onrecord.desk.recoding import recode
from onrecord.errors import UsageError
from onrecord.ledger import Ledger, Recoded
from onrecord.models.general import general_codebook
from onrecord.resolve.codebook import loaded, read_codebook

_ISSUES = "issues"
_STEP = " > "


@dataclass(frozen=True, slots=True)
class Entry:
    """What a codebook says of an issue. `parent` is the name or path of the issue above it, `note` its description."""

    name: str
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    opposites: tuple[str, ...] = ()
    note: str | None = None

    @property
    def record(self) -> dict[str, object]:
        """The entry as YAML has it; what is empty is left out."""
        fields = {
            "name": self.name,
            "parent": self.parent,
            "aliases": list(self.aliases),
            "opposites": list(self.opposites),
            "note": self.note,
        }
        return {key: value for key, value in fields.items() if value}


@dataclass(frozen=True, slots=True)
class HeldEntry:
    """An entry and whose it is: the ledger's own codebook's, or, with `own` False, the general one's that ships."""

    entry: Entry
    own: bool


def entry(ledger: Ledger, path: str) -> HeldEntry | None:
    """What the codebook of a ledger, or the general one, says of the issue with a path; None where neither has it."""
    stored = ledger.read.codebook()
    for text, own in ((stored.text if stored else None, True), (general_codebook(), False)):
        found = _entries(text).get(path.casefold()) if text else None
        if found is not None:
            return HeldEntry(found, own)
    return None


def parents(ledger: Ledger) -> tuple[str, ...]:
    """The paths of the issues that the ledger's own codebook names."""
    book = held_codebook(ledger)
    return tuple(issue.path for issue in book.issues) if book else ()


def enter(ledger: Ledger, path: str, changed: Entry) -> Recoded:
    """Write an entry into the codebook as a new version, in the place of that of `path`, and code all claims anew.

    An entry of the general codebook is entered into the ledger's own, which is begun where there is none. Raises
    UsageError for an entry that cannot be, and nothing is changed then.
    """
    stored = ledger.read.codebook()
    return recode(ledger, with_entry(stored.text if stored else "", path, changed))


def with_entry(text: str, path: str, changed: Entry) -> str:
    """The text of a codebook with an entry in the place of that with a path, or after the others; all else stays.

    Raises UsageError where the result is no codebook.
    """
    paths = [issue.path.casefold() for issue in read_codebook(text).issues]
    issues = _issues(text)
    written = yaml.safe_dump(changed.record, default_flow_style=True, width=10**6, allow_unicode=True, sort_keys=False)
    written = written.strip()
    if issues is None or not issues.value:
        made = _begun(text, written)
    elif path.casefold() in paths:
        node = issues.value[paths.index(path.casefold())]
        made = text[: node.start_mark.index] + written + text[_end(node) :]
    else:
        made = _appended(text, issues, written)
    read_codebook(made)
    return made


@lru_cache(maxsize=4)
def _entries(text: str) -> Mapping[str, Entry]:
    """The entries of a codebook by their paths, in lower case."""
    issues = read_codebook(text).issues
    records = loaded(text).get(_ISSUES) or []
    return {
        issue.path.casefold(): Entry(
            issue.name,
            record.get("parent") or None,
            issue.aliases,
            issue.opposites,
            str(record["note"]) if record.get("note") else None,
        )
        for issue, record in zip(issues, records, strict=True)
    }


def _issues(text: str) -> yaml.SequenceNode | None:
    """The list of issues in a codebook's text, None where it has none."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    found = next((value for key, value in pairs if key.value == _ISSUES), None)
    return found if isinstance(found, yaml.SequenceNode) else None


def _begun(text: str, written: str) -> str:
    """A codebook's text with its first issue."""
    if _ISSUES in (yaml.safe_load(text) or {}):
        raise UsageError("The codebook's list of issues is empty: put an issue into it, or take the line out.")
    begun = f"{text.rstrip()}\n" if text.strip() else ""
    return f"{begun}{_ISSUES}:\n  - {written}\n"


def _appended(text: str, issues: yaml.SequenceNode, written: str) -> str:
    """The text with one more entry at the end of its list, whichever way the list is written."""
    if issues.flow_style:
        at = _end(issues) - 1
        return f"{text[:at].rstrip().rstrip(',')}, {written}{text[at:]}"
    last = _end(issues.value[-1])
    at = text.find("\n", last)
    at = len(text) if at < 0 else at
    return f"{text[:at]}\n{' ' * issues.start_mark.column}- {written}{text[at:]}"


def _end(node: yaml.Node) -> int:
    """Where a node's own text ends: YAML counts the blank lines and comments after a block as part of it."""
    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False):
        text = node.start_mark.buffer
        end = int(node.end_mark.index)
        return end if text is None else len(text[:end].rstrip())
    return max((_end(child) for child in _children(node)), default=int(node.end_mark.index))


def _children(node: yaml.Node) -> Iterator[yaml.Node]:
    found: Sequence[object] = node.value
    for child in found:
        yield from (c for c in (child if isinstance(child, tuple) else (child,)) if isinstance(c, yaml.Node))


def parent_path(path: str) -> str | None:
    """The path of the issue above, None for one that stands by itself."""
    above, step, _ = path.rpartition(_STEP)
    return above if step else None
