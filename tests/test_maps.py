"""Numbers as colours: what stands for which number, read back from the PNG."""

import io
import math

import numpy as np
import pytest
from PIL import Image

from cnn_course import maps


def pixels(png):
    """The pixels of a PNG: levels, or the places of its colours."""
    return np.array(Image.open(io.BytesIO(png)))


def test_signed_numbers_become_colours():
    y = np.array([[-2.0, 0.0], [1.0, 2.0]])
    steps = maps.STEPS
    np.testing.assert_array_equal(
        pixels(maps.signed_png(y, 2.0)),
        [[0, steps], [steps + round(steps / 2), 2 * steps]],
    )


def test_what_lies_beyond_the_limit_has_the_last_colour():
    steps = maps.STEPS
    y = np.array([[math.nan, math.inf, -math.inf, 7, -7]])
    np.testing.assert_array_equal(
        pixels(maps.signed_png(y, 1.0)), [[steps, 2 * steps, 0, 2 * steps, 0]]
    )


def test_levels_of_grey():
    x = np.array([[-3, 0, 127.4, 255, 300]])
    np.testing.assert_array_equal(
        pixels(maps.levels_png(x)), [[0, 0, 127, 255, 255]]
    )


@pytest.mark.parametrize("shape", [(8, 8), (7, 5), (1, 9)])
def test_fewer_pixels_are_means_of_blocks(shape):
    x = np.arange(np.prod(shape), dtype=float).reshape(shape)
    few = maps.fewer(x, 3)
    block = -(-max(shape) // 3)
    for i, j in np.ndindex(few.shape):
        rows, columns = (slice(a * block, (a + 1) * block) for a in (i, j))
        assert few[i, j] == pytest.approx(x[rows, columns].mean())
    assert max(few.shape) <= 3
