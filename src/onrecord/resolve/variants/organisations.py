"""Whether two names of organisations are one: legal forms, articles, acronyms, numbers in words and figures."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from onrecord.resolve.variants.match import NameMatch, Verdict
from onrecord.resolve.variants.spelling import is_unspaced, plain, sound, words_of
from onrecord.resolve.variants.words import EMPTY_WORDS, LEGAL_FORMS, LEGAL_PHRASES, SAME_WORDS

MIN_TYPO_LENGTH = 6
"""One letter in a word of fewer tells companies apart (BP, BD); set on bench/names.py's dev half."""

_LETTERS = re.compile(r"\b([a-z])\.\s?(?=[a-z]\b)")
_COMPLEX = re.compile(r"&")


def compare_organisations(first: str, second: str) -> NameMatch:
    """Compare two names of organisations, of any script."""
    left, right = organisation_words(first), organisation_words(second)
    if not left or not right:
        return NameMatch(Verdict.DIFFERENT, 0.0, "no name")
    if left == right or "".join(left) == "".join(right):
        return _equal(first, second)
    acronym = _is_acronym(first, right) or _is_acronym(second, left)
    if acronym:
        return NameMatch(Verdict.SAME if acronym >= 3 else Verdict.UNSURE, 0.95, "acronym")
    if is_unspaced(first) or is_unspaced(second):
        return NameMatch(Verdict.DIFFERENT, 0.3, "other characters")
    return _judge(left, right)


def organisation_words(name: str) -> tuple[str, ...]:
    """The words of an organisation's name in plain spelling without legal form, articles and conjunctions."""
    text = _LETTERS.sub(r"\1", plain(_COMPLEX.sub(" and ", name)))
    text = " ".join(words_of(text))
    for phrase, form in LEGAL_PHRASES.items():
        text = text.replace(phrase, form)
    found = [SAME_WORDS.get(word, word) for word in text.split() if word not in EMPTY_WORDS]
    return tuple(word for word in found if word not in LEGAL_FORMS) or tuple(found)


def _form(name: str) -> frozenset[str]:
    """The legal forms inside a name."""
    text = " ".join(words_of(_LETTERS.sub(r"\1", plain(name))))
    for phrase, form in LEGAL_PHRASES.items():
        text = text.replace(phrase, form)
    return frozenset(text.split()) & LEGAL_FORMS


def _equal(first: str, second: str) -> NameMatch:
    """The verdict on names that differ at most in legal form."""
    return NameMatch(Verdict.SAME, 1.0 if _form(first) == _form(second) else 0.97, "the same words")


def _is_acronym(name: str, found: tuple[str, ...]) -> int:
    """The length of `name` where it is the initials of the other name's words, else 0."""
    letters = plain(name).replace(".", "").replace(" ", "")
    compact = name.replace(".", "").strip()
    if not (len(found) >= 2 and compact.isupper() and " " not in compact):
        return 0
    return len(letters) if letters == "".join(word[0] for word in found) else 0


def _judge(left: tuple[str, ...], right: tuple[str, ...]) -> NameMatch:
    """The verdict on two different lists of words."""
    alone_left = [word for word in left if word not in right]
    alone_right = [word for word in right if word not in left]
    shared = len(left) - len(alone_left)
    score = round(2 * shared / (len(left) + len(right)), 3)
    if not alone_left and not alone_right:
        return NameMatch(Verdict.UNSURE, 0.8, "another order")
    if len(alone_left) == len(alone_right) == 1:
        return _one_word(alone_left[0], alone_right[0], score)
    if not alone_left or not alone_right:
        return NameMatch(Verdict.UNSURE if score >= 0.6 else Verdict.DIFFERENT, score, "a shorter form")
    return NameMatch(Verdict.DIFFERENT, score, "words that differ")


def _one_word(first: str, second: str, score: float) -> NameMatch:
    """The verdict on names that differ in one word."""
    if any(letter.isdigit() for letter in first + second):
        return NameMatch(Verdict.DIFFERENT, score, "another number")
    distance = OSA.distance(first, second, score_cutoff=3)
    if sound(first) == sound(second) and min(len(first), len(second)) >= 4:
        return NameMatch(Verdict.SAME, 0.95, "variant spelling")
    if distance == 1 and min(len(first), len(second)) >= MIN_TYPO_LENGTH:
        return NameMatch(Verdict.SAME, 0.9, "a slip of the pen")
    if distance <= 2 and min(len(first), len(second)) >= 4:
        return NameMatch(Verdict.UNSURE, max(score, 0.6), "a word spelled otherwise")
    return NameMatch(Verdict.DIFFERENT, score, "a word that differs")
