"""Time expressions: which words name a day, a duration or a recurring time, and what they mean (TIMEX3)."""

from onrecord.resolve.timex.find import Timex, find_timexes

__all__ = ["Timex", "find_timexes"]
