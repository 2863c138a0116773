"""One entry of a codebook changed, the rest of its text left alone."""

import pytest

from onrecord.desk.entries import Entry, with_entry
from onrecord.errors import UsageError
from onrecord.resolve.codebook import read_codebook

BLOCK = """# by hand
people:
  - name: Orla Venn   # the premier
issues:   # in order
  - name: talks
    aliases:
      - meetings   # often
      - parley

  # below the talks
  - name: boats
    parent: talks

events:
  - {name: the accord, date: 2003-06-17}
"""


def paths(text: str) -> list[str]:
    return [issue.path for issue in read_codebook(text).issues]


def test_a_block_entry_is_replaced_and_all_else_stays() -> None:
    made = with_entry(BLOCK, "talks", Entry("talks", aliases=("parley", "a: b"), note="meetings of any sort"))
    assert "  - {name: talks, aliases: [parley, 'a: b'], note: meetings of any sort}\n\n  # below the talks\n" in made
    assert made.startswith(BLOCK[: BLOCK.index("name: talks")])
    assert made.endswith(BLOCK[BLOCK.index("\n  # below") :])
    assert paths(made) == ["talks", "talks > boats"]


def test_a_new_entry_comes_after_the_others() -> None:
    made = with_entry(BLOCK, "nets", Entry("nets", parent="boats"))
    assert "    parent: talks\n  - {name: nets, parent: boats}\n\nevents:" in made
    assert paths(made) == ["talks", "talks > boats", "talks > boats > nets"]


@pytest.mark.parametrize(
    "text", ["issues: [{name: talks}]", "issues: [{name: talks},\n  ]\n", "issues:\n- name: talks"]
)
def test_a_new_entry_fits_any_way_of_writing(text: str) -> None:
    assert paths(with_entry(text, "nets", Entry("nets"))) == ["talks", "nets"]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "people:\n  - name: Orla Venn\n"])
def test_the_first_entry_leaves_the_general_issues_in_force(text: str) -> None:
    book = read_codebook(with_entry(text, "nets", Entry("nets", opposites=("no nets",))))
    assert [issue.opposites for issue in book.issues] == [("no nets",)]
    assert book.general_issues
    assert len(book.actors) == text.count("Orla")


def test_an_entry_in_the_last_line_without_a_line_feed() -> None:
    assert paths(with_entry("issues:\n  - {name: a}  # one", "b", Entry("b"))) == ["a", "b"]


def test_a_parent_that_is_no_issue_is_refused() -> None:
    with pytest.raises(UsageError, match="which is no issue"):
        with_entry(BLOCK, "talks", Entry("talks", parent="nowhere"))
    with pytest.raises(UsageError, match="among its own parents"):
        with_entry(BLOCK, "talks", Entry("talks", parent="boats"))


def test_an_empty_list_of_issues_is_refused() -> None:
    with pytest.raises(UsageError, match="empty"):
        with_entry("issues:\n", "talks", Entry("talks"))
