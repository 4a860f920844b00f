"""The picture of a training: how far it is, its curves, its first filters.

Every part has its place from the first picture to the last, so that nothing
jumps while numbers change. The unit is the pixel.
"""

from math import floor, isfinite, log10
from typing import NamedTuple

import numpy as np

from cnn_course.board import number
from cnn_course.layers import Conv2D
from cnn_course.live import line, pace, percent, plain, where
from cnn_course.maps import signed_png
from cnn_course.palette import BLUE, GRID, INK, MUTED, ORANGE, PAPER
from cnn_course.picture import MARGIN, card, embedded, rectangle
from cnn_course.svg import mix, tag, words, wrap
from cnn_course.texts import say

WIDTH = 720
TEXT, SMALL = 14, 12  # font sizes
LEADING = 20  # from one line of the message to the next
BAR_TOP, BAR_HIGH = 48, 10
PLOT_TOP, PLOT_HIGH = 108, 130
PLOT_WIDE, AXIS = 280, 40  # a plot, and the room for the numbers left of it
RIGHT_PLOT = WIDTH - MARGIN - PLOT_WIDE
PLOT_BOTTOM = PLOT_TOP + PLOT_HIGH
FILTER_TOP = PLOT_BOTTOM + 40
FILTER, FILTER_GAP, SHOWN = 48, 14, 8
POINTS, MARKS = 120, 12  # of a curve, of an axis: at most
FEW = 30  # epochs that are drawn one by one
TINY, HUGE = 1e-6, 1e300  # what the axis of the loss can show
FLOORS = (0.9, 0.8, 0.5, 0)  # where the axis of the accuracy may begin
KEY = (88, 108)  # the room of each entry in the key of the accuracy
NOISE = mix(BLUE, PAPER, 0.75)


def draw(told, history, net, message=""):
    """Return the picture of a training as SVG text.

    Args:
        told: a `cnn_course.live.Told`, what there is to say.
        history: with the lists of `cnn_course.train.History`.
        net: the network; its first filters are shown, if it has any.
        message: a sentence to stand below.
    """
    body = [*_progress(told), *_loss(told, history)]
    body += _accuracy(told, history)
    bottom = PLOT_BOTTOM + 22
    filters = first_filters(net)
    if filters is not None:
        body += _filters(filters)
        bottom = FILTER_TOP + FILTER
    lines = wrap(message, WIDTH - 2 * MARGIN, TEXT, 4)
    for at, text in enumerate(lines, 1):
        place = {"x": MARGIN, "y": bottom + 12 + at * LEADING}
        body.append(_text(text, **place, fill=INK, font_size=TEXT))
    if lines:
        bottom += 14 + len(lines) * LEADING
    label = " · ".join(filter(None, [line(told), message]))
    return card(label, WIDTH, bottom + MARGIN, body, "cnn-live")


def _text(content, x, y, **how):
    """Return words at a place; small and grey unless told otherwise."""
    how = {"fill": MUTED, "font_size": SMALL, **how}
    return tag("text", words(content), x=x, y=y, **how)


# How far it is


def _progress(told):
    """Return the bar with the ends of the epochs, and the words above it."""
    room = WIDTH - 2 * MARGIN
    whole = rectangle(MARGIN, BAR_TOP, room, BAR_HIGH)
    done = {**whole, "width": bar_width(told, room)}
    cuts = [
        f"M{MARGIN + room * end / told.steps:.1f} {BAR_TOP}v{BAR_HIGH}"
        for _, end in epoch_marks(told)
        if end < told.steps
    ]
    return [
        _text(
            where(told),
            MARGIN,
            BAR_TOP - 12,
            fill=INK,
            font_size=TEXT,
            font_weight=600,
        ),
        _text(
            pace(told),
            WIDTH - MARGIN,
            BAR_TOP - 12,
            font_size=TEXT,
            text_anchor="end",
        ),
        tag("rect", **whole, fill=GRID, rx=2),
        tag("rect", **done, fill=BLUE, rx=2),
        tag("path", d="".join(cuts) or "M0 0", stroke=PAPER, stroke_width=2),
    ]


