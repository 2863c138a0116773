"""Who speaks and who reports it, on reports built like those that analysts of negotiations read."""

from __future__ import annotations

from dataclasses import replace

from onrecord.actors import Actor, ActorKind
from onrecord.models.actor_table import ActorTable
from onrecord.records import Attribution, Kind, Statement
from onrecord.resolve import resolve
from onrecord.resolve.known_book import known_from
from tests.resolve.telling import report, said
from tests.resolve.test_known import TABLE, held, person

MINISTER = ("foreign_minister", "Minister of Foreign Affairs")
SUDLAND = Actor("sud.government", "Government of Sudland", ActorKind.GOVERNMENT, "SUD", None, ("Sudland",))
KNOWN = known_from(
    ActorTable(
        [
            *TABLE,
            SUDLAND,
            person("Ada Reuss", held(*MINISTER, "2010-01-01", "2013-03-01", of="SUD"), country="SUD"),
            Actor("delta", "Delta News Agency", ActorKind.ORGANISATION, None, None, ("DNA", "Delta")),
        ],
        TABLE.countries,
        TABLE.titles,
    )
)


def told(text: str, *attributions: Attribution, day: str | None = "2012-05-01") -> list[Statement]:
    """The statements of a report in which nothing but the given attributions is found."""
    return resolve(report(text, day), attributions, "m@1", known=KNOWN)


def names(statement: Statement) -> list[str]:
    """The names of its speakers."""
    return [speaker.name for speaker in statement.speakers]


def speakers(text: str, *pairs: tuple[str, str]) -> list[list[str]]:
    """The names of the speakers of each SOURCE, CONTENT of a text."""
    return [names(s) for s in told(text, *(said(text, source, None, content) for source, content in pairs))]


def test_a_day_later_an_agency_quotes_one_of_two_who_were_reported_together() -> None:
    text = (
        "In its May 1 Digest, Centre for Basin Studies (CBS) analysts reported, “Chief negotiator Ada Reuss and "
        "Chancellor "
        "Karl Orsini have both stressed that the dam will stay.” The day before, state-financed Delta News Agency "
        "quoted "
        "Orsini: “The dam is a fact.” It is unclear whether he meant all dams, as CBS’s analysts concluded."
    )
    outer = said(
        text,
        "Centre for Basin Studies (CBS) analysts",
        "reported",
        "“Chief negotiator Ada Reuss and Chancellor Karl Orsini have both stressed that the dam will stay.”",
        Kind.DIRECT,
    )
    both = said(
        text, "Chief negotiator Ada Reuss and Chancellor Karl Orsini", "stressed", "that the dam will stay", parent=0
    )
    agency = said(text, "state-financed Delta News Agency", "quoted", "Orsini: “The dam is a fact.”", Kind.MIXED)
    quoted = said(text, "Orsini", "quoted", "“The dam is a fact.”", Kind.DIRECT, parent=2)
    again = said(text, "CBS’s analysts", "concluded", "he meant all dams")
    made = told(text, outer, both, agency, quoted, again)
    assert names(made[0]) == names(made[4]) == ["Centre for Basin Studies"]
    assert made[0].speakers[0].id == made[4].speakers[0].id
    assert names(made[1]) == ["Ada Reuss", "Karl Orsini"]
    assert [r.name for r in made[1].reported_by] == ["Centre for Basin Studies", "A. Reed"]
    assert (made[2].speakers[0].id, names(made[3])) == ("delta", ["Karl Orsini"])
    assert [r.id for r in made[3].reported_by][:1] == ["delta"]


def test_the_latter_is_the_second_of_two() -> None:
    text = (
        "Velde spoke first. Chancellor Karl Orsini’s refusal of President Piet Valken’s wish to meet him must be "
        "read in the "
        "light of the latter’s remarks that the river is closed."
    )
    assert speakers(text, ("the latter", "that the river is closed")) == [["Piet Valken"]]


def test_me_is_the_author_outside_quotations_and_the_speaker_inside_them() -> None:
    text = "Ada Reuss spoke to me. I doubt her word. “The envoy told me that I am free,” Reuss said. “We are tired.”"
    author = said(text, "I", "doubt", "her word")
    outer = said(text, "Reuss", "said", "“The envoy told me that I am free,”", Kind.DIRECT)
    inner = said(text, "The envoy", "told", "that I am free", parent=1)
    we = said(text, "We", None, "are tired", parent=1)
    made = told(text, author, outer, inner, we)
    assert [names(s) for s in made] == [["A. Reed"], ["Ada Reuss"], ["The envoy"], ["Ada Reuss"]]
    assert [r.name for r in made[3].reported_by] == ["Ada Reuss", "A. Reed"]


def test_i_in_a_quotation_of_somebody_unknown_is_not_the_author() -> None:
    text = "The wall bears a line: “I say no more.”"
    assert speakers(text, ("I", "no more")) == [[]]


