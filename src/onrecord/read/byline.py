"""Bylines, date lines and datelines: who wrote, for whom, where and when, as the first lines of a text say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.read.days import days_in, month_day
from onrecord.read.people import is_name, natural_case

LONGEST = 300
_BY = re.compile(
    r"(?:(?:(?:written|posted|published|reported|story|report|words|opinion|analysis|commentary|compiled"
    r"|edited|interview"
    r"|article) )?by|authors?:|byline:)(?: ?:)?\s+(?P<who>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_FROM_PLACE = re.compile(
    r"(?P<who>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){1,3}"
    r"(?:(?:, | and )[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){1,3}){0,3})"
    r",? in [A-ZÀ-Þ][\w'’-]+(?:(?: and|,)? [A-ZÀ-Þ][\w'’-]+){0,4}"
)
_SENDER = re.compile(r"^From: (?P<who>[^<\n@]{3,60}?) ?(?:<[^>\n]*>|\[[^\]\n]*\])?$", re.MULTILINE)
_FOREIGN_BY = re.compile(r"(?:por|par|von|texto:|autor:|auteur ?:)\s+(?P<who>\S.{3,100})", re.IGNORECASE)
_WITHIN = re.compile(
    r"(?:^|[,.;|–—-] ?|\b(?:letter|report|analysis|interview|notes) )[Bb]y "
    r"(?P<who>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){1,3}?)(?=[.,;|]? )"
)
_CREDIT = re.compile(
    r"[(\[–—-]*\s*(?i:(?:additional )?(?:reporting|writing|editing|research)) (?:by|from) (?=[A-Z]).{1,280}"
    r"|(?i:with (?:additional )?(?:reporting|files|contributions|inputs) (?:by|from)) (?=[A-Z]).{1,200}",
    re.DOTALL,
)
_AGENCIES = (
    r"Associated Press|The Associated Press|AP|Reuters|Agence France-Presse|AFP|Bloomberg(?: News)?|UPI"
    r"|DPA|dpa|ANSA|EFE|TASS|Interfax"
    r"|Xinhua|Kyodo(?: News)?|Yonhap|IRNA|Fars(?: News Agency)?|Tasnim|Mehr News|Anadolu(?: Agency)?|AA"
    r"|PTI|ANI|IANS|SANA|KUNA|WAM|KCNA"
)
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w'’.-]*(?:[ /-][A-ZÀ-Þ][\w'’.-]*){0,4}(?:, [A-Z][\w.'’]*(?: [A-Z][\w.'’]*){0,2})?)"
    r"(?:,\s+(?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?|\d{1,2} [A-Z][a-z]{2,8}(?:,? \d{4})?))?"
    r"\s*(?:[(\[](?P<agency>[\w .’'/&-]{2,40})[)\]])?\s*(?P<dash>[-–—]{1,3}|:)\s+(?=\S)"
)
_WORDS_OF_DATES = re.compile(
    r"\b(?:(?:first |last |date )?(?:published|posted|updated|modified|created|released?|issued|edited"
    r"|revised|filed|printed|dated?)(?: (?:on|at|date))?"
    r"|originally|on|at|of|from|as|the|and|time|mon(?:day)?|tues?(?:day)?|wed(?:nesday)?"
    r"|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
    r"|a\.?m\b\.?|p\.?m\b\.?|[ap]\.m\.|noon|midnight|local|[ecmp][sd]?t|gmt|utc|bst|cet|cest|ist|irst|msk"
    r"|hrs?|hours|issue|edition|no\.|vol(?:ume)?\.?|for immediate release)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\.\d+)?(?: ?[ap]\.?m\b\.?)?|\b\d{1,2} ?[ap]\.?m\b\.?"
    r"|\b\d{4} ?(?:hrs|gmt|utc)|[+-]\d\d:?\d\d",
    re.I,
)
_UPDATED = re.compile(r"(?:last )?(?:updated|modified|published|posted)\b.{0,60}\d.{0,40}", re.IGNORECASE)
_SMALL = frozenset("and for in of the at from to special staff with & / | de van von la al el bin".split())
_AGENCY_LINE = re.compile(
    rf"(?:{_AGENCIES}|staff (?:writer|reporter|correspondent)s?|from our .{{1,30}}correspondent"
    rf"|(?:from|by) (?:our|the) (?:news ?desk|newsroom|staff|correspondents?|foreign desk"
    rf"|political desk|wire services?|agencies)(?: and .{{1,40}}| in .{{1,30}})?"
    rf"|agencies|wire (?:services|reports)|special to .{{1,50}})",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """Authors in order, and the house they write for where the line names it."""

    authors: tuple[str, ...]
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of a wire report: place, day without certainty of a year, agency."""

    place: str
    day: str | None
    agency: str | None


def bare(text: str) -> str:
    """One line without Markdown emphasis and brackets around it."""
    return " ".join(text.split()).strip("*_[]()#| ").strip()


def parse_byline(text: str) -> Byline | None:
    """The authors of a line like "By Jane Roe and John Doe, Associated Press", or None when it is no byline."""
    if len(text) > LONGEST:
        return None
    line = bare(text)
    match = _BY.fullmatch(line)
    if not match:
        return _foreign(line) or _within(line) or _from_place(line) or _sender(text)
    who = re.split(r"\s[|•·–—]\s|\s{3,}", match["who"], maxsplit=1)[0].strip().rstrip(".")
    found = next(days_in(who), None)
    if found:
        who = who[: found.start]
    who = re.sub(r"(?:,|\s+(?:on|in|for|at|-|posted|published|updated))+\s*$", "", who.strip(), flags=re.I)
    if not _capitalised(who):
        return None
    return _named(who)


