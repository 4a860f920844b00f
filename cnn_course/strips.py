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

SMALL, FEW = 10**6, 32  # multiplications, rows


def convolve(x, w, b, stride, y):
    """Fill y (FN, OH, OW, N), from x (C, H, W, N) and the filters."""
    filled = y if y[0].flags.c_contiguous else np.empty(y.shape, y.dtype)
    multiply(w, columns(x, w.shape, stride), filled)
    filled += b[:, None, None, None]
    if filled is not y:
        for maps, values in zip(y, filled, strict=True):  # fits the cache
            maps[:] = values


def multiply(w, columns, y):
    """Fill y (FN, OH, OW, N) with filters times columns.

    The maps of each filter must be contiguous.
    """
    np.matmul(_rows(w), columns, out=_by_rows(y))


def filter_gradient(dy, columns, shape):
    """Return dw of this shape (FN, C, FH, FW) from dy (FN, OH, OW, N)."""
    FN, C, FH, FW = shape
    drows = np.matmul(columns, _by_rows(dy).transpose(0, 2, 1))
    return drows.sum(axis=0).reshape(FH, C, FW, FN).transpose(3, 1, 0, 2)


def input_gradient(dy, w, stride, shape):
    """Return dx of this shape (C, H, W, N), from dy (FN, OH, OW, N)."""
    _, H, W, _ = shape
    FN, OH, OW, N = dy.shape
    more = margin(w, stride)
    framed = np.zeros((OH + 2 * more, FN, OW, N), dy.dtype)
    framed[more : more + OH] = dy.transpose(1, 0, 2, 3)
    return spread(framed, w, stride, W)[:, :H]


def margin(w, stride):
    """Return how many rows of y above its own a row of x was read by."""
    return (w.shape[2] - 1) // stride[0]


def spread(rows, w, stride, wide):
    """Return dx (C, SH·Q, wide, N) from rows of dy, (Q + margin, FN, OW, N).

    A row of x was in the windows of a few rows of y. They follow one another
    here, so a view shows them all, as before. One product for each row of x
    then says how its strip should change, and the FW shifts are added up.
    With a stride of SH down, every SH-th row of x met the same rows of the
    filters, and only these.
    """
    FN, C, FH, FW = w.shape
    high, _, OW, N = rows.shape
    SH, SW = stride
    more = margin(w, stride)
    dx = np.zeros((C, high - more, SH, wide, N), rows.dtype)
    for i in range(min(SH, FH)):
        met = w[:, :, i::SH][:, :, ::-1]
        many = met.shape[2]
        turned = met.transpose(1, 3, 2, 0).reshape(C * FW, many * FN)
        shape = high - more, many * FN, OW * N
        near = _overlapping(rows[more + 1 - many :], shape, 1)
        dstrips = _product(turned, near).reshape(-1, C, FW, OW, N)
        for j in range(FW):
            cells = dx[:, :, i, j : j + SW * OW : SW]
            cells += dstrips[:, :, j].transpose(1, 0, 2, 3)
    return dx.reshape(C, -1, wide, N)


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
    strides = step * far, near * number, number
    return np.ndarray(shape, rows.dtype, rows, strides=strides)


def _product(w, columns):
    """Return w (m, k) times each of the columns (count, k, n).

    With few rows in w, BLAS is faster where it takes a product of up to
    SMALL multiplications at a time: it then leaves the columns where they
    are, and does not copy them first.
    """
    m, k = w.shape
    count, _, n = columns.shape
    y = np.empty((count, m, n), columns.dtype)
    pieces = -(-m * k * n // SMALL) if m <= FEW else 1
    width = -(-n // pieces)
    for at in range(0, n, width):
        some = slice(at, at + width)
        np.matmul(w, columns[..., some], out=y[..., some])
    return y


def _rows(w):
    """Return the filters as rows, in the order of the columns."""
    return w.transpose(0, 2, 1, 3).reshape(len(w), -1)


def _by_rows(y):
    """Return y (FN, OH, OW, N) as OH matrices (FN, OW·N)."""
    FN, OH, OW, N = y.shape
    return y.reshape(FN, OH, OW * N).transpose(1, 0, 2)
