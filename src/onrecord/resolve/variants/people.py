"""Whether two names of persons are one name.

Words are paired regardless of order. Each pair is equal as written, equal as heard (transliteration), a nickname, an
initial, a slip of the pen, or a conflict. One conflict is enough to tell two people apart (Sergey Ivanovich Lavrov is
not Sergey Viktorovich); a surname alone, or with an initial, is never enough to join them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import product
from unicodedata import normalize

from rapidfuzz.distance import OSA

from onrecord.resolve.variants.match import NameMatch, Verdict
from onrecord.resolve.variants.spelling import consonants, is_unspaced, sound, words_of
from onrecord.resolve.variants.words import HONORIFICS, NICKNAMES, PARENTAGE, PARTICLES

MIN_TYPO_LENGTH = 5
"""A word of fewer letters has too many neighbours for one letter to be a slip; set on bench/names.py's dev half."""

MAX_EXTRA = 2
"""Words that the longer name may have beside the shorter's (second names, patronymics) and still be the same."""

_OTHER_CHARACTERS = NameMatch(Verdict.DIFFERENT, 0.3, "other characters")
_COMMONEST = sound("mohammad")
COUNTED_SLIPS = 3
"""Letters in which two words differ are counted up to here: more are no slips, however long the words."""

_KEPT = 1 << 16  # names and pairs of words remembered, some 10 MB at most


def _nicknames() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(NICKNAMES):
        for word in line.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


_NICKNAMES = _nicknames()
_NO_NICKNAMES: frozenset[int] = frozenset()


class Likeness(IntEnum):
    """How alike two words of names are, worst first."""

    CONFLICT = 0
    NEAR = 1
    INITIAL = 2
    TYPO = 3
    NICKNAME = 4
    HEARD = 5
    EQUAL = 6


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Words of two names set side by side: likenesses with their positions, and the words left over."""

    pairs: tuple[tuple[int, int, Likeness], ...]
    left: tuple[str, ...]
    right: tuple[str, ...]
    extra_left: tuple[str, ...]
    extra_right: tuple[str, ...]

    def count(self, least: Likeness) -> int:
        """How many pairs are at least so alike."""
        return sum(likeness >= least for _, _, likeness in self.pairs)

    @property
    def in_order(self) -> bool:
        """True when the paired words come in one order in both names."""
        rights = [right for _, right, _ in sorted(self.pairs)]
        return rights == sorted(rights)

    @property
    def extra(self) -> tuple[str, ...]:
        """Words of either name without a partner."""
        return self.extra_left or self.extra_right


def compare_people(first: str, second: str) -> NameMatch:
    """Compare two names of persons, of any script."""
    if is_unspaced(first) and is_unspaced(second):
        same = normalize("NFKC", first).split() == normalize("NFKC", second).split()
        return NameMatch(Verdict.SAME, 1.0, "the same words") if same else _OTHER_CHARACTERS
    left, right = name_words(first), name_words(second)
    if not left or not right:
        return NameMatch(Verdict.DIFFERENT, 0.0, "no name")
    if _joined(left) == _joined(right):
        return _judged_equal(max(left, right, key=len), "the same but for spaces")
    return _judge(_pair(left, right), "," in first or "," in second, _parentage(first) or _parentage(second))


@lru_cache(maxsize=_KEPT)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a person's name in plain spelling, surname last, without honorifics and particles."""
    before, comma, after = name.partition(",")
    found = words_of(f"{after} {before}" if comma else name)
    bare = [word for word in found if word not in HONORIFICS and word not in PARTICLES]
    return tuple(bare or [word for word in found if word not in PARTICLES])


@lru_cache(maxsize=_KEPT)
def likeness(first: str, second: str) -> Likeness:
    """How alike two words in plain spelling are."""
    if first == second:
        return Likeness.EQUAL
    if 1 in {len(first), len(second)}:
        return Likeness.INITIAL if first[0] == second[0] else Likeness.CONFLICT
    if _gendered(first, second):
        return Likeness.CONFLICT
    if sound(first) == sound(second):
        return Likeness.HEARD
    if not nicknames(first).isdisjoint(nicknames(second)):
        return Likeness.NICKNAME
    return _slip(first, second)


def nicknames(word: str) -> frozenset[int]:
    """The given names, by their numbers in our table, that a word is or is short for."""
    return _NICKNAMES.get(word, _NO_NICKNAMES)


