"""The fast convolution: strips of rows, with the images as the last axis.

Laying out every window, as im2col does, copies a pixel FH·FW times. Here it
is copied FW times only. Each row of x is laid out once for each of the FW
shifts; together these are a *strip*. A window needs FH strips that follow
one another in memory, and the next window below starts one strip later: the
windows overlap, so a view shows them all and copies nothing. One product of
matrices for each row of y then does everything.

Arrays here are (C, H, W, N), contiguous and already padded. With the images
last, whatever is copied or added is a long run of numbers, even where maps
are small. Nothing is checked: that is done in :mod:`cnn_course.conv`.

Source: Cho and Brand, "MEC: Memory-efficient Convolution for Deep Neural
Network" (2017), there with the images first.
"""

import numpy as np
from numpy.lib.stride_tricks import as_strided


def convolve(x, w, b, stride, y):
    """Fill y (FN, OH, OW, N), from x (C, H, W, N) and the filters."""
    filled = y if y.flags.c_contiguous else np.empty(y.shape, y.dtype)
    multiply(w, columns(x, w.shape, stride), filled)
    filled += b[:, None, None, None]
    if filled is not y:
        y[:] = filled


def multiply(w, columns, y):
    """Fill y (FN, OH, OW, N), contiguous, with filters times columns."""
    np.matmul(_rows(w), columns, out=_by_rows(y))


def filter_gradient(dy, columns, shape):
    """Return dw of this shape (FN, C, FH, FW) from dy (FN, OH, OW, N)."""
    FN, C, FH, FW = shape
    drows = np.matmul(columns, _by_rows(dy).transpose(0, 2, 1))
    return drows.sum(axis=0).reshape(FH, C, FW, FN).transpose(3, 1, 0, 2)


def input_gradient(dy, w, stride, shape):
    """Return dx of this shape (C, H, W, N), from dy (FN, OH, OW, N).

    A row of x was in the windows of FH rows of y, or of fewer at the edges;
    with rows of zeros around dy it is always FH. They follow one another
    here, so a view shows them all, as before. One product for each row of x
    then says how its strip should change, and the FW shifts are added up.
    """
    FN, C, FH, FW = w.shape
    _, OH, OW, N = dy.shape
    _, H, _, _ = shape
    SH, SW = stride
    framed = np.zeros((H + FH - 1, FN, OW * N), dy.dtype)
    framed[FH - 1 : FH - 1 + SH * OH : SH] = _by_rows(dy)
    near = _overlapping(framed, (H, FH * FN, OW * N), 1)
    turned = w[:, :, ::-1].transpose(1, 3, 2, 0).reshape(C * FW, FH * FN)
    dstrips = np.matmul(turned, near).reshape(H, C, FW, OW, N)
    dx = np.zeros(shape, dy.dtype)
    for j in range(FW):
        cells = dx[:, :, j : j + SW * OW : SW].transpose(1, 0, 2, 3)
        cells += dstrips[:, :, j]
    return dx


def columns(x, shape, stride):
    """Return the windows of x as OH matrices (FH·C·FW, OW·N), a view.

    Args:
        x: (C, H, W, N).
        shape: of the filters, (FN, C, FH, FW).
        stride: (SH, SW).
    """
    C, H, W, N = x.shape
    _, _, FH, FW = shape
    SH, SW = stride
    OH, OW = (H - FH) // SH + 1, (W - FW) // SW + 1
    strips = np.empty((H, C, FW, OW, N), x.dtype)
    for j in range(FW):
        cells = x[:, :, j : j + SW * OW : SW]
        strips[:, :, j] = cells.transpose(1, 0, 2, 3)
    return _overlapping(strips, (OH, FH * C * FW, OW * N), SH)


def _overlapping(rows, shape, step):
    """Return matrices of this shape, each starting a few rows further on."""
    far, near, number = rows.strides[0], shape[2], rows.itemsize
    return as_strided(rows, shape, (step * far, near * number, number))


def _rows(w):
    """Return the filters as rows, in the order of the columns."""
    return w.transpose(0, 2, 1, 3).reshape(len(w), -1)


def _by_rows(y):
    """Return y (FN, OH, OW, N) as OH matrices (FN, OW·N)."""
    FN, OH, OW, N = y.shape
    return y.reshape(FN, OH, OW * N).transpose(1, 0, 2)
