"""The model card: what the model is for, what it learned from, how well it does and where it fails."""

from __future__ import annotations

from typing import Any

_ROWS = (
    ("attribution", "attribution, content overlap 0.5 and right source (primary)"),
    ("attribution_direct", "of these: direct"),
    ("attribution_mixed", "of these: mixed"),
    ("attribution_indirect", "of these: indirect"),
    ("attribution_strict", "attribution, same content and source words"),
    ("content_overlap", "content overlap 0.5"),
    ("token_content", "words of contents"),
    ("token_source", "words of sources"),
    ("token_cue", "words of cues"),
    ("cue_overlap", "cues"),
)

_BASES = {
    "fast": "all-MiniLM-L6-v2 (6 layers, width 384, Apache-2.0)",
    "accurate": "all-mpnet-base-v2 (width 768, Apache-2.0)",
}


def write_card(name: str, version: str, data: dict[str, Any], metrics: dict[str, Any]) -> str:
    """The card as Markdown, from the same figures that the manifest keeps."""
    rows = "\n".join(_row(label, metrics["dev"][key]) for key, label in _ROWS)
    sources = "\n".join(
        f"- {s['name']} ({s['from']}): {s['files']} articles. Licence: {s['licence']}." for s in data["sources"]
    )
    calibration = metrics["calibration"]
    return f"""# {name}@{version}: who said what in English political news

Finds attributions (source, cue, content) in English text. Base encoder: {_BASES.get(name, name)},
uncased, with word features for casing, quotation marks and paragraphs, trained whole but for the word embeddings.
Licence: Apache-2.0.

## Data
{sources}
Hash of the training files: `{data["sha256"]}`. Decoding constants and calibration: PolNeAR's development part.

## Scores on PolNeAR's development part
The network as it ships (8-bit), per cent. The decoding constants were chosen on the same articles.

| figure | precision | recall | F1 |
| --- | --- | --- | --- |
{rows}

Before the weights were made 8-bit the primary F1 was {100 * metrics["dev_f1_before_8_bit"]:.1f}, same constants.

## Confidence
A logistic function of what the heads say of cue, content and source. Expected calibration error over ten bins, fitted
on one half of the articles and measured on the other, both ways: {100 * calibration["expected_error"]:.1f} per cent
over {calibration["count"]} attributions.

## Known limits
- Trained on United States news of 2016 only. Other English and other kinds of text are not measured here.
- Finds outermost attributions. Attributions inside a content, own voice, turns and floating quotations come from rules.
- Every attribution has a cue; a quotation whose speaker is not named by any cue is left to the rules.
- Indirect speech is the hard part: whether a sentence attributes anything is where people disagree as well.
- A cue far from its content, across more than one window of 320 word pieces, is not seen.
- Single quotation marks are not read as quotation marks by the word features, doubled ones ('') are.
"""


def _source(entry: dict[str, Any]) -> str:
    """One line on a source of training data."""
    return f"- {entry['name']} ({entry['from']}): {entry['files']} articles. Licence: {entry['licence']}."


def _row(label: str, figures: dict[str, float]) -> str:
    """One row of the table of scores."""
    return f"| {label} | " + " | ".join(f"{100 * figures[key]:.1f}" for key in ("precision", "recall", "f1")) + " |"
