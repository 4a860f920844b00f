"""Worked examples: convolution, pooling and sizes as boards to look at.

The numbers come from `conv`, `pool` and `shapes`; here they are laid out,
and their sums are written out.
"""

from itertools import chain

import numpy as np

from cnn_course.board import Board, Link, Region, Table, number, shown_exactly
from cnn_course.checks import array, pair
from cnn_course.conv import conv2d, pad2d
from cnn_course.pool import avg_pool2d, max_pool2d
from cnn_course.shapes import output_size, size_sum
from cnn_course.texts import say

MOST_TERMS, MOST_LINES = 30, 9  # of a sum that is written out in full


def convolution(
    x, w, b=None, stride=1, pad=0, rounding="exact", at=None, until=False
):
    """Return a convolution as a board: input ⊛ filter + bias = output.

    Args:
        x: the input, (H, W) or (C, H, W).
        w: one filter, (FH, FW) or (C, FH, FW).
        b: its bias, a number, or None.
        stride: cells the window moves at a time, an int or a pair.
        pad: cells of zeros on each side, an int or a pair.
        rounding: see :func:`cnn_course.shapes.output_size`.
        at: the output cell (row, column), counted from 0, whose window and
            sum are shown; None shows none.
        until: True leaves the output cells after `at` blank.

    Returns:
        A Board with the tables "input", "filter", "bias" and "output"; of
        several channels "input.0", "filter.0", "input.1" and so on. Input
        cells that no window covers are of the kind "unread".

    Raises:
        TypeError, ValueError: as `conv2d`; or `at` is no output cell.
    """
    x, w = _channels(x, "x"), _channels(w, "w")
    bias = None if b is None else array(b, "b").reshape(-1)
    with np.errstate(all="ignore"):  # ∞ and NaN are shown, not warned of
        y = conv2d(x[None], w[None], bias, stride, pad, rounding)[0, 0]
    at, shown = _shown(y.shape, at, until)
    grid = _Grid(y.shape, w.shape[1:], stride)
    padded, kinds = _framed(x, pad, grid)

    inputs = _stack("input", _input_title(x, pad), padded, kinds)
    filters = _stack("filter", _title("filter", w), w, role="filter")
    output = _output_table(y, shown)
    biases = [_bias_table(bias)] if bias is not None else []
    written = _Written(padded), _Written(w)
    links = [_convolution_link(at, *written, bias, y, grid) for at in shown]
    answer = say(
        "worked.convolution",
        input=_size(x),
        filter=_size(w),
        stride=_by(stride),
        pad=_by(pad),
        output=_size(y),
    )
    columns = [inputs, filters, *([biases] if biases else []), [output]]
    symbols = ("⊛", "+", "=") if biases else ("⊛", "=")
    notes = [_step(y, at, until), _unread(kinds), *_strange(x, w, y)]
    return _board(columns, symbols, links, at, answer, notes)


def pooling(x, size, stride=None, kind="max", at=None, rounding="exact"):
    """Return a pooling as a board: input → output.

    Args:
        x: the input, (H, W).
        size: the window, an int or (high, wide).
        stride: cells between two windows; None: as `size`.
        kind: "max" or "average".
        at: the output cell (row, column), counted from 0, whose window and
            result are shown; None shows none.
        rounding: see :func:`cnn_course.shapes.output_size`.

    Returns:
        A Board with the tables "input" and "output".

    Raises:
        TypeError, ValueError: as `max_pool2d`; or x is no table, `kind`
            unknown, `at` no output cell.
    """
    x = array(x, "x")
    if x.ndim != 2:
        raise ValueError(
            f"x has shape {x.shape}; every channel is pooled by itself, "
            "so give one of them, (H, W)"
        )
    if kind not in ("max", "average"):
        raise ValueError(f'kind is "max" or "average", not {kind!r}')
    pool = max_pool2d if kind == "max" else avg_pool2d
    stride = size if stride is None else stride
    with np.errstate(all="ignore"):
        y = pool(x[None, None], size, stride, rounding=rounding)[0, 0]
    at, shown = _shown(y.shape, at, False)
    grid = _Grid(y.shape, pair(size, "size", 1), stride)
    kinds = np.where(grid.covers(x.shape), "", "unread")
    links = [_pooling_link(place, x, y, grid, kind) for place in shown]
    answer = say(
        f"worked.pooling.{kind}",
        input=_size(x),
        size=_by(pair(size, "size", 1), always=True),
        stride=_by(stride),
        output=_size(y),
    )
    columns = [[Table("input", _title("input", x[None]), x, kinds)]]
    columns.append([_output_table(y, shown)])
    notes = [_unread(kinds), *_strange(x, y)]
    return _board(columns, ("→",), links, at, answer, notes)


