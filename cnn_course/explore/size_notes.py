"""What stands below a size: what fits, four readings, and the cost."""

from html import escape

from cnn_course.shapes import (
    conv_mult_adds,
    conv_params,
    output_shape,
    size_sum,
)
from cnn_course.texts import say

MOST_STRIDE, MOST_PAD = 11, 5


def that_fit(shape, filter_size, stride, pad):
    """Return the strides, and the pads for this stride, that fit.

    Args:
        shape: the input's (H, W).
        filter_size: (FH, FW).
        stride: cells the window moves at a time.
        pad: cells of zeros on each side.

    Returns:
        Two lists, of strides up to 11 and of pads up to 5.
    """

    def fits(stride, pad):
        try:
            return bool(output_shape(shape, filter_size, stride, pad))
        except ValueError:
            return False

    strides = [n for n in range(1, MOST_STRIDE + 1) if fits(n, pad)]
    return strides, [n for n in range(MOST_PAD + 1) if fits(stride, n)]


def as_lines(numbers, channels, readings):
    """Return all of it as lines of words, for the stored picture.

    Args:
        numbers: (H, W), (FH, FW), stride, pad.
        channels: of input and output.
        readings: as `worked.readings` gives them.
    """
    marks = [
        f"{title}: {', '.join(map(str, fitting)) or '—'}"
        for title, fitting in zip(
            _mark_titles(numbers), that_fit(*numbers), strict=True
        )
    ]
    rows = [
        " · ".join(filter(None, line)) for line in _rows(numbers, readings)
    ]
    return [*marks, *rows, *_cost(numbers, channels, readings)]


def marks_html(numbers):
    """Return the strides and pads that fit as HTML; see :func:`as_lines`."""
    titles = _mark_titles(numbers)
    ranges = range(1, MOST_STRIDE + 1), range(MOST_PAD + 1)
    every = zip(titles, ranges, that_fit(*numbers), numbers[2:], strict=True)
    return "".join(_marks(*one) for one in every)


def table_html(numbers, channels, readings):
    """Return readings and cost as HTML; see :func:`as_lines`."""
    heads = ("rounding", "output", "unread", "padding")
    head = "".join(
        f'<th scope="col">{_say(f"explore.sizes.{name}")}</th>'
        for name in heads
    )
    body = "".join(_html_row(line) for line in _rows(numbers, readings))
    cost = "".join(
        f"<div>{escape(line)}</div>"
        for line in _cost(numbers, channels, readings)
    )
    return f"<table><tr>{head}</tr>{body}</table>{cost}"


def _marks(title, offered, fitting, chosen):
    """Return numbers in a row, those that fit ticked, the chosen framed."""
    marks = [
        f'<span class="cnn-mark{" cnn-fits" if n in fitting else ""}"'
        f"{' aria-current=true' if n == chosen else ''}>"
        f"{n}{' ✓' if n in fitting else ''}</span>"
        for n in offered
    ]
    return f"<div>{escape(title)}: {' '.join(marks)}</div>"


def _mark_titles(numbers):
    """Return what stands before the strides, and before the pads."""
    stride, pad = numbers[2:]
    return (
        say("explore.sizes.strides", pad=pad),
        say("explore.sizes.pads", stride=stride),
    )


def _rows(numbers, readings):
    """Return a row of words for each reading: name, output, unread, pad."""
    H, W = numbers[0]
    return [
        (
            say(f"explore.sizes.rounding.{name}"),
            _output(numbers, reading),
            ""
            if reading.shape is None
            else say("explore.sizes.count", count=reading.unread, total=H * W),
            _padding(name, reading),
        )
        for name, reading in readings.items()
    ]


def _output(numbers, reading):
    """Return the output's size, or what it would be if that were whole."""
    if reading.shape is not None:
        return "{}×{}".format(*reading.shape)
    shape, filter_size, stride, pad = numbers
    try:
        sums = [
            size_sum(size, across, stride, pad)
            for size, across in zip(shape, filter_size, strict=True)
        ]
    except ValueError:  # the filter is larger than the input
        return "—"
    return "— ({}×{})".format(*(s.rpartition(" = ")[2] for s in sums))


def _padding(name, reading):
    """Return the padding in words; SAME's own may be uneven."""
    (top, bottom), (left, right) = reading.padding
    if name != "same":
        return say("explore.sizes.each", pad=top)
    return say(
        "explore.sizes.needed", top=top, bottom=bottom, left=left, right=right
    )


def _cost(numbers, channels, readings):
    """Return parameters and multiply–adds of the floor reading."""
    (FH, FW), (C, FN) = numbers[1], channels
    one = f"{FH}·{FW}·{C}"
    told = {"one": one, "count": FN}
    total = conv_params(C, FN, (FH, FW))
    lines = [say("explore.sizes.params", total=total, **told)]
    shape = readings["floor"].shape
    if shape is None:
        return lines
    OH, OW = shape
    told |= {"high": OH, "wide": OW}
    total = conv_mult_adds(C, FN, (FH, FW), shape)
    return [
        say("explore.sizes.shape", **{k: told[k] for k in told if k != "one"}),
        *lines,
        say("explore.sizes.cost", total=total, **told),
    ]


def _html_row(line):
    """Return a row of the table; the first cell is its head."""
    first, *rest = map(escape, line)
    cells = "".join(f"<td>{text}</td>" for text in rest)
    return f'<tr><th scope="row">{first}</th>{cells}</tr>'


def _say(key):
    """Return a text as HTML."""
    return escape(say(key))
