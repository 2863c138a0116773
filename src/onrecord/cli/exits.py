"""The exit codes, in words."""

from __future__ import annotations

from onrecord.errors import ExitCode

MEANING = {
    ExitCode.OK: "all went well",
    ExitCode.FAILED: "something did not hold, or could not be written",
    ExitCode.USAGE: "the command line is wrong",
    ExitCode.INPUT: "one or more documents could not be read; the others went in",
    ExitCode.LEDGER: "the ledger cannot be opened, read or written",
    ExitCode.NOT_FOUND: "no such document, statement or collection",
    ExitCode.NETWORK: "as 3, and all of them are URLs that could not be fetched or were refused",
    ExitCode.MODEL: "a model is missing or damaged",
    ExitCode.INTERRUPTED: "stopped with Ctrl-C",
    ExitCode.PIPE: "the program that read the output stopped reading",
}
"""What each exit code means."""

EXIT_HELP = "\b\nExit codes:\n" + "\n".join(f"  {code.value:>3}  {meaning}" for code, meaning in MEANING.items())
"""The exit codes as the end of the help."""
