import pytest

from onrecord.judge.issues import Namer, Normaliser
from onrecord.models.actor_table import load_actors
from onrecord.models.issue_vectors import WordVectors, load_issue_vectors
from onrecord.resolve.codebook import read_codebook

BOOK = """
issues:
  - name: strait talks
    aliases: [talks with Ostreva, talks on anything but fish]
  - name: fisheries
    parent: strait talks
    aliases: [fish, herring quota]
  - name: port ban
    aliases: [the ban on Talmoran trawlers]
    opposites: [the harbours open]
  - name: oil exports
  - name: retirement age
  - name: the 2015 deal
  - name: nuclear
    parent: strait talks
  - name: Norland talks
  - {name: nuclear, parent: Norland talks}
"""


@pytest.fixture(scope="session")
def vectors() -> WordVectors:
    return load_issue_vectors()


@pytest.fixture(scope="session")
def normaliser(vectors: WordVectors) -> Normaliser:
    return Normaliser(vectors.common, load_actors().countries)


@pytest.fixture(scope="session")
def namer(normaliser: Normaliser, vectors: WordVectors) -> Namer:
    return Namer(read_codebook(BOOK).issues, normaliser, vectors)
