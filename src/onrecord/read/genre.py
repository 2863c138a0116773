"""What sort of document a page is. Rules are few and conservative: what none of them claims is `other`.

A wrong own-voice genre (speech, communiqué, letter, resolution) would make every word of a report its author's, so
these ask for two signs that do not depend on each other: how the document calls itself, and how it speaks.
"""

from __future__ import annotations

import re

from onrecord.read.author_note import is_disclaimer
from onrecord.read.byline import agency_in, parse_dateline
from onrecord.read.house import is_paper
from onrecord.read.page import Page, plain
from onrecord.records import Genre, Part

HEAD = 12
"""Paragraphs from the top in which a document says what it is."""
LEAST_OWN = 5
"""First persons outside quotation marks, in a thousand words, from which an author speaks for himself."""
ARGUES = 12
"""First persons from which a scholar's piece, disclaimed by the house, is an opinion and no analysis."""
SAMPLE = 40_000
"""Characters of body on which rates are counted."""

# House style of foreign ministries and the UN: "Remarks by …", "Statement by …", "Transcript of …".
_SPEECH_TITLE = re.compile(
    r"(?:full text(?: of)?:? |text(?: of)?:? |as prepared:? |transcript(?: of)?:? "
    r"|.{2,60}: )?(?:the )?(?:opening |closing |keynote |inaugural |prepared |welcome |televised )*"
    r"(?:remarks|speech|address|statement|lecture|testimony|sermon)\b(?: (?:by|of|at|to|before|on|from"
    r"|delivered|given|in)\b.*)?"
    r"|.{2,60}(?:'s|s') (?:[\w-]+ ){0,3}(?:speech|address|remarks|statement) (?:to|at|on|in|before|during)\b.*"
    r"|.{2,60}(?:'s|s') (?:\w+ ){0,3}(?:full speech|speech in full|remarks as prepared)\b.*"
    r"|state of the (?:union|nation)(?: address)?.{0,20}"
)
_SPEECH_OPENING = re.compile(
    r"(?:thank you|thanks|good (?:morning|afternoon|evening|day)|ladies and gentlemen|(?:mr|madam"
    r"|mister)\.? (?:president|speaker|chair\w*|secretary)"
    r"|(?:your )?excellenc|distinguished|honou?rable|my fellow|fellow|dear (?:friends|colleagues)"
    r"|in the name of (?:god|allah)|friends|colleagues|comrades|brothers)\b"
)
_COMMUNIQUE_TITLE = re.compile(
    r"(?:(?:joint|final|press|official|agreed|trilateral|quadrilateral|presidential|closing|summit"
    r"|leaders'?) )*(?:communiqu[eé]|declaration|(?:joint|press|agreed|official) statement"
    r"|chair'?s summary)\b.*"
)
_BODY_VERBS = re.compile(
    r"(?:the |we,? )?(?:\w+ ){0,8}(?:(?:heads of|ministers|leaders|sides|parties|delegations|participants"
    r"|governments?|members) .{0,80})?"
    r"\b(?:agree|agreed|undertake|reaffirm\w*|welcom\w*|underlin\w*|stress\w*|express\w*|reiterat\w*|call\w* (?:on|upon"
    r"|for)|condemn\w*|decid\w*|met in|met on|declare\w*|commit\w*|emphasi[sz]\w*|not\w*)\b"
)
# Resolutions open every clause with one of these (UN editorial manual).
_RESOLUTION_CLAUSE = re.compile(
    r"(?:\(?\d{1,3}[.)] |\(?[a-z][.)] )?(?:(?:also|further|strongly|deeply|solemnly|once again"
    r"|gravely) )?(?:recalling|reaffirming|reaffirms|noting|notes|recognizing|recognising|recognizes"
    r"|welcoming|welcomes|expressing|expresses|emphasizing|emphasizes|stressing|stresses|bearing in mind"
    r"|determined|determines|acting under|decides|demands|requests|urges|calls upon"
    r"|condemning|condemns|deploring|deplores|endorsing|endorses|guided by|having (?:considered|regard)"
    r"|taking note|takes note|concerned|alarmed|affirming|affirms|whereas|resolved|underscoring"
    r"|underscores|reiterating|reiterates|mindful|convinced|conscious)\b"
)
_SALUTATION = re.compile(
    r"(?:my )?dear(?:est)? [\w.' -]{2,60}[,:]?|(?:sirs?|madam|(?:your )?excellency|(?:mr|madam|mrs"
    r"|ms)\.? [\w.' -]{2,40}|to whom it may concern)[,:]|to the editor[,:]?"
)
_VALEDICTION = re.compile(
    r"(?:(?:yours|very|most) )*(?:sincerely|faithfully|truly|respectfully|cordially)(?: (?:yours|submitted))?\b.{0,80}"
    r"|(?:with )?(?:best|kind|warm|kindest) (?:regards|wishes)\b.{0,60}|(?:with )?love\b.{0,40}"
    r"|please accept,? .{0,20}(?:sir|madam|excellency).{0,200}|affectionately\b.{0,40}"
    r"|(?:all the |my )?best,?|cheers,?|many thanks,?",
)
_ADDRESSEE = re.compile(r"to (?:the|his|her|mr|ms|mrs|dr)\b[^.!?]{2,80}")
_LETTER_TITLE = re.compile(
    r"(?:full text(?: of)?:? |text of (?:the )?)?(?:an )?(?:open )?letter (?:from|to|of|by|dated|addressed)\b.*"
)
_BRIEFING = re.compile(r"\b(?:briefing|press conference|news conference|hearing|testimony|debate|press availability)\b")
_INTERVIEW = re.compile(r"\binterview\b|\bq ?& ?a\b|\bquestions and answers\b|\bin conversation with\b")
ISSUE = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w'’.& -]{1,60}?),? ?(?:[-–—:#(] ?)?(?:No|Nr|Issue|Number|Edition|Vol|Volume)\.? ?#?\d+\b|"
    r"(?P<other>[A-ZÀ-Þ][\w'’.& -]{1,60}?) #\d+\b"
)
"""A title that counts its issue ("Northern Letter No. 4")."""
_READERS = re.compile(r"(?:dear|hello|hi|welcome,?) (?:readers?|subscribers?|friends|all|everyone)[,:!]?")
_LEAVES = re.compile(
    r"unsubscribe|you(?:'re| are)? receiv(?:e|ing) (?:this|our)|(?:forwarded|sent) (?:this|to you)|manage your"
    r" (?:subscription|preferences)|view (?:this|it) (?:email )?in your browser"
)
_PERIODICAL = re.compile(
    r"\b(?:newsletter|bulletin|digest|round-?up|(?:weekly|fortnightly|monthly|daily) (?:letter|note|brief))\b"
)
_NUMBERED = re.compile(
    r"(?:[\w'’.& -]{1,40} )?(?:brief(?:ing)?|paper|report|note|memo|analysis|insight|backgrounder) no\.? ?\d+\b.{0,40}"
)
_SCHOLAR = re.compile(r"\b(?:fellow|professor|analyst|scholar|researcher|lecturer)\b", re.I)
_NEWSLETTER_TITLE = re.compile(r"\bnewsletter(?: (?:no|issue)\b.{0,40}|[:,#|].{0,80})?$")
_NEWSLETTER = re.compile(
    r"newsletter|(?:morning|evening|daily|weekly) (?:brief(?:ing)?|digest|round-?up)|(?:view this email"
    r"|unsubscribe|you are receiving this).*"
)
_OPINION = re.compile(
    r"(?:opinions?|op-?ed|editorial|guest (?:column|essay|post)|commentisfree|comment is free|perspective"
    r"|letters?(?: to the editor)?|column|viewpoint|blog)\b.{0,40}"
)
_ANALYSIS = re.compile(
    r"(?:(?:news )?analysis|explainer|policy (?:brief|analysis|watch|alert)|backgrounder|in depth"
    r"|commentary|briefing paper|issue brief)\b.{0,40}"
)
_URL = (
    (re.compile(r"/(?:opinions?|op-?eds?|commentisfree|editorials?|letters|columns?|columnists?)/"), Genre.OPINION),
    (re.compile(r"/(?:analysis|policy-analysis|explainers?|commentary|briefs?)/"), Genre.ANALYSIS),
    (re.compile(r"/(?:speech(?:es)?|remarks|speeches-remarks)/"), Genre.SPEECH),
    (re.compile(r"/(?:transcripts?|briefings-statements/press-briefings|press-briefings?)/"), Genre.TRANSCRIPT),
)
_I = re.compile(r"\b(?:I|we|We|our|Our|my|My|us)\b(?!\.)")
_SAID = re.compile(
    r"\b(?:said|told|says|according to|announced|added|reported|warned"
    r"|dijo|afirmó|declaró|anunció|según|aseguró|pidió|respondió|déclaré|selon|affirmé|annoncé|sagte|erklärte|disse)\b"
)
_QUOTED = re.compile(r"[“\"][^“”\"]{1,2000}[”\"]")


