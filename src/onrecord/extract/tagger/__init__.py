"""The trained extractor: words, windows, a network in ONNX form, decoding."""

from onrecord.extract.tagger.tagger import Tagger

__all__ = ["Tagger"]
