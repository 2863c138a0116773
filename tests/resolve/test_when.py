"""The day of a statement: what stands beside the cue, what goes on with a speech, what stays unknown."""

import pytest

from onrecord.records import Genre, Kind, Part, TimeBasis
from onrecord.resolve import resolve
from onrecord.resolve.when import Told, told
from onrecord.resolve.when_events import NamedEvent
from tests.resolve.telling import by, report, said

DAY = "2016-05-12"  # a Thursday


def days(told_: list[Told]) -> list[tuple[str, str] | None]:
    """Value and basis of each."""
    return [(t.said_on.value, t.said_on.basis.value) if t.said_on else None for t in told_]


@pytest.mark.parametrize(
    ("text", "source", "cue", "expected"),
    [
        ("On 3 May 2016, Anna Holt said the dam is safe.", "Anna Holt", "said", "2016-05-03"),
        ("“The dam is safe,” Anna Holt told reporters on Tuesday.", "Anna Holt", "told", "2016-05-10"),
        ("Anna Holt said yesterday that the dam is safe.", "Anna Holt", "said", "2016-05-11"),
        ("Holt, who had resigned in April, said on May 4 the dam is safe.", "Holt", "said", "2016-05-04"),
        ("She pointed to a speech on 2 March 2015, in which Holt said the dam is safe.", "Holt", "said", "2015-03-02"),
        (
            "Holt was brief in a May 9, 2016 interview: “The dam is safe.”",
            "Holt",
            "was brief in a May 9, 2016 interview",
            "2016-05-09",
        ),
        ("In March, Holt said the dam is safe.", "Holt", "said", "2016-03"),
        ("At the rally on Sunday Holt repeated that the dam is safe.", "Holt", "repeated", "2016-05-08"),
        (
            "The bank quoted Holt, in comments she gave to the radio on May 5: “The dam is safe.”",
            "Holt",
            "quoted",
            "2016-05-05",
        ),
    ],
)
def test_the_time_beside_the_cue(text: str, source: str, cue: str, expected: str) -> None:
    content = next(words for words in ("The dam is safe", "the dam is safe") if words in text)
    found = told(report(text, DAY), [said(text, source, cue, content)], by(source))[0].said_on
    assert found is not None
    assert found.value == expected
    assert found.passage is not None
    assert text[found.passage.start : found.passage.end] == found.passage.text


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Holt has often said the dam will open on 3 June 2016.", "Holt", "said", "the dam will open on 3 June 2016"),
        ("Holt has stressed the dam, closed since May 2, is safe.", "Holt", "has stressed", "is safe"),
        ("The dam that burst on May 2 is safe, Holt used to say.", "Holt", "used to say", "is safe"),
        ("Holt, who took office on May 2, has said the dam is safe.", "Holt", "has said", "the dam is safe"),
    ],
)
def test_times_of_other_things_are_not_the_day_of_saying(text: str, source: str, cue: str, content: str) -> None:
    assert told(report(text, DAY), [said(text, source, cue, content)], by(source))[0].said_on is None


def test_what_is_yet_to_come_was_not_said_on_its_day() -> None:
    text = "The winner would assume in June 2019 that the dam is hers."
    made = told(report(text, DAY), [said(text, "The winner", "would assume", "that the dam is hers")], by("The winner"))
    assert (made[0].said_on, made[0].flags) == (None, ())


def test_plain_words_of_a_dated_report_are_of_its_day() -> None:
    text = "The dam is safe, Holt said.\nCritics have said it leaks.\nHolt says the gates hold."
    made = [
        said(text, "Holt", "said", "The dam is safe"),
        said(text, "Critics", "said", "it leaks"),
        said(text, "Holt", "says", "the gates hold"),
    ]
    assert days(told(report(text, DAY), made, by("Holt", "Critics", "Holt"))) == [
        (DAY, "publication"),
        None,
        (DAY, "publication"),
    ]
    assert days(told(report(text, DAY, genre=Genre.ANALYSIS), made[:1], by("Holt"))) == [None]
    assert days(told(report(text), made[:1], by("Holt"))) == [None]


def test_a_running_report_carries_its_day_on() -> None:
    text = (
        "Holt shuts the dam\nIn a speech in Tarn on Monday, Holt said the dam is shut.\n"
        "He added that the gates hold. “The river waits.”\nOrr said it leaks. Holt had said it was old."
    )
    made = [
        said(text, "Holt", "shuts", "the dam", Kind.NARRATED, part=Part.HEADLINE),
        said(text, "Holt", "said", "the dam is shut"),
        said(text, "He", "added", "the gates hold"),
        said(text, None, None, "The river waits.", Kind.DIRECT, floating=True, run=2),
        said(text, "Orr", "said", "it leaks"),
        said(text, "Holt", "had said", "it was old"),
    ]
    result = told(report(text, DAY, headline=True), made, by("Holt", "Holt", "Holt", "Holt", "Orr", "Holt"))
    assert days(result) == [
        ("2016-05-09", "inherited"),
        ("2016-05-09", "relative"),
        ("2016-05-09", "inherited"),
        ("2016-05-09", "inherited"),
        (DAY, "publication"),
        None,
    ]
    speech = [t.occasion for t in result[:4]]
    assert {(o.type, o.date) for o in speech if o} == {("speech", "2016-05-09")}
    assert len({o.id for o in speech if o}) == 1
    assert len([o for o in speech if o]) == 4