def find_genre(page: Page, title: str | None, url: str | None) -> Genre:
    """The genre that the page shows, or `other`."""
    head = _head_lines(page, title)
    turns = _turn_genre(page, head)
    if turns:
        return turns
    if _is_newsletter(page, title, head):
        return Genre.NEWSLETTER
    own = _own_voice(page, head)
    if own:
        return own
    if any(_NEWSLETTER.fullmatch(line) for line in head) or any(
        _NEWSLETTER_TITLE.search(t) for t in _headings(page, head)
    ):
        return Genre.NEWSLETTER
    return _labelled(head, url) or _reported(page)


def _is_newsletter(page: Page, title: str | None, head: list[str]) -> bool:
    """Two of: a numbered issue, an address to readers, a word for a periodical in the head, a way to leave the list."""
    names = [title or ""] + [p.text for i, p in enumerate(page.paras[:HEAD]) if page.parts[i] is Part.HEADLINE]
    numbered = any(ISSUE.match(name.strip("#*_ ")) for name in names)
    greets = any(map(_READERS.fullmatch, head))
    called = any(map(_PERIODICAL.search, head[:6]))
    edges = [*page.paras[:4], *page.paras[-6:]]
    leaves = any(_LEAVES.search(plain(p.text)) for p in edges if p.words <= 60)
    return numbered + greets + called + leaves >= 2


