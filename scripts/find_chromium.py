"""Finds the Chromium that the browser tests and the pictures drive, and installs one where asked and allowed.

Prints the path of the executable. With ``--install``, a missing one is installed: Debian's package where this user may
install packages, else the browser tool's own download. Exits with 1 and one sentence when there is none.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

VARIABLE = "ONRECORD_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FIXED = (
    Path("/usr/bin/chromium"),
    Path("/usr/bin/chromium-browser"),
    Path("/usr/bin/google-chrome"),
    Path("/snap/bin/chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
MISSING = (
    f"No Chromium was found: install one (Debian: apt-get install chromium), or name it in {VARIABLE}, "
    "or run python scripts/find_chromium.py --install."
)
ANSWER_S = 60
INSTALL_S = 900


def find() -> Path | None:
    """The first Chromium that starts: the one named in the environment, the system's, the browser tool's download."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named) if starts(Path(named)) else None
    found = [Path(path) for name in NAMES if (path := shutil.which(name))]
    candidates = dict.fromkeys([*found, *FIXED, *downloaded()])
    return next((path for path in candidates if starts(path)), None)


def downloaded() -> list[Path]:
    """Where the browser tool (playwright) keeps its own Chromium, if it is installed."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return []
    with sync_playwright() as tool:
        return [Path(tool.chromium.executable_path)]


def starts(path: Path) -> bool:
    """True when the file is a program that tells its version; a distribution's stub that only advertises does not."""
    if not os.access(path, os.X_OK):
        return False
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=ANSWER_S, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def install() -> None:
    """Installs Chromium: Debian's package if we may, else the browser tool's download. Output goes to stderr."""
    if apt := _apt():
        _run([*apt, "update", "-q"])
        _run([*apt, "install", "-q", "-y", "--no-install-recommends", "chromium"])
        if find():
            return
    _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _apt() -> list[str] | None:
    """The command that may install Debian packages here, or None."""
    apt = shutil.which("apt-get")
    if apt is None:
        return None
    if os.geteuid() == 0:
        return ["env", "DEBIAN_FRONTEND=noninteractive", apt]
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    asked = subprocess.run([sudo, "-n", "true"], capture_output=True, check=False)  # noqa: S603
    return [sudo, "-n", apt] if asked.returncode == 0 else None


def _run(command: list[str]) -> None:
    """Runs one installer; its failure is told by there being no Chromium afterwards."""
    try:
        subprocess.run(command, stdout=sys.stderr, timeout=INSTALL_S, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        sys.stderr.write(f"{command[0]}: {error}\n")


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", action="store_true", help="install Chromium when there is none")
    wanted = parser.parse_args()
    path = find()
    if path is None and wanted.install:
        install()
        path = find()
    if path is None:
        sys.stderr.write(f"{MISSING}\n")
        return 1
    sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
