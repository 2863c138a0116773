"""Whose voice a document is: the speaker in the title of a speech, the name under a letter."""

from __future__ import annotations

import re

from onrecord.read.house import letterhead
from onrecord.read.page import Page, plain
from onrecord.read.people import is_name, natural_case
from onrecord.records import Genre, Metadata, Part

# Between the kind of speech and its place stands who gave it.
_GIVEN_BY = re.compile(
    r"\b(?:remarks|speech|address|statement|lecture|testimony|sermon|oration|message)\b(?: as (?:delivered|prepared))? "
    r"(?:given |delivered |made )?(?:by|of|from) (?P<who>[^,:(–—]{3,120})",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"(?:full text(?: of)?:? |text of |transcript(?: of)?:? |read )?(?P<who>.{3,80}?)(?:'s|’s|s'|s’) (?:[\w-]+ ){0,4}"
    r"(?:speech|address|remarks|statement|lecture|testimony)\b.*",
    re.IGNORECASE,
)
_BEFORE_COLON = re.compile(
    r"(?P<who>[^:]{3,80}): (?:[\w-]+ ){0,4}(?:speech|address|remarks|statement)\b.*", re.IGNORECASE
)
_PLACE = re.compile(
    r"\s+(?:at|to|on|in|before|during|following|after|for|delivered|about|with|upon)\b.*$", re.IGNORECASE
)
_OFFICE = frozenset(
    "the president prime minister foreign defence defense interior finance secretary general state of deputy vice "
    "acting ambassador senator representative congressman congresswoman governor mayor king queen prince princess "
    "pope chancellor chairman chairwoman chair speaker judge justice his her excellency h.e. hon. honourable "
    "honorable mr mr. mrs mrs. ms ms. dr dr. sir lord lady dame professor prof. prof admiral colonel captain high "
    "representative special envoy under assistant permanent first lady supreme leader ayatollah sheikh imam bishop "
    "archbishop rt".split()
)
_VALEDICTION = re.compile(
    r"(?:(?:yours|very|most) )*(?:sincerely|faithfully|truly|respectfully|cordially)(?: yours)?\W*"
    r"|(?:with )?(?:my |our )?(?:best|kind|warm|warmest|kindest|the highest|deepest|great|much)? ?"
    r"(?:regards|wishes|respect|thanks|esteem|consideration|gratitude|solidarity)\W*|yours\W*"
    r"|respectfully submitted\W*|sincerely\W*"
    r"|in solidarity\W*|(?:all the |my )?best\W*|cheers\W*|many thanks\W*",
    re.IGNORECASE,
)
_ADDRESSEE = re.compile(r"(?:(?:To|For) (?:the |his |her |Mr|Ms|Mrs|Dr|[A-Z])|Subject: |Re: |RE: )[^.!?]{2,160}")
HEAD = 12
MOST_SIGNED = 3


def speaker_of(page: Page, meta: Metadata) -> str | None:
    """The person or body whose voice a speech, letter or resolution is, as the document names it, or None."""
    if meta.genre is Genre.LETTER:
        return meta.author
    if meta.genre is Genre.RESOLUTION:
        return meta.publisher if meta.publisher == letterhead(page) else None
    if meta.genre is not Genre.SPEECH:
        return None
    titles = [meta.title or ""]
    titles += [p.text for p, part in zip(page.paras, page.parts, strict=True) if part is Part.HEADLINE][:3]
    return next((name for title in titles if (name := in_title(title))), None)


def in_title(title: str) -> str | None:
    """The speaker whom the title of a speech names, without office ("Remarks by President Hale at …"), or None."""
    line = " ".join(title.split()).strip("*_#")
    for rule in (_GIVEN_BY, _OWNER, _BEFORE_COLON):
        match = rule.search(line) if rule is _GIVEN_BY else rule.fullmatch(line)
        name = without_office(_PLACE.sub("", match["who"])) if match else None
        if name:
            return name
    return None


def without_office(who: str) -> str | None:
    """The personal name at the end of `who` ("Foreign Minister of Maronia Ilse Varga"), or None where there is none."""
    words = who.strip(" ,.").split()
    for start in range(len(words)):
        office = [w for w in words[start:] if w.casefold() in _OFFICE]
        if not office and is_name(" ".join(words[start:])):
            return natural_case(" ".join(words[start:]))
    return None


def addressee(page: Page) -> str | None:
    """To whom, or about what, a letter is written, as the line of its own says, or None."""
    for para, part in zip(page.paras[:HEAD], page.parts[:HEAD], strict=True):
        if part in {Part.BODY, Part.HEADLINE} and para.words <= 20 and _ADDRESSEE.fullmatch(para.text):
            return " ".join(para.text.split())
    return None


def signature(page: Page) -> str | None:
    """The name under a letter: the first line after its closing words that is a person's name."""
    lines = [
        line.strip()
        for p, part in zip(page.paras, page.parts, strict=True)
        if part in {Part.BODY, Part.AUTHOR_NOTE, Part.BYLINE, Part.HEADLINE}
        for line in p.text.splitlines()
    ]
    for index in reversed(range(len(lines))):
        if len(lines[index]) <= 60 and _VALEDICTION.fullmatch(plain(lines[index])):
            signed = (line.strip(" ,.") for line in lines[index + 1 : index + 1 + MOST_SIGNED])
            return next((natural_case(s) for s in signed if is_name(s)), None)
    return None
