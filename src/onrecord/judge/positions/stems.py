"""Content words made comparable: small stems, without function words and reporting words."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_FUNCTION = frozenset(
    "a an the this that these those such it its he him his she her hers they them their we us our you your i me my mine"
    " one who whom whose which what there here and or but nor if unless until till once when whenever while as than so"
    " because since though although for from of to in on at by with without within into onto upon over under between"
    " among about against through during before after above below up down out off not no never only also just even too"
    " very again all any every each both either neither some most more less other another same own is are was were be"
    " been being am do does did done doing have has had having will would shall should can could may might must ought"
    " say says said saying tell tells told add adds added now then today first yet still already much many few quite"
    " provided providing condition conditions that's it's n't let"
    " monday tuesday wednesday thursday friday saturday sunday january february march april june july august"
    " september october november december yesterday tomorrow week month year last next mr mrs ms".split()
)
_IRREGULAR = {
    form: base
    for base, forms in {
        "go": "went gone going", "hold": "held", "leave": "left", "give": "gave given", "meet": "met", "pay": "paid",
        "send": "sent", "come": "came", "build": "built", "bring": "brought", "buy": "bought", "keep": "kept",
        "take": "took taken", "break": "broke broken", "freed": "freed", "free": "frees freeing", "lay": "laid lain",
        "sell": "sold", "stand": "stood", "withdraw": "withdrew withdrawn withdrawal", "fall": "fell fallen",
        "rise": "rose risen raise raised raising", "speak": "spoke spoken speech", "write": "wrote written",
        "fight": "fought", "find": "found", "lose": "lost", "make": "made", "see": "saw seen", "show": "shown",
        "sign": "signature", "begin": "began begun", "choose": "chose chosen", "forbid": "forbade forbidden",
        "drop": "dropped dropping", "stop": "stopped stopping", "ban": "banned banning", "grow": "grew grown",
        "open": "reopen reopened reopening reopens opened opening", "arrive": "arrival", "remove": "removal",
        "approve": "approval", "refuse": "refusal", "negotiate": "negotiation negotiations negotiating negotiated",
        "talk": "talks talking talked", "cut": "cutting cuts", "win": "won", "withhold": "withheld", "lie": "lying",
        "agree": "agreed agreement agreements", "repair": "repaired repairs", "ship": "shipped shipment shipments",
    }.items()
    for form in forms.split()
}  # fmt: skip
_SUFFIX = re.compile(r"(?:ations?|ings?|ions?|ies|ied|ers?|ors?|ed|es|ly|s|y|e)$")
_ENDINGS = (
    "", "ation", "ations", "ing", "ings", "ion", "ions", "ies", "ied", "er", "ers", "or", "ors", "ed", "es", "ly", "s",
    "y", "e",
)  # fmt: skip
"""What `_SUFFIX` takes away, spelled out."""
STEM = 6
"""Letters of a stem: long enough to tell words apart, short enough to join "certify", "certified", "certificate"."""


REMEMBERED = 2000
"""Characters of a text whose words are remembered: quotations are compared many times, whole documents once."""


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, without punctuation and possessives."""
    return _tokens(text) if len(text) <= REMEMBERED else _tokens.__wrapped__(text)


@lru_cache(maxsize=1 << 14)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(re.sub(r"['’]s$", "", m.group()).casefold().replace("’", "'") for m in _WORD.finditer(text))


def stem(word: str) -> str:
    """The stem of a lower-case word."""
    word = _IRREGULAR.get(word, word)
    cut = _SUFFIX.sub("", word)
    return (cut if len(cut) >= 3 else word)[:STEM]


def forms(wanted: str) -> tuple[tuple[str, ...], bool]:
    """The words whose stem is `wanted`; True beside them where every word that begins so may be one too."""
    irregular = tuple(form for form in _IRREGULAR if stem(form) == wanted)
    regular = tuple(wanted + ending for ending in _ENDINGS if stem(wanted + ending) == wanted)
    return (*irregular, *regular), len(wanted) >= STEM


@lru_cache(maxsize=1 << 16)
def stems(text: str) -> frozenset[str]:
    """The stems of a text's content words. Of a word such as "non-nuclear" the whole is kept as one."""
    return frozenset(stem(w) if not w.startswith("non-") else w for w in tokens(text) if w not in _FUNCTION)


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller set that the larger one holds, 0 where one is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def dice(a: frozenset[str], b: frozenset[str]) -> float:
    """How alike two sets are (Dice 1945): twice what they share over what both hold."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
