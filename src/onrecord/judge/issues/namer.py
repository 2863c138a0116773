"""Gives the issue of a claim its label and id: that of the codebook's issue which its words mean, else its own.

The words are looked up exactly first, then without the words that say which way ("lifting the ban" is the opposite of
"the ban"), then for the longest alias inside them, then by meaning.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from onrecord.judge.issues.apart import apart
from onrecord.judge.issues.lexicon import AGAINST
from onrecord.judge.issues.meaning import Meaning, meaning, meet
from onrecord.judge.issues.normal import Normal, Normaliser
from onrecord.models.issue_vectors import WordVectors
from onrecord.records import Issue, Statement, content_id
from onrecord.resolve.codebook_issues import CodebookIssue

_WIDEST = 6
"""Words of an alias that is looked for inside an issue's words, at most."""

_ALONE = 4
"""An alias of one word is looked for inside so many words at most: among more it is seldom what they are about."""

_AFTER = (
    "of|on|in|for|with|against|to|by|from|and|or|between|at|that|which|who|over|under|during|until|till|unless|if|as|is"
    "|are|was|were|be|will|would|must|should|can|may|because|while|when|after|before|without|within|through|into|than"
    "|not|now|again|more|so|altogether|about|toward|towards|across|beyond|off|out|up|down|except|since|per"
)
"""Words that can follow a noun phrase and are no part of it."""

_NEAREST = 12  # aliases compared word by word, of those nearest as a whole
_LEAST_COSINE = 0.4  # cosine of the wholes below which no two issues meet, within a hair
_KEPT = 1 << 14  # issues remembered


@dataclass(frozen=True)
class _Entry:
    """One phrase of the codebook: of which issue, whether it names the opposite, and how it is compared."""

    issue: CodebookIssue
    opposite: bool
    normal: Normal
    meaning: Meaning | None


Match = tuple[CodebookIssue, bool]
"""An issue of the codebook and whether the words name its opposite."""


