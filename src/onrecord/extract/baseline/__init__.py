"""The baseline: attributions by rule, from spaCy's dependency parse and quotation marks.

It stands beside the trained tagger as the figure to beat, and works where no model folder is installed.
"""

from onrecord.extract.baseline.baseline import Baseline

__all__ = ["Baseline"]
