"""From attributions to statements: who speaks, who reports it, on which day, with which doubt. Pure functions."""

from onrecord.resolve.statements import resolve

__all__ = ["resolve"]
