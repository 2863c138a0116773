"""How words are meant: supposed, asked, mocked or denied words are nobody's held position.

Surface marks only, each a general one of English; what they miss stays held. Written for this project.
"""

from __future__ import annotations

import re

HYPOTHETICAL, SARCASM, QUESTION, DENIAL = "hypothetical", "sarcasm", "question", "denial"
DATE_CONFLICT = "date_conflict"
"""The flag by which a statement's resolver says that its day cannot be right."""

_PARTICIPLE = r"(?!(?:\w+(?:ed|en)|sold|built|met|paid|sent|held|kept|cut|put|set|brought|made|left|lost|won|found)\b)"
_SUPPOSED = re.compile(
    rf"\b(?:if (?:(?:the|my|your|his|her|this|that|an?) )?\w*[^\Ws] were {_PARTICIPLE}\w"
    r"|were (?:I|he|she|it) (?:to|an?|the|in|you|not)\b|had (?:I|he|she|we|they) (?:been|known|only)\b"
    r"|let us (?:suppose|imagine|pretend)|what if\b|hypothetical(?:ly)?"
    r"|in (?:an ideal|a perfect|another) (?:world|life)|in (?:his|her|their|your) (?:place|shoes)"
    r"|thought experiment|for the sake of argument|in (?:a|the|his|her|my|your) (?:dream|novel|daydream)s?\b"
    r"|would have (?:been|done|had|\w+ed)|if I could|if it were up to)",
    re.IGNORECASE,
)
_WERE_I = re.compile(r"(?:^|[.,;:“\"]\s*)Were (?:I|he|she|it|they|we)\b(?![^.]*\?)")
_SUBJUNCTIVE = re.compile(r"\bif\b[^,.;]{1,60}?\bwere\b", re.IGNORECASE)
_FICTION = re.compile(
    r"\b(?:his|her|the|an?|my|their)\s+(?:\w+\s+)?(?:novel|thriller|fairy tale|short story|fable|satire)\b",
    re.IGNORECASE,
)
_MUSED = re.compile(r"\b(?:mus(?:ed|es|ing)|daydream(?:ed|s)|imagin(?:ed|es)|fantasi[sz](?:ed|es))\b", re.IGNORECASE)
_SUPPOSES = re.compile(r"\b(?:suppos(?:e|ing)|imagin(?:e|ing)|pretend)\b", re.IGNORECASE)
_MOCKED = re.compile(
    r"\b(?:sneer(?:ed|s|ing)|mock(?:ed|s|ing)(?: him| her| them)?|scoff(?:ed|s)|quip(?:ped|s)|joke[ds]?"
    r"|joking|jest(?:ed)?|sarcas(?:m|tic|tically)|iron(?:y|ic|ically)|deadpan(?:ned)?|tongue[- ]in[- ]cheek|with a wink"
    r"|to laughter|laughed)\b",
    re.IGNORECASE,
)
_MOCKING = re.compile(
    r"(?:\boh,? (?:yes|sure|of course|wonderful|how)\b|\bby all means\b"
    r"|\bwhat an? (?:splendid|brilliant|wonderful|marvellous|great|fine|lovely) (?:idea|plan|thought|scheme)"
    r"|\bwhy stop (?:at|there)\b|\bbravo\b|\bthank (?:heavens?|goodness|you so much) for\b"
    r"|\bwhile we are at it\b|\bhow (?:splendid|wonderful|clever|lovely)\b|\blong live the\b|\bwho needs\b)",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\?[”\"’')\s]*$")
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|never said|did not say|didn['’]t say|said no such thing|disown(?:ed|s)?"
    r"|disavow(?:ed|s)?|rejected (?:reports|claims|suggestions)|untrue|made up|put (?:the )?words? in(?:to)?)\b",
    re.IGNORECASE,
)


def readings(words: str, frame: str, context: str, cue: str = "", quoted: bool = False) -> tuple[str, ...]:
    """The flags of a statement's words: hypothetical, sarcasm, question, denial, or none.

    `frame` is the rest of its sentence, `context` the sentences around, `cue` the words that attribute it; `quoted`
    tells that they stand between quotation marks, where "if it were" is no backshift of reported speech.
    """
    whole = f"{words} {frame}"
    supposed = _SUPPOSED.search(whole) or _WERE_I.search(words) or (quoted and _SUBJUNCTIVE.search(words))
    found = []
    if supposed or _MUSED.search(frame) or _FICTION.search(context) or _supposes(context, words):
        found.append(HYPOTHETICAL)
    if _MOCKED.search(frame) or _MOCKING.search(whole) or _is_mockery(context):
        found.append(SARCASM)
    if _ASKS.search(words) or f"{words}?" in context or re.search(r"\bask(?:ed|s|ing)?\b", cue):
        found.append(QUESTION)
    if _DENIED.search(cue or frame):
        found.append(DENIAL)
    return tuple(found)


def _supposes(context: str, words: str) -> bool:
    """True when the clause or sentence right before the words opens a supposition."""
    at = context.find(words)
    before = re.split(r"[.!?]\s", context[:at])[-1] if at > 0 else ""
    return _SUPPOSES.search(before) is not None


def _is_mockery(context: str) -> bool:
    """True when two marks of mockery stand close together."""
    return len(_MOCKING.findall(context)) > 1
