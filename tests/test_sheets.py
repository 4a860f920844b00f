"""Many pictures on a sheet: each is there, whole, and alone."""

import base64
import io
import re
from xml.etree import ElementTree

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from cnn_course.worked.sheets import CLEAR, Sheets

SIDES = st.integers(1, 40)
SHAPES = st.tuples(SIDES, SIDES) | st.tuples(SIDES, st.integers(200, 300))
SVG = "{http://www.w3.org/2000/svg}"
BOX = {"x": 3, "y": 4, "width": 50, "height": 60}


def shown(sheets, key):
    """The part of a sheet that a page shows, with a pixel around: RGBA."""
    text = f"{sheets.defined}{sheets.part(key, 'a <map>', **BOX)}"
    root = ElementTree.fromstring(f'<svg xmlns="{SVG[1:-1]}">{text}</svg>')
    part = root.find(f"{SVG}svg")
    assert {side: int(part.get(side)) for side in BOX} == BOX
    assert part.get("aria-label") == part.find(f"{SVG}title").text == "a <map>"
    name = part.find(f"{SVG}use").get("href").removeprefix("#")
    (image,) = (i for i in root.iter(f"{SVG}image") if i.get("id") == name)
    png = base64.b64decode(image.get("href").partition(",")[2])
    sheet = Image.open(io.BytesIO(png)).convert("RGBA")
    assert sheet.size == (int(image.get("width")), int(image.get("height")))
    x, y, wide, high = map(int, part.get("viewBox").split())
    assert 0 <= x <= x + wide <= sheet.width
    assert 0 <= y <= y + high <= sheet.height
    return np.asarray(sheet.crop((x - 1, y - 1, x + wide + 1, y + high + 1)))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(SHAPES, st.booleans()), min_size=1, max_size=15),
    st.integers(0, 2**32 - 1),
)
def test_each_is_shown_whole_and_has_clear_pixels_around(kinds, seed):
    rng = np.random.default_rng(seed)
    pictures = {
        f"p{at}": (rng.integers(1, 255, shape).astype(np.uint8), signed)
        for at, (shape, signed) in enumerate(kinds)
    }
    sheets = Sheets(pictures)
    assert len(sheets.sheets) == len({signed for _, signed in kinds})
    for key, (levels, signed) in pictures.items():
        pixels = shown(sheets, key)
        inside = pixels[1:-1, 1:-1]
        assert inside.shape[:2] == levels.shape
        assert (inside[..., 3] == 255).all()
        if not signed:
            np.testing.assert_array_equal(inside[..., 0], levels)
        ring = np.ones(pixels.shape[:2], bool)
        ring[1:-1, 1:-1] = False
        assert (pixels[ring][:, 3] == 0).all()


def test_signed_levels_have_the_colours_of_signed_maps():
    levels = np.array([[0, 127, 254, CLEAR[True]]], np.uint8)
    pixels = shown(Sheets({0: (levels, True)}), 0)[1, 1:-1]
    assert pixels[:, 3].tolist() == [255, 255, 255, 0]
    below, zero, above = pixels[:3, :3].astype(int)
    assert below[2] > below[0] and above[0] > above[2]  # blue; vermilion
    assert np.ptp(zero) < 20  # grey


def test_what_is_called_alike_is_alike():
    names = [
        re.findall(r'id="([^"]+)"', Sheets({0: (levels, False)}).defined)
        for levels in (
            np.full((2, 3), 7, np.uint8),
            np.full((2, 3), 7, np.uint8),
            np.full((2, 3), 8, np.uint8),
            np.full((3, 2), 7, np.uint8),
        )
    ]
    assert names[0] == names[1]
    assert len({*map(tuple, names)}) == 3


def test_nothing_to_show_needs_no_sheet():
    assert Sheets({}).defined == ""
