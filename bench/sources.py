"""Score the way from a source's words to an actor, on PolNeAR's own attributions.

    python bench/sources.py --texts ../shared/data/polnear/data/dev [--gold FILE] [--errors N]

`--texts` is a PolNeAR folder with `text/*.txt`; `--gold` is bench/sources/polnear_dev.jsonl, described in the README
beside it. The sources, cues and contents are given; what is measured is `onrecord.resolve.resolve` alone.

Two figures. *Name accuracy*: the share of attributions whose speakers are the annotated actors, by name. *B-cubed*
(Bagga and Baldwin 1998) over the attributions of a document: whether those of one actor share one speaker id, whatever
its name.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.desk import load_known
from onrecord.extract.kinds import Quoted, kind_of
from onrecord.extract.quotes import quotations
from onrecord.read import Failure, ReadOptions, read_inputs
from onrecord.records import Attribution, Document, Passage, Span, Speaker
from onrecord.resolve import resolve
from onrecord.resolve.knowledge import government_of, organisation_of
from onrecord.resolve.names import key

GOLD = Path(__file__).parent / "sources" / "polnear_dev.jsonl"
KINDS = ("person", "office", "government", "organisation", "group", "unnamed")
HOWS = ("name", "surname", "title", "pronoun", "first_person", "nominal", "group", "acronym", "metonym")

_SUFFIXES = {"jr", "sr", "ii", "iii"}
_SMALL = {"of", "the", "and", "for", "in", "to", "on", "at"}

Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Mention:
    """The source of one attribution and who it is. `kind` and `how` are one of KINDS and HOWS."""

    doc: str
    source: Spans
    cue: Spans
    content: Spans
    actors: tuple[str, ...]
    kind: str
    how: str


@dataclass(frozen=True)
class Cast:
    """The actors whom a document names, with the ids that the resolver gave to their full names."""

    ids: dict[str, frozenset[str]]

    def others(self, actor: str) -> list[str]:
        """The other actors."""
        return [name for name in self.ids if name != actor]


@dataclass(frozen=True)
class Outcome:
    """A mention with its words, the speakers that the resolver gave it, and whether they are the right ones."""

    mention: Mention
    words: str
    speakers: tuple[Speaker, ...]
    right: bool


def read_gold(path: Path) -> list[Mention]:
    """The annotated sources of a file, in its order."""
    return [_mention(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _mention(row: dict[str, Any]) -> Mention:
    """One line of the gold file as a mention."""
    source, cue, content = (tuple(Span(s, e) for s, e in row[name]) for name in ("source", "cue", "content"))
    return Mention(row["doc"], source, cue, content, tuple(row["actors"]), row["kind"], row["how"])


def read_document(texts: Path, name: str) -> Document:
    """The article `name` of a PolNeAR folder. Raises ValueError if it is missing or its text was altered in reading."""
    path = texts / "text" / f"{name}.txt"
    found = list(read_inputs([str(path)], ReadOptions()))
    if len(found) != 1 or isinstance(found[0], Failure):
        raise ValueError(f"{path} does not read as one document; give --texts the folder that holds text/{name}.txt")
    if found[0].text != path.read_bytes().decode("utf-8"):
        raise ValueError(f"the text of {path} was altered in reading, so the annotated offsets do not fit it")
    return found[0]


def speakers(document: Document, mentions: Sequence[Mention]) -> list[tuple[Speaker, ...]]:
    """The speakers that the product gives to each of a document's mentions, in their order."""
    quoted = Quoted(quotations(document.text, document.paragraphs))
    order = sorted(range(len(mentions)), key=lambda i: mentions[i].content[0].start)
    statements = resolve(
        document, [_attribution(document, mentions[i], quoted) for i in order], "gold", known=load_known()
    )
    found = dict(zip(order, statements, strict=True))
    return [found[i].speakers for i in range(len(mentions))]


def _attribution(document: Document, mention: Mention, quoted: Quoted) -> Attribution:
    text = document.text
    return Attribution(
        kind_of(text, mention.content, quoted),
        Passage.of(text, mention.content),
        source=Passage.of(text, mention.source),
        cue=Passage.of(text, mention.cue) if mention.cue else None,
    )