def test_an_email_with_another_persons_words_inside_it() -> None:
    text = (
        "Tomas Velde, a professor of law, wrote in an email, “Norland has said that it will not talk.” On the canals "
        "he added, "
        "“After the accord President Valken said that talks may follow.”"
    )
    wrote = said(
        text, "Tomas Velde, a professor of law", "wrote", "“Norland has said that it will not talk.”", Kind.DIRECT
    )
    state = said(text, "Norland", "has said", "that it will not talk", parent=0)
    added = said(text, "he", "added", "“After the accord President Valken said that talks may follow.”", Kind.DIRECT)
    inner = said(text, "President Valken", "said", "that talks may follow", parent=2)
    made = told(text, wrote, state, added, inner, day="2013-05-01")
    assert [names(s) for s in made] == [["Tomas Velde"], ["Government of Norland"], ["Tomas Velde"], ["Piet Valken"]]
    assert [r.name for r in made[3].reported_by] == ["Tomas Velde", "A. Reed"]
    assert made[3].reported_by[0].statement == made[2].id


def test_floating_quotations_belong_to_the_speech_that_the_report_follows() -> None:
    text = (
        "In a speech Chancellor Karl Orsini closed the door: “Talks are banned.”\n“Why? Talks mean flood.”\n"
        "The climax of his speech was plain: “Never.”"
    )
    first = said(text, "Chancellor Karl Orsini", "closed", "“Talks are banned.”", Kind.DIRECT)
    second = said(text, None, None, "“Why? Talks mean flood.”", Kind.DIRECT, floating=True, run=0)
    third = said(text, "his", "was plain", "“Never.”", Kind.DIRECT)
    assert [names(s) for s in told(text, first, second, third)] == [["Karl Orsini"]] * 3


def test_two_of_one_surname_are_told_apart_by_courtesy_titles() -> None:
    text = (
        "Prime Minister Edda Velde of Norland spoke on Monday. Her brother, the trade envoy Karl Velde, disagreed. "
        "Mr Velde "
        "said he knew. Ms Velde said she knew better. Velde resigned as envoy. He said it was time."
    )
    pairs = (("Mr Velde", "he knew"), ("Ms Velde", "she knew better"), ("He", "it was time"))
    assert speakers(text, *pairs) == [["Karl Velde"], ["Edda Velde"], ["Karl Velde"]]


def test_ms_before_a_namesake_is_introduced_is_not_that_namesake() -> None:
    text = "Ms Velde said no. Later Jonas Velde, a clerk, said yes. Velde said so twice."
    first, clerk, again = speakers(text, ("Ms Velde", "no"), ("Jonas Velde, a clerk", "yes"), ("Velde", "so twice"))
    assert first == ["Velde"]
    assert clerk == again == ["Jonas Velde"]


def test_a_handover_in_one_report() -> None:
    text = (
        "Foreign Minister Ruth Carrow said that the escorts would stay. On May 3 the then foreign minister, Simon "
        "Achterberg, "
        "said that they would go. The former foreign minister has called them useless. The new foreign minister said "
        "she "
        "knew the sea. The foreign minister said no ship would sail."
    )
    pairs = (
        ("The former foreign minister", "them useless"),
        ("The new foreign minister", "she knew the sea"),
        ("The foreign minister", "no ship would sail"),
    )
    assert speakers(text, *pairs) == [["Simon Achterberg"], ["Ruth Carrow"], ["Ruth Carrow"]]


def test_a_handover_between_documents() -> None:
    text = "Norland's foreign minister said no."
    for day, name in (("2014-06-29", "Hosein Karadani"), ("2014-07-01", "Marek Oltan")):
        (made,) = told(text, said(text, "Norland's foreign minister", "said", "no"), day=day)
        assert names(made) == [name]
    (made,) = told(text, said(text, "Norland's foreign minister", "said", "no"), day="2014-06-30")
    assert made.speakers[0].id == "nor.office.foreign_minister"


def test_women_and_men() -> None:
    text = (
        "Defence Minister Rosa Marsh met Karl Orsini, the chancellor. She said that he was late. He said the clock was "
        "slow."
    )
    assert speakers(text, ("She", "that he was late"), ("He", "the clock was slow")) == [
        ["Rosa Marsh"],
        ["Karl Orsini"],
    ]


def test_he_is_the_one_whose_indirect_speech_it_is() -> None:
    text = "Chancellor Karl Orsini met Ada Reuss. Orsini wrote in his diary that he refused the offer."
    outer = said(text, "Orsini", "wrote", "that he refused the offer")
    inner = said(text, "he", "refused", "the offer", parent=0)
    assert [names(s) for s in told(text, outer, inner)] == [["Karl Orsini"], ["Karl Orsini"]]


def test_he_in_a_quotation_is_somebody_else_than_its_speaker() -> None:
    text = "Karl Orsini, the chancellor, met Piet Valken, the president. “Yesterday he promised peace,” Orsini said."
    outer = said(text, "Orsini", "said", "“Yesterday he promised peace,”", Kind.DIRECT)
    inner = said(text, "he", "promised", "peace", parent=0)
    assert names(told(text, outer, inner)[1]) == ["Piet Valken"]


def test_author_and_publisher_are_actors_of_the_table() -> None:
    text = "Ada Reuss said no."
    document = report(text, "2012-05-01")
    document = replace(document, meta=replace(document.meta, publisher="Delta"))
    made = resolve(document, [said(text, "Ada Reuss", "said", "no")], "m@1", known=KNOWN)
    assert [(r.name, r.id) for r in made[0].reported_by][1] == ("Delta News Agency", "delta")
