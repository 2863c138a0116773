"""Claimed contradictions: where an author says that somebody contradicted himself, and what the ledger says to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.judge.findings.accounts import accounts
from onrecord.judge.findings.because import told
from onrecord.judge.findings.blocks import blocks
from onrecord.judge.findings.make import score
from onrecord.judge.positions.compare import compare, not_held
from onrecord.judge.positions.days import before, order, said
from onrecord.judge.positions.party import party_key
from onrecord.judge.positions.stems import overlap, stems
from onrecord.judge.positions.surroundings import sentences
from onrecord.judge.positions.timeline import timeline
from onrecord.positions import Evidence, Finding, FindingKind, Gate, Utterance, Verdict
from onrecord.records import Document, Issue, Part, Party, Span

_OWN = r"(?:his|her|its|their)"
_WHO = r"(?:he|she|it|they|the \w+)"
_EARLIER = r"(?:own|earlier|previous|former|past|prior|old|words?|promises?|pledges?|statements?|testimony|record)"
_PATTERNS = (
    rf"\bcontradict\w*\b[^.;]{{0,60}}?\b(?:himself|herself|itself|themselves|what {_WHO}|{_OWN} (?:\w+ )?{_EARLIER})\b",
    r"\bself-contradict\w+|\bcontradictory (?:things|statements|answers|words|promises|signals|positions|claims)\b",
    r"\bcaught in (?:an? )?(?:\w+ )?contradiction|\ban? (?:plain|flat|clear|open|glaring|blatant) contradiction\b",
    r"\b(?:at odds|at variance|inconsistent|incompatible|irreconcilable|in conflict|clash\w*) with"
    rf" (?:what|{_OWN})\b",
    r"\b(?:cannot|can['’]t|can hardly|could not) both be (?:true|right|meant)\b",
    r"\b(?:cannot|can['’]t|can hardly|do(?:es)? not|do(?:es)?n['’]t|hard to|difficult to|impossible to|hardly)"
    r" (?:be )?(?:squared?|reconciled?|tally|tallies|sit well|go together|fit together|add up)\b",
    r"\brevers(?:es|ed|ing|al of) (?:himself|herself|itself|themselves|course"
    rf"|{_OWN} (?:\w+ )?(?:position|stance|stand|policy|view|opinion))\b",
    rf"\b(?:chang(?:es|ed|ing)|switch(?:es|ed)) {_OWN} (?:tune|mind|position|stance|story)\b",
    rf"\b(?:sings?|sang|singing) (?:an?other|a different) (?:tune|song)\b|\b{_OWN} (?:own )?words back\b",
    r"\b(?:despite|after) having (?:\w+ )?(?:said|promised|pledged|vowed|told|sworn|insisted|declared|backed|opposed"
    r"|supported|rejected|called|written|argued|assured)\b",
    r"\bu-?turns?\b|\babout-?(?:face|turn)s?\b|\bvolte-?face\b|\bflip-?flop\w*|\bsomersaults?\b|\bzig-?zag\w*",
    r"\bback-?track\w*|\bback-?pedal\w*|\bclimb-?down\b|\bturn-?(?:about|coat)\b|\bweather-?(?:cock|vane)\b",
    r"\breneg(?:e|es|ed|ing)\b|\bone-eighty\b|\bdouble-?(?:talk|speak|tongued?)\b|\btwo-faced\b|\bforked tongue\b",
    rf"\b(?:went|gone|going|goes) back on {_OWN}|\b(?:eat|ate|eats|eaten|eating) {_OWN} (?:own )?words\b",
    rf"\b(?:breaks|broke|broken|breaking) {_OWN} (?:own )?(?:word|promise|pledge|vow)\b|\bwalk\w* back {_OWN}",
    r"\b(?:says?|said|saying|told|tells|wrote|writes|promis\w+|claim\w+|argu\w+|preach\w*|just|quite|exactly)"
    r" (?:\w+ ){0,3}?the (?:exact |very |direct |precise )?opposite\b",
    r"\b(?:says?|said|tells?|told|promis\w+) (?:\w+ ){0,4}one thing\b[^.;]{0,80}\banother\b",
    r"\btwo (?:tongues|faces|tales|stories|versions|answers|tunes|truths)\b|\bgiv(?:es?|ing) the lie to\b",
    rf"\bnot what {_WHO} (?:\w+ )?(?:said|told|wrote|promised|says)\b|\bflies in the face of (?:what|{_OWN})\b",
    rf"\bbel(?:ies|ied) {_OWN} (?:\w+ )?{_EARLIER}",
    rf"\bforg[eo]t\w* (?:what|that) {_WHO} (?:\w+ )?(?:said|told|wrote|promised)\b",
)
"""An author's words for somebody's going against himself. Written for this project."""

_SAYS = re.compile("|".join(_PATTERNS), re.IGNORECASE)
_DENIED = re.compile(
    r"(?:\b(?:not|never|hardly|would|could|might|may|no|without|if (?:he|she|it|they))|n['’]t)\s+(?:\w+\s+)?$"
    r"|\bden(?:y|ies|ied)\s+(?:that\s+)?(?:\w+\s+){0,4}$",
    re.IGNORECASE,
)
NEAR = 2
"""Sentences before and after the author's claim that tell which statements are meant."""

