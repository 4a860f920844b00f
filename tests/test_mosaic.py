"""Many maps in one picture: nothing is lost, every place is found again."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from cnn_course.worked.filtering import STEPS, colours
from cnn_course.worked.mosaic import (
    arranged,
    levels_of,
    limit_of,
    photo_png,
)
from cnn_course.worked.sheets import Sheets

ROOM = (180, 272)
SIDES = st.integers(1, 300)


def opened(png):
    return Image.open(io.BytesIO(png))


def drawn(maps, mosaic, limit, signed):
    """The picture of some maps, on a sheet of its own."""
    levels = levels_of(maps, mosaic, limit, signed)
    ((_, png, size),) = Sheets({"only": (levels, signed)}).sheets
    assert size == levels.shape
    return opened(png)


def hexes(image):
    """The colours of the first row."""
    return [f"#{bytes(p).hex()}" for p in np.asarray(image)[0].tolist()]


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 700), st.just(()) | st.tuples(SIDES, SIDES), st.data())
def test_every_unit_that_is_shown_is_found_where_it_is(count, shape, data):
    chosen = data.draw(st.integers(0, count - 1))
    mosaic = arranged(count, shape, ROOM, chosen)._replace(x=31, y=17.5)
    assert mosaic.shows(chosen)
    assert mosaic.first + mosaic.count <= count
    H, W = mosaic.shape
    place = data.draw(st.integers(0, H - 1)), data.draw(st.integers(0, W - 1))
    x, y, wide, high = mosaic.box(chosen, *place)
    found = mosaic.find(x + wide / 2, y + high / 2)
    assert found == (chosen, *place)
    assert 31 <= x and x + wide <= 31 + mosaic.wide + 1e-6
    assert 17.5 <= y and y + high <= 17.5 + mosaic.high + 1e-6
    far = mosaic.find(*data.draw(st.tuples(*[st.integers(-99, 999)] * 2)))
    assert mosaic.shows(far[0]) and far[1] < H and far[2] < W


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 40), st.tuples(SIDES, SIDES))
def test_a_picture_has_a_pixel_a_cell(count, shape):
    mosaic = arranged(count, shape, ROOM)
    maps = np.ones((count, *shape))
    image = drawn(maps, mosaic, 1, True)
    assert image.size == (mosaic.wide / mosaic.cell, mosaic.high / mosaic.cell)
    levels = np.asarray(image.convert("RGBA"))
    high, wide = mosaic.size
    assert (levels[:high, :wide] == levels[0, 0]).all()
    assert levels[0, 0, 3] == 255
    if mosaic.columns > 1:
        assert (levels[:, wide, 3] == 0).all()  # between maps: nothing


def test_colours_of_signed_and_of_grey_maps():
    maps = np.array([[[-2.0, 0.0, 2.0, 9.0]]])
    mosaic = arranged(1, (1, 4), ROOM)
    image = drawn(maps, mosaic, 2, True).convert("RGB")
    ends = [colours()[at] for at in (0, STEPS, 2 * STEPS, 2 * STEPS)]
    assert hexes(image) == ends
    image = drawn(maps, mosaic, 2, False).convert("L")
    assert np.asarray(image)[0].tolist() == [1, 1, 255, 255]


def test_numbers_that_are_none():
    maps = np.array([[[np.nan, np.inf, -np.inf]]])
    assert limit_of(maps) == 1
    mosaic = arranged(1, (1, 3), ROOM)
    image = drawn(maps, mosaic, 1, True).convert("RGB")
    shown = hexes(image)
    assert shown == [colours()[at] for at in (STEPS, 2 * STEPS, 0)]


def test_a_picture_in_colours():
    picture = np.zeros((3, 2, 2))
    picture[0, 0, 0], picture[1, 1, 1] = 0.5, 1
    mosaic = arranged(1, (2, 2), ROOM)
    image = np.asarray(opened(photo_png(picture, mosaic, 1)))
    assert image[0, 0].tolist() == [128, 0, 0]
    assert image[1, 1].tolist() == [0, 255, 0]
    large = arranged(1, (300, 200), (130, 200), longest=160)
    image = opened(photo_png(np.ones((3, 300, 200)), large, 1))
    assert image.size == (large.wide, large.high)


@pytest.mark.parametrize(
    "place, step, found",
    [
        ((0, 1, 1), (1, 0), (0, 1, 2)),
        ((0, 1, 3), (1, 0), (1, 1, 0)),
        ((0, 0, 0), (-1, 0), (0, 0, 0)),
        ((0, 2, 3), (0, 1), (3, 0, 3)),
        ((5, 2, 3), (0, 1), (5, 2, 3)),
        ((4, 0, 0), (0, -1), (1, 2, 0)),
    ],
)
def test_arrows(place, step, found):
    mosaic = arranged(6, (3, 4), (60, 90))
    assert mosaic.columns == 3
    assert mosaic.beside(place, *step, 6) == found
