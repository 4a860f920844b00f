"""EfficientNet-Lite0: a net for photographs, and whether it sees a dog.

It is a chain of blocks. Each makes many channels out of few, looks at every
channel by itself (a depthwise convolution), and makes few channels again;
where the size stays, the block adds its input. Batch normalisation is folded
into the weights, as :meth:`cnn_course.modern.BatchNorm2D.folded_into` does.

Sources: Tan and Le, "EfficientNet: Rethinking Model Scaling for Convolutional
Neural Networks" (2019), table 1; Sandler et al., "MobileNetV2" (2018), for
the block. Lite0 leaves out squeeze-and-excitation and takes ReLU6. Where the
weights come from: cnn_course/data/efficientnet/README.md.
"""

import zlib
from copy import copy
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image

from cnn_course.checks import generator, image, numbers, whole
from cnn_course.data.files import read_file
from cnn_course.data.shared import in_class, shared
from cnn_course.layers import Conv2D, Dense
from cnn_course.lenet import Network
from cnn_course.modern import Chain, GlobalAvgPool2D, ReLU6, Residual
from cnn_course.weights import adopt, load_weights

FOLDER = Path(__file__).parent / "data" / "efficientnet"
WEIGHTS = FOLDER / "lite0.npz"
SIDE = 224  # pixels of a picture, down and across
DOGS = slice(151, 269)  # the classes that are breeds of dogs: 118
STAGES = [
    # times as many channels inside, filter, stride, channels, blocks
    (1, 3, 1, 16, 1),
    (6, 3, 2, 24, 2),
    (6, 5, 2, 40, 2),
    (6, 3, 2, 80, 3),
    (6, 5, 1, 112, 3),
    (6, 5, 2, 192, 4),
    (6, 3, 1, 320, 1),
]
"""The stages between the first layer (32 filters) and the last (1280)."""


def dog_classifier():
    """Return EfficientNet-Lite0 with the weights learnt on ImageNet.

    It takes what :func:`prepare` makes of a photograph, (N, 3, 224, 224),
    and gives the scores of 1000 classes; :func:`class_names` says which.

    Raises:
        FileNotFoundError, ValueError: the weights are missing or damaged.
    """
    net = EfficientNetLite0()
    if in_class() and WEIGHTS.exists():
        flat = shared(shared_name(), (net.param_count,))
        if flat is not None:
            return adopt(net, flat)
    return load_weights(net, WEIGHTS)


def shared_name():
    """Return what the weights are called in the folder of a class.

    It tells the version of the file that they come from.
    """
    return f"efficientnet-{zlib.crc32(read_file(WEIGHTS)):08x}"


def EfficientNetLite0(seed=0, classes=1000):
    """Return the net with random weights.

    Args:
        seed: of the weights, an int or a numpy Generator.
        classes: how many scores it gives.
    """
    rng = generator(seed)
    layers = [_conv(3, 32, 3, 2, rng), ReLU6()]
    channels = 32
    for times, size, stride, wanted, blocks in STAGES:
        for step in [stride] + [1] * (blocks - 1):
            layers.append(_block(channels, wanted, size, step, times, rng))
            channels = wanted
    return Network(
        [
            *layers,
            _conv(channels, 1280, 1, 1, rng),
            ReLU6(),
            GlobalAvgPool2D(),
            Dense(1280, classes, seed=rng),
        ]
    )


def _block(C, FN, size, stride, times, rng):
    """Return an inverted bottleneck: wide inside, narrow at both ends."""
    wide = times * C
    widen = [_conv(C, wide, 1, 1, rng), ReLU6()] if times > 1 else []
    layers = [
        *widen,
        _conv(wide, wide, size, stride, rng, groups=wide),
        ReLU6(),
        _conv(wide, FN, 1, 1, rng),
    ]
    name = f"{C} → {wide} → {FN}, {size}×{size}, stride {stride}"
    if stride == 1 and C == FN:
        return Residual(layers, f"Residual({name})")
    return Chain(layers, f"Chain({name})")


def _conv(C, FN, size, stride, rng, groups=1):
    """Return a convolution that pads as TensorFlow's SAME does.

    With a stride of 2 on an even number of cells, SAME adds one cell more
    below and on the right than above and on the left: so does "ceil".
    """
    pad = (size - stride) // 2
    return Conv2D(C, FN, size, stride, pad, "ceil", seed=rng, groups=groups)


