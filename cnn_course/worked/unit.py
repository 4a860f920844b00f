"""One unit of a net: how its value comes about, and pictures of it.

A picture of maps is a `Panel`; panels stand in rows, below a heading. What
they show is worked out elsewhere, except for the sum of the unit itself.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from cnn_course import palette, picture
from cnn_course.board import Board, number
from cnn_course.fused import ConvMaxPool
from cnn_course.layers import (
    AvgPool2D,
    Conv2D,
    Dense,
    Flatten,
    MaxPool2D,
    ReLU,
    Tanh,
)
from cnn_course.svg import tag, text_width, words
from cnn_course.texts import say
from cnn_course.vision import window_of
from cnn_course.worked.mosaic import (
    arranged,
    levels_of,
    limit_of,
    photo_png,
)
from cnn_course.worked.sheets import Sheets

HEADING, NAME, SMALL = 16, 13, 12  # font sizes
GAP, SIGN = 18, 30  # pixels between panels; with a sign between them
LARGEST, LONGEST = 22, 160  # pixels of a cell, and of a map's longer side
LEGIBLE, NUMBER = 30, 10  # pixels of a cell with its number, and its font
FEW = 25  # cells that get numbers
ROOM = (92, 140)  # pixels for the maps of a panel: down, across


class Sum(NamedTuple):
    """How a unit's value comes about.

    Attributes:
        kind: "conv", "conv_max", "dense", "relu", "tanh", "max", "average",
            "flatten" or "own", of a layer that the course does not know.
        reads: what the unit reads of the layer before: (C, h, w), or (D,).
        weights: what it multiplies that by, of the same shape, or None.
        bias: what is added.
    """

    kind: str
    reads: np.ndarray
    weights: np.ndarray | None = None
    bias: float = 0.0

    @property
    def products(self):
        """The products, of the same shape."""
        return self.reads * self.weights


def sum_of(layer, before, place):
    """Return the Sum of a unit.

    Args:
        layer: the layer that makes it.
        before: what the layer was given, (C, H, W) or (D,).
        place: (channel, row, column) or (number,).
    """
    channel, *corner = place
    if isinstance(layer, Conv2D):
        return _conv("conv", layer, before, channel, corner)
    if isinstance(layer, ConvMaxPool):
        first = np.multiply(corner, layer.size)
        rivals = [
            _conv("conv_max", layer.conv, before, channel, first + step)
            for step in np.ndindex(*layer.size)
        ]
        return max(rivals, key=lambda rival: rival.products.sum())
    if isinstance(layer, Dense):
        w, b = layer.params["w"][:, channel], layer.params["b"][channel]
        return Sum("dense", before, w, float(b))
    kinds = ((MaxPool2D, "max"), (AvgPool2D, "average"))
    for pooling, kind in kinds:
        if isinstance(layer, pooling):
            windows = _window(layer, before[channel : channel + 1], corner)
            return Sum(kind, windows)
    for kind, one in ((ReLU, "relu"), (Tanh, "tanh")):
        if isinstance(layer, kind):
            return Sum(one, np.reshape(before[tuple(place)], (1,)))
    if isinstance(layer, Flatten):
        return Sum("flatten", before.reshape(-1)[channel : channel + 1])
    return Sum("own", np.empty(0))


def _conv(kind, layer, before, channel, corner):
    """Return the Sum of a filter at one place."""
    w, b = layer.params["w"][channel], layer.params["b"][channel]
    return Sum(kind, _window(layer, before, corner), w, float(b))


def _window(layer, before, corner):
    """Return the cells (C, FH, FW) under a window; padding is 0."""
    size, stride, pad = window_of(layer)
    window = np.zeros((len(before), *size), before.dtype)
    inside, source = [], []
    for at, F, S, P, side in zip(
        corner, size, stride, pad, before.shape[1:], strict=True
    ):
        first = at * S - P
        start, end = max(0, first), min(side, first + F)
        inside.append(slice(start - first, max(start, end) - first))
        source.append(slice(start, max(start, end)))
    window[:, inside[0], inside[1]] = before[:, source[0], source[1]]
    return window


class Panel(NamedTuple):
    """Some maps with a title above.

    Attributes:
        title: a few words.
        maps: (C, H, W), or (D,) of dense units.
        signed: whether zero is in the middle of the colours.
        limit: where the colours end; None: at the largest number.
        boxes: frames, each (top, left, height, width) in cells.
        sign: what stands before it: "×", "=" or "".
        notes: lines below it.
        room: for the maps, (down, across) in pixels.
        choose: what a click on it chooses, or "".
        least: its width at least, so that panels stand below each other.
        numbers: whether they are written into the cells.
    """

    title: str
    maps: np.ndarray
    signed: bool = False
    limit: float | None = None
    boxes: tuple = ()
    sign: str = ""
    notes: tuple = ()
    room: tuple = ROOM
    choose: str = ""
    least: float = 0
    numbers: bool = False

    @property
    def is_photo(self):
        """Whether it is a picture in colours."""
        shape = np.shape(self.maps)
        return len(shape) == 3 and shape[0] == 3 and not self.signed

    @property
    def spot(self):
        """Where the maps stand, a Mosaic that is not placed yet."""
        count = 1 if self.is_photo else len(self.maps)
        shape = np.shape(self.maps)[1:]
        largest = (LEGIBLE if self.numbers else LARGEST) if shape else 12
        return arranged(count, shape, self.room, 0, largest, LONGEST)

    @property
    def end(self):
        """Where the colours end."""
        return self.limit or limit_of(self.maps)

    @property
    def levels(self):
        """The maps as one picture, see `mosaic.levels_of`."""
        return levels_of(self.maps, self.spot, self.end, self.signed)

    @property
    def wide(self):
        """How wide it is, with its title and notes."""
        told = [text_width(note, SMALL) for note in self.notes]
        title = text_width(self.title, NAME)
        return max(self.least, self.spot.wide, title, *told)

    @property
    def high(self):
        """How high it is, with its title and notes."""
        return 20 + self.spot.high + 16 * len(self.notes)


def sum_panels(total, value, limit):
    """Return the panels of a Sum, and the sum in words.

    Args:
        total: the Sum.
        value: of the unit.
        limit: where the colours of what it reads end.
    """
    key = f"network.sum.{total.kind}"
    told = {"value": number(round(value, 3))}
    if total.weights is not None:
        signed = bool(np.min(total.reads) < 0)
        products = total.products
        added = float(products.sum())
        told |= {
            "count": products.size,
            "sum": number(round(added, 3)),
            "bias": number(round(total.bias, 3)),
        }
        few = products.ndim == 3 and products.size <= FEW
        how = {"numbers": few, "room": (LONGEST, ROOM[1]) if few else ROOM}
        panels = [
            Panel(say("network.reads"), total.reads, signed, limit, **how),
            Panel(
                say("network.weights"), total.weights, True, sign="×", **how
            ),
            Panel(say("network.products"), products, True, sign="=", **how),
        ]
        return panels, say(key, **told)
    if total.kind in ("max", "average"):
        signed = bool(np.min(total.reads) < 0)
        panels = [Panel(say("network.reads"), total.reads, signed, limit)]
        return panels, say(key, count=total.reads.size, **told)
    if total.kind == "own":
        return [], say(key, **told)
    read = number(round(float(total.reads[0]), 3))
    return [], say(key, read=read, **told)


@dataclass(frozen=True, repr=False, eq=False)
class Unit(Board):
    """A heading, rows of panels and sentences; `unit` makes it."""

    heading: str = ""
    rows: tuple = ()

    def svg(self):
        """Return the picture: SVG text."""
        parts, bottom = self.parts(picture.MARGIN - 6)
        height = bottom + picture.MARGIN
        return picture.card(repr(self), picture.WIDTH, height, parts)

    def parts(self, top):
        """Return what is drawn from this height on, and where it ends."""
        y = top + HEADING
        drawn = [
            tag(
                "text",
                words(self.heading),
                font_size=HEADING,
                font_weight=700,
                x=picture.MARGIN,
                y=y,
            )
        ]
        y += 14
        sheets = Sheets(
            {
                (i, j): (panel.levels, panel.signed)
                for i, row in enumerate(self.rows)
                for j, panel in enumerate(row)
                if not panel.is_photo
            }
        )
        drawn.append(sheets.defined)
        for i, row in enumerate(self.rows):
            if row:
                more, y = _row(i, row, y, sheets)
                drawn += more
        right = picture.WIDTH - picture.MARGIN
        note, _, bottom = picture.draw_note(self.sentence, right, y - 10)
        return [*drawn, *note], bottom


def unit(heading, rows, answer, sentences):
    """Return the Board of a unit.

    Args:
        heading: the unit and its value.
        rows: lists of Panels.
        answer: the board in one line.
        sentences: what stands below, a list.
    """
    return Unit(
        columns=(),
        answer=answer,
        sentence="\n".join(filter(None, sentences)),
        heading=heading,
        rows=tuple(map(tuple, rows)),
    )


def fits_a_row(panels):
    """Return whether panels have room beside each other."""
    gaps = [SIGN if panel.sign else GAP for panel in panels[1:]]
    wide = sum(panel.wide for panel in panels) + sum(gaps)
    return wide <= picture.WIDTH - 2 * picture.MARGIN


def _row(i, panels, y, sheets):
    """Return panels side by side, in lines, and where they end."""
    x, line, drawn = picture.MARGIN, 0, []
    for j, panel in enumerate(panels):
        gap = SIGN if panel.sign else GAP
        if x > picture.MARGIN:
            x += gap
        if x + panel.wide > picture.WIDTH - picture.MARGIN:
            x, y, line = picture.MARGIN, y + line + 14, 0
        gap = gap if x > picture.MARGIN else 0
        maps = _maps(panel, x, y, sheets, (i, j))
        drawn += _panel(panel, x, y, gap, maps)
        x += panel.wide
        line = max(line, panel.high)
    return drawn, y + line + 14


def _maps(panel, x, y, sheets, key):
    """Return the maps of a panel as one picture."""
    spot = panel.spot
    box = picture.rectangle(x, y + 20, spot.wide, spot.high)
    if not panel.is_photo:
        return sheets.part(key, panel.title, **box)
    png = photo_png(panel.maps, spot, panel.end)
    return picture.embedded(png, panel.title, True, **box)


def _panel(panel, x, y, gap, maps):
    """Return one panel around its maps, with its sign before it."""
    spot = panel.spot._replace(x=x, y=y + 20)
    parts = [
        _text(panel.title, x, y + 13, NAME, font_weight=600),
        maps,
        *(
            _box(spot, channel, where)
            for where in panel.boxes
            for channel in range(spot.count)
        ),
    ]
    if panel.numbers:
        parts += _numbers(panel, spot)
    below = spot.y + spot.high + 14
    parts += [
        _text(note, x, below + 16 * at, SMALL, fill=palette.MUTED)
        for at, note in enumerate(panel.notes)
    ]
    if panel.sign and gap:
        middle = spot.y + spot.high / 2 + 7
        sign = {"text_anchor": "middle", "fill": palette.MUTED}
        parts.append(_text(panel.sign, x - gap / 2, middle, 20, **sign))
    if not panel.choose:
        return parts
    ring = tag(
        "rect",
        **picture.rectangle(
            spot.x - 3, spot.y - 3, spot.wide + 6, spot.high + 6
        ),
        class_="cnn-choice-frame",
        fill="none",
        rx=3,
        stroke="none",
    )
    return [
        tag(
            "g",
            *parts,
            ring,
            class_="cnn-choice",
            data_choose=panel.choose,
            data_chosen="false",
            data_label=" ".join([panel.title, *panel.notes]),
        )
    ]


def _numbers(panel, spot):
    """Return a number for each cell, light on dark cells.

    In a dark page they stay as they are, as the cells below them do.
    """
    drawn, limit = [], panel.end
    for place in np.ndindex(*np.shape(panel.maps)):
        value = float(panel.maps[place])
        x, y, wide, high = spot.box(*place)
        dark = value < -0.85 * limit if panel.signed else value < 0.5 * limit
        drawn.append(
            _text(
                number(round(value, 1)),
                x + wide / 2,
                y + high / 2 + NUMBER * 0.36,
                NUMBER,
                class_="cnn-over",
                fill=palette.PAPER if dark else palette.INK,
                text_anchor="middle",
            )
        )
    return drawn


def _text(text, x, y, size, **more):
    """Return one line of text."""
    return tag("text", words(text), font_size=size, x=x, y=y, **more)


def _box(spot, channel, where):
    """Return a frame around some cells of a map."""
    return tag(
        "rect",
        **picture.rectangle(*spot.box(channel, *where)),
        class_="cnn-frame cnn-input",
        fill="none",
        stroke=picture.FRAMES["input"],
        stroke_width=2,
    )
