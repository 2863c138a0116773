"""The classes that the claims network knows, in the order of its outputs."""

from __future__ import annotations

STANCES = ("support", "oppose", "conditional", "unclear")
"""Stances of a claim."""

ACTS = (
    "none", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "REJECT", "ACCUSE",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""PLOVER's event types (Halterman et al. 2023), and none."""

MODALITIES = ("none", "will", "would", "could", "can", "must", "should", "may", "want")
"""Modal force on the issue, and none."""

ROLES = ("outside", "source", "cue", "content")
"""What a word is in the attribution that is read."""

PIECES = ("conditions", "exceptions", "scope", "reason", "time_limits", "counterpart", "holder")
"""Passages that belong to a claim beside its issue. The tag of a word is 0 for none, else ``1 + 2 * kind + inside``."""

PARTIES = frozenset({"counterpart", "holder"})
"""The passages that name somebody; two of them side by side are two."""

TAGS = 1 + 2 * len(PIECES)
"""Number of tags."""
