"""Attributions by genre, on the discourse annotations of GUM.

    python bench/genres.py --data ../shared/data/gum --model fast

`--data` is a folder with GUM's `rst/rstweb/*.rs4` and `dep/*.conllu`; documents that have both are read, and a genre is
the second word of their names. The text is put together from the tokens of the dependency file, a line a paragraph.

GUM's relation of attribution joins a clause with source and cue (the satellite) to what it introduces (the nucleus).
Its content is the nucleus with all that hangs below it, and the rest of the sentence where the satellite stands inside
it (same-unit). The relation is wider than speech and wider than PolNeAR's: thought and perception are in it ("I think",
"we know", "make sure", "to see"), signatures of letters and picture credits too, at any depth. It is narrower in that a
content has to be a clause. So recall is given for all and for those satellites that have a verb of saying, and
precision for statements of the kinds direct, indirect and mixed with a cue.

A statement is right when its content shares at least half of all words of both with one of GUM's, whoever the source
is. A statement of speech that GUM joins by another relation counts as wrong.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from onrecord.desk.models import BASELINE, load_extractor
from onrecord.extract import extract
from onrecord.measure import Marked, Ratio, Tokens, overlap, pairs
from onrecord.records import Attribution, Document, Kind, Metadata, Paragraph, Part, Span, text_hash

SAYING = frozenset(
    (
        "accord add admit advise announce answer argue ask assert claim comment complain conclude confirm cry "
        "declare demand deny describe explain insist mention note object observe point proclaim promise propose "
        "recall remark repeat reply report respond say shout speak state stress suggest swear talk tell testify "
        "urge warn whisper write yell"
    ).split()
)
"""Lemmas that make a satellite one of saying: English verbs of communication and "according to"."""

_CLAUSES = frozenset({Kind.DIRECT, Kind.INDIRECT, Kind.MIXED})
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class Word:
    """A token: its place in the text, and its lemma where it is a verb, else nothing."""

    span: Span
    verb: str


@dataclass(frozen=True)
class Sample:
    """A document of GUM with its attributions, and for each whether its satellite has a verb of saying."""

    genre: str
    document: Document
    gold: tuple[Marked, ...]
    said: tuple[bool, ...]


_NONE = Ratio()


@dataclass(frozen=True)
class Tally:
    """One genre: documents, all attributions, those of saying (`found` is 0 there, since nobody finds them apart)."""

    documents: int = 0
    all: Ratio = _NONE
    saying: Ratio = _NONE

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(self.documents + other.documents, self.all + other.all, self.saying + other.saying)


# ---------------------------------------------------------------------------------------------------------- the text


def read_words(conllu: str) -> tuple[str, list[Word]]:
    """The text of a dependency file, a line a paragraph, and its syntactic words.

    Words that are written as one ("couldn’t") stand in a line of their own before their parts, which spell it out.
    """
    text, words, last, space = "", list[Word](), 0, ""
    for line in conllu.split("\n"):
        fields = line.split("\t")
        if line == "# newpar" and text:
            text = text.rstrip(" ") + "\n"
        if line.startswith("# sent_id"):
            last = 0
        if len(fields) != 10 or "." in fields[0]:
            continue
        gap = "" if "SpaceAfter=No" in fields[9] else " "
        if "-" in fields[0]:
            last, space = int(fields[0].partition("-")[2]), gap
            continue
        number = int(fields[0])
        verb = fields[2].lower() if fields[3] == "VERB" else ""
        words.append(Word(Span(len(text), len(text) + len(fields[1])), verb))
        text += fields[1] + (gap if number > last else space if number == last else "")
    return text, words


# ---------------------------------------------------------------------------------------------------------- the tree


class Tree:
    """The discourse tree of an .rs4 file: clauses (segments) and groups of them, each with a parent and a relation."""

    def __init__(self, rs4: str) -> None:
        root = ElementTree.fromstring(rs4)  # noqa: S314 - a corpus file that the caller chose
        nodes = [node for node in root.iter() if node.tag in {"segment", "group"}]
        several = {rel.get("name") for rel in root.iter("rel") if rel.get("type") == "multinuc"} | {"span"}
        self.segments = {str(n.get("id")): len((n.text or "").split()) for n in nodes if n.tag == "segment"}
        self._relation = {str(n.get("id")): str(n.get("relname")) for n in nodes}
        self._parent = {str(n.get("id")): str(n.get("parent")) for n in nodes if n.get("parent")}
        self._nuclei: dict[str, list[str]] = {}
        self._satellites: dict[str, list[str]] = {}
        for node, parent in self._parent.items():
            below = self._nuclei if self._relation[node] in several else self._satellites
            below.setdefault(parent, []).append(node)

    def attributions(self) -> Iterator[tuple[set[str], set[str]]]:
        """The segments of each attribution's satellite and of its content."""
        for node, relation in self._relation.items():
            if relation.startswith("attribution"):
                satellite = self._whole(node)
                yield satellite, self._nucleus(self._unit(self._parent[node])) - satellite

    def _unit(self, node: str) -> str:
        """The node, or the clause that it is a piece of where a satellite stands inside that (same-unit)."""
        parent = self._parent.get(node, "")
        piece = self._relation[node] == "same-unit"
        nucleus_of_piece = self._relation[node] == "span" and self._relation.get(parent) == "same-unit"
        return self._unit(parent) if piece or nucleus_of_piece else node

    def _nucleus(self, node: str) -> set[str]:
        """The segments of a node without the satellites that hang on it."""
        if node in self.segments:
            return {node}
        return set().union(*(self._whole(child) for child in self._nuclei.get(node, ())))

    def _whole(self, node: str) -> set[str]:
        """The segments of a node with its satellites."""
        return self._nucleus(node).union(*(self._whole(child) for child in self._satellites.get(node, ())))


