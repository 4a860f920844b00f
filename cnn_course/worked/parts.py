"""What worked examples are put together from: tables, titles, notes."""

import numpy as np

from cnn_course.board import Board, Region, Table
from cnn_course.checks import array, pair
from cnn_course.texts import say


def stack_tables(name, title, stack, kinds=None, role="input"):
    """Return the channels of (C, H, W) as tables below each other."""
    if not stack.size:
        shape = "×".join(map(str, stack.shape[stack.shape[0] == 1 :]))
        title = f"{title}: {say('worked.empty', shape=shape)}"
        return (Table(name, title, [], role=role),)
    if len(stack) == 1:
        return (Table(name, title, stack[0], kinds, role),)
    return tuple(
        Table(
            channel_name(name, channel, len(stack)),
            say("worked.channel", title=title, number=channel),
            cells,
            kinds,
            role,
        )
        for channel, cells in enumerate(stack)
    )


def channel_name(name, channel, channels):
    """Return the name of a channel's table."""
    return name if channels == 1 else f"{name}.{channel}"


def input_title(x, pad):
    """Return the title of the input, with the pad if there is any."""
    if len(x) == 1 and any(pair(pad, "pad", 0)):
        return say("worked.input.padded", size=size_text(x), pad=by_text(pad))
    return sized_title("input", x)


def sized_title(name, x):
    """Return "Input 5×6"; without the size where channels are counted."""
    if len(x) > 1:
        return say(f"worked.{name}.plain")
    return say(f"worked.{name}", size=size_text(x))


def bias_table(bias):
    """Return the bias as a table of one cell."""
    return Table("bias", say("worked.bias"), bias[None], role="filter")


def output_table(y, shown):
    """Return the output, blank where it is not shown yet."""
    shown = set(shown)
    cells = [
        [v if (r, c) in shown else None for c, v in enumerate(row)]
        for r, row in enumerate(y.tolist())
    ]
    title = say("worked.output", size=size_text(y))
    return Table("output", title, cells, role="output")


def worked_board(columns, symbols, links, at, answer, notes):
    """Return the board, its answer leading the sentence below it."""
    focus = None if at is None else Region("output", *at)
    sentence = "\n".join([answer, *filter(None, notes)])
    columns = tuple(map(tuple, columns))
    return Board(columns, symbols, tuple(links), focus, answer, sentence)


def step_note(y, at, until):
    """Return which step of the walk this is, if it is one."""
    if not until:
        return ""
    step = at[0] * y.shape[1] + at[1] + 1
    return say("worked.step", step=step, steps=y.size)


def unread_note(kinds):
    """Return how many input cells are never read, if there are any."""
    kinds = np.asarray(kinds)
    count = np.count_nonzero(kinds == "unread")
    if not count:
        return ""
    total = np.count_nonzero(kinds != "pad")
    return say("worked.unread", count=count, total=total)


def strange_notes(*arrays):
    """Return what NaN and ∞ mean, if they are on the board."""
    floats = [a for a in map(np.asarray, arrays) if a.dtype.kind == "f"]
    notes = []
    if any(np.isnan(a).any() for a in floats):
        notes.append(say("worked.nan"))
    if any(np.isinf(a).any() for a in floats):
        notes.append(say("worked.infinity"))
    return notes


def size_text(x):
    """Return the shape as lessons write it: 5×6, and 32×32×3 of channels."""
    channels, high, wide = (1, *x.shape)[-3:]
    return f"{high}×{wide}" + (f"×{channels}" if channels != 1 else "")


def by_text(value, always=False):
    """Return a stride or pad: 2, or 2×1 where the sides differ."""
    down, across = pair(value, "value", 0)
    alike = down == across and not always
    return f"{down}" if alike else f"{down}×{across}"


def as_channels(x, name):
    """Return (H, W) or (C, H, W) as (C, H, W)."""
    x = array(x, name)
    if x.ndim not in (2, 3):
        raise ValueError(
            f"{name} has shape {x.shape}; a board shows one image, "
            "(H, W) or (C, H, W)"
        )
    return x if x.ndim == 3 else x[None]
