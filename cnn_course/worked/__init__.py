"""Worked examples: convolution, pooling and sizes as boards to look at.

The numbers come from `conv`, `pool` and `shapes`; here they are laid out,
and their sums are written out.
"""

from cnn_course.worked.convolution import convolution, no_convolution
from cnn_course.worked.pooling import pooling
from cnn_course.worked.steps import steps
from cnn_course.worked.tables import tables

__all__ = ["convolution", "no_convolution", "pooling", "steps", "tables"]
