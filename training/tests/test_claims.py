"""The claims network on another network's lower layers: the same in training, in ONNX and at run time."""

from pathlib import Path

import numpy as np
import torch

from onrecord.judge.claims.focus import Reach
from onrecord.judge.claims.session import OUTPUTS, Ground, Session
from onrecord.models.networks import LowerLayers
from onrecord.words.windows import Limits
from training.base import Base, open_base
from training.claims.build import export
from training.claims.examples import Annotated, Example, make_batch, make_examples
from training.claims.network import ClaimNetwork
from training.claims.predict import read_all
from training.claims.shared import Shared
from training.encoder import load_encoder
from training.examples import make_examples as make_windows
from training.export import export_parts
from training.network import Network
from training.polnear import Article, read_articles
from training.tests.small import PARTS, SENTENCES, write_base, write_corpus


def grounded(folder: Path, limits: Limits) -> tuple[Base, Network, Ground]:
    """An attribution network in two parts, of which the lower is one layer."""
    base = open_base(write_base(folder / "base", "mpnet"))
    network = Network(load_encoder(base.folder, dropout=0.0), before=1, dropout=0.0).eval()
    sample = make_windows(read_articles(write_corpus(folder / "corpus", 1)), base.tokenizer, base.limits)
    export_parts(network, folder / "lower.onnx", folder / "upper.onnx", sample, base.special)
    return base, network, Ground(LowerLayers(folder / "lower.onnx", 1), limits)


def examples(base: Base, reach: Reach) -> list[Example]:
    text = " ".join(SENTENCES)
    article = Article("small", text, ((0, len(text)),))
    found = []
    for parts in PARTS:
        if parts is not None:
            spans = [[[text.index(words), text.index(words) + len(words)]] for words in parts]
            record = dict(zip(("source", "cue", "content"), spans, strict=True)) | {"claims": []}
            found.append(Annotated(article, record))
    return make_examples(found, base.tokenizer, reach)


def test_states_of_the_document_are_those_of_a_window_that_is_all_of_it(tmp_path: Path) -> None:
    base, network, ground = grounded(tmp_path, Limits())
    some = examples(base, Reach(before=200, after=200))
    shared = Shared(ground, some, base.special)
    hidden = shared.hidden(some[:1])
    with torch.no_grad():
        own = network.lower(make_batch(some[:1], base.special))
    assert hidden.shape == own.shape
    assert torch.allclose(hidden, own, atol=2e-2)


def test_what_ships_on_a_ground_says_what_was_trained(tmp_path: Path) -> None:
    base, _, ground = grounded(tmp_path, Limits(pieces=24, context=4))
    some = examples(base, Reach(before=6, after=6))
    network = ClaimNetwork(load_encoder(base.folder, dropout=0.0), before=1, dropout=0.0).eval()
    export(network, tmp_path / "claims.onnx", some[0], base, on_ground=True)
    session = Session(tmp_path / "claims.onnx", base.special, 1, ground)
    trained = read_all(network, some, base.special, Shared(ground, some, base.special))
    for example, read in zip(some, trained, strict=True):
        scores = session.run(example.words, example.focus, session.windows(example.words))
        for name in OUTPUTS:
            assert np.allclose(getattr(scores, name), getattr(read.scores, name), atol=3e-2)
