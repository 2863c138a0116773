"""Draws attributions from PolNeAR and writes them as batches that a person can read and annotate.

``python -m training.claims.sample --data DIR --out DIR --compartment train --count 2200 --seed 5 --name train``
writes ``NAME.items.jsonl`` (offsets only) and ``NAME.txt`` (the texts with the attribution marked), a hundred a file.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from training.polnear import Article, Spans, read_articles

BATCH = 100
"""Attributions in one file."""

BEFORE = 220
"""Characters of the text before the attribution's paragraph that are shown with it."""

CONDITION = re.compile(
    r"\b(?:if|unless|until|provided|without|as long as|so long as|only (?:if|when|after|once)|on (?:the )?condition"
    r"|in (?:return|exchange)|depend(?:s|ing)? on|contingent|subject to|otherwise|once)\b",
    re.IGNORECASE,
)
"""Words that may open a condition; most of them do not."""


LIKELY = re.compile(
    r"\b(?:should|must|will|won['’]t|would|need(?:s|ed)? to|ha(?:s|ve) to|ought|want(?:s|ed)?|oppos\w+|support\w*"
    r"|back(?:s|ed|ing)|call(?:s|ed|ing)? (?:for|on)|urg\w+|demand\w*|reject\w*|refus\w+|vow\w*|promis\w+"
    r"|pledg\w+|propos\w+|endors\w+"
    r"|ban(?:s|ned|ning)?|block\w*|favou?r\w*|agree\w*|insist\w*|against|end(?:ing)?|stop\w*|rais\w+|cut(?:s|ting)?)\b",
    re.IGNORECASE,
)
"""Words that often go with a position, for samples that are to hold more of them than the corpus does."""


@dataclass(frozen=True)
class Item:
    """One attribution to annotate: its article's name and the three passages, as code points."""

    doc: str
    source: Spans
    cue: Spans
    content: Spans

    def record(self) -> dict[str, object]:
        """As one line of an items file."""
        return {"doc": self.doc, "source": self.source, "cue": self.cue, "content": self.content}


def draw(
    articles: Sequence[Article], count: int, seed: int, word: re.Pattern[str] | None, taken: set[Item]
) -> list[Item]:
    """`count` attributions with a content at random, none of `taken`; only ones with `word` in the content or cue."""
    pool = [Item(a.name, g.source, g.cue, g.content) for a in articles for g in a.gold if g.content]
    texts = {a.name: a.text for a in articles}
    if word is not None:
        pool = [i for i in pool if any(word.search(texts[i.doc][s:e]) for s, e in (*i.content, *i.cue))]
    pool = [i for i in dict.fromkeys(pool) if i not in taken]
    random.Random(seed).shuffle(pool)  # noqa: S311 - a sample, no secret
    return pool[:count]


def render(number: int, item: Item, article: Article) -> str:
    """The item as a person reads it: ``[S …]`` source, ``[C …]`` cue, ``{ … }`` content, inside their paragraphs."""
    spans = [*item.source, *item.cue, *item.content]
    first, last = min(s for s, _ in spans), max(e for _, e in spans)
    left = max((a for a, _ in article.paragraphs if a <= first), default=first)
    right = min((b for _, b in article.paragraphs if b >= last), default=last)
    marks: list[tuple[int, int, str]] = []
    for passage, opening, closing in ((item.source, "[S ", "]"), (item.cue, "[C ", "]"), (item.content, "{", "}")):
        for start, end in passage:
            marks += [(start, 1, opening), (end, 0, closing)]
    shown, at = "", left
    for place, _, mark in sorted(marks, key=lambda m: (m[0], m[1])):
        shown += article.text[at:place] + mark
        at = place
    shown += article.text[at:right]
    before = article.text[max(0, left - BEFORE) : left].strip()
    return f"#{number} ({item.doc[:40]})\n  before: …{' / '.join(before.split(chr(10)))}\n  {shown}\n"


def write(items: Sequence[Item], articles: Sequence[Article], out: Path, name: str) -> None:
    """Write the batches of a sample."""
    by_name = {a.name: a for a in articles}
    out.mkdir(parents=True, exist_ok=True)
    for at in range(0, len(items), BATCH):
        batch = items[at : at + BATCH]
        stem = f"{name}-{at // BATCH:02d}"
        lines = [json.dumps(item.record()) + "\n" for item in batch]
        (out / f"{stem}.items.jsonl").write_text("".join(lines), encoding="utf-8")
        shown = [render(i, item, by_name[item.doc]) for i, item in enumerate(batch)]
        (out / f"{stem}.txt").write_text("\n".join(shown), encoding="utf-8")


def read_items(path: Path) -> list[Item]:
    """The items of a file of `write`'s."""
    return [
        Item(raw["doc"], *(tuple((s, e) for s, e in raw[k]) for k in ("source", "cue", "content")))
        for raw in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    ]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--compartment", choices=("train", "dev"), required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--with-word", choices=("condition", "likely"), help="only attributions with such a word")
    options = parser.parse_args()
    articles = read_articles(options.data / "polnear/data" / options.compartment)
    taken = {item for path in options.out.glob("*.items.jsonl") for item in read_items(path)}
    word = {"condition": CONDITION, "likely": LIKELY, None: None}[options.with_word]
    write(draw(articles, options.count, options.seed, word, taken), articles, options.out, options.name)


if __name__ == "__main__":
    main()
