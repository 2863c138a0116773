"""Statements leave the ledger: the record, its formats, and references to cite."""

from __future__ import annotations
