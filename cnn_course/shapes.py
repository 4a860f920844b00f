"""Sizes: how big a result is, how many numbers a layer learns and costs."""

from math import gcd, isqrt

from cnn_course.checks import MOST, listed, pair, whole

ROUNDINGS = ("exact", "floor", "ceil")


def output_size(size, filter_size, stride=1, pad=0, rounding="exact"):
    """Return how many places a filter has along one side.

    The formula is ``(size + 2·pad − filter_size) / stride + 1``, and this is
    the only place of the course where it stands.

    Args:
        size: cells of the input along this side.
        filter_size: cells of the filter, or of the pooling window.
        stride: cells the window moves at a time.
        pad: cells added at **each** end.
        rounding: what to do when the division leaves a rest. ``"exact"``
            refuses it, ``"floor"`` drops the rest as frameworks do, and
            ``"ceil"`` adds one window that reaches over the end, unless that
            window would start wholly in the padding.

    Returns:
        The output size, an int of 1 or more.

    Raises:
        TypeError: a size, stride or pad is not a whole number.
        ValueError: a number is out of range, the filter is larger than the
            padded input, or the size is fractional and ``rounding`` is
            ``"exact"``. The message shows the sum and the strides that fit.

    >>> output_size(28, 5, stride=3, pad=2)
    10
    """
    stride = whole(stride, "stride", 1)
    check_rounding(rounding)
    span = _span(size, filter_size, pad)
    steps, rest = divmod(span, stride)
    if rest and rounding == "exact":
        raise ValueError(
            f"{size_sum(size, filter_size, stride, pad)} is not a whole "
            f"number; strides that fit: {_few(_divisors(span))}"
        )
    if rest and rounding == "ceil" and (steps + 1) * stride < size + pad:
        steps += 1
    return steps + 1


def check_rounding(rounding):
    """Raise a ValueError unless it is one of :data:`ROUNDINGS`."""
    if not isinstance(rounding, str) or rounding not in ROUNDINGS:
        raise ValueError(
            f'rounding is "exact", "floor" or "ceil", not {rounding!r}'
        )


def size_sum(size, filter_size, stride=1, pad=None):
    """Return the sum of :func:`output_size` written out, whole or not.

    ``pad=None`` stands for 0 and leaves it out of the sum.

    Raises:
        TypeError, ValueError: as :func:`output_size`, but for the rest.

    >>> size_sum(7, 3, stride=3, pad=0)
    '(7 + 2·0 − 3)/3 + 1 = 2.33'
    >>> size_sum(7, 3, stride=3)
    '(7 − 3)/3 + 1 = 2.33'
    """
    span = _span(size, filter_size, 0 if pad is None else pad)
    places = span / whole(stride, "stride", 1) + 1
    digits = max(2, len(str(stride)))  # so that no rest is rounded away
    total = f"{places:.{digits}f}".rstrip("0").rstrip(".")
    padding = "" if pad is None else f" + 2·{pad}"
    return f"({size}{padding} − {filter_size})/{stride} + 1 = {total}"


def output_shape(shape, filter_size, stride=1, pad=0, rounding="exact"):
    """Return ``(OH, OW)``: :func:`output_size` down and across.

    Args:
        shape: the input's ``(H, W)``.
        filter_size: an int, or ``(FH, FW)``.
        stride: an int, or ``(down, across)``.
        pad: cells per side, an int or ``(above and below, left and right)``.
        rounding: see :func:`output_size`.

    Raises:
        TypeError, ValueError: as :func:`output_size`, naming the side.
    """
    sizes = []
    for side, *numbers in both_sides(shape, filter_size, stride, pad):
        try:
            sizes.append(output_size(*numbers, rounding=rounding))
        except ValueError as error:
            raise ValueError(f"{side}: {error}") from None
    return tuple(sizes)


def both_sides(shape, filter_size, stride=1, pad=0):
    """Return what :func:`output_shape` takes, a tuple a side.

    They are ("height", H, FH, stride down, pad down) and the same across.

    Raises:
        TypeError, ValueError: something is no whole number, nor a pair.
    """
    return tuple(
        zip(
            ("height", "width"),
            pair(shape, "shape", 1),
            pair(filter_size, "filter_size", 1),
            pair(stride, "stride", 1),
            pair(pad, "pad", 0),
            strict=True,
        )
    )


def legal_strides(size, filter_size, pad=0):
    """Return every stride that gives a whole output size larger than one.

    These are the divisors of ``size + 2·pad − filter_size``. When the filter
    covers the padded input exactly it has a single place and never moves;
    the answer is then ``[1]``, though any stride would do.

    Raises:
        TypeError, ValueError: as :func:`output_size`.

    >>> legal_strides(7, 3)
    [1, 2, 4]
    """
    return _divisors(_span(size, filter_size, pad))


def same_pad(filter_size):
    """Return the pad that keeps the size at stride 1: ``(F − 1) / 2``.

    Raises:
        TypeError: ``filter_size`` is not a whole number.
        ValueError: it is even; no pad that is equal on both sides fits then.
    """
    filter_size = whole(filter_size, "filter_size", 1)
    if filter_size % 2 == 0:
        raise ValueError(
            f"({filter_size} − 1)/2 = {(filter_size - 1) / 2} is not a whole "
            "number: with an even filter the size cannot stay the same; "
            "take an odd filter"
        )
    return (filter_size - 1) // 2


