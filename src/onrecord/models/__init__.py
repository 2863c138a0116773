"""Models in folders: find them by name, check that they are whole and fit this code, read what they say."""

from onrecord.models.find import find_model, model_names
from onrecord.models.manifest import MANIFEST, Manifest
from onrecord.models.verify import open_model

__all__ = ["MANIFEST", "Manifest", "find_model", "model_names", "open_model"]
