"""PNG files by hand: PIL reads back exactly what was written."""

import io

import numpy as np
import pytest
from PIL import Image

from cnn_course.png import data_uri, grey_png, palette_png

SHAPES = [(1, 1), (3, 2), (1, 256), (256, 1), (255, 257), (300, 500)]


def opened(png):
    image = Image.open(io.BytesIO(png))
    image.load()
    return image


@pytest.mark.parametrize("shape", SHAPES)
def test_grey_pictures_come_back(shape):
    levels = np.random.default_rng(0).integers(0, 256, shape).astype(np.uint8)
    image = opened(grey_png(levels))
    assert image.mode == "L"
    np.testing.assert_array_equal(np.asarray(image), levels)


@pytest.mark.parametrize("shape", SHAPES)
def test_coloured_pictures_come_back(shape):
    places = np.random.default_rng(0).integers(0, 3, shape).astype(np.uint8)
    image = opened(palette_png(places, ["#0072b2", "#dcdcdc", "#d55e00"]))
    assert image.mode == "P"
    colours = np.array([[0, 114, 178], [220, 220, 220], [213, 94, 0]])
    np.testing.assert_array_equal(image.convert("RGB"), colours[places])


def test_every_byte_is_known():
    white = grey_png(np.array([[255]], np.uint8))
    assert white.hex() == (
        "89504e470d0a1a0a"
        "0000000d49484452" "00000001" "00000001" "0800000000" "3a7e9b55"
        "0000000d49444154" "7801" "010200fdff" "00ff" "01010100" "608712b5"
        "0000000049454e44" "ae426082"
    )  # fmt: skip


def test_an_address_holds_the_file():
    assert data_uri(b"\x89PNG") == "data:image/png;base64,iVBORw=="


@pytest.mark.parametrize(
    "levels",
    [
        *(np.zeros((2, 2)), np.zeros((2, 2), np.int64)),
        *(np.zeros((0, 3), np.uint8), np.zeros((2, 2, 3), np.uint8)),
    ],
)
def test_what_is_no_picture_is_told(levels):
    with pytest.raises(ValueError, match=r"a picture is \(H, W\) of uint8"):
        grey_png(levels)


def test_colours_must_be_there():
    places = np.array([[0, 2]], np.uint8)
    with pytest.raises(ValueError, match="colour 2, but there are only 2"):
        palette_png(places, ["#000000", "#ffffff"])
    with pytest.raises(ValueError, match="1 to 256 colours, not 0"):
        palette_png(places, [])
    with pytest.raises(ValueError, match="1 to 256 colours, not 257"):
        palette_png(places, ["#000000"] * 257)