def steps(size, filter_size, stride=1, pad=0, rounding="floor"):
    """Return the places of a filter along one side, a row a place.

    Every window has its number in the cells it covers. If the stride does
    not fit, the row below shows how the next window would reach over the
    edge, which is why it does not count.

    Args:
        size: cells of the input along this side.
        filter_size: cells of the filter.
        stride: cells the window moves at a time.
        pad: cells of zeros at each end.
        rounding: "ceil" counts that last window where frameworks do;
            "exact" and "floor" do not, and neither is refused here.

    Returns:
        A Board with the tables "input", whose cells are counted from 1, and
        "windows".

    Raises:
        TypeError, ValueError: as :func:`cnn_course.shapes.output_size`,
            except that a fraction is welcome.
    """
    numbers = size, filter_size, stride, pad
    whole = output_size(*numbers, rounding="floor")
    count = whole if rounding == "exact" else output_size(*numbers, rounding)
    size, filter_size, stride, pad = map(int, numbers)  # an int8 overflows
    cells = size + 2 * pad
    rest = cells - (whole - 1) * stride - filter_size
    written = size_sum(size, filter_size, stride, pad or None)

    rows = count + 1 if rest and count == whole else count
    wide = max(cells, (rows - 1) * stride + filter_size)
    grid = _Grid((1, count), (1, filter_size), (1, stride))
    read = grid.covers((1, cells))[0]
    line, kinds = _side(size, pad, read)
    walk = _walk(rows, count, cells, wide, filter_size, stride, read)
    links = [
        Link(
            Region("windows", row, row * stride, 1, filter_size),
            terms=(
                Region(
                    "input",
                    0,
                    row * stride,
                    1,
                    min(filter_size, cells - row * stride),
                ),
            ),
        )
        for row in range(count)
    ]
    title = {"size": size, "pad": pad}
    key = "worked.input.padded" if pad else "worked.input"
    tables = [
        Table("input", say(key, **title), [line], [kinds]),
        Table("windows", say("worked.windows"), *walk),
    ]
    answer = say(
        "worked.steps",
        size=size,
        filter=filter_size,
        stride=stride,
        pad=pad,
        sum=written,
    )
    notes = ["" if rows == count else say("worked.outside"), _unread([kinds])]
    sentence = [written, *filter(None, notes)]
    return Board((tables,), (), links, None, answer, "\n".join(sentence))


