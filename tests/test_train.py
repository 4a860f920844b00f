"""Training: the loss falls, seeds hold, and what is wrong is told."""

import weakref
from types import SimpleNamespace

import numpy as np
import pytest
from trainings import bars, small_net

import cnn_course as cc
from cnn_course import memory
from cnn_course.fused import ConvMaxPool
from cnn_course.memory import keep_freed
from cnn_course.train import in_fast_order


@pytest.mark.parametrize("optimizer", [cc.SGD, lambda: cc.Adam(0.01)])
def test_a_small_net_learns_what_it_has_not_seen(optimizer):
    net, test = small_net(), bars(300, seed=1)
    before = cc.evaluate(net, *test)
    history = cc.fit(
        net, *bars(600), 15, 20, optimizer(), test=test, progress=False
    )
    loss, accuracy = cc.evaluate(net, *test)
    assert accuracy > 0.95 > before[1]
    assert loss < before[0] / 2
    assert history.test_accuracy[-1] == accuracy
    assert history.test_loss[-1] == loss
    assert len(history.loss) == 15 * 30
    assert len(history.train_loss) == len(history.train_accuracy) == 15
    assert history.train_loss[-1] < history.train_loss[0]


def test_training_figures_are_means_over_the_images():
    x, y = bars(25)
    history = cc.fit(small_net(), x, y, 1, batch_size=10, progress=False)
    weights = [10, 10, 5]
    assert history.train_loss[0] == pytest.approx(
        np.average(history.loss, weights=weights)
    )


def test_same_seeds_same_result_bit_for_bit():
    def train(seed):
        net = small_net()
        cc.fit(net, *bars(), 2, seed=seed, progress=False)
        return net.layers[0].params["w"]

    np.testing.assert_array_equal(train(5), train(5))
    assert (train(5) != train(6)).any()


def test_decay_ends_at_rest():
    class Recorder(cc.SGD):
        scales = ()

        def step(self, layers, scale=1.0):
            self.scales = (*self.scales, scale)
            super().step(layers, scale)

    recorder = Recorder()
    cc.fit(small_net(), *bars(100), 2, 50, recorder, progress=False)
    assert recorder.scales == (1, 0.75, 0.5, 0.25)
    recorder = Recorder()
    cc.fit(
        small_net(), *bars(100), 2, 50, recorder, decay=False, progress=False
    )
    assert recorder.scales == (1, 1, 1, 1)


def test_sgd_by_hand():
    layer = cc.Dense(1, 1)
    layer.params = {"w": np.array([[1.0]]), "b": np.array([0.0])}
    layer.grads = {"w": np.array([[2.0]]), "b": np.array([1.0])}
    sgd = cc.SGD(learning_rate=0.1, momentum=0.5)
    sgd.step([layer])  # v = −0.2, w = 0.8
    sgd.step([layer])  # v = −0.1 − 0.2 = −0.3, w = 0.5
    assert layer.params["w"].item() == pytest.approx(0.5)
    assert layer.params["b"].item() == pytest.approx(-0.25)


def test_evaluate_does_not_depend_on_the_batch():
    net, (x, y) = small_net(), bars(50)
    whole = cc.evaluate(net, x, y)
    assert cc.evaluate(net, x, y, batch_size=7) == pytest.approx(whole)
    right = (net.predict(x) == y).mean()
    assert whole[1] == pytest.approx(right)


def test_confusion_matrix_by_hand():
    matrix = cc.confusion_matrix([0, 0, 1, 2], [0, 1, 1, 0], classes=3)
    assert matrix.tolist() == [[1, 1, 0], [0, 1, 0], [1, 0, 0]]


@pytest.mark.parametrize(
    ("true", "predicted", "sentence"),
    [
        ([0, 1], [0], "2 images need 2 labels"),
        ([0, 3], [0, 1], "true has labels from 0 to 3; 3 classes are 0 to 2"),
        ([0, 1], [0, -1], "predicted has labels from -1"),
        ([0.0, 1.0], [0, 1], "true labels .*dtype float64"),
        ([0, 1], [True, False], "predicted labels .*dtype bool"),
        (np.eye(2), [0, 1], "true labels have shape"),
    ],
)
def test_wrong_labels_for_the_matrix_are_told(true, predicted, sentence):
    with pytest.raises(ValueError, match=sentence):
        cc.confusion_matrix(true, predicted, classes=3)


def test_a_lost_loss_stops_with_the_step_and_what_to_try():
    x, y = bars()
    with (
        np.errstate(all="ignore"),
        pytest.raises(FloatingPointError, match=r"at step \d+ .*ten times"),
    ):
        cc.fit(small_net(), x * 1e30, y, optimizer=cc.SGD(1e9), epochs=2)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"y": np.zeros(3, int)}, r"120 images need 120 labels"),
        ({"x": np.zeros((120, 6, 6))}, "four axes"),
        ({"epochs": 0}, "epochs must be 1 or more"),
        ({"batch_size": 2.5}, "batch_size must be a whole number"),
        ({"y": np.full(120, 7)}, "classes 0 to 2"),
        ({"y": np.zeros(120)}, "labels have .*dtype float64"),
        ({"optimizer": "adam"}, r"optimizer must be .*Adam\(\), not 'adam'"),
        ({"optimizer": cc.Adam}, "optimizer must be"),
        ({"test": bars()[0]}, r"test=\(x, y\)"),
        ({"test": bars()[::-1]}, "four axes"),
    ],
)
def test_what_does_not_fit_is_told(change, sentence):
    x, y = bars()
    arguments = {"x": x, "y": y, "progress": False, **change}
    net = small_net()
    with pytest.raises((TypeError, ValueError), match=sentence):
        cc.fit(net, **arguments)
    untouched = small_net().layers[0].params["w"]  # told before training
    np.testing.assert_array_equal(net.layers[0].params["w"], untouched)