def test_words_inside_words_need_a_day_of_their_own() -> None:
    text = "On May 3, the agency reported that Holt had warned Orr and that Orr said in April the dam leaks."
    made = [
        said(text, "the agency", "reported", text[text.index("Holt") : -1]),
        said(text, "Holt", "had warned", "Orr", Kind.NARRATED, parent=0),
        said(text, "Orr", "said", "the dam leaks", parent=0),
    ]
    assert days(told(report(text, DAY), made, by("agency", "Holt", "Orr"))) == [
        ("2016-05-03", "explicit"),
        None,
        ("2016-04", "relative"),
    ]


def test_an_undated_text_gets_its_year_from_what_it_speaks_of() -> None:
    text = (
        "In a speech on 4 May 2016 Holt said the dam is safe.\n"
        "On April 2, Orr said it leaks.\nBut on Tuesday Kerr said no."
    )
    made = [
        said(text, "Holt", "said", "the dam is safe"),
        said(text, "Orr", "said", "it leaks"),
        said(text, "Kerr", "said", "no"),
    ]
    document = report(text, not_before="2016-05-04", genre=Genre.ANALYSIS)
    assert days(told(document, made, by("Holt", "Orr", "Kerr"))) == [
        ("2016-05-04", "explicit"),
        ("2016-04-02", "explicit"),
        ("2016-05-03", "relative"),
    ]


def test_an_answer_is_of_the_day_after_the_words_it_answers() -> None:
    text = (
        "Premier Orr’s rebuff of Holt’s offer must be read beside the latter’s remarks on the dam "
        "the day before on May 3."
    )
    made = [said(text, "Premier Orr", "rebuff of", "Holt’s offer", Kind.NARRATED)]
    assert days(told(report(text, DAY), made, by("Orr"))) == [("2016-05-04", "relative")]


def test_named_events_give_days() -> None:
    text = (
        "After the signing of the JCPOA Holt said the talks go on.\n"
        "Two weeks after the Tarn accord, Orr warned that it leaks."
    )
    made = [said(text, "Holt", "said", "the talks go on"), said(text, "Orr", "warned", "it leaks")]
    events = [NamedEvent(("Tarn accord",), "2016-04-20")]
    after, exact = (t.said_on for t in told(report(text, DAY), made, by("Holt", "Orr"), events))
    assert after is not None
    assert exact is not None
    assert (after.value, after.mod, after.earliest, after.latest) == ("2015-07-14", "AFTER", "2015-07-14", DAY)
    assert (exact.value, exact.mod, exact.basis) == ("2016-05-04", None, TimeBasis.EVENT)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("The day before the Tarn accord,", "2016-04-19"),
        ("The day after the signing of the Tarn accord,", "2016-04-21"),
        ("On the eve of the Tarn accord,", "2016-04-19"),
        ("A month after the Tarn accord,", "2016-05-20"),
    ],
)
def test_days_beside_a_named_event(phrase: str, expected: str) -> None:
    text = f"{phrase} Holt said the talks go on."
    found = told(
        report(text, "2016-06-01"),
        [said(text, "Holt", "said", "the talks go on")],
        by("Holt"),
        [NamedEvent(("Tarn accord",), "2016-04-20")],
    )[0]
    assert found.said_on is not None
    assert (found.said_on.value, found.said_on.basis, found.flags) == (expected, TimeBasis.EVENT, ())


