"""Any arrays as titled tables side by side."""

from itertools import chain

import numpy as np

from cnn_course.board import Board
from cnn_course.checks import array
from cnn_course.worked.parts import size_text, stack_tables, strange_notes


def tables(arrays=None, /, *, symbols=(), **named):
    """Return a few titled tables of numbers side by side.

    `tables({"x": x, "y": y}, symbols=["→"])`, or `tables(x=x, y=y)`.

    Args:
        arrays: a dict from titles to arrays: numbers, (W,), (H, W), or
            (C, H, W), whose channels stand below each other.
        symbols: what stands between them: "⊛", "=", "+", "→" or any text;
            nothing if left out.
        named: more of them, by keyword.

    Returns:
        A Board whose tables are named by their titles; channels "x.0", "x.1".

    Raises:
        TypeError: an array has no title.
        ValueError: nothing was given, an array has more than three axes, or
            the symbols are not one fewer than the tables.
    """
    if not isinstance(arrays, dict | None):
        raise TypeError(
            "give every array its title, as in tables(x=x), not "
            f"{type(arrays).__name__} alone"
        )
    arrays = {**(arrays or {}), **named}
    if not arrays:
        raise ValueError("give one array or more, as in tables(x=x, y=y)")
    symbols = tuple(symbols) or ("",) * (len(arrays) - 1)
    columns, sizes = [], []
    for title, values in arrays.items():
        values = array(values, title)
        if values.ndim > 3:
            raise ValueError(
                f"{title} has shape {values.shape}; a board shows up to "
                "three axes, (C, H, W): take one image, as in x[0]"
            )
        stack = np.atleast_2d(values)
        stack = stack if stack.ndim == 3 else stack[None]
        columns.append(stack_tables(str(title), str(title), stack))
        sizes.append(f"{title} {size_text(stack)}")
    signs = (f" {sign} " if sign else ", " for sign in (*symbols, ""))
    answer = "".join(chain(*zip(sizes, signs, strict=False))).removesuffix(
        ", "
    )
    notes = strange_notes(*arrays.values())
    return Board(
        tuple(map(tuple, columns)), symbols, (), None, answer, "\n".join(notes)
    )
