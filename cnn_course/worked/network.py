"""Every unit of every layer of a net at once, from the input to the scores.

A layer is one picture of all its maps. What can be chosen is not drawn cell
by cell: the page says where it was clicked, and `Network.find` which unit
that is.
"""

from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np

from cnn_course import palette, picture
from cnn_course.board import Board, number
from cnn_course.layers import ReLU, softmax
from cnn_course.svg import tag, text_width, words, wrap
from cnn_course.texts import say
from cnn_course.worked.mosaic import (
    Mosaic,
    arranged,
    levels_of,
    limit_of,
    photo_png,
)
from cnn_course.worked.sheets import Sheets

ROOM = (180, 272)  # pixels for the maps of a layer: down, across
DENSE = (112, 132)  # pixels for dense units
GAP = 20  # pixels between layers
NAME, SMALL = 13, 12  # font sizes
HEAD = 3 * 16 + 2  # pixels for a layer's name, size and parameters
INPUT = 96  # pixels of the longer side of the input
BARS = 20  # scores that are drawn with their names
BAR = (15, 84)  # pixels: the height of a score's line, the longest bar
FEW = 64  # maps on which a field is framed
FRAME = picture.FRAMES["output"]


@dataclass(frozen=True, eq=False)
class Stage:
    """What one layer makes of an image; the first one is the input.

    Attributes:
        title: the layer.
        made: (C, H, W), or (D,) of dense units.
        learns: how many parameters the layer has.
        told: the same in words.
        signed: whether zero is in the middle of the colours.
        names: of the classes, if these are scores; else ().
        is_input: whether it is the image, and no layer's.
    """

    title: str
    made: np.ndarray
    learns: int
    told: str
    signed: bool
    names: tuple = ()
    is_input: bool = False

    @property
    def size(self):
        """The size in words: 16@10×10, or 84."""
        if self.made.ndim == 1:
            return str(len(self.made))
        C, H, W = self.made.shape
        return f"{C}@{H}×{W}"

    @property
    def probabilities(self):
        """The scores as probabilities."""
        return softmax(self.made[None])[0]


def stages_of(net, x, made, names=()):
    """Return the Stages of an image.

    Args:
        net: a :class:`cnn_course.lenet.Network`.
        x: the image, (1, C, H, W).
        made: what each layer makes of it, see `vision.activations`.
        names: of the classes; left out, they are numbered.
    """
    signed, title = bool(x.min() < 0), say("network.input")
    stages = [Stage(title, x[0], 0, "", signed, is_input=True)]
    for at, (layer, maps) in enumerate(zip(net.layers, made, strict=True)):
        if isinstance(layer, ReLU):
            signed = False
        elif getattr(layer, "params", None) or layer_bends(layer):
            signed = True
        title = f"{at} {layer!r}"
        learns = getattr(layer, "param_count", 0)
        told = say("network.learns", count=learns) if learns else ""
        stages.append(Stage(title, maps[0], learns, told, signed))
    last = stages[-1]
    if last.made.ndim == 1 and len(last.made) <= BARS:
        some = [str(name) for name in names] or range(len(last.made))
        stages[-1] = replace(last, names=tuple(map(str, some)))
    return stages


def layer_bends(layer):
    """Return whether a layer without parameters can make negative numbers.

    Pooling and laying out keep the signs as they are.
    """
    return not hasattr(layer, "place") and type(layer).__name__ != "Flatten"


