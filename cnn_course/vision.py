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

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from typing import NamedTuple

import numpy as np

from cnn_course.checks import batch, generator, ready, sides, whole, within
from cnn_course.fused import ConvMaxPool
from cnn_course.layers import (
    Conv2D,
    Dense,
    Flatten,
    ReLU,
    Tanh,
    softmax,
)
from cnn_course.modern import BatchNorm2D, Chain, GlobalAvgPool2D, Residual
from cnn_course.robust import (
    accuracy_curve,
    blurred,
    noisy,
    occluded,
    rotated,
    shifted,
)
from cnn_course.shapes import output_shape
from cnn_course.train import one_thread

__all__ = [
    "Best",
    "Favourite",
    "Field",
    "accuracy_curve",
    "activations",
    "ascend",
    "ascent",
    "blurred",
    "class_activation_map",
    "deconvolution",
    "favourites",
    "fields_of",
    "guided_backprop",
    "input_gradient",
    "look_through",
    "noisy",
    "occluded",
    "occlusion",
    "receptive_field_of",
    "rotated",
    "send_back",
    "shifted",
    "top_images",
    "with_patches",
]

BATCH = 500  # images at a time; more would only need more memory ...
CELLS = 2**19  # ... and of large images only so many that make this
BLUR_EVERY = 4  # steps of an ascent between two blurs, as in its paper


class Favourite(NamedTuple):
    """An image that excites a unit, and where."""

    image: int  # its place among the images
    unit: tuple  # (layer, channel, row, column) or (layer, number)
    value: float  # how strongly the unit answers
    patch: np.ndarray  # (C, h, w), the part of the image that the unit sees
    box: tuple  # (top, left, h, w), where in the image that part lies


class Best(NamedTuple):
    """The images that excite each of a layer's C channels most.

    The strongest stand first; a channel is one map or one dense unit.
    """

    images: np.ndarray  # (count, C), their places among the images
    cells: np.ndarray  # (count, C), where in the map, in reading order
    values: np.ndarray  # (count, C)
    shape: tuple  # of a map: (OH, OW), or () for dense units


class Field(NamedTuple):
    """The cells that a unit depends on, in the input or in a layer's maps."""

    channels: list  # the numbers of the maps, or of a dense layer's units
    box: tuple | None  # (top, left, height, width); None for dense units


def activations(net, x):
    """Return what every layer makes of the images x, a list in their order.

    As :meth:`cnn_course.lenet.Network.activations`, but the layers remember
    nothing of it.

    Raises:
        TypeError, ValueError: x does not fit the net.
    """
    return _forward(net, batch(x, "x"), len(net.layers) - 1)[1][1:]


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
    return fields_of(net, unit, input_shape)[0].box


def fields_of(net, unit, input_shape):
    """Return the cells that a unit depends on, from the input on.

    Arguments and errors are those of :func:`receptive_field_of`.

    Returns:
        A list of :class:`Field`: of the input, of what layer 0 makes, and so
        on; the last one is the unit itself.
    """
    last, *place = _unit(net, unit)
    return _fields(*_blank_pass(net, last, input_shape), place)


def _blank_pass(net, last, input_shape):
    """Return what `_forward` returns for an image without ink."""
    shape = sides(input_shape, "CHW", "input_shape")
    return _forward(net, np.zeros((1, *shape)), last)


def _fields(layers, made, place):
    """Return the fields of a unit of the last of these layers."""
    _cell(made[-1], place)
    cells = [(at, at) for at in place]
    fields = [_field(cells)]
    for layer, x in zip(reversed(layers), reversed(made[:-1]), strict=True):
        cells = _seen_by(layer, cells, x.shape[1:])
        fields.append(_field(cells))
    return fields[::-1]


def _field(cells):
    """Return cells, the channels and the first and last of each axis."""
    channels, *place = cells
    if isinstance(channels, tuple):
        first, last = channels
        channels = list(range(first, last + 1))
    if not place:
        return Field(channels, None)
    (top, bottom), (left, right) = place
    high, wide = max(0, bottom - top + 1), max(0, right - left + 1)
    return Field(channels, (top, left, high, wide))


