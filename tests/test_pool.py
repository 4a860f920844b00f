"""Pooling: loops, fast version and gradients against each other."""

from itertools import product
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import numerical_gradient, on_threads, poolings

import cnn_course as cc

KINDS = {
    "max": (cc.max_pool2d, cc.max_pool2d_loops, cc.max_pool2d_backward),
    "average": (cc.avg_pool2d, cc.avg_pool2d_loops, cc.avg_pool2d_backward),
}
ROUNDINGS = st.sampled_from(["floor", "ceil"])
both_kinds = pytest.mark.parametrize("kind", KINDS)


@both_kinds
@settings(max_examples=200, deadline=None)
@given(case=poolings(), rounding=ROUNDINGS)
def test_loops_and_fast_agree(kind, case, rounding):
    x, place = case
    fast, loops, _ = KINDS[kind]
    arguments = (x, place.filter_size, place.stride, place.pad, rounding)
    np.testing.assert_allclose(fast(*arguments), loops(*arguments), atol=1e-12)


@both_kinds
@settings(max_examples=40, deadline=None)
@given(case=poolings(), rounding=ROUNDINGS)
def test_gradients_are_the_numerical_ones(kind, case, rounding):
    x, place = case
    fast, _, backward = KINDS[kind]
    where = (place.filter_size, place.stride, place.pad, rounding)
    dy = np.random.default_rng(1).normal(size=fast(x, *where).shape)
    slope = numerical_gradient(lambda v: (fast(v, *where) * dy).sum(), x)
    np.testing.assert_allclose(backward(dy, x, *where), slope, atol=1e-6)


@both_kinds
@pytest.mark.parametrize("last", [False, True])
@settings(max_examples=50, deadline=None)
@given(case=poolings(), rounding=ROUNDINGS, block=st.integers(1, 99))
def test_parts_and_threads_change_no_bit(kind, last, case, rounding, block):
    x, place = case
    if last:  # in memory
        x = np.ascontiguousarray(x.transpose(1, 2, 3, 0)).transpose(3, 0, 1, 2)
    fast, _, backward = KINDS[kind]
    where = (place.filter_size, place.stride, place.pad, rounding)
    y = fast(x, *where)
    dx = backward(y, x, *where)
    for count in (1, 2, 3):
        with patch("cnn_course.pool.BLOCK", block), on_threads(count):
            assert fast(x, *where).tobytes() == y.tobytes()
            assert backward(y, x, *where).tobytes() == dx.tobytes()


def test_of_equal_maxima_the_first_takes_all():
    dx = cc.max_pool2d_backward(
        np.full((1, 1, 1, 1), 5.0), np.ones((1, 1, 2, 2)), 2
    )
    assert dx.tolist() == [[[[5, 0], [0, 0]]]]


def test_overlapping_windows_add_their_gradients():
    x = np.array([[[[0.0, 1.0, 0.0]]]])
    dy = np.array([[[[2.0, 3.0]]]])
    dx = cc.max_pool2d_backward(dy, x, (1, 2), 1)
    assert dx.tolist() == [[[[0, 5, 0]]]]


@both_kinds
@settings(max_examples=100, deadline=None)
@given(case=poolings(), rounding=ROUNDINGS, levels=st.integers(1, 4))
def test_short_rows_are_pooled_as_long_ones_are(kind, case, rounding, levels):
    """The one long line gives what the slices do, of equal cells too."""
    x, place = case
    x = x // 0.1 % levels
    fast, _, backward = KINDS[kind]
    where = (place.filter_size, place.stride, place.pad, rounding)
    y = fast(x, *where)
    dy = np.random.default_rng(1).integers(-9, 9, y.shape).astype(float)
    dx = backward(dy, x, *where)
    with patch("cnn_course.shifted.ROW", 0):
        np.testing.assert_allclose(fast(x, *where), y, atol=1e-12)
        np.testing.assert_allclose(backward(dy, x, *where), dx, atol=1e-12)


@both_kinds
def test_every_small_window_on_one_long_line(kind):
    """All of them, on all small maps, with many equal cells."""
    fast, _, backward = KINDS[kind]
    rng = np.random.default_rng(0)
    sides = [(1, 1), (2, 1), (3, 2), (4, 3), (5, 2), (6, 4), (7, 3)]
    for (H, FH), (W, FW) in product(sides, sides):
        for stride in product((1, 2), (1, 2)):
            where = {"stride": stride, "rounding": "floor"}
            x = rng.integers(-2, 3, (2, 2, H, W)).astype(float)
            with patch("cnn_course.shifted.CELLS", H * W):
                y = fast(x, (FH, FW), **where)
                dy = rng.integers(1, 9, y.shape).astype(float)
                dx = backward(dy, x, (FH, FW), **where)
            with patch("cnn_course.shifted.ROW", 0):
                same = fast(x, (FH, FW), **where)
                back = backward(dy, x, (FH, FW), **where)
            case = str((x.shape, FH, FW, stride))
            np.testing.assert_allclose(y, same, atol=1e-12, err_msg=case)
            np.testing.assert_allclose(dx, back, atol=1e-12, err_msg=case)


@pytest.mark.parametrize("window", [(2, 2), (3, 2), (9, 31)])
@pytest.mark.parametrize("wide", [120, 127, 128, 129, 254, 255, 256])
def test_a_winner_may_be_further_on_than_a_byte_can_tell(wide, window):
    rng = np.random.default_rng(0)
    x = rng.integers(0, 9, (3, 2, 10, wide)).astype(np.float32)
    where = {"size": window, "stride": (1, 2), "rounding": "floor"}
    dy = rng.integers(1, 9, cc.max_pool2d(x, **where).shape).astype("f4")
    dx = cc.max_pool2d_backward(dy, x, **where)
    with patch("cnn_course.shifted.ROW", 0):
        back = cc.max_pool2d_backward(dy, x, **where)
    np.testing.assert_array_equal(dx, back)


