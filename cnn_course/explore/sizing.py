"""Why a size cannot be, in the learner's language."""

from cnn_course.shapes import (
    both_sides,
    legal_strides,
    output_size,
    size_sum,
)
from cnn_course.texts import say

MOST_STRIDES = 8  # that are named


def why_not(shape, filter_size, stride=1, pad=0, no_room="explore.no_room"):
    """Return why there is no output, or "" if there is one.

    Args:
        shape: the input's (H, W).
        filter_size: an int or a pair, like the next two.
        stride: cells the window moves at a time.
        pad: cells of zeros on each side.
        no_room: the text for a filter that is larger than the input.
    """
    sides = both_sides(shape, filter_size, stride, pad)
    (high, reason), (wide, other) = (_why(*side, no_room) for side in sides)
    if reason and reason == other:
        return reason.format(side=say("explore.both"))
    told = (high, reason), (wide, other)
    return " ".join(why.format(side=say(s)) for s, why in told if why)


def _why(side, size, filter_size, stride, pad, no_room):
    """Return the side, and its reason with a place for the side's name."""
    name = f"explore.{side}"
    cells = size + 2 * pad
    if filter_size > cells:
        told = {"filter": filter_size, "cells": cells}
        return name, say(no_room, side="{side}", **told)
    try:
        output_size(size, filter_size, stride, pad)
    except ValueError:
        strides = legal_strides(size, filter_size, pad)[:MOST_STRIDES]
        return name, say(
            "explore.fraction",
            side="{side}",
            sum=size_sum(size, filter_size, stride, pad),
            strides=", ".join(map(str, strides)),
        )
    return name, ""
