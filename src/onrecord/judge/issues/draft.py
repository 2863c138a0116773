"""A codebook in YAML from what texts speak of, for the analyst to edit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import yaml

from onrecord.judge.issues.clusters import Cluster

_MOST_ALIASES = 12
_EXAMPLE = 110  # characters of an example

_HEAD = """\
# A draft of a codebook, made from the claims of the ledger: issues, most frequent first.
# Rename them, join and split them, give them parents (parent: NAME), then apply it:
#   onrecord codebook check FILE
#   onrecord recode LEDGER --codebook FILE
# aliases: other words for the issue. opposites: words whose support is opposition to it.
"""
_NO_ISSUES = "# The ledger has no claims yet: add documents, then draft again.\n"
_ACTORS = """
# Who speaks, most statements first. Take out the comment marks to say more of somebody: aliases, sex, side,
# roles: [{office: President of Norland, from: 2001-10-01, until: 2004-10-01}], and under organisations also parent.
# people:
"""


def draft(found: Iterable[Cluster], actors: Sequence[tuple[str, int]]) -> str:
    """The text of a codebook: an entry a cluster with its count and examples, and `actors` (name, statements)."""
    entries = list(_entries(found))
    text = _HEAD + ("issues:\n" + "".join(entries) if entries else _NO_ISSUES)
    if actors:
        lines = (f"#   - name: {_scalar(_clean(name))}  # {_times(n, 'statement')}\n" for name, n in actors)
        text += _ACTORS + "".join(lines)
    return text


def _entries(found: Iterable[Cluster]) -> Iterator[str]:
    """Each cluster as an entry. No phrase is given to two issues."""
    used: set[str] = set()
    for cluster in found:
        name, aliases = _clean(cluster.name), _fresh(cluster.aliases, used)
        if name.casefold() in used or not name:
            continue
        used.add(name.casefold())
        aliases = [alias for alias in aliases if alias.casefold() != name.casefold()]
        opposites = _fresh(cluster.opposites, used | {alias.casefold() for alias in aliases})
        used.update(phrase.casefold() for phrase in (*aliases, *opposites))
        lines = [f"  # {_times(cluster.count, 'claim')}", *(f"  #   {_comment(e)}" for e in cluster.examples)]
        lines.append(f"  - name: {_scalar(name)}")
        lines += [
            f"    {key}: {_list(words)}" for key, words in (("aliases", aliases), ("opposites", opposites)) if words
        ]
        yield "\n".join(lines) + "\n"


def _fresh(phrases: Sequence[str], used: set[str]) -> list[str]:
    """The phrases that are not used yet, each once."""
    found = {clean.casefold(): clean for phrase in phrases if (clean := _clean(phrase))}
    return [phrase for key, phrase in found.items() if key not in used][:_MOST_ALIASES]


def _clean(words: str) -> str:
    """Words on one line, without what cannot be printed or would part a path."""
    return " ".join("".join(c if c.isprintable() and c != ">" else " " for c in words).split())


def _comment(words: str) -> str:
    text = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return text if len(text) <= _EXAMPLE else text[: _EXAMPLE - 1].rstrip() + "…"


def _scalar(words: str) -> str:
    """A string as YAML, in quotation marks where it would else be read as something else."""
    dumped: str = yaml.safe_dump([words], default_flow_style=True, allow_unicode=True, width=10**6)
    return dumped.strip()[1:-1]


def _list(words: Sequence[str]) -> str:
    dumped: str = yaml.safe_dump(list(words), default_flow_style=True, allow_unicode=True, width=10**6)
    return dumped.strip()


def _times(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
