"""Makes a model's folder from trained weights: ONNX, 8-bit, constants chosen with what ships, manifest, card.

``python -m training.build --name fast --weights FILE --base FOLDER --data DIR --scorer FILE --out DIR``
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from onrecord.extract.tagger.decode import Settings
from onrecord.extract.tagger.session import Session
from onrecord.extract.tagger.tagger import CODE, LABELS, LOWER, NETWORK, TOKENIZER
from onrecord.models.manifest import Manifest
from onrecord.models.verify import describe_file
from onrecord.words.split import split_words
from onrecord.words.windows import split_windows
from training.base import Base, open_base
from training.card import write_card
from training.ease import ease
from training.encoder import load_encoder
from training.examples import Example, make_batch, make_examples
from training.export import export_network, export_parts, shrink
from training.network import Network
from training.polnear import Article, read_articles
from training.predict import Scored
from training.safetensors import read_tensors
from training.score import Scorer, write_predictions
from training.sources import describe_data
from training.tune import choose_settings, cross_calibration


@dataclass(frozen=True)
class Order:
    """What to build: the weights and what they were trained with, and how they are written.

    `layers` of the base it has, how many come `before` the input features; which products `keep` floats or are only
    `store`d small, how far activations are eased (`training.ease`), and whether it goes in two files.
    """

    name: str
    version: str
    weights: Path
    layers: tuple[int, ...] = ()
    before: int = 0
    keep: tuple[str, ...] = ()
    store: tuple[str, ...] = ()
    ease: float = 0.0
    parts: bool = False


def build(order: Order, base: Base, data: Path, scorer_file: Path, out: Path) -> Manifest:
    """Write the folder `out` and give its manifest."""
    out.mkdir(parents=True, exist_ok=True)
    network = Network(load_encoder(base.folder, layers=order.layers), order.before)
    network.load_state_dict(read_tensors(order.weights))
    dev = read_articles(data / "polnear/data/dev")
    plain = out.parent / f"{order.name}-plain.onnx"
    sample = make_examples(read_articles(data / "polnear/data/train")[:12], base.tokenizer, base.limits)[:24]
    export_network(network.eval(), plain, sample, base.special)
    unshrunk = run_session(Session(plain, base.special, threads=2), dev, base)
    write_networks(network, order, sample, base, out)
    base.tokenizer.save(str(out / TOKENIZER), pretty=False)
    lower = out / LOWER if order.parts else None
    scored = run_session(Session(out / NETWORK, base.special, 2, lower), dev, base)
    scorer = Scorer(scorer_file, data / "polnear/data/dev")
    settings = choose_settings(scored, scorer)
    write_predictions(out.parent / f"{order.name}-dev.jsonl", scored, settings)
    metrics = measure(scored, scorer, settings)
    metrics["dev_f1_before_8_bit"] = round(scorer.figures(unshrunk, settings)["attribution"]["f1"], 4)
    return write_folder(order, base, describe_data(data), settings, metrics, out)


def write_networks(network: Network, order: Order, sample: Sequence[Example], base: Base, out: Path) -> None:
    """Write the network with 8-bit weights into `out`, in one file or two."""
    if order.ease:
        batch = make_batch(sample, base.special)
        ease(network.encoder, lambda: network(batch), order.ease)
    names = (LOWER, NETWORK) if order.parts else (NETWORK,)
    plain = [out.parent / f"{order.name}-eased-{name}" for name in names]
    if order.parts:
        export_parts(network, *plain, sample, base.special)
    else:
        export_network(network, *plain, sample, base.special)
    for path, name in zip(plain, names, strict=True):
        shrink(path, out / name, order.keep, order.store)


def run_session(session: Session, articles: Sequence[Article], base: Base) -> list[Scored]:
    """Scores of articles by the network that ships."""
    result = []
    for article in articles:
        words = split_words(article.text, article.paragraphs, base.tokenizer)
        windows = split_windows(words, base.limits)
        result.append(Scored(article, words, windows, session.run([(words, window) for window in windows])))
    return result


def measure(scored: Sequence[Scored], scorer: Scorer, settings: Settings) -> dict[str, Any]:
    """Figures on the development part and the calibration of the confidence."""
    figures = scorer.figures(scored, settings)
    calibration = cross_calibration(scored, scorer, settings)
    dev = {name: {k: round(row[k], 4) for k in ("precision", "recall", "f1")} for name, row in figures.items()}
    return {"dev": dev, "calibration": {"expected_error": round(calibration.error, 4), "count": calibration.count}}


def write_folder(
    order: Order, base: Base, data: dict[str, Any], settings: Settings, metrics: dict[str, Any], out: Path
) -> Manifest:
    """Write the card, the licence and the manifest beside the network and the tokenizer."""
    shutil.copyfile(Path(__file__).parents[1] / "LICENSE", out / "LICENSE")
    card = write_card(order.name, order.version, data, metrics)
    (out / "MODEL_CARD.md").write_text(card, encoding="utf-8")
    files = {p.name: describe_file(p) for p in sorted(out.iterdir()) if p.name != "manifest.json"}
    manifest = Manifest(
        name=order.name,
        version=order.version,
        code=CODE,
        labels=LABELS,
        files=files,
        data=data,
        metrics=metrics,
        settings={"limits": asdict(base.limits), "special": asdict(base.special), "decoding": asdict(settings)},
        licence="Apache-2.0",
    )
    manifest.write(out)
    return manifest


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("weights", "base", "data", "scorer", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument("--version", default="1")
    parser.add_argument("--layers", type=int, nargs="*", default=())
    parser.add_argument("--before", type=int, default=0)
    parser.add_argument("--keep", nargs="*", default=(), help="products that stay in 32-bit floats")
    parser.add_argument("--store", nargs="*", default=(), help="products with 8-bit weights, computed in floats")
    parser.add_argument("--ease", type=float, default=0.0)
    parser.add_argument("--parts", action="store_true", help="two files, neither of which is too large for a wheel")
    options = parser.parse_args()
    shape = (
        tuple(options.layers),
        options.before,
        tuple(options.keep),
        tuple(options.store),
        options.ease,
        options.parts,
    )
    order = Order(options.name, options.version, options.weights, *shape)
    manifest = build(order, open_base(options.base), options.data, options.scorer, options.out)
    print(manifest.full_name, manifest.metrics["dev"]["attribution"], manifest.metrics["calibration"])


if __name__ == "__main__":
    main()
