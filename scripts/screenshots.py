"""Takes the pictures of the README and the docs: every page by day, by night and on a narrow screen.

Adds the demo documents to a ledger of its own (or takes the one given with ``--ledger``), serves it and photographs
it with the Chromium that find_chromium.py finds.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from find_chromium import MISSING, find
from playwright.sync_api import Browser, sync_playwright

from onrecord import desk
from onrecord.ledger import DocumentQuery, Ledger
from onrecord.web import create_app, links
from onrecord.web.shell import ROOMS

ROOT = Path(__file__).parents[1]
DOCUMENT = "wire-lomard.txt"
START_S = 30


@dataclass(frozen=True, slots=True)
class Picture:
    """A file name, the page that it shows, and the window: width and height in CSS pixels, light or dark."""

    name: str
    path: str
    width: int = 1280
    height: int = 860
    dark: bool = False


def pictures(ledger: Path, document: str) -> Iterator[Picture]:
    """Every page three times; `document` is the id of what the reader shows, or the end of its name."""
    for name, path in addresses(ledger, document).items():
        yield Picture(f"{name}.png", path)
        yield Picture(f"{name}-dark.png", path, dark=True)
        yield Picture(f"{name}-narrow.png", path, width=390, height=844)


def addresses(ledger: Path, document: str) -> dict[str, str]:
    """The pages by name: the most quoted actor's, an issue with several holders, the likeliest change among them."""
    with Ledger.open(ledger, read_only=True) as opened:
        reader, statement = chosen_statement(opened, document)
        actor = next(s for s in opened.read.speakers(limit=50) if s.id)
        found = desk.findings(opened)
        changes = [f for f in found if f.kind.is_change] or found
        shown = {"finding": links.finding(changes[0].id), "issue": links.issue(changes[0].issue)} if changes else {}
    chosen = links.statement(reader, statement) if statement else links.document(reader)
    rooms = {room.href.strip("/") or "home": room.href for room in ROOMS}
    return {**rooms, "actor": links.page(f"/actors/{actor.id}"), **shown, "reader": chosen, "add": "/add"}


def demo_ledger(folder: Path) -> Path:
    """A ledger of the demo documents in `folder`."""
    path = folder / "demo.db"
    program = str(Path(sys.executable).parent / "onrecord")
    demo = ROOT / "demo"
    command = [
        program,
        "--ledger",
        str(path),
        "add",
        "--codebook",
        str(demo / "codebook.yaml"),
        str(demo / "documents"),
    ]
    subprocess.run(command, check=True)  # noqa: S603
    return path


@contextmanager
def serving(ledger: Path) -> Iterator[str]:
    """The address of the ledger's pages while they are served."""
    server = uvicorn.Server(uvicorn.Config(create_app(ledger), port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    until = time.monotonic() + START_S
    while not server.started and time.monotonic() < until and thread.is_alive():
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def take(browser: Browser, address: str, picture: Picture, folder: Path) -> None:
    """Takes one picture."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.dark else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address + picture.path)
    page.screenshot(path=folder / picture.name)
    context.close()


def chosen_statement(ledger: Ledger, document: str) -> tuple[str, str | None]:
    """The id of the document and of its second statement in the text proper, so that the picture shows a marked one."""
    rows = ledger.read.iter_documents(DocumentQuery(limit=None))
    row = next(row for row in rows if row.id == document or row.name.endswith(document))
    ids = [s.id for s in ledger.read.document_statements(row.id) if s.part.is_text]
    return row.id, ids[1] if len(ids) > 1 else None


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ledger", type=Path, help="a ledger that is there already")
    parser.add_argument("--document", default=DOCUMENT, help="id or end of the name of what the reader shows")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "pictures", help="folder of the pictures")
    wanted = parser.parse_args()
    chromium = find()
    if chromium is None:
        sys.stderr.write(f"{MISSING}\n")
        return 1
    wanted.out.mkdir(parents=True, exist_ok=True)
    flags = ["--disable-gpu", *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as tool:
        ledger = wanted.ledger or demo_ledger(Path(folder))
        browser = tool.chromium.launch(executable_path=chromium, args=flags)
        with serving(ledger) as address:
            for picture in pictures(ledger, wanted.document):
                take(browser, address, picture, wanted.out)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
