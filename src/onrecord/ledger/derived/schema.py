"""The tables of what is derived from statements, and the triggers that mark what must be worked out anew.

All of it can be made again from statements: nothing here is ever typed in. Keys of holders and issues are those of
`onrecord.judge.positions.party`. A number of an utterance is its statement's number times `CLAIMS` plus its place.

A trigger marks a document in the transaction that changes what it says, so that no change can be forgotten and a
process that is killed leaves marks, never wrong results. What a document changed is then marked stage by stage in
`stale`: each stage marks later ones only.
"""

from __future__ import annotations

CLAIMS = 1 << 10
"""Claims that one statement may have at most."""

TABLES = """
CREATE TABLE stale_document (document INTEGER NOT NULL PRIMARY KEY, forced BOOLEAN NOT NULL DEFAULT 0);
CREATE TABLE stale (
  stage INTEGER NOT NULL, key TEXT NOT NULL, extra TEXT NOT NULL, PRIMARY KEY (stage, key, extra)) WITHOUT ROWID;
CREATE TABLE party (
  seq INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, actor TEXT NOT NULL, key TEXT NOT NULL, folded TEXT NOT NULL,
  surname TEXT NOT NULL, titled BOOLEAN NOT NULL, side TEXT, ties TEXT NOT NULL, UNIQUE (name, actor));
CREATE INDEX party_key ON party (key);
CREATE INDEX party_surname ON party (surname);
CREATE INDEX party_actor ON party (actor);
CREATE INDEX party_side ON party (side);
CREATE TABLE document_party (
  document INTEGER NOT NULL, party INTEGER NOT NULL, PRIMARY KEY (document, party)) WITHOUT ROWID;
CREATE INDEX document_party_party ON document_party (party);
CREATE TABLE topic (
  seq INTEGER NOT NULL PRIMARY KEY, label TEXT NOT NULL, issue TEXT NOT NULL, path TEXT NOT NULL, key TEXT NOT NULL,
  folded TEXT NOT NULL, UNIQUE (label, issue, path));
CREATE INDEX topic_folded ON topic (folded);
CREATE INDEX topic_issue ON topic (issue);
CREATE TABLE topic_step (
  step TEXT NOT NULL, topic INTEGER NOT NULL, PRIMARY KEY (step, topic)) WITHOUT ROWID;
CREATE TABLE utterance (
  seq INTEGER NOT NULL PRIMARY KEY, document INTEGER NOT NULL, holder TEXT NOT NULL, issue_key TEXT NOT NULL,
  party INTEGER NOT NULL, claim TEXT NOT NULL, known TEXT, body TEXT NOT NULL);
CREATE INDEX utterance_holder ON utterance (holder, issue_key);
CREATE INDEX utterance_document ON utterance (document);
CREATE INDEX utterance_party ON utterance (party) WHERE claim <> '';
CREATE TABLE sketch (document INTEGER NOT NULL PRIMARY KEY, hashes BLOB NOT NULL);
CREATE TABLE sketch_hash (
  hash INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (hash, document)) WITHOUT ROWID;
CREATE TABLE copy_pair (one INTEGER NOT NULL, other INTEGER NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE TABLE condition (
  atom TEXT NOT NULL, utterance INTEGER NOT NULL, PRIMARY KEY (atom, utterance)) WITHOUT ROWID;
CREATE INDEX condition_utterance ON condition (utterance);
CREATE TABLE condition_stem (stem TEXT NOT NULL, atom TEXT NOT NULL, PRIMARY KEY (stem, atom)) WITHOUT ROWID;
CREATE INDEX condition_stem_atom ON condition_stem (atom);
CREATE TABLE came_about (
  atom TEXT NOT NULL, document INTEGER NOT NULL, day TEXT NOT NULL, sentence TEXT NOT NULL,
  PRIMARY KEY (atom, document, sentence)) WITHOUT ROWID;
CREATE INDEX came_about_document ON came_about (document);
CREATE TABLE government (
  body TEXT NOT NULL, issue_key TEXT NOT NULL, utterance INTEGER NOT NULL, name TEXT NOT NULL, actor TEXT NOT NULL,
  PRIMARY KEY (body, issue_key, utterance)) WITHOUT ROWID;
CREATE INDEX government_utterance ON government (utterance);
CREATE TABLE misreport (holder TEXT NOT NULL, claim TEXT NOT NULL, PRIMARY KEY (holder, claim)) WITHOUT ROWID;
CREATE TABLE position (
  seq INTEGER NOT NULL PRIMARY KEY, holder TEXT NOT NULL, issue_key TEXT NOT NULL, nth INTEGER NOT NULL,
  party INTEGER NOT NULL, topic INTEGER NOT NULL, counterpart INTEGER, stance TEXT NOT NULL, since TEXT, until TEXT,
  known_on TEXT, place TEXT NOT NULL, body TEXT NOT NULL);
CREATE INDEX position_holder ON position (holder, issue_key, nth);
CREATE INDEX position_place ON position (issue_key, place);
CREATE INDEX position_topic ON position (topic, since);
CREATE TABLE finding (
  seq INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, unit TEXT NOT NULL, kind TEXT NOT NULL, compared BOOLEAN NOT NULL,
  score FLOAT NOT NULL, day TEXT, known TEXT, topic INTEGER NOT NULL, shown BOOLEAN NOT NULL, rejected BOOLEAN NOT NULL,
  body TEXT NOT NULL);
CREATE INDEX finding_id ON finding (id);
CREATE INDEX finding_unit ON finding (unit);
CREATE INDEX finding_likeliest ON finding (compared, rejected, score DESC, id) WHERE shown;
CREATE INDEX finding_kind ON finding (kind, compared, rejected, score DESC, id) WHERE shown;
CREATE INDEX finding_latest ON finding (compared, rejected, known DESC, id) WHERE shown;
CREATE INDEX finding_topic ON finding (topic);
CREATE TABLE finding_party (
  party INTEGER NOT NULL, finding INTEGER NOT NULL, PRIMARY KEY (party, finding)) WITHOUT ROWID;
CREATE INDEX finding_party_finding ON finding_party (finding);
CREATE TABLE finding_document (
  document INTEGER NOT NULL, finding INTEGER NOT NULL, PRIMARY KEY (document, finding)) WITHOUT ROWID;
CREATE INDEX finding_document_finding ON finding_document (finding);
CREATE TABLE beside (
  position INTEGER NOT NULL, other INTEGER NOT NULL, issue_key TEXT NOT NULL, place TEXT NOT NULL, nth INTEGER NOT NULL,
  camps TEXT, finding INTEGER NOT NULL, PRIMARY KEY (position, other)) WITHOUT ROWID;
CREATE INDEX beside_other ON beside (other);
CREATE INDEX beside_camps ON beside (issue_key, camps, place, nth);
CREATE TABLE claiming (document INTEGER NOT NULL PRIMARY KEY, day TEXT);
CREATE TABLE claiming_word (word TEXT NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (word, document)) WITHOUT ROWID;
CREATE INDEX claiming_word_document ON claiming_word (document);
CREATE TABLE claiming_holder (
  holder TEXT NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (holder, document)) WITHOUT ROWID;
CREATE INDEX claiming_holder_document ON claiming_holder (document);
"""

