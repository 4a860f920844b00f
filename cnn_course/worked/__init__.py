"""Worked examples: convolution, pooling and sizes as boards to look at.

The numbers come from `conv`, `pool` and `shapes`; here they are laid out,
and their sums are written out.
"""

from cnn_course.worked.convolution import convolution, no_convolution
from cnn_course.worked.digit import digit
from cnn_course.worked.filtering import filtering
from cnn_course.worked.im2col import im2col, no_im2col
from cnn_course.worked.pooling import no_pooling, pooling, shifted_pooling
from cnn_course.worked.receptive_field import (
    receptive_field,
    receptive_field_plane,
)
from cnn_course.worked.sizes import readings, sizes
from cnn_course.worked.steps import steps
from cnn_course.worked.tables import tables

__all__ = [
    "convolution",
    "digit",
    "filtering",
    "im2col",
    "no_convolution",
    "no_im2col",
    "no_pooling",
    "pooling",
    "readings",
    "receptive_field",
    "receptive_field_plane",
    "shifted_pooling",
    "sizes",
    "steps",
    "tables",
]
