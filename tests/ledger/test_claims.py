"""Asking by claims: issue, stance, holder, counterpart, act, condition, all of one and the same claim."""

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.ledger import ClaimQuery, DocumentQuery, IssueCount, Ledger, StatementQuery
from onrecord.records import Claim, Document, Issue, Part, Party, Passage, Stance, Statement

MakeDocument = Callable[..., Document]
MakeStatement = Callable[..., Statement]

DUES = Issue("ferry dues", id="dues", path="Strait > Traffic > ferry dues")
PILOTS = Issue("pilots", id="pilots", path="Strait > Traffic > pilots")
TRAFFIC = Issue("Traffic", id="traffic", path="Strait > Traffic")


def claim(holder: str, issue: Issue | str, stance: Stance, **values: Any) -> Claim:
    about = Issue(issue) if isinstance(issue, str) else issue
    counterpart = values.pop("counterpart", None)
    party = Party(holder, holder.rsplit(maxsplit=1)[-1].casefold())
    return Claim(
        party, values.pop("act", "REJECT"), about, stance, counterpart=counterpart and Party(counterpart), **values
    )


@pytest.fixture
def strait(ledger: Ledger, make_document: MakeDocument, make_statement: MakeStatement) -> Ledger:
    """Two documents with claims on issues that a codebook names, and on some that it does not."""
    first = make_document("Alpha bravo charlie delta echo, if foxtrot.", "first.txt")

    def words(phrase: str) -> Passage:
        at = first.text.index(phrase)
        return Passage.of(first.text, [(at, at + len(phrase))])

    statements = [
        make_statement(first, "Alpha", claims=(claim("Ilse Varga", DUES, Stance.OPPOSE, counterpart="Orle"),)),
        make_statement(
            first,
            "bravo",
            claims=(
                claim("Jón Petrú", PILOTS, Stance.SUPPORT, act="AGREE", conditions=(words("if foxtrot"),)),
                claim("Jón Petrú", "non-nuclear issues", Stance.OPPOSE),
            ),
        ),
        make_statement(first, "charlie"),
        make_statement(first, "delta", claims=(claim("Mara Lind", TRAFFIC, Stance.CONDITIONAL, described=True),)),
        make_statement(first, "echo", part=Part.COMMENT, claims=(claim("Ilse Varga", DUES, Stance.SUPPORT),)),
    ]
    second = make_document("Golf hotel.", "second.txt")
    others = [
        make_statement(second, "Golf", claims=(claim("Ilse Varga", "the Nuclear accord", Stance.SUPPORT),)),
        make_statement(second, "hotel", claims=(claim("Ilse Varga", "l'été", Stance.UNCLEAR),)),
    ]
    ledger.write.add(first, statements, model="test@1")
    ledger.write.add(second, others, model="test@1")
    return ledger


@pytest.mark.parametrize(
    ("query", "contents"),
    [
        (ClaimQuery(), ["Alpha", "bravo", "delta", "Golf", "hotel"]),
        (ClaimQuery(issue="dues"), ["Alpha"]),
        (ClaimQuery(issue="Ferry Dues"), ["Alpha"]),
        (ClaimQuery(issue="strait > traffic"), ["Alpha", "bravo", "delta"]),
        (ClaimQuery(issue="Strait>Traffic>pilots"), ["bravo"]),
        (ClaimQuery(issue="STRAIT"), ["Alpha", "bravo", "delta"]),
        (ClaimQuery(issue="traffic"), ["Alpha", "bravo", "delta"]),
        (ClaimQuery(issue="nuclear"), ["Golf"]),
        (ClaimQuery(issue="non-nuclear"), ["bravo"]),
        (ClaimQuery(issue="nuclear acc"), ["Golf"]),
        (ClaimQuery(issue="pil"), ["bravo"]),
        (ClaimQuery(issue="L'ETE"), ["hotel"]),
        (ClaimQuery(issue="%"), []),
        (ClaimQuery(issue="…"), []),
        (ClaimQuery(issue="  "), ["Alpha", "bravo", "delta", "Golf", "hotel"]),
        (ClaimQuery(stance=Stance.OPPOSE), ["Alpha", "bravo"]),
        (ClaimQuery(issue="strait", stance=Stance.OPPOSE), ["Alpha"]),  # not bravo: another claim of it opposes
        (ClaimQuery(holder="varga"), ["Alpha", "Golf", "hotel"]),
        (ClaimQuery(holder="petru", act="agree"), ["bravo"]),
        (ClaimQuery(counterpart="ORLE"), ["Alpha"]),
        (ClaimQuery(conditional=True), ["bravo", "delta"]),
        (ClaimQuery(conditional=True, issue="non-nuclear issues"), []),
        (ClaimQuery(act="nothing"), []),
    ],
)
def test_statements_by_claim(strait: Ledger, query: ClaimQuery, contents: list[str]) -> None:
    asked = StatementQuery(claims=query)
    page = strait.read.statements(asked)
    assert [row.statement.content.text for row in page.items] == contents
    assert page.total == len(contents)
    assert [row.statement.content.text for row in strait.read.iter_statements(asked)] == contents
    documents = {row.document.name for row in page.items}
    assert {row.name for row in strait.read.documents(DocumentQuery(claims=query)).items} == documents