def prepare(photo):
    """Return a photograph as the net wants it, (1, 3, 224, 224).

    Its shorter side becomes 224 pixels (bicubic), the square in its middle
    is cut out, and the levels from 0 to 255 become (level − 127)/128.

    Args:
        photo: (3, H, W), levels from 0 to 255, as from
            :func:`cnn_course.data.load_photo`,
            :func:`cnn_course.data.load_animal` or
            :func:`cnn_course.data.read_picture`.

    Raises:
        TypeError, ValueError: it is no photograph in colour.
    """
    photo = image(photo)
    if photo.ndim != 3 or len(photo) != 3:
        raise ValueError(
            f"photo has shape {photo.shape}; a photograph in colour is "
            "(3, H, W), with levels from 0 to 255"
        )
    levels = np.clip(_middle(photo).transpose(1, 2, 0), 0, 255).round()
    picture = Image.fromarray(levels.astype(np.uint8))
    scale = SIDE / min(picture.size)
    size = [max(SIDE, round(side * scale)) for side in picture.size]
    picture = picture.resize(size, Image.Resampling.BICUBIC)
    left, top = ((side - SIDE) // 2 for side in size)
    picture = picture.crop((left, top, left + SIDE, top + SIDE))
    x = (np.asarray(picture, np.float32) - 127) / 128
    return x.transpose(2, 0, 1)[None]


def _middle(photo):
    """Return the middle of a very long photograph, else all of it.

    What lies further out is cut off in any case, and enlarged it would need
    more memory than there is.
    """
    _, H, W = photo.shape
    most = 8 * min(H, W)
    top, left = ((side - min(side, most)) // 2 for side in (H, W))
    return photo[:, top : top + most, left : left + most]


def restored(x):
    """Return the picture (3, 224, 224) that :func:`prepare` made x of.

    Raises:
        TypeError, ValueError: x is no single picture of this size.
    """
    x = numbers(x, "x")
    if x.size != 3 * SIDE * SIDE or x.ndim < 3:
        raise ValueError(
            f"x has shape {x.shape}; one picture is (1, 3, {SIDE}, {SIDE})"
        )
    return np.clip(x.reshape(3, SIDE, SIDE) * 128 + 127, 0, 255)


@cache
def class_names():
    """Return the names of ImageNet's 1000 classes, a tuple.

    Of several names for one thing it is the first; the file has them all.
    """
    lines = read_file(FOLDER / "classes.txt").decode("utf-8").splitlines()
    return tuple(line.split(",")[0] for line in lines)


def feature_maps(net, x):
    """Return the maps of 18 depths, from edges to parts of an animal.

    They are those of the first layer, of every block after its look at each
    channel by itself, and of the last layer, all after ReLU6.

    Args:
        net: as from :func:`dog_classifier`.
        x: images, (N, 3, 224, 224).

    Returns:
        A list of arrays (N, C, h, w).
    """
    watched = Network([copy(layer) for layer in net.layers])
    watched.forward(x)
    parts = [
        layer.layers[-2] if isinstance(layer, Chain) else layer
        for layer in watched.layers
    ]
    return [part.seen for part in parts if isinstance(part, ReLU6)]


def top_classes(probabilities, count=5):
    """Return the most probable classes of one picture, the first one first.

    Args:
        probabilities: (1000,) or (1, 1000), as from ``net.probabilities``.
        count: how many.

    Returns:
        A list of (name, probability).

    Raises:
        TypeError, ValueError: they are not those of one picture.
    """
    sure = _of_one(probabilities)
    order = np.argsort(-sure, kind="stable")[: whole(count, "count", 1)]
    return [(class_names()[k], float(sure[k])) for k in order]


def dog_probability(probabilities):
    """Return how sure the net is of a dog: the sum over all 118 breeds.

    Arguments and errors are those of :func:`top_classes`.
    """
    return float(_of_one(probabilities)[DOGS].sum())


def _of_one(probabilities):
    """Return the probabilities of one picture, (1000,)."""
    sure = numbers(probabilities, "probabilities")
    if sure.size != len(class_names()):
        raise ValueError(
            f"probabilities have shape {sure.shape}; those of one picture "
            f"are ({len(class_names())},), such as net.probabilities(x)[0]"
        )
    return sure.ravel()
