"""What one cell sees: its cone through a stack of layers, as boards."""

from math import prod
from typing import NamedTuple

import numpy as np

from cnn_course import shapes
from cnn_course.board import Board, Link, Region, Table
from cnn_course.shapes import conv_params, output_size, size_sum
from cnn_course.texts import say
from cnn_course.worked.windows import Grid


class Layer(NamedTuple):
    """A filter or a pooling window that slides over the layer before."""

    name: str
    filter_size: int
    stride: int

    @property
    def text(self):
        """5×5, and 2×2/2 with a stride."""
        side = f"{self.filter_size}×{self.filter_size}"
        return side if self.stride == 1 else f"{side}/{self.stride}"


def receptive_field(layers, size):
    """Return a stack of layers from one side: a row of cells a layer.

    The input lies at the bottom. Every cell stands above the middle of the
    input cells that it sees, or half a cell to the left of it.

    Args:
        layers: (name, filter_size, stride) of each, from the input on.
        size: cells of the input along the side.

    Returns:
        A Board with the tables "input", "layer1", "layer2" and so on as far
        as the layers fit; input cells hold their place, counted from 0.

    Raises:
        TypeError, ValueError: a layer or size is out of range.
    """
    stack = _Stack(layers, size)
    tables = [stack.row(depth) for depth in range(stack.fitting, -1, -1)]
    links = [
        stack.row_link(depth, place)
        for depth in range(stack.fitting, 0, -1)
        for place in range(stack.sizes[depth])
    ]
    answer, notes = stack.answer("worked.field"), stack.notes()
    sentence = "\n".join([answer, *filter(None, notes)])
    return Board((tuple(tables),), (), tuple(links), None, answer, sentence)


def receptive_field_plane(layers, size):
    """Return a stack of layers as maps, and one filter that sees the same.

    Args:
        layers: (name, filter_size, stride) of each, from the input on.
        size: cells of the input along each side.

    Returns:
        A Board with the tables "input", "layer1", "layer2" and so on as far
        as the layers fit; of several layers also "alone", the input once
        more, of which one filter makes the same output.

    Raises:
        TypeError, ValueError: a layer or size is out of range.
    """
    stack = _Stack(layers, size)
    columns = [(stack.map(depth),) for depth in range(stack.fitting + 1)]
    symbols = ["→"] * stack.fitting
    if stack.beside:
        columns.append((stack.alone(),))
        symbols.append("←")
    links = [
        stack.map_link(depth, place)
        for depth in range(stack.fitting, 0, -1)
        for place in np.ndindex(stack.sizes[depth], stack.sizes[depth])
    ]
    answer = stack.answer("worked.field.plane")
    notes = [*stack.notes(), stack.weights_note()]
    sentence = "\n".join([answer, *filter(None, notes)])
    return Board(
        tuple(columns), tuple(symbols), tuple(links), None, answer, sentence
    )


def grid_column(layers, place):
    """Return where `receptive_field` draws the cell of the last layer.

    Args:
        layers: (name, filter_size, stride) of each, from the input on.
        place: which cell, counted from 0.
    """
    pairs = [tuple(layer[1:]) for layer in layers]
    step = prod(stride for _, stride in pairs)
    return _middle(place, step, shapes.receptive_field(pairs))


def map_sizes(layers, size):
    """Return the cells along a side of the input and each layer that fits.

    A stride that does not fit is rounded down, as frameworks do.
    """
    sizes = [size]
    for _, filter_size, stride in layers:
        if filter_size > sizes[-1]:
            break
        sizes.append(
            output_size(sizes[-1], filter_size, stride, rounding="floor")
        )
    return sizes


