"""Whether two names are variants of one: spelling, transliteration, script, order, initials, honorifics."""

from onrecord.resolve.variants.match import NameMatch, Verdict
from onrecord.resolve.variants.organisations import compare_organisations
from onrecord.resolve.variants.people import compare_people

__all__ = ["NameMatch", "Verdict", "compare_organisations", "compare_people"]
