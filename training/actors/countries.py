"""Countries by code and by every name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from training.actors.sources import HERE, parts, read_table

# CAMEO codes that are not ISO 3166-1 alpha-3.
_CAMEO = {"KSV": "XKX", "ROM": "ROU", "TMP": "TLS", "ZAR": "COD", "PAL": "PSE", "MNG": "MNG"}


@dataclass(frozen=True)
class Country:
    """A country: ISO code, name, adjectives, capitals and other names."""

    code: str
    name: str
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]
    others: tuple[str, ...]


class Countries:
    """All countries of the table."""

    def __init__(self) -> None:
        self.all = [
            Country(r["code"], r["name"], parts(r["adjective"]), parts(r["capital"]), parts(r["other_names"]))
            for r in read_table(HERE / "countries.csv")
        ]
        self.by_code = {country.code: country for country in self.all}

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {name.casefold(): c.code for c in self.all for name in (c.name, *c.others)}

    def named(self, name: str) -> str | None:
        """The code of a country by a name that sources give it, or None."""
        return self._by_name.get(name.casefold()) or self._by_name.get(name.casefold().removeprefix("the "))

    def of_cameo(self, code: str) -> str | None:
        """The code of a country by the CAMEO code that an actor dictionary gives it, or None."""
        found = _CAMEO.get(code, code)
        return found if found in self.by_code else None

    def places(self) -> dict[str, str]:
        """Every casefolded name, adjective and capital with its code; a country's name wins over a capital's."""
        found: dict[str, str] = {}
        for c in self.all:
            found.update({word.casefold(): c.code for word in (*c.adjectives, *c.capitals)})
        return found | self._by_name
