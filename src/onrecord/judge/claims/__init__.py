"""Reads the claims of a statement with a trained network: issue, stance, conditions and what else belongs to them."""

from onrecord.judge.claims.reader import ClaimReader

__all__ = ["ClaimReader"]