@dataclass(frozen=True, repr=False, eq=False)
class Network(Board):
    """All layers, one unit framed, and what it sees; `network` makes it.

    Attributes:
        stages: the Stages.
        fields: what the unit depends on, a list of `vision.Field`, from the
            input to the unit itself.
        spots: for each stage its Mosaic; None where scores are bars.
        keys: what mouse and keys do, for screen readers.
        below: the Board of the chosen unit, drawn below in a picture that is
            stored; None: only the layers.
    """

    stages: tuple = ()
    fields: tuple = ()
    spots: tuple = ()
    height: int = 0
    keys: str = ""
    below: Board | None = field(default=None)

    @property
    def chosen(self):
        """The number of the stage of the chosen unit."""
        return len(self.fields) - 1

    def with_unit(self, below):
        """Return the picture as it is stored: the unit's own below."""
        told = {"answer": below.answer, "sentence": self.sentence}
        return replace(self, below=below, **told)

    def find(self, name, x, y):
        """Return the unit (layer, …) at a place of the picture.

        Raises:
            LookupError: no layer has that name.
        """
        stage = _number(name, len(self.stages))
        channel, *place = self.spots[stage].find(x, y)
        if self.stages[stage].made.ndim == 1:
            return stage - 1, channel
        return stage - 1, channel, *place

    def beside(self, dx, dy):
        """Return the place in its layer of the unit to one side."""
        (channel, *_), box = self.fields[-1]
        spot = self.spots[self.chosen]
        count = len(self.stages[self.chosen].made)
        if box is None:
            step = dx + dy * spot.columns
            inside = 0 <= channel + step < count
            return (channel + step if inside else channel,)
        return spot.beside((channel, *box[:2]), dx, dy, count)

    def svg(self):
        """Return the picture: SVG text, the same on every machine."""
        sheets, maps = _maps(self.stages, self.spots)
        parts = [sheets]
        for at, spot in enumerate(self.spots):
            parts += self._stage(at, spot, maps)
        parts += self._fields()
        right = picture.WIDTH - picture.MARGIN
        note, _, bottom = picture.draw_note(self.sentence, right, self.height)
        if self.below is not None:
            more, bottom = self.below.parts(bottom + 16)
            note += more
        height = bottom + picture.MARGIN
        return picture.card(repr(self), picture.WIDTH, height, [*parts, *note])

    def _stage(self, at, spot, maps):
        """Return a layer: its title, its maps, and what can be clicked."""
        stage = self.stages[at]
        top, left = spot.y - HEAD, spot.x
        wide = _width(stage, spot)
        title = tag(
            "text",
            words(stage.title),
            font_size=NAME,
            font_weight=700 if at == self.chosen else 600,
            x=left,
            y=top + 12,
        )
        lines = [tag("text", words(stage.size), x=left, y=top + 27)]
        if stage.learns:
            lines.append(tag("text", words(stage.told), x=left, y=top + 42))
        small = tag("g", *lines, fill=palette.MUTED, font_size=SMALL)
        drawn = _bars(stage, spot) if stage.names else [maps[at]]
        frame = picture.rectangle(left - 4, top - 3, wide + 8, HEAD + 7)
        frame["height"] += spot.high
        ring = tag(
            "rect",
            **frame,
            class_="cnn-choice-frame",
            fill="none",
            rx=4,
            stroke=FRAME if at == self.chosen else "none",
            stroke_width=2 if at == self.chosen else 1,
        )
        ground = tag(
            "rect",
            **picture.rectangle(left, spot.y, wide, spot.high),
            fill=palette.PAPER,
            fill_opacity=0,
        )
        if not at:
            return [title, small, *drawn]
        chosen = at == self.chosen
        label = f"{stage.title}, {stage.size}"
        if chosen:
            label = f"{label}. {self.answer}"
        return [
            tag(
                "g",
                *(ring, title, small, *drawn, ground),
                class_="cnn-choice",
                data_choose=f"layer:{at - 1}",
                data_chosen=str(chosen).lower(),
                data_label=f"{label}. {self.keys}",
                data_places="true",
            )
        ]

    def _fields(self):
        """Return frames around what the unit sees, and around itself."""
        boxes = []
        for at, field_ in enumerate(self.fields[:-1]):
            spot, whole = self.spots[at], field_.box
            if whole is None or not whole[2] * whole[3]:
                continue
            some = field_.channels if at else [0]
            shown = [c for c in some if spot.shows(c)]
            boxes += [
                (spot.box(c, *whole), 3 if not at else 1) for c in shown[:FEW]
            ]
        frames = [
            tag(
                "rect",
                **picture.rectangle(*box),
                class_="cnn-frame cnn-input",
                fill="none",
                stroke=picture.FRAMES["input"],
                stroke_width=wide,
            )
            for box, wide in boxes
        ]
        return [*frames, *self._here()]

    def _here(self):
        """Return the frame around the unit: dark in light, on any map."""
        (channel, *_), box = self.fields[-1]
        spot = self.spots[self.chosen]
        if not spot.shows(channel):
            return []
        if self.stages[self.chosen].names:
            x, y, wide, high = spot.box(channel)
            wide = _width(self.stages[self.chosen], spot)
        else:
            x, y, wide, high = spot.box(channel, *(box or ()))
        bars = bool(self.stages[self.chosen].names)
        more = 0 if bars else max(0, 5 - wide) / 2 + 1
        box = (x - more, y - more, wide + 2 * more, high + 2 * more)
        lines = (("#ffffff", 4), (FRAME, 2))  # seen on every colour
        return [
            tag(
                "rect",
                **picture.rectangle(*box),
                class_="cnn-frame",
                fill="none",
                stroke=colour,
                stroke_width=width,
            )
            for colour, width in (lines[1:] if bars else lines)
        ]


def network(stages, fields, answer, sentence=""):
    """Return all layers as a board.

    Args:
        stages: what `stages_of` returns.
        fields: what the chosen unit depends on, see `vision.fields_of`.
        answer: the board in one line.
        sentence: what stands below.
    """
    spots, height = _placed(stages, fields)
    hidden = [
        say(
            "network.some",
            title=stage.title,
            first=spot.first,
            last=spot.first + spot.count - 1,
            count=len(stage.made),
        )
        for stage, spot in zip(stages, spots, strict=True)
        if spot.count < len(stage.made) and not _is_photo(stage)
    ]
    return Network(
        columns=(),
        answer=answer,
        sentence="\n".join([sentence, *hidden]),
        stages=tuple(stages),
        fields=tuple(fields),
        spots=tuple(spots),
        height=height,
        keys=say("network.keys"),
    )


