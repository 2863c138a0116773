"""What the accurate models make of sentences like those that analysts of negotiations read, written for this."""

from __future__ import annotations

import pytest

from onrecord.desk.claiming import with_parties
from onrecord.desk.knowing import load_known
from onrecord.desk.models import load_claims, load_extractor
from onrecord.extract import extract
from onrecord.judge import judge
from onrecord.records import Claim, Document, Metadata, Paragraph, Part, Statement, text_hash
from onrecord.resolve import resolve

SENTENCES = {
    "ban": "The Marshal of Veldt has banned his republic from negotiating with Orsany, his office said on Monday.",
    "plain": "“No, we are against negotiations with Orsany,” Marshal Ilo Brandt told cadets on Monday.",
    "consent": "Marshal Ilo Brandt gave his consent to nuclear negotiations with Orsany in May.",
    "quoted ban": "“Negotiations with Orsany are banned because of the costs that they have,” Marshal Ilo Brandt said.",
    "condition": "Marshal Ilo Brandt said that if Orsany keeps the accord the two sides could start discussing border "
    "issues.",
    "quoted condition": "“If the other side stops its obstinacy, we can negotiate with it over other matters as well,” "
    "Marshal Ilo Brandt said.",
    "both": "Foreign adviser Petra Sol and General Ada Kern have both stressed that Veldt will not negotiate on its "
    "rocket program.",
    "others": "“Some people think that we should compromise with Orsany,” Marshal Ilo Brandt said.",
    "obligation": "“Fighting against the occupiers is obligatory,” Marshal Ilo Brandt said on Monday.",
    "left open": "Defence minister Jon Alder refused to rule out strikes on Orsany on Monday.",
    "refused": "“To set conditions on the accord is not at all acceptable,” foreign adviser Petra Sol said on Monday.",
    "rebuff": "President Oda Lind's rebuff of the envoy's offer to meet came on Monday.",
}

CLAIMS = [
    ("ban", "Marshal of Veldt", "oppose", "negotiating with Orsany"),
    ("plain", "Marshal Ilo Brandt", "oppose", "negotiations with Orsany"),
    ("consent", "Marshal Ilo Brandt", "support", "nuclear negotiations with Orsany"),
    ("quoted ban", "Marshal Ilo Brandt", "oppose", "Negotiations with Orsany"),
    ("condition", "Marshal Ilo Brandt", "conditional", "start discussing border issues"),
    ("quoted condition", "Marshal Ilo Brandt", "conditional", "negotiate with it over other matters"),
    ("both", "Petra Sol", "oppose", "negotiate on its rocket program"),
    ("both", "Ada Kern", "oppose", "negotiate on its rocket program"),
    ("obligation", "Marshal Ilo Brandt", "support", "Fighting against the occupiers"),
    ("left open", "Jon Alder", "unclear", "strikes on Orsany"),
    ("refused", "Petra Sol", "oppose", "set conditions on the accord"),
    ("rebuff", "Oda Lind", "oppose", "the envoy's offer to meet"),
]


def document(name: str, text: str) -> Document:
    return Document(name, text, text_hash(text), (Paragraph(0, len(text), Part.BODY),), Metadata(), key=name)


@pytest.fixture(scope="module")
def read() -> dict[str, list[Statement]]:
    """The statements of each sentence with their claims."""
    extractor, claims, known = load_extractor("accurate"), load_claims("accurate"), load_known()
    documents = [document(name, text) for name, text in SENTENCES.items()]
    found = extract(documents, extractor)
    return {
        one.name: with_parties(one, judge(one, resolve(one, attributions, extractor.name), claims), known)
        for one, attributions in zip(documents, found, strict=True)
    }


def claims_of(statements: list[Statement]) -> list[Claim]:
    return [claim for statement in statements for claim in statement.claims]


def test_claims_are_read_on_the_layers_of_the_accurate_model() -> None:
    reader = load_claims("accurate")
    assert reader is not None
    assert reader.manifest.name == "claims-accurate"
    assert reader.manifest.settings["ground"]["model"] == "accurate"


@pytest.mark.parametrize(("name", "holder", "stance", "issue"), CLAIMS)
def test_who_holds_what(read: dict[str, list[Statement]], name: str, holder: str, stance: str, issue: str) -> None:
    found = [(c.holder.name, c.stance.value, c.issue.passage and c.issue.passage.text) for c in claims_of(read[name])]
    assert (holder, stance, issue) in found


def test_conditions_have_their_words(read: dict[str, list[Statement]]) -> None:
    words = [c.text for name in ("condition", "quoted condition") for x in claims_of(read[name]) for c in x.conditions]
    assert words == ["if Orsany keeps the accord", "If the other side stops its obstinacy"]


def test_what_others_think_is_not_the_speakers(read: dict[str, list[Statement]]) -> None:
    assert {claim.holder.name for claim in claims_of(read["others"])} == {"Some people"}


def test_nobody_faces_his_own_republic(read: dict[str, list[Statement]]) -> None:
    assert [claim.counterpart for claim in claims_of(read["ban"])] == [None]