def _head_lines(page: Page, title: str | None) -> list[str]:
    """Title and first lines, in lower case."""
    lines = [plain(title)] if title else []
    return lines + [plain(p.text) for p in page.paras[:HEAD] if p.words <= 40]


def _headings(page: Page, head: list[str]) -> list[str]:
    """The title and headline lines among `head`."""
    shown = [plain(p.text) for i, p in enumerate(page.paras[:HEAD]) if page.parts[i] is Part.HEADLINE and p.words <= 40]
    return head[:1] + shown


def _turn_genre(page: Page, head: list[str]) -> Genre | None:
    """Transcript or interview where turns are most of the text."""
    turns = [i for i, part in enumerate(page.parts) if part is Part.TURN]
    inside = sum(page.paras[i].words for i in turns)
    text = sum(p.words for p, part in zip(page.paras, page.parts, strict=True) if part in {Part.TURN, Part.BODY})
    if not turns or 2 * inside < text:
        return None
    named = {_speaker(page, i) for i in turns if i in page.speakers}
    shown = _headings(page, head) + [line for line in head[:6] if line.startswith("interview")]
    if any(map(_BRIEFING.search, shown)):
        return Genre.TRANSCRIPT
    if not named or any(map(_INTERVIEW.search, shown)):
        return Genre.INTERVIEW
    return Genre.INTERVIEW if len(named) == 2 and named & {"q", "question", "interviewer"} else Genre.TRANSCRIPT


def _speaker(page: Page, index: int) -> str:
    span, para = page.speakers[index], page.paras[index]
    return para.text[span.start - para.start : span.end - para.start].strip(".: ").casefold()