class Namer:
    """Names issues by a codebook. Equal words get equal names. Keeps a memory of what it named, nothing else."""

    def __init__(
        self, issues: Sequence[CodebookIssue], normaliser: Normaliser, vectors: WordVectors | None = None
    ) -> None:
        """`issues` come first to last: of two that fit equally well, the first is meant. `vectors` None: no meaning."""
        self._normaliser, self._vectors = normaliser, vectors
        entries = [self._entry(*phrase) for phrase in _phrases(issues)]
        self._exact: dict[tuple[str, ...], _Entry] = {}
        self._cores: dict[tuple[str, ...], _Entry] = {}
        self._inside: dict[tuple[str, ...], list[_Entry]] = defaultdict(list)
        for entry in entries:
            if entry.normal.words:
                self._exact.setdefault(entry.normal.key, entry)
                self._cores.setdefault(entry.normal.core.key, entry)
                self._inside[tuple(sorted(entry.normal.stems))].append(entry)
        self._meant = [entry for entry in entries if entry.meaning is not None]
        self._wholes = np.stack([e.meaning.whole for e in self._meant if e.meaning]) if self._meant else None
        self._known: dict[str, Issue] = {}

    def name(self, issue: Issue) -> Issue:
        """The issue under the codebook's name for it, or its own where the codebook has none; its words stay."""
        words = issue.passage.text if issue.passage else issue.label
        named = self._known.get(words)
        if named is None:
            named = self._named(words)
            if len(self._known) < _KEPT:
                self._known[words] = named
        return replace(named, passage=issue.passage)

    def match(self, words: str) -> Match | None:
        """The codebook's issue that words mean, None for one outside it."""
        asked = self._normaliser.normal(words)
        if not asked.words:
            return None
        return self._same(asked) or self._within(asked, words) or self._near(asked)

    def _named(self, words: str) -> Issue:
        match = self.match(words)
        if match is not None:
            return Issue(match[0].name, None, match[0].id, match[0].path, match[1])
        label = self._normaliser.label(words) or words
        key = self._normaliser.normal(words).key
        return Issue(label, None, content_id("w", *(key if len(key) > 1 else (label.casefold(),))))

    def _entry(self, issue: CodebookIssue, opposite: bool, words: str) -> _Entry:
        normal = self._normaliser.normal(words)
        return _Entry(issue, opposite, normal, meaning(normal, self._vectors) if self._vectors else None)

    def _same(self, asked: Normal) -> Match | None:
        """The issue of exactly these words, or of these with others that say which way."""
        entry = self._exact.get(asked.key)
        if entry is not None:
            return entry.issue, entry.opposite
        entry = self._cores.get(asked.core.key)
        return (entry.issue, entry.opposite != (entry.normal.sign != asked.sign)) if entry else None

    def _within(self, asked: Normal, words: str) -> Match | None:
        """The issue of the longest alias whose words stand together among these; of several, the first.

        An alias of one word must be what the words are about: “tax records” are records.
        """
        stems = asked.stems[: asked.stems.index("except")] if "except" in asked.stems else asked.stems
        for width in range(min(_WIDEST, len(stems)), 0, -1):
            if width == 1 and len(stems) > _ALONE:
                return None
            for start in range(len(stems) - width + 1):
                window = Normal(asked.words[start : start + width])
                if width == 1 and not _is_head(window.words[0].text, words):
                    continue
                for entry in self._inside.get(tuple(sorted(window.stems)), ()):
                    if entry.normal.names == window.names:
                        return entry.issue, entry.opposite != _against(asked, start, start + width)
        return None

    def _near(self, asked: Normal) -> Match | None:
        """The issue whose words are nearest in meaning, if near enough."""
        meant = meaning(asked, self._vectors) if self._vectors else None
        if meant is None or self._wholes is None:
            return None
        cosines = self._wholes @ meant.whole
        order = [int(at) for at in np.argsort(-cosines, kind="stable")[:_NEAREST] if cosines[at] >= _LEAST_COSINE]
        scored = [(score, -at) for at in order if (score := self._score(asked, meant, self._meant[at])) is not None]
        if not scored:
            return None
        entry = self._meant[-max(scored)[1]]
        return entry.issue, entry.opposite != (entry.normal.sign != asked.sign)

    def _score(self, asked: Normal, meant: Meaning, entry: _Entry) -> float | None:
        """How near a phrase of the codebook is; one without names may mean an issue with some, if it says enough."""
        core = asked.core
        if not entry.normal.names and len(meant.words) > 1:
            core = Normal(tuple(word for word in core.words if not word.name))
        return None if entry.meaning is None or apart(core, entry.normal.core) else meet(meant, entry.meaning)


def name_issues(statements: Iterable[Statement], namer: Namer) -> list[Statement]:
    """The statements with the issues of their claims named."""
    return [
        replace(s, claims=tuple(replace(c, issue=namer.name(c.issue)) for c in s.claims)) if s.claims else s
        for s in statements
    ]


def _is_head(word: str, words: str) -> bool:
    """Whether a word ends the noun phrase that it stands in, as a plural mostly does."""
    if word.endswith("s") and not word.endswith("ss"):
        return True
    return re.search(rf"(?<!\w){re.escape(word)}(?:['’]s?)?(?:\W*$|[,.;:()]|\W+(?:{_AFTER})\b)", words) is not None


def _against(asked: Normal, start: int, end: int) -> bool:
    """Whether the words outside a stretch speak against what it names."""
    outside = [*range(start), *range(end, len(asked.words))]
    return bool(sum(asked.signs[at] < 0 or asked.stems[at] in AGAINST for at in outside) % 2)


def _phrases(issues: Sequence[CodebookIssue]) -> list[tuple[CodebookIssue, bool, str]]:
    """Every phrase of a codebook. A name that several issues bear means none of them without its parent's."""
    borne = Counter(issue.name.casefold() for issue in issues)
    found: list[tuple[CodebookIssue, bool, str]] = []
    for issue in issues:
        parent = issue.path.split(" > ")[-2:-1]
        own = [issue.name] if borne[issue.name.casefold()] == 1 else [f"{step} {issue.name}" for step in parent]
        found += [(issue, False, words) for words in (*own, *issue.aliases)]
        found += [(issue, True, words) for words in issue.opposites]
    return found