_MARK = "INSERT INTO stale_document (document) {what} ON CONFLICT DO NOTHING"
_OF_VOICE = (
    "SELECT s.document FROM statement_voice v JOIN statement s ON s.seq = v.statement WHERE v.voice = NEW.seq "
    "UNION SELECT s.document FROM claim c JOIN statement s ON s.seq = c.statement "
    "WHERE (c.holder = NEW.seq OR c.counterpart = NEW.seq)"
)
_CHANGES = {
    "document_in": ("INSERT ON document", "VALUES (NEW.seq)"),
    "document_out": ("DELETE ON document", "VALUES (OLD.seq)"),
    "document_told": ("UPDATE OF published_on, superseded ON document", "VALUES (NEW.seq)"),
    "text_told": ("UPDATE ON document_text", "VALUES (NEW.document)"),
    "statement_in": ("INSERT ON statement", "VALUES (NEW.document)"),
    "statement_out": ("DELETE ON statement", "VALUES (OLD.document)"),
    "statement_told": ("UPDATE OF body, content, kind, part, confidence ON statement", "VALUES (NEW.document)"),
    "voice_meant": ("UPDATE OF canonical ON voice", f"SELECT * FROM ({_OF_VOICE}) WHERE true"),  # noqa: S608  # words of ours
}

TRIGGERS = ";\n".join(
    f"CREATE TRIGGER stale_{name} AFTER {event} BEGIN {_MARK.format(what=what)}; END"
    for name, (event, what) in _CHANGES.items()
)
"""Marks a document in the transaction that changes what it says, or when."""