def test_claims_go_with_the_other_filters_and_with_pages(strait: Ledger) -> None:
    whole = StatementQuery(claims=ClaimQuery(issue="dues"), parts=frozenset(Part))
    assert strait.read.statements(whole).total == 2
    worded = StatementQuery(claims=ClaimQuery(holder="varga"), words="golf")
    assert [row.statement.content.text for row in strait.read.statements(worded).items] == ["Golf"]
    first = strait.read.statements(StatementQuery(claims=ClaimQuery(), limit=3))
    rest = strait.read.statements(StatementQuery(claims=ClaimQuery(), limit=3, after=first.next))
    assert [len(first.items), len(rest.items), first.total, rest.total, rest.next] == [3, 2, 5, 5, None]


def test_search_keeps_to_documents_that_hold_such_a_claim(strait: Ledger) -> None:
    assert [hit.document.name for hit in strait.read.search("alpha", claims=ClaimQuery(issue="strait")).items] == [
        "first.txt"
    ]
    found = strait.read.search("golf", claims=ClaimQuery(issue="strait"))
    assert (found.items, found.total, found.next) == ((), 0, None)
    assert strait.read.search("golf", claims=ClaimQuery()).total == 1


def test_issues_are_counted_with_those_below_them(strait: Ledger) -> None:
    found = strait.read.issues()
    assert found[:4] == [
        IssueCount("Strait", None, "Strait", 0, 3, 1, 1, 1, 0),
        IssueCount("Traffic", "traffic", "Strait > Traffic", 1, 3, 1, 1, 1, 0),
        IssueCount("ferry dues", "dues", "Strait > Traffic > ferry dues", 2, 1, 0, 1, 0, 0),
        IssueCount("pilots", "pilots", "Strait > Traffic > pilots", 2, 1, 1, 0, 0, 0),
    ]
    assert {(row.label, row.path, row.claims, row.depth) for row in found[4:]} == {
        ("l'été", None, 1, 0),
        ("non-nuclear issues", None, 1, 0),
        ("the Nuclear accord", None, 1, 0),
    }
    assert [row.label for row in strait.read.issues(words="pil")] == ["Strait", "Traffic", "pilots"]
    assert [row.label for row in strait.read.issues(limit=1)] == ["Strait"]
    assert [row.of(Stance.UNCLEAR) for row in strait.read.issues(words="ete")] == [1]


def test_labels_of_issues_come_in_the_order_of_issues(strait: Ledger) -> None:
    labels = [row.label for row in strait.read.issues()]
    assert strait.read.issue_labels(100) == labels
    assert strait.read.issue_labels(3) == labels[:3]


def test_an_issue_given_by_its_count_gives_its_statements(strait: Ledger) -> None:
    for row in strait.read.issues():
        page = strait.read.statements(StatementQuery(claims=ClaimQuery(issue=row.path or row.label)))
        assert sum(1 for item in page.items) == row.claims


def test_who_supports_the_opposite_opposes_the_issue(
    ledger: Ledger, make_document: MakeDocument, make_statement: MakeStatement
) -> None:
    document = make_document("Lift the ban. Keep the ban. Perhaps.")
    lifting, ban = Issue("ban", id="ban", path="Trade > ban", opposite=True), Issue("ban", id="ban", path="Trade > ban")
    statements = [
        make_statement(document, "Lift", claims=(claim("Ilse Varga", lifting, Stance.SUPPORT),)),
        make_statement(document, "Keep", claims=(claim("Mara Lind", ban, Stance.SUPPORT),)),
        make_statement(document, "Perhaps", claims=(claim("Mara Lind", lifting, Stance.UNCLEAR),)),
    ]
    ledger.write.add(document, statements, model="test@1")

    def contents(stance: Stance) -> list[str]:
        page = ledger.read.statements(StatementQuery(claims=ClaimQuery(issue="ban", stance=stance)))
        return [row.statement.content.text for row in page.items]

    assert [contents(stance) for stance in Stance] == [["Keep"], ["Lift"], [], ["Perhaps"]]
    assert ledger.read.issues()[1] == IssueCount("ban", "ban", "Trade > ban", 1, 3, 1, 1, 0, 1)
