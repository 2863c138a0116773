"""Commands that serve the ledger, and say to whom: serve, token create, token list, token revoke."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.app import command, group
from onrecord.cli.screen import Column, put, remark, say, say_json, table
from onrecord.cli.session import Session
from onrecord.errors import LedgerError

if TYPE_CHECKING:
    from onrecord.web import ServeOptions
    from onrecord.web.tokens import Tokens

tokens = group("token", "Let others in: make, list or revoke the tokens of a ledger.")


class RoleChoice(StrEnum):
    """What `onrecord token create` takes as a role."""

    READER = "reader"
    EDITOR = "editor"


@dataclass(frozen=True)
class ServeFlags:
    """Where to serve, and to whom."""

    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="The address to listen on. Beyond this computer it takes tokens.")
    ] = "127.0.0.1"
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes any free one.")] = 8000
    read_token: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A file with a token for reading, besides those of the ledger.")
    ] = None
    editor_token: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A file with a token for reading and judging.")
    ] = None
    require_token: Annotated[
        bool, typer.Option("--require-token", help="Ask for a token on this computer too, as behind a proxy.")
    ] = False
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="What browsers call this computer, as talks.example.org; repeatable."),
    ] = None

    def options(self, ledger: Path) -> ServeOptions:
        """These flags as the server takes them. Raises InputError for a file without a token."""
        from onrecord.web import ServeOptions

        return ServeOptions(self.host, self.port, self._tokens(ledger), tuple(self.name or ()))

    def _tokens(self, ledger: Path) -> Tokens | None:
        """The tokens that are asked for; None where everybody on this computer may enter."""
        from onrecord.web.security import is_loopback
        from onrecord.web.tokens import Role, Tokens, file_of, given

        pairs = ((self.read_token, Role.READER), (self.editor_token, Role.EDITOR))
        found = [given(path, role) for path, role in pairs if path is not None]
        made = Tokens(found, file_of(ledger))
        if self.require_token or found:
            return made
        return None if is_loopback(self.host) or not made.all() else made


@command("serve", example="onrecord serve --port 8080")
def serve(session: Session, where: ServeFlags) -> None:
    """Show the ledger in a browser.

    Served until Ctrl-C: what changed, actors, issues, documents, review, adding. To this computer alone and without a
    log-in, unless --host says otherwise, which takes a token of whoever enters (see onrecord token). Where there is no
    ledger yet, the first document that is added in the browser makes it.
    """
    from onrecord.web import serve as serve_pages

    options = where.options(session.ledger)
    serve_pages(session.ledger, options, ready=lambda url: _ready(session, url, asked=options.tokens is not None))


def _ready(session: Session, url: str, *, asked: bool) -> None:
    log_in = " Log in there with a token." if asked else ""
    if not session.ledger.exists():
        remark(session, f"There is no ledger {session.ledger} yet: the first document that you add there makes it.")
    remark(session, f"The ledger is at {url} (Ctrl-C ends it).{log_in}")


@command("create", example="onrecord token create --role editor --name 'Ines Lind'", of=tokens)
def create(
    session: Session,
    name: Annotated[str, typer.Option(metavar="NAME", help="Whose it is: judgements are entered under this name.")],
    role: Annotated[
        RoleChoice, typer.Option(help="reader: may look; editor: may also add, correct and judge.")
    ] = RoleChoice.READER,
) -> None:
    """Make a token for somebody.

    It is printed once and kept nowhere: LEDGER.tokens, beside the ledger, holds its hash alone. A server that runs
    takes it at once.
    """
    from onrecord.web.tokens import Role, file_of
    from onrecord.web.tokens import create as create_token

    path = file_of(session.ledger)
    if not path.parent.is_dir():
        raise LedgerError(f"The folder {path.parent} does not exist: make it first, or name another with --ledger.")
    secret = create_token(path, name, Role(role.value))
    if session.json:
        say_json({"name": name, "role": role.value, "token": secret})
        return
    say(secret)
    remark(session, f"Give this to {name}; it is not shown again. Its hash is in {path}.")


@command("list", example="onrecord token list", of=tokens)
def list_(session: Session) -> None:
    """List the tokens of the ledger, without their secrets."""
    from onrecord.web.tokens import file_of, kept

    found = kept(file_of(session.ledger))
    if session.json:
        say_json([{k: v for k, v in asdict(token).items() if k != "sha256"} for token in found])
    elif found:
        columns = [Column("ID", 9), Column("Name"), Column("Role", 7), Column("Made", 11)]
        put(table(columns, ([t.id, t.name, t.role.value, t.made_on[:10]] for t in found)))
    else:
        remark(session, "No tokens. Make one with onrecord token create --name NAME.")


@command("revoke", example="onrecord token revoke 'Ines Lind'", of=tokens)
def revoke(session: Session, name: Annotated[str, typer.Argument(metavar="NAME", help="Its name or id.")]) -> None:
    """Take a token back. Whoever is logged in with it is out at once."""
    from onrecord.web.tokens import file_of
    from onrecord.web.tokens import revoke as revoke_token

    gone = revoke_token(file_of(session.ledger), name)
    if session.json:
        say_json({"revoked": gone.name, "id": gone.id})
    else:
        remark(session, f"Revoked the token of {gone.name} ({gone.role}).")
