from __future__ import annotations

from datetime import date

import pytest

from onrecord.actors import ActorKind, Gender, Tenure
from onrecord.errors import UsageError
from onrecord.resolve.codebook import read_codebook
from onrecord.resolve.names import actor_id

BOOK = """
sides: {North: [Miners League]}
people:
  - name: Jana Velde
    aliases: [Yana Velde]
    sex: f
    side: North
    roles:
      - {office: Foreign Minister of Norland, from: 2004-05-10, until: 2006-03}
  - {name: Karl Orsini, roles: [{office: President, of: Norland}]}
organisations:
  - {name: Government of Norland, aliases: [Norland, Nordhaven], side: North}
  - {name: Coast Guard, parent: Norland > Government of Norland}
  - {name: Miners League}
issues:
  - name: anything
events:
  - {name: the Lake accord, aliases: [the accord], date: 2003-06-17}
"""


def test_actors_with_aliases_gender_and_dated_roles() -> None:
    velde, orsini, *_ = read_codebook(BOOK).actors
    assert (velde.id, velde.kind, velde.gender) == (actor_id("Jana Velde"), ActorKind.PERSON, Gender.FEMALE)
    role = velde.roles[0]
    assert (role.title, role.of, role.start, role.end) == ("Foreign Minister", "Norland", "2004-05-10", "2006-03")
    assert role.tenure(date(2004, 5, 9)) is Tenure.NO
    assert role.tenure(date(2005, 1, 1)) is Tenure.YES
    assert orsini.roles[0].tenure(date(1990, 1, 1)) is Tenure.YES


def test_sides_come_from_the_actor_its_parent_or_the_list() -> None:
    book = read_codebook(BOOK)
    names = ("Jana Velde", "Coast Guard", "Miners League", "Karl Orsini")
    assert [book.side_of(actor_id(name)) for name in names] == ["North", "North", "North", None]


def test_events_lose_their_article() -> None:
    event = read_codebook(BOOK).events[0]
    assert (event.names, event.date) == (("Lake accord", "accord"), "2003-06-17")


def test_an_empty_codebook_says_nothing() -> None:
    assert read_codebook("# nothing yet\n").actors == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("people: [", "not valid YAML"),
        ("- a list", "must be a YAML mapping"),
        ("people: Jana", "must be a list"),
        ("people: [{sex: f}]", "needs a name"),
        ("people: [{name: Jana, sex: x}]", "write m or f"),
        ("people: [{name: Jana, aliases: Yana}]", "must be a list of names"),
        ("people: [{name: Jana, roles: [{from: 2004}]}]", "must each have an office"),
        ("people: [{name: Jana, roles: [{office: Mayor, from: May 2004}]}]", "cannot be read"),
        ("organisations: [{name: League, kind: club}]", "write one of"),
        ("events: [{name: the accord}]", "has no date"),
        ("sides: [North]", "must map a side"),
    ],
)
def test_what_is_wrong_is_said(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        read_codebook(text)