def name_words(name: str) -> list[str]:
    """The words of a name to compare it by: no titles, articles, initials, suffixes, case or accents."""
    plain = re.sub(r"\b([A-Z])\.(?=[A-Z]\.)", r"\1", name).replace("’", "'")
    words = [w for part in key(plain).split() for w in part.split("-") if w != "the"]
    return [w for w in words if len(w) > 1 and w not in _SUFFIXES] or words


def same_actor(predicted: str, actor: str, others: Iterable[str] = ()) -> bool:
    """Whether two names are one actor's: equal, or one the longer form of the other.

    A longer form has every word of the shorter one and ends in the same word. `others` are the document's other actors:
    a shorter form that one of them also has ("Clinton" beside Bill and Hillary Clinton) does not count.
    """
    mine, gold = name_words(predicted), name_words(actor)
    if not mine or not gold:
        return False
    if mine == gold:
        return True
    if not _longer(mine, gold) and not _longer(gold, mine):
        return False
    return len(mine) > len(gold) or not any(_longer(name_words(other), mine) for other in others)


def _longer(long: Sequence[str], short: Sequence[str]) -> bool:
    return bool(long) and long[-1] == short[-1] and set(short) < set(long)


def are_initials(short: str, name: str) -> bool:
    """Whether a name is an acronym of another one of two words or more."""
    words = [w for w in key(name).split() if w not in _SMALL]
    return len(words) > 1 and "".join(w[0] for w in words) == "".join(name_words(short))


def is_first_name(predicted: str, actor: str, others: Iterable[str]) -> bool:
    """Whether a name is the first word alone of a person's ("Ban" for Ban Ki-moon) and of no other actor's."""
    first = name_words(predicted)
    return len(first) == 1 and first == name_words(actor)[:1] and not any(first[0] in name_words(o) for o in others)


def is_right(mention: Mention, words: str, found: Sequence[Speaker], cast: Cast) -> bool:
    """Whether the speakers are the mention's actors, each one of them and nobody else.

    `words` are the source's own. An unnamed source is right when it has no id and keeps its words; a pronoun for one,
    when it has the words of what it stands for.
    """
    if len(found) != len(mention.actors):
        return False
    if mention.kind == "unnamed":
        return found[0].id is None and _keeps(found[0].name, mention, words)
    left = list(found)
    for actor in mention.actors:
        hit = next((s for s in left if is_actor(s, actor, mention, cast)), None)
        if hit is None:
            return False
        left.remove(hit)
    return True


def is_actor(speaker: Speaker, actor: str, mention: Mention, cast: Cast) -> bool:
    """Whether a speaker is an actor: by name, or by the id that the actor's full name has in the document.

    A country, its capital and its government are one, and so are all the names that the actor table has of a body.
    An acronym counts where the source has the name in full, not where it is the source's own word left as it was.
    """
    others = cast.others(actor)
    is_body = mention.kind in {"government", "organisation", "group"}
    if is_body and speaker.id is not None and speaker.id == body_id(actor):
        return True
    if speaker.id in cast.ids.get(actor, ()) or same_actor(speaker.name, actor, others):
        return True
    if mention.kind == "person":
        return is_first_name(speaker.name, actor, others)
    return mention.how != "acronym" and are_initials(speaker.name, actor)


@cache
def body_id(name: str) -> str | None:
    """The id of the body or government of a name in the actor table that ships."""
    table = load_known().table
    found = organisation_of(table, name) or government_of(table, name)
    return found.id if found else None


def cast_of(mentions: Sequence[Mention], found: Sequence[Sequence[Speaker]]) -> Cast:
    """The actors of a document's mentions, with the ids of those called by their full name alone."""
    names = {actor for m in mentions if m.kind != "unnamed" for actor in m.actors}
    bare = Cast(dict.fromkeys(names, frozenset()))
    ids: dict[str, set[str]] = {name: set() for name in names}
    for mention, speakers_found in zip(mentions, found, strict=True):
        if mention.how == "name" and len(speakers_found) == len(mention.actors) == 1:
            speaker, actor = speakers_found[0], mention.actors[0]
            if speaker.id is not None and is_actor(speaker, actor, mention, bare):
                ids[actor].add(speaker.id)
    return Cast({name: frozenset(known) for name, known in ids.items()})


