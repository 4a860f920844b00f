"""Winograd's convolution: the same numbers as by strips and by loops."""

from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import on_threads

import cnn_course as cc
from cnn_course import winograd
from cnn_course.conv import place_of


@st.composite
def cases(draw):
    """Draw x, w, b and pad: all that it can do, but small."""
    N, C, FN = (draw(st.integers(1, 3)) for _ in range(3))
    pad = draw(st.tuples(st.integers(0, 2), st.integers(0, 2)))
    H, W = (draw(st.integers(3, 11)) for _ in range(2))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    x, w = rng.normal(size=(N, C, H, W)), rng.normal(size=(FN, C, 3, 3))
    order = draw(st.sampled_from(["C", "mirrored", "channels last"]))
    if order == "mirrored":
        x = x[:, ::-1, ::-1, ::-1]
    if order == "channels last":
        x = x.transpose(0, 2, 3, 1).copy().transpose(0, 3, 1, 2)
    return x, w, rng.normal(size=FN), pad


def always():
    """Take this way wherever it is possible, small as the case may be."""
    return patch.multiple(winograd, MANY=1, WIDE=1)


def never():
    """Take another way."""
    return patch.object(winograd, "pays", lambda *arguments: False)


@settings(deadline=None)
@given(cases())
def test_it_does_what_the_loops_and_the_strips_do(case):
    x, w, b, pad = case
    y = cc.conv2d_loops(x, w, b, pad=pad)
    dy = np.cos(y)
    with never():
        wanted = cc.conv2d_backward(dy, x, w, pad=pad)
    with always(), patch.object(cc.conv, "BLOCK", 600):  # many parts
        place = place_of(x.shape, (3, 3), 1, pad, "exact")
        assert winograd.pays(x, w, place)
        fast = cc.conv2d(x, w, b, pad=pad)
        found = cc.conv2d_backward(dy, x, w, pad=pad)
        with on_threads(3):
            np.testing.assert_array_equal(cc.conv2d(x, w, b, pad=pad), fast)
        none, *rest = cc.conv2d_backward(
            dy, x, w, pad=pad, input_gradient=False
        )
    np.testing.assert_allclose(fast, y, atol=1e-11)
    for ours, theirs in zip(found, wanted, strict=True):
        np.testing.assert_allclose(ours, theirs, atol=1e-10)
    assert none is None
    for ours, theirs in zip(rest, found[1:], strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_float32_is_off_by_little():
    """Where it is taken by itself: by a few hundred thousandths at most."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=(2, 48, 21, 23)).astype(np.float32)
    w = rng.normal(size=(50, 48, 3, 3)).astype(np.float32)
    place = place_of(x.shape, (3, 3), 1, 1, "exact")
    assert winograd.pays(x, w, place)
    y = cc.conv2d(x, w, pad=1)
    assert y.dtype == np.float32
    exact = cc.conv2d(x.astype(float), w.astype(float), pad=1)
    assert np.abs(y - exact).max() < 3e-5 * np.abs(exact).max()
    made = cc.conv2d_backward(y, x, w, pad=1)
    with never():
        wanted = cc.conv2d_backward(
            y.astype(float), x.astype(float), w.astype(float), pad=1
        )
    for ours, theirs in zip(made, wanted, strict=True):
        assert ours.dtype == np.float32
        assert np.abs(ours - theirs).max() < 3e-5 * np.abs(theirs).max()


def test_where_it_cannot_be_used_it_is_not():
    def pays(shape, size=3, stride=1, pad=1, dtype=np.float32, FN=64):
        x, w = np.zeros(shape, dtype), np.zeros((FN, shape[1], size, size))
        place = place_of(shape, (size, size), stride, pad, "floor")
        return winograd.pays(x, w, place)

    fits = (2, 64, 28, 28)
    assert pays(fits) and pays(fits, pad=0) and pays(fits, dtype=np.float64)
    assert not pays(fits, size=5)
    assert not pays(fits, stride=2)
    assert not pays(fits, pad=3)
    assert not pays(fits, dtype=np.int64)
    assert not pays(fits, dtype=np.float16)
    assert not pays(fits, FN=47)
    assert not pays((2, 47, 28, 28))
    assert not pays((2, 64, 28, 17))
    last = np.zeros((64, 28, 28, 2), np.float32).transpose(3, 0, 1, 2)
    place = place_of(fits, (3, 3), 1, 1, "exact")
    assert not winograd.pays(last, np.zeros((64, 64, 3, 3)), place)
