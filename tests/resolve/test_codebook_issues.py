"""The issues of a codebook: paths, opposites, and what is wrong with an entry."""

from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.models.general import general_codebook
from onrecord.resolve.codebook import read_codebook

DEMO = Path(__file__).parents[2] / "demo" / "codebook.yaml"
BOOK = """
issues:
  - {name: nuclear, parent: Iran talks, aliases: [enrichment], opposites: [rolling back the program]}
  - {name: Iran talks, aliases: [" talks  with Iran "], note: the long ones}
  - {name: North Korea talks}
  - {name: nuclear, parent: North Korea talks}
  - {name: tests, parent: North Korea talks > nuclear}
"""


def test_paths_follow_parents_whatever_the_order() -> None:
    issues = read_codebook(BOOK).issues
    assert [issue.path for issue in issues] == [
        "Iran talks > nuclear",
        "Iran talks",
        "North Korea talks",
        "North Korea talks > nuclear",
        "North Korea talks > nuclear > tests",
    ]
    assert (issues[0].aliases, issues[0].opposites) == (("enrichment",), ("rolling back the program",))
    assert issues[1].aliases == ("talks with Iran",)
    assert len({issue.id for issue in issues}) == 5


def test_own_issues_come_before_the_general_ones_unless_these_are_not_wanted() -> None:
    assert read_codebook("").general_issues
    assert read_codebook(BOOK).general_issues
    assert not read_codebook(f"general_issues: false\n{BOOK}").general_issues


def test_the_demos_codebook_is_right() -> None:
    book = read_codebook(DEMO.read_text(encoding="utf-8"))
    [batteries] = [issue for issue in book.issues if issue.name == "withdrawal of the batteries"]
    assert batteries.path == "strait talks > coastal batteries > withdrawal of the batteries"


def test_the_general_codebook_is_right() -> None:
    issues = read_codebook(general_codebook()).issues
    assert len(issues) >= 150
    assert {"sanctions", "nuclear talks", "taxes", "immigration", "health care", "elections"} <= {
        i.name for i in issues
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("issues: [{name: a, parent: b}]", "issue a has the parent 'b', which is no issue"),
        ("issues: [{name: a, parent: a}]", "issue a is among its own parents"),
        ("issues: [{name: a, parent: b}, {name: b, parent: a}]", "issue a is among its own parents"),
        ("issues: [{name: a}, {name: A}]", "has the issue A twice"),
        ("issues: [{name: a, alias: [x]}]", "issue a has the key 'alias'"),
        ("issues: [{name: a, aliases: x}]", "aliases of the issue a must be a list"),
        ("issues: [{name: a, aliases: [no]}]", "aliases of the issue a must be a list"),
        ("issues: [{name: a, opposites: [2015]}]", "opposites of the issue a must be a list"),
        ("issues: [{name: a, aliases: [x]}, {name: b, aliases: [X]}]", "gives 'X' to two issues, a and b"),
        ("issues: [{name: a, aliases: [x], opposites: [x]}]", "as an alias and as an opposite"),
        ("issues: [{name: a > b}]", "has '>' in its name"),
        ("issues: [{name: a, parent: [b]}]", "issue a needs the name of one issue"),
        ("issues: [{aliases: [x]}]", "needs a name"),
        ("issues: {name: a}", "must be a list"),
        (
            "issues: [{name: a}, {name: b}, {name: c, parent: a}, {name: c, parent: b}, {name: d, parent: c}]",
            "which is the name of several issues",
        ),
        ("issues: [{name: a}, {name: c, parent: x > a}]", "which is no issue"),
        ("general_issues: perhaps", "for general_issues"),
        ("isues: [{name: a}]", "has the section 'isues'"),
        ("sides: {North: Jana}", "side North must be a list"),
        ("people: [{name: Jana, roles: {office: x}}]", "roles of Jana must be a list"),
        ("a: " + "[" * 5000, "not valid YAML"),
    ],
)
def test_an_error_names_the_entry_in_one_sentence(text: str, words: str) -> None:
    with pytest.raises(UsageError) as raised:
        read_codebook(text)
    assert words in str(raised.value)
    assert "\n" not in str(raised.value)
