"""A network from left to right, with the sizes that it really makes."""

from copy import copy
from dataclasses import dataclass, field
from itertools import pairwise

import matplotlib.pyplot as plt
import numpy as np

from cnn_course import palette, texts
from cnn_course.checks import ready, sides
from cnn_course.draw.style import new_figure, show

TALLEST = 1.4  # inches; the side of the largest map
DEEP = 0.5  # inches; a stack of maps leans over by no more than this
APART = 0.36  # inches between two stages
SPACE = 1.0  # inches from middle to middle, so that words have room
LINE = 0.19  # inches; a line of words
MOST = 16  # maps drawn in a stack, cells drawn in a column


@dataclass
class Stage:
    """What stands between two operations: maps (C, H, W) or units (n,)."""

    shape: tuple
    name: str = ""  # C1, S2, … as LeCun named them
    words: str = ""  # the operation that made it
    colour: str = palette.PAPER
    window: tuple | None = None  # (h, w) that the operation looks through
    notes: list = field(default_factory=list)  # such as ReLU

    @property
    def is_maps(self):
        """Whether it is drawn as maps: (C, H, W), larger than one cell."""
        return len(self.shape) == 3 and self.shape[1:] != (1, 1)

    @property
    def label(self):
        """Its size, as 6@28×28 or 120."""
        if len(self.shape) == 1:
            return f"{self.shape[0]}"
        return "{}@{}×{}".format(*self.shape)


def architecture(net, input_shape=(1, 32, 32), ax=None):
    """Draw a network as stacks of maps and columns of units.

    All sizes are those of the arrays that `net.activations` returns for an
    image of zeros. Stages are named as in the paper on LeNet-5: C for
    convolution, S for pooling (subsampling), F for dense, numbered through
    (there the first dense layer is C5, a convolution that sees all). Layers
    that keep the size are written below the operation before them.

    Args:
        net: A `Network`.
        input_shape: (C, H, W) of one input.
        ax: Draw here instead of showing a new figure.

    Raises:
        ValueError: `input_shape` is not (C, H, W), or does not fit the net.
    """
    stages = find_stages(net, input_shape)
    largest = max((max(s.shape[1:]) for s in stages if s.is_maps), default=1)
    scale = TALLEST / largest**0.6
    bodies = [_body(stage, scale) for stage in stages]
    middles = _middles(bodies)
    own = ax is None
    wide = middles[-1] + bodies[-1][0] / 2 + 0.15
    floor = -max(h for _, h, _ in bodies) / 2 - 0.25
    lines = max(s.words.count("\n") + len(s.notes) for s in stages) + 1
    low, high = floor - LINE * lines - 0.05, -floor + 0.15 + LINE
    if own:
        figure = new_figure(wide, high - low)
        ax = figure.add_axes([0, 0, 1, 1])
    ax.set(xlim=(0, wide), ylim=(low, high), aspect="equal")
    ax.axis("off")
    fronts = [
        _draw_stage(ax, stage, body, x)
        for stage, body, x in zip(stages, bodies, middles, strict=True)
    ]
    for i in range(1, len(stages)):
        lean = bodies[i - 1][2]
        _draw_view(ax, stages[i - 1 : i + 1], fronts[i - 1 : i + 1], lean)
        _draw_words(ax, stages[i], (middles[i - 1] + middles[i]) / 2, floor)
    _draw_words(ax, stages[0], middles[0], floor)
    if own:
        show()


def find_stages(net, input_shape):
    """The stages of a network: its input, and what each operation makes.

    Args:
        net: A `Network`.
        input_shape: (C, H, W) of one input.

    Returns:
        A list of `Stage`.

    Raises:
        ValueError: `input_shape` is not (C, H, W), or does not fit the net.
    """
    ready(net, "layers", "net", "LeNet5()")
    shape = sides(input_shape, "CHW", "input_shape")
    # layers remember what went through them: let copies do the work
    copy_of = copy(net)
    copy_of.layers = [copy(layer) for layer in net.layers]
    made = copy_of.activations(np.zeros((1, *shape), dtype=np.float32))
    stages = [Stage(shape, words=texts.say("draw.input"))]
    for layer, y in zip(net.layers, made, strict=True):
        before, after = stages[-1], y.shape[1:]
        kind = type(layer).__name__
        if kind == "Flatten" or after == ():
            continue
        if after == before.shape and not getattr(layer, "params", None):
            before.notes.append(kind)
            continue
        stages.append(_stage(layer, kind, after, len(stages)))
    return stages


