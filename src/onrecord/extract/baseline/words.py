"""The lexicon of the baseline: which verbs and nouns report words, and where their content stands.

Frames, one letter each: ``q`` introduces quotations; ``c`` takes a clause ("said that …", "asked whether …"); ``i``
takes an infinitive ("vowed to …"); ``o`` its object is what is said or judged ("rejected the offer"); ``O`` the object
with all that follows is the content ("called it a mistake", "banned him from …"). A frame after a colon lists
prepositions whose phrase is the content ("called for restraint"). Written for this project.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extract.baseline.inflect import forms


@dataclass(frozen=True, slots=True)
class Frame:
    """How a cue word takes its content: letters as above, and prepositions."""

    lemma: str
    letters: str
    prepositions: frozenset[str] = frozenset()

    def takes(self, letter: str) -> bool:
        """True when the frame has the letter."""
        return letter in self.letters


_SPEECH = {
    "qc": """say tell:of add reply retort respond remark comment recall:o joke quip quote exclaim shout whisper mutter
        sigh snap scoff chime note observe state declare assert affirm reaffirm reiterate repeat insist:on maintain
        contend argue:for,against claim explain clarify stress emphasise emphasize underline underscore highlight
        continue conclude report announce reveal disclose acknowledge concede admit:to confess:to confirm deny
        agree:on,with,to
        boast brag lament complain:about,of,to warn:of,against,about caution:against predict forecast suggest propose
        recommend estimate calculate
        testify tweet retweet post blog email write read rule decree instruct order counter object:to protest
        allege hint:at imply signal indicate elaborate proclaim pronounce vow pledge promise swear guarantee
        threaten urge demand ask:about,for inquire wonder plead beg summarise summarize advise assure reassure
        remind inform notify brief:on speculate theorise theorize reckon marvel muse gush echo argue stipulate specify
        assess reason restate venture volunteer interject opine counsel charge rejoin""",
}
_LETTERS = {
    "i": "vow pledge promise swear threaten offer agree refuse decline ask demand beg plead claim propose",
    "o": """announce deny confirm propose recommend demand reject oppose support endorse condemn denounce criticise
        criticize praise welcome applaud hail blast slam attack mock decry deplore dismiss question defend
        acknowledge admit reveal disclose claim declare predict suggest stress emphasise emphasize highlight
        underline underscore reiterate
        reaffirm affirm explain describe discuss mention cite favour favor back approve veto
        bless embrace laud lambast lambaste assail rebuke rebuff rebut refute repudiate disavow renounce advocate
        champion promise pledge offer order request recall tout outline note regret lament protest
        threaten pan ridicule deride thank congratulate blame fault challenge dispute contest
        contradict echo quote permit authorise authorize overrule decree
        impose lift suspend ratify forbid prohibit bar ban outlaw invoke propose
        bemoan warn celebrate salute castigate chastise scold berate lash excoriate skewer trash
        commend disparage slight insult nominate spurn unveil""",
    "O": """call accuse urge advise order instruct describe portray characterise characterize
        brand dub label blame fault criticise criticize praise condemn thank warn press ask beg implore exhort
        encourage compare hail denounce dismiss forbid ban bar prohibit permit allow authorise
        authorize command request decry attack mock credit depict paint cast pressure beseech tell
        liken caution compel accuse assail""",
    "c": "believe think hope fear doubt feel expect know worry understand realise realize find show conclude see"
    " anticipate suspect hear learn foresee decide determine wish guess assume presume bet prove demonstrate",
}
_PREPOSITIONAL = {
    "call": "for on upon",
    "point": "to",
    "allude": "to",
    "refer": "to",
    "object": "to",
    "consent": "to",
    "speak": "of about against",
    "talk": "about of",
    "argue": "for against",
    "push": "for",
    "press": "for",
    "appeal": "for to",
    "campaign": "for against",
    "vote": "for against",
    "rail": "against",
    "complain": "about of",
    "apologise": "for",
    "apologize": "for",
    "agree": "to on",
    "insist": "on",
    "warn": "of against about",
    "lash": "out",
    "hint": "at",
    "caution": "against",
    "comment": "on",
    "ask": "for about",
    "tell": "of about",
    "commit": "to",
    "opt": "for",
    "side": "with",
    "assent": "to",
    "balk": "at",
    "accede": "to",
    "dwell": "on",
    "focus": "on",
    "care": "about",
    "long": "for",
    "disagree": "with",
    "sympathise": "with",
    "lobby": "for against",
    "plead": "for",
    "inquire": "about",
    "worry": "about",
    "boast": "of about",
    "respond": "to",
    "read": "",
}
_MORE_INFINITIVE = "want hope seek plan wish prefer expect aim decide like"
_MORE_OBJECT = "prefer fear want expect consider seek plan value favour favor envision doubt"
_PHRASAL = {
    ("point", "out"): "qco",
    ("rule", "out"): "oc",
    ("rule", "in"): "o",
    ("call", "off"): "o",
    ("lash", "out"): "",
    ("shoot", "back"): "qc",
    ("fire", "back"): "qc",
    ("turn", "down"): "o",
    ("lay", "out"): "qo",
    ("set", "out"): "o",
    ("chime", "in"): "qc",
    ("sum", "up"): "qo",
    ("spell", "out"): "qo",
    ("go", "on"): "q",
    ("put", "it"): "q",
}
QUOTE_ONLY = frozenset(
    forms("begin") + forms("go") + forms("put") + forms("chant") + forms("yell") + forms("cry") + forms("scream")
    + forms("joke") + forms("laugh") + forms("offer") + forms("praise") + forms("answer") + forms("ask") + forms("open")
    + forms("tell") + forms("speak") + forms("caption") + forms("plead") + forms("denounce") + forms("criticise")
)  # fmt: skip
"""Words that stand beside a quotation as its cue but do not report by themselves."""

WEAK = frozenset(
    "believe think hope fear doubt feel expect know worry understand realise realize find show see anticipate suspect "
    "hear learn mean foresee decide determine wish guess assume want plan seek intend prefer presume aim like bet "
    "consider value envision long care focus prove demonstrate".split()
)
"""Attitude and evidence rather than speech: not taken inside a quotation, where the speaker is its own subject."""

NOUNS: dict[str, str] = {
    "claim": "c of", "warning": "c of", "statement": "c", "assertion": "c of", "suggestion": "c", "belief": "c in",
    "allegation": "c of", "accusation": "c of", "insistence": "c on", "argument": "c for against", "promise": "ci of",
    "pledge": "ci of", "vow": "ci of", "threat": "ci of", "offer": "ci of", "refusal": "i", "demand": "ci for",
    "call": "i for", "calls": "i for", "appeal": "i for", "request": "ci for", "opposition": "to", "objection": "to",
    "objections": "to", "consent": "to", "support": "for", "backing": "for of", "approval": "to for of",
    "criticism": "of", "condemnation": "of", "denunciation": "of", "praise": "for of", "rejection": "of",
    "rebuff": "of", "endorsement": "of", "admission": "c of", "acknowledgement": "c of", "acknowledgment": "c of",
    "conclusion": "c", "fear": "c of", "fears": "c of", "concern": "c about over", "concerns": "c about over",
    "hope": "c of for",
    "hopes": "c of for", "claims": "c of", "warnings": "c of", "allegations": "c of", "denial": "c of",
    "prediction": "c of", "proposal": "ci for", "plea": "ci for", "contention": "c", "assurance": "c of",
    "assurances": "c of", "remark": "c about on", "remarks": "c about on", "comments": "c about on",
    "comment": "c about on",
    "declaration": "c of", "announcement": "c of", "view": "c of", "attack": "on", "attacks": "on",
    "commitment": "i to",
    "decision": "i", "plan": "i for", "plans": "i for", "complaint": "c about", "complaints": "c about",
    "doubts": "c about", "doubt": "c",
    "questions": "about", "confidence": "c in", "suspicion": "c", "demands": "c for", "assessment": "c of",
    "recommendation": "c", "disagreement": "with", "ban": "on", "veto": "of", "boycott": "of", "interest": "in",
    "desire": "i for",
    "willingness": "i", "readiness": "i", "reluctance": "i", "determination": "i", "intention": "i of",
    "wish": "ci for",
}  # fmt: skip
"""Nouns of saying: ``c`` a that-clause, ``i`` an infinitive, else prepositions."""

MEDIA = frozenset(
    "statement interview email e-mail letter speech tweet post message report memo article column op-ed address press "
    "conference briefing twitter facebook television tv radio remarks testimony communication release editorial "
    "podcast blog debate communique communiqué note call telegram book essay".split()
)
"""Where words are said; part of the cue when it follows the verb ("said in a statement")."""

RECIPIENT_FIRST = frozenset(
    f
    for v in ("tell", "remind", "inform", "notify", "assure", "reassure", "warn", "advise", "ask", "brief")
    for f in forms(v)
)
"""Forms of verbs whose direct object is the person spoken to."""

NOT_SAID_BY = frozenset(
    {"rules", "law", "plan", "schedule", "plans", "need", "needs", "custom", "size", "rank", "type"}
)
"""What one acts 'according to' without anybody speaking."""

RAISING = frozenset(
    f for v in "appear seem go continue begin come refuse decline want try attempt manage fail need start proceed use "
    "intend like love hesitate rush move seek tend hasten happen plan stop".split() for f in forms(v)
)  # fmt: skip
"""Governing verbs that belong to the cue when an infinitive reports ("went on to say", "declined to say")."""


def _table() -> dict[str, Frame]:
    letters: dict[str, str] = {}
    prepositions: dict[str, set[str]] = {}
    for entry in _SPEECH["qc"].split():
        letters[entry.split(":")[0]] = "qc"
    for extra, words in [*_LETTERS.items(), ("i", _MORE_INFINITIVE), ("o", _MORE_OBJECT)]:
        for verb in words.split():
            letters[verb] = letters.get(verb, "") + extra
    for verb, words in _PREPOSITIONAL.items():
        letters.setdefault(verb, "")
        prepositions.setdefault(verb, set()).update(words.split())
    table: dict[str, Frame] = {}
    for verb, flags in letters.items():
        frame = Frame(verb, flags, frozenset(prepositions.get(verb, ())))
        for form in forms(verb):
            table.setdefault(form, frame)
    return table


VERBS: dict[str, Frame] = _table()
"""Every form of every reporting verb, in lower case."""

PHRASAL: dict[tuple[str, str], Frame] = {
    (form, particle): Frame(f"{verb} {particle}", letters)
    for (verb, particle), letters in _PHRASAL.items()
    for form in forms(verb)
}
"""Verb form and particle."""

LAWMAKING = frozenset(
    f
    for v in ("introduce", "table", "pass", "adopt", "sponsor", "cosponsor", "file", "enact", "sign")
    for f in forms(v)
)
"""Forms of verbs that, with one of `LAWS` for their object, tell an act of lawmaking: a position of whoever does it."""

LAWS = frozenset(
    "bill bills legislation resolution resolutions motion motions amendment amendments law laws ordinance ordinances "
    "statute statutes decree decrees".split()
)
"""What lawmakers make."""

TRIGGERS = (
    frozenset(VERBS)
    | LAWMAKING
    | {"clear", "plain"}
    | frozenset(NOUNS)
    | QUOTE_ONLY
    | frozenset(f for f, _ in PHRASAL)
    | {"according"}
)
"""A paragraph with none of these words and no quotation mark or colon cannot hold an attribution."""
