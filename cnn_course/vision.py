"""What a unit sees: its window, its favourites, its gradients, its mistakes.

A **unit** is one cell that a layer makes. It is named by the index of the
layer in ``net.layers`` and the cell's place in what that layer makes:
``(layer, channel, row, column)`` of a map, ``(layer, number)`` of a dense
layer. The layer decides what is meant: name the convolution and it is the sum
before ReLU, name the ReLU after it and it is the activation. After ReLU a
silent unit has no gradient, so that its pictures are empty.

The net may hold any layers of :mod:`cnn_course.layers` and
:mod:`cnn_course.modern`; what is inside a chain has no name. All work is
done by copies of them: the net, its weights and every argument stay as they
are.
"""

from concurrent.futures import ThreadPoolExecutor
from copy import copy
from math import ceil, cos, radians, sin
from typing import NamedTuple

import numpy as np

from cnn_course.checks import (
    batch,
    image,
    listed,
    ready,
    real,
    sides,
    whole,
)
from cnn_course.conv import conv2d
from cnn_course.layers import Dense, Flatten, ReLU, Tanh, softmax
from cnn_course.modern import BatchNorm2D, Chain, GlobalAvgPool2D, Residual
from cnn_course.shapes import output_shape
from cnn_course.train import evaluate, one_thread

BATCH = 500  # images at a time; more would only need more memory ...
CELLS = 2**19  # ... and of large images only so many that make this
BLUR_EVERY = 4  # steps of an ascent between two blurs, as in its paper


class Favourite(NamedTuple):
    """An image that excites a unit, and where."""

    image: int  # its place among the images
    unit: tuple  # (layer, channel, row, column) or (layer, number)
    value: float  # how strongly the unit answers
    patch: np.ndarray  # (C, h, w), the part of the image that the unit sees


def receptive_field_of(net, unit, input_shape):
    """Return the rectangle of input cells that a unit can depend on.

    Going back through a window of F cells at stride S and pad P, the cells
    from a to b come from a·S − P to b·S − P + F − 1; what lies in the padding
    is cut off.

    Args:
        net: a :class:`cnn_course.lenet.Network`.
        unit: see :mod:`cnn_course.vision`.
        input_shape: of one image, (C, H, W).

    Returns:
        (top, left, height, width) in cells of the input; a height or width
        of 0 says that the unit sees padding only.

    Raises:
        TypeError, ValueError: the net has no such unit, or the image does
            not fit the net.

    >>> from cnn_course import LeNet5
    >>> receptive_field_of(LeNet5(), (3, 0, 9, 9), (1, 32, 32))
    (18, 18, 14, 14)
    """
    blank = np.zeros((1, *sides(input_shape, "CHW", "input_shape")))
    last, *place = _unit(net, unit)
    layers, made = _forward(net, blank, last)
    _cell(made[-1], place)
    cells = [(at, at) for at in place][-2:]  # from first to last, each axis
    for layer, x in zip(reversed(layers), reversed(made[:-1]), strict=True):
        cells = _seen_by(layer, cells, x.shape[1:])
    (top, bottom), (left, right) = cells
    return top, left, max(0, bottom - top + 1), max(0, right - left + 1)


def _seen_by(layer, cells, shape):
    """Return the cells of a layer's input (C, H, W) or (D,) that it reads.

    ``cells`` are the first and the last along each axis of what it makes.
    """
    whole_input = [(0, side - 1) for side in shape][-2:]
    if isinstance(layer, (Dense, GlobalAvgPool2D)):
        return whole_input
    if isinstance(layer, Chain):
        return _seen_by_chain(layer, cells)
    if isinstance(layer, Flatten):
        ((first, last),) = cells
        if first != last:
            return whole_input
        _, *place = map(int, np.unravel_index(first, shape))
        return [(at, at) for at in place]
    if isinstance(layer, (ReLU, Tanh, BatchNorm2D)):  # cell by cell
        return cells
    size = layer.place.get("size") or layer.params["w"].shape[2:]
    stride, pad = (
        np.broadcast_to(layer.place[name], 2).tolist()
        for name in ("stride", "pad")
    )
    return [
        (max(0, a * S - P), min(side - 1, b * S - P + F - 1))
        for (a, b), F, S, P, side in zip(
            cells, size, stride, pad, shape[-2:], strict=True
        )
    ]


