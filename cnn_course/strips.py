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

SMALL = 10**6  # multiplications in one product
WIDE = 64  # columns in one product, at least
MANY = 100  # rows that meet each number of dy


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
    _product(_rows(w), columns, _by_rows(y))


def filter_gradient(dy, columns, shape):
    """Return dw of this shape (FN, C, FH, FW) from dy (FN, OH, OW, N)."""
    FN, C, FH, FW = shape
    drows = _outer(columns, _by_rows(dy))
    return drows.reshape(FH, C, FW, FN).transpose(3, 1, 0, 2)


def margin(w, stride):
    """Return how many rows of y above its own a row of x was read by."""
    return (w.shape[2] - 1) // stride[0]


def spread(dx, rows, w, stride, above):
    """Add to dx (C, H, W, N) what comes from rows of dy (rows, FN, OW, N).

    A row of x was in the windows of a few rows of y. They follow one another
    here, so a view shows them all, as before. One product for each row of x
    then says how its strip should change, and the FW shifts are added up.
    With a stride of SH down, every SH-th row of x met the same rows of the
    filters, and only these.

    Args:
        dx: rows of x; every SH-th one was read by one row of y more.
        rows: of dy, contiguous.
        w: (FN, C, FH, FW).
        stride: (SH, SW).
        above: how many of the rows of y that read the first row of dx are
            not among these rows of dy.
    """
    _, C, FH, FW = w.shape
    _, _, OW, N = rows.shape
    SH, SW = stride
    behind = margin(w, stride) + 1 - above
    for i in range(min(SH, FH)):
        met = w[:, :, i::SH][:, :, ::-1]
        turned = met.transpose(1, 3, 2, 0).reshape(C * FW, -1)
        cells = dx[:, i::SH]
        high = cells.shape[1]
        dstrips = np.empty((high, C * FW, OW * N), rows.dtype)
        _meet(turned, rows, behind, dstrips)
        dstrips = dstrips.reshape(high, C, FW, OW, N)
        for j in range(FW):
            shifted = cells[:, :, j : j + SW * OW : SW]
            shifted += dstrips[:, :, j].transpose(1, 0, 2, 3)


def _meet(turned, rows, behind, dstrips):
    """Fill the dstrips with turned filters times the rows of dy they met.

    Row q met the rows of dy that end at q + ``behind``, as many as filters
    have. Some of these are missing at the edges: there filters are cut.

    Args:
        turned: (C·FW, FH·FN).
        rows: (rows, FN, OW, N).
        behind: see above.
        dstrips: (high, C·FW, OW·N); q counts them.
    """
    (count, FN, OW, N), high = rows.shape, len(dstrips)
    many, number = turned.shape[1] // FN, OW * N
    top = min(high, max(0, many - behind))
    end = max(top, min(high, count + 1 - behind))
    first, shape = top + behind - many, (end - top, many * FN, number)
    if end > top:
        near = _overlapping(rows[first:], shape, 1)
        _product(turned, near, dstrips[top:end])
    lines = rows.reshape(-1, number)
    for q in (*range(top), *range(end, high)):
        first = q + behind - many
        start = max(0, first)
        stop = max(start, min(count, q + behind))
        cut = turned[:, (start - first) * FN : (stop - first) * FN]
        np.matmul(cut, lines[start * FN : stop * FN], out=dstrips[q])


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


def _product(w, columns, y):
    """Fill y (count, m, n) with w (m, k) times the columns (count, k, n).

    Where w is small, BLAS is faster with up to SMALL multiplications at a
    time: it then leaves the columns where they are, and copies none.
    """
    for some in _pieces(*w.shape, columns.shape[2]):
        np.matmul(w, columns[..., some], out=y[..., some])


def _outer(columns, dy):
    """Return the sum of all columns (count, k, n) times dy (count, m, n).

    BLAS prefers dy with its axes exchanged in memory, too; with MANY rows
    of columns this is worth a copy.
    """
    count, k, n = columns.shape
    turned = dy.transpose(0, 2, 1)
    if k >= MANY:
        turned = np.ascontiguousarray(turned)
    pieces = _pieces(k, turned.shape[2], n)
    sums = np.empty((len(pieces), count, k, turned.shape[2]), dy.dtype)
    for some, products in zip(pieces, sums, strict=True):
        np.matmul(columns[..., some], turned[:, some], out=products)
    return sums.sum(axis=(0, 1))


def _pieces(m, k, n):
    """Return slices of n, for products of (m, k) and (k, n)."""
    pieces = -(-m * k * n // SMALL) if m * k * WIDE <= SMALL else 1
    width = -(-n // pieces)
    return [slice(at, at + width) for at in range(0, n, width)]


def _rows(w):
    """Return the filters as rows, in the order of the columns."""
    return w.transpose(0, 2, 1, 3).reshape(len(w), -1)


def _by_rows(y):
    """Return y (FN, OH, OW, N) as OH matrices (FN, OW·N)."""
    FN, OH, OW, N = y.shape
    return y.reshape(FN, OH, OW * N).transpose(1, 0, 2)