def same_size(size, stride=1):
    """Return the output size of TensorFlow's SAME: size/stride, rounded up.

    Filter and pad play no part; the padding follows, see
    :func:`same_padding`.

    Raises:
        TypeError, ValueError: a number is not whole, or not 1 or more.

    >>> same_size(7, 3)
    3
    """
    return -(-whole(size, "size", 1) // whole(stride, "stride", 1))


def same_padding(size, filter_size, stride=1):
    """Return the cells that SAME adds ``(before, after)``: all it needs.

    An odd cell goes behind. :func:`same_pad` is the case of stride 1 that
    is equal on both sides.

    Raises:
        TypeError, ValueError: a number is not whole, or not 1 or more.

    >>> same_padding(32, 3, stride=2)
    (0, 1)
    """
    size, stride = whole(size, "size", 1), whole(stride, "stride", 1)
    filter_size = whole(filter_size, "filter_size", 1)
    last = (same_size(size, stride) - 1) * stride  # where the last one starts
    need = max(0, last + filter_size - size)
    return need // 2, need - need // 2


def seen_channels(in_channels, out_channels, groups=1):
    """Return how many channels each filter sees: ``in_channels / groups``.

    Raises:
        TypeError, ValueError: a number is not whole, or not 1 or more, or
            the groups would not be equal.

    >>> seen_channels(6, 12, groups=3)
    2
    """
    in_channels = whole(in_channels, "in_channels", 1)
    out_channels = whole(out_channels, "out_channels", 1)
    groups = whole(groups, "groups", 1)
    if in_channels % groups or out_channels % groups:
        raise ValueError(
            f"{groups} groups cannot be equal: there are {in_channels} "
            f"channels and {out_channels} filters; take one of "
            f"{_few(_divisors(gcd(in_channels, out_channels)))}"
        )
    return in_channels // groups


def conv_params(in_channels, out_channels, filter_size, bias=True, groups=1):
    """Return how many numbers a convolution layer learns.

    Each of the ``out_channels`` filters has ``FH·FW`` weights for every
    channel that it sees (:func:`seen_channels`), and one bias. The size of
    the image plays no part.
    """
    seen = seen_channels(in_channels, out_channels, groups)
    fh, fw = pair(filter_size, "filter_size", 1)
    return int(out_channels) * (seen * fh * fw + bool(bias))


def dense_params(inputs, outputs, bias=True):
    """Return how many numbers a dense (fully connected) layer learns."""
    return whole(outputs, "outputs", 1) * (
        whole(inputs, "inputs", 1) + bool(bias)
    )


def conv_mult_adds(
    in_channels, out_channels, filter_size, output_shape, groups=1
):
    """Return the multiply–adds of a convolution layer for one image.

    Every one of the ``out_channels·OH·OW`` outputs is a dot product of
    ``in_channels / groups·FH·FW`` terms.
    """
    oh, ow = pair(output_shape, "output_shape", 1)
    terms = conv_params(in_channels, out_channels, filter_size, False, groups)
    return oh * ow * terms


def dense_mult_adds(inputs, outputs):
    """Return the multiply–adds of a dense layer for one example."""
    return dense_params(inputs, outputs, bias=False)


def receptive_field(layers):
    """Return how many input cells, along one side, one output cell sees.

    Args:
        layers: ``(filter_size, stride)`` of each layer, from the input on;
            pooling counts like a filter.

    Raises:
        TypeError, ValueError: a layer is no such pair of whole numbers.

    >>> receptive_field([(3, 1), (3, 1)])
    5
    """
    field, step = 1, 1
    for layer in listed(layers, "layers", "[(3, 1), (2, 2)]"):
        if not isinstance(layer, (tuple, list)) or len(layer) != 2:
            raise ValueError(f"a layer is (filter_size, stride), not {layer}")
        filter_size, stride = layer
        field += (whole(filter_size, "filter_size", 1) - 1) * step
        step *= whole(stride, "stride", 1)
    return field


def _span(size, filter_size, pad):
    """Return how far the filter can move: ``size + 2·pad − filter_size``."""
    size = whole(size, "size", 1)
    filter_size = whole(filter_size, "filter_size", 1)
    pad = whole(pad, "pad", 0)
    span = size + 2 * pad - filter_size
    if size + 2 * pad > MOST:
        raise ValueError(
            f"{size} + 2·{pad} cells are too many; take {MOST:,} at most"
        )
    if span < 0:
        raise ValueError(
            f"a filter of {filter_size} does not fit into "
            f"{size} + 2·{pad} = {size + 2 * pad} cells; "
            f"take a filter of at most {size + 2 * pad} or a larger pad"
        )
    return span


def _divisors(number):
    """Return the divisors of ``number`` in order; of 0 just ``[1]``."""
    small = [d for d in range(1, isqrt(number) + 1) if number % d == 0]
    return sorted({*small, *(number // d for d in small)}) or [1]


def _few(numbers, most=12):
    """Return the numbers as text, the middle left out where they are many."""
    text = [str(n) for n in numbers]
    if len(text) > most:
        text[most - 1 : -1] = ["…"]
    return ", ".join(text)