def _seen_by_chain(chain, cells):
    """Return the cells of its input that a chain reads for these."""
    own = cells if isinstance(chain, Residual) else []
    for layer in reversed(chain.layers):
        cells = _seen_by(layer, cells, layer.recall().shape[1:])
    if not own:
        return cells
    return [
        (min(first, start), max(last, stop))
        for (first, last), (start, stop) in zip(cells, own, strict=True)
    ]


def top_images(net, images, layer, channel, count=9):
    """Return the images that excite a unit most, the strongest first.

    In a map every row and column is a unit with the same filter; an image
    counts with the one that answers most.

    Args:
        net: a :class:`cnn_course.lenet.Network`.
        images: to choose from, (N, C, H, W).
        layer: the index of a layer in ``net.layers``.
        channel: which of its maps, or which unit of a dense layer.
        count: how many images to return.

    Returns:
        A list of :class:`Favourite`: the image's number, the unit with its
        row and column, its value, and the patch of the image it sees.

    Raises:
        TypeError, ValueError: there is no such layer or channel.

    Source: Zeiler and Fergus, "Visualizing and Understanding Convolutional
    Networks" (2014), figure 2.
    """
    images = batch(images, "images")
    with one_thread():
        made = [_forward(net, part, layer)[1][-1] for part in _parts(images)]
    maps = _of_channel(np.concatenate(made), channel)  # (N, OH, OW) or (N,)
    flat = maps.reshape(len(images), -1)
    order = np.argsort(-flat.max(axis=1), kind="stable")
    favourites = []
    for n in order[: whole(count, "count", 1)].tolist():
        place = np.unravel_index(flat[n].argmax(), maps.shape[1:])
        unit = (layer, channel, *map(int, place))
        top, left, h, w = receptive_field_of(net, unit, images.shape[1:])
        patch = images[n, :, top : top + h, left : left + w].copy()
        favourites.append(Favourite(n, unit, float(flat[n].max()), patch))
    return favourites


def input_gradient(net, x, unit):
    """Return how a unit's value changes with every pixel: its saliency.

    Args:
        net: a :class:`cnn_course.lenet.Network`.
        x: images, (N, C, H, W).
        unit: see :mod:`cnn_course.vision`; for a class name the last dense
            layer, which gives the score before softmax.

    Returns:
        The gradient of the unit with respect to x, (N, C, H, W).

    Raises:
        TypeError, ValueError: the net has no such unit, or x does not fit.

    Source: Simonyan, Vedaldi and Zisserman, "Deep Inside Convolutional
    Networks" (2013).
    """
    return send_back(net, x, unit, lambda relu, dy: relu.backward(dy))


def deconvolution(net, x, unit):
    """Return what a deconvnet paints for a unit: ReLU on the way back.

    Like :func:`input_gradient`, but a ReLU lets only positive signals back,
    and lets them through even where it was silent on the way forward. Max
    pooling sends the signal to the cell that won (Zeiler's switches).
    Arguments, result and errors are those of :func:`input_gradient`.

    Source: Zeiler and Fergus, "Visualizing and Understanding Convolutional
    Networks" (2014). They start with the unit's value and not with 1: the
    picture is the same but for its scale.
    """
    return send_back(net, x, unit, lambda relu, dy: np.maximum(dy, 0))


def guided_backprop(net, x, unit):
    """Return the gradient through open ReLUs and positive signals only.

    It is stopped by a ReLU where the gradient would stop it *and* where the
    deconvnet would. Arguments, result and errors are those of
    :func:`input_gradient`.

    Source: Springenberg, Dosovitskiy, Brox and Riedmiller, "Striving for
    Simplicity: The All Convolutional Net" (2015).
    """
    return send_back(
        net, x, unit, lambda relu, dy: relu.backward(np.maximum(dy, 0))
    )


def send_back(net, x, unit, through_relu):
    """Send a 1 back from a unit to the images x, layer by layer.

    All ways back differ in one thing only, in how they go through a ReLU:
    ``through_relu(relu, dy)`` takes what comes back to its output, and
    returns what goes on from its input.
    """
    last, *place = _unit(net, unit)
    layers, made = _forward(net, batch(x, "x"), last)
    signal = np.zeros_like(made[-1])
    signal[_cell(made[-1], place)] = 1
    for layer in reversed(layers):
        if isinstance(layer, ReLU):
            signal = through_relu(layer, signal)
        else:
            signal = layer.backward(signal)
    return signal


