"""The errors that a user meets. Each message is one sentence or two that say what is wrong and what to do."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Process exit codes of the command line, one a cause that a script may want to tell apart."""

    OK = 0
    FAILED = 1  # the command ran and something did not hold or did not go in
    USAGE = 2  # the command line itself is wrong
    INPUT = 3  # a document cannot be read
    LEDGER = 4  # the ledger cannot be opened, read or written
    NOT_FOUND = 5  # no such document, statement or collection
    NETWORK = 6  # a URL could not be fetched, or was refused
    MODEL = 7  # a model folder is missing, damaged or of another version
    INTERRUPTED = 130  # Ctrl-C
    PIPE = 141  # the program that read the output stopped reading (`| head`)


class OnrecordError(Exception):
    """Base of every error that is the user's to mend.

    The message is shown as it is; `exit_code` is what the command line ends with and `code` names the class in
    JSON errors.
    """

    exit_code = ExitCode.FAILED

    @property
    def code(self) -> str:
        """Stable name of the error for programs, such as ``input`` or ``not_found``."""
        return self.exit_code.name.lower()


class UsageError(OnrecordError):
    """Options that contradict each other or cannot be understood."""

    exit_code = ExitCode.USAGE


class InputError(OnrecordError):
    """A document that cannot be read: empty, binary, truncated, too large, damaged, not permitted."""

    exit_code = ExitCode.INPUT


class LedgerError(OnrecordError):
    """A ledger that cannot be opened, read or written."""

    exit_code = ExitCode.LEDGER


class NotFoundError(OnrecordError):
    """An id or name that the ledger does not hold, or that fits several entries."""

    exit_code = ExitCode.NOT_FOUND


class NetworkError(OnrecordError):
    """A URL that could not be fetched or that may not be."""

    exit_code = ExitCode.NETWORK


class ModelError(OnrecordError):
    """A model that is missing, damaged or does not fit this version of the code."""

    exit_code = ExitCode.MODEL