FIT = 0.3
"""Likeness of an issue's words to those around the claim from which on it may be meant."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Whom an author can mean: holders by their key, each with the names, surnames and titles that point to him."""

    holders: Mapping[str, Party]
    names: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, utterances: Iterable[Utterance], more: Mapping[str, Sequence[str]] | None = None) -> Cast:
        """The holders of some utterances; `more` are further names by a holder's name ("the minister")."""
        return cls.among((u.holder for u in utterances), more)

    @classmethod
    def among(cls, parties: Iterable[Party], more: Mapping[str, Sequence[str]] | None = None) -> Cast:
        """The cast of some holders; `more` as in `of`."""
        holders = {party_key(party): party for party in parties}
        names = {}
        for key, party in holders.items():
            words = party.name.split()
            known = (party.name, *(more or {}).get(party.name, ()), *((words[-1],) if len(words) > 1 else ()))
            names[key] = tuple(dict.fromkeys(known))
        return cls(holders, names)


def is_claiming(document: Document) -> bool:
    """True where a document says of somebody that he contradicted himself."""
    return bool(_claims(document, sentences(document.text)))


def meant(document: Document, cast: Cast) -> frozenset[str]:
    """The holders of whom a document claims a contradiction, by their keys."""
    found = sentences(document.text)
    holders = (_meant(document, found, i, cast) for i, _ in _claims(document, found))
    return frozenset(holder for holder in holders if holder is not None)


def claimed(document: Document, known: Sequence[Utterance], cast: Cast) -> list[Finding]:
    """What a document says of somebody's contradicting himself, one finding a holder and issue, with the verdict.

    `known` are the utterances of those holders in the ledger, the document's own among them; what was published after
    the document is left out. The statements meant are looked for by the words around the claim.
    """
    found = sentences(document.text)
    made: dict[tuple[str, str], Finding] = {}
    for i, sentence in _claims(document, found):
        holder = _meant(document, found, i, cast)
        if holder is None:
            continue
        own = _before([u for u in known if party_key(u.holder) == holder], document)
        window = " ".join(document.text[s.start : s.end] for s in found[max(0, i - NEAR) : i + NEAR + 1])
        block = _block(own, window, document.id)
        result = _finding(document, sentence, cast.holders[holder], block)
        named = any(_places(result.evidence[0].text, name) for name in cast.names[holder])
        if result.verdict is Verdict.NOT_FOUND and not named:
            continue  # of whom it is said is a guess, and nothing bears it out
        made.setdefault((holder, result.issue.label), result)
    return list(made.values())


def _claims(document: Document, found: Sequence[Span]) -> list[tuple[int, Span]]:
    """The sentences that claim a contradiction, those of the text before those of headlines."""
    hits = []
    for i, s in enumerate(found):
        text = document.text[s.start : s.end]
        match = _SAYS.search(text)
        if match and not _DENIED.search(text[: match.start()]) and not text.rstrip("”\"’') ").endswith("?"):
            hits.append((i, s))
    return sorted(hits, key=lambda hit: document.part_at(hit[1].start) is Part.HEADLINE)


def _meant(document: Document, found: Sequence[Span], at: int, cast: Cast) -> str | None:
    """The holder of whom the claim is made: named in the sentence, else last named before it, else in the next."""
    for i in (at, at - 1, at + 1, *range(at - 2, -1, -1), *range(at + 2, len(found))):
        if not 0 <= i < len(found):
            continue
        text = document.text[found[i].start : found[i].end]
        match = _SAYS.search(text) if i == at else None
        places = [(p, key) for key, names in cast.names.items() for n in names for p in _places(text, n)]
        if places:
            before = [p for p in places if match is None or p[0] < match.end()]
            return min(before or places)[1] if i == at else max(places)[1]
    return None


def _places(text: str, name: str) -> list[int]:
    """Where a name stands; one of a single word only as it is written: a house is not the White House."""
    flags = re.IGNORECASE if " " in name else 0
    return [m.start() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, flags)]


