"""Findings: changes, contradictions, splits, gaps between report and quotation, and what was compared and is none."""

from onrecord.judge.findings.accounts import LATE, Accounts, accounts
from onrecord.judge.findings.blocks import Block, Touched, block_of, blocks, touched
from onrecord.judge.findings.changes import changes, turned_away
from onrecord.judge.findings.claimed import Cast, claimed, is_claiming, meant
from onrecord.judge.findings.conflicts import date_conflicts
from onrecord.judge.findings.copies import KEYS, SHARED, copies, copy_groups, of_copies
from onrecord.judge.findings.find import find, of_block, of_government
from onrecord.judge.findings.voices import LOOK_BACK, Row, Stand, beside, camps, voices

__all__ = [
    "KEYS",
    "LATE",
    "LOOK_BACK",
    "SHARED",
    "Accounts",
    "Block",
    "Cast",
    "Row",
    "Stand",
    "Touched",
    "accounts",
    "beside",
    "block_of",
    "blocks",
    "camps",
    "changes",
    "claimed",
    "copies",
    "copy_groups",
    "date_conflicts",
    "find",
    "is_claiming",
    "meant",
    "of_block",
    "of_copies",
    "of_government",
    "touched",
    "turned_away",
    "voices",
]