def ascend(
    net,
    unit,
    input_shape,
    steps=200,
    rate=0.1,
    decay=0.0,
    blur=0.0,
    clip_norm=0,
    clip_contribution=0,
    bounds=None,
    seed=0,
):
    """Return a picture that excites a unit, by walking uphill from noise.

    Each step adds the gradient and then tidies up, in four ways that are all
    off unless asked for.

    Args:
        net: a :class:`cnn_course.lenet.Network`.
        unit: see :mod:`cnn_course.vision`.
        input_shape: of the picture, (C, H, W).
        steps: how many to go.
        rate: the largest change of a number in one step.
        decay: the share that every number loses in a step, 0 to 1.
        blur: every fourth step, a Gaussian blur of this width in cells.
        clip_norm: per cent of the cells that become 0, the weakest ones.
        clip_contribution: per cent of the cells that become 0, those that
            matter least to the unit: x·gradient is nearest to 0.
        bounds: (lowest, highest) number of a picture, such as (0, 1); None:
            no bounds. They are not in the paper, whose pictures are
            differences from a mean picture.
        seed: of the noise, an int or a numpy Generator.

    Returns:
        x, (1, C, H, W) of float32.

    Raises:
        TypeError, ValueError: the net has no such unit, or a number is out
            of range.

    Source: Yosinski, Clune, Nguyen, Fuchs and Lipson, "Understanding Neural
    Networks Through Deep Visualization" (2015).
    """
    _within(decay, "decay", 1)
    _within(blur, "blur")
    _within(clip_norm, "clip_norm", 100)
    _within(clip_contribution, "clip_contribution", 100)
    shape = (1, *sides(input_shape, "CHW", "input_shape"))
    noise = np.random.default_rng(seed).normal(0, 0.01, shape)
    x = noise.astype(np.float32)
    with one_thread():
        for step in range(1, whole(steps, "steps", 0) + 1):
            gradient = input_gradient(net, x, unit)
            x = x + rate * gradient / (np.abs(gradient).max() or 1)
            x = (1 - decay) * x
            if blur and step % BLUR_EVERY == 0:
                x = blurred(x, blur)
            strength = np.sqrt((x**2).sum(axis=1))
            x = _without_weak(x, strength, clip_norm)
            contribution = np.abs((x * gradient).sum(axis=1))
            x = _without_weak(x, contribution, clip_contribution)
            x = x if bounds is None else x.clip(*bounds)
    return x


def _without_weak(x, strength, percent):
    """Return x with the weakest ``percent`` of its cells (N, H, W) at 0."""
    if not percent:
        return x
    return x * (strength > np.percentile(strength, percent))[:, None]


def blurred(x, sigma):
    """Return images (N, C, H, W) blurred with a Gaussian of width sigma.

    The filter reaches 3·sigma cells to each side; outside the image is 0.

    Raises:
        TypeError, ValueError: x is no batch of images, or sigma negative.
    """
    x = batch(x, "x")
    N, C, H, W = x.shape
    if not _within(sigma, "sigma"):
        return x.copy()
    radius = ceil(3 * sigma)
    bell = np.exp(-(np.arange(-radius, radius + 1) ** 2) / (2 * sigma**2))
    bell = (bell / bell.sum()).astype(np.result_type(x, np.float32))
    x = x.reshape(N * C, 1, H, W)
    x = conv2d(x, bell[None, None, :, None], pad=(radius, 0))
    x = conv2d(x, bell[None, None, None, :], pad=(0, radius))
    return x.reshape(N, C, H, W)


def occlusion(net, x, target, size=8, stride=1, fill=0):
    """Hide one part of an image after the other, and watch the answer.

    Args:
        net: a :class:`cnn_course.lenet.Network`.
        x: one image, (1, C, H, W).
        target: a class, an int, whose probability is watched; or a unit,
            see :mod:`cnn_course.vision`, whose value is.
        size: of the square that hides, an int or (high, wide).
        stride: cells that it moves at a time.
        fill: the number that hides.

    Returns:
        (OH, OW): the answer with the square at each place, in the order of
        a convolution. Low numbers: what was hidden there mattered.

    Raises:
        TypeError, ValueError: the net has no such unit or class, x is not
            one image, or the square does not fit.

    Source: Zeiler and Fergus, "Visualizing and Understanding Convolutional
    Networks" (2014), section 4.2.
    """
    x = batch(x, "x")
    if len(x) != 1:
        raise ValueError(f"x {x.shape} holds {len(x)} images; give one: x[:1]")
    OH, OW = output_shape(x.shape[2:], size, stride)
    FH, FW = np.broadcast_to(size, 2).tolist()
    SH, SW = np.broadcast_to(stride, 2).tolist()
    hidden = np.repeat(x, OH * OW, axis=0)
    for n, (i, j) in enumerate(np.ndindex(OH, OW)):
        hidden[n, :, i * SH : i * SH + FH, j * SW : j * SW + FW] = fill
    with one_thread(), ThreadPoolExecutor(2) as pool:  # two parts at a time
        answers = pool.map(lambda x: _answer(net, x, target), _parts(hidden))
        return np.concatenate(list(answers)).reshape(OH, OW)