def _block(own: Sequence[Utterance], window: str, document: str) -> list[Utterance]:
    """The holder's utterances on the issue that the words around the claim are about; none where none fits.

    One utterance alone contradicts nothing: it is taken where no issue with several fits.
    """
    said_here, best, most = stems(window), list[Utterance](), (False, FIT)
    for block in blocks(own).values():
        labels = stems(f"{block[0].issue.label} {block[0].issue.passage.text if block[0].issue.passage else ''}")
        fit = overlap(labels, said_here) + 0.5 * max(overlap(stems(u.words), said_here) for u in block)
        fit += 0.5 * any(u.document == document for u in block)
        if fit > FIT and (len(block) > 1, fit) > most:
            best, most = block, (len(block) > 1, fit)
    return best


def _before(own: Sequence[Utterance], document: Document) -> list[Utterance]:
    """What was known when the document was published."""
    until = document.meta.published_on
    return [u for u in own if until is None or u.known_on is None or u.known_on <= until]


def _finding(document: Document, sentence: Span, holder: Party, block: Sequence[Utterance]) -> Finding:
    """The claim with the verdict of the holder's block."""
    verdict, pair = _told_here(block, document, sentence) or _verdict(block)
    words = Evidence(document.id, (sentence,), document.text[sentence.start : sentence.end])
    return Finding(
        kind=FindingKind.CLAIMED_CONTRADICTION,
        actors=(Party(holder.name, holder.id),),
        issue=pair[0].issue if pair else Issue("unknown"),
        statements=tuple(u.statement for u in pair),
        claims=tuple(u.claim for u in pair),
        dates=tuple(u.day or u.earliest for u in pair),
        because=f"The text claims: “{words.text}” {_answer(verdict, holder, pair)}",
        evidence=(words, *(Evidence(u.document, u.spans, u.words, u.statement) for u in pair)),
        score=score(pair, 0.8) if pair else 0.4,
        verdict=verdict,
    )


_ANSWERS = {
    Verdict.CONTRADICTION: "The ledger bears it out, both were said on one day",
    Verdict.CHANGE: "In the ledger this is a change over time and no contradiction",
    Verdict.SCOPE_DIFFERS: "In the ledger the two are about different things",
    Verdict.NOT_FOUND: "The ledger holds no two statements that contradict each other, only",
}


def _answer(verdict: Verdict, holder: Party, pair: Sequence[Utterance]) -> str:
    """What the ledger holds of it, in words."""
    if not pair:
        return f"The ledger holds no statement of {holder.name} on it."
    return f"{_ANSWERS[verdict]}: {'; '.join(told(u) for u in pair)}."


def _told_here(
    block: Sequence[Utterance], document: Document, sentence: Span
) -> tuple[Verdict, tuple[Utterance, ...]] | None:
    """The verdict on the two statements that the author himself sets around his claim, where they differ in stance."""
    here = [u for u in block if u.document == document.id and not_held(u) is None and said(u) and u.spans]
    here.sort(key=lambda u: abs(u.spans[0].start - sentence.start))
    other = next((u for u in here if u.stance is not here[0].stance and u.statement != here[0].statement), None)
    if other is None:
        return None
    earlier, later = sorted((here[0], other), key=order)
    outcome = compare(earlier, later)
    if outcome.gate is not None:
        return Verdict.SCOPE_DIFFERS, (earlier, later)
    return (Verdict.CONTRADICTION if not before(earlier, later) else Verdict.CHANGE), (earlier, later)


def _verdict(block: Sequence[Utterance]) -> tuple[Verdict, tuple[Utterance, ...]]:
    """What the utterances of one holder on one issue say to the claim, and the two that are meant."""
    by_claim = {u.claim: u for u in block}
    accounted = accounts(block)
    for f in accounted.findings:
        if f.kind is FindingKind.CONTRADICTION and f.gate is None:
            return Verdict.CONTRADICTION, tuple(by_claim[c] for c in f.claims)
    steps = timeline(block, without=accounted.misreported).steps
    changes = [s for s in steps if s.outcome.kind is not None]
    if changes:
        step = max(changes, key=lambda s: (s.outcome.kind is FindingKind.REVERSAL, order(s.later)))
        return Verdict.CHANGE, (step.earlier, step.later)
    apart = [s for s in steps if s.outcome.gate not in {None, Gate.REPEATS}]
    if apart:
        return Verdict.SCOPE_DIFFERS, (apart[-1].earlier, apart[-1].later)
    held = sorted((u for u in block if not_held(u) is None and said(u)), key=order)
    return Verdict.NOT_FOUND, tuple(dict.fromkeys((*held[:1], *held[-1:])))
