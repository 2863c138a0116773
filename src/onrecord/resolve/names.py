"""Names in running text: which words of a source name somebody, and one spelling to compare them by."""

from __future__ import annotations

import re
import unicodedata

from onrecord.records import content_id

_LINK = set("of de al bin ibn van von der den el la da di du the and for le".split())
TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady president vice prime minister foreign defence defense finance "
    "interior secretary senator sen rep representative congressman congresswoman governor gov general gen colonel col "
    "admiral ayatollah imam king queen prince princess pope chancellor ambassador speaker judge justice chairman "
    "chairwoman leader supreme former deputy premier spokesman spokeswoman spokesperson envoy negotiator chief "
    "commissioner captain mayor sheikh grand rev senior adviser advisor policy state attorney republican democratic "
    "democrat undersecretary director commander special trade fisheries parliamentary assembly opposition senators "
    "presidents ministers premiers chancellors secretaries generals governors ambassadors representatives kings".split()
)
"""Words that stand before a name as its title and are no part of it."""

_ENTITY = frozenset(
    "radio television tv news media press network fund foundation force forces corps house street states nations "
    "kingdom republic islands island east west north south city county ministry government council commission party "
    "union agency office court parliament department committee institute association bank army administration senate "
    "congress organization organisation times post journal university group company league herald courier tribune "
    "gazette chronicle wire watch academy centre center forum conference assembly coast guard police navy strait sea "
    "ocean port cape mount lake fort bay gulf river valley waters accord treaty agreement alliance federation front "
    "movement authority board bureau service society square airport hospital school college church museum coalition "
    "puerto hotel tower palace street road war act bill revolution".split()
)
"""Words of which no personal name is made: with one of them a run of capitals names a body, a place or a thing."""

_MAY_FOLLOW = frozenset("and of in from at on to for who or with have has had is was".split())
_BEFORE_NAMES = frozenset(
    "later earlier soon once thus hence still already eventually finally recently although but while when after "
    "before on in at for and if since because though however yet as the a an both this that these those he she they "
    "it we i his her their our my what why how who where there today now then so concerning questioning according "
    "considering speaking during despite unlike like with from by not no dear nor asked two three even only beyond "
    "among amid under over without within against behind inside meanwhile perhaps instead is are was were has had "
    "would did last next until early late neither besides either rival monday tuesday wednesday thursday friday "
    "saturday sunday january february march april may june july august september october november december".split()
)
_RUN = re.compile(
    r"[A-Z][\w.-]*(?:['’](?!s\b)\w+)*(?:\s(?:(?:of|al|bin|ibn|van|von|de|der|el|da|di|du|le|la)\s)?[A-Z][\w.-]*(?:['’](?!s\b)\w+)*)*"
)


def key(name: str) -> str:
    """One spelling to compare names by: no accents, case, possessives or titles before it."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    words = re.findall(r"[^\W_]+(?:['-][^\W_]+)*", re.sub(r"'s\b", "", plain))
    start = 0
    while start < len(words) - 1 and words[start] in TITLES and not _ENTITY.intersection(words[start + 1 :]):
        start += 1
    return " ".join(words[start:])


def actor_id(name: str) -> str:
    """The id of the actor with this name."""
    return content_id("a", key(name))


def without_title(name: str) -> str:
    """The name without titles before it; the name itself where nothing else is left."""
    words = name.split()
    start = 0
    while start < len(words) - 1 and words[start].strip(".,").casefold() in TITLES | {"the"}:
        start += 1
    return name if words[start].casefold() in _LINK else " ".join(words[start:])


def named(source: str) -> str | None:
    """The person or body that a source's words name, or None for one without a name.

    Of "Maria Velde, the minister", "spokesman Karl Orsini" and "Iran's leader Ali Baran" it is the personal name; of
    "the Foreign Ministry" the body. "A senior Iranian official" and "Velde's aides" name nobody.
    """
    runs = [(run, after) for run, after in _runs(source) if _may_follow(after)]
    somebody = next((p for run, _ in runs if (p := person(run) or _of_place(run)) is not None), None)
    if somebody is not None:
        return somebody
    head = re.split(r"\s(?:in|from|at|on|with|to)\s|\sof\s(?=[a-z])|,", source)[0]
    bodies = [run for run, _ in runs if run in head and key(run)]
    return max(bodies, key=lambda r: len(r.split()), default=None)


def _of_place(run: str) -> str | None:
    """The person of two names or more in "Edda Halloran of Norland"."""
    name, of, _ = run.partition(" of ")
    found = person(name) if of else None
    return found if found and " " in found and re.search(r"\w{3}", found) else None


def _runs(source: str) -> list[tuple[str, str]]:
    """The stretches of capitalised words, each with the word or mark that follows it."""
    clean = re.sub(r"\s*\([^)]*\)", "", re.sub(r"[“”\"]", "", source))
    return [(_closed(m.group().split()), clean[m.end() :].strip().split(" ")[0]) for m in _RUN.finditer(clean)]


def _may_follow(after: str) -> bool:
    """False where a common noun or a possessive follows, so that the name is not the head of the phrase."""
    return not after or (not after[0].isalpha() and after[0] not in "’'") or after in _MAY_FOLLOW


def without_opening(run: str) -> str:
    """A run of capitalised words without what merely stands before a name at the start of a sentence."""
    return _closed(run.split())


def _closed(run: list[str]) -> str:
    """The run without what merely stands before a name at the start of a sentence."""
    while len(run) > 1 and run[0].casefold() in _BEFORE_NAMES:
        run.pop(0)
    return " ".join(run).strip(" ,;:")


def person(run: str) -> str | None:
    """The personal name in a run of capitalised words: two or more, or one after a title, and no body's."""
    words = without_opening(run).split()
    bare = [w.strip(".,").casefold() for w in words]
    titles = [i for i, w in enumerate(bare) if w in TITLES and i < len(words) - 1]
    rest = words[titles[-1] + 1 :] if titles else words
    if (not titles and len(rest) < 2) or " of " in f" {' '.join(rest)} ":
        return None
    plain = [w.strip(".,").casefold() for w in rest]
    # May is a surname; no other month or day is one often enough.
    plain = plain[:-1] if len(plain) > 1 and plain[-1] == "may" else plain
    if any(w in _ENTITY | TITLES | _BEFORE_NAMES for w in plain) or rest[0].casefold() in _LINK:
        return None
    return " ".join(rest)


def surname(name: str) -> str:
    """The last word of a name, compared without accents and case."""
    words = key(name).split()
    return words[-1] if words else ""
