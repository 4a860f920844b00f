"""Convolution and max pooling in one: rivals come in arrays of their own.

Pooling looks at a few neighbouring outputs of a filter and keeps the largest.
Where these lie side by side, a computer takes them one by one. So the columns
of the strips are put in another order: first those that make the first output
of each window in a row, then those of the second, and so on. The outputs that
compete then lie in arrays of their own, in long runs of numbers: the maximum,
and who won, come of comparing one array with the next. The rows that compete
are long runs anyway.
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
        images, (_, PW) = images_last(frame(x, place)), self.size
        columns = strips.columns(images, w.shape, place.stride, PW)
        (OH, _), (_, OW) = place.out, pool.out
        rows = np.empty((PW, OH, len(w), OW, len(x)), x.dtype)
        strips.multiply(w, columns, rows.transpose(0, 2, 1, 3, 4))
        rivals = self._rivals(rows)
        y = reduce(np.maximum, rivals)
        self.seen = x.shape, place, columns, rivals, y
        return images_first(y + b[:, None, None, None])

    def backward(self, dy, input_gradient=True):
        """Set the gradients of w and b, and return dx (None if not wanted)."""
        shape, place, columns, rivals, y = self.recall()
        dy = images_last(gradient(dy, images_first(y).shape))
        w, (FN, _, OW, N) = self.params["w"], y.shape
        rows = np.empty((len(columns), place.out[0], FN, OW, N), dy.dtype)
        *rooms, last = self._rivals(rows)
        *_, last[...] = winners(dy, y, rivals, rooms)
        maps = rows.transpose(0, 2, 1, 3, 4)
        dw = strips.filter_gradient(maps, columns, w.shape) * self.conv.table
        self.conv.grads = {"w": dw, "b": dy.sum((1, 2, 3))}
        if not input_gradient:
            return None
        dimages = np.zeros((w.shape[1], *place.framed, N), dy.dtype)
        above = strips.margin(w, place.stride)
        strips.spread(dimages, rows, w, place.stride, above)
        return unframe(images_first(dimages), shape, place)

    def _rivals(self, rows):
        """Return views: the first outputs of all windows, the second, ...

        Args:
            rows: (PW, PH·OH, FN, OW, N), in a group for each column of a
                window; see :mod:`cnn_course.strips`.

        Returns:
            PH·PW views, (FN, OH, OW, N).
        """
        PH, PW = self.size
        return [
            rows[j, i::PH].transpose(1, 0, 2, 3)
            for i in range(PH)
            for j in range(PW)
        ]
