"""Author notes: who the author is, what the piece is, corrections and editors' notes. Not the article's own words."""

from __future__ import annotations

import re

from onrecord.read.house import about_name
from onrecord.read.page import Page, is_prose, plain
from onrecord.read.people import is_name, surname
from onrecord.records import Part

MOST_WORDS = 160
_ALWAYS = re.compile(
    r"the (?:views|opinions)(?: and (?:views|opinions))? (?:and opinions )?(?:expressed|presented|contained|stated)\b.*"
    r"|(?:the )?(?:views|opinions) expressed\b.*|(?:his|her|their|these) (?:views|opinions) (?:are"
    r"|do) (?:his|her|their|not)\b.*"
    r"|(?:a version of )?this (?:article|piece|post|op-ed|essay|story|commentary|column|interview"
    r"|conversation|transcript|speech|report|text|analysis)"
    r"(?: is| was| has been| has| had)?(?: also| first| originally| previously| been)* (?:published"
    r"|appear(?:s|ed)|posted|adapted|reprinted|translated|excerpted|syndicated|produced|commissioned"
    r"|updated|corrected|edited)\b.*"
    r"|(?:originally|first|previously) (?:published|appeared|posted) (?:in|on|at|by)\b.*"
    r"|about the (?:authors?|writers?|contributors?|reporters?)\b.*"
    r"|(?:editors?'?s? notes?|correction|clarification|editor's update|disclosure|disclaimer"
    r"|note to readers|translator's note)s?(?: \([^)]*\))? ?[:—–-].*"
    r"|(?:correction|editor's note|about the author|disclaimer|disclosure)"
    r"|an earlier version of this (?:article|story|post|piece)\b.*"
    r"|follow .{2,80} on (?:twitter|x|facebook|bluesky|mastodon)\b.*|(?:he|she|they) (?:tweets?"
    r"|can be (?:reached|followed|found|contacted)) (?:at|on)\b.*"
    r"|(?:contact|email|e-mail|reach|write to) .{2,60} at \S+@\S+.*|.{2,60} can be (?:reached|followed"
    r"|contacted) (?:at|on)\b.*|twitter: ?@\w+"
    r"|@\w{2,20}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|the (?:author|writer|columnist|authors|writers) (?:is|was|are|were|has|have|served|serves|teaches"
    r"|worked|works|writes|can)\b.*",
    re.DOTALL,
)
_ABOUT_AUTHOR = re.compile(r"about the (?:authors?|writers?|contributors?)")
_CONTRIBUTED = re.compile(
    r"[^\"“”]{3,250} contributed (?:to (?:this|the) (?:report|story|article)|reporting)\b.{0,60}", re.DOTALL
)
_REPORTED = re.compile(r"(?:[A-Z][\w.'’-]+ ){2,4}reported from [A-Z][^\"“”]{2,200}", re.DOTALL)
_VERB = (
    r"(?:is|was|are|were|has|have|had|teaches|taught|serves|served|writes|wrote|covers|covered|works"
    r"|worked|holds|held|joined|reports"
    r"|reported|lives|lived|founded|directs|directed|edits|leads|heads|specializes|specialises|focuses"
    r"|studies|contributes|retired|blogs)"
)
_ROLE = re.compile(
    r"\b(?:fellow|professor|lecturer|author of|co-author|journalist|correspondent|columnist|reporter"
    r"|editor|analyst|researcher|scholar"
    r"|contributors?|writer|director of|executive director|program director|project director|ph\.?d"
    r"|doctoral|post-?doc|student|coordinator|research associate|blogger|consultant"
    r"|think tank|visiting|adjunct|emeritus|former ambassador|served as (?:ambassador|deputy)|founder of"
    r"|his book|her book|his new book|her new book|latest book)\b",
    re.IGNORECASE,
)
_SAYING = re.compile(r"[\"“”]|\b(?:said|told|says|argued|added|warned|insisted|noted|according to)\b")
_GOES_ON = re.compile(r"(?:He|She|They|His|Her|Their|Follow|Photo|Twitter|Email)\b")
# A note stands at the foot of an article; the last paragraphs of running text are where it may begin.
LAST_PARAGRAPHS = 3
LEAST_ARTICLE = 40
"""Words before a note on a stranger; a brief report may end on a person whom it names but once."""


