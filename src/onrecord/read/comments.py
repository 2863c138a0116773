"""Reader comments at the foot of a page, with or without a heading, and where they begin."""

from __future__ import annotations

import re

from onrecord.read.days import days_in
from onrecord.read.furniture import furniture_kind
from onrecord.read.page import Page, ends_sentence, is_prose, plain
from onrecord.records import Part

_HEADING = re.compile(
    r"(?P<count>\d[\d,]*) (?:reader |user )?comments?|(?:reader |readers' "
    r"|user )?comments?:?(?P<paren> ?\(?\d[\d,]*\)?)?"
    r"|(?P<wp>(?:\d[\d,]*|one|two|three|leave|no) (?:responses?|replies|reactions?|thoughts?"
    r"|comments?) (?:to|on) .{1,200})"
    r"|(?:readers?'? |your )?(?:comments|responses|reactions|discussion|replies|feedback)(?: from readers"
    r"| section)?:?(?: ?\(\d+\))?"
    r"|(?:join|start) the (?:conversation|discussion|debate)\W*|have your say\W*"
    r"|what (?:our )?readers (?:are saying|say|think)"
    r"|letters and comments|sort(?:ed)? by:? (?:newest|oldest|best|top|most .{1,20}|date)(?: first)?"
    r"|(?:newest|oldest|most recommended)(?: first)?"
)
_FORM = re.compile(
    r"(?:leave|post|write|add|submit|make) (?:a|your|new) (?:comment|reply|response)\b.{0,60}"
    r"|cancel reply|your email address will not be published.{0,80}"
    r"|required fields are marked.{0,20}|(?:log ?in|sign in|register"
    r"|you must be logged in)(?: or \w+)? to (?:post a |leave a |your )?(?:comment|reply).{0,40}"
    r"|(?:view|show|hide|read|load|see) (?:all |more |\d+ )*comments?(?: \(\d+\))?|post comment"
    r"|save my name.{0,120}|notify me of .{0,80}|name ?\*?|website"
    r"|be the first to (?:comment|reply).{0,30}|(?:please )?read our (?:comment|community) (?:policy"
    r"|guidelines).{0,80}|comment(?:ing)? (?:policy|guidelines|rules).{0,80}"
)
_CLOSED = re.compile(
    r"(?:comments|commenting|this (?:discussion|thread|conversation|comment thread)|discussion) (?:are|is"
    r"|has been|have been|was) (?:now )?"
    r"(?:closed|disabled|turned off|off|locked|archived)\b.{0,60}"
)
_ACTION = re.compile(
    r"(?:(?:reply|replies|report(?: abuse| comment)?|likes?|liked|dislike|upvote|downvote|permalink|flag"
    r"|recommend(?:ed)?|quote|edit|share|thumbs (?:up|down)"
    r"|collapse|log in to reply|(?:show|hide|view)(?: more)? repl(?:y|ies)|in reply to @?\w{1,40}|\d"
    r"|[·•|\-–—()↑↓⇑+>]| )+)"
)
_ACTIVE = re.compile(r"repl(?:y|ies)|report|like|vote|permalink|flag|recommend|thumbs")
_SAYS = re.compile(
    r"(?:\d{1,4}\.? )?[^.!?\"“”]{2,40}(?: says:?| said(?:…|\.\.\.)| wrote:| commented:?)(?: .{0,50}\d.{0,30})?"
)
_AGO = re.compile(
    r".{0,50}\b(?:\d+|an?|one|two|three) (?:second|minute|min|hour|hr|day|week|month|year)s? ago\b.{0,20}"
    r"|.{2,40}[·•|] ?\d+ ?(?:s|m|h|d|w|mo|yr|y)"
)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}(?: ?[ap]\.?m)?\b")
_REPLY_TO = re.compile(r"@ ?[A-Za-zÀ-ž]\w*(?: [A-Z][\w.'’-]*){0,3}[:,]?")
_NUMBERED = re.compile(r"\(?\d{1,3}[.)] ?\S")
_CITATION = re.compile(r"https?://|\bibid\b|\bpp?\. ?\d|\bvol\.|\bop\. cit|\(\d{4}\)|retrieved|accessed", re.IGNORECASE)

# A "Comments" button may stand above or within an article; a section comes after some paragraphs of it.
LEAST_BEFORE = 40
WINDOW = 14


def find_comments(page: Page) -> int:
    """Label a comment section that shows itself, and say where it begins (the number of paragraphs when nowhere)."""
    start = _announced(page)
    if start is None:
        start = _headed(page)
    if start is None:
        return len(page.paras)
    _label_section(page, start, len(page.paras))
    return start


def find_silent_comments(page: Page) -> None:
    """Label comments without a heading: after an author note or the page's closing furniture, before "Comments are
    closed", or as a numbered list with replies to "@ Name".
    """
    closed = next((i for i, p in enumerate(page.paras) if p.words <= 15 and _CLOSED.fullmatch(plain(p.text))), None)
    if closed is not None:
        page.parts[closed] = Part.FURNITURE
    end = len(page.paras) if closed is None else closed
    after = _article_end(page, end)
    if after is None:
        return
    first = next((i for i in range(after, end) if page.parts[i] is None and _like_comment(page, i)), None)
    if first is None or (closed is None and not any(_is_reply(page, i) for i in range(after, end))):
        return
    for index in range(after, first):
        page.label(index, Part.FURNITURE)
    _label_section(page, first, len(page.paras))