# Where the layers stand


def _placed(stages, fields):
    """Return a Mosaic for each stage, from left to right, and the bottom."""
    x, y, lowest, spots = picture.MARGIN, picture.MARGIN, 0, []
    right = picture.WIDTH - picture.MARGIN
    for at, stage in enumerate(stages):
        chosen = fields[at].channels[0] if at == len(fields) - 1 else 0
        spot = _spot(stage, chosen, not at)
        wide = _width(stage, spot)
        if spots and x + wide > right:
            x, y = picture.MARGIN, lowest + 20
        spots.append(spot._replace(x=x, y=y + HEAD))
        x += wide + GAP
        lowest = max(lowest, y + HEAD + spot.high)
    return spots, lowest


def _spot(stage, chosen, first):
    """Return the Mosaic of a stage, not placed yet; the first is the input."""
    if stage.names:
        return Mosaic((1, 1), (1, 1), BAR[0], 0, 1, 0, len(stage.made))
    if _is_photo(stage):
        return arranged(1, stage.made.shape[1:], ROOM, longest=INPUT)
    if first:
        room = (ROOM[0], 2 * INPUT)
        return arranged(
            len(stage.made), stage.made.shape[1:], room, longest=INPUT
        )
    room = ROOM if stage.made.ndim == 3 else DENSE
    return arranged(len(stage.made), stage.made.shape[1:], room, chosen)


def _is_photo(stage):
    """Return whether the maps of an input are shown as one picture."""
    colours = stage.made.ndim == 3 and len(stage.made) == 3
    return stage.is_input and colours and not stage.signed


def _width(stage, spot):
    """Return how wide a stage is, with its title."""
    heads = [text_width(stage.title, NAME), text_width(stage.size, SMALL)]
    if stage.learns:
        heads.append(text_width(stage.told, SMALL))
    drawn = 44 + BAR[1] + 44 if stage.names else spot.wide
    return max(drawn, *heads)


def _number(name, count):
    """Return the number of the stage that is called layer:3."""
    kind, _, at = str(name).partition(":")
    if kind != "layer" or not at.isdigit() or int(at) >= count - 1:
        raise LookupError(f"no layer is called {name!r}")
    return int(at) + 1


# What they look like


@lru_cache(maxsize=1)
def _maps(stages, spots):
    """Return the sheets of all maps, and each stage's maps by its number.

    They are kept: another unit of the same image needs no others.
    """
    pairs = dict(enumerate(zip(stages, spots, strict=True)))
    sheets = Sheets(
        {
            at: (_levels(at, stage, spot), stage.signed)
            for at, (stage, spot) in pairs.items()
            if not stage.names and not _is_photo(stage)
        }
    )
    drawn = {}
    for at, (stage, spot) in pairs.items():
        label = f"{stage.title} {stage.size}"
        box = picture.rectangle(spot.x, spot.y, spot.wide, spot.high)
        if _is_photo(stage):
            png = photo_png(stage.made, spot, max(1.0, limit_of(stage.made)))
            drawn[at] = picture.embedded(png, label, True, **box)
        elif not stage.names:
            drawn[at] = sheets.part(at, label, **box)
    return sheets.defined, drawn


def _levels(at, stage, spot):
    """Return the maps of a stage as levels; an input's end at 1 or above."""
    limit = limit_of(stage.made)
    limit = limit if at else max(1.0, limit)
    return levels_of(stage.made, spot, limit, stage.signed)


def _bars(stage, spot):
    """Return scores: a line each, with name, probability and score."""
    drawn, (high, longest) = [], BAR
    for at, (name, share, score) in enumerate(
        zip(stage.names, stage.probabilities, stage.made, strict=True)
    ):
        x, y, _, _ = spot.box(at)
        share = float(share) if np.isfinite(share) else 0.0
        best = share == max(stage.probabilities)
        box = picture.rectangle(x + 44, y + 3, longest * share + 1, high - 6)
        drawn += [
            tag(
                "text",
                words(wrap(name, 40, SMALL, 1)[0] if name else ""),
                font_weight=700 if best else None,
                text_anchor="end",
                x=x + 40,
                y=y + high - 4,
            ),
            tag("rect", **box, fill=FRAME if best else palette.SKY),
            tag(
                "text",
                words(number(round(float(score), 1))),
                fill=palette.MUTED,
                x=x + 48 + longest * share,
                y=y + high - 4,
            ),
        ]
    return [tag("g", *drawn, font_size=SMALL)]
