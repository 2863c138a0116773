"""Attributions by genre: GUM's files, on a text of our own."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from onrecord.measure import Ratio
from onrecord.records import Attribution, Kind, Passage
from tests.bench.conftest import load_script

TOKENS = [
    [("Holm", "PROPN"), ("said", "VERB"), ("that", "SCONJ"), ("mills+", "NOUN"), (",", "PUNCT"), ("we", "PRON")],
    [("think+", "VERB"), (",", "PUNCT"), ("could*", "AUX"), ("n’t", "PART"), ("close+", "VERB"), (".", "PUNCT")],
]
LEMMAS = {"said": "say"}
TEXT = "Holm said that mills, we\nthink, couldn’t close. "
RS4 = """<rst><header><relations>
<rel name="attribution-positive" type="rst"/><rel name="elaboration-attribute" type="rst"/>
<rel name="same-unit" type="multinuc"/>
</relations></header><body>
<segment id="1" parent="10" relname="attribution-positive">Holm said</segment>
<segment id="2" parent="11" relname="span">that mills ,</segment>
<segment id="3" parent="2" relname="attribution-positive">we think ,</segment>
<segment id="4" parent="10" relname="same-unit">could n’t close .</segment>
<group id="10" type="multinuc" parent="12" relname="span"/>
<group id="11" type="span" parent="10" relname="same-unit"/>
<group id="12" type="span"/>
</body></rst>"""


def conllu() -> str:
    """The tokens as a dependency file: `+` has no space after it, `*` begins a word that is written as one."""
    lines = ["# newdoc id = GUM_essay_mill"]
    for sentence in TOKENS:
        lines += ["# newpar", "# newpar_block = p (1 s)", "# sent_id = x"]
        for number, (token, tag) in enumerate(sentence, 1):
            form = token.rstrip("+*")
            if token.endswith("*"):
                lines.append("\t".join([f"{number}-{number + 1}", "couldn’t", *("_" * 8)]))
            misc = "SpaceAfter=No" if token.endswith("+") else "_"
            lines.append("\t".join([str(number), form, LEMMAS.get(form, form), tag, *("_" * 5), misc]))
        lines.append("")
    return "\n".join(lines)


@pytest.fixture(scope="session")
def genres() -> ModuleType:
    return load_script("genres")


def texts(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " | ".join(text[start:end] for start, end in spans)


def test_the_text_is_put_together(genres: ModuleType) -> None:
    text, words = genres.read_words(conllu())
    assert text == TEXT
    assert [text[w.span.start : w.span.end] for w in words][6:10] == ["think", ",", "could", "n’t"]
    assert [w.verb for w in words if w.verb] == ["say", "think", "close"]


def test_contents_are_nuclei_and_go_on_behind_what_interrupts_them(genres: ModuleType) -> None:
    sample = genres.read_sample("GUM_essay_mill", conllu(), RS4)
    text = sample.document.text
    assert sample.genre == "essay"
    assert [(texts(text, g.cue), texts(text, g.content)) for g in sample.gold] == [
        ("Holm said", "that mills, | we\nthink, | couldn’t close."),
        ("we\nthink,", "that mills, | couldn’t close."),
    ]
    assert sample.said == (True, False)


def test_files_of_different_words_are_told(genres: ModuleType) -> None:
    with pytest.raises(ValueError, match="The two files of GUM_essay_mill do not have the same words"):
        genres.read_sample("GUM_essay_mill", conllu(), RS4.replace("Holm said", "Holm"))


def test_only_clauses_with_a_cue_are_counted(genres: ModuleType) -> None:
    sample = genres.read_sample("GUM_essay_mill", conllu(), RS4)
    text = sample.document.text
    content, cue = Passage.of(text, [(10, len(text) - 1)]), Passage.of(text, [(5, 9)])
    whole = Attribution(Kind.INDIRECT, content, cue=cue)
    found = [whole, Attribution(Kind.NARRATED, content, cue=cue), Attribution(Kind.DIRECT, content)]
    assert genres.tally(sample, found) == genres.Tally(1, Ratio(1, 1, 2), Ratio(1, 0, 1))
    assert genres.tally(sample, []) == genres.Tally(1, Ratio(0, 0, 2), Ratio(0, 0, 1))


def test_the_report_has_a_line_a_genre_and_one_for_all(genres: ModuleType, tmp_path: Path) -> None:
    for folder, name, text in (("rst/rstweb", "mill.rs4", RS4), ("dep", "mill.conllu", conllu())):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / f"GUM_essay_{name}").write_text(text, encoding="utf-8")
    lines = genres.report(genres.tallies(genres.read_samples(tmp_path), "baseline")).splitlines()
    assert [line.split(" | ")[0] for line in lines[2:]] == ["| essay", "| all"]
    assert lines[-1].startswith("| all | 1 | 2 | ")


def test_a_folder_without_documents_is_told(genres: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="There are no documents under"):
        genres.read_samples(tmp_path)
