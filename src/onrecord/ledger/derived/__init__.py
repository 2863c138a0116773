"""What is derived from statements and kept beside them: positions, findings, and what they are worked out from.

The desk works them out with the pure rooms and keeps them here. Every function takes a `Work`: the transaction that
`Writer.derive` or `Reader.transaction` holds.
"""

from __future__ import annotations

from sqlalchemy import Connection

Work = Connection
"""A transaction of the ledger in which derived rows are read, or read and written."""
