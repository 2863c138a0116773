"""The tables of a person's judgements.

`judgement` is only ever added to. `judged` says what stands today of each subject and which statement it was found in;
it and `extracted` can be made from `judgement` again.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from onrecord.ledger.schema import metadata

judgement = Table(
    "judgement",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("decision", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("fields", Text, nullable=False),
    Column("note", Text),
    Column("supersedes", Text),
    Column("target", Text, nullable=False),
    Column("before", Text),
    Column("document", Text),
    Column("code", Text, nullable=False),
    Index("judgement_subject", "subject", "seq"),
    Index("judgement_document", "document"),
)
"""One row a judgement. `fields` is what stands corrected after it, `target` where its words stand in the text."""

judged = Table(
    "judged",
    metadata,
    Column("subject", Text, primary_key=True, nullable=False),
    Column("kind", Text, nullable=False),
    Column("standing", Integer, ForeignKey("judgement.seq")),
    Column("decision", Text),
    Column("latest", Integer, ForeignKey("judgement.seq"), nullable=False),
    Column("document", Text),
    Column("sha256", Text),
    Column("raw_sha256", Text),
    Column("statement", Integer, ForeignKey("statement.seq", ondelete="SET NULL")),
    Column("position", Integer),
    Index("judged_kind", "kind", "decision"),
    Index("judged_document", "document"),
    Index("judged_sha256", "sha256"),
    Index("judged_raw_sha256", "raw_sha256"),
    Index("judged_statement", "statement"),
    Index("judged_standing", "standing"),
    Index("judged_latest", "latest"),
)
"""One row a subject. `standing` is empty where every judgement was undone, `statement` where its words are not found.

`position` is the place of a judged claim among the claims as they were extracted.
"""

extracted = Table(
    "extracted",
    metadata,
    Column("statement", Integer, ForeignKey("statement.seq", ondelete="CASCADE"), primary_key=True),
    Column("record", Text, nullable=False),
)
"""What was extracted, as JSON of a row of `statement`, where a person's correction stands in its place."""
