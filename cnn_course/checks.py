"""What an argument must be: each check returns it, or says what is wrong."""

import operator
import os
from math import prod
from numbers import Real
from pathlib import Path

import numpy as np

MOST = 10**12  # no image, net or training comes near it


def whole(value, name, least, most=MOST):
    """Return ``value`` as an int from ``least`` to ``most``.

    Raises:
        TypeError: it is not a whole number (3.0, NaN and True are not).
        ValueError: it is smaller or larger.
    """
    try:
        number = operator.index(value)
    except TypeError:
        number = None
    if number is None or isinstance(value, bool):
        raise TypeError(f"{name} must be a whole number, not {value!r}")
    if number < least:
        raise ValueError(f"{name} must be {least} or more, not {number}")
    if number > most:
        raise ValueError(f"{name} must be {most:,} or less")
    return number


def real(value, name):
    """Return ``value``, or say that it is no number such as 0.1."""
    if not isinstance(value, Real) or isinstance(value, bool):
        raise TypeError(f"{name} must be a number, not {value!r}")
    return value


def positive(value, name):
    """Return ``value``, unless it is no positive number."""
    if not 0 < real(value, name) < np.inf:
        raise ValueError(f"{name} must be a positive number, not {value}")
    return value


def within(value, name, most=np.inf):
    """Return ``value`` as a float, if it is a number from 0 to ``most``.

    Raises:
        TypeError, ValueError: it is no number, or not in these bounds.
    """
    if not 0 <= real(value, name) <= most:
        raise ValueError(f"{name} lies between 0 and {most}, not {value}")
    return float(value)


def pair(value, name, least):
    """Return ``value`` as two ints ``(down, across)``; an int counts twice.

    Raises:
        TypeError, ValueError: as :func:`whole`, or it is not a pair.
    """
    if not isinstance(value, (tuple, list)):
        return (whole(value, name, least),) * 2
    if len(value) != 2:
        raise ValueError(f"{name} is one number or two, not {value!r}")
    return tuple(whole(side, name, least) for side in value)


def sides(value, axes, name):
    """Return a shape with these axes, each an int of 1 or more."""
    if not isinstance(value, (tuple, list)) or len(value) != len(axes):
        raise ValueError(f"{name} is ({', '.join(axes)}), not {value!r}")
    return tuple(whole(side, f"each of {name}", 1) for side in value)


def held(shape, name):
    """Return a shape, or say that no memory holds so many numbers."""
    if prod(shape) > MOST:
        raise ValueError(
            f"{name} of shape {shape} would hold more than {MOST:,} numbers; "
            "take smaller sizes"
        )
    return shape


def generator(seed):
    """Return a numpy Generator for a seed; a Generator is one already."""
    try:
        return np.random.default_rng(seed)
    except (TypeError, ValueError):
        raise TypeError(
            "seed must be a whole number of 0 or more, or a numpy "
            f"Generator, not {seed!r}"
        ) from None


def batch(x, name):
    """Return x as an array of numbers with four axes, none of them empty."""
    x = numbers(x, name)
    if x.ndim != 4:
        axes = "(FN, C, FH, FW)" if name == "w" else "(N, C, H, W)"
        hint = "; one image is image[None, None]" if x.ndim == 2 else ""
        raise ValueError(
            f"{name} has shape {x.shape}, but needs four axes {axes}{hint}"
        )
    return _filled(x, name)


def image(x):
    """Return x as an array of numbers whose last two axes are an image."""
    x = numbers(x, "x")
    if x.ndim < 2:
        raise ValueError(f"x has shape {x.shape}, but an image is (…, H, W)")
    return _filled(x, "x")


def _filled(x, name):
    """Return x, unless it holds nothing."""
    if x.size == 0:
        raise ValueError(f"{name} has shape {x.shape}: there is nothing in it")
    return x


def array(x, name):
    """Return x as an array, or say that its rows differ in length."""
    try:
        return np.asarray(x)
    except ValueError:
        raise ValueError(
            f"{name} is a list whose rows differ in length; "
            "an array needs rows of one length"
        ) from None


def numbers(x, name):
    """Return x as an array; integers become int64 so that sums fit."""
    x = array(x, name)
    if x.dtype.kind not in "biuf":
        raise TypeError(
            f"{name} must hold real numbers, but its dtype is {x.dtype}"
        )
    if x.dtype == np.uint64 and x.max(initial=0) >= 2**63:
        raise ValueError(
            f"{name} goes up to {x.max()}, but whole numbers must be below "
            f"2**63; turn it into floats first"
        )
    return x if x.dtype.kind == "f" else x.astype(np.int64)


def alike(*arrays):
    """Return arrays in one dtype: that of their floats, or else int64."""
    dtypes = {a.dtype for a in arrays}
    floats = [dtype for dtype in dtypes if dtype.kind == "f"]
    if len(floats) == len(dtypes) == 1 and floats[0].isnative:
        return arrays
    dtype = np.result_type(*floats) if floats else np.int64
    return tuple(a.astype(dtype, copy=False) for a in arrays)


def score_rows(x):
    """Return x as an array (N, K): for each image a number a class."""
    x = numbers(x, "scores")
    if x.ndim != 2:
        raise ValueError(
            f"scores have shape {x.shape}, but need two axes (N, K): one row "
            "an image, one column a class"
        )
    return _filled(x, "scores")


def class_labels(y, count, name="labels"):
    """Return y as an array of ``count`` whole numbers, one an image."""
    y = array(y, name)
    if y.shape != (count,) or y.dtype.kind not in "iu":
        hint = "; of 0s and 1s take argmax(axis=1)" if y.ndim == 2 else ""
        raise ValueError(
            f"{name} have shape {y.shape} and dtype {y.dtype}; "
            f"{count} images need {count} labels, whole numbers{hint}"
        )
    return _filled(y, name)


def listed(values, name, example):
    """Return the values as a list, or say that they need brackets."""
    if not np.iterable(values):
        raise TypeError(
            f"{name} must be a list such as {example}, not {values!r}"
        )
    return list(values)


def ready(value, method, name, example):
    """Return an object that has the method; a class has to be called first."""
    if isinstance(value, type) or not hasattr(value, method):
        raise TypeError(
            f"{name} must be an object such as {example}, not {value!r}"
        )
    return value


def file_name(path, name="path"):
    """Return the name of a file as a Path, or say that it names none."""
    if not isinstance(path, (str, os.PathLike)) or not Path(path).name:
        raise TypeError(
            f'{name} must be the name of a file such as "net.npz", not '
            f"{path!r}"
        )
    return Path(path)


def gradient(dy, shape):
    """Return dy as an array, or say that it does not have y's shape."""
    dy = numbers(dy, "dy")
    if dy.shape != shape:
        raise ValueError(f"dy has shape {dy.shape}, but y has {shape}")
    return dy