def bar_width(told, room):
    """Return how much of a bar of `room` pixels is done."""
    return room * min(1.0, told.step / told.steps)


def epoch_marks(told):
    """Return (epoch, its last step) of the epochs to mark, 12 at most."""
    every = next(
        size * 10**power
        for power in range(12)
        for size in (1, 2, 5)
        if told.epochs <= MARKS * size * 10**power
    )
    return [
        (epoch, min(told.steps, epoch * told.per_epoch))
        for epoch in range(every, told.epochs + 1, every)
    ]


# Curves


class Plot(NamedTuple):
    """A plot's left edge, its last step, and the values it reaches."""

    left: float
    steps: int
    low: float
    high: float

    def at(self, step, value):
        """Return the place (x, y) of a value; the edges hold it."""
        share = (value - self.low) / (self.high - self.low)
        share = min(1.0, max(0.0, share))
        x = self.left + PLOT_WIDE * min(1.0, step / self.steps)
        return round(x, 1), round(PLOT_BOTTOM - PLOT_HIGH * share, 1)

    def path(self, points):
        """Return a line through (step, value); it breaks at None and NaN."""
        parts, pen = [], "M"
        for step, value in points:
            if value is None or not isfinite(value):
                pen = "M"
                continue
            x, y = self.at(step, value)
            parts.append(f"{pen}{x:g} {y:g}")
            pen = "L"
        return "".join(parts) or "M0 0"


