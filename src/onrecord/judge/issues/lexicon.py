"""Words that decide whether two issues are one: which way they point, what they leave out, what never meets what.

Written for this project. All words are compared by their stem.
"""

from __future__ import annotations

from onrecord.judge.issues.stems import stem


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


IGNORED = frozenset(
    "a an the this that these those such any some all each every its his her their our my your it them him us me of on "
    "about over with to for in at regarding concerning towards toward upon as and or be is are was were been being "
    "will would shall should can could may might must do does did has have had having which who whom whose there here "
    "also further more very own other new against up".split()
)
"""Words that tell no issue from another. Kept out of it: from, without, before, after, between, by, under."""

EXCEPT = frozenset("except excluding but beyond besides barring".split())
"""What follows one of these is left out of the issue and is not what it is about."""

LIGHT = _stems("hold conduct enter engage make take give reach pursue sign put seek bring set")
"""Verbs that add nothing to the noun that they come with: "hold talks" is "talks"."""

UP = _stems(
    "impose introduce keep maintain retain extend increase raise expand resume start begin begun launch continue "
    "restore strengthen allow permit enable open reopen deploy join enact adopt approve support boost promote widen "
    "deepen accelerate establish create renew reinstate reimpose build grant legalise step preserve protect uphold "
    "hike rise enforce apply tighten toughen intensify prolong"
)
"""Words that want more of what follows, or want it to be or to stay: "impose sanctions" stands for "sanctions"."""

DOWN = _stems(
    "end ease cut reduce lower drop scrap abolish repeal revoke suspend halt stop freeze cancel withdraw remove "
    "rescind block prevent oppose reject limit curb restrict shrink slash curtail weaken loosen relax undo reverse "
    "quit leave abandon exit dismantle eliminate dissolve close closure shut defund prohibit outlaw forbid terminate "
    "cease discontinue refuse avoid relinquish renounce combat fight stall delay postpone bar disband decrease without "
    "no not never criminalise discourage counter dilute overturn annul nullify forgo forswear relief"
)
"""Words that want less of what follows, or want it not to be: "cut aid" is against "aid"."""

RESTRAINTS = _stems(
    "ban sanction embargo blockade siege restriction curfew tariff duty cap moratorium freeze veto limit immunity "
    "lockdown quarantine emergency quota barrier suspension boycott prohibition dues toll levy requirement regulation"
)
"""What is lifted to end it. Anything else that is lifted goes up ("lift wages")."""

AGAINST = DOWN | _stems("ban sanction embargo blockade moratorium boycott veto crackdown")
"""With one of these beside it, an issue is spoken against: "a ban on oil exports" is against "oil exports"."""

BARRED = _stems("ban boycott blockade embargo")
"""What wants less of what follows as a verb ("banning firearms"), and as a noun is itself an issue ("the port ban")."""

PARTICLE_DOWN = frozenset(
    (stem(pair.split()[0]), pair.split()[1])
    for pair in (
        "phase out|roll back|pull out|pull back|break off|call off|opt out|wind down|scale back|shut down|do away"
        "|give up|walk away|back out|get rid|cut off"
    ).split("|")
)
"""Verbs with a particle that want less of what follows."""

_APART = (
    "oil gas coal wind solar nuclear hydro biofuel",
    "nuclear chemical biological conventional cyber missile drone",
    "army navy air coast police",
    "income corporate corporation property sales carbon inheritance wealth payroll capital",
    "primary secondary tertiary pre-school preschool university kindergarten",
    "minister president leader parliament ambassador king senator mayor governor judge general",
    "january february march april may june july august september october november december",
    "monday tuesday wednesday thursday friday saturday sunday",
    "first second third fourth fifth final interim temporary permanent",
    "north south east west northern southern eastern western central",
    "legal illegal",
    "lawful unlawful",
    "civil military",
    "civilian military",
    "public private",
    "domestic foreign international local regional national federal state municipal provincial global",
    "direct indirect",
    "bilateral multilateral trilateral unilateral",
    "short medium long",
    "import export",
    "voluntary mandatory compulsory optional",
    "offensive defensive",
    "partial full complete total limited",
    "old new",
    "formal informal",
    "secret public open",
    "land sea air space",
    "sugar tobacco alcohol fuel plastic meat",
    "rich poor",
    "women men children boys girls",
    "doctors nurses teachers farmers miners soldiers students pensioners workers fishermen",
    "hospital school prison airport port railway road bridge tunnel canal dam pipeline housing",
    "visa tariff quota tax fee fine pension wage salary rent price interest debt deficit budget",
    "exchange summit visit inspection election referendum inquiry trial vote strike protest ceasefire treaty war",
    "prisoner hostage refugee student worker",
    "troop missile tank drone warship submarine jet mine",
    "education health defence welfare transport agriculture justice culture energy water science",
    "murder fraud corruption terrorism trafficking smuggling piracy espionage",
    "wheat rice sugar fish beef steel aluminium timber cotton grain",
    "increase cut",
    "majority minority",
    "buyer seller",
    "arrival departure",
    "import domestic",
    "death life",
    "conditional unconditional",
    "ground air naval",
    "male female",
    "upper lower",
    "urban rural",
    "winter summer",
    "human animal",
    "war peace",
)
"""Sets of words of which two issues must not have different ones: co-hyponyms that vectors put close together."""

SIBLINGS: dict[str, tuple[int, ...]] = {
    word: tuple(number for number, words in enumerate(_APART) if word in _stems(words))
    for word in _stems(" ".join(_APART))
}
"""For each word of a set, by its stem, the numbers of the sets that it is in."""

PREFIXES = ("non", "anti", "pre", "post", "un", "counter", "de", "dis", "il", "im", "in", "ir", "mis", "extra", "pro")
"""Prefixes that make another issue of a word. With a hyphen or without, they never meet the word itself."""

CORE_SYNONYMS = (
    "negotiate talk dialogue discussion parley",
    "deal accord agreement pact",
    "troop soldier",
    "ceasefire truce armistice",
    "spend expenditure outlay",
    "kid child",
    "jail prison imprisonment",
    "vote ballot",
    "nuke nuclear",
    "climate warming",
)
"""Words that mean the same when issues are compared exactly. Kept short: vectors do the rest."""

SYNONYM = {stem(word): stem(words.split()[0]) for words in CORE_SYNONYMS for word in words.split()}
