"""What an argument must be: each check returns it, or says what is wrong."""

import operator

import numpy as np


def whole(value, name, least):
    """Return ``value`` as an int of ``least`` or more, or say what is wrong.

    Raises:
        TypeError: it is not a whole number (3.0, NaN and True are not).
        ValueError: it is smaller than ``least``.
    """
    try:
        number = operator.index(value)
    except TypeError:
        number = None
    if number is None or isinstance(value, bool):
        raise TypeError(f"{name} must be a whole number, not {value!r}")
    if number < least:
        raise ValueError(f"{name} must be {least} or more, not {number}")
    return number


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


def numbers(x, name):
    """Return x as an array; integers become int64 so that sums fit."""
    try:
        x = np.asarray(x)
    except ValueError:
        raise ValueError(
            f"{name} is a list whose rows differ in length; "
            "an array needs rows of one length"
        ) from None
    if x.dtype.kind not in "biuf":
        raise TypeError(
            f"{name} must hold real numbers, but its dtype is {x.dtype}"
        )
    return x if x.dtype.kind == "f" else x.astype(np.int64)


def gradient(dy, shape):
    """Return dy as an array, or say that it does not have y's shape."""
    dy = numbers(dy, "dy")
    if dy.shape != shape:
        raise ValueError(f"dy has shape {dy.shape}, but y has {shape}")
    return dy
