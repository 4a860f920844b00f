"""One call of a learner's function, and wrong answers known by name."""

import inspect
import linecache
import textwrap
from typing import Any, NamedTuple

import numpy as np


class Case(NamedTuple):
    """One call of a learner's function.

    Attributes:
        arguments: a tuple; the function gets copies.
        named: a dict of further arguments, by name.
        aspect: what this case is about, such as "stride": partial points
            are given for each aspect that is all right.
    """

    arguments: tuple
    named: dict = {}  # noqa: RUF012  never changed
    aspect: str = "basic"


class Mistake(NamedTuple):
    """A wrong answer that is known by name.

    Attributes:
        name: its texts are `exercise.<exercise>.<name>` and, on the next
            try, `exercise.<exercise>.<name>.more`.
        answer: the wrong value, or for code a function that makes it.
        edits: for code that is the solution but for a few places, instead
            of an answer: pairs of what stands there and what should.
    """

    name: str
    answer: Any = None
    edits: tuple = ()


def slip(name, *texts):
    """Return a Mistake that is the solution with other text in places.

    Args:
        name: of the mistake.
        *texts: what stands in the solution and what stands there instead,
            in turn: `slip("no_one", "// stride + 1", "// stride")`. All
            places are changed.
    """
    return Mistake(
        name, edits=tuple(zip(texts[::2], texts[1::2], strict=True))
    )


def edited(function, edits, name):
    """Return a function as it is with other text in its source.

    Args:
        function: the solution of an exercise.
        edits: pairs of old and new text.
        name: what the changed source is called in a traceback.

    Raises:
        ValueError: a text that should be replaced is not there.
    """
    source = textwrap.dedent(inspect.getsource(function))
    for old, new in edits:
        if old not in source:
            raise ValueError(f"{name}: {old!r} does not stand in\n{source}")
        source = source.replace(old, new)
    file = f"<{name}>"
    linecache.cache[file] = (0, None, source.splitlines(True), file)
    scope = dict(function.__globals__)
    exec(compile(source, file, "exec"), scope)
    return scope[function.__name__]


def copied(value):
    """Return a copy of an argument that shares nothing with it."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, (tuple, list)):
        return type(value)(map(copied, value))
    if isinstance(value, dict):
        return {name: copied(part) for name, part in value.items()}
    return value


def unchanged(before, after):
    """Return whether an argument is still what it was."""
    if isinstance(before, np.ndarray):
        same = isinstance(after, np.ndarray) and before.shape == after.shape
        return same and np.array_equal(before, after, equal_nan=True)
    if isinstance(before, (tuple, list)):
        pairs = zip(before, after, strict=False)
        return len(before) == len(after) and all(
            unchanged(a, b) for a, b in pairs
        )
    if isinstance(before, dict):
        return before.keys() == after.keys() and all(
            unchanged(part, after[name]) for name, part in before.items()
        )
    return before is after or _equal(before, after)


def _equal(one, other):
    """Return whether two things are equal, whatever they are."""
    try:
        return bool(one == other)
    except Exception:  # what a learner put there may refuse
        return False
