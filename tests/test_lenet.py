"""LeNet-5 as a list of layers: sizes, parameters, float32 throughout."""

import numpy as np
import pytest

import cnn_course as cc


def test_sizes_and_parameters_of_the_summary():
    lines = cc.LeNet5().summary().splitlines()
    got = [line.rsplit(maxsplit=2)[1:] for line in lines[:-1]]
    assert got == [
        ["size", "learns"],
        ["1@32×32", "0"],
        ["6@28×28", "156"],
        ["6@28×28", "0"],
        ["6@14×14", "0"],
        ["16@10×10", "2,416"],
        ["16@10×10", "0"],
        ["16@5×5", "0"],
        ["400", "0"],
        ["120", "48,120"],
        ["120", "0"],
        ["84", "10,164"],
        ["84", "0"],
        ["10", "850"],
    ]
    assert lines[-1].split() == ["all", "61,706"]


def test_a_summary_leaves_no_trace_in_the_layers():
    """In a large net it would be tens of MB."""
    net = cc.LeNet5()
    net.summary()
    assert all(layer.seen is None for layer in net.layers)


def test_same_seed_same_net():
    x = np.random.default_rng(0).random((2, 1, 32, 32), np.float32)
    np.testing.assert_array_equal(
        cc.LeNet5(3).forward(x), cc.LeNet5(3).forward(x)
    )
    assert (cc.LeNet5(3).forward(x) != cc.LeNet5(4).forward(x)).any()


def test_float32_stays_float32_both_ways():
    net = cc.LeNet5()
    scores = net.forward(np.ones((2, 1, 32, 32), np.float32))
    dx = net.backward(np.ones_like(scores))
    assert scores.dtype == dx.dtype == np.float32
    for layer in net.layers:
        for name in layer.params:
            assert layer.grads[name].dtype == np.float32


def test_c3_table_of_1998_cuts_and_stays_cut():
    net = cc.LeNet5(c3_table=cc.C3_TABLE)
    assert net.param_count == 60_806
    assert cc.C3_TABLE.sum(axis=1).tolist() == [3] * 6 + [4] * 9 + [6]
    x = np.random.default_rng(0).random((8, 1, 32, 32), np.float32)
    cc.fit(net, x, np.arange(8), epochs=2, batch_size=4, progress=False)
    cut = net.layers[3].params["w"][cc.C3_TABLE == 0]
    assert cut.size == 36 * 25
    assert (cut == 0).all()


def test_the_flavour_of_1998():
    net = cc.LeNet5(activation=cc.Tanh, pool=cc.AvgPool2D)
    assert [type(layer).__name__ for layer in net.layers[:3]] == [
        "Conv2D",
        "Tanh",
        "AvgPool2D",
    ]
    assert net.forward(np.ones((1, 1, 32, 32))).shape == (1, 10)


def test_activations_probabilities_and_predictions_belong_together():
    x = np.random.default_rng(0).random((7, 1, 32, 32), np.float32)
    net = cc.LeNet5()
    made = net.activations(x)
    assert len(made) == len(net.layers)
    np.testing.assert_array_equal(made[-1], net.forward(x))
    chances = net.probabilities(x, batch_size=3)
    np.testing.assert_allclose(chances, cc.softmax(made[-1]), rtol=1e-4)
    np.testing.assert_array_equal(net.predict(x), chances.argmax(axis=1))


def test_images_of_the_wrong_size_are_told():
    with pytest.raises(ValueError, match=r"takes \(N, 400\)"):
        cc.LeNet5().forward(np.ones((1, 1, 28, 28)))
    with pytest.raises(ValueError, match="3 channels"):
        cc.LeNet5().forward(np.ones((1, 3, 32, 32)))
    with pytest.raises(ValueError, match="four axes"):
        cc.LeNet5().predict(np.ones((32, 32)))
    with pytest.raises(ValueError, match="at least one layer"):
        cc.Network([])


def test_without_input_gradient():
    net = cc.Network([cc.Conv2D(1, 2, 3), cc.Flatten(), cc.Dense(18, 3)])
    x = np.random.default_rng(0).random((2, 1, 5, 5), np.float32)
    scores = net.forward(x)
    assert net.backward(np.ones_like(scores)).shape == x.shape
    grads = net.layers[0].grads["w"]
    assert net.backward(np.ones_like(scores), input_gradient=False) is None
    np.testing.assert_array_equal(net.layers[0].grads["w"], grads)


def test_a_network_prints_its_layers():
    net = cc.Network([cc.Flatten(), cc.Dense(4, 2)])
    assert repr(net) == "Network([\n  Flatten,\n  Dense(4 → 2),\n])"


def test_what_is_no_layer_is_told():
    with pytest.raises(TypeError, match=r"layer 1 must be .*ReLU\(\), not"):
        cc.Network([cc.Flatten(), cc.ReLU])
    with pytest.raises(TypeError, match="layer 0 must be"):
        cc.Network(["Dense"])
    with pytest.raises(
        TypeError, match=r"layers must be a list .*not Flatten"
    ):
        cc.Network(cc.Flatten())


def test_the_parts_of_lenet_are_classes():
    with pytest.raises(TypeError, match=r"activation is a class .*not 'relu'"):
        cc.LeNet5(activation="relu")
    with pytest.raises(TypeError, match=r"pool is a class .*not MaxPool2D"):
        cc.LeNet5(pool=cc.MaxPool2D(2))


def test_a_layer_stands_in_a_network_once():
    activation = cc.Tanh()
    with pytest.raises(ValueError, match="layer 2, Tanh, is there before"):
        cc.Network([activation, cc.Flatten(), activation])


def test_a_batch_has_at_least_one_image():
    with pytest.raises(ValueError, match="batch_size must be 1 or more"):
        cc.LeNet5().probabilities(np.zeros((1, 1, 32, 32)), batch_size=-1)


@pytest.mark.parametrize("shape", [32, (32, 32), (), "abc", (1, 32, 0)])
def test_a_summary_needs_the_shape_of_an_image(shape):
    with pytest.raises(
        (TypeError, ValueError), match=r"input_shape (is|must)"
    ):
        cc.LeNet5().summary(shape)
