"""The normal form of an issue's words: what two phrasings must share to be one issue.

"The lifting of the sanctions on Ostreva" has the core (sanction, ostreva), the name ostreva and points down; "impose
sanctions on Ostreva" has the same core and name and points up. A claim for the one is a claim against the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.judge.issues.lexicon import (
    BARRED,
    DOWN,
    EXCEPT,
    IGNORED,
    LIGHT,
    PARTICLE_DOWN,
    RESTRAINTS,
    SYNONYM,
    UP,
)
from onrecord.judge.issues.stems import stem

_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[^\W\d_]+(?:['’.&-][^\W_]+)*\.?", re.UNICODE)
_HYPHEN_PREFIX = re.compile(r"\b(non|anti|pre|post|counter|de|pro)[ -](?=\w)", re.IGNORECASE)
_ACRONYM = re.compile(r"(?:[A-Z]\.)+[A-Z]?|[A-Z][A-Z0-9&-]+s?")
_ARTICLES = re.compile(r"^(?:(?:the|an?|its|his|her|their|our|any)\s+)+(?=\S)", re.IGNORECASE)
_ADJECTIVE = re.compile(r"(?<=\w{3})(?:ians?|ans?|ns|n|a|ish|ese|s|i)$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an issue: as written, as compared, and whether it is a name or a number."""

    text: str
    stem: str
    name: bool = False
    number: bool = False


@dataclass(frozen=True)  # without slots, so that what follows from the words is worked out once
class Normal:
    """An issue's words in order, without articles and other words that tell no issue from another."""

    words: tuple[Word, ...]

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The words as compared."""
        return tuple(word.stem for word in self.words)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names in order: "aid from Norland to Sudmark" is not "aid from Sudmark to Norland"."""
        return tuple(word.stem for word in self.words if word.name)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Numbers and years."""
        return frozenset(word.stem for word in self.words if word.number)

    @cached_property
    def key(self) -> tuple[str, ...]:
        """What is equal for exactly equal issues: the stems without their order, then the names in theirs."""
        return (*sorted(self.stems), "|", *self.names)

    @cached_property
    def signs(self) -> tuple[int, ...]:
        """For each word 1 (wants more of the rest), -1 (wants less) or 0 (is what it is about)."""
        return tuple(_signs(self.words, self.stems))

    @cached_property
    def sign(self) -> int:
        """Which way the whole points: 1 or -1, the product over its words."""
        return -1 if sum(sign < 0 for sign in self.signs) % 2 else 1

    @cached_property
    def core(self) -> Normal:
        """The issue without the words that say which way; itself where nothing else would be left."""
        rest = tuple(w for w, sign in zip(self.words, self.signs, strict=True) if not sign and w.stem not in LIGHT)
        return Normal(rest) if rest and len(rest) < len(self.words) else self


def _signs(words: Sequence[Word], stems: Sequence[str]) -> Iterator[int]:
    """Which way each word points. The word that all others hang on, where it is the only one, points nowhere."""
    restrained = any(s in RESTRAINTS for s in stems)
    for at, word in enumerate(stems):
        after = stems[at + 1] if at + 1 < len(stems) else ""
        if word == "lift":
            yield -1 if restrained else 1
        elif word == "leave" and at and at + 1 == len(stems):  # "parental leave"
            yield 0
        elif (word, after) in PARTICLE_DOWN or word in DOWN or (word in BARRED and words[at].text.endswith("ing")):
            yield -1
        elif (at and (stems[at - 1], word) in PARTICLE_DOWN) or word in UP:
            yield 1
        else:
            yield 0


class Normaliser:
    """Makes normal forms. Knows which words are common ones, and the names and adjectives of countries.

    `common` holds lower-case words that texts do not capitalise: with a capital they are no names all the same
    ("the Treaty", a heading). `countries` maps a casefolded name, adjective or capital of a country to one key.
    """

    def __init__(self, common: frozenset[str] = frozenset(), countries: Mapping[str, str] | None = None) -> None:
        self._common = common
        self._countries = countries or {}

    def normal(self, words: str) -> Normal:
        """The normal form of an issue's words."""
        return Normal(tuple(self._words(words)))

    def label(self, words: str) -> str:
        """The words as a label: on one line, without an article before them, in lower case but for names."""
        plain = _ARTICLES.sub("", _one_line(words))
        found = _WORD.match(plain)
        if found is None or self._is_name(found.group()) or re.match(r"\s+[A-Z]", plain[found.end() :]):
            return plain
        return plain[0].lower() + plain[1:]

    def _words(self, words: str) -> Iterator[Word]:
        text = _HYPHEN_PREFIX.sub(lambda m: f"{m[1]}-", _one_line(words))
        for token in _WORD.findall(text):
            bare = re.sub(r"['’]s?$", "", token).rstrip(".")
            if bare[:1].isdigit():
                yield Word(token, bare.replace(",", ""), number=True)
            elif bare.casefold() not in IGNORED or _ACRONYM.fullmatch(bare):
                name = self._is_name(bare)
                yield Word(token, self._name(bare) if name else _word(bare.casefold()), name)

    def _name(self, word: str) -> str:
        """A name as compared: by its country, else by its letters without an adjective's ending."""
        plain = word.replace(".", "").casefold()
        if plain in self._countries:
            return self._countries[plain].casefold()
        return _ADJECTIVE.sub("", plain)

    def _is_name(self, word: str) -> bool:
        """True for acronyms, countries, and capitalised words that are no common ones."""
        lower = word.casefold()
        if _ACRONYM.fullmatch(word):
            return True
        return (word[:1].isupper() or lower in self._countries) and lower not in self._common and len(lower) > 1


def _word(lower: str) -> str:
    """A common word as compared."""
    if lower in EXCEPT:
        return "except"
    found = stem(lower)
    return SYNONYM.get(found, found)


def _one_line(words: str) -> str:
    """Words with single spaces, without quotation marks around them and marks at either end."""
    plain = re.sub(r"[“”„«»\"]|\s\[…\]\s", " ", words)
    return " ".join(plain.split()).strip(" ,;:.!?…–—-'‘’()[]")
