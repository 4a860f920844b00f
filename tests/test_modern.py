"""Layers after LeNet: slopes, folding, chains that keep to themselves."""

from copy import copy

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import numerical_gradient

import cnn_course as cc
from cnn_course import (
    BatchNorm2D,
    Chain,
    GlobalAvgPool2D,
    ReLU6,
    Residual,
    vision,
)

RNG = np.random.default_rng(0)
MAPS = RNG.permutation(2 * 2 * 6 * 6).reshape(2, 2, 6, 6) * 0.13 - 6.51


def used(channels=2, seed=0):
    """A batch normalisation as after training."""
    rng = np.random.default_rng(seed)
    norm = BatchNorm2D(channels)
    norm.mean = rng.normal(size=channels)
    norm.variance = rng.uniform(0.5, 2, channels)
    norm.params = {k: rng.normal(size=channels) for k in norm.params}
    return norm


def wide(layer):
    """The layer with double precision, so that slopes can be measured."""
    for part in getattr(layer, "layers", [layer]):
        part.params = {k: v.astype(float) for k, v in part.params.items()}
    return layer


LAYERS = {
    "ReLU6": ReLU6,
    "BatchNorm2D": used,
    "GlobalAvgPool2D": GlobalAvgPool2D,
    "Chain": lambda: wide(
        Chain([cc.Conv2D(2, 4, 3, 2, 1, "floor"), cc.ReLU(), used(4)])
    ),
    "Residual": lambda: wide(
        Residual([cc.Conv2D(2, 2, 3, pad=1, groups=2), cc.Tanh()])
    ),
}


@pytest.mark.parametrize("name", LAYERS)
def test_backward_is_the_slope_of_forward(name):
    layer = LAYERS[name]()
    dy = RNG.normal(size=layer.forward(MAPS).shape)
    dx = layer.backward(dy)

    def loss(x=MAPS):
        return (layer.forward(x) * dy).sum()

    np.testing.assert_allclose(dx, numerical_gradient(loss, MAPS), atol=1e-5)
    grads = dict(layer.grads)
    assert set(grads) == set(layer.params)
    assert layer.param_count == sum(v.size for v in grads.values())
    for key, values in layer.params.items():
        before = values.copy()

        def loss_of(changed, values=values):
            values[:] = changed
            return loss()

        slope = numerical_gradient(loss_of, before)
        values[:] = before
        np.testing.assert_allclose(grads[key], slope, atol=1e-5)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 3), st.integers(1, 2))
def test_folded_batch_normalisation_gives_the_same(seed, size, groups):
    rng = np.random.default_rng(seed)
    conv = cc.Conv2D(4, 6, size, pad=1, seed=rng, groups=groups)
    conv = wide(conv)
    conv.params["b"] = rng.normal(size=6)
    norm = used(6, rng)
    w = conv.params["w"].copy()
    folded = norm.folded_into(conv)
    x = rng.normal(size=(2, 4, 5, 5))
    one_by_one = norm.forward(conv.forward(x))
    np.testing.assert_allclose(folded.forward(x), one_by_one, atol=1e-12)
    np.testing.assert_array_equal(conv.params["w"], w)
    assert folded.groups == groups


def test_cells_below_0_and_above_6_are_cut():
    x = np.array([[-1.0, 0, 3, 6, 7]])
    assert ReLU6().forward(x).tolist() == [[0, 0, 3, 6, 6]]


def test_the_mean_of_a_map_whatever_its_size():
    x = np.arange(2 * 3 * 4 * 5.0).reshape(2, 3, 4, 5)
    pool = GlobalAvgPool2D()
    for size in (4, 2):
        x = x[..., :size, :]
        np.testing.assert_allclose(pool.forward(x), x.mean((2, 3)))


def test_a_copy_of_a_chain_remembers_for_itself():
    chain = Residual([cc.Conv2D(2, 2, 1), ReLU6()], "mine")
    twin = copy(chain)
    twin.forward(MAPS)
    assert twin.layers[0].seen is not None
    assert chain.seen is chain.layers[0].seen is None
    assert type(twin) is Residual and repr(twin) == "mine"
    for name, values in chain.params.items():
        assert twin.params[name] is values


def test_a_net_with_chains_learns_and_is_saved(tmp_path):
    def net(seed):
        return cc.Network(
            [
                cc.Conv2D(1, 4, 3, 2, 1, "floor", seed=seed),
                Residual([cc.Conv2D(4, 4, 3, pad=1, groups=4), ReLU6()]),
                GlobalAvgPool2D(),
                cc.Dense(4, 2, seed=seed),
            ]
        )

    x = RNG.random((64, 1, 8, 8)).astype(np.float32)
    y = (x[:, 0, :, :4].mean((1, 2)) > 0.5).astype(int)
    x[y == 1] *= 0.3
    first, loss = net(0), cc.SoftmaxLoss()
    optimizer = cc.Adam(0.05)
    losses = []
    for _ in range(30):
        losses.append(loss.forward(first.forward(x), y))
        first.backward(loss.backward())
        optimizer.step(first.layers)
    assert losses[-1] < losses[0] / 2
    cc.save_weights(first, tmp_path / "net.npz")
    other = cc.load_weights(net(1), tmp_path / "net.npz")
    np.testing.assert_array_equal(first.forward(x), other.forward(x))


