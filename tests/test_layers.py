"""Layers: each backward against the slope of its own forward."""

import numpy as np
import pytest
from strategies import numerical_gradient

import cnn_course as cc

RNG = np.random.default_rng(0)
MAPS = RNG.permutation(2 * 2 * 6 * 6).reshape(2, 2, 6, 6) * 0.05 - 3.51
TABLE = [[1, 0], [0, 1], [1, 1]]
LAYERS = [
    (lambda: cc.Conv2D(2, 3, 3, stride=3, pad=2, rounding="floor"), MAPS),
    (lambda: cc.Conv2D(2, 3, (3, 2), table=TABLE), MAPS),
    (lambda: cc.Conv2D(2, 2, 3, pad=1, groups=2), MAPS),
    (lambda: cc.Conv2D(2, 4, 3, stride=3, groups=2), MAPS),
    (lambda: cc.MaxPool2D(2), MAPS),
    (lambda: cc.MaxPool2D(3, 2, rounding="ceil"), MAPS),
    (lambda: cc.AvgPool2D(3, 1, 1), MAPS),
    (cc.ReLU, MAPS),
    (cc.Tanh, MAPS),
    (cc.Flatten, MAPS),
    (lambda: cc.Dense(5, 4), RNG.normal(size=(3, 5))),
]


@pytest.mark.parametrize(
    ("make", "x"), LAYERS, ids=[repr(make()) for make, _ in LAYERS]
)
def test_backward_is_the_slope_of_forward(make, x):
    layer = make()
    layer.params = {
        name: RNG.normal(size=values.shape)
        for name, values in layer.params.items()
    }
    if isinstance(layer, cc.Conv2D):
        layer.params["w"] *= layer.table
    dy = RNG.normal(size=layer.forward(x).shape)
    dx = layer.backward(dy)

    def loss(x):
        return (layer.forward(x) * dy).sum()

    slope = numerical_gradient(loss, x)
    np.testing.assert_allclose(dx, slope, atol=1e-5)

    assert set(layer.grads) == set(layer.params)
    grads = dict(layer.grads)
    for name, values in layer.params.items():

        def loss_of(changed, name=name):
            layer.params[name] = changed
            return loss(x)

        slope = numerical_gradient(loss_of, values)
        layer.params[name] = values
        if name == "w" and isinstance(layer, cc.Conv2D):
            slope = slope * layer.table
        np.testing.assert_allclose(grads[name], slope, atol=1e-5)


def test_softmax_loss_and_its_slope():
    scores, labels = RNG.normal(size=(4, 5)), np.array([0, 4, 2, 2])
    loss = cc.SoftmaxLoss()
    value = loss.forward(scores, labels)
    by_hand = [
        np.log(np.exp(row).sum()) - row[label]
        for row, label in zip(scores, labels, strict=True)
    ]
    assert value == pytest.approx(np.mean(by_hand))
    slope = numerical_gradient(lambda s: loss.forward(s, labels), scores)
    loss.forward(scores, labels)
    np.testing.assert_allclose(loss.backward(), slope, atol=1e-8)


def test_softmax_of_huge_scores_is_a_number():
    scores = np.array([[1e4, -1e4, 0]], np.float32)
    loss = cc.SoftmaxLoss()
    assert loss.forward(scores, np.array([0])) == 0
    assert np.isfinite(loss.forward(scores, np.array([1])))
    assert cc.softmax(scores).sum() == 1


@pytest.mark.parametrize(
    ("labels", "sentence"),
    [
        ([0, 1], r"labels have shape \(2,\)"),
        ([0.0, 1.0, 2.0], "whole numbers"),
        ([True, False, True], "dtype bool"),
        (np.eye(3), r"take argmax\(axis=1\)"),
        ([0, 1, 4], "between 0 and 4; .* classes 0 to 3"),
        ([0, 1, -1], "between -1 and 1"),
    ],
)
def test_wrong_labels_are_told(labels, sentence):
    with pytest.raises(ValueError, match=sentence):
        cc.SoftmaxLoss().forward(np.zeros((3, 4)), np.array(labels))


