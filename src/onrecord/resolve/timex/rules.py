"""What a rule of the time grammar is, and the context in which it reads an expression."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.resolve.timex import words
from onrecord.resolve.timex.calendar import days_of

# A verb of the future before the expression in its sentence, or a plan: the next Friday is meant, not the last.
_FUTURE = re.compile(
    r"\b(?<!had been )(?<!previously )(?:will|won't|'ll|’ll|shall|would|may|can|must|should|going to|to be|"
    r"is to|are to|due|expect(?:s|ed|ing)?|scheduled|plans? to|planning|planned(?! to\b)|slated|"
    r"set to|intends?|hopes? to|ready to|prepar(?:es|ing) to|calls? for|agree(?:d|ment) to|deci(?:ded|sion) to|"
    r"promised to|vowed to|upcoming|next(?! to\b)|deadline|as soon as|as early as|(?:until|by)(?=\s+(?:\w+\s+)?$)|"
    r"through(?=\s*$)|forthcoming|expires?|begins?|starts?|succeeds?|meets?|arrives?|leaves?|opens?|departs?|"
    r"resumes?|convenes?|payable|effective|of record|redemption|maturing)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?<!\bbe\s)\b(?:had been (?:scheduled|expected|due|planned|set)(?: to \w+)?|was|were|had|did|said|told|came|went|"
    r"made|since|began|fell|rose|met|gave|held|took|left|saw|won|lost|spoke|wrote|led|sent|brought|became|found|got|kept|"
    r"stood|sat|ran|drew|set (?:aside|up|off|out)|previously \w+ed|after|following|follows?|followed|"
    r"(?!expected|scheduled|planned(?! to\b)|need|succeed|proceed|exceed|indeed|hundred|unspecified|united|proposed|"
    r"limited|speed|feed|bleed|breed|seed)\w{3,}ed)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"\s*(?:\w+\s+)?(?:on|in|by|until|from|before|at|but|and|then|also)?\s*", re.IGNORECASE)
"""What may stand before a time that opens its sentence, where the verb to ask comes behind it."""
_SENTENCE_EDGE = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|No))(?<!\b(?:Mrs|Gen|Sen|Rep|Gov))[.!?;]\s|\n")


def _first(match: re.Match[str] | None) -> float:
    """Where a match begins; behind everything where there is none."""
    return match.start() if match else float("inf")


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: TIMEX3 type and value, its modifier, and what it was counted from.

    `anchor` is "published", "reference" (the narrative's current day) or None for an absolute expression. `moves` is
    False for an aside, such as a comparison with the year before, that leaves the narrative where it was.
    """

    type: str
    value: str
    mod: str | None = None
    anchor: str | None = None
    moves: bool = True


