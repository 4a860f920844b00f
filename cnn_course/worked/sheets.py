"""Many small pictures of maps in one file or two.

A page loads each picture of its own, even one that is written out in its
address, and with a dozen of them it shows all a frame later. So pictures in
the same colours stand on one sheet, which is loaded once, and each place
shows its part of the sheet.
"""

import zlib

import numpy as np

from cnn_course import picture
from cnn_course.maps import colours
from cnn_course.png import data_uri, grey_png, palette_png
from cnn_course.svg import tag, words

CLEAR = {True: 255, False: 0}  # by signed: the level that cannot be seen
WIDE = 256  # pixels of a sheet, if no picture is wider
BETWEEN = 1  # clear pixels between pictures: none shows its neighbour's edge


class Sheets:
    """Pictures on their sheets.

    Args:
        pictures: by a key of one's own, the levels, (h, w) of uint8 as from
            `mosaic.levels_of`, and whether they are signed.
    """

    def __init__(self, pictures):
        """Lay them out, the signed ones on a sheet of their own."""
        self.sheets, self.parts = [], {}
        for signed in (False, True):
            mine = {
                key: levels
                for key, (levels, is_signed) in pictures.items()
                if is_signed == signed
            }
            if mine:
                self._lay_out(mine, signed)

    def _lay_out(self, pictures, signed):
        """Put pictures on one sheet, and remember where each stands."""
        shapes = [levels.shape for levels in pictures.values()]
        places, size = shelves(shapes)
        sheet = np.full(size, CLEAR[signed], np.uint8)
        boxes = []
        for levels, (top, left) in zip(pictures.values(), places, strict=True):
            high, wide = levels.shape
            sheet[top : top + high, left : left + wide] = levels
            boxes.append(f"{left} {top} {wide} {high}")
        if signed:
            png = palette_png(sheet, (*colours(), "#ffffff"), CLEAR[signed])
        else:
            png = grey_png(sheet, CLEAR[signed])
        # What is called alike in a page is alike: the name is a checksum.
        name = f"cnn-sheet-{zlib.crc32(png):08x}"
        self.sheets.append((name, png, size))
        for key, box in zip(pictures, boxes, strict=True):
            self.parts[key] = name, box

    @property
    def defined(self):
        """The sheets, out of sight: this stands in the SVG once."""
        if not self.sheets:
            return ""
        images = [
            tag(
                "image",
                id=name,
                height=size[0],
                width=size[1],
                image_rendering="pixelated",
            ).replace("<image", f'<image href="{data_uri(png)}"', 1)
            for name, png, size in self.sheets
        ]
        return tag("defs", *images)

    def part(self, key, label, **box):
        """Return a picture, in a frame, as a part of the SVG.

        Args:
            key: of the picture.
            label: its name for those who cannot see it.
            box: its place, see `picture.rectangle`.
        """
        name, view = self.parts[key]
        part = tag(
            "svg",
            tag("title", words(label)),
            tag("use", href=f"#{name}"),
            **box,
            aria_label=label,
            preserveAspectRatio="none",
            role="img",
            viewBox=view,
        )
        frame = tag("rect", **box, fill="none", stroke=picture.GRID)
        return part + frame


def shelves(sizes):
    """Return where pictures stand, side by side in rows, and the size.

    Args:
        sizes: of each, (height, width).
    """
    wide = max(WIDE, *(side for _, side in sizes))
    places, top, left, high = [], 0, 0, 0
    for height, width in sizes:
        if left + width > wide:
            top, left, high = top + high + BETWEEN, 0, 0
        places.append((top, left))
        left, high = left + width + BETWEEN, max(high, height)
    right = max(x + w for (_, x), (_, w) in zip(places, sizes, strict=True))
    return places, (top + high, right)
