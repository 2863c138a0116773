"""Look-ups in the actor table: who held an office on a day, whose name it is, which government a capital stands for."""

from onrecord.resolve.knowledge.bodies import country_of, government_of, organisation_of
from onrecord.resolve.knowledge.candidates import Candidate, by_name
from onrecord.resolve.knowledge.offices import Office, holders_of, offices_of_title
from onrecord.resolve.knowledge.titled import titled

__all__ = [
    "Candidate",
    "Office",
    "by_name",
    "country_of",
    "government_of",
    "holders_of",
    "offices_of_title",
    "organisation_of",
    "titled",
]
