"""How long each page takes on a large ledger: the server's own time, without a browser.

    python -m bench.growth --statements 100000 --folder DIR
    python -m bench.pages --ledger DIR/growth-100000.db

Printed a page: processor time of the first visit and the median of the visits after it, in thousandths of a second, and
the size of the answer. Processor time, since other programs on the machine do not change it much.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path

from starlette.testclient import TestClient

from onrecord import desk
from onrecord.ledger import DocumentQuery, Ledger
from onrecord.web import create_app, links
from onrecord.web.shell import ROOMS

VISITS = 5
"""Visits of each page after the first."""

ADDRESS = "http://127.0.0.1:8000"


def addresses(path: Path) -> dict[str, str]:
    """The pages by name, each thing's own page for the first of its sort."""
    with Ledger.open(path, read_only=True) as ledger:
        found = desk.finding_page(ledger, limit=1).items[0]
        document = ledger.read.documents(DocumentQuery(limit=1)).items[0].id
    rooms = {room.href.strip("/") or "home": room.href for room in ROOMS}
    actor = links.actor(found.actors[0])
    return {
        **rooms,
        "finding": links.finding(found.id),
        "actor": actor,
        "issue": links.issue(found.issue),
        "reader": links.document(document),
        "search words": links.page("/search", words="radio"),
        "search speaker": links.page("/search", speaker=found.actors[0].name),
        "findings of an actor": links.page("/findings", actor=found.actors[0].id),
        "matrix of an issue": links.page("/matrix", issue=found.issue.label),
    }


def measure(client: TestClient, address: str) -> tuple[float, float, int]:
    """Seconds of the first visit, median seconds of those after it, and the answer's bytes."""
    taken, size = [], 0
    for _ in range(1 + VISITS):
        began = time.process_time()
        answer = client.get(address)
        taken.append(time.process_time() - began)
        answer.raise_for_status()
        size = len(answer.content)
    return taken[0], statistics.median(taken[1:]), size


def main() -> None:
    """Measure every page and print a row of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--ledger", type=Path, required=True)
    path = parser.parse_args().ledger
    print(f"{'page':<22}{'first ms':>10}{'then ms':>10}{'KiB':>8}")
    with TestClient(create_app(path), base_url=ADDRESS) as client:
        for name, address in addresses(path).items():
            first, then, size = measure(client, address)
            print(f"{name:<22}{1000 * first:>10,.0f}{1000 * then:>10,.0f}{size / 1024:>8,.0f}", flush=True)


if __name__ == "__main__":
    main()
