"""Which images a net takes: their shape, MNIST where it fits, one's own."""

from functools import cache

import numpy as np

from cnn_course import vision
from cnn_course.checks import sides
from cnn_course.data import DataError, load_test_digits
from cnn_course.digits import scaled

SIDES = (32, 28, *range(4, 129))  # of images that are tried with a net
MNIST_PADS = {(1, 32, 32): 2, (1, 28, 28): 0}


def image_shape(net, x=None, images=None):
    """Return (C, H, W) of the images that a net is shown.

    Args:
        net: a :class:`cnn_course.lenet.Network`.
        x: an image, (1, C, H, W), or without the first axes; or None.
        images: some more, (N, C, H, W); or None. Without both of them,
            square images are tried.

    Raises:
        TypeError, ValueError: the image does not fit the net, or no square
            image does.
    """
    if x is not None:
        shape = np.shape(x)
        shape = (1,) * (3 - len(shape)) + tuple(shape[-3:])
        shape = sides(shape, "CHW", "the shape of x")
        vision.activations(net, np.zeros((1, *shape)))
        return shape
    if images is not None:
        vision.activations(net, images[:1])
        return images.shape[1:]
    w = getattr(net.layers[0], "params", {}).get("w")
    channels = (w.shape[1],) if w is not None and w.ndim == 4 else (1, 3)
    for side in SIDES:
        for count in channels:
            if _fits(net, (count, side, side)):
                return count, side, side
    raise ValueError(
        f"no square image of {' or '.join(map(str, channels))} channels and "
        f"up to {SIDES[-1]} rows fits this net; give one: x=image[None]"
    )


def _fits(net, shape):
    """Return whether the net takes images of a shape."""
    try:
        vision.activations(net, np.zeros((1, *shape), np.float32))
    except (TypeError, ValueError):
        return False
    return True


def images_for(shape, images=None):
    """Return images to choose from, (N, C, H, W), or None.

    Args:
        shape: of the net's images, (C, H, W).
        images: those that were given; None: MNIST's test images, if they
            have this shape and are there.

    Raises:
        ValueError: those that were given have another shape.
    """
    if images is None and shape in MNIST_PADS:
        try:
            images = _test_digits(MNIST_PADS[shape])
        except DataError:  # said where favourites are asked for
            return None
    if images is not None and images.shape[1:] != shape:
        raise ValueError(
            f"the images have shape {images.shape[1:]}, but x {shape}; give "
            "images of one shape"
        )
    return images


@cache
def _test_digits(pad):
    """Return MNIST's test images, once for all explorers."""
    images, _ = load_test_digits(pad)
    images.flags.writeable = False
    return images


def fitted(levels, shape):
    """Return a picture (H, W) or (3, H, W) in the shape (1, C, H, W).

    It keeps its proportions; black fills what it leaves free. Channels other
    than three get its brightness.
    """
    C, H, W = shape
    levels = levels if levels.ndim == 3 else levels[None]
    if len(levels) != C:
        levels = np.repeat(levels.mean(axis=0)[None], C, axis=0)
    scale = min(H / levels.shape[1], W / levels.shape[2])
    high, wide = (max(1, round(side * scale)) for side in levels.shape[1:])
    x = np.zeros((1, *shape))
    top, left = (H - high) // 2, (W - wide) // 2
    for c, channel in enumerate(levels):
        small = scaled(channel, high, wide)
        x[0, c, top : top + high, left : left + wide] = small
    return x