def read_sample(name: str, conllu: str, rs4: str) -> Sample:
    """A document of GUM. Raises ValueError where its two files do not have the same words."""
    text, words = read_words(conllu)
    tree = Tree(rs4)
    if sum(tree.segments.values()) != len(words):
        raise ValueError(f"The two files of {name} do not have the same words.")
    places, start = dict[str, range](), 0
    for segment, length in tree.segments.items():
        places[segment] = range(start, start + length)
        start += length
    gold, said = [], []
    for satellite, content in tree.attributions():
        spans = [tuple(_spans(words, [places[s] for s in some])) for some in (satellite, content)]
        gold.append(Marked((), spans[0], spans[1]))
        said.append(any(words[i].verb in SAYING for s in satellite for i in places[s]))
    lines = tuple(Paragraph(*m.span(), Part.BODY) for m in _LINE.finditer(text))
    document = Document(name, text, text_hash(text), lines, Metadata(language="en"))
    return Sample(name.split("_")[1], document, tuple(gold), tuple(said))


def _spans(words: Sequence[Word], segments: Sequence[range]) -> Iterator[Span]:
    """The segments as spans of the text, in order."""
    for segment in sorted((s for s in segments if s), key=lambda s: s.start):
        yield Span(words[segment[0]].span.start, words[segment[-1]].span.end)


# ------------------------------------------------------------------------------------------------------- the figures


def is_counted(attribution: Attribution) -> bool:
    """Whether GUM could have a relation for it: a clause as content, and a cue."""
    return attribution.kind in _CLAUSES and attribution.cue is not None


def tally(sample: Sample, found: Sequence[Attribution]) -> Tally:
    """What was found of one document's attributions."""
    tokens = Tokens(sample.document.text)
    said = [said for item, said in zip(sample.gold, sample.said, strict=True) if tokens.of(item.content)]
    gold = tokens.read(sample.gold)
    marks = tokens.read(Marked((), (), a.content.spans) for a in found if is_counted(a))
    made = pairs(gold, marks, overlap)
    right = sum(said[i] for i, _ in made)
    return Tally(1, Ratio(len(made), len(marks), len(gold)), Ratio(right, 0, sum(said)))


def tallies(samples: Sequence[Sample], model: str) -> dict[str, Tally]:
    """The counts of one extractor by genre, and of all genres under `all`."""
    found = extract([s.document for s in samples], load_extractor(model))
    counts: dict[str, Tally] = {}
    for sample, attributions in zip(samples, found, strict=True):
        counts[sample.genre] = counts.get(sample.genre, Tally()) + tally(sample, attributions)
    return dict(sorted(counts.items())) | {"all": sum(counts.values(), Tally())}


def report(counts: Mapping[str, Tally]) -> str:
    """The counts as a Markdown table; figures are per cent."""
    lines = ["| genre | documents | attributions | found | precision | recall | of saying | recall |"]
    lines.append("| --- " * 8 + "|")
    for genre, t in counts.items():
        cells = [genre, t.documents, t.all.gold, t.all.found]
        shares = [f"{100 * t.all.precision:.1f}", f"{100 * t.all.recall:.1f}", t.saying.gold]
        lines.append("| " + " | ".join(map(str, [*cells, *shares, f"{100 * t.saying.recall:.1f}"])) + " |")
    return "\n".join(lines)


def read_samples(folder: Path) -> list[Sample]:
    """Every document under GUM's folder. Raises ValueError where there is none."""
    samples = []
    for path in sorted((folder / "rst" / "rstweb").glob("*.rs4")):
        conllu = folder / "dep" / f"{path.stem}.conllu"
        if conllu.exists():
            samples.append(read_sample(path.stem, conllu.read_text("utf-8"), path.read_text("utf-8")))
    if not samples:
        raise ValueError(f"There are no documents under {folder}; it should hold rst/rstweb/*.rs4 and dep/*.conllu.")
    return samples


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="GUM's folder")
    parser.add_argument("--model", default=BASELINE, help="extractor to run (default: the rule baseline)")
    args = parser.parse_args()
    try:
        print(report(tallies(read_samples(args.data), args.model)))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