def test_what_does_not_fit_is_told():
    with pytest.raises(ValueError, match=r"2 channels, but .*takes 3"):
        BatchNorm2D(3).forward(MAPS)
    with pytest.raises(ValueError, match=r"\(2, 2, 6, 6\) .* \(2, 3, 6, 6\)"):
        Residual([cc.Conv2D(2, 3, 1)]).forward(MAPS)
    with pytest.raises(ValueError, match="call forward"):
        Chain([ReLU6()]).backward(MAPS)
    with pytest.raises(TypeError, match="layer 0 must be an object"):
        Chain([3])


def small():
    """A net that ends as nets for photographs do."""
    return cc.Network(
        [
            cc.Conv2D(3, 4, 3, 2, 1, "ceil"),
            Residual([cc.Conv2D(4, 4, 3, pad=1), cc.ReLU()]),
            GlobalAvgPool2D(),
            cc.Dense(4, 5),
        ]
    )


def test_the_mean_of_a_class_activation_map_is_the_score():
    net, x = small(), RNG.normal(size=(3, 3, 10, 12))
    bias = net.layers[-1].params["b"]
    bias[:] = RNG.normal(size=5)
    scores = net.forward(x)
    for k in range(5):
        maps = vision.class_activation_map(net, x, k)
        assert maps.shape == (3, 6, 7)
        np.testing.assert_allclose(
            maps.mean((1, 2)) + bias[k], scores[:, k], rtol=1e-5, atol=1e-6
        )
    several = vision.class_activation_map(net, x, slice(1, 4))
    np.testing.assert_allclose(
        several.mean((1, 2)) + bias[1:4].mean(),
        scores[:, 1:4].mean(axis=1),
        rtol=1e-5,
        atol=1e-6,
    )


def test_a_class_activation_map_that_cannot_be_is_told():
    x = np.ones((1, 3, 10, 10))
    with pytest.raises(ValueError, match=r"at \(5,\) is not in its layer"):
        vision.class_activation_map(small(), x, 5)
    with pytest.raises(TypeError, match="a class must be a whole number"):
        vision.class_activation_map(small(), x, 1.5)
    with pytest.raises(ValueError, match=r"ends with ReLU and Dense\(84 → 10"):
        vision.class_activation_map(cc.LeNet5(), np.ones((1, 1, 32, 32)), 3)


@pytest.mark.parametrize("layer", [1, 2, 3])
def test_a_unit_behind_a_chain_sees_just_its_window(layer):
    """Inside the window a change is felt, outside none."""
    net, x = small(), RNG.normal(size=(1, 3, 12, 12))
    unit = (layer, 1, 2, 3) if layer == 1 else (layer, 1)
    slope = vision.input_gradient(net, x, unit)
    top, left, high, wide = vision.receptive_field_of(net, unit, (3, 12, 12))
    felt = np.argwhere(np.abs(slope[0]).sum(axis=0) > 0)
    assert (felt.min(0) >= [top, left]).all()
    assert (felt.max(0) < [top + high, left + wide]).all()
    if layer == 1:  # 3×3 at stride 2, then 3×3: 7 cells
        assert (top, left, high, wide) == (1, 3, 7, 7)


def test_guided_gradients_know_relu6_and_leave_the_net_alone():
    net, x = small(), RNG.normal(size=(1, 3, 8, 8))
    for way in (vision.deconvolution, vision.guided_backprop):
        assert way(net, x, (3, 2)).shape == x.shape
    assert all(layer.seen is None for layer in net.layers)
    assert all(layer.seen is None for layer in net.layers[1].layers)


def test_large_images_are_hidden_a_few_at_a_time(monkeypatch):
    net, x = small(), RNG.normal(size=(1, 3, 16, 16))
    at_once = vision.occlusion(net, x, 2, size=8, stride=4)
    sizes = []
    forward = vision._forward

    def watched(net, x, last):
        sizes.append(len(x))
        return forward(net, x, last)

    monkeypatch.setattr(vision, "_forward", watched)
    monkeypatch.setattr(vision, "CELLS", 3 * 16 * 16 * 4)
    np.testing.assert_allclose(
        vision.occlusion(net, x, 2, size=8, stride=4), at_once, rtol=1e-5
    )
    assert sizes == [4, 4, 1]
