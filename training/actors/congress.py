"""Members of the US Congress in office, presidents and vice presidents, from congress-legislators."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from onrecord.actors import Gender, Precision, Role
from training.actors.facts import Fact, Gleaned
from training.actors.sources import CONGRESS

SINCE = "1945"
"""Presidents and vice presidents whose last term ended before are left out."""

_OFFICES = {
    "sen": ("senator", "Senator"),
    "rep": ("representative", "Representative"),
    "prez": ("president", "President"),
    "viceprez": ("vice_president", "Vice President"),
}
_GENDERS = {"F": Gender.FEMALE, "M": Gender.MALE}


def congress(data: Path) -> Gleaned:
    """All legislators in office, and presidents and vice presidents since 1945."""
    gleaned = Gleaned()
    people: list[dict[str, Any]] = []
    for name in ("legislators-current.yaml", "executive.yaml"):
        text = (data / "congress" / name).read_text(encoding="utf-8")
        people += yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    shared = Counter(_short(person["name"]) for person in people)
    for person in people:
        if person["terms"][-1]["end"] < SINCE:
            gleaned.skip("in office before 1945 only")
        else:
            gleaned.facts.append(_fact(person, shared[_short(person["name"])] > 1))
    return gleaned


def _short(name: dict[str, str]) -> str:
    """First name and surname."""
    return f"{name['first']} {name['last']}"


def _fact(person: dict[str, Any], shared: bool) -> Fact:
    """The fact on one person of the file; a short name that several share, or with an initial, is left out."""
    name = person["name"]
    plain = f"{name.get('nickname') or name['first']} {name['last']}"
    full = " ".join(str(name[part]) for part in ("first", "middle", "last") if part in name)
    shown = person["id"].get("wikipedia", full if shared else plain).split(" (")[0]
    shared = shared or len(name["first"].strip(".")) == 1
    others = {full, name.get("official_full") or full} | (set() if shared else {_short(name), plain})
    roles = tuple(_joined([_role(term) for term in person["terms"]]))
    gender = _GENDERS.get(person["bio"].get("gender", ""))
    aliases = tuple(sorted(others - {shown}))
    ids = person["id"]
    return Fact(shown, "USA", CONGRESS, gender, aliases, roles, ids.get("wikidata"), str(ids["govtrack"]))


def _role(term: dict[str, Any]) -> Role:
    """The role of one term."""
    office, title = _OFFICES[term["type"]]
    shown = f"{title} from {term['state']}" if "state" in term else title
    return Role(office, shown, "USA", term["start"], term["end"], Precision.DAY, CONGRESS)


def _joined(roles: list[Role]) -> list[Role]:
    """Terms of one office that follow each other within days, as one."""
    joined: list[Role] = []
    for role in roles:
        last = joined[-1] if joined else None
        if last and (last.office, last.title) == (role.office, role.title) and _near(last.end, role.start):
            joined[-1] = Role(role.office, role.title, "USA", last.start, role.end, Precision.DAY, CONGRESS)
        else:
            joined.append(role)
    return joined


def _near(end: str | None, start: str | None) -> bool:
    """True when a term starts in the month in which the last one ended."""
    return bool(end and start and start[:7] <= end[:7])
