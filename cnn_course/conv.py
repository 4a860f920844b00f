"""2-D convolution (cross-correlation), twice: to be read, and to be fast.

The letters: x (N, C, H, W) is a batch of N images with C channels,
w (FN, C, FH, FW) are FN filters, b (FN,) their biases and
y (N, FN, OH, OW) the result. ``stride`` and ``pad`` are an int or a pair
(down, across); ``pad`` counts the cells added on each side. ``rounding`` is
explained at :func:`cnn_course.shapes.output_size`.

In mathematics a convolution turns the filter by 180° first. Networks don't:
what they, PyTorch, Keras and this course call convolution is
cross-correlation.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from cnn_course.checks import (
    alike,
    batch,
    gradient,
    image,
    numbers,
    pair,
    sides,
)
from cnn_course.shapes import output_shape

BLOCK = 2**18  # numbers laid out at a time: one MB, so they stay in cache


def conv2d_loops(x, w, b=None, stride=1, pad=0, rounding="exact"):
    """Convolve x with w, one output cell after the other: the definition.

    Args:
        x: images, (N, C, H, W).
        w: filters, (FN, C, FH, FW).
        b: biases, (FN,), or None.
        stride: cells the window moves at a time.
        pad: cells of zeros added on each side.
        rounding: see :func:`cnn_course.shapes.output_size`.

    Returns:
        y, (N, FN, OH, OW): float32 stays float32 (beside integers too),
        integers alone give int64.

    Raises:
        TypeError, ValueError: a sentence with the shapes that don't fit.
    """
    x, w, b = _operands(x, w, b)
    N, _, _, _ = x.shape
    FN, _, FH, FW = w.shape
    x, (OH, OW), (SH, SW) = frame(x, (FH, FW), stride, pad, rounding)
    y = np.empty((N, FN, OH, OW), x.dtype)
    for n in range(N):
        for f in range(FN):
            for i in range(OH):
                for j in range(OW):
                    top, left = i * SH, j * SW
                    window = x[n, :, top : top + FH, left : left + FW]
                    y[n, f, i, j] = np.sum(window * w[f]) + b[f]
    return y


def conv2d(x, w, b=None, stride=1, pad=0, rounding="exact"):
    """Convolve x with w as matrix products: same answer, much faster.

    Arguments, result and errors are those of :func:`conv2d_loops`. Every
    window becomes a column, so that filters times columns is one product.
    This is done for a few images at a time, so that the columns stay in the
    cache, and with the images as the last axis, so that copies are long.

    Source: Chellapilla, Puri and Simard, "High Performance Convolutional
    Neural Networks for Document Processing" (2006).
    """
    x, w, b = _operands(x, w, b)
    N, _, _, _ = x.shape
    FN, _, FH, FW = w.shape
    x, (OH, OW), stride = frame(x, (FH, FW), stride, pad, rounding)
    rows = w.reshape(FN, -1)
    y = np.empty((N, FN, OH, OW), x.dtype)
    for part in _blocks(N, rows.shape[1] * OH * OW):
        out = rows @ _columns(_batch_last(x[part]), (FH, FW), stride)
        out += b[:, None]
        y[part] = _batch_first(out.reshape(FN, OH, OW, -1))
    return y


def conv2d_backward(
    dy, x, w, stride=1, pad=0, rounding="exact", input_gradient=True
):
    """Return how the loss changes with x, w and b, given how it does with y.

    Args:
        dy: the gradient of the loss with respect to y, (N, FN, OH, OW).
        x: the images that went in, (N, C, H, W).
        w: the filters, (FN, C, FH, FW).
        stride: as in the forward pass.
        pad: as in the forward pass.
        rounding: as in the forward pass.
        input_gradient: False leaves out dx, which a first layer needs not.

    Returns:
        dx (N, C, H, W) or None, dw (FN, C, FH, FW) and db (FN,).

    Raises:
        TypeError, ValueError: a sentence with the shapes that don't fit.
    """
    x, w, _ = _operands(x, w, None)
    N, C, _, _ = shape = x.shape
    FN, _, FH, FW = w.shape
    x, (OH, OW), stride = frame(x, (FH, FW), stride, pad, rounding)
    dy, x, w = alike(gradient(dy, (N, FN, OH, OW)), x, w)
    rows = w.reshape(FN, -1)
    drows = np.zeros(rows.shape, x.dtype)
    dx = np.empty(x.shape, x.dtype) if input_gradient else None
    for part in _blocks(N, rows.shape[1] * OH * OW):
        dout = _batch_last(dy[part]).reshape(FN, -1)
        drows += dout @ _columns(_batch_last(x[part]), (FH, FW), stride).T
        if input_gradient:
            dcolumns = (rows.T @ dout).reshape(C, FH, FW, OH, OW, -1)
            dx[part] = _batch_first(_sum_windows(dcolumns, x.shape, stride))
    if input_gradient:
        dx = unframe(dx, shape, pad)
    return dx, drows.reshape(w.shape), dy.sum(axis=(0, 2, 3))


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
    x, _, stride = frame(x, (FH, FW), stride, pad, rounding)
    places = windows(x, (FH, FW), stride)
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
    blank = np.zeros(x_shape, cols.dtype)
    FH, FW = pair(filter_size, "filter_size", 1)
    x, (OH, OW), stride = frame(blank, (FH, FW), stride, pad, rounding)
    if cols.shape != (N * OH * OW, C * FH * FW):
        raise ValueError(
            f"cols has shape {cols.shape}, but images of shape "
            f"{blank.shape} with windows of {FH}×{FW} give "
            f"({N * OH * OW}, {C * FH * FW})"
        )
    places = cols.reshape(N, OH, OW, C, FH, FW).transpose(3, 4, 5, 1, 2, 0)
    dx = _batch_first(_sum_windows(places, x.shape, stride))
    return unframe(dx, blank.shape, pad)


def _batch_last(x):
    """Return x (N, C, H, W) as (C, H, W, N)."""
    return np.ascontiguousarray(x.transpose(1, 2, 3, 0))


def _batch_first(x):
    """Return x (C, H, W, N) as (N, C, H, W)."""
    return x.transpose(3, 0, 1, 2)


def _columns(x, filter_size, stride):
    """Return the windows of x (C, H, W, N) as columns of a matrix.

    Its shape is (C·FH·FW, OH·OW·N).
    """
    SH, SW = stride
    places = sliding_window_view(x, filter_size, axis=(1, 2))[:, ::SH, ::SW]
    C, OH, OW, N, FH, FW = places.shape
    places = places.transpose(0, 4, 5, 1, 2, 3)
    return places.reshape(C * FH * FW, OH * OW * N)


def _sum_windows(dwindows, shape, stride):
    """Add dwindows (C, FH, FW, OH, OW, N) up where they came from.

    ``shape`` is that of the framed x, (…, H, W); the sum is (C, H, W, N).
    """
    C, FH, FW, OH, OW, N = dwindows.shape
    SH, SW = stride
    dx = np.zeros((C, *shape[-2:], N), dwindows.dtype)
    for i in range(FH):
        for j in range(FW):
            cells = dx[:, i : i + SH * OH : SH, j : j + SW * OW : SW]
            cells += dwindows[:, i, j]
    return dx


def _blocks(N, numbers_each):
    """Yield slices of a batch of N with about BLOCK numbers in each."""
    step = max(1, BLOCK // numbers_each)
    for start in range(0, N, step):
        yield slice(start, start + step)


def frame(x, filter_size, stride, pad, rounding, value=0):
    """Pad x so that its windows are just those that count.

    Returns the padded x, (OH, OW) and the stride as a pair. "ceil" may add
    cells below and on the right; what "floor" never reads is cut off.
    """
    H, W = x.shape[-2:]
    FH, FW = filter_size
    SH, SW = pair(stride, "stride", 1)
    PH, PW = pair(pad, "pad", 0)
    OH, OW = output_shape((H, W), (FH, FW), (SH, SW), (PH, PW), rounding)
    high, wide = (OH - 1) * SH + FH, (OW - 1) * SW + FW
    below, right = max(0, high - H - PH), max(0, wide - W - PW)
    x = _pad_sides(x, (PH, below), (PW, right), value)
    return x[..., :high, :wide], (OH, OW), (SH, SW)


def unframe(framed, shape, pad):
    """Return the cells of a framed array that were cells of the image."""
    H, W = shape[-2:]
    PH, PW = pair(pad, "pad", 0)
    inside = framed[..., PH : PH + H, PW : PW + W]
    if inside.shape == shape:
        return inside
    full = np.zeros(shape, framed.dtype)  # cells that "floor" never read
    full[..., : inside.shape[-2], : inside.shape[-1]] = inside
    return full


def _pad_sides(x, rows, columns, value=0):
    """Return x with rows (above, below) and columns (left, right) added."""
    if not (any(rows) or any(columns)):
        return x
    H, W = x.shape[-2:]
    high, wide = H + sum(rows), W + sum(columns)
    padded = np.full((*x.shape[:-2], high, wide), value, x.dtype)
    padded[..., rows[0] : rows[0] + H, columns[0] : columns[0] + W] = x
    return padded


def _operands(x, w, b):
    """Return x, w and b as arrays of one dtype, or say what does not fit."""
    x, w = batch(x, "x"), batch(w, "w")
    if x.shape[1] != w.shape[1]:
        raise ValueError(
            f"x {x.shape} has {x.shape[1]} channels, but the filters "
            f"w {w.shape} have {w.shape[1]}; the two must be equal"
        )
    FN = w.shape[0]
    b = np.zeros(FN, np.int64) if b is None else numbers(b, "b")
    if b.shape != (FN,):
        raise ValueError(
            f"b has shape {b.shape}; {FN} filters w {w.shape} need "
            f"one bias each, ({FN},)"
        )
    return alike(x, w, b)
