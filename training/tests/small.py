"""A tiny base encoder and a tiny corpus, so that all steps of training run in seconds."""

import json
from pathlib import Path

import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from training.encoder import Encoder, EncoderConfig
from training.safetensors import write_tensors

WORDS = "iran will not negotiate , velayati said . hale told reporters that talks went well “ ” he no one spoke".split()
SENTENCES = (
    "Iran will not negotiate, Velayati said.",
    "Hale told reporters that talks went well.",
    "“No one will negotiate,” he said.",
    "No one spoke.",
)
PARTS = (
    ("Velayati", "said", "Iran will not negotiate"),
    ("Hale", "told", "that talks went well"),
    ("he", "said", "“No one will negotiate,”"),
    None,
)


def write_base(folder: Path, family: str = "bert") -> Path:
    """A random encoder of two narrow layers with its tokenizer."""
    special = {"bert": ("[PAD]", "[CLS]", "[SEP]", "[MASK]"), "mpnet": ("<pad>", "<s>", "</s>", "<mask>")}[family]
    vocabulary = {piece: i for i, piece in enumerate([*special, "[UNK]", *WORDS])}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))  # noqa: S106 - a word piece
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    folder.mkdir(parents=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    config = {
        "model_type": family,
        "vocab_size": len(vocabulary),
        "max_position_embeddings": 330,
        "hidden_size": 16,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "intermediate_size": 32,
        "layer_norm_eps": 1e-6,
    }
    if family == "mpnet":
        config["relative_attention_num_buckets"] = 32
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    torch.manual_seed(1)
    encoder = Encoder(EncoderConfig.read(folder))
    write_tensors(
        folder / "model.safetensors", {their_name(name): value for name, value in encoder.state_dict().items()}
    )
    return folder


def their_name(name: str) -> str:
    """The name in a BERT file of a tensor of our encoder."""
    for ours, theirs in (
        ("relative.", "encoder.relative_attention_bias."),
        ("norm_attention.", "attention.output.LayerNorm."),
        ("norm_output.", "output.LayerNorm."),
        ("query.", "attention.self.query."),
        ("key.", "attention.self.key."),
        ("value.", "attention.self.value."),
        ("out.", "attention.output.dense."),
        ("rise.", "intermediate.dense."),
        ("fall.", "output.dense."),
        ("layers.", "encoder.layer."),
    ):
        name = name.replace(ours, theirs) if not name.startswith(("word.", "position.", "norm.")) else name
    for ours, theirs in (("word.", "word_embeddings."), ("position.", "position_embeddings."), ("norm.", "LayerNorm.")):
        name = f"embeddings.{theirs}{name.removeprefix(ours)}" if name.startswith(ours) else name
    return name


def write_corpus(folder: Path, articles: int) -> Path:
    """A compartment in PolNeAR's layout whose articles all have the same four sentences, one a line."""
    (folder / "text").mkdir(parents=True)
    (folder / "attributions").mkdir()
    text = "\n".join(SENTENCES)
    for number in range(articles):
        (folder / "text" / f"article{number}.txt").write_text(text, encoding="utf-8")
        (folder / "attributions" / f"article{number}_0a1b.ann").write_text(standoff(text), encoding="utf-8")
    return folder


def standoff(text: str) -> str:
    """The brat file of the four sentences."""
    lines, number, start = [], 1, 0
    for event, (sentence, parts) in enumerate(zip(SENTENCES, PARTS, strict=True), 1):
        for role, words in zip(("Source", "Cue", "Content"), parts or (), strict=False):
            left = text.index(words, start)
            lines.append(f"T{number}\t{role} {left} {left + len(words)}\t{words}")
            number += 1
        if parts:
            roles = zip(("Source", "Cue", "Content"), range(number - 3, number), strict=True)
            lines.append(f"E{event}\tAttribution:T{number - 2} " + " ".join(f"{role}:T{n}" for role, n in roles))
        start += len(sentence) + 1
    return "\n".join(lines)