def tables(arrays=None, /, *, symbols=(), **named):
    """Return a few titled tables of numbers side by side.

    `tables({"x": x, "y": y}, symbols=["→"])`, or `tables(x=x, y=y)`.

    Args:
        arrays: a dict from titles to arrays: numbers, (W,), (H, W), or
            (C, H, W), whose channels stand below each other.
        symbols: what stands between them: "⊛", "=", "+", "→" or any text;
            nothing if left out.
        named: more of them, by keyword.

    Returns:
        A Board whose tables are named by their titles; channels "x.0", "x.1".

    Raises:
        TypeError: an array has no title.
        ValueError: nothing was given, an array has more than three axes, or
            the symbols are not one fewer than the tables.
    """
    if not isinstance(arrays, dict | None):
        raise TypeError(
            "give every array its title, as in tables(x=x), not "
            f"{type(arrays).__name__} alone"
        )
    arrays = {**(arrays or {}), **named}
    if not arrays:
        raise ValueError("give one array or more, as in tables(x=x, y=y)")
    symbols = tuple(symbols) or ("",) * (len(arrays) - 1)
    columns, sizes = [], []
    for title, values in arrays.items():
        values = array(values, title)
        if values.ndim > 3:
            raise ValueError(
                f"{title} has shape {values.shape}; a board shows up to "
                "three axes, (C, H, W): take one image, as in x[0]"
            )
        stack = np.atleast_2d(values)
        stack = stack if stack.ndim == 3 else stack[None]
        columns.append(_stack(str(title), str(title), stack))
        sizes.append(f"{title} {_size(stack)}")
    signs = (f" {sign} " if sign else ", " for sign in (*symbols, ""))
    answer = "".join(chain(*zip(sizes, signs, strict=False))).removesuffix(
        ", "
    )
    notes = _strange(*arrays.values())
    return Board(
        tuple(map(tuple, columns)), symbols, (), None, answer, "\n".join(notes)
    )


# Which cells a window covers


class _Grid:
    """The places of a window: how many, how large, how far apart."""

    def __init__(self, shape, filter_size, stride):
        self.shape = shape
        self.size = filter_size
        self.stride = pair(stride, "stride", 1)

    def corner(self, row, column):
        """Return the first cell of the window of an output cell."""
        return row * self.stride[0], column * self.stride[1]

    def region(self, table, place, bounds):
        """Return the cells of a window, as far as they lie in the bounds."""
        top, left = self.corner(*place)
        high = min(self.size[0], bounds[0] - top)
        wide = min(self.size[1], bounds[1] - left)
        return Region(table, top, left, high, wide)

    def covers(self, bounds):
        """Return which of (H, W) cells some window covers."""
        sides = []
        for axis in (0, 1):
            read = np.zeros(bounds[axis], bool)
            for place in range(self.shape[axis]):
                start = place * self.stride[axis]
                read[start : start + self.size[axis]] = True
            sides.append(read)
        return np.outer(*sides)


def _framed(x, pad, grid):
    """Return x with its padding, (C, H', W'), and the kind of each cell.

    A window that reaches over the end ("ceil") gets cells to stand on.
    """
    padded = pad2d(x, pad)
    real = pad2d(np.ones(x.shape[1:], np.int64), pad)
    last = np.add(grid.corner(*np.subtract(grid.shape, 1)), grid.size)
    more = [(0, max(0, n)) for n in last - real.shape]
    padded, real = np.pad(padded, [(0, 0), *more]), np.pad(real, more)
    kinds = np.where(grid.covers(real.shape), "", "unread")
    return padded, np.where(real == 1, kinds, "pad")


def _shown(shape, at, until):
    """Return `at` as a pair of ints, and the output cells that are shown.

    Raises:
        ValueError: there is no such cell.
    """
    rows, columns = shape
    places = [(r, c) for r in range(rows) for c in range(columns)]
    if at is None:
        if until:
            raise ValueError("until=True needs the output cell, at=(0, 0)")
        return None, places
    at = tuple(at) if np.iterable(at) else (at,)
    if at not in places:
        raise ValueError(
            f"the output is {rows}×{columns}: at is (row, column) from "
            f"(0, 0) to ({rows - 1}, {columns - 1}), not {at}"
        )
    at = tuple(map(int, at))
    return at, places[: places.index(at) + 1] if until else places


# Sums written out