def _seen_by(layer, cells, shape):
    """Return the cells of a layer's input (C, H, W) or (D,) that it reads.

    ``cells`` are the first and the last along each axis of what it makes;
    of the channels it may be a list.
    """
    if isinstance(layer, (ReLU, Tanh, BatchNorm2D)):  # cell by cell
        return cells
    if isinstance(layer, Flatten) and len(_field(cells).channels) == 1:
        place = np.unravel_index(_field(cells).channels[0], shape)
        return [(int(at), int(at)) for at in place]
    if isinstance(layer, Chain):
        return _seen_by_chain(layer, cells)
    if isinstance(layer, GlobalAvgPool2D):  # the whole of its own map
        return [*cells, *((0, side - 1) for side in shape[1:])]
    if not hasattr(layer, "place") and not isinstance(layer, ConvMaxPool):
        return [(0, side - 1) for side in shape]  # dense: all of them
    channels, *place = cells
    size, stride, pad = window_of(layer)
    return [
        _channels_read(layer, channels),
        *(
            (max(0, a * S - P), min(side - 1, b * S - P + F - 1))
            for (a, b), F, S, P, side in zip(
                place, size, stride, pad, shape[-2:], strict=True
            )
        ),
    ]


def window_of(layer):
    """Return a layer's window: size, stride and pad, each (down, across)."""
    if isinstance(layer, ConvMaxPool):  # a window of windows
        size, stride, pad = map(np.array, window_of(layer.conv))
        pool = np.array(layer.size)
        return size + (pool - 1) * stride, stride * pool, pad
    size = layer.place.get("size") or layer.params["w"].shape[2:]
    return size, *(
        np.broadcast_to(layer.place[name], 2).tolist()
        for name in ("stride", "pad")
    )


def _channels_read(layer, channels):
    """Return the channels that a window of these output channels reads."""
    layer = layer.conv if isinstance(layer, ConvMaxPool) else layer
    if not isinstance(layer, Conv2D):
        return channels  # pooling: each its own
    FN, seen = layer.table.shape[:2]
    filters = np.array(_field([channels]).channels)
    first = filters * layer.groups // FN * seen  # of the filter's group
    row, channel = layer.table[filters, :, 0, 0].nonzero()
    return np.unique(first[row] + channel).tolist()