def _article_end(page: Page, end: int) -> int | None:
    """The place after the last author note, or after the first page furniture behind all headed text, before `end`."""
    notes = [i for i in range(end) if page.parts[i] is Part.AUTHOR_NOTE and i > page.body_start]
    if notes:
        return notes[-1] + 1
    closing = [i for i in range(end) if _closes(page, i) and page.words_before[i] >= LEAST_BEFORE]
    return closing[0] + 1 if closing else None


def _closes(page: Page, index: int) -> bool:
    """Furniture that stands at the foot of an article only."""
    text = page.paras[index].text
    return (
        page.parts[index] is Part.FURNITURE
        and furniture_kind(text) in {"marks", "legal"}
        and any(map(str.isalpha, text))
    )


def _like_comment(page: Page, index: int) -> bool:
    para = page.paras[index]
    if _CITATION.search(para.text[:400]):
        return False
    return para.words >= 10 or _is_reply(page, index) or (_NUMBERED.match(para.text) is not None and para.words > 3)


def _is_reply(page: Page, index: int) -> bool:
    para = page.paras[index]
    return para.words <= 6 and _REPLY_TO.fullmatch(para.text) is not None


def _announced(page: Page) -> int | None:
    """The place of a heading such as "12 comments" that comments, or nothing of the article, follow."""
    for index, para in enumerate(page.paras):
        if (
            para.words > 30
            or page.words_before[index] < LEAST_BEFORE
            or page.parts[index] not in {None, Part.FURNITURE}
        ):
            continue
        match = _HEADING.fullmatch(plain(para.text))
        if match and _followed(page, index, certain=bool(match["wp"] or match["count"] or match["paren"])):
            return index
    return None


def _followed(page: Page, index: int, certain: bool) -> bool:
    """True when what follows a heading is comments and not more of the article."""
    if any(
        _is_header(page, i) or _is_evidence(page, i) for i in range(index + 1, min(index + WINDOW, len(page.paras)))
    ):
        return True
    after = page.words_before[-1] - page.words_before[index]
    if not after:
        return True
    neighbours = [i for i in (index - 1, index + 1) if 0 <= i < len(page.paras)]
    button = any(furniture_kind(page.paras[i].text) == "sharing" for i in neighbours)
    return not button and certain and page.words_before[index] >= after


def _headed(page: Page) -> int | None:
    """The place of the first of several comment headers (name, day and hour; "Name says:") with reply buttons."""
    headers = [i for i in range(len(page.paras)) if page.words_before[i] >= LEAST_BEFORE and _is_header(page, i)]
    if len(headers) < 2:
        return None
    spoken = [i for i in headers if _SAYS.fullmatch(page.paras[i].text)]
    dated = len(spoken) < len(headers)
    if not (spoken and dated) and not any(_is_evidence(page, i) for i in range(headers[0], len(page.paras))):
        return None
    first = headers[0]
    before = page.paras[first - 1]
    is_user = before.words <= 4 and not ends_sentence(before.text) and not is_prose(before) and first not in spoken
    return first - 1 if is_user and page.parts[first - 1] in {None, Part.FURNITURE} else first


def _is_header(page: Page, index: int) -> bool:
    """True for the line above a comment: who and when."""
    para = page.paras[index]
    if para.words > 14 or page.parts[index] not in {None, Part.FURNITURE, Part.BYLINE}:
        return False
    line = " ".join(para.text.split()).strip("*_#[]| ")
    if _SAYS.fullmatch(line) and line.endswith((":", "…", "...")):
        return True
    if ends_sentence(line) and not line.endswith(("m.", "M.")):
        return False
    return _AGO.fullmatch(line) is not None or (_CLOCK.search(line) is not None and any(days_in(line)))


def _is_action(page: Page, index: int) -> bool:
    para = page.paras[index]
    line = plain(para.text)
    return para.words <= 8 and len(line) <= 80 and any(map(str.isalpha, line)) and _ACTION.fullmatch(line) is not None


def _is_evidence(page: Page, index: int) -> bool:
    """True for a button that only comments have; a live report's entries have "Share" as well."""
    return _is_action(page, index) and _ACTIVE.search(plain(page.paras[index].text)) is not None


def _label_section(page: Page, start: int, end: int) -> None:
    """Comments from `start`: headings, forms and buttons are furniture, all else is somebody's comment."""
    for index in range(start, end):
        line = plain(page.paras[index].text) if page.paras[index].words <= 40 else ""
        if (line and any(rule.fullmatch(line) for rule in (_HEADING, _FORM, _CLOSED))) or _is_action(page, index):
            page.label(index, Part.FURNITURE)
        else:
            page.label(index, Part.COMMENT)
