"""How a command fails: one sentence on standard error, or one JSON object, and an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import typer

from onrecord.cli.safe import visible
from onrecord.cli.session import Session
from onrecord.errors import ExitCode, OnrecordError
from onrecord.export.jsonl import json_text


@contextmanager
def guarded(session: Session) -> Iterator[None]:
    """Run a command; tell what goes wrong in it and end with the exit code that stands for it."""
    try:
        yield
        sys.stdout.flush()  # a full disk or a closed pipe shows here, not while Python shuts down
    except (typer.Exit, typer.Abort, typer.TyperException):
        raise
    except BrokenPipeError:
        _abandon_output()
        raise typer.Exit(ExitCode.PIPE) from None
    except (Exception, KeyboardInterrupt) as error:
        raise typer.Exit(tell(session, error)) from error


def tell_usage(error: typer.TyperException, *, as_json: bool) -> int:
    """Tell a mistake on the command line."""
    hint = "" if as_json else " See onrecord --help."
    _print_error("usage", f"{error.format_message().rstrip('.')}.{hint}", as_json=as_json)
    return ExitCode.USAGE


def tell(session: Session, error: BaseException) -> int:
    """Tell on standard error what went wrong; the exit code that stands for it."""
    if session.verbose:
        traceback.print_exception(error)
    known = _known(error)
    _print_error(known.code, str(known), as_json=session.json)
    return known.exit_code


def failure_code(errors: Iterable[OnrecordError]) -> ExitCode:
    """The exit code of a run in which some documents failed: the network's where it was at fault for all of them."""
    return ExitCode.NETWORK if {error.exit_code for error in errors} == {ExitCode.NETWORK} else ExitCode.INPUT


def _known(error: BaseException) -> OnrecordError:
    """`error` as one of ours, with a sentence for the user."""
    if isinstance(error, OnrecordError):
        return error
    if isinstance(error, KeyboardInterrupt):
        return _InterruptedError("Stopped. What was written before stays; run the same command again to go on.")
    if isinstance(error, OSError) and error.filename is None:
        from onrecord.export.file import write_error

        _abandon_output()
        return write_error("to standard output", error)
    kind = type(error).__name__
    return OnrecordError(f"Something failed inside onrecord ({kind}: {error}); run it with --verbose and report that.")


class _InterruptedError(OnrecordError):
    exit_code = ExitCode.INTERRUPTED


def _print_error(code: str, message: str, *, as_json: bool) -> None:
    """One line on standard error."""
    line = json_text({"error": {"code": code, "message": message}}) if as_json else f"onrecord: {visible(message)}"
    print(line, file=sys.stderr)


def _abandon_output() -> None:
    """Send what is still buffered for standard output nowhere, so that Python's end does not fail on it again."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except OSError:  # standard output is not a file (captured by a caller): nothing is left to flush
        return