def find_author_notes(page: Page, end: int) -> None:
    """Label author notes among the paragraphs before `end`, where comments or the text end."""
    last = _last_running(page, end)
    for index, para in page.open():
        if index >= end or para.words > MOST_WORDS:
            continue
        if _is_note(page, index, index in last):
            page.label(index, Part.AUTHOR_NOTE)
            heads = _ABOUT_AUTHOR.fullmatch(plain(para.text)) is not None and index + 1 < end
            if heads and page.paras[index + 1].words <= MOST_WORDS:
                page.label(index + 1, Part.AUTHOR_NOTE)
            _continue(page, index + heads, end)


def _last_running(page: Page, end: int) -> set[int]:
    running = [i for i in range(min(end, len(page.paras))) if page.is_running_text(i) or _short_sentence(page, i)]
    return set(running[-LAST_PARAGRAPHS:])


def _short_sentence(page: Page, index: int) -> bool:
    return page.parts[index] is None and page.paras[index].words >= 6


def _is_note(page: Page, index: int, near_end: bool) -> bool:
    text = page.paras[index].text
    line = plain(text)
    if _ALWAYS.fullmatch(line):
        return not text.lstrip().startswith(("“", '"'))
    if _CONTRIBUTED.fullmatch(text.strip("*_ ")) or (near_end and _REPORTED.fullmatch(text.strip("*_ "))):
        return True
    if _begins_with_author(page, text):
        return 2 * page.words_before[index] >= page.words_before[_article_end(page)] or index < page.body_start
    return (
        near_end and index > page.body_start and (_introduces_stranger(page, index) or _introduces_house(page, index))
    )


def _article_end(page: Page) -> int:
    """The first comment, or the end."""
    return next((i for i, part in enumerate(page.parts) if part is Part.COMMENT), len(page.paras))


def _begins_with_author(page: Page, text: str) -> bool:
    """True for "NAME is …" where NAME is in the byline."""
    start = text.lstrip("*_[( —–-")[:200]
    for name in page.authors:
        pattern = (
            rf"(?:(?:Dr|Prof|Professor|Amb|Ambassador)\.? )?{re.escape(name)}\b[*_]*(?:,[^.]{{2,120}},)? "
            rf"(?:(?:also|currently|previously|formerly) )?{_VERB}\b"
        )
        if re.match(pattern, start, re.IGNORECASE):
            return True
    return False


def _introduces_stranger(page: Page, index: int) -> bool:
    """True for a closing paragraph on somebody whom the article never named, with a writer's or scholar's role."""
    if page.words_before[index] < LEAST_ARTICLE:
        return False
    text = page.paras[index].text.strip("*_[]() ")
    match = re.match(
        rf"((?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|bin|al)(?: (?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|bin"
        rf"|al)){{1,4}})(?:,[^.]{{2,160}}?,)? {_VERB}\b",
        text,
    )
    if not match or not is_name(match[1]) or not _ROLE.search(text, match.end()) or _SAYING.search(text):
        return False
    known = surname(match[1])
    return not any(known in p.text for i, p in enumerate(page.paras[:index]) if page.parts[i] is not Part.BYLINE)


def _introduces_house(page: Page, index: int) -> bool:
    """True for a closing paragraph on an institute that the text never spoke of: its publisher."""
    name = about_name(page.paras[index].text)
    body = (p.text for i, p in enumerate(page.paras[:index]) if page.parts[i] in {None, Part.BODY, Part.TURN})
    return name is not None and " " in name and not any(name in text for text in body)


def _continue(page: Page, index: int, end: int) -> None:
    """Paragraphs that go on with a note: "She tweets at …", "His books are …", "Photo: …"."""
    for later in range(index + 1, min(end, len(page.paras))):
        para = page.paras[later]
        if page.parts[later] is not None or para.words > 60 or not _GOES_ON.match(para.text.lstrip("*_ ")):
            return
        if _SAYING.search(para.text) or any(
            is_prose(p) and page.parts[i] is None
            for i, p in enumerate(page.paras[later + 1 : later + 3], later + 1)
            if i < end
        ):
            return
        page.label(later, Part.AUTHOR_NOTE)


def is_disclaimer(note: str) -> bool:
    """True when a note says that the views are the author's alone: the mark of an opinion piece."""
    line = plain(note)
    return (
        re.search(r"\b(?:views|opinions)\b.{0,80}\b(?:expressed|own|represent|reflect|those of|author)", line)
        is not None
    )
