"""Charts of what was said when, drawn as SVG by templates: scales, marks, lanes and legends, all pure.

Across, places are per cent of the plot, so that a chart fits any width without a script; down, they are pixels.
"""
