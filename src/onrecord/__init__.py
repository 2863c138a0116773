"""A ledger of who said what, to whom, when, on which issue, as reported by whom, with the evidence."""

__version__ = "0.1.0"