def _keeps(predicted: str, mention: Mention, words: str) -> bool:
    kept, meant = set(name_words(predicted)), set(name_words(mention.actors[0]))
    if mention.how != "pronoun" and kept == set(name_words(words)):
        return True
    return bool(kept) and (kept <= meant or meant <= kept)


def outcomes(document: Document, mentions: Sequence[Mention]) -> list[Outcome]:
    """What the product makes of a document's mentions."""
    found = speakers(document, mentions)
    cast = cast_of(mentions, found)
    words = [Passage.of(document.text, m.source).text for m in mentions]
    return [Outcome(m, w, f, is_right(m, w, f, cast)) for m, w, f in zip(mentions, words, found, strict=True)]


def gold_label(mention: Mention) -> Hashable:
    """What the mentions of one actor, or of one group of actors, have in common within a document."""
    return frozenset(" ".join(name_words(actor)) for actor in mention.actors)


def predicted_label(mention: Mention, found: Sequence[Speaker]) -> Hashable:
    """The ids of the speakers; the words of one without an id; where nobody was found, a label of its own."""
    return frozenset(s.id or " ".join(name_words(s.name)) for s in found) or mention.source


def b_cubed(pairs: Sequence[tuple[Hashable, Hashable]]) -> tuple[float, float]:
    """Precision and recall summed over the mentions of one document, given as (gold label, predicted label)."""
    precision = recall = 0.0
    for gold, predicted in pairs:
        with_gold = sum(g == gold for g, _ in pairs)
        with_predicted = sum(p == predicted for _, p in pairs)
        both = sum(g == gold and p == predicted for g, p in pairs)
        precision += both / with_predicted
        recall += both / with_gold
    return precision, recall


def report(results: Sequence[Sequence[Outcome]]) -> str:
    """The tables: name accuracy by how and by kind, and B-cubed over all documents' mentions."""
    flat = [o for document in results for o in document]
    lines = [f"{len(results)} documents, {len(flat)} sources", f"{'':<14}{'right':>7}{'of':>6}{'accuracy':>10}"]
    lines += [_line(how, [o for o in flat if o.mention.how == how]) for how in HOWS] + [""]
    lines += [_line(kind, [o for o in flat if o.mention.kind == kind]) for kind in KINDS] + [""]
    lines += [_line("all", flat), _line("all named", [o for o in flat if o.mention.kind != "unnamed"])]
    sums = [
        b_cubed([(gold_label(o.mention), predicted_label(o.mention, o.speakers)) for o in document])
        for document in results
    ]
    precision, recall = (sum(s[i] for s in sums) / len(flat) if flat else 0.0 for i in (0, 1))
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return "\n".join([*lines, f"B-cubed: P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * f1:.1f}"])


def _line(label: str, group: Sequence[Outcome]) -> str:
    right = sum(o.right for o in group)
    share = f"{100 * right / len(group):.1f}" if group else "-"
    return f"{label:<14}{right:>7}{len(group):>6}{share:>10}"


def error_line(outcome: Outcome) -> str:
    """One wrong answer, with the words, what they mean, what was found and why."""
    found = "; ".join(f"{s.name} ({s.basis})" for s in outcome.speakers) or "nobody"
    mention = outcome.mention
    start = mention.source[0].start
    return f"{mention.doc}@{start} {mention.how} [{outcome.words[:60]}] {' + '.join(mention.actors)} <- {found}"


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True, help="PolNeAR folder with text/*.txt")
    parser.add_argument("--gold", type=Path, default=GOLD, help="annotated sources")
    parser.add_argument("--errors", type=int, default=0, help="list N wrong answers")
    args = parser.parse_args()
    mentions = read_gold(args.gold)
    names = list(dict.fromkeys(m.doc for m in mentions))
    results = [outcomes(read_document(args.texts, name), [m for m in mentions if m.doc == name]) for name in names]
    print(report(results))
    wrong = [o for document in results for o in document if not o.right]
    for outcome in wrong[:: max(1, len(wrong) // args.errors)][: args.errors] if args.errors else []:
        print(error_line(outcome))
    return 0


if __name__ == "__main__":
    sys.exit(main())