def class_activation_map(net, x, target):
    """Return where a class is seen: what each place adds to its score.

    A net that ends with GlobalAvgPool2D and Dense takes the mean of every
    map and adds the means up, each times a weight of the class. So it may as
    well add the maps up and take the mean then: the score is the mean of
    this map, plus the bias. Nothing is estimated.

    Args:
        net: a :class:`cnn_course.lenet.Network`, such as
            :func:`cnn_course.efficientnet.dog_classifier`.
        x: images, (N, C, H, W).
        target: a class, an int; or several, such as a slice, whose mean is
            taken.

    Returns:
        (N, h, w), as many cells as the last maps have.

    Raises:
        TypeError, ValueError: the net ends otherwise, it has no such class,
            or x does not fit.

    Source: Zhou, Khosla, Lapedriza, Oliva and Torralba, "Learning Deep
    Features for Discriminative Localization" (2016).
    """
    *_, pool, dense = [None, *ready(net, "layers", "net", "LeNet5()").layers]
    if not isinstance(pool, GlobalAvgPool2D) or not isinstance(dense, Dense):
        raise ValueError(
            f"the net ends with {pool} and {dense}; a class activation map "
            "needs GlobalAvgPool2D and Dense there"
        )
    w = dense.params["w"]  # (C, classes)
    if not isinstance(target, slice):
        _cell(w, [whole(target, "a class", 0)])
        target = [target]
    maps = _forward(net, batch(x, "x"), len(net.layers) - 3)[1][-1]
    weights = w[:, target].mean(axis=1)
    return np.tensordot(weights, maps, (0, 1))


def _answer(net, x, target):
    """Return a class's probability, or a unit's value, for each image."""
    if isinstance(target, (tuple, list)):
        last, *place = _unit(net, target)
        made = _forward(net, x, last)[1][-1]
        return made[_cell(made, place)]
    scores = _forward(net, x, len(net.layers) - 1)[1][-1]
    return softmax(scores)[_cell(scores, [whole(target, "a class", 0)])]


def accuracy_curve(net, x, y, change, amounts):
    """Return how often the net is right, the more its images are changed.

    Args:
        net: a :class:`cnn_course.lenet.Network`.
        x: images, (N, C, H, W).
        y: labels, (N,).
        change: a function such as :func:`shifted`: change(x, amount) are
            images like x.
        amounts: how much to change them, a list.

    Returns:
        The accuracies, (len(amounts),), from 0 to 1.

    Raises:
        TypeError, ValueError: a shape does not fit.
    """
    ready(net, "layers", "net", "LeNet5()")

    def accuracy(amount):
        watched = copy(net)
        watched.layers = [copy(layer) for layer in net.layers]
        return evaluate(watched, change(x, amount), y)[1]

    amounts = listed(amounts, "amounts", "[0, 1, 2]")
    with one_thread(), ThreadPoolExecutor(2) as pool:  # two amounts at a time
        return np.array(list(pool.map(accuracy, amounts)))


def shifted(x, down=0, across=0):
    """Return images (…, H, W) moved down and to the right; 0 moves in.

    Negative numbers move them up and to the left.

    Raises:
        TypeError, ValueError: x is no image, or a shift no whole number.
    """
    x = image(x)
    H, W = x.shape[-2:]
    down, across = (
        max(-side, min(side, whole(by, name, -np.inf)))
        for by, name, side in ((down, "down", H), (across, "across", W))
    )
    moved = np.zeros_like(x)
    moved[
        ...,
        max(0, down) : H + min(0, down),
        max(0, across) : W + min(0, across),
    ] = x[
        ...,
        max(0, -down) : H - max(0, down),
        max(0, -across) : W - max(0, across),
    ]
    return moved