def _seen_by_chain(chain, cells):
    """Return the cells of its input that a chain reads for these."""
    own = cells
    for layer in reversed(chain.layers):
        cells = _seen_by(layer, cells, layer.recall().shape[1:])
    if not isinstance(chain, Residual):
        return cells
    channels = {*_field(cells).channels, *_field(own).channels}
    return [
        sorted(channels),
        *(
            (min(first, start), max(last, stop))
            for (first, last), (start, stop) in zip(
                cells[1:], own[1:], strict=True
            )
        ),
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
    images, best = batch(images, "images"), None
    count = whole(count, "count", 1)
    with one_thread():
        for first in range(0, len(images), BATCH):
            part = images[first : first + BATCH]
            made = _of_channel(_forward(net, part, layer)[1][-1], channel)
            best = _better(best, made, first, count)
    return with_patches(net, images, best, (layer, channel), 0)


def favourites(net, images, count=9):
    """Return what :func:`top_images` finds, for all channels in one go.

    Args:
        net: a :class:`cnn_course.lenet.Network`.
        images: to choose from, (N, C, H, W).
        count: how many images a channel gets.

    Returns:
        A list of :class:`Best`, one a layer; :func:`with_patches` tells more
        about one channel.

    Raises:
        TypeError, ValueError: the images do not fit the net.
    """
    ((_, found),) = deque(look_through(net, images, count), maxlen=1)
    return found


def look_through(net, images, count=9):
    """Yield how many images were seen, and the favourites among them.

    Arguments and errors are those of :func:`favourites`.
    """
    images, count = batch(images, "images"), whole(count, "count", 1)
    found = [None] * len(ready(net, "layers", "net", "LeNet5()").layers)
    for first in range(0, len(images), BATCH):
        part = images[first : first + BATCH]
        with one_thread():
            made = activations(net, part)
        found = [
            _better(best, maps, first, count)
            for best, maps in zip(found, made, strict=True)
        ]
        yield first + len(part), found


def _better(best, made, first, count):
    """Return the Best of what was best, and of images from ``first`` on.

    ``made`` is what a layer makes of them: (N, C, OH, OW) or (N, C). Of equal
    values the earlier image counts, and the earlier cell.
    """
    N, C, *shape = made.shape
    flat = made.reshape(N, C, -1)
    cells = flat.argmax(axis=2)
    values = np.take_along_axis(flat, cells[..., None], 2)[..., 0]
    images = np.repeat(np.arange(first, first + N)[:, None], C, axis=1)
    columns = images, cells, values
    if best is not None:
        columns = map(np.concatenate, zip(best[:3], columns, strict=True))
    images, cells, values = columns
    order = np.argsort(-values, axis=0, kind="stable")[:count]
    columns = (
        np.take_along_axis(column, order, 0)
        for column in (images, cells, values)
    )
    return Best(*columns, tuple(shape))


def with_patches(net, images, best, channel, column=None):
    """Return the favourites of one channel, a list of :class:`Favourite`.

    Args:
        net: a :class:`cnn_course.lenet.Network`.
        images: those that were looked through, (N, C, H, W).
        best: of the layer, a :class:`Best`.
        channel: (layer, channel).
        column: which one of ``best`` it is; None: that of the channel.
    """
    column = channel[1] if column is None else column
    passed = _blank_pass(net, channel[0], images.shape[1:])
    found = []
    for n, cell, value in zip(
        *(part[:, column].tolist() for part in best[:3]), strict=True
    ):
        place = np.unravel_index(cell, best.shape) if best.shape else ()
        unit = (*channel, *map(int, place))
        box = top, left, h, w = _fields(*passed, unit[1:])[0].box
        patch = images[n, :, top : top + h, left : left + w].copy()
        found.append(Favourite(int(n), unit, float(value), patch, box))
    return found


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
    pictures = ascent(
        *(net, unit, input_shape, steps, rate, decay, blur, clip_norm),
        *(clip_contribution, bounds, seed),
    )
    (x,) = deque(pictures, maxlen=1)
    return x


def ascent(
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
    """Yield the pictures on the way up: the noise, then one after each step.

    Arguments, errors and source are those of :func:`ascend`.
    """
    within(decay, "decay", 1)
    within(blur, "blur")
    within(clip_norm, "clip_norm", 100)
    within(clip_contribution, "clip_contribution", 100)
    shape = (1, *sides(input_shape, "CHW", "input_shape"))
    noise = generator(seed).normal(0, 0.01, shape)
    x = noise.astype(np.float32)
    yield x
    for step in range(1, whole(steps, "steps", 0) + 1):
        with one_thread():
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
        yield x


def _without_weak(x, strength, percent):
    """Return x with the weakest ``percent`` of its cells (N, H, W) at 0."""
    if not percent:
        return x
    return x * (strength > np.percentile(strength, percent))[:, None]


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
    places = [(i * SH, j * SW) for i, j in np.ndindex(OH, OW)]

    def answers(part):
        hidden = np.repeat(x, len(places[part]), axis=0)
        for n, (top, left) in enumerate(places[part]):
            hidden[n, :, top : top + FH, left : left + FW] = fill
        return _answer(net, hidden, target)

    parts = _parts(len(places), x[0].size)
    with one_thread(), ThreadPoolExecutor(2) as pool:  # two parts at a time
        return np.concatenate(list(pool.map(answers, parts))).reshape(OH, OW)


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
    """Return one channel's maps (N, 1, OH, OW), or unit's values (N, 1)."""
    C = made.shape[1]
    if whole(channel, "channel", 0) >= C:
        raise ValueError(
            f"channel {channel} of {C}: they count from 0 to {C - 1}"
        )
    return made[:, channel : channel + 1]


def _forward(net, x, last):
    """Return copies of the layers up to ``last``, and [x, what each makes]."""
    last, _ = _unit(net, (last, 0))
    layers, made = [_copied(layer) for layer in net.layers[: last + 1]], [x]
    for layer in layers:
        made.append(layer.forward(made[-1]))
    return layers, made


def _parts(count, size):
    """Yield slices of images: :data:`BATCH` of them, or fewer large ones."""
    step = max(1, min(BATCH, CELLS // size))
    for start in range(0, count, step):
        yield slice(start, start + step)


def _copied(layer):
    """Return a layer with the same weights and a memory of its own."""
    layer = copy(layer)
    if isinstance(layer, ConvMaxPool):  # it leaves gradients at another one
        layer.conv = copy(layer.conv)
    if isinstance(layer, Chain):
        layer.layers = [_copied(part) for part in layer.layers]
    return layer