def _stage(layer, kind, after, number):
    """The stage of the shape `after` that a layer makes, with its number."""
    if kind.startswith("Conv"):
        name = f"C{number}"
        window = layer.params["w"].shape[2:]
        words, colour = "draw.convolution", palette.FILTER
    elif "Pool" in kind and hasattr(layer, "place"):
        name = f"S{number}"
        window = tuple(np.broadcast_to(layer.place["size"], 2).tolist())
        words = {
            "MaxPool2D": "draw.pooling.max",
            "AvgPool2D": "draw.pooling.average",
        }.get(kind, "draw.pooling")
        colour = palette.RESULT
    else:
        name = f"F{number}" if kind == "Dense" else ""
        words = texts.say("draw.dense") if kind == "Dense" else kind
        return Stage(after, name, words, palette.FILTER)
    size = "{}×{}".format(*window)
    return Stage(after, name, texts.say(words, size=size), colour, window)


def _body(stage, scale):
    """(width, height, lean) of a stage in inches; lean is that of a stack."""
    if not stage.is_maps:
        return 0.2, min(0.35 + 0.17 * stage.shape[0] ** 0.5, 2.2), 0
    count, height, width = stage.shape
    # the 0.6th power lets a 5×5 map still be seen beside one of 32×32
    high = scale * height**0.6
    lean = DEEP * (min(count, MOST) - 1) / (MOST - 1)
    return high * width / height + lean, high + lean, lean


def _middles(bodies):
    """Where each stage stands, from left to right, in inches."""
    middles = [bodies[0][0] / 2 + 0.15]
    for (last, *_), (width, *_) in pairwise(bodies):
        middles.append(middles[-1] + max(last / 2 + APART + width / 2, SPACE))
    return middles


def _draw_stage(ax, stage, body, x):
    """Draw a stage; return the box (left, bottom, width, height) in front."""
    width, height, lean = body
    left, bottom = x - width / 2, -height / 2
    above = {"ha": "center", "va": "bottom"}
    ax.text(x, height / 2 + 0.08, stage.label, **above)
    ax.text(x, height / 2 + 0.08 + LINE, stage.name, **above)
    if not stage.is_maps:
        return _draw_column(ax, stage, (left, bottom, width, height))
    front = (left, bottom, width - lean, height - lean)
    drawn = min(stage.shape[0], MOST)
    for back in np.linspace(lean, 0, drawn):
        _box(ax, (left + back, bottom + back, *front[2:]), stage.colour)
    return front


def _draw_column(ax, stage, box):
    """Draw units as a column, cell by cell where they are few."""
    left, bottom, width, height = box
    count = stage.shape[0]
    cells = count if count <= MOST else 1
    for i in range(cells):
        y = bottom + i * height / cells
        _box(ax, (left, y, width, height / cells), stage.colour)
    return box


def _box(ax, box, colour):
    """Draw one map or column: a box with a thin line around it."""
    left, bottom, width, height = box
    ax.add_patch(
        plt.Rectangle(
            (left, bottom),
            width,
            height,
            facecolor=colour,
            edgecolor=palette.INK,
            linewidth=0.8,
        )
    )


def _draw_view(ax, stages, fronts, lean):
    """Draw what one cell of the second stage sees of the first."""
    (left, bottom, width, height), (left2, bottom2, width2, height2) = fronts
    before, after = stages
    line = {"color": palette.MUTED, "linewidth": 0.8, "zorder": 3}
    if after.window is None:
        right, top = left + width, bottom + height + lean
        ax.plot([right, left2], [bottom, bottom2], **line)
        ax.plot([right + lean, left2], [top, bottom2 + height2], **line)
        return
    rows, columns = before.shape[1:]
    high = height * min(1, after.window[0] / rows)
    wide = width * min(1, after.window[1] / columns)
    x = left + 0.72 * (width - wide)
    y = bottom + 0.3 * (height - high)
    ax.add_patch(
        plt.Rectangle(
            (x, y),
            wide,
            high,
            facecolor=palette.WINDOW,
            edgecolor=palette.INK,
            linewidth=0.8,
            zorder=3,
        )
    )
    target = (left2 + 0.3 * width2, bottom2 + 0.5 * height2)
    for corner in (y, y + high):
        ax.plot([x + wide, target[0]], [corner, target[1]], **line)
    ax.plot(*target, ".", color=palette.INK, markersize=4, zorder=4)


def _draw_words(ax, stage, x, y):
    """Write what was done, and below it the layers that keep the size."""
    look = {"ha": "center", "va": "top", "size": 10, "linespacing": 1.25}
    ax.text(x, y, stage.words, **look)
    below = y - LINE * (stage.words.count("\n") + 1)
    ax.text(x, below, "\n".join(stage.notes), color=palette.MUTED, **look)
