"""Convolution and max pooling in one: rivals come in arrays of their own.

Pooling looks at a few neighbouring outputs of a filter and keeps the largest.
Where these lie side by side, a computer takes them one by one. Here the
outputs that compete lie in arrays of their own, in long runs of numbers: the
maximum, and who won, come of comparing one array with the next. The rows that
compete are long runs anyway. For the columns there are two ways:

- The columns of the strips come in groups: first those that make the first
  output of each window in a row, then those of the second, and so on.
- Few filters become wide ones: each is there once for every column of a
  window, moved one output further each time, with zeros beside it. They take
  steps as wide as a window. The zeros are multiplied, too; but cells that
  neighbours share are laid out once, and BLAS likes more rows than a few. An
  epoch of LeNet takes a twentieth less by it.
"""

from functools import reduce

import numpy as np

from cnn_course import strips
from cnn_course.checks import alike, batch, gradient, pair
from cnn_course.conv import (
    frame,
    images_first,
    images_last,
    place_of,
    unframe,
)
from cnn_course.layers import Conv2D, Layer, MaxPool2D
from cnn_course.pool import winners

FEW = 32  # wide filters


def can_fuse(conv, pool):
    """Return whether a ConvMaxPool does what these two layers do."""
    if type(conv) is not Conv2D or type(pool) is not MaxPool2D:
        return False
    if conv.groups > 1:
        return False
    place = pool.place
    return (
        place["size"] == pair(place["stride"], "stride", 1)
        and pair(place["pad"], "pad", 0) == (0, 0)
        and place["rounding"] == "exact"
    )


class ConvMaxPool(Layer):
    """A Conv2D and the MaxPool2D after it, in one step.

    Parameters and gradients are the convolution's, and the result is that of
    the two layers but for rounding.

    Args:
        conv: a Conv2D.
        pool: a MaxPool2D for which :func:`can_fuse` holds.
    """

    def __init__(self, conv, pool):
        """Keep what the two layers hold."""
        super().__init__()
        self.conv, self.size = conv, pool.place["size"]
        self.params = conv.params

    def forward(self, x):
        """Return y (N, FN, OH, OW): the largest output of every window."""
        x, w, b = alike(batch(x, "x"), *self.params.values())
        place = place_of(x.shape, w.shape[2:], **self.conv.place)
        pool = place_of(place.out, self.size, self.size, 0, "exact")
        (SH, SW), (OH, _), (_, OW) = place.stride, place.out, pool.out
        count = widening(w, self.size[1], SW)
        groups = self.size[1] // count
        wide, stride = widened(w, count, SW), (SH, SW * count)
        images = images_last(frame(x, place))
        columns = strips.columns(images, wide.shape, stride, groups)
        rows = np.empty((groups, OH, len(wide), OW, len(x)), x.dtype)
        strips.multiply(wide, columns, rows.transpose(0, 2, 1, 3, 4))
        rivals = self._rivals(rows, count)
        y = reduce(np.maximum, rivals)
        self.seen = x.shape, place, wide, stride, columns, rows, rivals, y
        return images_first(y + b[:, None, None, None])

    def backward(self, dy, input_gradient=True):
        """Set the gradients of w and b, and return dx (None if not wanted).

        What a rival gets is written where it stood: that memory is at hand.
        So this works once after each ``forward``.
        """
        shape, place, wide, stride, columns, rows, rivals, y = self.recall()
        dy = images_last(gradient(dy, images_first(y).shape))
        self.seen = None
        *_, rivals[-1][...] = winners(dy, y, rivals, rivals)
        maps = rows.transpose(0, 2, 1, 3, 4)
        dwide = strips.filter_gradient(maps, columns, wide.shape)
        w, step = self.params["w"], place.stride[1]
        dw = reduce(np.add, places(dwide, len(wide) // len(w), w.shape, step))
        db = np.einsum("fhwn->f", dy)
        self.conv.grads = {"w": dw * self.conv.table, "b": db}
        if not input_gradient:
            return None
        (N, C, _, _), (high, across) = shape, place.framed
        dlines = np.zeros((high, C, across, N), rows.dtype)
        dimages = dlines.transpose(1, 0, 2, 3)
        above = strips.margin(wide, stride)
        strips.spread(dimages, rows, wide, stride, above)
        return unframe(images_first(dimages), shape, place)

    def _rivals(self, rows, count):
        """Return views: the first outputs of all windows, the second, ...

        Args:
            rows: (PW / count, PH·OH, count·FN, OW, N).
            count: how many columns of a window wide filters make.

        Returns:
            PH·PW views, (FN, OH, OW, N).
        """
        PH, PW = self.size
        groups, high, _, OW, N = rows.shape
        maps = rows.reshape(groups, high, count, -1, OW, N)
        return [
            maps[j // count, i::PH, j % count].transpose(1, 0, 2, 3)
            for i in range(PH)
            for j in range(PW)
        ]


def widening(w, PW, step):
    """Return how often each filter is there: PW times, if that pays, or 1.

    With more than FEW wide filters, or zeros for more than a third of each
    filter, there is more to multiply than to save (measured).
    """
    FN, _, _, FW = w.shape
    few = FN * PW <= FEW and 3 * (PW - 1) * step <= FW
    return PW if few else 1


def widened(w, count, step):
    """Return w (FN, C, FH, FW) ``count`` times, each a ``step`` further on.

    Returns:
        (count·FN, C, FH, FW + (count − 1)·step), zeros elsewhere.
    """
    FN, C, FH, FW = w.shape
    wide = np.zeros((count * FN, C, FH, FW + (count - 1) * step), w.dtype)
    for place in places(wide, count, w.shape, step):
        place[...] = w
    return wide


def places(wide, count, shape, step):
    """Return where filters of this shape stand in wide ones: views."""
    FN, _, _, FW = shape
    return [
        wide[j * FN : (j + 1) * FN, ..., j * step : j * step + FW]
        for j in range(count)
    ]
