"""The baseline printed beside every model: a regular expression for "X said that …" and "…, X said"."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

from training.polnear import read_articles

_CUES = "said|says|told|added|wrote|argued|claimed|noted|stated|announced|warned"
_NAMES = r"(?:he|she|they|(?:[A-Z][\w’'.-]+ ?){1,4})"
_SPEAKER_FIRST = re.compile(
    rf"(?P<source>{_NAMES}) (?P<cue>{_CUES})\b,? (?P<content>[^\n]+?[.?!][”\"]?)(?= [A-Z“\"]|\n|$)"
)
_CONTENT_FIRST = re.compile(
    rf"(?P<content>[^\n.?!]+,[”\"]?) "
    rf"(?:(?P<source>{_NAMES}) (?P<cue>{_CUES})|(?P<cue2>{_CUES}) (?P<source2>{_NAMES}))\b"
)

Spans = dict[str, list[tuple[int, int]]]


def find(text: str) -> Iterator[Spans]:
    """The attributions that the two expressions find; an overlap goes to the one that comes first."""
    end = 0
    for match in sorted([*_CONTENT_FIRST.finditer(text), *_SPEAKER_FIRST.finditer(text)], key=lambda m: m.start()):
        if match.start() < end:
            continue
        end = match.end()
        groups = {name.rstrip("2"): match.span(name) for name, value in match.groupdict().items() if value}
        yield {name: [span] for name, span in groups.items()}


def main() -> None:
    """Write a predictions file for the scorer: ``python -m training.rules --gold DIR --out FILE``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    with options.out.open("w", encoding="utf-8") as file:
        for article in read_articles(options.gold):
            file.write(json.dumps({"doc": article.name, "attributions": list(find(article.text))}) + "\n")


if __name__ == "__main__":
    main()
