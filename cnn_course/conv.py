"""2-D convolution (cross-correlation), twice: to be read, and to be fast.

The letters: x (N, C, H, W) is a batch of N images with C channels,
w (FN, C, FH, FW) are FN filters, b (FN,) their biases and
y (N, FN, OH, OW) the result. ``stride`` and ``pad`` are an int or a pair
(down, across); ``pad`` counts the cells added on each side. ``rounding`` is
explained at :func:`cnn_course.shapes.output_size`. With ``groups`` above 1
the channels and the filters are cut into so many groups, and a filter sees
only the channels of its own: w is then (FN, C / groups, FH, FW).

In mathematics a convolution turns the filter by 180° first. Networks don't:
what they, PyTorch, Keras and this course call convolution is
cross-correlation.
"""

from functools import lru_cache
from itertools import product
from math import prod
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from cnn_course import depthwise, strips, threads, winograd
from cnn_course.checks import (
    alike,
    batch,
    gradient,
    held,
    image,
    numbers,
    pair,
    sides,
)
from cnn_course.shapes import check_rounding, output_shape, seen_channels

IMAGES = 64  # at most so many lie side by side
BLOCK = 7 * 2**16  # numbers laid out at a time, so few that they stay in cache
PAGE = 4096  # bytes: numbers that far apart share a place in the cache
WAYS = 8  # that many can be there at once
COLUMNS = 64  # of a matrix, at least, where there are enough images
PRODUCTS = 2**22  # of two numbers: a product of matrices worth a thread


def conv2d_loops(x, w, b=None, stride=1, pad=0, rounding="exact", groups=1):
    """Convolve x with w, one output cell after the other: the definition.

    Args:
        x: images, (N, C, H, W).
        w: filters, (FN, C / groups, FH, FW).
        b: biases, (FN,), or None.
        stride: cells the window moves at a time.
        pad: cells of zeros added on each side.
        rounding: see :func:`cnn_course.shapes.output_size`.
        groups: into how many the channels are cut; C: a filter a channel.

    Returns:
        y, (N, FN, OH, OW): float32 stays float32 (beside integers too),
        integers alone give int64.

    Raises:
        TypeError, ValueError: a sentence with the shapes that don't fit.
    """
    x, w, b = _operands(x, w, b, groups)
    if groups > 1:
        return _in_groups(conv2d_loops, x, w, b, stride, pad, rounding, groups)
    N, _, _, _ = x.shape
    FN, _, FH, FW = w.shape
    place = place_of(x.shape, (FH, FW), stride, pad, rounding)
    (OH, OW), (SH, SW) = place.out, place.stride
    x = frame(x, place)
    y = np.empty((N, FN, OH, OW), x.dtype)
    for n in range(N):
        for f in range(FN):
            for i in range(OH):
                for j in range(OW):
                    top, left = i * SH, j * SW
                    window = x[n, :, top : top + FH, left : left + FW]
                    y[n, f, i, j] = np.sum(window * w[f]) + b[f]
    return y


def conv2d(x, w, b=None, stride=1, pad=0, rounding="exact", groups=1):
    """Convolve x with w as matrix products: same answer, much faster.

    Arguments, result and errors are those of :func:`conv2d_loops`. It goes
    through the batch a few images at a time, so that what is laid out stays
    in the cache; :mod:`cnn_course.strips` says how, and each core of the
    computer takes a part (:mod:`cnn_course.threads`). Where the images come
    last in memory they do so in y, too. Filters of one cell need no laying
    out, and where each filter has a channel of its own
    (:mod:`cnn_course.depthwise`), y has its channels last in memory. Many
    filters of 3×3 cells take fewer multiplications
    (:mod:`cnn_course.winograd`).
    """
    x, w, b = _operands(x, w, b, groups)
    place = place_of(x.shape, w.shape[2:], stride, pad, rounding)
    if 1 < groups == len(w) == x.shape[1]:
        return _depthwise(x, w, b, place)
    if groups > 1:
        return _in_groups(conv2d, x, w, b, stride, pad, rounding, groups)
    if _is_pointwise(x, place):
        return _pointwise(x, w, b)
    if winograd.pays(x, w, place):
        return _winograd(x, w, b, place)
    y = np.empty_like(x, shape=(len(x), len(w), *place.out))

    def convolve(part):
        images, rows = part
        cells = _band(x, place, images, rows).transpose(1, 2, 3, 0)
        maps = y[images, :, rows].transpose(1, 2, 3, 0)
        strips.convolve(cells, w, b, place.stride, maps)

    threads.each(convolve, _parts(x, place))
    return y


