"""Many maps in one picture: where each stands, and which cell lies where.

One picture holds all maps of a layer; a page shows it far sooner than a
picture for each map. Between the maps lie cells that cannot be seen.
"""

from functools import lru_cache
from math import ceil
from typing import NamedTuple

import numpy as np

from cnn_course.maps import fewer, grey_levels, signed_places
from cnn_course.png import colour_png
from cnn_course.worked.sheets import CLEAR

LARGEST = 6, 9  # pixels that a cell of a map, and a dense unit, may have
LONGEST = 64  # pixels of the longer side of a map
SMALLEST = 28  # pixels to which a map may shrink to make room


class Mosaic(NamedTuple):
    """Where the maps of a layer stand in one picture, in pixels.

    Attributes:
        shape: of a map, (H, W) units; a dense unit is a map of 1×1.
        size: of a map as it is drawn, (h, w) cells.
        cell: the side of such a cell.
        gap: cells between maps.
        columns: maps in a row.
        first: the number of the first map that is shown.
        count: how many are shown.
        x: where the picture begins on the page.
        y: where it begins, from above.
    """

    shape: tuple
    size: tuple
    cell: int
    gap: int
    columns: int
    first: int
    count: int
    x: float = 0
    y: float = 0

    @property
    def step(self):
        """From one map to the next, down and across."""
        return tuple((side + self.gap) * self.cell for side in self.size)

    @property
    def high(self):
        """The height of the picture."""
        rows = ceil(self.count / self.columns)
        return rows * self.step[0] - self.gap * self.cell

    @property
    def wide(self):
        """The width of the picture."""
        return self.columns * self.step[1] - self.gap * self.cell

    def box(self, channel, top=0, left=0, high=1, wide=1):
        """Return the place of some units of a map: x, y, width, height."""
        row, column = divmod(channel - self.first, self.columns)
        down, across = (
            side * self.cell / units
            for side, units in zip(self.size, self.shape, strict=True)
        )
        return (
            self.x + column * self.step[1] + left * across,
            self.y + row * self.step[0] + top * down,
            wide * across,
            high * down,
        )

    def shows(self, channel):
        """Return whether a map is among those that are shown."""
        return self.first <= channel < self.first + self.count

    def beside(self, place, dx, dy, count):
        """Return the unit beside one of a map; at an edge, of the next map.

        Args:
            place: (channel, row, column).
            dx: −1, 0 or 1, across.
            dy: the same, down.
            count: how many maps the layer has.
        """
        channel, row, column = place
        (H, W), moved = self.shape, (row + dy, column + dx)
        if 0 <= moved[0] < H and 0 <= moved[1] < W:
            return channel, *moved
        beside = channel + dx + dy * self.columns
        if not 0 <= beside < count:
            return place
        return beside, moved[0] % H, moved[1] % W

    def find(self, x, y):
        """Return the unit (channel, row, column) nearest to a place."""
        down, across = (max(0, y - self.y), max(0, x - self.x))
        rows = ceil(self.count / self.columns)
        row = min(int(down // self.step[0]), rows - 1)
        column = min(int(across // self.step[1]), self.columns - 1)
        channel = min(row * self.columns + column, self.count - 1)
        row, column = divmod(channel, self.columns)
        inner = (down - row * self.step[0], across - column * self.step[1])
        place = (
            int(min(max(0, at / (side * self.cell) * units), units - 1))
            for at, side, units in zip(
                inner, self.size, self.shape, strict=True
            )
        )
        return self.first + channel, *place


@lru_cache(1024)
def arranged(count, shape, room, chosen=0, largest=None, longest=LONGEST):
    """Return the Mosaic of some maps in a room.

    Args:
        count: how many maps there are.
        shape: of each, (H, W); () for dense units.
        room: (height, width), in pixels.
        chosen: the number of a map that is shown in any case; where there
            are too many for the room, a part of them is shown.
        largest: pixels that a cell may have.
        longest: pixels of the longer side of a map at most, if it can be.
    """
    gap = 1 if shape else 0
    largest = largest or LARGEST[0 if gap else 1]
    shape = shape or (1, 1)
    for cell in range(largest, 0, -1):
        small = cell == 1 or not gap or max(shape) * cell <= longest
        if small and _fit(count, shape, cell, gap, room):
            return _mosaic(count, shape, shape, cell, gap, room, chosen)
    least = ceil(max(shape) / SMALLEST)
    for block in range(2, least):
        size = _shrunk(shape, block)
        if max(size) <= longest and _fit(count, size, 1, gap, room):
            return _mosaic(count, shape, size, 1, gap, room, chosen)
    size = _shrunk(shape, least)
    return _mosaic(count, shape, size, 1 if gap else 2, gap, room, chosen)


def _shrunk(shape, block):
    """Return the size of a map whose cells are means of block×block.

    Of blocks that give as many cells, the smallest counts, as in `fewer`.
    """
    block = ceil(max(shape) / ceil(max(shape) / block))
    return tuple(ceil(side / block) for side in shape)


def _most(size, cell, gap, room):
    """Return how many rows and columns of maps have room, at least 1."""
    return tuple(
        max(0, int((side + gap * cell) // ((cells + gap) * cell)))
        for side, cells in zip(room, size, strict=True)
    )


def _fit(count, size, cell, gap, room):
    """Return whether all maps have room."""
    rows, columns = _most(size, cell, gap, room)
    return rows * columns >= count


def _mosaic(count, shape, size, cell, gap, room, chosen):
    """Return as many maps as have room, in as few columns as that takes."""
    rows, most = (max(1, n) for n in _most(size, cell, gap, room))
    shown = min(count, rows * most)
    first = chosen // shown * shown
    shown = min(shown, count - first)
    columns = ceil(shown / rows)
    if not gap:  # dense units: about as wide as high
        columns = min(most, max(columns, ceil(shown**0.5)))
    return Mosaic(shape, size, cell, gap, columns, first, shown)


def levels_of(maps, mosaic, limit, signed):
    """Return the maps of a mosaic as one picture, a pixel a cell.

    Args:
        maps: (C, H, W), or (C,) of dense units.
        mosaic: where they stand.
        limit: the number at which the colours end; above 0.
        signed: True: blue, grey at zero, vermilion; False: black to white.

    Returns:
        Levels of uint8: which of `maps.colours` each pixel has, or how
        bright it is; see `sheets.CLEAR`.
    """
    some = np.asarray(maps)[mosaic.first : mosaic.first + mosaic.count]
    some = _fewer(some.reshape(mosaic.count, *mosaic.shape), mosaic)
    if signed:
        levels = signed_places(some, limit)
    else:
        some = np.nan_to_num(some, posinf=limit, neginf=0)
        levels = grey_levels(some * (254 / limit)).clip(0, 254) + 1
    return _laid_out(levels, mosaic, CLEAR[signed])


def _laid_out(levels, mosaic, clear):
    """Return the maps (count, h, w) as one picture of uint8."""
    rows, (h, w) = ceil(mosaic.count / mosaic.columns), levels.shape[1:]
    gap, columns = mosaic.gap, mosaic.columns
    sheet = np.full((rows * columns, h + gap, w + gap), clear, np.uint8)
    sheet[: mosaic.count, :h, :w] = levels
    sheet = sheet.reshape(rows, columns, h + gap, w + gap)
    sheet = sheet.transpose(0, 2, 1, 3).reshape(rows * (h + gap), -1)
    return sheet[: len(sheet) - gap, : sheet.shape[1] - gap]


def _fewer(maps, mosaic):
    """Return maps with as many cells as are drawn of them."""
    if mosaic.size == mosaic.shape:
        return maps
    return np.stack([fewer(one, max(mosaic.size)) for one in maps])


def photo_png(picture, mosaic, limit):
    """Return a picture in colours (3, H, W) as a PNG."""
    levels = grey_levels(_fewer(picture, mosaic) * (255 / limit))
    return colour_png(levels)


def limit_of(maps):
    """Return the number at which the colours of maps end, above 0."""
    finite = np.abs(maps)[np.isfinite(maps)]
    return float(finite.max(initial=0)) or 1.0
