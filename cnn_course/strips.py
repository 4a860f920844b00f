"""The fast convolution: strips of rows, of many images side by side.

Laying out every window, as im2col does, copies a pixel FH·FW times. Here it
is copied FW times only. Each row of x is laid out once for each of the FW
shifts; together these are a *strip*. A window needs FH strips that follow
one another in memory, and the next window below starts one strip later: the
windows overlap, so a view shows them all and copies nothing. One product of
matrices for each row of y then does everything.

Arrays here are (C, H, W, N) and already padded. In training the images come
last in memory, too: whatever is copied or added is then a long run of
numbers, even where maps are small. Images that come one after the other stay
so, since to turn them around takes longer than it saves: their rows are moved
whole. Nothing is checked: that is done in :mod:`cnn_course.conv`.

The outputs of a row may come in G groups: of two, the first has the 1st, 3rd,
5th ..., and the other the 2nd, 4th, 6th ... That helps pooling
(:mod:`cnn_course.fused`); elsewhere G is 1.

Source: Cho and Brand, "MEC: Memory-efficient Convolution for Deep Neural
Network" (2017), there with the images first.
"""

import numpy as np
from numpy.lib.stride_tricks import as_strided

SMALL = 10**6  # multiplications in one product
WIDE = 64  # columns in one product, at least
SHORT = 64  # numbers in a row
MANY = 100  # rows that meet each number of dy


def convolve(x, w, b, stride, y):
    """Fill y (FN, OH, OW, N), from x (C, H, W, N) and the filters."""
    like_columns = y.shape[-1] == 1 or _images_adjoin(x)
    fits = like_columns and y[0].flags.c_contiguous
    filled = y if fits else lines(x, y.shape)
    multiply(w, columns(x, w.shape, stride), filled[None])
    filled += b[:, None, None, None]
    if filled is not y:
        copy(filled, y)


def lines(x, shape):
    """Return an empty array (..., W, N), its lines in memory as those of x.

    A line is a row of all images. Where x has cell by cell the numbers of all
    images side by side, so has this; otherwise an image's row is in one piece.
    """
    if _images_adjoin(x):
        return np.empty(shape, x.dtype)
    *others, W, N = shape
    return np.empty((*others, N, W), x.dtype).swapaxes(-1, -2)


def copy(values, to):
    """Copy values (..., W, N) to an array of this shape.

    Rows may be in one piece each, but apart from one another. If they are
    short, each is declared to be a single thing, of so many bytes: NumPy then
    moves a row as fast as a number.
    """
    if to.strides[-2] < to.strides[-1]:
        values, to = values.swapaxes(-1, -2), to.swapaxes(-1, -2)
    row = to.shape[-1] * to.itemsize
    whole = values.strides[-1] == to.strides[-1] == to.itemsize
    adjoin = values.strides[-2] == to.strides[-2] == row
    if whole and not adjoin and to.shape[-1] <= SHORT:
        values, to = values.view(f"V{row}"), to.view(f"V{row}")
    to[...] = values


def multiply(w, columns, y):
    """Fill y (G, FN, OH, OW, N) with filters times columns.

    The rows of each filter's maps must be contiguous.
    """
    rows = w.transpose(0, 2, 1, 3).reshape(len(w), -1)
    _product(rows, columns, _by_rows(y))


def filter_gradient(dy, columns, shape):
    """Return dw of this shape (FN, C, FH, FW) from dy (G, FN, OH, OW, N)."""
    FN, C, FH, FW = shape
    drows = _outer(columns, _by_rows(dy))
    return drows.reshape(FH, C, FW, FN).transpose(3, 1, 0, 2)


def margin(w, stride):
    """Return how many rows of y above its own a row of x was read by."""
    return (w.shape[2] - 1) // stride[0]


def spread(dx, rows, w, stride, above):
    """Add to dx (C, H, W, N) what comes from rows of dy.

    A row of x was in the windows of a few rows of y. They follow one another
    here, so a view shows them all, as before. One product for each row of x
    then says how its strip should change, and the FW shifts are added up.
    With a stride of SH down, every SH-th row of x met the same rows of the
    filters, and only these.

    Args:
        dx: rows of x; every SH-th one was read by one row of y more.
        rows: of dy, (G, rows, FN, OW, N), contiguous.
        w: (FN, C, FH, FW).
        stride: (SH, SW).
        above: how many of the rows of y that read the first row of dx are
            not among these rows of dy.
    """
    _, C, FH, FW = w.shape
    G, _, _, OW, N = rows.shape
    SH, SW = stride
    behind = margin(w, stride) + 1 - above
    for i in range(min(SH, FH)):
        met = w[:, :, i::SH][:, :, ::-1]
        turned = met.transpose(1, 3, 2, 0).reshape(C * FW, -1)
        cells = dx[:, i::SH]
        high = cells.shape[1]
        dstrips = np.empty((G, high, C * FW, OW * N), rows.dtype)
        _meet(turned, rows, behind, dstrips)
        dstrips = dstrips.reshape(G, high, C, FW, OW, N)
        for g, each in enumerate(dstrips):
            add_up(each, cells[:, :, g * SW :], G * SW)