@dataclass
class Context:
    """What stands around an expression: the text, the publication day, and the narrative so far.

    `reference` is the day that the narrative has reached (the last dated expression), `value` that expression's
    TIMEX3 value. `around` is a day near which an undated text was written. `quarter` is the last quarter named that had
    ended by publication: the one that a report of results is about.
    """

    text: str
    published: dt.date | None
    reference: dt.date | None = None
    value: str | None = None
    around: dt.date | None = None
    quarter: str | None = None

    @property
    def anchor(self) -> dt.date | None:
        """The day that dates without a year count from: publication, or else the day that an undated text is of."""
        return self.published or self.around or self.reference

    def note(self, reading: Reading) -> None:
        """Move the narrative on to a dated expression; undated ones leave it where it is."""
        if reading.type not in {"DATE", "TIME"} or not reading.moves:
            return
        days = days_of(reading.value)
        if days:
            self.reference, self.value = days[0], reading.value
            if "-Q" in reading.value and (self.anchor is None or days[1] < self.anchor):
                self.quarter = reading.value

    def is_future(self, match: re.Match[str]) -> bool:
        """Whether the nearest verb before the expression in its sentence, or else after it, points forward."""
        return self._points(match) > 0

    def is_past(self, match: re.Match[str]) -> bool:
        """Whether the nearest verb before the expression in its sentence, or else after it, points back."""
        return self._points(match) < 0

    def _points(self, match: re.Match[str]) -> int:
        """1 where the nearest verb points forward, -1 where it points back, 0 where there is none."""
        before = _SENTENCE_EDGE.split(self.text[max(0, match.start() - 120) : match.start()])[-1]
        after = _SENTENCE_EDGE.split(self.text[match.end() : match.end() + 80])[0]
        ahead, back = _FUTURE.search(after), _PAST.search(after)
        behind = 0 if back is None and ahead is None else 1 if _first(ahead) < _first(back) else -1
        if back and _OPENING.fullmatch(before):
            return behind
        future = max((m.end() for m in _FUTURE.finditer(before)), default=-1)
        past = max((m.end() for m in _PAST.finditer(before)), default=-1)
        if future < 0 and past < 0:
            return behind
        return 1 if future > past else -1

    def preceded_by(self, match: re.Match[str], pattern: str) -> bool:
        """Whether the words right before the expression match `pattern`."""
        return (
            re.search(rf"(?:{pattern})\s*\Z", self.text[max(0, match.start() - 40) : match.start()], re.I) is not None
        )

    def followed_by(self, match: re.Match[str], pattern: str) -> bool:
        """Whether the words right behind the expression match `pattern`."""
        return re.match(rf"\s*(?:{pattern})", self.text[match.end() : match.end() + 40], re.I) is not None


Handler = Callable[[re.Match[str], Context], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of the grammar and the function that reads its matches; None from it means 'no time expression'."""

    pattern: re.Pattern[str]
    read: Handler


_FRAGMENTS = {
    "MONTH": words.MONTH,
    "WEEKDAY": words.WEEKDAY,
    "DAY": words.DAY,
    "YEAR": words.YEAR,
    "SEASON": words.SEASON,
    "PART": words.DAY_PART,
    "UNIT": words.UNIT,
    "LONG": words.LONG_UNIT,
    "ORD": words.ORDINAL,
    "NUM": words.NUMBER,
    "MOD": "|".join(sorted(words.APPROX, key=len, reverse=True)),
    "EDGE": r"(?:early|late|mid)(?:\s*-\s*|\s+)|(?:the\s+)?(?:beginning|start|end|middle)\s+of\s+",
}


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the grammar: ``<MONTH>`` stands for the fragment, a blank for white space, word edges added."""
    expanded = re.sub(r"<([A-Z]+)>", lambda m: f"(?:{_FRAGMENTS[m[1]]})", pattern)
    expanded = re.sub(r"<([a-z_]+):([A-Z]+)>", lambda m: f"(?P<{m[1]}>{_FRAGMENTS[m[2]]})", expanded)
    expanded = expanded.replace("\\ ", " ")  # what re.escape makes of a blank
    spaced = expanded.replace(" ?", r"\s?").replace(" ", r"\s+")
    return re.compile(rf"(?<![\w$£€.-])(?:{spaced})(?!\w)", re.IGNORECASE)


class Grammar(list[Rule]):
    """A list of rules that functions add themselves to."""

    def rule(self, *patterns: str) -> Callable[[Handler], Handler]:
        """Decorator: the function reads what any of `patterns` matches."""

        def register(read: Handler) -> Handler:
            self.extend(Rule(compiled(p), read) for p in patterns)
            return read

        return register


def edge(words_: str | None) -> str | None:
    """The TIMEX3 modifier of "early", "late", "the end of" and their like."""
    if not words_:
        return None
    return next((mod for word, mod in words.EDGE.items() if re.search(rf"\b{word}\b", words_, re.IGNORECASE)), None)


def approx(words_: str | None) -> str | None:
    """The TIMEX3 modifier of "about", "more than" and their like."""
    return words.APPROX.get(re.sub(r"\s+", " ", words_.strip().lower())) if words_ else None
