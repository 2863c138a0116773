"""The window around a statement and each word's role in it."""

from __future__ import annotations

from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import BertPreTokenizer

from onrecord.judge.claims.focus import CONTENT, CUE, OUTSIDE, SOURCE, Reach, arrays, focus
from onrecord.words.split import Words, split_words
from onrecord.words.windows import Special

TEXT = "Before all that. Hale said the truce will hold. After.\nAnother paragraph."


def words() -> Words:
    tokenizer = Tokenizer(WordLevel({"[UNK]": 0}, unk_token="[UNK]"))  # noqa: S106 - the name of a word piece
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return split_words(TEXT, [(0, 54), (55, len(TEXT))], tokenizer)


def span(part: str) -> tuple[int, int]:
    return TEXT.index(part), TEXT.index(part) + len(part)


def seen(reach: Reach) -> list[tuple[str, int]]:
    made = words()
    found = focus(made, [span("Hale")], [span("said")], [span("the truce will hold")], reach)
    assert found is not None
    places = range(found.window.start, found.window.end)
    forms = [TEXT[made.start[i] : made.end[i]] for i in places]
    return list(zip(forms, found.roles.tolist(), strict=True))


def test_roles_and_the_paragraph_around() -> None:
    assert seen(Reach()) == [
        *((form, OUTSIDE) for form in ("Before", "all", "that", ".")),
        ("Hale", SOURCE),
        ("said", CUE),
        *((form, CONTENT) for form in ("the", "truce", "will", "hold")),
        *((form, OUTSIDE) for form in (".", "After", ".")),
    ]


def test_no_further_than_the_reach() -> None:
    assert [form for form, _ in seen(Reach(before=2, after=1))] == "that . Hale said the truce will hold .".split()


def test_a_long_content_loses_its_end() -> None:
    assert [form for form, _ in seen(Reach(pieces=6, before=0, after=0))] == "Hale said the truce".split()


def test_nothing_to_look_at_without_words_of_content() -> None:
    assert focus(words(), [], [], [(54, 55)], Reach()) is None


def test_a_batch_carries_the_roles() -> None:
    made = words()
    found = focus(made, [], [span("said")], [span("the truce")], Reach())
    assert found is not None
    batch = arrays([(made, found)], Special(1, 2, 3))
    assert batch["role"].tolist() == [found.roles.tolist()]
    assert batch["ids"].shape[1] == len(found.roles) + 2
