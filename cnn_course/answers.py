"""Comparing a learner's answer with the right one, the shape before values."""

from numbers import Number
from typing import NamedTuple

import numpy as np

MOST = 1_000_000  # cells of an answer that are looked at
ROWS = 100  # of a table whose rows differ in length


class Difference(NamedTuple):
    """How an answer differs from the right one.

    Attributes:
        kind: "" if it does not differ; else "kind" (no numbers at all),
            "ragged" (rows that differ in length), "shape", "nan", or
            "value".
        got: the answer as an array, or None where there is none.
        where: the index of the first wrong number, or None.
        detail: what it is instead of numbers, for "kind"; how long the rows
            are, for "ragged".
    """

    kind: str = ""
    got: np.ndarray | None = None
    where: tuple | None = None
    detail: str = ""


def compare(answer, right, rtol=1e-5, atol=1e-6):
    """Return the Difference between an answer and the right one.

    Args:
        answer: whatever a learner gave; nothing it is raises here.
        right: a number, an array of any shape, or what makes one.
        rtol: how far a number may be off, as a part of the right one.
        atol: how far a number may be off besides.
    """
    got, detail = as_numbers(answer)
    if got is None:
        lengths = _row_lengths(answer)
        if len(set(lengths)) > 1:
            return Difference("ragged", detail=", ".join(map(str, lengths)))
        return Difference("kind", detail=detail)
    right = np.asarray(right)
    if got.shape != right.shape:
        return Difference("shape", got)
    near = np.isclose(got, right, rtol=rtol, atol=atol, equal_nan=True)
    if near.all():
        return Difference("", got)
    where = tuple(map(int, np.argwhere(~near)[0]))
    lost = np.isnan(got[where]) and not np.isnan(right[where])
    return Difference("nan" if lost else "value", got, where)


def as_numbers(answer):
    """Return an answer as an array of floats and "", or None and its kind.

    A string, a generator, a ragged list or an array of objects holds no
    numbers; what it is called is returned instead.
    """
    kind = type(answer).__name__
    if answer is None or isinstance(answer, (str, bytes, dict, set)):
        return None, kind
    try:
        known = Number, np.ndarray, list, tuple, np.generic
        if not isinstance(answer, known) and not hasattr(answer, "__array__"):
            return None, kind
        array = np.asarray(answer)
        if array.dtype.kind not in "biuf":
            return None, f"{kind}, dtype {array.dtype}"
        if array.size > MOST:
            return array, ""  # its shape is wrong; its numbers aren't read
        return array.astype(float), ""
    except Exception:  # foreign objects may do anything when they are turned
        return None, kind


def _row_lengths(answer):
    """Return how long the rows of a table are; [] if they are no rows."""
    if not isinstance(answer, (list, tuple)):
        return []
    rows = [as_numbers(row)[0] for row in answer[:ROWS]]
    if any(row is None or row.ndim != 1 for row in rows):
        return []
    return [len(row) for row in rows]
