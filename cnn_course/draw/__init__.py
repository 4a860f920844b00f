"""Figures of the course: pictures, charts and networks, drawn by matplotlib.

Importing this room registers the course's font and style. Each function makes
a figure, shows it and returns None, so that a notebook keeps the picture and
nothing else; with `ax` or `figure` it draws there instead and shows nothing.
"""

from cnn_course.draw.charts import (
    bars,
    confusion,
    curves,
    ladder,
    robustness,
)
from cnn_course.draw.network import architecture
from cnn_course.draw.photographs import answer, depths, spotlight
from cnn_course.draw.pictures import feature_maps, filters, images, mistakes
from cnn_course.draw.style import leave_versions_out, set_style

__all__ = [
    "answer",
    "architecture",
    "bars",
    "confusion",
    "curves",
    "depths",
    "feature_maps",
    "filters",
    "images",
    "ladder",
    "mistakes",
    "robustness",
    "spotlight",
]

set_style()
leave_versions_out()