def test_a_speech_dates_its_words_through_a_whole_document() -> None:
    text = (
        "Premier Holt: “No more ferries”\n"
        "Premier Ada Holt has barred the island from buying ferries.\n"
        "In May 2014 Holt gave her assent to a first ferry.\n"
        "In a speech among dockers and their families on 6 April 2016, however, Holt shut the door to new ones.\n"
        "In a speech to a crowd from Tarn on 3 June 2015, President Orr recalled the storm, saying:\n"
        "“The storm took our only boat.”\n"
        "Holt kept silent for long, but on Wednesday she finally answered: “When they ask for boats, ask who pays.”\n"
        "She said that a boat is a debt.\n"
        "“No, we want no boats.”\n"
        "The climax of her speech put it plainly: “Ferries are barred because they bind us.”"
    )
    made = [
        said(text, "Premier Holt", ":", "“No more ferries”", Kind.DIRECT, part=Part.HEADLINE),
        said(text, "Premier Ada Holt", "has barred", "the island from buying ferries", Kind.NARRATED),
        said(text, "Holt", "gave her assent to", "a first ferry", Kind.NARRATED),
        said(text, "Holt", "shut the door to", "new ones", Kind.NARRATED),
        said(text, "President Orr", "saying", "“The storm took our only boat.”", Kind.DIRECT),
        said(text, "she", "finally answered", "“When they ask for boats, ask who pays.”", Kind.DIRECT),
        said(text, "She", "said", "a boat is a debt"),
        said(text, None, None, "“No, we want no boats.”", Kind.DIRECT, floating=True, run=6),
        said(text, "her speech", "put it plainly", "“Ferries are barred because they bind us.”", Kind.DIRECT),
    ]
    document = report(text, not_before="2016-04-06", genre=Genre.ANALYSIS, headline=True)
    speakers = by("Holt", "Holt", "Holt", "Holt", "Orr", "Holt", "Holt", "Holt", "Holt")
    found = [d and d[0] for d in days(told(document, made, speakers))]
    speech = "2016-04-06"
    assert found == [speech, speech, "2014-05", speech, "2015-06-03", speech, speech, speech, speech]


def test_a_bill_has_the_month_counted_from_the_vote_before_it() -> None:
    text = (
        "On June 6, 2016, the Assembly passed a resolution stating, “The dam is ours.” "
        "Two months before, nine deputies introduced a bill that would bar the export of water."
    )
    made = [
        said(text, "the Assembly", "stating", "“The dam is ours.”", Kind.DIRECT),
        said(text, "nine deputies", "introduced", "a bill that would bar the export of water", Kind.NARRATED),
    ]
    found = told(report(text, genre=Genre.ANALYSIS, not_before="2016-06-06"), made, by("Assembly", "deputies"))
    assert [d and d[0] for d in days(found)] == ["2016-06-06", "2016-04"]
    assert found[1].said_on is not None
    assert (found[1].said_on.earliest, found[1].said_on.latest) == ("2016-04-01", "2016-04-30")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Holt said Monday that the dam is safe.", "2016-05-09"),
        ("On Thursday Holt said the dam is safe.", "2016-05-12"),
    ],
)
def test_a_weekday_of_a_past_verb_is_the_last_such_day(text: str, expected: str) -> None:
    found = told(report(text, DAY), [said(text, "Holt", "said", "the dam is safe")], by("Holt"))[0]
    assert found.said_on is not None
    assert (found.said_on.value, found.flags) == (expected, ())


@pytest.mark.parametrize(
    ("telling", "expected"),
    [
        ("On 9 April 2016, after the signing of the Tarn accord,", ("date_conflict",)),
        ("After the Tarn accord, in a speech on 9 April 2016,", ("date_conflict",)),
        ("On 28 April 2016, before the Tarn accord,", ("date_conflict",)),
        ("On 28 April 2016, after the signing of the Tarn accord,", ()),
        ("On 9 April 2016, before the Tarn accord,", ()),
        ("On 9 April 2016", ()),
    ],
)
def test_a_day_that_its_own_event_excludes_is_flagged(telling: str, expected: tuple[str, ...]) -> None:
    text = f"{telling} Holt said the dam opens after the Tarn accord."
    made = [said(text, "Holt", "said", "the dam opens after the Tarn accord")]
    events = [NamedEvent(("Tarn accord",), "2016-04-20")]
    assert [t.flags for t in told(report(text, DAY), made, by("Holt"), events)] == [expected]


def test_a_day_of_another_calendar_is_a_day_of_saying() -> None:
    text = "In a speech on 15 Mehr 1394 Holt said the dam is safe.\nOn Ashura Orr said it leaks."
    made = [said(text, "Holt", "said", "the dam is safe"), said(text, "Orr", "said", "it leaks")]
    first, second = (t.said_on for t in told(report(text, "2016-05-12"), made, by("Holt", "Orr")))
    assert first is not None
    assert second is not None
    assert first.value == "2015-10-07"
    assert (second.value, second.mod) == ("2015-10-24", "APPROX")


def test_the_documents_own_voice_is_of_its_own_day() -> None:
    text = "The dam is ours. I ask the council to keep it."
    made = [
        said(text, None, None, "The dam is ours.", Kind.OWN),
        said(text, "I", "ask", "the council to keep it", Kind.NARRATED),
    ]
    speech = report(text, DAY, genre=Genre.SPEECH)
    assert days(told(speech, made, by("Holt", "Holt"))) == [(DAY, "explicit"), (DAY, "explicit")]
    column = report(text, DAY, genre=Genre.OPINION)
    assert days(told(column, made[:1], by("Reed"))) == [(DAY, "publication")]
    assert days(told(report(text, genre=Genre.SPEECH), made, by("Holt", "Holt"))) == [None, None]


