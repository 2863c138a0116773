"""A ledger to look at, a client without a browser, and a served page with one.

The browser is the Chromium that scripts/find_chromium.py finds. Without one the browser tests are skipped and the
summary says so; where the environment variable CI is set they fail.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from starlette.applications import Starlette
from starlette.testclient import TestClient

from onrecord.web import create_app
from tests.web import samples

ADDRESS = "http://127.0.0.1"
FINDER = Path(__file__).parents[2] / "scripts" / "find_chromium.py"
START_S = 60
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NOT_RUN = pytest.StashKey[str]()


@pytest.fixture(scope="session")
def ledger_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return samples.build(tmp_path_factory.mktemp("ledger") / "river.db")


@pytest.fixture(scope="session")
def client(ledger_path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(ledger_path), base_url=ADDRESS, follow_redirects=False) as client:
        yield client


@contextmanager
def serving(app: Starlette) -> Iterator[str]:
    """The address of a server on a free port, in a thread."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    until = time.monotonic() + START_S
    while not server.started and time.monotonic() < until and thread.is_alive():
        time.sleep(0.02)
    try:
        yield f"{ADDRESS}:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def served(ledger_path: Path) -> Iterator[str]:
    with serving(create_app(ledger_path)) as address:
        yield address


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    found = subprocess.run([sys.executable, FINDER], capture_output=True, text=True, check=False)
    if found.returncode != 0:
        request.config.stash[NOT_RUN] = found.stderr.strip()
        if os.environ.get("CI"):
            pytest.fail(f"The browser tests must run in CI. {found.stderr.strip()}")
        pytest.skip(found.stderr.strip())
    flags = [*FLAGS, *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])]
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=found.stdout.strip(), args=flags)
        yield browser
        browser.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    why = config.stash.get(NOT_RUN, "")
    if why:
        terminalreporter.write_line(f"BROWSER TESTS DID NOT RUN. {why}", red=True)


class Visitor:
    """Opens pages in the browser and keeps what must not happen: errors, dialogs, requests to elsewhere."""

    def __init__(self, browser: Browser, served: str) -> None:
        self._browser = browser
        self.served = served
        self.complaints: list[str] = []

    @contextmanager
    def page(
        self, path: str, *, width: int = 1280, height: int = 900, dark: bool = False, js: bool = True
    ) -> Iterator[Page]:
        context = self._browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=js,
            base_url=self.served,
        )
        try:
            page = self._watched(context)
            page.goto(path)
            yield page
        finally:
            context.close()

    def _watched(self, context: BrowserContext) -> Page:
        page = context.new_page()
        page.on("console", lambda m: self.complaints.append(m.text) if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))
        page.on("request", lambda r: None if r.url.startswith(self.served) else self.complaints.append(r.url))
        return page


@pytest.fixture
def visit(browser: Browser, served: str) -> Iterator[Visitor]:
    visitor = Visitor(browser, served)
    yield visitor
    assert visitor.complaints == []