def slips_allowed(shorter: str) -> int:
    """In how many letters another word that is no shorter may differ from this one and still be near it."""
    return min(COUNTED_SLIPS, max(1, len(shorter) // 3))


def _slip(first: str, second: str) -> Likeness:
    """Whether two words that sound different differ by a slip of the pen."""
    distance = OSA.distance(first, second, score_cutoff=COUNTED_SLIPS)
    shorter = min(len(first), len(second))
    if shorter >= 4 and consonants(first) == consonants(second) and len(consonants(first)) >= 3:
        return Likeness.TYPO if distance <= 1 and not _longer_by_end(first, second) else Likeness.NEAR
    if distance == 1 and shorter >= MIN_TYPO_LENGTH:
        return Likeness.NEAR if _longer_by_end(first, second) else Likeness.TYPO
    allowed = slips_allowed(min(first, second, key=len))
    return Likeness.NEAR if distance <= allowed else Likeness.CONFLICT


def _longer_by_end(first: str, second: str) -> bool:
    """True where one word is the other with more behind it: Karim and Karimi are two families, not a slip."""
    return first.startswith(second) or second.startswith(first)


def _gendered(first: str, second: str) -> bool:
    """True for forms of one name for a woman and a man: Aleksandr and Aleksandra, Angelo and Angela."""
    longer, shorter = sorted((first, second), key=len, reverse=True)
    if longer == shorter + "a" or longer == shorter + "aya":
        return True
    return len(first) == len(second) and first[:-1] == second[:-1] and {first[-1], second[-1]} == {"a", "o"}


def _joined(found: tuple[str, ...]) -> str:
    """The words without the spaces between them."""
    return "".join(found)


def _parentage(name: str) -> bool:
    """True for a name with `bin` or the like inside, whose order carries meaning."""
    return any(word in PARENTAGE for word in words_of(name)[1:])


def _pair(left: tuple[str, ...], right: tuple[str, ...]) -> _Pairing:
    """Set the words of two names side by side, the most alike first."""
    options = sorted(
        ((likeness(a, b), -abs(i - j), i, j) for (i, a), (j, b) in product(enumerate(left), enumerate(right))),
        reverse=True,
    )
    pairs: list[tuple[int, int, Likeness]] = []
    lefts, rights = set(range(len(left))), set(range(len(right)))
    for alike, _, i, j in options:
        if alike > Likeness.CONFLICT and i in lefts and j in rights:
            pairs.append((i, j, alike))
            lefts.remove(i)
            rights.remove(j)
    extra_left, extra_right = (left[i] for i in sorted(lefts)), (right[j] for j in sorted(rights))
    return _Pairing(tuple(pairs), left, right, tuple(extra_left), tuple(extra_right))


def _judged_equal(found: tuple[str, ...], reason: str = "the same words") -> NameMatch:
    """The verdict on equal names: one word, or initials, is not enough to know a person by."""
    whole = sum(len(word) > 1 for word in found)
    if whole >= 2 or (len(found) == 1 and len(found[0]) >= 2 * MIN_TYPO_LENGTH):
        return NameMatch(Verdict.SAME, 1.0, reason)
    return NameMatch(Verdict.UNSURE, 0.8, "one name only")


def _judge(pairing: _Pairing, inverted: bool, parentage: bool) -> NameMatch:
    """The verdict on two names whose words are set side by side."""
    score = _score(pairing)
    if pairing.extra_left and pairing.extra_right:
        return NameMatch(Verdict.DIFFERENT, min(score, 0.5), "names that differ")
    firm = pairing.count(Likeness.NICKNAME)
    typos = sum(alike is Likeness.TYPO for _, _, alike in pairing.pairs)
    if any(alike is Likeness.NEAR for _, _, alike in pairing.pairs):
        verdict = Verdict.UNSURE if firm and len(pairing.pairs) <= firm + 1 else Verdict.DIFFERENT
        return NameMatch(verdict, min(score, 0.6), "a name spelled otherwise")
    if firm + typos < 2 or not firm:
        return NameMatch(Verdict.UNSURE if firm else Verdict.DIFFERENT, min(score, 0.7), "one name only")
    if not pairing.in_order and not inverted:
        return NameMatch(Verdict.DIFFERENT if parentage else Verdict.UNSURE, min(score, 0.7), "another order")
    if typos > 1 or (typos and pairing.extra):
        return NameMatch(Verdict.UNSURE, min(score, 0.75), "slips of the pen")
    if not _ends_agree(pairing) or len(pairing.extra) > MAX_EXTRA:
        return NameMatch(Verdict.UNSURE, min(score, 0.75), "a name inside a longer one")
    return NameMatch(Verdict.SAME, score, "variant spelling" if typos or not pairing.extra else "a shorter form")


def _ends_agree(pairing: _Pairing) -> bool:
    """True when no word is extra, or the last words are a pair and a given name tells the bearer from others.

    Muhammad before another given name does not: Mohammad Zarif may be another than Mohammad Javad Zarif.
    """
    if not pairing.extra:
        return True
    last = (len(pairing.left) - 1, len(pairing.right) - 1)
    given = [pairing.left[i] for i, j, _ in pairing.pairs if (i, j) != last]
    whole = any((i, j) == last and alike >= Likeness.TYPO for i, j, alike in pairing.pairs)
    return whole and any(sound(word) != _COMMONEST for word in given)


def _score(pairing: _Pairing) -> float:
    """A figure from 0 to 1 for ranking: the mean of the pairs' likeness, less for words without a partner."""
    weights = {
        Likeness.EQUAL: 1.0,
        Likeness.HEARD: 0.97,
        Likeness.NICKNAME: 0.93,
        Likeness.TYPO: 0.88,
        Likeness.INITIAL: 0.7,
        Likeness.NEAR: 0.5,
    }
    paired = sum(weights[alike] for _, _, alike in pairing.pairs)
    alone = 0.25 * (len(pairing.extra_left) + len(pairing.extra_right))
    return round(paired / (len(pairing.pairs) + alone), 3) if pairing.pairs else 0.0