def test_an_interview_was_held_on_the_day_that_its_introduction_gives() -> None:
    text = "Holt spoke to the radio on Monday.\nHOLT: The dam is safe."
    made = [said(text, "HOLT", None, "The dam is safe.", Kind.DIRECT, part=Part.TURN)]
    document = report(text, DAY, genre=Genre.INTERVIEW)
    assert days(told(document, made, by("Holt"))) == [("2016-05-09", "relative")]


def flags(text: str, *made: tuple[str, str, str], published: str | None = DAY) -> list[tuple[str, ...]]:
    """The flags of attributions given as source, cue and content."""
    attributions = [said(text, *words) for words in made]
    return [t.flags for t in told(report(text, published), attributions, by(*(m[0] for m in made)))]


@pytest.mark.parametrize(
    "text",
    [
        "Holt said on Monday, May 3, 2016, that the dam is safe.",
        "Holt said on April 31 that the dam is safe.",
        "Holt said in a speech on 20 May 2016 that the dam is safe.",
    ],
)
def test_dates_that_cannot_be_right_are_flagged(text: str) -> None:
    assert flags(text, ("Holt", "said", "the dam is safe")) == [("date_conflict",)]


@pytest.mark.parametrize(
    "text",
    [
        "Holt said on Tuesday, May 3, 2016, that the dam is safe.",
        "Holt said on Thursday that the dam is safe.",
        "Holt said last week that the dam is safe.",
        "Holt said this year that the dam is safe.",
        "Holt said that the dam is safe and opens on 20 May 2016.",
    ],
)
def test_right_dates_are_not_flagged(text: str) -> None:
    assert flags(text, ("Holt", "said", "the dam is safe")) == [()]


@pytest.mark.parametrize(("day", "expected"), [("2 March 2015", ("date_conflict",)), ("2 March 2016", ())])
def test_two_accounts_of_one_occasion_that_exclude_each_other(day: str, expected: tuple[str, ...]) -> None:
    text = (
        "“After the signing of the JCPOA, Holt said the talks go on,” Orr wrote.\n"
        f"He directed me to a speech on {day}, in which Holt said, “We wait.”"
    )
    outer = "After the signing of the JCPOA, Holt said the talks go on"
    made = [
        said(text, "Orr", "wrote", outer, Kind.DIRECT),
        said(text, "Holt", "said", "the talks go on", parent=0),
        said(text, "Holt", "said", "We wait.", Kind.DIRECT),
    ]
    result = told(report(text, DAY), made, by("Orr", "Holt", "Holt"))
    assert [t.flags for t in result] == [(), expected, ()]


def test_reporters_have_days_too() -> None:
    text = "On May 3, the agency reported that Orr said in April the dam leaks."
    made = [
        said(text, "the agency", "reported", "Orr said in April the dam leaks"),
        said(text, "Orr", "said", "the dam leaks", parent=0),
    ]
    inner = resolve(report(text, DAY), made, "hand@1")[1]
    assert [(r.name, r.on) for r in inner.reported_by][-1] == ("A. Reed", DAY)
    assert inner.reported_by[0].on == "2016-05-03"
    assert inner.said_on is not None
    assert inner.said_on.value == "2016-04"


@pytest.mark.parametrize("occasion", ["the Quay speech", "the dam speech of 2 March 2016"])
def test_an_account_that_points_to_a_named_or_dated_speech(occasion: str) -> None:
    text = f"“After the Tarn accord, Holt said the talks go on,” Orr wrote. You will find it in {occasion}."
    made = [said(text, "Holt", "said", "the talks go on")]
    events = [NamedEvent(("Tarn accord",), "2016-04-20"), NamedEvent(("Quay speech",), "2016-03-02")]
    assert [t.flags for t in told(report(text, DAY), made, by("Holt"), events)] == [("date_conflict",)]
    later = [NamedEvent(("Tarn accord",), "2016-03-01"), NamedEvent(("Quay speech",), "2016-03-02")]
    assert [t.flags for t in told(report(text, DAY), made, by("Holt"), later)] == [()]


def test_what_one_speaker_adds_inside_her_own_words_is_of_the_same_day() -> None:
    text = "In March 2013 Holt gave her consent to the dam, citing the flood."
    made = [
        said(text, "Holt", "gave her consent to", "the dam, citing the flood", Kind.NARRATED),
        said(text, "Holt", "citing", "the flood", parent=0),
    ]
    assert days(told(report(text, DAY), made, by("Holt", "Holt"))) == [
        ("2013-03", "explicit"),
        ("2013-03", "inherited"),
    ]
    assert days(told(report(text, DAY), made, by("Holt", "Orr"))) == [("2013-03", "explicit"), None]
