"""The claims model's card."""

from __future__ import annotations

from typing import Any

_BASES = {
    "claims": "all-MiniLM-L6-v2 (6 layers, width 384, Apache-2.0)",
    "claims-accurate": "all-mpnet-base-v2 (width 768, Apache-2.0)",
}


def write_card(name: str, version: str, data: dict[str, Any], metrics: dict[str, Any]) -> str:
    """The card as Markdown, from the same figures that the manifest keeps."""
    counts, dev, second = data["annotations"], metrics["dev"], metrics["dev_second"]
    more = counts["dev-conditions"]
    conditions = metrics["dev_conditions"]["conditions"]
    floors = "; ".join(f"{r['floor']}: {r['precision']}, {r['recall']}" for r in metrics["dev_by_floor"][1::2])
    return f"""# {name}@{version}: what position a statement takes

Reads the claims of an attributed statement in English political text: issue, stance, conditions, exceptions, scope,
reasons, time limits, counterpart, holder, modality and PLOVER act. Base encoder: {_BASES.get(name, name)}, taken over
from the attribution network, with word features and each word's role in the attribution. Licence: Apache-2.0.

## Data
There is no public training set. {counts["train"]} annotations of attributions of PolNeAR's training part (some twice),
{counts["train-conditions"]} more with a condition word, and {counts["own"]} in sentences written for this, weighted to
diplomacy, conditions, implicatives and described positions. All were annotated by a language model that read each item
under a written guide, not by people: two such passes agree with each other more than people do, and share their blind
spots. The files hold offsets and labels only. Texts: {data["texts"]}. Hash: `{data["sha256"]}`.

## Scores, given the attributions that people marked
{counts["dev"]} attributions of PolNeAR's development part and {counts["dev-second"]} others of it (each two passes,
then one decision), 8-bit weights as shipped, per cent. The floor, the least confidence and the weights of the
confidence were chosen on these and on {more} more with a condition word; the calibration error is that of weights
fitted on half of the articles and measured on the other half, both ways.

| figure | {counts["dev"]} | {counts["dev-second"]} |
| --- | --- | --- |
| claim and stance, F1 | {dev["f1"]} | {second["f1"]} |
| precision, recall | {dev["precision"]}, {dev["recall"]} | {second["precision"]}, {second["recall"]} |
| stance right, given the claim | {dev["stance_given_match"]} | {second["stance_given_match"]} |
| the same F1 before 8-bit weights | {metrics["dev_before_8_bit"]["f1"]} | |

Condition spans of all these and of the {more}: F1 {conditions}. Expected calibration error:
{100 * metrics["calibration"]["expected_error"]:.1f}.

Precision and recall at other floors: {floors}.

## Known limits
- United States news of 2016, and invented sentences: other news is not measured.
- Whether a sentence takes a position at all is where it errs most; irony and rhetorical questions are mostly not seen.
- Issues are runs of words of the text: an issue that is only implied gets none.
"""