def _foreign(line: str) -> Byline | None:
    """A byline in another language, where all that follows is names."""
    match = _FOREIGN_BY.fullmatch(line)
    names = [natural_case(n.strip()) for n in re.split(r",\s*|\s+(?:y|e|et|und)\s+", match["who"])] if match else []
    return Byline(tuple(names)) if names and all(map(is_name, names)) else None


def _from_place(line: str) -> Byline | None:
    """Names with the place they write from ("Jane Roe in Geneva", "Jane Roe and John Doe in Geneva")."""
    match = _FROM_PLACE.fullmatch(line)
    names = re.split(r", | and ", match["who"]) if match else []
    return Byline(tuple(names)) if names and all(map(is_name, names)) else None


def _sender(text: str) -> Byline | None:
    """The name in the sender's line of a mail that was pasted with its head."""
    match = _SENDER.search(text)
    return Byline((match["who"].strip(" \"'"),)) if match and is_name(match["who"].strip(" \"'")) else None


def _within(line: str) -> Byline | None:
    """A line that gives the author and the day among other words ("A letter on the talks, by Jane Roe. 2 May 2004")."""
    match = _WITHIN.search(line) if len(line) <= 200 else None
    if not match or not any(days_in(line[match.end() :])):
        return None
    name = re.sub(r"(?<=[a-zà-þ]{2})\.$", "", match["who"])
    return Byline((name,)) if is_name(name) else None


def _capitalised(who: str) -> bool:
    """True when the words after "by" are names, not the start of a sentence."""
    words = [w for w in re.split(r"[\s,]+", who) if w and w.casefold() not in _SMALL]
    if not words or len(words) > 25 or not words[0][:1].isupper():
        return False
    return sum(w[:1].isupper() for w in words) >= 0.7 * len(words) and not any(c.isdigit() for c in words[0])


def _named(who: str) -> Byline | None:
    """Names before the first comma that is not between names; what follows is the house or a role."""
    house: str | None = None
    names: list[str] = []
    for piece in re.split(r",\s*", who):
        parts = [natural_case(p.strip()) for p in re.split(r"\s+(?:and|&|with)\s+|^(?:and|&)\s+", piece) if p.strip()]
        if names and not all(is_name(p) for p in parts):
            house = house or _house(piece)
            continue
        names += parts
    names = [re.sub(r"\s+(?:in|for|at)\s+.*$", "", n) for n in names]
    return Byline(tuple(names), house) if names else None


def _house(piece: str) -> str | None:
    """A publisher's name, roles such as "Staff Writer" and places aside."""
    return (
        piece if re.fullmatch(_AGENCIES, piece) or re.search(r"\b(?:News|Times|Post|Press|Agency)\b", piece) else None
    )


def parse_dateline(text: str) -> Dateline | None:
    """The dateline that opens a report ("GENEVA, March 3 (Agency) — …"), or None.

    Without a day or an agency the place must stand in capitals, and a colon needs both capitals and an agency or day.
    """
    match = _DATELINE.match(text[:160].lstrip("*_"))
    if not match:
        return None
    place, marked = match["place"], bool(match["day"] or match["agency"])
    shouted = place.split(",")[0].isupper() and len(place) > 2
    if (
        not (shouted or marked)
        or (match["dash"] == ":" and not marked)
        or (match["dash"] == "-" and not marked and not shouted)
    ):
        return None
    if match["day"] and month_day(match["day"]) is None and not any(days_in(match["day"])) and not match["agency"]:
        return None
    return Dateline(place, match["day"], match["agency"])


def is_credit(text: str) -> bool:
    """True for a line that says who reported and edited."""
    return len(text) <= LONGEST and _CREDIT.fullmatch(bare(text)) is not None


def is_agency_line(text: str) -> bool:
    """True for a line that is an agency's name or a role ("Staff Writer", "Special to the Record")."""
    return len(text) <= 80 and _AGENCY_LINE.fullmatch(bare(text).rstrip(".")) is not None


def agency_in(text: str) -> str | None:
    """The agency that a short line names, as it stands there."""
    found = re.search(rf"\b(?:{_AGENCIES})\b", text) if len(text) <= LONGEST else None
    return found.group() if found else None


def is_date_line(text: str, words_left: int = 4) -> bool:
    """True for a line that is a day or a time, with at most `words_left` capitalised words (a place, a name) beside."""
    if len(text) > 160:
        return False
    line = bare(text)
    if _UPDATED.fullmatch(line) and len(line) <= 80:
        return True
    rest, at = [], 0
    for found in days_in(line):
        rest.append(line[at : found.start])
        at = found.end
    left = " ".join([*rest, line[at:]])
    without = _WORDS_OF_DATES.sub(" ", _CLOCK.sub(" ", left))
    if not at and without == left:
        return False
    words = re.findall(r"[^\W_][\w'’.]*", without)
    if not at and not _CLOCK.search(left):
        return False
    return len(words) <= words_left and all(w[0].isupper() or w.casefold() in _SMALL for w in words)