def _convolution_link(place, padded, w, bias, y, grid):
    """Return where one output cell comes from; padded and w are _Written."""
    window = grid.region("input", place, padded.shape[1:])
    _, top, left, high, wide = window
    products, lines = [], []
    for channel in range(len(w.texts)):
        source = _name("input", channel, len(w.texts))
        weights = Region(_name("filter", channel, len(w.texts)), 0, 0)
        products.append(
            (
                window._replace(table=source),
                weights._replace(height=high, width=wide),
            )
        )
        rows = [
            tuple(map("{}·{}".format, line[left : left + wide], factors))
            for line, factors in zip(
                padded.texts[channel][top : top + high],
                w.texts[channel],
                strict=True,
            )
        ]
        small = len(w.texts) > 1 and high * wide <= MOST_LINES
        lines += [tuple(chain(*rows))] if small else rows  # a line a channel
    lines = _shortened(lines)
    if bias is not None:
        lines.append((_in_sum(bias[0]),))
    cells = padded.exact[:, top : top + high, left : left + wide]
    return Link(
        Region("output", *place),
        tuple(products),
        (Region("bias", 0, 0),) if bias is not None else (),
        tuple(lines),
        number(y[place].item()),
        bool(cells.all() and w.exact.all())
        and _exactly([y[place], *(bias if bias is not None else ())]),
    )


def _pooling_link(place, x, y, grid, kind):
    """Return where one pooled cell comes from."""
    region = grid.region("input", place, x.shape)
    _, row, column, high, wide = region
    cells = x[row : row + high, column : column + wide].ravel()
    write = _in_sum if kind == "average" else lambda v: number(v.item())
    texts = [write(value) for value in cells]
    if len(texts) > MOST_LINES:
        texts[3:-1] = ["…"]
    if kind == "average":
        written = f"({' + '.join(texts)})/{cells.size}"
    else:
        written = f"max({', '.join(texts)})"
    return Link(
        Region("output", *place),
        terms=(region,),
        lines=((written,),),
        result=number(y[place].item()),
        exact=_exactly([*cells, y[place]]),
    )


class _Written:
    """An array (C, H, W) as the texts of a sum, and which are exact."""

    def __init__(self, x):
        self.shape = x.shape
        self.texts = [[list(map(_in_sum, row)) for row in c] for c in x]
        exact = [shown_exactly(value) for value in x.ravel().tolist()]
        self.exact = np.reshape(exact, x.shape)


def _in_sum(value):
    """Return a number as it stands in a sum: negative in brackets."""
    text = number(value.item())
    return f"({text})" if text.startswith("−") else text


def _shortened(lines):
    """Return the lines of a sum, the middle of a long one left out."""
    count = sum(map(len, lines))
    if count <= MOST_TERMS and len(lines) <= MOST_LINES:
        return lines
    middle = f"… {say('worked.terms', count=count)} …"
    return [lines[0][:MOST_LINES], (middle,), lines[-1][-MOST_LINES:]]


def _exactly(values):
    """Return whether all these numbers are shown without rounding."""
    return all(shown_exactly(value.item()) for value in values)


# Tables and words


def _stack(name, title, stack, kinds=None, role="input"):
    """Return the channels of (C, H, W) as tables below each other."""
    if not stack.size:
        shape = "×".join(map(str, stack.shape[stack.shape[0] == 1 :]))
        title = f"{title}: {say('worked.empty', shape=shape)}"
        return (Table(name, title, [], role=role),)
    if len(stack) == 1:
        return (Table(name, title, stack[0], kinds, role),)
    return tuple(
        Table(
            _name(name, channel, len(stack)),
            say("worked.channel", title=title, number=channel),
            cells,
            kinds,
            role,
        )
        for channel, cells in enumerate(stack)
    )


def _name(name, channel, channels):
    """Return the name of a channel's table."""
    return name if channels == 1 else f"{name}.{channel}"


def _input_title(x, pad):
    """Return the title of the input, with the pad if there is any."""
    if len(x) == 1 and any(pair(pad, "pad", 0)):
        return say("worked.input.padded", size=_size(x), pad=_by(pad))
    return _title("input", x)


