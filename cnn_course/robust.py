"""Changes to images, and how often a net is still right after them."""

from concurrent.futures import ThreadPoolExecutor
from copy import copy
from math import ceil, cos, radians, sin

import numpy as np

from cnn_course.checks import (
    batch,
    generator,
    image,
    listed,
    ready,
    real,
    whole,
    within,
)
from cnn_course.conv import conv2d
from cnn_course.train import evaluate, one_thread


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


def blurred(x, sigma):
    """Return images (N, C, H, W) blurred with a Gaussian of width sigma.

    The filter reaches 3·sigma cells to each side; outside the image is 0.

    Raises:
        TypeError, ValueError: x is no batch of images, or sigma negative.
    """
    x = batch(x, "x")
    N, C, H, W = x.shape
    if not within(sigma, "sigma"):
        return x.copy()
    radius = ceil(3 * sigma)
    bell = np.exp(-(np.arange(-radius, radius + 1) ** 2) / (2 * sigma**2))
    bell = (bell / bell.sum()).astype(np.result_type(x, np.float32))
    x = x.reshape(N * C, 1, H, W)
    x = conv2d(x, bell[None, None, :, None], pad=(radius, 0))
    x = conv2d(x, bell[None, None, None, :], pad=(0, radius))
    return x.reshape(N, C, H, W)


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
    rng = generator(seed)
    dtype = np.result_type(x, np.float32)
    return x + within(sigma, "sigma") * rng.standard_normal(x.shape, dtype)


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