def _own_voice(page: Page, head: list[str]) -> Genre | None:
    """Speech, communiqué, letter or resolution: two signs each."""
    titles = _headings(page, head)
    body = [p.text for p, part in zip(page.paras, page.parts, strict=True) if part is Part.BODY]
    lines = [plain(text[:400]) for text in body]
    clauses = sum(1 for line in lines if _RESOLUTION_CLAUSE.match(line))
    if clauses >= 3 and 3 * clauses >= len(lines):
        return Genre.RESOLUTION
    if _is_letter(lines, titles, _mailed(page)):
        return Genre.LETTER
    sample = "\n".join(body)[:SAMPLE]
    if (
        any(_COMMUNIQUE_TITLE.fullmatch(t) for t in titles)
        and _rate(_SAID, sample) < 4
        and any(map(_BODY_VERBS.search, lines))
    ):
        return Genre.COMMUNIQUE
    opens = any(_SPEECH_OPENING.match(line) for line in lines[:3])
    called = any(_SPEECH_TITLE.fullmatch(t) for t in titles)
    speaks = _speaks(sample)
    return Genre.SPEECH if speaks and (called or opens) else None


def _speaks(sample: str) -> bool:
    """True for somebody who speaks: much "I" and "we", which reports keep inside quotation marks, and little "said"."""
    own, said = _rate(_I, _QUOTED.sub(" ", sample)), _rate(_SAID, sample)
    few = sum(1 for _ in _SAID.finditer(sample)) <= 2
    return (own >= 10 and said < 4) or (own >= 30 and (said < 20 or few))


def _is_letter(lines: list[str], titles: list[str], mailed: bool) -> bool:
    """Two of: a salutation near the head, a valediction near the foot, an addressee or a title that says so."""
    salutation = any(
        _SALUTATION.fullmatch(line) or re.match(r"(?:my )?dear(?:est)? [\w.' -]{2,40}[,:]", line) for line in lines[:6]
    )
    valediction = any(_VALEDICTION.fullmatch(line) for line in lines[-8:])
    called = any(_LETTER_TITLE.fullmatch(t) for t in titles) or any(map(_ADDRESSEE.fullmatch, [*titles, *lines[:4]]))
    return salutation + valediction + called + mailed >= 2


def _mailed(page: Page) -> bool:
    """True where the head of a mail stands above the text."""
    shown = "\n".join(p.text for p in page.paras[:HEAD]).casefold()
    return (
        sum(re.search(rf"^{name}: \S", shown, re.MULTILINE) is not None for name in ("from", "to", "subject", "date"))
        >= 3
    )


def _rate(rule: re.Pattern[str], sample: str) -> float:
    """Matches per thousand words."""
    words = sample.count(" ") + 1
    return 1000 * sum(1 for _ in rule.finditer(sample)) / words


def _labelled(head: list[str], url: str | None) -> Genre | None:
    """What the page's kicker or address says."""
    for line in head:
        if line.count(" ") <= 5 and _OPINION.fullmatch(line):
            return Genre.OPINION
        if line.count(" ") <= 5 and _ANALYSIS.fullmatch(line):
            return Genre.ANALYSIS
        if line.count(" ") <= 10 and _NUMBERED.fullmatch(line):
            return Genre.ANALYSIS
    path = (url or "").casefold()
    return next((genre for rule, genre in _URL if not genre.is_own_voice and rule.search(path)), None)


def _reported(page: Page) -> Genre:
    """News by a dateline, an agency or credits; analysis and opinion by their author's note; else other."""
    for para, part in zip(page.paras, page.parts, strict=True):
        if part is Part.BODY and parse_dateline(para.text):
            return Genre.NEWS
        if part is Part.BYLINE and agency_in(para.text):
            return Genre.NEWS
    notes = " ".join(p.text for p, part in zip(page.paras, page.parts, strict=True) if part is Part.AUTHOR_NOTE)
    sample = "\n".join(p.text for p, part in zip(page.paras, page.parts, strict=True) if part is Part.BODY)[:SAMPLE]
    said, own = _rate(_SAID, sample), _rate(_I, _QUOTED.sub(" ", sample))
    scholar = _SCHOLAR.search(notes) is not None
    if scholar and own < LEAST_OWN:
        return Genre.ANALYSIS
    if is_disclaimer(notes):
        return Genre.ANALYSIS if scholar and own < ARGUES else Genre.OPINION
    if own < LEAST_OWN and (said >= 10 or (said >= 4 and is_paper(page))):
        return Genre.NEWS
    bylines = " ".join(p.text for p, part in zip(page.paras, page.parts, strict=True) if part is Part.BYLINE)
    return Genre.ANALYSIS if _SCHOLAR.search(f"{notes} {bylines[:400]}") else Genre.OTHER