@pytest.mark.parametrize("wide", [120, 127, 128, 129, 254, 255, 256])
def test_the_last_of_a_window_may_win(wide):
    """What grows along the line has its winner in the last corner."""
    x = np.arange(3 * wide, dtype=float).reshape(1, 1, 3, wide)
    dx = cc.max_pool2d_backward(np.ones((1, 1, 1, wide - 2)), x, 3, 1)
    assert dx[0, 0, 2, 2:].tolist() == [1] * (wide - 2)
    assert dx.sum() == wide - 2


def test_windows_may_overlap_on_one_side_only():
    x = np.arange(30.0).reshape(1, 1, 5, 6)
    dx = cc.max_pool2d_backward(np.ones((1, 1, 3, 5)), x, (1, 2), (2, 1))
    assert dx[0, 0, ::2].tolist() == [[0, 1, 1, 1, 1, 1]] * 3


@pytest.mark.filterwarnings("error")
def test_neighbours_in_different_rows_never_meet():
    x = np.array([[[[0, np.inf], [-np.inf, 0]]]])
    assert cc.avg_pool2d(x, (1, 2), 1).tolist() == [[[[np.inf], [-np.inf]]]]


def test_no_padding_wins_even_against_minus_infinity():
    x = np.full((1, 1, 2, 2), -np.inf)
    dx = cc.max_pool2d_backward(np.ones((1, 1, 2, 2)), x, 2, 2, 1)
    assert dx.tolist() == [[[[1, 1], [1, 1]]]]


@both_kinds
def test_channels_stay_apart(kind):
    rng = np.random.default_rng(0)
    x = rng.normal(size=(2, 5, 6, 6))
    pool = KINDS[kind][0]
    whole = pool(x, 2)
    assert whole.shape == (2, 5, 3, 3)
    for c in range(5):
        np.testing.assert_array_equal(whole[:, [c]], pool(x[:, [c]], 2))


def test_padding_is_no_cell():
    x = np.full((1, 1, 2, 2), -7.0)
    assert (cc.max_pool2d(x, 2, 2, 1) == -7).all()
    assert (cc.avg_pool2d(x, 2, 2, 1) == -7).all()
    integers = x.astype(int)
    assert (cc.max_pool2d(integers, 2, 2, 1) == -7).all()


@pytest.mark.parametrize(
    ("kind", "dtype", "expected"),
    [
        ("max", "float32", "float32"),
        ("average", "float32", "float32"),
        ("max", "uint8", "int64"),
        ("average", "uint8", "float64"),
    ],
)
def test_dtypes(kind, dtype, expected):
    x = np.full((1, 1, 4, 4), 200, dtype)
    for pool in KINDS[kind][:2]:
        y = pool(x, 2)
        assert y.dtype == expected
        assert (y == 200).all()
    dx = KINDS[kind][2](y.astype("float32"), x.astype("float32"), 2)
    assert dx.dtype == "float32"


@both_kinds
def test_arguments_are_never_changed(kind):
    x = np.arange(16.0).reshape(1, 1, 4, 4)
    dy = np.ones((1, 1, 2, 2))
    x.flags.writeable = dy.flags.writeable = False
    pool, loops, backward = KINDS[kind]
    pool(x, 2)
    loops(x, 2)
    backward(dy, x, 2)
    np.testing.assert_array_equal(x.ravel(), np.arange(16))


@both_kinds
def test_what_does_not_fit_is_told(kind):
    x = np.ones((1, 1, 5, 5))
    pool, loops, backward = KINDS[kind]
    for function in (pool, loops):
        with pytest.raises(ValueError, match=r"\(5 \+ 2·0 − 2\)/2 \+ 1 = 2.5"):
            function(x, 2)
        with pytest.raises(ValueError, match=r"padding only.*below 2"):
            function(x, 2, 1, 2)
        with pytest.raises(ValueError, match=r"\(5, 5\), but needs four"):
            function(x[0, 0], 2)
        with pytest.raises(TypeError, match="size must be a whole number"):
            function(x, 2.5)
    with pytest.raises(ValueError, match=r"dy has shape"):
        backward(np.ones((1, 1, 2, 2)), x, 3, 1)


@pytest.mark.parametrize("kind", ["max", "avg"])
def test_whole_numbers_go_back_as_well(kind):
    """Gradients that are whole numbers are shared out, not cut off."""
    back = getattr(cc, f"{kind}_pool2d_backward")
    x, dy = np.arange(16).reshape(1, 1, 4, 4), np.ones((1, 1, 2, 2), int)
    expected = back(dy.astype(float), x.astype(float), 2)
    np.testing.assert_array_equal(back(dy, x, 2), expected)
    padded = np.ones((1, 1, 3, 3), int)
    assert back(padded, x, 2, pad=1).sum() == 9


@both_kinds
def test_padding_on_one_side_and_a_cell_left_over_on_the_other(kind):
    x = np.array([[[[-3.0, -2.0]]]])
    backward = KINDS[kind][2]
    where = (1, 2), (1, 3), (0, 1), "floor"  # one window: padding, and -3
    dx = backward(np.array([[[[5.0]]]]), x, *where)
    assert dx.tolist() == [[[[5, 0]]]]
