"""Findings of a ledger: what changed, who disagrees, which report does not say what the quotation says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.desk.asking import called, issue_of
from onrecord.desk.speaking import Spoken, spoken
from onrecord.errors import NotFoundError
from onrecord.judge.findings import Cast, claimed, find
from onrecord.judge.positions import Ties
from onrecord.judge.positions.party import name_key, party_key
from onrecord.ledger import Decision, Ledger
from onrecord.positions import Finding, FindingKind, Utterance
from onrecord.records import Document, Party
from onrecord.resolve.codebook import SOURCE

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class FindingQuery:
    """Which findings. All that is given must hold.

    `actor` is an actor's id or words of the name, `issue` as in `ClaimQuery`, `side` one of the codebook, `document` a
    document's id or its beginning, name or URL. `since` and `until` are ISO days, inclusive: a finding is of the day of
    its last words, and one without a day is outside every range. `rejected` asks for what a person rejected too,
    `compared` for what was turned away.
    """

    actor: str | None = None
    issue: str | None = None
    kind: FindingKind | None = None
    since: str | None = None
    until: str | None = None
    side: str | None = None
    document: str | None = None
    rejected: bool = False
    compared: bool = False


_ALL = FindingQuery()
_LEAST = 2  # letters of an id's beginning that must be given


def findings(ledger: Ledger, query: FindingQuery = _ALL) -> list[Finding]:
    """The findings that the query asks for, worked out from the statements, the likeliest first.

    Raises NotFoundError for a document that is not in the ledger, UsageError for a wrong codebook in it.
    """
    known = spoken(ledger)
    fits = _fitting(ledger, query, known.ties)
    found = [f for f in all_findings(known, ledger.read.iter_texts()) if fits(f)]
    if query.rejected:
        return found
    judged = ledger.read.finding_judgements(found)
    return [f for f in found if f.id not in judged or judged[f.id].decision is not Decision.REJECT]


def finding(ledger: Ledger, ref: str) -> Finding:
    """The finding, or comparison, with an id or its beginning. Raises NotFoundError for none or several."""
    everything = findings(ledger, FindingQuery(rejected=True, compared=True))
    found = [f for f in everything if len(ref) >= _LEAST and f.id.startswith(ref)]
    if not found:
        raise NotFoundError(f"There is no finding {ref!r} in the ledger: `onrecord findings` lists them.")
    if len(found) > 1 and ref != found[0].id:
        raise NotFoundError(
            f"{ref!r} fits several findings; write more of the id: {', '.join(f.id for f in found[:5])}."
        )
    return found[0]


def all_findings(known: Spoken, texts: Iterable[Document]) -> list[Finding]:
    """Every finding and comparison of what is spoken, and what `texts`, its documents, claim of contradictions."""
    made = find(known.utterances, known.ties, known.news)
    held = [u for u in known.utterances if u.claim]
    made += (f for document in texts for f in _claimed(document, held, known.ties))
    return sorted({f.id: f for f in made}.values(), key=lambda f: (-f.score, f.id))


def _claimed(document: Document, held: Sequence[Utterance], ties: Ties) -> list[Finding]:
    """What a document claims of those whom it can mean: named in it, or known to the codebook by a title."""
    words = set(_WORD.findall(document.text.casefold()))
    own = {party_key(u.holder): u for u in held if _can_be_meant(u.holder, words, ties)}
    if not own:
        return []
    cast = Cast.of(own.values(), _other_names([u.holder for u in own.values()], ties))
    return claimed(document, [u for u in held if party_key(u.holder) in own], cast)


def _can_be_meant(holder: Party, words: set[str], ties: Ties) -> bool:
    actor = ties.actor(holder)
    titled = actor is not None and any(role.source == SOURCE for role in actor.roles)
    return titled or words.issuperset(_WORD.findall(holder.name.casefold())[-1:])


def _other_names(holders: Sequence[Party], ties: Ties) -> Mapping[str, Sequence[str]]:
    """Other names of some holders, and of the codebook's actors the titles that one of them alone has had."""
    actors = {h.name: actor for h in holders if (actor := ties.actor(h))}
    titles = {name: {f"the {r.title}" for r in a.roles if a.source == SOURCE} for name, a in actors.items()}
    bearers = Counter(title for found in titles.values() for title in found)
    return {n: [*a.aliases, *sorted(t for t in titles[n] if bearers[t] == 1)] for n, a in actors.items()}


Test = Callable[[Finding], bool]


def _fitting(ledger: Ledger, query: FindingQuery, ties: Ties) -> Test:
    """What tells whether a finding is asked for."""
    tests = list(_tests(ledger, query, ties))
    return lambda f: all(test(f) for test in tests)


def _tests(ledger: Ledger, query: FindingQuery, ties: Ties) -> Iterator[Test]:
    if not query.compared:
        yield lambda f: f.gate is None
    if query.kind is not None:
        yield lambda f: f.kind is query.kind
    if query.actor:
        who = called(ledger, query.actor)
        yield lambda f: any(map(who, f.actors))
    if query.issue:
        about = issue_of(ledger, query.issue)
        yield lambda f: about(f.issue)
    if query.side:
        side = name_key(query.side)
        yield lambda f: any(name_key(ties.side(actor) or "") == side for actor in f.actors)
    if query.document:
        document = ledger.read.document_row(query.document).id
        yield lambda f: any(e.document == document for e in f.evidence)
    if query.since or query.until:
        first, last = query.since or "", query.until or "9999"
        yield lambda f: any(f.dates) and first <= max(d for d in f.dates if d) <= last