def rotated(x, degrees):
    """Return images (…, H, W) turned counter-clockwise about their middle.

    Each cell looks where it came from, and mixes the four cells around that
    place (bilinear); outside the image is 0.

    Raises:
        TypeError, ValueError: x is no image, or degrees no number.
    """
    x = image(x)
    H, W = x.shape[-2:]
    turn = radians(real(degrees, "degrees"))
    down, across = np.mgrid[:H, :W].astype(float)
    down, across = down - (H - 1) / 2, across - (W - 1) / 2
    rows = cos(turn) * down + sin(turn) * across + (H - 1) / 2
    columns = cos(turn) * across - sin(turn) * down + (W - 1) / 2
    top, left = np.floor(rows).astype(int), np.floor(columns).astype(int)
    turned = np.zeros(x.shape, np.result_type(x, np.float32))
    for i, j in np.ndindex(2, 2):
        row, column = top + i, left + j
        share = (1 - np.abs(rows - row)) * (1 - np.abs(columns - column))
        share[(row < 0) | (row >= H) | (column < 0) | (column >= W)] = 0
        cells = x[..., row.clip(0, H - 1), column.clip(0, W - 1)]
        turned += cells * share.astype(turned.dtype)
    return turned


def noisy(x, sigma, seed=0):
    """Return images with normal noise of width sigma added; not clipped.

    Raises:
        TypeError, ValueError: x is no image, or sigma negative.
    """
    x = image(x)
    rng = np.random.default_rng(seed)
    dtype = np.result_type(x, np.float32)
    return x + _within(sigma, "sigma") * rng.standard_normal(x.shape, dtype)


def occluded(x, size, fill=0):
    """Return images (…, H, W) with a square of ``fill`` in their middle.

    Raises:
        TypeError, ValueError: x is no image, or size no whole number.
    """
    x = image(x).copy()
    H, W = x.shape[-2:]
    size = whole(size, "size", 0)
    top, left = max(0, (H - size) // 2), max(0, (W - size) // 2)
    x[..., top : top + size, left : left + size] = fill
    return x


def _unit(net, unit):
    """Return a unit's name as ints: the layer, and its place in it."""
    layers = ready(net, "layers", "net", "LeNet5()").layers
    if not isinstance(unit, (tuple, list)) or len(unit) not in (2, 4):
        raise ValueError(
            "a unit is (layer, channel, row, column), or (layer, number) of "
            f"a dense layer, not {unit!r}"
        )
    unit = tuple(whole(part, "each part of a unit", 0) for part in unit)
    if unit[0] >= len(layers):
        raise ValueError(
            f"layer {unit[0]} of {len(layers)}: they count from 0 to "
            f"{len(layers) - 1}"
        )
    return unit


def _cell(made, place):
    """Return the index of a unit in what its layer made of N images."""
    shape = made.shape[1:]
    if len(place) != len(shape) or any(
        at >= side for at, side in zip(place, shape, strict=True)
    ):
        raise ValueError(
            f"the unit at {tuple(place)} is not in its layer, which makes "
            f"{shape} of an image"
        )
    return (slice(None), *place)


def _of_channel(made, channel):
    """Return one channel's maps (N, OH, OW), or one unit's values (N,)."""
    C = made.shape[1]
    if whole(channel, "channel", 0) >= C:
        raise ValueError(
            f"channel {channel} of {C}: they count from 0 to {C - 1}"
        )
    return made[:, channel]


def _forward(net, x, last):
    """Return copies of the layers up to ``last``, and [x, what each makes]."""
    last, _ = _unit(net, (last, 0))
    layers, made = [copy(layer) for layer in net.layers[: last + 1]], [x]
    for layer in layers:
        made.append(layer.forward(made[-1]))
    return layers, made


def _parts(x):
    """Yield x in parts of :data:`BATCH` images, or of fewer large ones."""
    count = max(1, min(BATCH, CELLS // x[0].size))
    for start in range(0, len(x), count):
        yield x[start : start + count]


def _within(value, name, most=np.inf):
    """Return value as a float, if it is a number from 0 to ``most``."""
    if not 0 <= real(value, name) <= most:
        raise ValueError(f"{name} lies between 0 and {most}, not {value}")
    return float(value)