def test_layers_print_well():
    assert repr(cc.Conv2D(1, 6, 5)) == "Conv2D(1 → 6, 5×5)"
    assert repr(cc.Conv2D(3, 8, (3, 1), stride=2, pad=1)) == (
        "Conv2D(3 → 8, 3×1, stride 2, pad 1)"
    )
    assert repr(cc.Conv2D(6, 6, 3, groups=6)) == (
        "Conv2D(6 → 6, 3×3, groups 6)"
    )
    assert repr(cc.MaxPool2D(3, 2)) == "MaxPool2D(3×3, stride 2)"
    assert repr(cc.AvgPool2D(2, (2, 1))) == "AvgPool2D(2×2, stride 2×1)"
    assert repr(cc.Dense(400, 120)) == "Dense(400 → 120)"
    assert repr(cc.ReLU()) == "ReLU"


def test_dense_tells_what_it_was_given():
    with pytest.raises(ValueError, match=r"takes \(N, 400\).*\(2, 256\)"):
        cc.Dense(400, 120).forward(np.zeros((2, 256)))


def test_a_wrong_table_is_told():
    for table in ([[1, 1]], [[1, 0], [0, 2]], [[1, 0], [0, 0]]):
        with pytest.raises(ValueError, match=r"need \(2, 2\) of 0 and 1"):
            cc.Conv2D(2, 2, 3, table=table)


def test_weights_depend_on_the_seed_only():
    first, again, other = (cc.Conv2D(1, 6, 5, seed=s) for s in (1, 1, 2))
    np.testing.assert_array_equal(first.params["w"], again.params["w"])
    assert (first.params["w"] != other.params["w"]).any()
    assert first.params["w"].dtype == np.float32


@pytest.mark.parametrize(
    ("make", "x"), LAYERS, ids=[repr(make()) for make, _ in LAYERS]
)
def test_backward_needs_a_forward_and_a_gradient_of_its_shape(make, x):
    layer = make()
    with pytest.raises(ValueError, match=r"call forward\(x\) first"):
        layer.backward(x)
    y = layer.forward(x)
    with pytest.raises(ValueError, match="dy has shape"):
        layer.backward(y[..., :1])  # NumPy would stretch it


def test_the_loss_needs_a_forward_too():
    with pytest.raises(ValueError, match=r"SoftmaxLoss can't go back yet"):
        cc.SoftmaxLoss().backward()


@pytest.mark.parametrize(
    ("make", "x"), LAYERS, ids=[repr(make()) for make, _ in LAYERS]
)
def test_lists_and_small_integers_do_as_well(make, x):
    whole = np.arange(x.size, dtype=np.uint8).reshape(x.shape)
    expected = make().forward(whole.astype(float))
    for same in (whole, whole.tolist()):
        np.testing.assert_allclose(make().forward(same), expected, rtol=1e-5)
    assert cc.Dense(5, 4).forward(np.ones((3, 5), int)).dtype == np.float32
    assert cc.Tanh().forward(np.ones((3, 5), np.uint8)).dtype == np.float64


def test_softmax_takes_small_integers_and_lists():
    expected = cc.softmax(np.array([[1.0, 3.0]]))
    np.testing.assert_allclose(
        cc.softmax(np.array([[1, 3]], np.uint8)), expected
    )
    np.testing.assert_allclose(cc.softmax([[1, 3]]), expected)
    for scores in ([1, 3], np.ones((0, 3)), 5):
        with pytest.raises(ValueError, match=r"scores ha(s|ve) shape"):
            cc.softmax(scores)
        with pytest.raises(ValueError, match=r"scores ha(s|ve) shape"):
            cc.SoftmaxLoss().forward(scores, [0])


def test_where_windows_lie_is_checked_when_the_layer_is_made():
    for make in (lambda **k: cc.Conv2D(1, 2, 3, **k),
                 lambda **k: cc.MaxPool2D(2, **k)):  # fmt: skip
        with pytest.raises(TypeError, match="stride must be a whole number"):
            make(stride="same")
        with pytest.raises(ValueError, match="pad must be 0 or more"):
            make(pad=-1)
        with pytest.raises(ValueError, match="rounding is"):
            make(rounding="up")
