"""The words that time expressions are made of, and the regular-expression fragments built from them."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
DAY_PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "midday": "MI",
    "daytime": "DT",
    "dawn": "MO",
    "dusk": "EV",
}
UNITS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "weekend": "WE",
    "fortnight": "F",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
    "centurie": "C",
    "millennium": "L",
}
CLOCK_UNITS = frozenset({"second", "minute", "hour"})

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS: dict[str, float] = {word: n for n, word in enumerate(_SMALL)}
NUMBERS |= {word: 10 * n for n, word in enumerate(_TENS, start=2)}
NUMBERS |= {f"{t}{gap}{s}": NUMBERS[t] + NUMBERS[s] for t in _TENS for s in _SMALL[1:10] for gap in "- "}
NUMBERS |= {
    "a": 1,
    "an": 1,
    "half": 0.5,
    "hundred": 100,
    "a hundred": 100,
    "dozen": 12,
    "a dozen": 12,
    "thousand": 1000,
}
ORDINALS = {
    word: n
    for n, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
            "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
        ).split(),
        start=1,
    )
}
VAGUE = frozenset({"several", "few", "a few", "some", "many", "recent", "couple", "countless"})


def _any(words: list[str] | dict[str, object]) -> str:
    """Alternatives, longest first so that a longer word wins over its beginning."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_FULL = {
    "month": [m for m in MONTHS if len(m) > 4 or m in {"may", "june", "july"}],
    "weekday": [w for w in WEEKDAYS if w.endswith("day")],
}
_SHORT_MONTH = [m for m in MONTHS if m not in _FULL["month"]]
_SHORT_DAY = [w for w in WEEKDAYS if not w.endswith("day")]
# Abbreviations need their stop or a number behind them: "Mar", "Sat" and "Sun" are words and names as well.
MONTH = rf"(?:{_any(_FULL['month'])}|(?:{_any(_SHORT_MONTH)})(?:\.|(?=\s+\d)))"
WEEKDAY = rf"(?:{_any(_FULL['weekday'])}|(?:{_any(_SHORT_DAY)})(?:\.|(?=,?\s+(?:{_any(list(MONTHS))}|\d))))"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_SPOKEN_YEAR = (
    rf"(?:seventeen|eighteen|nineteen|twenty)[\s-](?:(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_SMALL[1:10])}))?\b"
    rf"|(?:{'|'.join(_SMALL[10:])})\b|oh[\s-](?:{'|'.join(_SMALL[1:10])})\b)"
)
YEAR = rf"(?:1[0-9]\d\d|20\d\d|{_SPOKEN_YEAR})"
"""A year in digits, or as a transcript spells it: "nineteen ninety-six"."""
SEASON = _any(list(SEASONS))
DAY_PART = _any(list(DAY_PARTS))
UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies))"
)
LONG_UNIT = r"(?:days?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies))"
ORDINAL = _any(list(ORDINALS)) + r"|\d{1,2}(?:st|nd|rd|th)"
_NUMBER_WORDS = _any([w for w in NUMBERS if w not in {"a", "an", "half", "hundred", "dozen", "thousand"}])
NUMBER = (
    rf"(?:(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}(?:\.\d+)?)(?:\s+1/2|½)?|(?:{_NUMBER_WORDS})(?:\s+(?:hundred|thousand))?"
    r"|(?:a\s+)?(?:hundred|dozen|thousand))"
)
APPROX = {
    "about": "APPROX",
    "around": "APPROX",
    "approximately": "APPROX",
    "roughly": "APPROX",
    "some": "APPROX",
    "nearly": "LESS_THAN",
    "almost": "LESS_THAN",
    "less than": "LESS_THAN",
    "fewer than": "LESS_THAN",
    "under": "LESS_THAN",
    "more than": "MORE_THAN",
    "over": "MORE_THAN",
    "well over": "MORE_THAN",
    "at least": "EQUAL_OR_MORE",
    "no less than": "EQUAL_OR_MORE",
    "at most": "EQUAL_OR_LESS",
    "up to": "EQUAL_OR_LESS",
    "no more than": "EQUAL_OR_LESS",
    "as much as": "EQUAL_OR_LESS",
    "as many as": "EQUAL_OR_LESS",
}
EDGE = {
    "early": "START",
    "earlier": "START",
    "late": "END",
    "later": "END",
    "mid": "MID",
    "middle": "MID",
    "beginning": "START",
    "start": "START",
    "end": "END",
}


def number(words: str) -> float | None:
    """The value of a number in digits or words, or None: "three", "2 1/2", "a dozen", "two hundred", "1,200"."""
    text = re.sub(r"\s+", " ", words.lower().strip()).replace(",", "")
    if text in NUMBERS:
        return NUMBERS[text]
    half = 0.5 if text.endswith(("1/2", "½")) else 0.0
    text = re.sub(r"\s*(?:1/2|½)$", "", text)
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return float(text) + half
    head, _, tail = text.rpartition(" ")
    if head in NUMBERS and tail in NUMBERS:
        return NUMBERS[head] * NUMBERS[tail]
    return None


def year(words: str) -> int:
    """A year in digits or as spoken: "1996", "nineteen ninety-six", "twenty oh five"."""
    if words.isdigit():
        return int(words)
    first, *rest = re.split(r"[\s-]+", words.lower())
    return int(100 * NUMBERS[first] + sum(NUMBERS.get(word, 0) for word in rest))


def unit(word: str) -> str:
    """The singular of a unit of time: "days" -> "day", "centuries" -> "century"."""
    word = word.lower()
    return "century" if word.startswith("centur") else word.removesuffix("s")


def month(word: str) -> int:
    """The number of a month's name or abbreviation."""
    return MONTHS[word.lower().rstrip(".")]


def weekday(word: str) -> int:
    """The number of a weekday's name or abbreviation, Monday 0."""
    return WEEKDAYS[word.lower().rstrip(".")]


def ordinal(word: str) -> int | None:
    """The value of an ordinal in digits or words."""
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else ORDINALS.get(word.lower())
