"""Builds the actor table that ships.

    python -m training.actors.build --data ../shared/data --out src/onrecord/models/data/actors

The same data give the same bytes. The manifest has the hash of every file, the counts, the sources and their licences.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from pathlib import Path

from onrecord.actors import Actor
from onrecord.models.actor_table import ACTORS, PLACES, TABLE_CODE, actor_record
from onrecord.models.manifest import Manifest
from onrecord.models.verify import describe_file
from training.actors.bodies import armed_groups, bodies, offices
from training.actors.congress import congress
from training.actors.countries import Countries
from training.actors.facts import Gleaned
from training.actors.knowledge import knowledge
from training.actors.people import join
from training.actors.petrarch import FOLDER, groups, officials
from training.actors.sources import CONGRESS, HERE, KNOWLEDGE, LEADERS, LICENCES, MINISTERS, PETRARCH, read_table
from training.actors.wikidata import leaders, ministers

INPUTS = {
    LEADERS: ("leaders2021/data/wikidata.csv", "leaders2021/data/wikipedia.csv"),
    MINISTERS: ("ministers/sources/foreign/wikidata.csv", "ministers/sources/foreign/scraped.csv"),
    CONGRESS: ("congress/legislators-current.yaml", "congress/executive.yaml"),
    PETRARCH: (f"{FOLDER}/Phoenix.Countries.actors.txt", f"{FOLDER}/Phoenix.MilNonState.actors.txt"),
}


def build(data: Path, out: Path) -> Manifest:
    """Write the table of the facts in `data` into `out`, and say what it holds."""
    countries = Countries()
    gleaned = {
        KNOWLEDGE: knowledge(countries),
        MINISTERS: ministers(data, countries),
        LEADERS: leaders(data, countries),
        CONGRESS: congress(data),
        PETRARCH: officials(data, countries),
    }
    people = join(fact for source in gleaned.values() for fact in source.facts)
    others = bodies(countries)
    others += armed_groups(groups(data, countries), others)
    others += offices(people, {actor.id: actor.name for actor in others}, countries)
    actors = sorted([*people, *others], key=lambda actor: actor.id)
    _check(actors)
    out.mkdir(parents=True, exist_ok=True)
    _write_actors(actors, out / ACTORS)
    _write_places(countries, out / PLACES)
    return _manifest(actors, gleaned, data, out)


def _check(actors: list[Actor]) -> None:
    """Raise ValueError where an id is not unique, or a parent or an office's owner does not exist."""
    counts = Counter(actor.id for actor in actors)
    twice = [actor_id for actor_id, count in counts.items() if count > 1]
    missing = sorted({actor.parent for actor in actors if actor.parent} - set(counts))
    if twice or missing:
        raise ValueError(f"ids that are not unique: {twice[:5]}; parents that do not exist: {missing[:5]}")


def _write_actors(actors: list[Actor], path: Path) -> None:
    """One actor a line, compressed without a time stamp so that equal tables are equal files."""
    lines = (json.dumps(actor_record(actor), ensure_ascii=False, separators=(",", ":")) + "\n" for actor in actors)
    path.write_bytes(gzip.compress("".join(lines).encode("utf-8"), 9, mtime=0))


def _write_places(countries: Countries, path: Path) -> None:
    """Names of places with their countries, and titles with their offices."""
    places = countries.places()
    for row in read_table(HERE / "seats.csv"):
        places.setdefault(row["seat"].casefold(), row["country"])
    titles: dict[str, dict[str, str]] = {}
    for row in read_table(HERE / "titles.csv"):
        titles.setdefault(row["title"], {})[row["country"]] = row["office"]
    record = {"countries": dict(sorted(places.items())), "titles": dict(sorted(titles.items()))}
    path.write_text(json.dumps(record, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def _manifest(actors: list[Actor], gleaned: dict[str, Gleaned], data: Path, out: Path) -> Manifest:
    """The manifest of the table, written beside it."""
    kinds = Counter(actor.kind.value for actor in actors)
    sources = Counter(role.source for actor in actors for role in actor.roles)
    described = {
        source: {
            "licence": LICENCES[source],
            "rows": len(found.facts),
            "skipped": found.skipped,
            "files": {name: _sha256(data / name) for name in INPUTS.get(source, ())}
            or {path.name: _sha256(path) for path in sorted(HERE.glob("*.csv"))},
        }
        for source, found in gleaned.items()
    }
    manifest = Manifest(
        name="actors",
        version="1",
        code=TABLE_CODE,
        labels={},
        files={name: describe_file(out / name) for name in (ACTORS, PLACES)},
        data=described,
        metrics={"actors": dict(sorted(kinds.items())), "roles": dict(sorted(sources.items()))},
        settings={},
        licence="Apache-2.0; facts of the sources under their own licences",
    )
    manifest.write(out)
    return manifest


def _sha256(path: Path) -> str:
    """The hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Build from the command line and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with leaders2021/, ministers/, congress/, petrarch2/"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder to write the table into")
    options = parser.parse_args()
    manifest = build(options.data, options.out)
    print(json.dumps({"counts": manifest.metrics, "files": {k: v.size for k, v in manifest.files.items()}}, indent=1))


if __name__ == "__main__":
    main()
