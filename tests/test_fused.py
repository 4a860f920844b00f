"""A convolution and its pooling in one step: what the two make of it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cnn_course as cc
from cnn_course.fused import ConvMaxPool, can_fuse


@st.composite
def pairs(draw):
    """Draw a Conv2D, a MaxPool2D that fits behind it, and an input."""

    def side():
        window, stride, pad = (draw(st.integers(*r)) for r in LIMITS)
        size, out = (draw(st.integers(1, 3)) for _ in range(2))
        cells = (size * out - 1) * stride + window - 2 * pad
        return window, stride, pad, size, cells

    (FH, SH, PH, ph, H), (FW, SW, PW, pw, W) = side(), side()
    if min(H, W) < 1:
        H, W, PH, PW = H + 2 * PH, W + 2 * PW, 0, 0
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    N, C, FN = (draw(st.integers(1, 3)) for _ in range(3))
    conv = cc.Conv2D(C, FN, (FH, FW), (SH, SW), (PH, PW), seed=rng)
    if draw(st.booleans()):  # whole numbers: equal maxima
        conv.params["w"][:] = rng.integers(-1, 2, conv.params["w"].shape)
    conv.params["b"][:] = rng.integers(-2, 3, FN)
    x = rng.integers(-3, 4, (N, C, H, W)).astype(np.float32)
    return conv, cc.MaxPool2D((ph, pw)), x


LIMITS = (1, 4), (1, 3), (0, 2)  # of windows, strides and pads


@given(pairs(), st.integers(0, 2**32 - 1))
def test_it_does_what_the_two_layers_do(drawn, seed):
    conv, pool, x = drawn
    assert can_fuse(conv, pool)
    fused = ConvMaxPool(conv, pool)
    assert fused.params is conv.params
    y = pool.forward(conv.forward(x))
    np.testing.assert_allclose(fused.forward(x), y, rtol=1e-5, atol=1e-5)
    dy = np.random.default_rng(seed).normal(size=y.shape).astype(np.float32)
    dx = conv.backward(pool.backward(dy))
    grads = conv.grads
    found = fused.backward(dy)
    np.testing.assert_allclose(found, dx, rtol=1e-4, atol=1e-4)
    for name, gradient in grads.items():
        np.testing.assert_allclose(
            conv.grads[name], gradient, rtol=1e-4, atol=1e-4
        )
    fused.forward(x)
    assert fused.backward(dy, input_gradient=False) is None
    for name, gradient in grads.items():
        np.testing.assert_allclose(
            conv.grads[name], gradient, rtol=1e-4, atol=1e-4
        )
    with pytest.raises(ValueError, match=r"call forward\(x\) first"):
        fused.backward(dy)


def test_a_table_cuts_its_gradients_too():
    conv = cc.Conv2D(6, 16, 3, table=cc.C3_TABLE)
    fused = ConvMaxPool(conv, cc.MaxPool2D(2))
    y = fused.forward(np.ones((2, 6, 4, 4), np.float32))
    fused.backward(np.ones_like(y))
    cut = cc.C3_TABLE == 0
    assert (conv.grads["w"][cut] == 0).all()
    assert (conv.grads["w"][~cut] != 0).any()


@pytest.mark.parametrize(
    "pool",
    [
        cc.MaxPool2D(3, stride=2),
        cc.MaxPool2D(2, pad=1),
        cc.MaxPool2D(2, rounding="ceil"),
        cc.AvgPool2D(2),
    ],
)
def test_what_it_cannot_do_is_left_alone(pool):
    assert not can_fuse(cc.Conv2D(1, 2, 3), pool)


def test_groups_do_not_fuse():
    assert not can_fuse(cc.Conv2D(2, 2, 3, groups=2), cc.MaxPool2D(2))


def test_sizes_that_do_not_fit_are_told():
    fused = ConvMaxPool(cc.Conv2D(1, 2, 3), cc.MaxPool2D(2))
    with pytest.raises(ValueError, match=r"2\.5"):
        fused.forward(np.ones((1, 1, 7, 7)))
    with pytest.raises(ValueError, match=r"dy has shape"):
        fused.forward(np.ones((1, 1, 6, 6)))
        fused.backward(np.ones((1, 2, 4, 4)))
    with pytest.raises(ValueError, match="forward"):
        ConvMaxPool(cc.Conv2D(1, 2, 3), cc.MaxPool2D(2)).backward(1)