def conv2d_backward(
    dy,
    x,
    w,
    stride=1,
    pad=0,
    rounding="exact",
    input_gradient=True,
    groups=1,
):
    """Return how the loss changes with x, w and b, given how it does with y.

    Args:
        dy: the gradient of the loss with respect to y, (N, FN, OH, OW).
        x: the images that went in, (N, C, H, W).
        w: the filters, (FN, C / groups, FH, FW).
        stride: as in the forward pass.
        pad: as in the forward pass.
        rounding: as in the forward pass.
        input_gradient: False leaves out dx, which a first layer needs not.
        groups: as in the forward pass.

    Returns:
        dx (N, C, H, W) or None, dw like w, and db (FN,).

    Raises:
        TypeError, ValueError: a sentence with the shapes that don't fit.
    """
    x, w, _ = _operands(x, w, None, groups)
    place = place_of(x.shape, w.shape[2:], stride, pad, rounding)
    dy, x, w = alike(gradient(dy, (len(x), len(w), *place.out)), x, w)
    if 1 < groups == len(w) == x.shape[1]:
        return _depthwise_backward(dy, x, w, place, input_gradient)
    if groups == 1 and winograd.pays(x, w, place):
        return _winograd_backward(dy, x, w, place, input_gradient)
    dx = np.zeros_like(x) if input_gradient else None
    if groups > 1:
        dw, db = np.empty_like(w), np.empty_like(dy, shape=len(w))
        where = stride, pad, rounding, input_gradient
        for c, f in _groups(x, w, groups):
            some, dw[f], db[f] = conv2d_backward(
                dy[:, f], x[:, c], w[f], *where
            )
            if input_gradient:
                dx[:, c] = some
        return dx, dw, db

    stride, (OH, _), (high, wide) = place.stride, place.out, place.framed
    (padded, _), (left, _) = place.rows, place.columns
    more = strips.margin(w, stride)

    def gradients(part):
        images, rows = part
        # Rows of x were read by a few rows of y above those that start there.
        first = max(0, rows.start - more)
        near = _rows_first(dy[images, :, first : rows.stop])
        dmaps = near[rows.start - first :].transpose(1, 0, 2, 3)
        cells = _read(x, place, images, rows)
        columns = strips.columns(cells, w.shape, stride)
        dw = strips.filter_gradient(dmaps[None], columns, w.shape)
        db = dmaps.reshape(*dmaps.shape[:2], -1).sum(axis=2).sum(axis=1)
        if input_gradient:
            top = rows.start * stride[0]
            last = high if rows.stop == OH else rows.stop * stride[0]
            shape = x.shape[1], last - top, wide, dmaps.shape[-1]
            dcells = np.zeros(shape, dy.dtype)
            above = more - (rows.start - first)
            strips.spread(dcells, near[None], w, stride, above)
            _put(images_first(dcells), dx[images], top - padded, -left)
        return dw, db

    dws, dbs = zip(*threads.each(gradients, _parts(x, place)), strict=True)
    return dx, sum(dws), sum(dbs)


def _is_pointwise(x, place):
    """Say if each cell of y is made of one of x, and images lie one by one."""
    one = place.window == place.stride == (1, 1)
    return one and place.framed == x.shape[2:] and x.strides[0] > x.itemsize


