"""A base encoder's folder: its tokenizer, without padding and truncation, and its special pieces."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tokenizers import Tokenizer

from onrecord.words.windows import Limits, Special

_SPECIAL = {"bert": ("[CLS]", "[SEP]", "[PAD]", "[MASK]"), "mpnet": ("<s>", "</s>", "<pad>", "<mask>")}


@dataclass(frozen=True)
class Base:
    """What training needs to know of a base encoder beside its weights; `hidden` is the piece that hides another."""

    folder: Path
    tokenizer: Tokenizer
    special: Special
    hidden: int
    limits: Limits = field(default_factory=Limits)


def open_base(folder: Path) -> Base:
    """The base encoder of `folder`. Raises ValueError where the tokenizer has no special pieces that are known."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    for names in _SPECIAL.values():
        ids = [number for name in names if (number := tokenizer.token_to_id(name)) is not None]
        if len(ids) == len(names):
            return Base(folder, tokenizer, Special(*ids[:3]), ids[3])
    raise ValueError(f"the tokenizer of {folder} is neither BERT's nor MPNet's")
