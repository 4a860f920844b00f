"""Explore the receptive field: what one cell sees through many layers."""

import re
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

import ipywidgets as widgets
import numpy as np
import traitlets

from cnn_course import worked
from cnn_course.checks import listed, whole
from cnn_course.explore.arrays import Some
from cnn_course.explore.controls import choice, row, slider
from cnn_course.explore.explorer import OWN, Explorer, Refusal
from cnn_course.picture import MARGIN, SMALLEST, SYMBOL_GAP, WIDTH
from cnn_course.shapes import receptive_field
from cnn_course.svg import clean
from cnn_course.texts import say
from cnn_course.worked.receptive_field import Layer, grid_column, map_sizes

MOST_LAYERS, MOST_FILTER, MOST_STRIDE = 8, 32, 8
MOST_SIZE = 64  # cells of the input: 12 pixels each, and still on the page
MOST_CELLS = 400  # of all maps together
TITLE_WIDTH = 132  # a title breaks its line there
EXAMPLE = "[(3, 1), (2, 2)]"
TYPED = re.compile(r"(\d{1,3})(?: *[x×] *\1)?(?: */ *(\d{1,3}))?", re.ASCII)


class Stack(NamedTuple):
    """Layers, the input they are shown on, and how."""

    layers: tuple
    size: int
    show: str


STACKS = MappingProxyType(
    {
        "lenet": Stack(
            (
                *(Layer("C1", 5, 1), Layer("S2", 2, 2), Layer("C3", 5, 1)),
                *(Layer("S4", 2, 2), Layer("C5", 5, 1)),
            ),
            32,
            "side",
        ),
        "two": Stack((Layer("L1", 3, 1), Layer("L2", 3, 1)), 7, "plane"),
        "three": Stack(
            tuple(Layer(f"L{number}", 3, 1) for number in (1, 2, 3)),
            9,
            "plane",
        ),
        "convnet": Stack(
            (
                *(Layer("conv1", 3, 1), Layer("pool1", 2, 2)),
                *(Layer("conv2", 3, 1), Layer("pool2", 2, 2)),
                Layer("conv3", 3, 1),
            ),
            28,
            "side",
        ),
    }
)


