"""What holds for a whole run of the command line: which ledger, and how to speak."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

DEFAULT_LEDGER = Path("onrecord.db")


@dataclass(frozen=True)
class Session:
    """The ledger's path; JSON instead of tables; no remarks; one remark a document, and tracebacks."""

    ledger: Path = DEFAULT_LEDGER
    json: bool = False
    quiet: bool = False
    verbose: bool = False

    def at(self, ledger: Path | None) -> Session:
        """The same with another ledger, if one is given."""
        return replace(self, ledger=ledger) if ledger else self

    @contextmanager
    def reading(self) -> Iterator[Ledger]:
        """The ledger, open for reading. Raises LedgerError where it is missing or cannot be read."""
        from onrecord.ledger import Ledger

        with Ledger.open(self.ledger, read_only=True) as ledger:
            yield ledger

    @contextmanager
    def writing(self, *, create: bool = False) -> Iterator[Ledger]:
        """The ledger, open for writing; `create` makes it where it is missing. Raises LedgerError."""
        from onrecord.ledger import Ledger

        with Ledger.open(self.ledger, create=create) as ledger:
            yield ledger
