"""How a ledger file comes to the present schema: numbered steps, forward only, each run once and never changed after.

`PRAGMA user_version` holds the number of the last step taken. All steps that a file lacks run in one transaction, so
that a failure leaves the file as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, text

from onrecord.errors import LedgerError
from onrecord.ledger.derived import schema as derived
from onrecord.ledger.schema import APPLICATION_ID

Step = Callable[[Connection], None]

_VERSION_1 = """
CREATE TABLE property (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE document (
  seq INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, key TEXT NOT NULL,
  media_type TEXT NOT NULL, sha256 TEXT NOT NULL, raw_sha256 TEXT NOT NULL, title TEXT, author TEXT, publisher TEXT,
  publisher_folded TEXT, published_on TEXT, published_basis TEXT NOT NULL, not_before TEXT, language TEXT,
  genre TEXT NOT NULL, url TEXT, speaker TEXT, retrieved_on TEXT, version INTEGER NOT NULL,
  supersedes TEXT REFERENCES document (id), superseded BOOLEAN NOT NULL, added_on TEXT NOT NULL, words INTEGER NOT NULL,
  statements INTEGER NOT NULL, model TEXT, code TEXT NOT NULL);
CREATE INDEX document_published ON document (published_on, seq);
CREATE INDEX document_publisher ON document (publisher_folded);
CREATE INDEX document_url ON document (url);
CREATE INDEX document_name ON document (name);
CREATE INDEX document_supersedes ON document (supersedes);
CREATE TABLE document_text (
  document INTEGER NOT NULL PRIMARY KEY REFERENCES document (seq) ON DELETE CASCADE,
  text TEXT NOT NULL, paragraphs TEXT NOT NULL);
CREATE TABLE statement (
  seq INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  document INTEGER NOT NULL REFERENCES document (seq) ON DELETE CASCADE, kind TEXT NOT NULL, part TEXT NOT NULL,
  content_start INTEGER NOT NULL, content_end INTEGER NOT NULL, content TEXT NOT NULL, said_earliest TEXT,
  said_latest TEXT, confidence FLOAT NOT NULL, model TEXT NOT NULL, code TEXT NOT NULL, body TEXT NOT NULL);
CREATE INDEX statement_document ON statement (document, content_start);
CREATE INDEX statement_part ON statement (part, document);
CREATE INDEX statement_kind ON statement (kind);
CREATE INDEX statement_said ON statement (said_earliest, said_latest);
CREATE TABLE voice (
  seq INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, actor TEXT NOT NULL, folded TEXT NOT NULL,
  CONSTRAINT voice_name_actor UNIQUE (name, actor));
CREATE INDEX voice_actor ON voice (actor);
CREATE TABLE statement_voice (
  statement INTEGER NOT NULL REFERENCES statement (seq) ON DELETE CASCADE, role TEXT NOT NULL,
  position INTEGER NOT NULL, voice INTEGER NOT NULL REFERENCES voice (seq), in_text BOOLEAN NOT NULL,
  PRIMARY KEY (statement, role, position));
CREATE INDEX statement_voice_voice ON statement_voice (voice, role, statement);
CREATE INDEX statement_voice_role ON statement_voice (role, in_text, voice);
CREATE TABLE claim (
  statement INTEGER NOT NULL REFERENCES statement (seq) ON DELETE CASCADE, position INTEGER NOT NULL,
  holder INTEGER NOT NULL REFERENCES voice (seq), counterpart INTEGER REFERENCES voice (seq),
  described BOOLEAN NOT NULL, act TEXT NOT NULL, issue TEXT NOT NULL, issue_id TEXT, stance TEXT NOT NULL,
  modality TEXT, confidence FLOAT NOT NULL, PRIMARY KEY (statement, position));
CREATE INDEX claim_holder ON claim (holder, issue, statement);
CREATE INDEX claim_counterpart ON claim (counterpart);
CREATE INDEX claim_issue ON claim (issue, stance);
CREATE INDEX claim_issue_id ON claim (issue_id);
CREATE TABLE collection (seq INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE document_collection (
  document INTEGER NOT NULL REFERENCES document (seq) ON DELETE CASCADE,
  collection INTEGER NOT NULL REFERENCES collection (seq) ON DELETE CASCADE, PRIMARY KEY (document, collection));
CREATE INDEX document_collection_collection ON document_collection (collection, document);
CREATE TABLE audit (
  seq INTEGER NOT NULL PRIMARY KEY, at TEXT NOT NULL, act TEXT NOT NULL, subject TEXT NOT NULL, code TEXT NOT NULL,
  detail TEXT NOT NULL);
CREATE INDEX audit_subject ON audit (subject);
CREATE VIEW document_words AS
  SELECT document.seq AS seq, coalesce(document.title, '') AS title, document_text.text AS text
  FROM document JOIN document_text ON document_text.document = document.seq;
CREATE VIRTUAL TABLE document_fts USING fts5 (
  title, text, content='document_words', content_rowid='seq', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE statement_fts USING fts5 (
  content, content='statement', content_rowid='seq', tokenize='unicode61 remove_diacritics 2');
"""


def _run(connection: Connection, commands: str) -> None:
    for command in commands.split(";\n"):
        if command.strip():
            connection.exec_driver_sql(command)


def _begin(connection: Connection) -> None:
    """Version 1: documents, statements and what can be asked of them, collections, the audit, full text."""
    _run(connection, _VERSION_1)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(text("INSERT INTO property (name, value) VALUES ('created_on', :now)"), {"now": now})


_JUDGEMENTS = """
CREATE TABLE judgement (
  seq INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, who TEXT NOT NULL,
  decision TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, fields TEXT NOT NULL, note TEXT, supersedes TEXT,
  target TEXT NOT NULL, before TEXT, document TEXT, code TEXT NOT NULL);
CREATE INDEX judgement_subject ON judgement (subject, seq);
CREATE INDEX judgement_document ON judgement (document);
CREATE TABLE judged (
  subject TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, standing INTEGER REFERENCES judgement (seq), decision TEXT,
  latest INTEGER NOT NULL REFERENCES judgement (seq), document TEXT, sha256 TEXT, raw_sha256 TEXT,
  statement INTEGER REFERENCES statement (seq) ON DELETE SET NULL, position INTEGER);
CREATE INDEX judged_kind ON judged (kind, decision);
CREATE INDEX judged_document ON judged (document);
CREATE INDEX judged_sha256 ON judged (sha256);
CREATE INDEX judged_raw_sha256 ON judged (raw_sha256);
CREATE INDEX judged_statement ON judged (statement);
CREATE INDEX judged_standing ON judged (standing);
CREATE INDEX judged_latest ON judged (latest);
CREATE TABLE extracted (
  statement INTEGER NOT NULL PRIMARY KEY REFERENCES statement (seq) ON DELETE CASCADE, record TEXT NOT NULL);
ALTER TABLE voice ADD COLUMN canonical TEXT;
CREATE INDEX voice_canonical ON voice (canonical);
CREATE INDEX statement_confidence ON statement (confidence, seq);
CREATE INDEX claim_confidence ON claim (confidence, statement, position);
"""


def _judgements(connection: Connection) -> None:
    """A person's judgements, what stands of them, and the actors that they make of names."""
    _run(connection, _JUDGEMENTS)


def _codebooks(connection: Connection) -> None:
    """Codebooks, and whether a claim's words name the opposite of its issue."""
    connection.exec_driver_sql(
        "CREATE TABLE codebook (version INTEGER NOT NULL PRIMARY KEY, text TEXT NOT NULL, stored_on TEXT NOT NULL)"
    )
    connection.exec_driver_sql("ALTER TABLE claim ADD COLUMN opposite BOOLEAN NOT NULL DEFAULT 0")


_CONDITIONAL = """
ALTER TABLE claim ADD COLUMN conditional BOOLEAN NOT NULL DEFAULT 0;
UPDATE claim SET conditional = 1 WHERE stance = 'conditional' OR EXISTS (
  SELECT 1 FROM statement s WHERE s.seq = claim.statement AND instr(s.body, '"conditions"') > 0
  AND json_type(s.body, '$.claims[' || claim.position || '].conditions') IS NOT NULL);
CREATE INDEX claim_conditional ON claim (conditional, statement);
CREATE INDEX voice_folded ON voice (folded);
"""


def _derived(connection: Connection) -> None:
    """Positions and findings, what they are worked out from, and marks of what is yet to be: at first, everything."""
    _run(connection, _CONDITIONAL)
    _run(connection, derived.TABLES)
    _run(connection, derived.TRIGGERS)
    connection.exec_driver_sql("INSERT INTO stale_document (document) SELECT seq FROM document")


STEPS: tuple[Step, ...] = (_begin, _judgements, _codebooks, _derived)
"""The step at index i brings a file from version i to i + 1."""


def version(connection: Connection) -> int:
    """The schema version of a ledger file; 0 for a file with nothing in it."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def migrate(connection: Connection, steps: tuple[Step, ...] | None = None) -> int:
    """Run the steps that the ledger lacks and give its version after. Call inside a transaction that writes."""
    wanted = STEPS if steps is None else steps
    have = version(connection)
    refuse_newer(have, len(wanted))
    for step in wanted[have:]:
        step(connection)
    if have < len(wanted):
        connection.exec_driver_sql(f"PRAGMA user_version = {len(wanted)}")
    return len(wanted)


def refuse_newer(have: int, known: int | None = None) -> None:
    """Raise LedgerError for a ledger of a version that this code does not know."""
    known = len(STEPS) if known is None else known
    if have > known:
        raise LedgerError(
            f"This ledger has schema version {have} and this version of onrecord reads up to {known}: "
            "update onrecord to open it."
        )