class ReceptiveField(Explorer):
    """A stack of layers, and the cone of cells behind each cell.

    Args:
        layers: (filter_size, stride) of each layer from the input on, or
            (name, filter_size, stride); or a text such as "3, 3/2, 5", or
            the name of one of `STACKS`. Left out, it is LeNet.
        size: cells of the input along a side; left out, those of the stack
            by that name, or a few more than the last cell sees.
        show: "side", one row of cells a layer, or "plane", its maps beside
            each other and beside one filter that sees the same; left out,
            what suits the stack.
        at: the cell of the last layer that is explained: (row, column); from
            the side the row is 0. Left out, it is the middle one.

    Every argument is a trait: set it, and the picture follows; `example`
    names what the list of stacks shows. Sizes that a stride does not fit are
    rounded down, as frameworks do. A stack that needs more cells is no
    error; the picture says why.

    Raises:
        TypeError, traitlets.TraitError: a value that no setting can be.
    """

    STATE = ("layers", "size", "show")
    _naming = False  # whether the name follows the layers just now

    layers = Some()
    size = traitlets.Int(32, min=1, max=MOST_SIZE)
    show = traitlets.Enum(["side", "plane"], "side")
    example = traitlets.Enum([*STACKS, OWN], OWN)

    def __init__(self, layers=None, size=None, show=None, at=None):
        """Take the state."""
        self.layers = "lenet" if layers is None else layers
        named = STACKS.get(self.example)
        if size is None:
            size = named.size if named else _room(self.layers)
        if show is None:
            show = named.show if named else "side"
        self.text = widgets.Text(
            value=_written(self.layers),
            description=say("explore.field.stack"),
            continuous_update=False,
            layout=widgets.Layout(width="19em"),
        )
        self.text.observe(self._read, "value")
        state = {"size": size, "show": show, "at": at}
        super().__init__([row(*self._controls())], **state)
        self._focus_middle()

    def _controls(self):
        """Return the controls, from the whole to its parts."""
        names = [(say(f"explore.field.{n}"), n) for n in (*STACKS, OWN)]
        views = [(say(f"explore.field.{n}"), n) for n in ("side", "plane")]
        return (
            choice(self, "example", "explore.example", names),
            self.text,
            slider(self, "size", "explore.field.size", 1, MOST_SIZE),
            choice(self, "show", "explore.field.view", views),
        )

    # The state

    @traitlets.validate("layers")
    def _check_layers(self, proposal):
        """Return the layers as a tuple of Layer."""
        try:
            return _as_layers(proposal["value"])
        except (TypeError, ValueError) as error:
            raise traitlets.TraitError(str(error)) from None

    @traitlets.observe("layers")
    def _name_example(self, change):
        """Say which stack this is, and write it down."""
        stacks = STACKS.items()
        same = (name for name, stack in stacks if stack.layers == self.layers)
        self._naming = True
        try:
            self.example = next(same, OWN)
        finally:
            self._naming = False
        if hasattr(self, "text"):
            self.text.value = _written(self.layers)

    @traitlets.observe("example")
    def _take_example(self, change):
        """Put the chosen stack in place, with its input and its picture."""
        stack = STACKS.get(change["new"])
        if stack is None or self._naming:
            return
        self.at = None
        self.put(**stack._asdict())

    def _read(self, change):
        """Take the layers that were typed; say why if they cannot be."""
        try:
            layers = _typed_layers(change["new"])
        except Refusal as error:
            self.message = ""
            self.message = str(error)
            return
        if [layer[1:] for layer in layers] == [x[1:] for x in self.layers]:
            self.message = ""
            self.text.value = _written(self.layers)
        else:
            self.layers = layers

    # The picture

    def draw(self):
        """Return the stack from one side, or its maps if there is room."""
        settings = self.layers, self.size
        self._flat = self.show == "side" or not self._room_for_maps()
        if not self._flat:
            return worked.receptive_field_plane(*settings)
        board = worked.receptive_field(*settings)
        if self.show == "side":
            return board
        why = say("explore.field.too_wide")
        return replace(board, sentence=f"{board.sentence}\n{why}")

    def _room_for_maps(self):
        """Return whether the maps fit a page and are drawn in time."""
        sizes = map_sizes(self.layers, self.size)
        if len(sizes) > max(2, len(self.layers)):  # the input once more
            sizes.append(self.size)
        wide = sum(max(SMALLEST * size, TITLE_WIDTH) for size in sizes)
        wide += SYMBOL_GAP * (len(sizes) - 1) + 2 * MARGIN
        return wide <= WIDTH and sum(s * s for s in sizes) <= MOST_CELLS

    @property
    def WALK(self):
        """The last layer."""
        return f"layer{len(self.layers)}"

    # Which cell is explained: counted without the gaps between cells

    def _walked(self):
        """Return how many cells the last layer has; none if it has none."""
        if self.WALK not in self.board.tables:
            return 0, 0
        side = map_sizes(self.layers, self.size)[-1]
        return 1 if self._flat else side, side

    def _place(self, at):
        """Return where on its table a cell of the last layer stands."""
        if not self._flat:
            return at
        return at[0], grid_column(self.layers, at[1])

    def _focused(self, at):
        """Return the board with this cell in focus."""
        return self.board.at(self.WALK, *self._place(at))

    @traitlets.observe("at")
    def _show_at(self, change):
        """Tell the page which cell is explained."""
        if hasattr(self, "view") and hasattr(self, "_flat"):
            at = change["new"]
            focus = None if at is None else [self.WALK, *self._place(at)]
            self.view.focus = focus

    def _follow(self, change):
        """Take over the cell that was chosen in the page."""
        focus = change["new"]
        if focus is None:
            self.at = None
        elif focus[0] == self.WALK:
            rows, columns = self._walked()
            for at in np.ndindex(rows, columns):
                if list(self._place(at)) == list(focus[1:]):
                    self.at = at

    def _redraw(self, change=None):
        """Draw the state anew; a picture without a cone says little."""
        super()._redraw(change)
        if self._drawing:
            return
        if self.at is None:
            self._focus_middle()
        elif change is None or change["name"] != "size" or self._away():
            self._show_at({"new": self.at})  # it may stand elsewhere now

    def _away(self):
        """Return whether the page explains no cell of another layer now."""
        focus = self.view.focus
        if not focus or focus[0] == self.WALK:
            return True
        try:
            return not self.board.link(*focus)
        except ValueError:
            return True

    def _focus_middle(self):
        """Explain the middle cell of the last layer, if none is explained."""
        rows, columns = self._walked()
        if self.at is None and rows and columns:
            self.at = (rows - 1) // 2, (columns - 1) // 2