def _meet(turned, rows, behind, dstrips):
    """Fill the dstrips with turned filters times the rows of dy they met.

    Row q met the rows of dy that end at q + ``behind``, as many as filters
    have. Some of these are missing at the edges: there filters are cut.

    Args:
        turned: (C·FW, FH·FN).
        rows: (G, rows, FN, OW, N).
        behind: see above.
        dstrips: (G, high, C·FW, OW·N); q counts them.
    """
    (G, count, FN, OW, N), high = rows.shape, dstrips.shape[1]
    many = turned.shape[1] // FN
    top = min(high, max(0, many - behind))
    end = max(top, min(high, count + 1 - behind))
    if end > top:
        shape = G, end - top, many * FN, OW * N
        near = _overlapping(rows, shape, 1, top + behind - many)
        _product(turned, near, dstrips[:, top:end])
    lines = rows.reshape(G, count * FN, OW * N)
    for q in (*range(top), *range(end, high)):
        first = q + behind - many
        start = max(0, first)
        stop = max(start, min(count, q + behind))
        cut = turned[:, (start - first) * FN : (stop - first) * FN]
        met = lines[:, start * FN : stop * FN]
        np.matmul(cut, met, out=dstrips[:, q])


def columns(x, shape, stride, groups=1):
    """Return the windows of x as matrices (G, OH, FH·C·FW, OW·N), a view.

    Args:
        x: (C, H, W, N).
        shape: of the filters, (FN, C, FH, FW).
        stride: (SH, SW).
        groups: G; OW is the number of windows in a row of each group.
    """
    C, H, W, N = x.shape
    _, _, FH, FW = shape
    SH, SW = stride
    OH, OW = (H - FH) // SH + 1, ((W - FW) // SW + 1) // groups
    strips = lines(x, (groups, H, C, FW, OW, N))
    for g, each in enumerate(strips):
        lay_out(x[:, :, g * SW :], each, groups * SW)
    strips = _merged(strips)
    return _overlapping(strips, (groups, OH, FH * C * FW, OW * N), SH)


def lay_out(x, strips, step):
    """Fill strips (H, C, FW, OW, N) with the rows of x (C, H, W, N).

    From one window to the next it is ``step`` cells.
    """
    c, h, w, n = x.strides  # bytes to the next channel, row, cell, image
    copy(as_strided(x, strips.shape, (h, c, w, step * w, n)), strips)


def add_up(dstrips, dx, step):
    """Add strips to the rows of dx from which `lay_out` takes them."""
    _, _, FW, OW, _ = dstrips.shape
    for j in range(FW):
        cells = dx[:, :, j : j + step * OW : step]
        cells += dstrips[:, :, j].transpose(1, 0, 2, 3)


def _overlapping(rows, shape, step, first=0):
    """Return matrices, each starting a few rows after the one before.

    Args:
        rows: (G, rows, ...), contiguous.
        shape: (G, count, k, n) of the matrices.
        step: how many rows further on each starts.
        first: where the first one starts.
    """
    group, row = rows.strides[:2]
    number, line = rows.itemsize, rows.itemsize * shape[3]
    strides = group, step * row, line, number
    return np.ndarray(shape, rows.dtype, rows, first * row, strides)


def _product(w, columns, y):
    """Fill y (G, count, m, n) with w (m, k) times columns (G, count, k, n).

    Where w is small, BLAS is faster with up to SMALL multiplications at a
    time: it then leaves the columns where they are, and copies none. Pieces
    as wide as each other go in one call, what is left over in one more.
    """
    n = columns.shape[3]
    width = _width(*w.shape, n)
    even = n - n % width
    pieces = [_cut(each[..., :even], width) for each in (columns, y)]
    np.matmul(w, pieces[0], out=pieces[1])
    if even < n:
        np.matmul(w, columns[..., even:], out=y[..., even:])


def _cut(matrices, width):
    """Return matrices (G, count, k, n) as (pieces, G, count, k, width)."""
    pieces = matrices.reshape(*matrices.shape[:3], -1, width)
    return pieces.transpose(3, 0, 1, 2, 4)


def _outer(columns, dy):
    """Return the sum of columns (G, count, k, n) times dy (G, count, m, n).

    BLAS prefers dy with its axes exchanged in memory, too; with MANY rows
    of columns this is worth a copy.
    """
    G, count, k, n = columns.shape
    turned = dy.transpose(0, 1, 3, 2)
    if k >= MANY:
        turned = np.ascontiguousarray(turned)
    m = turned.shape[3]
    width = _width(k, m, n)
    pieces = [slice(at, at + width) for at in range(0, n, width)]
    sums = np.empty((len(pieces), G, count, k, m), dy.dtype)
    for some, products in zip(pieces, sums, strict=True):
        np.matmul(columns[..., some], turned[..., some, :], out=products)
    return sums.sum(axis=(0, 1, 2))


def _width(m, k, n):
    """Return how many of n columns (m, k) is multiplied by at a time."""
    pieces = -(-m * k * n // SMALL) if m * k * WIDE <= SMALL else 1
    return -(-n // pieces)


def _by_rows(y):
    """Return y (G, FN, OH, OW, N) as matrices, (G, OH, FN, OW·N)."""
    return _merged(y).transpose(0, 2, 1, 3)


def _merged(lines):
    """Return lines (..., W, N) as (..., W·N), in the order of memory."""
    *others, W, N = lines.shape
    if lines.strides[-2] < lines.strides[-1]:
        lines = lines.swapaxes(-1, -2)
    return lines.reshape(*others, W * N)


def _images_adjoin(x):
    """Say if from image to image of x (..., W, N) is one step in memory."""
    return x.strides[-1] == x.itemsize
