from __future__ import annotations

import json

from onrecord.export.findings import finding_record
from onrecord.judge.findings import find
from tests.judge.saying import plain, report, say

KEYS = (
    "id kind status gate actors issue counterpart statements claims dates verdict because evidence score"
).split()  # as the design names them


def test_the_record_has_the_fields_of_the_design() -> None:
    first, second = plain("support", "2009-03-10"), plain("oppose", "2010-05-05")
    (found,) = find([first, second])
    record = finding_record(found)
    assert list(record) == KEYS
    assert (record["kind"], record["status"], record["gate"], record["verdict"]) == ("reversal", "finding", None, None)
    assert record["statements"] == [first.statement, second.statement]
    assert record["actors"] == [{"id": None, "name": "Ana Pohl"}]
    assert record["evidence"][0]["spans"] == [list(first.spans[0])]
    assert json.loads(json.dumps(record)) == record


def test_what_was_compared_keeps_its_gate() -> None:
    told = say(
        report("Grocers say that Ana Pohl rejected the base.", "2010-05-05"),
        "rejected the base",
        "oppose",
        "2010-05-04",
        described=True,
    )
    (found,) = find([plain("support", "2009-03-10"), told])
    record = finding_record(found)
    assert (record["status"], record["gate"]) == ("compared", "reported_not_held")
    assert record["because"].startswith("Compared, and no contradiction because")
