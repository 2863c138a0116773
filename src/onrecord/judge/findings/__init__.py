"""Findings: changes, contradictions, splits, gaps between report and quotation, and what was compared and is none."""

from onrecord.judge.findings.accounts import LATE, Accounts, accounts
from onrecord.judge.findings.blocks import Block, Touched, block_of, blocks, touched
from onrecord.judge.findings.changes import changes, turned_away
from onrecord.judge.findings.claimed import Cast, claimed
from onrecord.judge.findings.conflicts import date_conflicts
from onrecord.judge.findings.copies import copies, copy_groups
from onrecord.judge.findings.find import find, of_block
from onrecord.judge.findings.voices import voices

__all__ = [
    "LATE",
    "Accounts",
    "Block",
    "Cast",
    "Touched",
    "accounts",
    "block_of",
    "blocks",
    "changes",
    "claimed",
    "copies",
    "copy_groups",
    "date_conflicts",
    "find",
    "of_block",
    "touched",
    "turned_away",
    "voices",
]