def _title(name, x):
    """Return "Input 5×6"; without the size where channels are counted."""
    if len(x) > 1:
        return say(f"worked.{name}.plain")
    return say(f"worked.{name}", size=_size(x))


def _bias_table(bias):
    """Return the bias as a table of one cell."""
    return Table("bias", say("worked.bias"), bias[None], role="filter")


def _output_table(y, shown):
    """Return the output, blank where it is not shown yet."""
    shown = set(shown)
    cells = [
        [v if (r, c) in shown else None for c, v in enumerate(row)]
        for r, row in enumerate(y.tolist())
    ]
    title = say("worked.output", size=_size(y))
    return Table("output", title, cells, role="output")


def _side(size, pad, read):
    """Return the cells of one side, counted from 1, and their kinds."""
    zeros = [0] * pad
    cells = [*zeros, *range(1, size + 1), *zeros]
    kinds = [
        "pad" if not cell else "" if seen else "unread"
        for cell, seen in zip(cells, read, strict=True)
    ]
    return [str(cell) for cell in cells], kinds  # counts, not values


def _walk(rows, count, cells, wide, filter_size, stride, read):
    """Return the windows below each other: their numbers and kinds."""
    numbers = [[None] * wide for _ in range(rows)]
    kinds = [
        [
            "gap" if c >= cells else "" if read[c] else "unread"
            for c in range(wide)
        ]
        for _ in range(rows)
    ]
    for row in range(rows):
        for column in range(row * stride, row * stride + filter_size):
            inside = column < cells
            numbers[row][column] = row + 1 if inside else "×"
            right = row < count and inside
            kinds[row][column] = "window" if right else "wrong"
    return numbers, kinds


def _board(columns, symbols, links, at, answer, notes):
    """Return the board, its answer leading the sentence below it."""
    focus = None if at is None else Region("output", *at)
    sentence = "\n".join([answer, *filter(None, notes)])
    columns = tuple(map(tuple, columns))
    return Board(columns, symbols, tuple(links), focus, answer, sentence)


def _step(y, at, until):
    """Return which step of the walk this is, if it is one."""
    if not until:
        return ""
    step = at[0] * y.shape[1] + at[1] + 1
    return say("worked.step", step=step, steps=y.size)


def _unread(kinds):
    """Return how many input cells are never read, if there are any."""
    kinds = np.asarray(kinds)
    count = np.count_nonzero(kinds == "unread")
    if not count:
        return ""
    total = np.count_nonzero(kinds != "pad")
    return say("worked.unread", count=count, total=total)


def _strange(*arrays):
    """Return what NaN and ∞ mean, if they are on the board."""
    floats = [a for a in map(np.asarray, arrays) if a.dtype.kind == "f"]
    notes = []
    if any(np.isnan(a).any() for a in floats):
        notes.append(say("worked.nan"))
    if any(np.isinf(a).any() for a in floats):
        notes.append(say("worked.infinity"))
    return notes


def _size(x):
    """Return the shape as lessons write it: 5×6, and 32×32×3 of channels."""
    channels, high, wide = (1, *x.shape)[-3:]
    return f"{high}×{wide}" + (f"×{channels}" if channels != 1 else "")


def _by(value, always=False):
    """Return a stride or pad: 2, or 2×1 where the sides differ."""
    down, across = pair(value, "value", 0)
    alike = down == across and not always
    return f"{down}" if alike else f"{down}×{across}"


def _channels(x, name):
    """Return (H, W) or (C, H, W) as (C, H, W)."""
    x = array(x, name)
    if x.ndim not in (2, 3):
        raise ValueError(
            f"{name} has shape {x.shape}; a board shows one image, "
            "(H, W) or (C, H, W)"
        )
    return x if x.ndim == 3 else x[None]
