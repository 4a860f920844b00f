"""Sums written out: `0·(−1)`, short enough to be read."""

import numpy as np

from cnn_course.board import number, shown_exactly
from cnn_course.texts import say

MOST_TERMS, MOST_LINES = 30, 9  # of a sum that is written out in full


class Written:
    """An array (C, H, W) as the texts of a sum, and which are exact."""

    def __init__(self, x):
        """Write out every number of x once."""
        self.shape = x.shape
        self.texts = [[list(map(in_sum, row)) for row in c] for c in x]
        exact = [shown_exactly(value) for value in x.ravel().tolist()]
        self.exact = np.reshape(exact, x.shape)


def in_sum(value):
    """Return a number as it stands in a sum: negative in brackets."""
    text = number(value.item())
    return f"({text})" if text.startswith("−") else text


def shortened(lines):
    """Return the lines of a sum, the middle of a long one left out."""
    count = sum(map(len, lines))
    if count <= MOST_TERMS and len(lines) <= MOST_LINES:
        return lines
    middle = f"… {say('worked.terms', count=count)} …"
    return [lines[0][:MOST_LINES], (middle,), lines[-1][-MOST_LINES:]]


def exactly(values):
    """Return whether all these numbers are shown without rounding."""
    return all(shown_exactly(value.item()) for value in values)
