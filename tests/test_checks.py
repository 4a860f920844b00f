"""What cannot be meant is told in a sentence of ours, with the numbers."""

from pathlib import Path

import numpy as np
import pytest

import cnn_course as cc
from cnn_course import layers, modern, shapes
from cnn_course.conv import conv2d_loops
from cnn_course.filters import filter_title
from cnn_course.layers import Conv2D, Dense, Flatten, MaxPool2D, ReLU
from cnn_course.lenet import Network

X = np.ones((2, 3, 8, 8), np.float32)
W = np.ones((4, 3, 3, 3), np.float32)
Y = np.array([0, 1])
HUGE = 10**30
PACKAGE = Path(cc.__file__).parent


def small():
    return Network([Flatten(), Dense(192, 2)])


def train(**options):
    return cc.fit(small(), X, Y, progress=False, **options)


def back(layer, dy):
    layer.forward(X)
    return layer.backward(dy)


def far(convolve, *arguments):
    return lambda: convolve(X, *arguments, stride=HUGE, rounding="floor")


CASES = {
    # numbers that no array could have
    "conv2d": (far(cc.conv2d, W), "stride must be 1,000,000,000,000 or less"),
    "loops": (far(conv2d_loops, W), "stride must be 1,000,.* or less"),
    "pool": (far(cc.max_pool2d, 2), "stride must be 1,000,.* or less"),
    "windows": (lambda: cc.windows(X, 2, HUGE), "stride must be .* or less"),
    "pad": (lambda: cc.pad2d(X, HUGE), "pad must be .* or less"),
    "padded": (
        lambda: cc.pad2d(X, 10**12),
        r"x with its pad of shape .*2000000000008\) would hold more than",
    ),
    "im2col": (lambda: cc.im2col(X, 3, pad=10**9), "would hold more than"),
    "a digit more than Python writes": (
        lambda: shapes.same_pad(10**5000),
        "filter_size must be 1,000,.* or less",
    ),
    "Conv2D": (
        lambda: Conv2D(10**9, 10**9, 10**9),
        r"w of shape \(1000000000, .*\) would hold more than 1,000,",
    ),
    "Dense": (lambda: Dense(10**9, 10**9), "w of shape .* would hold more"),
    "batch": (lambda: train(batch_size=2**63), "batch_size must be .* less"),
    "shift": (lambda: train(shift=2**63), "shift must be .* or less"),
    "classes": (
        lambda: cc.confusion_matrix(Y, Y, 10**9),
        "counts of shape .* would hold more than",
    ),
    "summary": (
        lambda: cc.LeNet5().summary((1, 10**9, 10**9)),
        "input_shape of shape .* would hold more than",
    ),
    # seeds
    "no seed": (lambda: cc.LeNet5(seed=-1), "seed must be .* not -1$"),
    "half a seed": (lambda: Conv2D(3, 3, 3, seed=1.5), "seed must be .* 1.5$"),
    "seed of Dense": (lambda: Dense(3, 3, seed="x"), "seed must be .* 'x'$"),
    # something else than a layer, a net, a name
    "pool=ReLU": (lambda: cc.LeNet5(pool=ReLU), "such as MaxPool2D, not <cl"),
    "activation": (
        lambda: cc.LeNet5(activation=MaxPool2D),
        "activation is a class such as ReLU, not <cl",
    ),
    "a layer": (
        lambda: cc.LeNet5(activation=ReLU()),
        "a class such as ReLU",
    ),
    "fit": (lambda: cc.fit(ReLU(), X, Y), r"net must be .*LeNet5\(\), not Re"),
    "checkpoint": (
        lambda: train(checkpoint=5),
        r'checkpoint must be the name of a file such as "net\.npz", not 5',
    ),
    "step": (lambda: cc.SGD().step(None), "such as net.layers, not None"),
    "a step": (lambda: cc.Adam().step([1]), "each of layers must be .* not 1"),
    "title": (lambda: filter_title([]), r"no filter \[\]; there are vertical"),
    # layers
    "Flatten": (lambda: back(Flatten(), [1, 2]), r"dy has shape \(2,\), but"),
    "global": (
        lambda: back(modern.GlobalAvgPool2D(), [1, 2]),
        r"dy has shape \(2,\), but y has \(2, 3\)",
    ),
    "epsilon": (lambda: modern.BatchNorm2D(3, "a"), "epsilon must be a num"),
    "epsilon < 0": (
        lambda: modern.BatchNorm2D(3, -2),
        "epsilon must be a positive number, not -2",
    ),
    "folded": (
        lambda: modern.BatchNorm2D(3).folded_into(Conv2D(3, 4, 3)),
        r"takes what a Conv2D with 3 filters makes, but was given Conv2D\(3",
    ),
    "into Dense": (
        lambda: modern.BatchNorm2D(3).folded_into(Dense(4, 3)),
        r"a Conv2D with 3 filters makes, but was given Dense\(4",
    ),
    "Residual": (
        lambda: modern.Residual([]).forward("abc"),
        "x must hold real numbers, but its dtype is <U3",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_cannot_be_meant_is_told(case):
    act, sentence = CASES[case]
    with pytest.raises(
        (TypeError, ValueError, KeyError), match=sentence
    ) as told:
        act()
    assert PACKAGE in Path(told.traceback[-1].path).parents  # not NumPy's


def test_small_integers_of_numpy_count_as_python_s():
    small, big = np.int8, np.int32
    assert shapes.seen_channels(small(100), small(100), small(2)) == 50
    assert shapes.conv_params(small(100), small(100), small(11)) == 1210100
    assert shapes.dense_params(small(100), small(100)) == 10100
    image = big(1000), big(1000)
    assert shapes.conv_mult_adds(*image, 3, image) == 9 * 10**12
    size = np.uint8(200)
    assert shapes.same_padding(size, np.uint8(77), np.uint8(3)) == (37, 38)
    conv = Conv2D(small(64), small(64), small(3), groups=small(64))
    assert repr(conv) == "Conv2D(64 → 64, 3×3, groups 64)"


def test_any_whole_number_is_a_seed_and_a_generator_goes_on():
    train(seed=HUGE)
    rng = np.random.default_rng(3)
    first, second = Dense(2, 2, seed=rng), Dense(2, 2, seed=rng)
    assert np.array_equal(first.params["w"], Dense(2, 2, 3).params["w"])
    assert not np.array_equal(first.params["w"], second.params["w"])
    assert layers.generator(rng) is rng


def test_lists_go_back_as_arrays_do():
    for layer, dy in (
        (Flatten(), np.arange(384.0).reshape(2, 192)),
        (modern.GlobalAvgPool2D(), np.arange(6.0).reshape(2, 3)),
    ):
        assert np.array_equal(back(layer, dy.tolist()), back(layer, dy))
