"""A model of onrecord's: see MODEL_CARD.md in this folder."""
