"""What rules add to a trained extractor's attributions."""

from dataclasses import replace

from onrecord.extract.complement import complement
from onrecord.records import Attribution, Kind, Passage

TEXT = (
    "The agency reported that Velde said the dam leaks and Orr refused to mend it. Reyes rejected the offer. "
    "Holt walked home."
)


def passage(words: str) -> Passage:
    at = TEXT.index(words)
    return Passage.of(TEXT, [(at, at + len(words))])


def made(source: str, cue: str, content: str, kind: Kind = Kind.INDIRECT) -> Attribution:
    return Attribution(kind, passage(content), source=passage(source), cue=passage(cue))


OUTER = made("The agency", "reported", "that Velde said the dam leaks and Orr refused to mend it")
NESTED = made("Velde", "said", "the dam leaks")
ACT = made("Reyes", "rejected", "the offer", Kind.NARRATED)


def test_what_lies_in_a_content_and_what_takes_a_side_is_added() -> None:
    assert complement([OUTER], [NESTED, ACT]) == [OUTER, NESTED, ACT]


def test_what_the_extractor_found_is_not_doubled() -> None:
    again = replace(OUTER, content=passage("that Velde said the dam leaks"))
    assert complement([OUTER], [again]) == [OUTER]


def test_whether_something_outermost_is_said_is_the_extractors_to_tell() -> None:
    assert complement([OUTER], [made("Holt", "walked", "home"), made("Holt", "walked", "home", Kind.NARRATED)]) == [
        OUTER
    ]


def test_an_act_whose_words_are_held_is_left() -> None:
    whole = made("Reyes", "rejected the offer", "rejected the offer")
    assert complement([whole], [ACT]) == [whole]
