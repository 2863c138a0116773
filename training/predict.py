"""Runs a network over articles and scores what it finds with the project's scorer, which is given as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer

from onrecord.extract.tagger.decode import Found, Scores, Settings, decode
from onrecord.extract.tagger.signed import with_signed
from onrecord.words.split import Words, split_words
from onrecord.words.windows import Limits, Special, Window, split_windows
from training.examples import Answers, Example, make_batch
from training.network import Network, Outputs
from training.polnear import Article


@dataclass(frozen=True)
class Scored:
    """An article with its words, windows and the network's scores, ready to be decoded under any settings."""

    article: Article
    words: Words
    windows: list[Window]
    scores: list[Scores]

    def found(self, settings: Settings) -> list[Found]:
        """The attributions under `settings`."""
        return with_signed(self.article.text, self.words, decode(self.words, self.windows, self.scores, settings))


def run_network(
    network: Network, articles: Sequence[Article], tokenizer: Tokenizer, limits: Limits, special: Special
) -> list[Scored]:
    """Scores of every window of the articles, on the network's device."""
    device = next(network.parameters()).device
    network.eval()
    result = []
    for article in articles:
        words = split_words(article.text, article.paragraphs, tokenizer)
        windows = split_windows(words, limits)
        result.append(Scored(article, words, windows, []))
    jobs = [(s, i) for s in result for i in range(len(s.windows))]
    jobs.sort(key=lambda job: job[0].windows[job[1]].size)
    slots: dict[tuple[int, int], Scores] = {}
    with torch.no_grad():
        for at in range(0, len(jobs), 8):
            chunk = jobs[at : at + 8]
            examples = [Example(s.words, s.windows[i], _no_answers(s.words)) for s, i in chunk]
            batch = {k: v.to(device) for k, v in make_batch(examples, special).items()}
            for (s, i), scores in zip(chunk, split_outputs(network(batch), examples), strict=True):
                slots[id(s), i] = scores
    for s in result:
        s.scores.extend(slots[id(s), i] for i in range(len(s.windows)))
    return result


def split_outputs(outputs: Outputs, examples: Sequence[Example]) -> list[Scores]:
    """The scores of each window of a batch without its padding."""
    arrays = [t.float().cpu().numpy() for t in (outputs.cue, outputs.arc, outputs.opens, outputs.closes)]
    cue, arc, opens, closes = arrays
    sizes = [example.window.size for example in examples]
    return [
        Scores(cue[i, :n], arc[i, :n, : n + 1], opens[i, :n, : n + 1], closes[i, :n, :n]) for i, n in enumerate(sizes)
    ]


def _no_answers(words: Words) -> Answers:
    """Answers for text without annotation, which nobody reads."""
    empty = np.zeros(len(words), np.int64)
    return Answers(empty, empty, empty, empty)