def _as_layers(value):
    """Return what a learner gives as a tuple of Layer.

    Raises:
        TypeError, ValueError: it is no stack of layers.
    """
    if isinstance(value, str):
        if value in STACKS:
            return STACKS[value].layers
        return _typed_layers(value)
    layers = []
    for number, layer in enumerate(listed(value, "layers", EXAMPLE), 1):
        if not isinstance(layer, (tuple, list)) or len(layer) not in (2, 3):
            raise ValueError(
                "a layer is (filter_size, stride) or "
                f"(name, filter_size, stride), not {layer!r}"
            )
        name = clean(layer[0])[:12] if len(layer) == 3 else f"L{number}"
        filter_size = whole(layer[-2], "filter_size", 1)
        stride = whole(layer[-1], "stride", 1)
        if filter_size > MOST_FILTER or stride > MOST_STRIDE:
            raise ValueError(
                f"{layer!r}: take a filter of at most {MOST_FILTER} and a "
                f"stride of at most {MOST_STRIDE}"
            )
        layers.append(Layer(name, filter_size, stride))
    if not 1 <= len(layers) <= MOST_LAYERS:
        raise ValueError(
            f"{len(layers)} layers; a picture has room for 1 to {MOST_LAYERS}"
        )
    return tuple(layers)


def _typed_layers(text):
    """Return the layers of a text such as `3, 3/2, 5`.

    Raises:
        Refusal: it is no such text.
    """
    parts = [part.strip() for part in re.split("[,;]", clean(text))]
    parts = [part for part in parts if part]
    if not parts:
        raise Refusal(say("explore.field.no_layers"))
    if len(parts) > MOST_LAYERS:
        told = {"count": len(parts), "most": MOST_LAYERS}
        raise Refusal(say("explore.field.many", **told))
    layers = []
    for number, part in enumerate(parts, 1):
        found = TYPED.fullmatch(part)
        filter_size, stride = map(int, found.groups("1")) if found else (0, 0)
        if not (
            1 <= filter_size <= MOST_FILTER and 1 <= stride <= MOST_STRIDE
        ):
            told = {"filter": MOST_FILTER, "stride": MOST_STRIDE}
            text = part[:20]
            raise Refusal(say("explore.field.no_layer", text=text, **told))
        layers.append(Layer(f"L{number}", filter_size, stride))
    return tuple(layers)


def _written(layers):
    """Return layers as they are typed: 5, 2/2, 5."""
    return ", ".join(
        str(size) if stride == 1 else f"{size}/{stride}"
        for _, size, stride in layers
    )


def _room(layers):
    """Return cells for three outputs, as far as there is room for them."""
    three = *layers, Layer("", 3, 1)
    field = receptive_field([layer[1:] for layer in three])
    return min(MOST_SIZE, field)