def span_of(steps):
    """Return how many steps share a point of a curve."""
    return max(1, -(-steps // POINTS))


def thinned(values, span):
    """Return a curve as (step, mean) of every `span` values.

    The first value stands for itself, and at the last step stands the mean
    of the last `span` values. What is not finite is left out of a mean; a
    mean of nothing is NaN.
    """
    values = np.asarray(values, float)
    if span == 1:
        steps = range(1, len(values) + 1)
        return list(zip(steps, values.tolist(), strict=True))
    if not len(values):
        return []
    parts = values[: len(values) // span * span].reshape(-1, span)
    middles = np.arange(len(parts)) * span + (span + 1) / 2
    points = zip(middles.tolist(), _means(parts).tolist(), strict=True)
    last = float(_means(values[None, -span:])[0])
    return [(1, float(values[0])), *points, (len(values), last)]


def _means(rows):
    """Return the mean of each row's finite numbers."""
    finite = np.isfinite(rows)
    counts = finite.sum(axis=1)
    with np.errstate(over="ignore"):
        sums = np.where(finite, rows, 0).sum(axis=1)
    return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)


def ranges(values, span):
    """Return (middle step, lowest, highest) of every `span` values."""
    found = []
    values = np.asarray(values, float)
    for start in range(0, len(values), span):
        part = values[start : start + span]
        part = part[np.isfinite(part)]
        if len(part):
            middle = start + (span + 1) / 2
            found.append((middle, float(part.min()), float(part.max())))
    return found


def running(values, per_epoch, span):
    """Return (step, mean of its epoch so far), a list for each epoch."""
    values, curves = np.asarray(values, float), []
    for start in range(0, len(values), per_epoch):
        part = values[start : start + per_epoch]
        counts = np.arange(1, len(part) + 1)
        means = np.cumsum(part) / counts
        kept = sorted({*range(span, len(part), span), len(part)})
        curves.append([(start + n, float(means[n - 1])) for n in kept])
    return curves


def grid_lines(top):
    """Return one to four round numbers up to `top`."""
    size = 10.0 ** floor(log10(top / 2))
    step = max(k * size for k in (1, 2, 5) if k * size <= top / 2 * 1.001)
    return [step * k for k in range(1, int(top / step * 1.001) + 1)]


def _loss(told, history):
    """Return the curve of the loss, its noise behind it."""
    span = span_of(told.steps)
    curve = thinned(history.loss, span)
    seen = [value for _, value in curve if isfinite(value)]
    top = min(max(seen, default=1.0) * 1.05, HUGE)
    plot = Plot(MARGIN + AXIS, told.steps, 0.0, max(top, TINY))
    noise = ranges(history.loss, span) if span > 1 else []
    strokes = "".join(
        plot.path([(step, low), (step, high)]) for step, low, high in noise
    )
    value = plain(told.loss)
    lines = [(level, number(level)) for level in (0.0, *grid_lines(plot.high))]
    return [
        *_axes(plot, told, say("draw.loss"), lines),
        tag(
            "path",
            d=strokes or "M0 0",
            stroke=NOISE,
            stroke_width=max(1.0, PLOT_WIDE * span / told.steps),
        ),
        _line(plot.path(curve), BLUE),
        *_dots(plot, curve if len(seen) == 1 else [], BLUE, round_=True),
        _text(
            say("live.this_epoch", value=value) if value else "",
            plot.left + PLOT_WIDE,
            PLOT_TOP - 14,
            fill=INK,
            text_anchor="end",
        ),
    ]


def _accuracy(told, history):
    """Return the accuracy within each epoch, and that of the tests."""
    curves = training_curves(told, history)
    tests = test_points(told, history)
    low = lowest(told, curves, tests)
    plot = Plot(RIGHT_PLOT, told.steps, low, 1.0)
    lines = [(level, f"{level:.0%}") for level in (low, (low + 1) / 2, 1)]
    above = [
        [(step, value if value >= low else None) for step, value in curve]
        for curve in curves
    ]
    ends = [
        (step, value)
        for curve in above
        for step, value in curve
        if step % told.per_epoch == 0
    ]
    few = told.epochs <= FEW
    return [
        *_axes(plot, told, say("draw.accuracy"), lines),
        _line("".join(plot.path(curve) for curve in above), BLUE),
        *_dots(plot, ends if few else [], BLUE, round_=True),
        _line(plot.path(tests), ORANGE),
        *_dots(plot, tests if few else tests[-1:], ORANGE, round_=False),
        *_key(told, plot),
    ]


def training_curves(told, history):
    """Return the training's accuracy: a curve in each epoch, or one of all.

    Where the single steps are not known, or the epochs are many, the epochs
    are the points.
    """
    right = getattr(history, "accuracy", ())
    if len(right) == len(history.loss) and told.epochs <= FEW:
        return running(right, told.per_epoch, span_of(told.steps))
    return [fewer(epoch_points(told, history.train_accuracy))]


def test_points(told, history):
    """Return (step, accuracy) of the tests; the last epochs had them."""
    epochs = max(len(history.train_accuracy), len(history.test_accuracy))
    before = epochs - len(history.test_accuracy)
    return fewer(epoch_points(told, history.test_accuracy, before))


def epoch_points(told, values, before=0):
    """Return (last step, value) of epochs, after those `before` them."""
    return [
        (told.per_epoch * epoch, value)
        for epoch, value in enumerate(values, before + 1)
    ]


def fewer(points):
    """Return at most about POINTS of some points, the last among them."""
    every = span_of(len(points))
    return points[:-1][::every] + points[-1:]


def lowest(told, curves, tests):
    """Return where the axis of the accuracy begins.

    From the second epoch on the steep beginning may be cut off, so that one
    sees what happens above it.
    """
    points = [point for curve in curves for point in curve]
    seen = [
        value
        for step, value in (*points, *tests)
        if step >= told.per_epoch and isfinite(value)
    ]
    least = min(seen, default=0)
    return next(floor for floor in FLOORS if least >= floor or not floor)


def _axes(plot, told, title, lines):
    """Return a plot's title, grid lines and the ends of the epochs."""
    right, parts, paths = plot.left + PLOT_WIDE, [], []
    for level, written in lines:
        _, y = plot.at(0, level)
        paths.append(f"M{plot.left} {y:g}H{right}")
        place = {"x": plot.left - 7, "y": y + 4, "text_anchor": "end"}
        parts.append(_text(written, **place))
    for epoch, end in epoch_marks(told):
        x, _ = plot.at(end, plot.low)
        paths.append(f"M{x:g} {PLOT_BOTTOM}v4")
        place = {"x": x, "y": PLOT_BOTTOM + 17, "text_anchor": "middle"}
        parts.append(_text(str(epoch), **place))
    name = {"x": plot.left - 7, "y": PLOT_BOTTOM + 17, "text_anchor": "end"}
    heading = {"fill": INK, "font_size": TEXT, "font_weight": 600}
    return [
        _text(title, plot.left, PLOT_TOP - 14, **heading),
        tag("path", d="".join(paths), stroke=GRID),
        *parts,
        _text(say("draw.epoch"), **name),
    ]


def _line(path, colour):
    """Return a curve."""
    return tag(
        "path",
        d=path,
        fill="none",
        stroke=colour,
        stroke_linejoin="round",
        stroke_width=2,
    )


def _dots(plot, points, colour, round_):
    """Return points as circles or squares."""
    return [
        _dot(*plot.at(step, value), colour, round_)
        for step, value in points
        if value is not None and isfinite(value)
    ]


def _dot(x, y, colour, round_):
    """Return a circle or a square."""
    if round_:
        return tag("circle", cx=x, cy=y, fill=colour, r=3.5)
    return tag("rect", **rectangle(x - 3.5, y - 3.5, 7, 7), fill=colour)


def _key(told, plot):
    """Return which points are which, with their last values."""
    x, y, parts = plot.left + PLOT_WIDE, PLOT_TOP - 14, []
    entries = [
        ("live.test_images", told.test, ORANGE, False),
        ("live.train_images", told.accuracy, BLUE, True),
    ]
    for (key, value, colour, round_), room in zip(entries, KEY, strict=True):
        x -= room
        if value is not None:
            text = say(key, value=percent(value))
            parts.append(_text(text, x + 10, y, fill=INK))
            parts.append(_dot(x + 3, y - 4, colour, round_))
    return parts


# Filters


def first_filters(net):
    """Return the first channel of the net's first filters (FN, FH, FW).

    At most 8 of them; None if the net has no convolution.
    """
    for layer in getattr(net, "layers", ()):
        if isinstance(layer, Conv2D):
            return layer.params["w"][:SHOWN, 0]
    return None


def _filters(filters):
    """Return the filters as small pictures, and what they are."""
    limit = np.max(np.abs(filters), initial=0, where=np.isfinite(filters))
    left = RIGHT_PLOT + PLOT_WIDE - SHOWN * (FILTER + FILTER_GAP) + FILTER_GAP
    lines = wrap(say("live.filters"), left - MARGIN - 12, TEXT, 2)
    top = FILTER_TOP + FILTER / 2 + 5 - (len(lines) - 1) * 9
    heading = {"fill": INK, "font_size": TEXT, "font_weight": 600}
    parts = [
        _text(text, MARGIN, top + 18 * at, **heading)
        for at, text in enumerate(lines)
    ]
    for at, weights in enumerate(filters):
        x = left + at * (FILTER + FILTER_GAP)
        parts.append(_filter(weights, float(limit) or 1.0, x))
    return parts


def _filter(weights, limit, x):
    """Return one filter in the colours of signed maps, in a frame."""
    high, wide = (FILTER * side / max(weights.shape) for side in weights.shape)
    place = rectangle(
        x + (FILTER - wide) / 2, FILTER_TOP + (FILTER - high) / 2, wide, high
    )
    return embedded(signed_png(weights, limit), **place)
