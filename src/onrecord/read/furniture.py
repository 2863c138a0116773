"""Page furniture: what surrounds an article on a page and says nothing of its own.

Rules match whole paragraphs, and only short ones: a paragraph of the article taken for furniture is evidence lost.
The wording was gathered from the templates of newspapers, wire services, blogs, think tanks and government sites.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.read.page import Page, ends_sentence, is_sentence, plain
from onrecord.records import Part

LONGEST = 600
"""Characters beyond which no paragraph is furniture; cookie notices are the longest kind."""
USUAL = 200
"""Characters beyond which only legal notices, tags and links are furniture."""
_LONG = re.compile(
    r"\W*(?:we|this|our|by|you|tags?|filed|topics|categor|keywords|posted|tagged|labels?|©|c\)|copyright"
    r"|\d{4}|read|see|related|all)\b",
    re.I,
)
_LETTER = re.compile(r"[^\W_]")

_SHARE = frozenset(
    "share shares tweet tweets pin print email e-mail mail facebook twitter x linkedin whatsapp telegram reddit "
    "pinterest instagram youtube messenger flipboard pocket tumblr threads bluesky mastodon rss link "
    "copy save bookmark "
    "like follow gift url icon button sms viber weibo wechat vk google google+ plus more comment comments on via to us "
    "this article story post page listen and or with".split()
)
_STRONG_SHARE = _SHARE - set("x like follow more on via to us this article story post page and or with listen".split())

_NAVIGATION = r"""
skip to (?:main )?(?:content|navigation|article)|jump to (?:navigation|content)|(?:toggle|open|close
|main) (?:navigation|menu)
|menu|search(?: this site)?|home|close|back to (?:top|home(?: ?page)?)|return to (?:top|home ?page)|top of page
|(?:next|previous|prev|older|newer)(?: (?:article|post|story|page|posts|entries))?(?: [»›→])?
|(?:next|previous) (?:article|post|story): .{1,200}
|(?:view|see|show|load|read) (?:all|more)(?: (?:articles|stories|news|posts|replies|comments|results|by .{1,60}
|from .{1,60}|in .{1,40}))?
|(?:read|view) (?:the )?(?:full|original|whole|rest of the|complete) (?:story|article|post|text|bio|profile|here)\.?
|(?:continue|keep) reading(?: .{1,60})?|read (?:the rest|more|it) here\.?|click here(?: .{1,60})?
|(?:story|article|text) continues (?:below|after) ?(?:the )?(?:this )?(?:advertisement|ad|promotion
|newsletter .{1,30})?
|(?:this is an? )?(?:advertisement|advert|sponsored(?: content| by .{1,40})?|promoted(?: content)?|paid post)
|ads? by .{1,40}
|scroll to continue(?: .{1,40})?|remove ads|skip ad(?:vertisement)?|report (?:this )?ad
|(?:estimated )?(?:reading time|time to read):? ?\d+ ?(?:min|minutes?)?(?: read)?|\d+[ -]?min(?:ute)?s? (?:read
|listen)
|listen to (?:this |the )?(?:article|story|podcast)(?: .{1,30})?|(?:play|watch|pause|mute
|unmute)(?: (?:the )?video| now| live)?
|loading\W*|(?:text|font) size(?: .{1,20})?|a\W?a\W?a?|(?:larger|smaller|increase|decrease) (?:text|font)(?: size)?
|(?:contact|about|advertise with|write for|work with|careers at) us(?: .{1,60})?|site ?map|contact|faqs?|help
|careers|masthead
|page \d+(?: of \d+)?|\d{1,3}(?: ?(?:/|of) ?\d{1,3})?|download (?:the )?pdf|(?:view|open) (?:as|in) .{1,20}
|view this email in your browser
|languages?(?: .{1,30})?:?|choose your language
"""
_SHARING = r"""
(?:click to )?share (?:this|on|via|with|to|using)\b.{0,80}|(?:tweet|email|e-mail|print|pin|save|bookmark|like
|gift) (?:this|it|article|page|story|post)\b.{0,40}
|print(?:er)?[ -]?friendly\b.{0,40}|send (?:this )?(?:to|by) (?:a )?(?:friend|e-?mail).{0,20}
|copy (?:the )?link(?: .{1,20})?|link copied\W*
|(?:follow|like|find|join) us(?: on)?\b.{0,80}|follow .{1,40} on (?:facebook|instagram|linkedin|google news)\W*
|(?:\d[\d,.]*k? )(?:shares?|likes?|views?|retweets?|reactions?|claps?)|(?:shares?|likes?|views?)\W{1,3}\d[\d,.]*k?
|(?:views|shares|post views): [\d,.k]+|[\d,]+ (?:people|persons|readers) (?:like|recommend|shared) this\.?
"""
_SUBSCRIBING = r"""
(?:subscribe|sign up|register|log in|login|log ?out|sign in|join|donate|support us|become a (?:member
|subscriber|supporter)|create (?:an )?account)
|(?:subscribe|sign up)(?: (?:now|here|today|free|to|for|and)\b.{0,120})\W*
|(?:log|sign) in(?: (?:now|here|to|or|with)\b.{0,60})\W*|register (?:now|here|for (?:free|our)|to (?:read
|continue)).{0,60}
|(?:get|receive) (?:our|the|all the) (?:\S+ ){0,5}(?:newsletter|updates|stories|headlines|news|briefing
|alerts)\b.{0,80}
|(?:already|not yet|not) a (?:subscriber|member)\?.{0,60}|(?:don't|do not) have an account\?.{0,40}
|(?:enter )?(?:your )?e?-?mail(?: address)?\W*|enter your e-?mail.{0,80}|(?:thank you
|thanks) for (?:subscribing|signing up|registering).{0,60}
|(?:support|donate to) (?:our|independent|quality) (?:work|journalism|reporting)\b.{0,120}
|(?:please )?(?:consider|make) (?:making )?a donation\b.{0,80}
|unsubscribe(?: .{1,80})?|(?:update|manage) (?:your )?(?:email )?preferences(?: .{1,40})?|forward (?:this
|to a friend).{0,40}
|you(?: are|'re)? receiv(?:e|ing) (?:this|our) (?:e-?mail|newsletter|message|letter
|bulletin)\b.{0,200}|you have (?:\w+ )?free (?:articles
|stories) (?:left|remaining).{0,60}
|to (?:continue|keep) reading\b.{0,120}|you(?:'ve| have) reached your .{0,20}limit\b.{0,80}
|this (?:article|content|story) is (?:for|available to|reserved for) (?:subscribers|members)(?: only)?.{0,60}
"""
_LEGAL = r"""
(?:we|this (?:web)?site|our (?:web)?sites?|our site|this page)(?: and our partners)? uses? cookies\b.{0,500}
|we (?:and our (?:\d+ )?partners|value your privacy)\b.{0,500}
|(?:accept|reject|allow|decline)(?: (?:all|cookies|all cookies|and (?:close|continue)))|(?:i )?(?:accept|agree)
|got it\W*|no,? thanks\W*
|(?:cookie|privacy|your privacy)(?: and cookie)? (?:policy|notice|settings|preferences|choices
|statement)(?: .{1,80})?
|(?:terms|conditions)(?: (?:of (?:use|service)|and conditions|& conditions))?(?: .{1,80})?
|do not sell (?:or share )?my (?:personal )?(?:data|information)
|by (?:continuing|clicking|using|signing up|subscribing|entering|browsing)\b.{1,80}\byou (?:agree|consent
|accept|acknowledge)\b.{0,300}
|this site is protected by recaptcha.{0,160}|please enable (?:javascript|cookies).{0,120}
|(?:©|\(c\)|copyright ?(?:©|\(c\)|:|by)|copyright,? (?=.{0,60}(?:19|20)\d\d)|(?:19|20)\d\d ?©).{0,300}
|.{0,100}\ball rights reserved\W*.{0,80}
|this (?:e-?mail|message|communication|transmission)(?: \(.{0,60}\))?(?: (?:and|including) any .{0,60}?)? (?:may contain
|contains?|is|are) (?:\w+ (?:and|or) )?(?:confidential|intended|privileged|legally)\b.{0,500}
|this material may not be (?:published|reproduced|broadcast).{0,200}|(?:republished|reprinted
|reproduced) (?:here )?with (?:the )?permission.{0,120}
|(?:view|see) our (?:republishing|reprint).{0,60}|(?:order|buy|get) (?:a )?(?:reprints?|licen[sc]e).{0,60}
|powered by .{1,40}
"""
_RELATED = r"""
related(?: (?:articles?|stories|posts?|content|links?|topics?|news|coverage|reading|items))?
|recommended(?: (?:for you|reading|stories))?
|(?:read|see|more) (?:also|next|on this(?: story| topic)?)|also (?:read|on .{1,40})|further reading|you (?:may
|might) (?:also )?(?:like|be interested in|have missed).{0,30}
|most (?:read|popular|viewed|shared|commented|recent)(?: .{1,30})?|trending(?: (?:now|topics|stories))?
|popular (?:posts|stories|now)
|editors?'?s? (?:picks?|choice)|top (?:stories|news|picks)|(?:latest|recent|more|other) (?:news|stories
|headlines|articles|posts|updates)(?: .{1,40})?
|don't miss|up next|in case you missed it|more (?:from|in|by|about|on) .{1,60}|explore more|what to read next
|from our (?:partners|sponsors)|around the web
"""
_LINK = r"""
(?:read more|read also|see also|related|watch|also read|more|read next|recommended|don't miss|listen|gallery
|in pictures|explainer|must read)(?: on .{1,40}| here)?: .{1,160}
"""
_MARKS = r"""
(?:tags?|filed under|filed in|topics|categor(?:y|ies)|keywords|posted in|tagged(?: (?:with|under|as|in))?
|labels?|sections?)(?: ?: ?.{1,200}| ?)
|(?:as|text as) (?:delivered|prepared)(?: for delivery)?|check against delivery
|(?:unofficial |full |rush )?(?:transcript|translation)|for immediate release|embargoed (?:until|till) .{1,60}
|this entry was posted\b.{0,300}|like this:?|(?:like )?loading\W*|bookmark the permalink\.?|replying to @\w+.{0,60}
|(?:\d[\d,.]*k? (?:retweets?|quotes?|quote tweets?|likes?|reposts?|bookmarks?|views?|replies|comments?|shares?)\W*)+
|(?:press |media )?(?:contacts?|enquiries|inquiries): .{0,80}@.{0,60}
|ends?|the end|30|more to come|to be continued|permalink|short ?link.{0,60}|https?://\S+|www\.\S+
|share your (?:thoughts|views).{0,60}|(?:rate|report) this .{1,30}|was this (?:article|page) (?:helpful|useful)\W*
|the requested .{1,30} not found|this post has \d+ comments?\.?
"""
_OFFER = re.compile(
    r"newsletter|e-?mail|inbox|alert|brief|update|account|free|access|subscri|unlimited|daily|weekly|journalism|headline"
    r"|support|donat|register|registration|password|article|stories|letter|bulletin"
)
_MENU = re.compile(r"\s*[|•·>›»]\s*")
_MENU_WORDS = frozenset(
    "news world politics opinion business sport sports culture video videos newsletters newsletter subscribe sign in "
    "log login menu search home weather live podcasts about contact archive e-paper epaper shop jobs account "
    "register".split()
)
_STAGE = re.compile(
    r"[\[(](?:[a-z ]{0,30}\b(?:applause|laughter|cheers|cheering|crosstalk|inaudible|booing|boos|music"
    r"|pause)\b[a-z ,]{0,30}"
    r"|(?:begin|end|start) (?:of )?(?:video|audio|clip|videotape|recording|transcript)[a-z ]{0,20}"
    r"|commercial break|unintelligible)\W*[\])]\.?",
    re.IGNORECASE,
)
_HASHTAGS = re.compile(r"#\w+(?:[ ,]+#\w+)*")
_TIMESTAMP = re.compile(
    r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?: ?(?:-->|[-–]) ?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)?[\])]?"
)


def _rules(**kinds: str) -> re.Pattern[str]:
    """One pattern with a named group a kind; the wording above is broken over lines for reading only."""
    return re.compile("|".join(f"(?P<{kind}>{''.join(rule.splitlines())})" for kind, rule in kinds.items()))


_TEMPLATE = _rules(
    navigation=_NAVIGATION,
    sharing=_SHARING,
    subscribing=_SUBSCRIBING,
    legal=_LEGAL,
    marks=_MARKS,
    related=_RELATED,
    link=_LINK,
)
# "More on the talks came from Geneva." is a sentence; a menu entry has no full stop.
_NEVER_SENTENCES = frozenset({"navigation", "related"})
_CLOSING = frozenset({"sharing", "legal", "marks", "related"})
_PLAIN_LINK = re.compile(r"(?:read|see|also|related)")
LINK_WORDS = 20
# Above the article "More in Politics" is a menu entry, and what follows it may be the headline.
LEAST_BEFORE = 40


def furniture_kind(text: str) -> str | None:
    """What kind of page furniture a whole paragraph is ("sharing", "legal", "related" …), or None."""
    if len(text) > LONGEST or (len(text) > USUAL and not _LONG.match(text)):
        return None
    return _kind(text)


@lru_cache(maxsize=4096)
def _kind(text: str) -> str | None:
    """The kind of a short paragraph; menus and buttons repeat."""
    if not _LETTER.search(text):
        return "marks"
    if _HASHTAGS.fullmatch(text):
        return "marks"
    if _STAGE.fullmatch(text.strip('*_"“” ')) or _TIMESTAMP.fullmatch(text):
        return "stage"
    line = plain(text)
    if _only_sharing(line):
        return "sharing"
    if _is_menu(line):
        return "navigation"
    match = _TEMPLATE.fullmatch(line.removesuffix(":"))
    kind = match.lastgroup if match else None
    sentence = text.rstrip("*_)]").endswith(".")
    if sentence and kind in _NEVER_SENTENCES and not _legal_end(line):
        return None
    if sentence and kind == "subscribing" and line.count(" ") >= 7 and not _OFFER.search(line):
        return None
    if sentence and kind == "link" and not _PLAIN_LINK.match(line):
        return None
    return kind


def _legal_end(line: str) -> bool:
    """Links of two or three words keep their full stop in some templates ("Read more here.")."""
    return line.count(" ") <= 4 and line.startswith(("read ", "continue ", "click "))


def _only_sharing(line: str) -> bool:
    words = [w for w in re.split(r"[\s|,•·/&()]+", line) if w and not w.isdigit()]
    return 0 < len(words) <= 20 and all(w in _SHARE for w in words) and any(w in _STRONG_SHARE for w in words)


def _is_menu(line: str) -> bool:
    """True for "Subscribe | Sign in | Newsletters": short entries between bars, most of them a site's own words."""
    entries = [e for e in _MENU.split(line) if e]
    if len(entries) > 1 and entries[0] == "home":
        return True
    if len(entries) < 2 or any(e.count(" ") > 2 for e in entries):
        return False
    return 2 * sum(all(w in _MENU_WORDS for w in e.split()) for e in entries) > len(entries)


def find_furniture(page: Page) -> None:
    """Label what the wording alone shows to be furniture, and the link titles under a "Related" heading."""
    under_related = False
    for index, para in page.open():
        kind = furniture_kind(para.text)
        title = para.words <= LINK_WORDS and not ends_sentence(para.text) and not para.text.startswith("#")
        if kind or (under_related and title):
            page.label(index, Part.FURNITURE)
        begins = kind == "related" and page.words_before[index] >= LEAST_BEFORE
        under_related = begins or (under_related and (title or kind is not None))


def find_tail(page: Page) -> None:
    """Label the short lines left over after the article's end: author boxes, menus, teasers.

    The end is known from an author note, comments, or furniture that closes a page; an advertisement may stand in the
    middle, so after it alone nothing is taken.
    """
    end = next(
        (i for i, p in enumerate(page.parts) if p in {Part.AUTHOR_NOTE, Part.COMMENT} and i > page.body_start), 0
    )
    texts = (
        i
        for i in range(len(page.paras))
        if page.is_running_text(i) or (i < (end or len(page.paras)) and _says(page, i))
    )
    last = max(texts, default=len(page.paras))
    if last == len(page.paras):
        return
    ended = noted = False
    for index in range(last + 1, len(page.paras)):
        para, part = page.paras[index], page.parts[index]
        noted |= part in {Part.AUTHOR_NOTE, Part.COMMENT}
        ended |= noted or (part is Part.FURNITURE and _closes(para.text))
        if part is None and ((noted and para.words <= 8) or (ended and _is_entry(para.text, para.words))):
            page.label(index, Part.FURNITURE)


def _says(page: Page, index: int) -> bool:
    """True for an undecided paragraph that is a whole sentence."""
    return page.parts[index] is None and is_sentence(page.paras[index])


def _closes(text: str) -> bool:
    """True for furniture that closes a page; a rule of hyphens stands anywhere."""
    return furniture_kind(text) in _CLOSING and _LETTER.search(text) is not None


def _is_entry(text: str, words: int) -> bool:
    """True for a menu entry or teaser: short and no sentence."""
    return words <= LINK_WORDS and not ends_sentence(text) and not text.endswith((":", ","))
