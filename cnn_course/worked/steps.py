"""The places of a filter along one side, a row a place."""

from cnn_course.board import Board, Link, Region, Table
from cnn_course.shapes import output_size, size_sum
from cnn_course.texts import say
from cnn_course.worked.parts import unread_note
from cnn_course.worked.windows import Grid


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
    grid = Grid((1, count), (1, filter_size), (1, stride))
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
    notes = [
        "" if rows == count else say("worked.outside"),
        unread_note([kinds]),
    ]
    sentence = [written, *filter(None, notes)]
    return Board((tables,), (), links, None, answer, "\n".join(sentence))


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
