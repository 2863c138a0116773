"""The application object, how a function becomes a command of it, and the entry point."""

from __future__ import annotations

import inspect
import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from onrecord import __version__
from onrecord.cli.exits import EXIT_HELP
from onrecord.cli.failing import guarded, tell_usage
from onrecord.cli.flags import CommonFlags, arguments_of, gathered, shaped
from onrecord.cli.session import DEFAULT_LEDGER, Session

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _print_version(asked: bool) -> None:
    if asked:
        print(f"onrecord {__version__}")
        raise typer.Exit


@app.callback(epilog=EXIT_HELP)
def common(
    ctx: typer.Context,
    ledger: Annotated[
        Path, typer.Option(metavar="PATH", envvar="ONRECORD_LEDGER", help="The ledger file to work with.")
    ] = DEFAULT_LEDGER,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables; errors too.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print results and errors, nothing else.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say more; show tracebacks.")] = False,
    _version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help="Print the version and end.")
    ] = False,
) -> None:
    """Keep a ledger of who said what, to whom, when, on which issue, as reported by whom.

    --ledger, --json, --quiet and --verbose may stand before or after the command.
    """
    ctx.obj = Session(ledger, as_json, quiet, verbose)


def group(name: str, summary: str) -> typer.Typer:
    """A group of commands of the application: `onrecord NAME COMMAND`."""
    made = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    app.add_typer(made, name=name, help=summary)
    return made


def command(name: str, *, example: str, of: typer.Typer = app) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a function a command of the application, or of the group `of`.

    The function takes the session first. A parameter that is a dataclass stands for its fields, one option each.
    Errors that it raises are told to the user and become the exit code. `example` ends the command's help.
    """

    def register(function: Callable[..., None]) -> Callable[..., None]:
        def run(ctx: typer.Context, **values: object) -> None:
            session = _merged(ctx, gathered(CommonFlags, values))
            with guarded(session):
                function(session, **arguments_of(function, values))

        epilog = "\b\nExample:\n" + "\n".join(f"  {line}" for line in example.splitlines())
        of.command(name, epilog=epilog, help=inspect.getdoc(function))(shaped(run, function))
        return function

    return register


def _merged(ctx: typer.Context, after: CommonFlags) -> Session:
    """The session of the options before the command, with what the options after it say."""
    before = ctx.find_object(Session) or Session()
    return Session(
        after.ledger or before.ledger,
        before.json or after.as_json,
        before.quiet or after.quiet,
        before.verbose or after.verbose,
    )


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line (`arguments` None: those of the process) and end the process with its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    _prepare_output()
    try:
        code = app(words, prog_name="onrecord", standalone_mode=False)
    except typer.TyperException as error:
        code = tell_usage(error, as_json="--json" in words)
    except typer.Abort:
        code = 130
    raise SystemExit(code or 0)


def _prepare_output() -> None:
    """Standard output that loses nothing: UTF-8 into files and pipes, and no character that a terminal lacks fails.

    Under PYTHONUNBUFFERED, Python's own standard output drops what a pipe does not take at once; it gets a buffer.
    """
    if not hasattr(sys.stdout, "buffer"):  # replaced by a caller
        return
    encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
    if isinstance(sys.stdout.buffer, io.RawIOBase):
        sys.stdout = open(  # noqa: SIM115 - a descriptor, which stays open
            sys.stdout.fileno(), "w", encoding=encoding, errors="backslashreplace", closefd=False
        )
    elif isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")
