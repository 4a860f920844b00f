"""Random convolutions and poolings, small enough to check by brute force."""

from contextlib import contextmanager
from typing import NamedTuple
from unittest.mock import patch

import numpy as np
from hypothesis import strategies as st


class Place(NamedTuple):
    """Where windows lie: filter, stride and pad are (down, across)."""

    shape: tuple
    filter_size: tuple
    stride: tuple
    pad: tuple


def _side(draw, most_pad=None):
    """Draw (size, filter, stride, pad) in which the filter fits."""
    filter_size = draw(st.integers(1, 4))
    pad = draw(
        st.integers(0, 3 if most_pad is None else most_pad(filter_size))
    )
    size = draw(st.integers(max(1, filter_size - 2 * pad), 9))
    return size, filter_size, draw(st.integers(1, 4)), pad


@st.composite
def places(draw, most_pad=None):
    """Draw a Place, high and wide each for itself."""
    sides = zip(_side(draw, most_pad), _side(draw, most_pad), strict=True)
    return Place(*sides)


@st.composite
def convolutions(draw):
    """Draw x, w, b as float64 and the Place of the windows."""
    place = draw(places())
    n, c, fn = (draw(st.integers(1, 3)) for _ in range(3))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    x = rng.normal(size=(n, c, *place.shape))
    w = rng.normal(size=(fn, c, *place.filter_size))
    return x, w, rng.normal(size=fn), place


@st.composite
def grouped_convolutions(draw):
    """Draw x, w, b as float64, the Place of the windows, and the groups."""
    place = draw(places())
    n, groups, c, fn = (draw(st.integers(1, most)) for most in (3, 4, 2, 2))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    x = rng.normal(size=(n, groups * c, *place.shape))
    w = rng.normal(size=(groups * fn, c, *place.filter_size))
    return x, w, rng.normal(size=groups * fn), place, groups


@st.composite
def poolings(draw):
    """Draw x as float64 and a Place with a real cell in every window.

    No two cells of x are closer than 0.1, so that no tiny step changes
    which one is the largest.
    """
    place = draw(places(most_pad=lambda window: window - 1))
    n, c = draw(st.integers(1, 2)), draw(st.integers(1, 3))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    shape = (n, c, *place.shape)
    cells = rng.permutation(np.prod(shape)) * 0.1 - 3
    return cells.reshape(shape), place


def numerical_gradient(function, x, step=1e-5):
    """Return the slope of function(x), a number, along every cell of x."""
    slope = np.empty_like(x)
    for at in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[at] += step
        down[at] -= step
        slope[at] = (function(up) - function(down)) / (2 * step)
    return slope


@contextmanager
def on_threads(count):
    """Work on so many threads, as on a computer with so many cores."""
    with patch("cnn_course.threads.cores", lambda: count):
        yield