def _pointwise(x, w, b):
    """Return w times the cells of x: nothing needs to be laid out."""
    N, C, H, W = x.shape
    FN, cells = len(w), H * W
    x, w, b = x.reshape(N, C, cells), w.reshape(FN, C), b[:, None]
    y = np.empty_like(x, shape=(N, FN, cells))
    longer, every = max(FN, cells), slice(None)
    parts = -(-FN * C * cells // PRODUCTS)
    cuts = threads.slices(longer, -(-longer // parts))

    def multiply(part):
        n, cut = part
        f, c = (cut, every) if FN > cells else (every, cut)
        np.matmul(w[f], x[n, :, c], out=y[n, f, c])
        y[n, f, c] += b[f]

    threads.each(multiply, product(range(N), cuts))
    return y.reshape(N, FN, H, W)


def _winograd(x, w, b, place):
    """Return y by way of tiles."""
    OH, OW = place.out
    y = np.empty((len(x), len(w), OH, OW), x.dtype)
    (filters,) = threads.each(winograd.filters, [w])

    def convolve(part):
        images, rows = part
        cells = _tiled(_band(x, place, images, rows), 2)
        maps = y[images, :, rows]
        outputs = winograd.convolve(cells, filters)
        maps[...] = outputs[:, :, : maps.shape[2], :OW] + b[:, None, None]

    threads.each(convolve, _tile_parts(x, place))
    return y


def _winograd_backward(dy, x, w, place, input_gradient):
    """Return dx, dw and db by way of tiles.

    A cell was read by those outputs whose windows it lies in: so dx is a
    convolution of dy, with the filters turned by 180°.
    """
    dx = None
    if input_gradient:
        turned = w.transpose(1, 0, 2, 3)[:, :, ::-1, ::-1]
        pads = [2 - each[0] for each in (place.rows, place.columns)]
        back = place_of(dy.shape, place.window, 1, pads, "exact")
        dx = _winograd(dy, turned, np.zeros(len(turned), dy.dtype), back)

    def gradient(part):
        images, rows = part
        cells = _tiled(_band(x, place, images, rows), 2)
        return winograd.filter_gradient(_tiled(dy[images, :, rows], 0), cells)

    dw = sum(threads.each(gradient, _tile_parts(x, place)))
    return dx, dw, dy.sum(axis=(0, 2, 3))


def _tiled(x, more):
    """Return x (N, C, H, W) with zeros below and on the right.

    As many as it takes for H and W to be whole tiles, and ``more`` cells.
    """
    side = winograd.SIDE
    H, W = x.shape[2:]
    below, right = (-(cells - more) % side for cells in (H, W))
    return _pad_sides(x, (0, below), (0, right))


def _tile_parts(x, place):
    """Yield (images, rows): slices of y that are worked out at a time."""
    (N, C, _, _), (OH, OW), side = x.shape, place.out, winograd.SIDE
    down, across = -(-OH // side), -(-OW // side)
    line = 36 * C * across  # numbers made for each row of tiles
    for some in threads.slices(N, max(1, BLOCK // (down * line))):
        for rows in threads.slices(down, max(1, BLOCK // line)):
            yield some, slice(rows.start * side, min(OH, rows.stop * side))


def _depthwise(x, w, b, place):
    """Return y where each channel has a filter of its own."""
    y = np.empty((len(x), *place.out, len(w)), x.dtype)
    w = np.ascontiguousarray(w[:, 0].transpose(1, 2, 0))

    def convolve(part):
        images, rows = part
        cells = channels_last(_band(x, place, images, rows))
        depthwise.convolve(cells, w, b, place.stride, y[images, rows])

    threads.each(convolve, _parts(x, place, len(w)))
    return y.transpose(0, 3, 1, 2)


def _depthwise_backward(dy, x, w, place, input_gradient):
    """Return dx, dw and db where each channel has a filter of its own."""
    dx = np.zeros_like(x) if input_gradient else None
    (above, _), (left, _) = place.rows, place.columns
    w = np.ascontiguousarray(w[:, 0].transpose(1, 2, 0))

    def gradients(images):
        cells = channels_last(frame(x[images], place))
        dmaps = channels_last(dy[images])
        dw = depthwise.filter_gradient(dmaps, cells, w, place.stride)
        if input_gradient:
            dcells = depthwise.input_gradient(
                dmaps, w, place.stride, cells.shape
            )
            _put(dcells.transpose(0, 3, 1, 2), dx[images], -above, -left)
        return dw, dmaps.sum(axis=(0, 1, 2))

    most = max(1, BLOCK // prod(x.shape[1:]))
    dws, dbs = zip(
        *threads.each(gradients, threads.slices(len(x), most)), strict=True
    )
    return dx, sum(dws).transpose(2, 0, 1)[:, None], sum(dbs)


def _in_groups(convolve, x, w, b, stride, pad, rounding, groups):
    """Return y, each group convolved by itself."""
    parts = [
        convolve(x[:, c], w[f], b[f], stride, pad, rounding)
        for c, f in _groups(x, w, groups)
    ]
    return np.concatenate(parts, axis=1)


def _groups(x, w, groups):
    """Yield what belongs together: slices of channels and of filters."""
    C, FN = x.shape[1] // groups, len(w) // groups
    for g in range(groups):
        yield slice(g * C, (g + 1) * C), slice(g * FN, (g + 1) * FN)


def pad2d(x, pad):
    """Return a copy of x with ``pad`` cells of zeros on each side.

    Args:
        x: an array whose last two axes are height and width, (…, H, W).
        pad: cells per side, an int or (above and below, left and right).

    Returns:
        (…, H + 2·pad, W + 2·pad): floats keep their dtype, integers give
        int64.

    Raises:
        TypeError, ValueError: x is not an image, or pad not whole.
    """
    x = image(x)
    ph, pw = pair(pad, "pad", 0)
    return _pad_sides(x, (ph, ph), (pw, pw)).copy()


def windows(x, filter_size, stride=1):
    """Return every window that fits into x, without copying it.

    Args:
        x: an array whose last two axes are height and width, (…, H, W).
        filter_size: the window, an int or (FH, FW).
        stride: cells between two windows.

    Returns:
        A read-only view, (…, OH, OW, FH, FW). What is left over when the
        stride does not fit is in no window.

    Raises:
        TypeError, ValueError: x is not an image, or no window fits.
    """
    x = image(x)
    filter_size = pair(filter_size, "filter_size", 1)
    sh, sw = pair(stride, "stride", 1)
    output_shape(x.shape[-2:], filter_size, (sh, sw), rounding="floor")
    every = sliding_window_view(x, filter_size, axis=(-2, -1))
    return every[..., ::sh, ::sw, :, :]


def im2col(x, filter_size, stride=1, pad=0, rounding="exact"):
    """Lay every window of x out as one row, so that conv is one product.

    ``im2col(x, …) @ w.reshape(FN, -1).T + b`` are the outputs, one row a
    place and one column a filter.

    Args:
        x: images, (N, C, H, W).
        filter_size: the window, an int or (FH, FW).
        stride: cells between two windows.
        pad: cells of zeros added on each side.
        rounding: see :func:`cnn_course.shapes.output_size`.

    Returns:
        (N·OH·OW, C·FH·FW), a copy. Rows go image by image, then down and
        across; in a row, channel by channel, then down and across.

    Raises:
        TypeError, ValueError: a sentence with the shapes that don't fit.
    """
    x = batch(x, "x")
    FH, FW = pair(filter_size, "filter_size", 1)
    C = x.shape[1]
    place = place_of(x.shape, (FH, FW), stride, pad, rounding)
    places = windows(frame(x, place), (FH, FW), place.stride)
    rows = places.transpose(0, 2, 3, 1, 4, 5).copy()
    return rows.reshape(-1, C * FH * FW)


def col2im(cols, x_shape, filter_size, stride=1, pad=0, rounding="exact"):
    """Add every row of ``cols`` back to the cells that im2col took it from.

    A cell that k windows read gets the sum of k numbers, so this is not the
    inverse of :func:`im2col` but its transpose: what a backward pass needs.

    Args:
        cols: (N·OH·OW, C·FH·FW), as from :func:`im2col`.
        x_shape: the (N, C, H, W) of the images.
        filter_size: as for :func:`im2col`.
        stride: as for :func:`im2col`.
        pad: as for :func:`im2col`.
        rounding: as for :func:`im2col`.

    Returns:
        An array of shape ``x_shape``.

    Raises:
        TypeError, ValueError: a sentence with the shapes that don't fit.
    """
    cols = numbers(cols, "cols")
    N, C, _, _ = x_shape = sides(x_shape, "NCHW", "x_shape")
    FH, FW = pair(filter_size, "filter_size", 1)
    place = place_of(x_shape, (FH, FW), stride, pad, rounding)
    OH, OW = place.out
    if cols.shape != (N * OH * OW, C * FH * FW):
        raise ValueError(
            f"cols has shape {cols.shape}, but images of shape "
            f"{x_shape} with windows of {FH}×{FW} give "
            f"({N * OH * OW}, {C * FH * FW})"
        )
    dwindows = cols.reshape(N, OH, OW, C, FH, FW).transpose(0, 3, 4, 5, 1, 2)
    return unframe(_sum_windows(dwindows, place), x_shape, place)


def _sum_windows(dwindows, place):
    """Add dwindows (N, C, FH, FW, OH, OW) up where they came from."""
    N, C, FH, FW, OH, OW = dwindows.shape
    SH, SW = place.stride
    dx = np.zeros((N, C, *place.framed), dwindows.dtype)
    for i in range(FH):
        for j in range(FW):
            cells = dx[:, :, i : i + SH * OH : SH, j : j + SW * OW : SW]
            cells += dwindows[:, :, i, j]
    return dx


def images_last(x):
    """Return x (N, C, H, W) as (C, H, W, N), images side by side in memory."""
    if x.strides[0] == x.itemsize:
        return x.transpose(1, 2, 3, 0)
    return np.ascontiguousarray(set_apart(x).transpose(1, 2, 3, 0))


def set_apart(x):
    """Return x (N, C, H, W), its images no whole pages of memory apart.

    Who turns images around reads one number of each. A cache has few places
    for numbers that lie whole pages apart, as with 32×32 cells of four
    bytes, and they would push each other out. So such images are copied.
    """
    if len(x) <= WAYS or x.strides[0] % PAGE:
        return x
    size = x[0].size
    room = np.empty((len(x), size + PAGE // 64), x.dtype)
    apart = room[:, :size].reshape(x.shape)
    apart[...] = x
    return apart


def channels_last(x):
    """Return x (N, C, H, W) as (N, H, W, C), in this order in memory."""
    return np.ascontiguousarray(x.transpose(0, 2, 3, 1))


def images_first(x):
    """Return x (C, H, W, N) as (N, C, H, W), a view."""
    return x.transpose(3, 0, 1, 2)


def _parts(x, place, shifts=None):
    """Return (images, rows): slices of y that are worked out at a time.

    For each, about BLOCK numbers are laid out: IMAGES images side by side,
    or fewer, or some rows of a few. These are so many that their rows make
    COLUMNS columns: with fewer, a product of matrices is slow. A cell counts
    once for each of the ``shifts``, FW unless told.
    """
    N, C, _, _ = x.shape
    (OH, OW), (SH, _), (_, FW) = place.out, place.stride, place.window
    line = SH * C * (shifts or FW) * OW  # laid out for each row of y
    most = max(1, BLOCK // (OH * line), COLUMNS // OW)
    images = min(N, IMAGES, most)
    rows = max(1, BLOCK // (images * line))
    return product(threads.slices(N, images), threads.slices(OH, rows))


def _read(x, place, images, rows):
    """Return the cells that these rows of y read, (C, high, wide, n)."""
    return images_last(_band(x, place, images, rows))


def _band(x, place, images, rows):
    """Return the same as (n, C, high, wide)."""
    (SH, _), (FH, _), (PH, _) = place.stride, place.window, place.rows
    high = (rows.stop - rows.start - 1) * SH + FH
    top = rows.start * SH - PH
    inside = x[images, :, max(0, top) : max(0, top + high)]
    above = min(max(0, -top), high)
    band = place._replace(
        rows=(above, high - above - inside.shape[2]),
        framed=(high, place.framed[1]),
    )
    return frame(inside, band)


def _rows_first(dy):
    """Return dy (n, FN, rows, OW) as (rows, FN, OW, n), so in memory, too."""
    return np.ascontiguousarray(set_apart(dy).transpose(2, 1, 3, 0))


def _put(cells, dx, top, left):
    """Put cells into dx, their first at (top, left); cut what is outside."""
    H, W = dx.shape[2:]
    inside = cells[:, :, max(0, -top) : max(0, H - top), -left : W - left]
    high, wide = inside.shape[2:]
    dx[:, :, max(0, top) :, :wide][:, :, :high] = inside


class Place(NamedTuple):
    """Where the windows lie on an image of H×W cells.

    Attributes:
        window: (FH, FW), their size.
        out: (OH, OW), how many there are.
        stride: (SH, SW), how far apart they are.
        rows: cells that are added (above, below) ...
        columns: ... and (left, right).
        framed: (high, wide): all that is read. "ceil" may add cells below
            and on the right; what "floor" never reads is left out.
    """

    window: tuple
    out: tuple
    stride: tuple
    rows: tuple
    columns: tuple
    framed: tuple


def place_of(shape, filter_size, stride, pad, rounding):
    """Return the Place of windows on (…, H, W), or say what is wrong."""
    stride, pad = pair(stride, "stride", 1), pair(pad, "pad", 0)
    check_rounding(rounding)
    return _place(shape[-2:], filter_size, stride, pad, rounding)


@lru_cache(maxsize=256)
def _place(shape, filter_size, stride, pad, rounding):
    """Return a Place; layers ask for the same one again and again."""
    (H, W), (FH, FW), (SH, SW), (PH, PW) = shape, filter_size, stride, pad
    OH, OW = output_shape(shape, filter_size, stride, pad, rounding)
    high, wide = (OH - 1) * SH + FH, (OW - 1) * SW + FW
    rows = PH, max(0, high - H - PH)
    columns = PW, max(0, wide - W - PW)
    return Place(filter_size, (OH, OW), stride, rows, columns, (high, wide))


def frame(x, place, value=0):
    """Return x (…, H, W) with just the cells that windows read."""
    high, wide = place.framed
    x = _pad_sides(x, place.rows, place.columns, value)
    return x[..., :high, :wide]


def unframe(framed, shape, place):
    """Return the cells of a framed array that were cells of the image."""
    (H, W), (above, _), (left, _) = shape[-2:], place.rows, place.columns
    inside = framed[..., above : above + H, left : left + W]
    if inside.shape == shape:
        return inside
    full = np.zeros_like(framed, shape=shape)  # cells "floor" never read
    full[..., : inside.shape[-2], : inside.shape[-1]] = inside
    return full


def _pad_sides(x, rows, columns, value=0):
    """Return x with rows (above, below) and columns (left, right) added."""
    if not (any(rows) or any(columns)):
        return x
    H, W = x.shape[-2:]
    high, wide = H + sum(rows), W + sum(columns)
    shape = held((*x.shape[:-2], high, wide), "x with its pad")
    padded = np.full_like(x, value, shape=shape)
    padded[..., rows[0] : rows[0] + H, columns[0] : columns[0] + W] = x
    return padded


def _operands(x, w, b, groups):
    """Return x, w and b as arrays of one dtype, or say what does not fit."""
    x, w = batch(x, "x"), batch(w, "w")
    C, FN = x.shape[1], len(w)
    seen = seen_channels(C, FN, groups)
    if seen != w.shape[1]:
        share = f", {seen} a group" if groups > 1 else ""
        raise ValueError(
            f"x {x.shape} has {C} channels{share}, but the filters "
            f"w {w.shape} have {w.shape[1]}; the two must be equal"
        )
    b = np.zeros(FN, np.int64) if b is None else numbers(b, "b")
    if b.shape != (FN,):
        raise ValueError(
            f"b has shape {b.shape}; {FN} filters w {w.shape} need "
            f"one bias each, ({FN},)"
        )
    return alike(x, w, b)
