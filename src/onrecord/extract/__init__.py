"""From documents to attributions: who is said to have said what, before anybody is resolved.

An `Extractor` finds attributions; `extract` runs one and adds what is common to all of them (own voice, turns of a
transcript, quotations that go on, scare quotes, floating quotations, nesting). Pure: nothing here reads or writes.
"""

from onrecord.extract.extractor import Extractor
from onrecord.extract.passes import extract

__all__ = ["Extractor", "extract"]
