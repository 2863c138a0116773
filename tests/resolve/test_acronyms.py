from __future__ import annotations

from onrecord.resolve.acronyms import acronyms


def test_a_name_with_its_acronym_in_brackets() -> None:
    text = "The Alliance of River Towns (ART) met the Trans-Norland Ferry Union (TNFU). ART (see above) won (WON)."
    assert acronyms(text) == {"ART": "Alliance of River Towns", "TNFU": "Trans-Norland Ferry Union"}


def test_small_words_may_count() -> None:
    assert acronyms("by Friends of the Earth (FOE) or Friends of Mud (FOM)")["FOM"] == "Friends of Mud"


def test_brackets_that_define_nothing() -> None:
    assert acronyms("said Jane Hale (R), of the Harbour Office (NOR)") == {}
