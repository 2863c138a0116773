"""The tables of a ledger as the present code sees them. How a file gets there is in `migrations`.

`document.seq` orders documents as they were added. `statement.seq` is ``document.seq * STATEMENTS + n`` for the n-th
statement of the text, so that one number orders a whole listing and serves as its cursor, and re-extraction
leaves every other statement in its place. `statement.body` holds the record; the columns beside it and the tables
`statement_voice` and `claim` hold what can be asked for, and can be made from it again. The tables of what is derived
from statements are in `derived.schema`.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint

APPLICATION_ID = 0x4F4E5243
"""Marks a SQLite file as a ledger of ours (the letters ONRC), see https://www.sqlite.org/pragma.html."""

STATEMENTS = 1 << 20
"""Statements that one document may have at most."""

metadata = MetaData()

property_ = Table("property", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

document = Table(
    "document",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("raw_sha256", Text, nullable=False),
    Column("title", Text),
    Column("author", Text),
    Column("publisher", Text),
    Column("publisher_folded", Text),
    Column("published_on", Text),
    Column("published_basis", Text, nullable=False),
    Column("not_before", Text),
    Column("language", Text),
    Column("genre", Text, nullable=False),
    Column("url", Text),
    Column("speaker", Text),
    Column("retrieved_on", Text),
    Column("version", Integer, nullable=False),
    Column("supersedes", Text, ForeignKey("document.id")),
    Column("superseded", Boolean, nullable=False),
    Column("added_on", Text, nullable=False),
    Column("words", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("model", Text),
    Column("code", Text, nullable=False),
    Index("document_published", "published_on", "seq"),
    Index("document_publisher", "publisher_folded"),
    Index("document_url", "url"),
    Index("document_name", "name"),
    Index("document_supersedes", "supersedes"),
)

document_text = Table(
    "document_text",
    metadata,
    Column("document", Integer, ForeignKey("document.seq", ondelete="CASCADE"), primary_key=True),
    Column("text", Text, nullable=False),
    Column("paragraphs", Text, nullable=False),
)

statement = Table(
    "statement",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("document", Integer, ForeignKey("document.seq", ondelete="CASCADE"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("part", Text, nullable=False),
    Column("content_start", Integer, nullable=False),
    Column("content_end", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("said_earliest", Text),
    Column("said_latest", Text),
    Column("confidence", Float, nullable=False),
    Column("model", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("statement_document", "document", "content_start"),
    Index("statement_part", "part", "document"),
    Index("statement_kind", "kind"),
    Index("statement_said", "said_earliest", "said_latest"),
    Index("statement_confidence", "confidence", "seq"),
)

voice = Table(
    "voice",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("canonical", Text),
    UniqueConstraint("name", "actor", name="voice_name_actor"),
    Index("voice_actor", "actor"),
    Index("voice_canonical", "canonical"),
    Index("voice_folded", "folded"),
)
"""A name as resolved: whoever speaks, reports or holds a position. `actor` is empty where nobody is resolved.

`canonical` is the actor that a person's merges and splits make of it, null where they make no difference.
"""

statement_voice = Table(
    "statement_voice",
    metadata,
    Column("statement", Integer, ForeignKey("statement.seq", ondelete="CASCADE"), primary_key=True),
    Column("role", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("voice", Integer, ForeignKey("voice.seq"), nullable=False),
    Column("in_text", Boolean, nullable=False),
    Index("statement_voice_voice", "voice", "role", "statement"),
    Index("statement_voice_role", "role", "in_text", "voice"),
)
"""Who speaks in a statement (`role` speaker) and who passes it on (reporter). `in_text` is the part's `is_text`."""

claim = Table(
    "claim",
    metadata,
    Column("statement", Integer, ForeignKey("statement.seq", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("holder", Integer, ForeignKey("voice.seq"), nullable=False),
    Column("counterpart", Integer, ForeignKey("voice.seq")),
    Column("described", Boolean, nullable=False),
    Column("act", Text, nullable=False),
    Column("issue", Text, nullable=False),
    Column("issue_id", Text),
    Column("stance", Text, nullable=False),
    Column("modality", Text),
    Column("confidence", Float, nullable=False),
    Column("opposite", Boolean, nullable=False),
    Column("conditional", Boolean, nullable=False),
    Index("claim_holder", "holder", "issue", "statement"),
    Index("claim_counterpart", "counterpart"),
    Index("claim_issue", "issue", "stance"),
    Index("claim_issue_id", "issue_id"),
    Index("claim_confidence", "confidence", "statement", "position"),
    Index("claim_conditional", "conditional", "statement"),
)
"""`conditional` is true of a claim of that stance, and of one that names a condition."""

collection = Table(
    "collection", metadata, Column("seq", Integer, primary_key=True), Column("name", Text, nullable=False, unique=True)
)

document_collection = Table(
    "document_collection",
    metadata,
    Column("document", Integer, ForeignKey("document.seq", ondelete="CASCADE"), primary_key=True),
    Column("collection", Integer, ForeignKey("collection.seq", ondelete="CASCADE"), primary_key=True),
    Index("document_collection_collection", "collection", "document"),
)

codebook = Table(
    "codebook",
    metadata,
    Column("version", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("stored_on", Text, nullable=False),
)
"""The codebooks that the ledger was coded by, in the analyst's own words; the last one holds."""

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Index("audit_subject", "subject"),
)
