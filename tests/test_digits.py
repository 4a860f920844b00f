"""Drawings prepared as MNIST's, judged by MNIST; digits on photographs."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from cnn_course import digits, trained_lenet
from cnn_course.data import drawn_digit, drawn_digits, load_mnist
from cnn_course.photographed import NoDigit, find_digit
from cnn_course.vision import shifted

COUNT = 1000


@pytest.fixture(scope="module")
def mnist():
    return load_mnist()


@pytest.fixture(scope="module")
def net():
    return trained_lenet()


def answers(net, pictures):
    x = np.array(pictures, np.float32)[:, None]
    return net.predict(np.pad(x, [(0, 0), (0, 0), (2, 2), (2, 2)]))


def in_corner(picture):
    top, left, high, wide = digits.box_of(picture)
    corner = np.zeros_like(picture)
    corner[:high, :wide] = picture[top : top + high, left : left + wide]
    return corner


# --- MNIST judges the preparation -------------------------------------------


def test_mnist_in_a_corner_comes_back_as_it_was(mnist, net):
    x = mnist.x_test[:COUNT, 0]
    corner = np.array([in_corner(picture) for picture in x])
    back = np.array([digits.prepared(picture) for picture in corner])
    assert np.abs(back - x).max() < 1e-5  # not one of these is an exception
    right = answers(net, x)
    assert np.array_equal(answers(net, back), right)
    assert np.mean(answers(net, corner) == right) < 0.2


def test_the_pad_loses_nothing_of_mnist(mnist):
    for x in np.pad(mnist.x_test[:20, 0], [(0, 0), (2, 2), (2, 2)]):
        pad = digits.on_pad(x)
        assert pad.shape == (112, 112)
        assert np.allclose(digits.as_it_is(pad, 32), x, atol=1e-6)
        assert np.allclose(digits.prepared(pad, 32), x, atol=1e-6)


def test_all_training_digits_lie_in_the_middle(mnist):
    x = mnist.x_train[:, 0]
    ink = x.sum(axis=(1, 2), dtype=float)
    for axis in (1, 2):
        centre = (x.sum(axis=axis, dtype=float) * np.arange(28)).sum(1) / ink
        assert np.abs(centre - 14).max() < 0.52
    least, most = np.percentile(ink, [1, 99])
    assert (round(least), round(most)) == (39, 193)  # worked/digit.py's INKED


def test_drawings_by_script(net):
    x, y = drawn_digits()
    assert x.shape == (30, 112, 112) and x.dtype == np.float32
    assert np.array_equal(np.bincount(y), [3] * 10)
    assert x.min() == 0 and x.max() == 1
    plain = answers(net, [digits.as_it_is(picture) for picture in x])
    ready = answers(net, [digits.prepared(picture) for picture in x])
    assert np.sum(plain == y) < 15
    assert np.sum(ready == y) >= 29


# --- what holds for every drawing -------------------------------------------


@st.composite
def drawings(draw):
    shape = draw(st.tuples(st.integers(1, 40), st.integers(1, 40)))
    seed = draw(st.integers(0, 2**32 - 1))
    rng = np.random.default_rng(seed)
    return rng.random(shape) * (rng.random(shape) < draw(st.floats(0, 1)))


@given(drawings(), st.integers(28, 40))
@settings(max_examples=60, deadline=None)
def test_prepared_is_a_digit_in_the_middle(levels, side):
    result = digits.prepared(levels, side)
    assert result.shape == (side, side)
    assert 0 <= result.min() and result.max() <= 1
    box = digits.box_of(result)
    if not levels.any():
        assert box is None
        return
    assert max(box[2:]) == 20
    for at, start, size in zip(
        digits.centre_of_mass(result), box[:2], box[2:], strict=True
    ):
        edge = start == 0 or start + size == side
        assert edge or abs(at - side // 2) <= 0.51


@given(drawings(), st.integers(1, 50), st.integers(1, 50))
@settings(max_examples=60, deadline=None)
def test_scaling_keeps_the_mean(levels, high, wide):
    result = digits.scaled(levels, high, wide)
    assert result.shape == (high, wide)
    assert np.isclose(result.mean(), levels.mean())


def test_scaling_by_whole_numbers_is_means_of_blocks():
    x = np.random.default_rng(0).random((12, 8))
    blocks = x.reshape(3, 4, 4, 2).mean(axis=(1, 3))
    assert np.allclose(digits.scaled(x, 3, 4), blocks)
    assert np.allclose(digits.scaled(x, 24, 24), x.repeat(2, 0).repeat(3, 1))


def test_a_sum_done_by_hand():
    three = np.array([[0.0, 0.3, 0.9]])
    assert np.allclose(digits.scaled(three, 1, 2), [[0.1, 0.7]])
    cross = np.zeros((5, 5))
    cross[1, 3] = cross[3, 3] = 1
    assert digits.centre_of_mass(cross) == (2, 3)
    assert digits.box_of(cross) == (1, 3, 3, 1)


@pytest.mark.parametrize("move", [(0, 60), (57, 3), (31, 31)])
def test_where_it_was_drawn_does_not_matter(move):
    corner = drawn_digit(4, 0, 0, 46, 0.1)
    moved = digits.prepared(shifted(corner, *move))
    assert np.allclose(moved, digits.prepared(corner), atol=1e-6)


def test_thicker_and_thinner():
    x = np.zeros((9, 9))
    x[4, 4] = 0.5
    assert digits.thickened(x, 1).sum() == 0.5 * 5
    assert digits.thickened(x, 2).sum() == 0.5 * 13
    assert not digits.thickened(x, -1).any()
    assert np.array_equal(digits.thickened(x, 0), x)
    wide = np.zeros((9, 9))
    wide[2:7] = 1
    assert digits.thickened(wide, -1)[:, 1:-1].sum() == 3 * 7
    assert np.array_equal(x, np.where(x, 0.5, 0))  # the argument is as it was


@pytest.mark.parametrize(
    "levels, told",
    [
        ([[2.0]], "divide levels of 0..255 by 255"),
        ([[-1.0]], "0 is paper"),
        ([[np.nan]], "NaN"),
        (np.zeros((2, 4, 4)), "one grey picture"),
        ([1, 2], "an image is"),
        (np.zeros((0, 3)), "nothing in it"),
        ("three", "real numbers"),
    ],
)
def test_what_is_no_drawing(levels, told):
    for function in (
        *(digits.prepared, digits.as_it_is),
        *(digits.on_pad, digits.amid_pad),
    ):
        with pytest.raises((TypeError, ValueError), match=told):
            function(levels)


def test_sides_and_digits_that_cannot_be():
    with pytest.raises(ValueError, match="side must be 20 or more, not 19"):
        digits.prepared(np.ones((4, 4)), 19)
    with pytest.raises(ValueError, match="28 or more"):
        digits.as_it_is(np.ones((4, 4)), 20)
    with pytest.raises(TypeError, match="cells must be a whole number"):
        digits.thickened(np.ones((4, 4)), 0.5)
    for wrong in ({"digit": 10}, {"digit": 1, "height": 200}):
        with pytest.raises(ValueError, match=r"0 to 9|12 to 112"):
            drawn_digit(**wrong)


# --- photographs ------------------------------------------------------------


def photo(digit, paper=200, ink=60, light=60, grain=5, place=(0.3, 0.6, 60)):
    """Return a photograph (256, 192) of a digit on unevenly lit paper."""
    drawing = Image.fromarray(np.uint8(drawn_digit(digit, *place) * 255))
    drawing = np.asarray(drawing.resize((192, 192))) / 255
    covered = np.pad(drawing, [(32, 32), (0, 0)])
    down, across = np.mgrid[:256, :192]
    levels = paper + (ink - paper) * covered
    levels = levels + light * (down / 256 + across / 192 - 1)
    noise = np.random.default_rng(digit).normal(0, grain, levels.shape)
    return (levels + noise).clip(0, 255)


@pytest.mark.parametrize("digit", range(10))
@pytest.mark.parametrize("paper, ink", [(200, 60), (40, 200), (170, 110)])
@pytest.mark.parametrize("light", [0, 60, -80])
def test_a_digit_on_a_photograph(digit, paper, ink, light, net):
    found = find_digit(photo(digit, paper, ink, light))
    assert 0 <= found.min() and found.max() == 1
    assert max(found.shape) < 130  # cut out
    picture = digits.amid_pad(found)
    assert answers(net, [digits.prepared(picture)]) == [digit]


def test_what_lies_beside_the_digit_is_left_out():
    paper = photo(3)
    alone = find_digit(paper)
    paper[:, :6] = 20  # the table
    paper[20:24, 180:184] = 20  # a speck
    beside = find_digit(paper)
    assert np.abs(np.subtract(alone.shape, beside.shape)).max() <= 2


def blank(value=220.0):
    return np.full((160, 120), value)


@pytest.mark.parametrize(
    "kind, paper",
    [
        ("blank", blank()),
        ("blank", blank() + np.mgrid[:160, :120][0] / 4),
        ("blank", np.random.default_rng(1).normal(120, 30, (160, 120))),
        ("blank", np.zeros((1, 1))),
        ("small", np.pad(np.zeros((3, 3)), 40, constant_values=220)),
        ("blot", np.pad(np.zeros((60, 60)), 40, constant_values=220)),
    ],
)
def test_no_digit_is_told(kind, paper):
    with pytest.raises(NoDigit) as told:
        find_digit(paper)
    assert told.value.kind == kind


def test_what_is_no_photograph():
    for wrong in (np.zeros((3, 9, 9)), [[np.inf, 0]], "photo"):
        with pytest.raises((TypeError, ValueError)) as told:
            find_digit(wrong)
        assert not isinstance(told.value, NoDigit)