class _Stack:
    """Layers on an input: their sizes, fields, tables and links.

    Depth 0 is the input, depth 1 the first layer.
    """

    def __init__(self, layers, size):
        """Take the layers and work out what they see."""
        self.layers = [Layer(*layer) for layer in layers]
        self.pairs = [tuple(layer[1:]) for layer in self.layers]
        depths = range(len(self.layers) + 1)
        self.fields = [shapes.receptive_field(self.pairs[:d]) for d in depths]
        self.steps = [prod(s for _, s in self.pairs[:d]) for d in depths]
        self.sizes = map_sizes(self.layers, size)
        self.fitting = len(self.sizes) - 1
        self.whole = self.fitting == len(self.layers)
        self.beside = self.whole and self.fitting > 1
        self.reached = self._reached()

    def _reached(self):
        """Return for each depth which cells the last layer depends on."""
        reached = [np.ones(self.sizes[-1], bool)]
        for depth in range(self.fitting, 0, -1):
            filter_size, stride = self.pairs[depth - 1]
            before = np.zeros(self.sizes[depth - 1], bool)
            for place in np.flatnonzero(reached[0]):
                start = place * stride
                before[start : start + filter_size] = True
            reached.insert(0, before)
        return reached

    # From one side

    def row(self, depth):
        """Return a layer as one row of cells, gaps between them."""
        cells, kinds = [None] * self.sizes[0], ["gap"] * self.sizes[0]
        for place, reached in enumerate(self.reached[depth]):
            column = self._column(depth, place)
            cells[column] = None if depth else str(place)
            kinds[column] = "" if reached else "unread"
        role = "output" if depth else "input"
        return Table(_name(depth), self._title(depth), [cells], [kinds], role)

    def row_link(self, depth, place):
        """Return which cells of the layer before a cell sees."""
        filter_size, stride = self.pairs[depth - 1]
        first = self._column(depth - 1, place * stride)
        last = self._column(depth - 1, place * stride + filter_size - 1)
        seen = self._seen(depth, place)
        return Link(
            Region(_name(depth), 0, self._column(depth, place)),
            terms=(Region(_name(depth - 1), 0, first, 1, last - first + 1),),
            lines=((self._sum(depth),),),
            result=say(
                "worked.field.cells",
                field=self.fields[depth],
                first=seen.start,
                last=seen.stop - 1,
            ),
        )

    def _column(self, depth, place):
        """Return the column above the middle of what a cell sees."""
        return _middle(place, self.steps[depth], self.fields[depth])

    def _title(self, depth):
        """Return the title of a layer's row."""
        if not depth:
            return say("worked.input", size=self.sizes[0])
        layer = self.layers[depth - 1]
        return say(
            "worked.field.layer",
            name=layer.name,
            filter=layer.filter_size,
            stride=layer.stride,
            size=self.sizes[depth],
            field=self.fields[depth],
        )

    # As maps

    def map(self, depth):
        """Return a layer as a square of cells."""
        side, reached = self.sizes[depth], self.reached[depth]
        kinds = np.where(np.outer(reached, reached), "", "unread")
        blank = [[None] * side] * side
        if not depth:
            title = say("worked.input", size=f"{side}×{side}")
            return Table("input", title, blank, kinds)
        layer, field = self.layers[depth - 1], self.fields[depth]
        title = say("worked.field.map", filter=layer.text, field=field)
        return Table(_name(depth), title, blank, kinds, "output")

    def alone(self):
        """Return the input once more, for one filter that sees the same."""
        layer = Layer("", self.fields[-1], self.steps[-1])
        title = say("worked.field.alone", filter=layer.text)
        whole = self.map(0)
        return Table("alone", title, whole.cells, whole.kinds)

    def map_link(self, depth, place):
        """Return which cells a cell of a map sees."""
        sides = (self.sizes[depth],) * 2
        size, stride = self.pairs[depth - 1]
        grid = Grid(sides, (size, size), stride)
        bounds = (self.sizes[depth - 1],) * 2
        terms = [grid.region(_name(depth - 1), place, bounds)]
        if self.beside and depth == self.fitting:
            field = (self.fields[depth],) * 2
            one = Grid(sides, field, self.steps[depth])
            terms.append(one.region("alone", place, (self.sizes[0],) * 2))
        rows, columns = (self._seen(depth, side) for side in place)
        return Link(
            Region(_name(depth), *place),
            terms=tuple(terms),
            lines=((self._sum(depth),),),
            result=say(
                "worked.field.square",
                field=self.fields[depth],
                top=rows.start,
                bottom=rows.stop - 1,
                left=columns.start,
                right=columns.stop - 1,
            ),
        )

    # In words

    def answer(self, key):
        """Return the stack and what its cells see, in one line."""
        layers = ", ".join(layer.text for layer in self.layers)
        told = {"size": self.sizes[0], "layers": layers}
        if not self.whole:
            return say("worked.field.none", field=self.fields[-1], **told)
        fields = ", ".join(
            f"{field}×{field}" if key.endswith("plane") else str(field)
            for field in self.fields[1:]
        )
        return say(key, fields=fields, **told)

    def notes(self):
        """Return what does not fit, what is rounded, what nothing sees."""
        notes = [say("worked.field.how")]
        notes += map(self._rounding, range(1, self.fitting + 1))
        lost = np.count_nonzero(~self.reached[0])
        if lost and self.whole:
            told = {"count": lost, "total": self.sizes[0]}
            notes.append(say("worked.field.lost", **told))
        if not self.whole:
            layer = self.layers[self.fitting]
            notes.append(
                say(
                    "worked.field.room",
                    name=layer.name,
                    filter=layer.filter_size,
                    size=self.sizes[-1],
                    field=self.fields[-1],
                )
            )
        return notes

    def weights_note(self):
        """Return how many weights the stack has, and how many one filter."""
        if not self.beside:
            return ""
        if self.steps[-1] != 1:  # a pooling has no weights
            return say("worked.field.together")
        sides = [layer.filter_size for layer in self.layers]
        return say(
            "worked.field.weights",
            sum=" + ".join(f"{side}·{side}" for side in sides),
            few=sum(conv_params(1, 1, side, bias=False) for side in sides),
            side=self.fields[-1],
            many=conv_params(1, 1, self.fields[-1], bias=False),
        )

    def _rounding(self, depth):
        """Return that a size was rounded down, if it was."""
        layer, before = self.layers[depth - 1], self.sizes[depth - 1]
        if not (before - layer.filter_size) % layer.stride:
            return ""
        return say(
            "worked.field.rounded",
            name=layer.name,
            sum=size_sum(before, layer.filter_size, layer.stride),
            size=self.sizes[depth],
        )

    def _seen(self, depth, place):
        """Return the input cells, along one side, that a cell sees."""
        start = place * self.steps[depth]
        return range(start, start + self.fields[depth])

    def _sum(self, depth):
        """Return how the size of the field adds up, layer by layer."""
        terms = [
            f"{filter_size - 1}·{step}"
            for (filter_size, _), step in zip(
                self.pairs[:depth], self.steps, strict=False
            )
        ]
        return " + ".join(["1", *terms])


def _middle(place, step, field):
    """Return the middle of what a cell sees, or half a cell before it."""
    return place * step + (field - 1) // 2


def _name(depth):
    """Return the name of a layer's table."""
    return f"layer{depth}" if depth else "input"
