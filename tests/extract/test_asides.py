"""What a speaker says of his own saying belongs to what he says."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.records import Attribution, Genre, Kind

Run = Callable[..., list[Attribution]]


def test_asides_in_a_speech_are_no_statements_of_their_own(attributions: Run) -> None:
    text = "I think that the mine should close. You will find that nobody objects."
    assert [a.kind for a in attributions(text, genre=Genre.SPEECH)] == [Kind.OWN]


def test_others_who_are_quoted_in_a_speech_stay(attributions: Run) -> None:
    found = attributions("Mayor Reyes told us that the mine would close.", genre=Genre.SPEECH)
    assert [(a.source.text if a.source else None, a.parent) for a in found] == [(None, None), ("Mayor Reyes", 0)]


def test_what_the_parties_of_a_communique_say_is_the_communique(attributions: Run) -> None:
    found = attributions("The Parties reject any claim to the lower valley.", genre=Genre.COMMUNIQUE)
    assert [a.kind for a in found] == [Kind.OWN]