def test_what_cannot_be_evaluated_is_told():
    x, y = bars()
    with pytest.raises(TypeError, match=r"net must be .*LeNet5\(\), not"):
        cc.evaluate(cc.LeNet5, x, y)
    with pytest.raises(ValueError, match="batch_size must be 1 or more"):
        cc.evaluate(small_net(), x, y, batch_size=-1)


@pytest.mark.parametrize(
    "make",
    [
        lambda: cc.SGD(-1),
        lambda: cc.SGD(float("nan")),
        lambda: cc.SGD(0.1, momentum=1),
        lambda: cc.Adam(beta1=1),
        lambda: cc.Adam(learning_rate=0),
    ],
)
def test_impossible_optimizers_are_told(make):
    with pytest.raises(ValueError, match=r"not (-1|nan|1|0)$"):
        make()


def test_optimizers_and_history_print_well():
    assert repr(cc.SGD()) == "SGD(learning_rate=0.05, momentum=0.9)"
    assert repr(cc.Adam()) == "Adam(learning_rate=0.001)"
    assert repr(cc.History()) == "History(0 epochs, 0 steps)"
    history = cc.History([1.0, 0.5], [0.75], [0.5], [0.6], [0.9])
    assert repr(history) == (
        "History(1 epochs, 2 steps: loss 0.7500, test accuracy 90.00%)"
    )


@pytest.mark.parametrize(
    "make",
    [
        lambda: cc.SGD("0.1"),
        lambda: cc.SGD(0.1, momentum=None),
        lambda: cc.Adam(True),
        lambda: cc.Adam(epsilon=[1]),
    ],
)
def test_what_is_no_number_is_told(make):
    with pytest.raises(TypeError, match="must be a number, not"):
        make()


@pytest.mark.parametrize("optimizer", [cc.SGD, cc.Adam])
def test_an_optimizer_starts_afresh_with_another_network(optimizer):
    x, y = bars()
    fresh, again = small_net(), small_net()
    cc.fit(fresh, x, y, 1, optimizer=optimizer(), progress=False)
    used = optimizer()
    cc.fit(small_net(seed=1), x, y, 1, optimizer=used, progress=False)
    cc.fit(again, x, y, 1, optimizer=used, progress=False)
    np.testing.assert_array_equal(
        again.layers[0].params["w"], fresh.layers[0].params["w"]
    )


def test_a_step_needs_gradients():
    with pytest.raises(ValueError, match=r"Dense\(2 → 1\) has no gradients"):
        cc.SGD().step([cc.Dense(2, 1)])


def test_the_fast_order_gives_the_same_net():
    """Loss and gradients; ties and all-negative windows, too."""
    rng = np.random.default_rng(0)
    x = rng.integers(-2, 2, (16, 1, 32, 32)).astype(np.float32)
    y = rng.integers(0, 10, 16)
    seen = []
    for change in (lambda net: net, in_fast_order):
        net, loss = cc.LeNet5(), cc.SoftmaxLoss()
        for layer in (net.layers[0], net.layers[3]):  # whole numbers: ties
            layer.params["w"][:] = np.round(3 * layer.params["w"])
        order = change(net)
        value = loss.forward(order.forward(x), y)
        order.backward(loss.backward(), input_gradient=False)
        grads = [g for layer in net.layers for g in layer.grads.values()]
        seen.append([value, *grads])
    for one, other in zip(*seen, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-5, atol=1e-5)
    kinds = [type(layer) for layer in order.layers[:3]]
    assert kinds == [ConvMaxPool, cc.ReLU, ConvMaxPool]


def test_only_what_is_known_to_be_the_same_is_reordered():
    """Tanh, a layer of the learner's own, and a net of her own stay."""

    class Doubled(cc.ReLU):
        def forward(self, x):
            return 2 * super().forward(x) - 1

    class Own(cc.Network):
        def forward(self, x):
            return super().forward(x) * 3

    for kind in (cc.Tanh, Doubled):
        net = cc.LeNet5(activation=kind)
        assert in_fast_order(net).layers == net.layers
    own = Own(cc.LeNet5().layers)
    assert in_fast_order(own) is own


def test_memory_is_kept_wherever_it_can_be(monkeypatch):
    """On any system it ends without an error; asked once is asked for all."""
    keep_freed()
    for system in ("linux", "darwin", "win32"):
        monkeypatch.setattr(memory.sys, "platform", system)
        keep_freed.__wrapped__()


def test_what_was_freed_goes_back_after_each_cell(monkeypatch):
    """In a notebook only; the shell is told once, and calls it each time."""
    told = []
    events = SimpleNamespace(register=lambda *a: told.append(a))
    shell = SimpleNamespace(events=events)
    monkeypatch.setitem(
        memory.sys.modules,
        "IPython",
        SimpleNamespace(get_ipython=lambda: shell),
    )
    memory.after_each_cell(lambda: told.append("back"))
    [(when, call)] = told
    call("the result of a cell")
    assert when == "post_run_cell" and told[1:] == ["back"]
    shell = None
    memory.after_each_cell(print)
    assert len(told) == 2
    memory.give_back()


def test_what_holds_itself_is_let_go_too():
    """As figures do: each holds its parts, and these hold the figure."""
    memory.give_back()  # from now on Python looks at what is new only
    circle = small_net()
    circle.layers[0].owner = circle
    there = weakref.ref(circle)
    del circle
    memory.give_back()
    assert there() is None
