"""What a unit sees, against perturbations, slopes, sums and PyTorch."""

from copy import deepcopy

import numpy as np
import pytest
from PIL import Image
from strategies import numerical_gradient

import cnn_course as cc
from cnn_course import favourites, vision
from cnn_course.fused import ConvMaxPool
from cnn_course.weights import read_arrays, write_arrays

close = np.testing.assert_allclose
WAYS_BACK = (
    vision.input_gradient,
    vision.deconvolution,
    vision.guided_backprop,
)


def rng():
    return np.random.default_rng(0)


def small_net(filled=None):
    """A net with every kind of layer for images (2, 9, 9), in float64."""
    net = cc.Network(
        [
            cc.Conv2D(2, 3, 3, pad=1),
            cc.ReLU(),
            cc.MaxPool2D(2, rounding="floor"),
            cc.Conv2D(3, 2, (3, 2), pad=(1, 0)),
            cc.Tanh(),
            cc.AvgPool2D(2, stride=1),
            cc.Flatten(),
            cc.Dense(12, 4),
            cc.ReLU(),
            cc.Dense(4, 3),
        ]
    )
    for layer in net.layers:
        for name, values in layer.params.items():
            random = rng().normal(size=values.shape)
            layer.params[name] = (
                random if filled is None else np.full(values.shape, filled)
            )
    return net


UNITS = [
    *[(0, 2, 0, 8), (1, 0, 4, 4), (2, 1, 3, 0), (3, 1, 0, 2), (4, 0, 3, 1)],
    *[(5, 1, 2, 0), (6, 7), (7, 2), (8, 1), (9, 0)],
]


# Receptive fields


def box_of(cells):
    """The smallest (top, left, height, width) around the cells that are so."""
    rows, columns = cells.any(axis=1).nonzero()[0], cells.any(axis=0)
    columns = columns.nonzero()[0]
    if not len(rows):
        return None
    return (
        *(rows[0], columns[0]),
        *(rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1),
    )


def reached(net, unit, shape):
    """Which input cells change a unit of a net whose weights are all alike."""
    layer, *place = unit

    def value(x):
        return net.activations(x)[layer][(0, *place)]

    blank = np.zeros((1, *shape))
    cells = np.zeros(shape[1:], bool)
    for at in np.ndindex(cells.shape):
        lit = blank.copy()
        lit[:, :, *at] = 1
        cells[at] = value(lit) != value(blank)
    return cells


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_sees_the_cells_that_change_it(unit):
    net = small_net(filled=0.01)
    box = vision.receptive_field_of(net, unit, (2, 9, 9))
    assert box == box_of(reached(net, unit, (2, 9, 9)))


@pytest.mark.parametrize("seed", range(30))
def test_receptive_fields_of_any_windows(seed):
    some = np.random.default_rng(seed)
    layers, size = [], 15
    for _ in range(3):
        F, S = int(some.integers(1, 4)), int(some.integers(1, 4))
        P = int(some.integers(0, F))
        kind = some.integers(3)
        rounding = str(some.choice(["floor", "ceil"]))
        if kind == 0:
            layer = cc.Conv2D(1, 1, F, S, P, rounding)
            layer.params["w"][:] = 0.1
        else:
            pool = (cc.MaxPool2D, cc.AvgPool2D)[kind - 1]
            layer = pool(F, S, P, rounding)
        try:
            size = cc.output_size(size, F, S, P, rounding)
        except ValueError:
            break
        layers.append(layer)
    net = cc.Network(layers)
    for at in {0, size // 2, size - 1}:
        unit = (len(layers) - 1, 0, at, size - 1 - at)
        box = vision.receptive_field_of(net, unit, (1, 15, 15))
        seen = box_of(reached(net, unit, (1, 15, 15)))
        assert seen == box or (seen is None and 0 in box[2:])


def test_receptive_fields_of_lenet():
    net = cc.LeNet5()
    units = [(0, 5, 3, 4), (2, 0, 3, 4), (3, 0, 3, 4), (5, 0, 3, 4), (11, 9)]
    boxes = [vision.receptive_field_of(net, u, (1, 32, 32)) for u in units]
    assert [box[2:] for box in boxes] == [(n, n) for n in (5, 6, 14, 16, 32)]
    corners = [(3, 4), (6, 8), (6, 8), (12, 16), (0, 0)]
    assert [box[:2] for box in boxes] == corners


# Favourites


def test_top_images_of_a_filter_that_is_stated():
    net = cc.Network([cc.Conv2D(1, 2, 2), cc.ReLU()])
    net.layers[0].params["w"][1] = [[[1, 0], [0, 1]]]
    images = np.zeros((4, 1, 4, 4))
    images[1, 0, 2:, 1:3] = [[5, 7], [7, 6]]  # 11 at row 2, column 1
    images[2, 0, 0, 0] = 3  # 3, at row 0, column 0
    images[3, 0, :2, 2:] = [[6, 0], [0, 5]]  # 11 as well, but later
    best, second, third = vision.top_images(net, images, 1, 1, count=3)
    assert best[:3] == (1, (1, 1, 2, 1), 11)
    assert second[:3] == (3, (1, 1, 0, 2), 11)
    assert third[:3] == (2, (1, 1, 0, 0), 3)
    assert np.array_equal(best.patch, [[[5, 7], [7, 6]]])


def test_top_images_of_a_dense_unit_are_whole():
    net = cc.Network([cc.Flatten(), cc.Dense(4, 2)])
    net.layers[1].params["w"][:] = [[0, 1], [0, 0], [0, 0], [0, -1]]
    images = np.arange(12).reshape(3, 1, 2, 2) * [[[[1]]], [[[-1]]], [[[2]]]]
    (best,) = vision.top_images(net, images, 1, 1, count=1)
    assert best[:3] == (1, (1, 1), 3)
    assert np.array_equal(best.patch, images[1])


def test_top_images_of_many_images_go_on_from_part_to_part():
    images = rng().random((vision.BATCH + 3, 1, 3, 3))
    net = cc.Network([cc.Conv2D(1, 1, 1)])
    net.layers[0].params["w"][:] = 1
    found = vision.top_images(net, images, 0, 0, count=len(images))
    assert [f.image for f in found] == np.argsort(
        -images.max(axis=(1, 2, 3))
    ).tolist()


# The ways back


@pytest.mark.parametrize("unit", UNITS)
def test_the_gradient_is_the_slope(unit):
    net, x = small_net(), rng().normal(size=(2, 2, 9, 9))
    layer, *place = unit

    def value(x):
        return net.activations(x)[layer][(slice(None), *place)].sum()

    slope = numerical_gradient(value, x)
    close(vision.input_gradient(net, x, unit), slope, atol=1e-7)


@pytest.mark.parametrize(
    ("weights", "gradient", "deconvolved", "guided"),
    [
        ([2, 3], [2, 0], [2, 3], [2, 0]),
        ([-2, 3], [-2, 0], [0, 3], [0, 0]),
    ],
)
def test_three_ways_back_by_hand(weights, gradient, deconvolved, guided):
    """The first hidden unit is 1, the second −1: ReLU silences it."""
    net = cc.Network([cc.Flatten(), cc.Dense(2, 2), cc.ReLU(), cc.Dense(2, 1)])
    net.layers[1].params["w"][:] = np.eye(2)
    net.layers[3].params["w"][:, 0] = weights
    x = np.array([[[[1.0, -1.0]]]])
    answers = [f(net, x, (3, 0)).ravel().tolist() for f in WAYS_BACK]
    assert answers == [gradient, deconvolved, guided]


def test_a_silent_unit_is_empty_after_relu_and_not_before():
    net = cc.Network([cc.Conv2D(1, 1, 1), cc.ReLU()])
    net.layers[0].params["w"][:] = 2
    x = np.array([[[[-1.0]]]])
    assert vision.input_gradient(net, x, (0, 0, 0, 0)) == 2
    assert vision.input_gradient(net, x, (1, 0, 0, 0)) == 0
    assert vision.guided_backprop(net, x, (1, 0, 0, 0)) == 0


def test_pytorch_sends_back_the_same():
    torch = pytest.importorskip(
        "torch", reason="PyTorch judges the numbers where it is installed"
    )
    net = cc.trained_lenet()
    x = rng().random((3, 1, 32, 32)).astype(np.float32)

    class Rule(torch.autograd.Function):
        """ReLU with another way back."""

        @staticmethod
        def forward(ctx, x, rule):
            ctx.rule = rule
            ctx.save_for_backward(x)
            return x.clamp(min=0)

        @staticmethod
        def backward(ctx, dy):
            (x,) = ctx.saved_tensors
            gate = torch.ones_like(dy)
            if ctx.rule != "deconvolution":
                gate = gate * (x > 0)
            if ctx.rule != "input_gradient":
                gate = gate * (dy > 0)
            return dy * gate, None

    def made(x, rule):
        F = torch.nn.functional
        values = []
        for layer in net.layers:
            p = {k: torch.tensor(v) for k, v in layer.params.items()}
            match type(layer).__name__:
                case "Conv2D":
                    x = F.conv2d(x, p["w"], p["b"])
                case "ReLU":
                    x = Rule.apply(x, rule)
                case "MaxPool2D":
                    x = F.max_pool2d(x, 2)
                case "Flatten":
                    x = x.flatten(1)
                case "Dense":
                    x = x @ p["w"] + p["b"]
            values.append(x)
        return values

    for way in WAYS_BACK:
        for unit in [(1, 3, 9, 20), (3, 7, 2, 5), (5, 15, 4, 0), (11, 8)]:
            tensor = torch.tensor(x, requires_grad=True)
            layer, *place = unit
            value = made(tensor, way.__name__)[layer]
            value[(slice(None), *place)].sum().backward()
            close(way(net, x, unit), tensor.grad, atol=1e-5)


# Uphill


def linear():
    """A net with one output: the sum of the image times 1, 2, …, 16."""
    net = cc.Network([cc.Flatten(), cc.Dense(16, 1)])
    net.layers[1].params["w"][:, 0] = np.arange(1, 17)
    return net


def climb(**options):
    return vision.ascend(linear(), (1, 0), (1, 4, 4), **options)


def test_uphill_by_hand():
    start = climb(steps=0)
    assert start.shape == (1, 1, 4, 4) and start.dtype == np.float32
    step = np.arange(1, 17).reshape(1, 1, 4, 4) / 16
    close(climb(steps=7, rate=0.5), start + 3.5 * step, rtol=1e-4)
    decayed = 0.9 * (0.9 * (start + step) + step)
    close(climb(steps=2, rate=1, decay=0.1), decayed, rtol=1e-4)


def test_clipping_leaves_the_strong_cells():
    kept = climb(steps=5, rate=1, clip_norm=75) != 0
    assert np.array_equal(kept.ravel().nonzero()[0], [12, 13, 14, 15])
    net = linear()
    net.layers[1].params["w"][:, 0] = [9, *[0] * 14, -9]
    x = vision.ascend(net, (1, 0), (1, 4, 4), 3, 1, clip_contribution=80)
    assert np.array_equal(x.ravel().nonzero()[0], [0, 15])


def test_blur_comes_every_fourth_step():
    plain, blurred = climb(steps=3), climb(steps=3, blur=1)
    assert np.array_equal(plain, blurred)
    close(climb(steps=4, blur=1), vision.blurred(climb(steps=4), 1))


def test_seed_bounds_and_a_dead_unit():
    assert np.array_equal(climb(seed=1), climb(seed=1))
    assert not np.array_equal(climb(seed=1), climb(seed=2))
    inside = climb(bounds=(0, 1))
    assert inside.min() >= 0 and inside.max() == 1
    net = linear()
    net.layers[1].params["w"][:] = 0
    x = vision.ascend(net, (1, 0), (1, 4, 4), steps=3)
    assert np.array_equal(x, climb(steps=0))


def test_a_blurred_dot_is_a_bell():
    dot = np.zeros((1, 2, 15, 15))
    dot[0, 1, 7, 7] = 1
    y = vision.blurred(dot, 1.5)
    assert not y[0, 0].any() and y.sum() == pytest.approx(1)
    far = np.add.outer(np.arange(-4, 5) ** 2, np.arange(-4, 5) ** 2)
    bell = np.exp(-far / (2 * 1.5**2))
    close(y[0, 1, 3:12, 3:12] / y[0, 1, 7, 7], bell)
    assert np.array_equal(vision.blurred(dot, 0), dot)


# Occlusion


def test_hiding_takes_away_what_was_hidden():
    x = rng().random((1, 1, 4, 4))
    found = vision.occlusion(linear(), x, (1, 0), size=2, stride=2)
    products = x[0, 0] * np.arange(1, 17).reshape(4, 4)
    lost = products.reshape(2, 2, 2, 2).sum(axis=(1, 3))
    close(found, products.sum() - lost)
    brighter = vision.occlusion(linear(), x, (1, 0), size=(4, 3), fill=9)
    assert brighter.shape == (1, 2)
    assert brighter[0, 0] > products.sum()


def test_a_class_is_watched_by_its_probability():
    net = cc.trained_lenet()
    x = rng().random((1, 1, 32, 32)).astype(np.float32)
    found = vision.occlusion(net, x, 3, size=20, stride=12)
    hidden = x.copy()
    hidden[:, :, 12:, :20] = 0
    assert found.shape == (2, 2)
    close(found[1, 0], net.probabilities(hidden)[0, 3], rtol=1e-5)


# Robustness


def test_accuracy_falls_with_the_change():
    """The net compares the left with the right half."""
    net = cc.Network([cc.Flatten(), cc.Dense(4, 2)])
    net.layers[1].params["w"][:] = [[1, 0], [1, 0], [0, 1], [0, 1]]
    x = np.zeros((3, 1, 1, 4))
    x[0, ..., 0] = x[1, ..., 1] = x[2, ..., 3] = 1

    def right(x, k):
        return vision.shifted(x, across=k)

    curve = vision.accuracy_curve(net, x, np.array([0, 0, 1]), right, range(3))
    # one to the right: the second image errs; the third one becomes empty,
    # and of equal scores the first wins
    close(curve, [1, 1 / 3, 0])


def test_shifts_are_loops():
    x = rng().integers(1, 9, (2, 1, 4, 5))
    for down in range(-6, 7):
        for across in range(-6, 7):
            expected = np.zeros_like(x)
            for i, j in np.ndindex(4, 5):
                if 0 <= i + down < 4 and 0 <= j + across < 5:
                    expected[..., i + down, j + across] = x[..., i, j]
            assert np.array_equal(vision.shifted(x, down, across), expected)


def test_quarter_turns_are_exact():
    x = rng().random((2, 3, 6, 6))
    for quarters in range(-4, 5):
        turned = np.rot90(x, quarters, axes=(2, 3))
        close(vision.rotated(x, 90 * quarters), turned, atol=1e-12)


@pytest.mark.parametrize("degrees", [7, 30, -45, 100])
def test_turns_are_those_of_pillow(degrees):
    x = np.zeros((17, 20), np.float32)
    x[4:13, 5:14] = rng().random((9, 9))
    theirs = Image.fromarray(x).rotate(degrees, Image.Resampling.BILINEAR)
    close(vision.rotated(x, degrees), np.asarray(theirs), atol=1e-5)


def test_a_turned_ramp_is_a_ramp():
    """Mixing four neighbours in a straight line makes no error."""
    down, across = np.mgrid[-10:11, -10:11] * 1.0
    turned = vision.rotated(across, 30)
    expected = np.sqrt(0.75) * across - 0.5 * down
    close(turned[5:16, 5:16], expected[5:16, 5:16], atol=1e-12)


def test_noise():
    x = np.zeros((4, 1, 50, 50), np.float32)
    noise = vision.noisy(x, 0.3, seed=1)
    assert noise.dtype == np.float32
    assert noise.std() == pytest.approx(0.3, rel=0.05)
    assert abs(noise.mean()) < 0.02
    assert np.array_equal(noise, vision.noisy(x, 0.3, seed=1))
    assert not np.array_equal(noise, vision.noisy(x, 0.3, seed=2))
    assert np.array_equal(vision.noisy(x, 0), x)


def test_a_square_hides_the_middle():
    x = np.ones((1, 1, 6, 6))
    hidden = vision.occluded(x, 2)
    assert hidden.sum() == 32 and not hidden[0, 0, 2:4, 2:4].any()
    assert np.array_equal(vision.occluded(x, 0), x)
    assert (vision.occluded(x, 99, fill=5) == 5).all()


# Nothing is changed, and errors are sentences


def everything(net, x, y):
    unit = (4, 1, 2, 1)
    vision.receptive_field_of(net, unit, x.shape[1:])
    vision.top_images(net, x, 4, 1)[0].patch[:] = 99
    for way in WAYS_BACK:
        way(net, x, unit)
    vision.ascend(net, unit, x.shape[1:], 5, blur=1, clip_norm=10)
    vision.occlusion(net, x[:1], unit, 3)
    vision.occlusion(net, x[:1], 1, 3)
    for change in (vision.shifted, vision.rotated, vision.occluded):
        vision.accuracy_curve(net, x, y, change, [0, 2])
    vision.accuracy_curve(net, x, y, vision.noisy, [0, 0.5])
    vision.blurred(x, 0)[:] = vision.shifted(x)[:] = 7


def test_nothing_is_changed():
    net, x, y = small_net(), rng().normal(size=(3, 2, 9, 9)), np.arange(3)
    net.forward(x[:2])  # a net in the middle of something
    net.backward(np.ones((2, 3)))
    before, x_before = deepcopy(net), x.copy()
    everything(net, x, y)
    assert np.array_equal(x, x_before)
    for layer, old in zip(net.layers, before.layers, strict=True):
        assert np.array_equal(layer.seen, old.seen)
        for now, then in (
            (layer.params, old.params),
            (layer.grads, old.grads),
        ):
            assert now.keys() == then.keys()
            assert all(np.array_equal(now[k], then[k]) for k in now)


IMAGE = np.zeros((1, 2, 9, 9))


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda n: vision.input_gradient(n, IMAGE, 3), "a unit is"),
        (lambda n: vision.input_gradient(n, IMAGE, (10, 0)), "10 of 10: .* 9"),
        (
            lambda n: vision.input_gradient(n, IMAGE, (0, 3, 0, 0)),
            r"\(3, 0, 0\) is not .* \(3, 9, 9\)",
        ),
        (lambda n: vision.input_gradient(n, IMAGE, (0, 1)), r"\(3, 9, 9\)"),
        (lambda n: vision.input_gradient(n, IMAGE[0], (9, 0)), "four axes"),
        (lambda n: vision.receptive_field_of(n, (9, 3), (2, 9, 9)), r"\(3,\)"),
        (lambda n: vision.top_images(n, IMAGE, 0, 3), "channel 3 of 3"),
        (lambda n: vision.top_images(n, IMAGE, 12, 0), "layer 12 of 10"),
        (lambda n: vision.occlusion(n, IMAGE[[0, 0]], 1), "2 images"),
        (lambda n: vision.occlusion(n, IMAGE, 3, 3), r"\(3,\)"),
        (lambda n: vision.occlusion(n, IMAGE, 1, 3, 4), "not a whole number"),
        (
            lambda n: vision.ascend(n, (9, 0), (2, 9, 9), decay=2),
            "decay lies between 0 and 1, not 2",
        ),
        (
            lambda n: vision.ascend(n, (9, 0), (2, 9, 9), clip_norm=101),
            "clip_norm lies between 0 and 100",
        ),
        (lambda n: vision.noisy(IMAGE, -1), "sigma lies between 0"),
        (lambda n: vision.shifted(IMAGE[0, 0, 0]), r"\(…, H, W\)"),
    ],
)
def test_errors_are_sentences(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call(small_net())


def test_classes_and_numbers_are_not_units():
    with pytest.raises(TypeError, match="whole number"):
        vision.input_gradient(small_net(), IMAGE, (9, 0.5))
    with pytest.raises(TypeError, match=r"LeNet5\(\)"):
        vision.input_gradient(cc.LeNet5, IMAGE, (9, 0))
    with pytest.raises(TypeError, match="whole number"):
        vision.shifted(IMAGE, 0.5)
    with pytest.raises(TypeError, match="must be a number"):
        vision.rotated(IMAGE, "90")


# All layers at once


@pytest.mark.parametrize("count", [1, 4, 99])
def test_favourites_are_the_top_images_of_every_channel(count, monkeypatch):
    monkeypatch.setattr(vision, "BATCH", 5)
    net, images = small_net(), rng().normal(size=(12, 2, 9, 9))
    images[7] = images[3]  # equally strong: the earlier one counts
    found = vision.favourites(net, images, count)
    for layer, best in enumerate(found):
        assert best.images.shape[0] == min(count, 12)
        for channel in range(best.images.shape[1]):
            one = (layer, channel)
            mine = vision.with_patches(net, images, best, one)
            top = vision.top_images(net, images, *one, count)
            for a, b in zip(mine, top, strict=True):
                assert a[:3] == b[:3]
                assert np.array_equal(a.patch, b.patch)


def test_favourites_tell_how_many_images_they_have_seen(monkeypatch):
    monkeypatch.setattr(vision, "BATCH", 5)
    images = rng().normal(size=(12, 2, 9, 9))
    seen = [n for n, _ in vision.look_through(small_net(), images)]
    assert seen == [5, 10, 12]


def test_activations_leave_no_trace():
    net, x = small_net(), rng().normal(size=(3, 2, 9, 9))
    made = vision.activations(net, x)
    assert all(layer.seen is None for layer in net.layers)
    for mine, theirs in zip(made, net.activations(x), strict=True):
        assert np.array_equal(mine, theirs)


@pytest.mark.parametrize("unit", UNITS)
def test_fields_through_every_layer(unit):
    """A change outside the field changes nothing, in any layer."""
    net, x = small_net(), rng().normal(size=(1, 2, 9, 9))
    fields = vision.fields_of(net, unit, (2, 9, 9))
    made = [x, *vision.activations(net, x)]
    layer, *place = unit
    assert len(fields) == layer + 2
    assert fields[0].box == vision.receptive_field_of(net, unit, (2, 9, 9))
    for at, (channels, box) in enumerate(fields[:-1]):
        outside = np.ones(made[at].shape[1:], bool)
        if box is None:
            outside[channels] = False
        else:
            top, left, high, wide = box
            for c in channels:
                outside[c, top : top + high, left : left + wide] = False
        changed = made[at].copy()
        changed[0, outside] += 100
        for step in net.layers[at : layer + 1]:
            changed = step.forward(changed)
        assert changed[(0, *place)] == made[layer + 1][(0, *place)]


def test_a_table_leaves_channels_out():
    net = cc.LeNet5(c3_table=cc.lenet.C3_TABLE)
    read = vision.fields_of(net, (3, 0, 2, 2), (1, 32, 32))[3]
    assert read == ([0, 1, 2], (2, 2, 5, 5))
    pooled = vision.fields_of(net, (5, 0, 1, 1), (1, 32, 32))
    assert pooled[4] == ([0], (2, 2, 2, 2))


@pytest.mark.parametrize("place", [(0, 0, 0), (2, 1, 4), (3, 2, 0)])
def test_a_unit_that_is_laid_out_sees_what_its_cell_sees(place):
    """The maps are 4 of 3×5: neither axis may stand for another."""
    net = cc.Network([cc.Conv2D(1, 4, 3), cc.Flatten(), cc.Dense(60, 2)])
    number = int(np.ravel_multi_index(place, (4, 3, 5)))
    laid_out = vision.fields_of(net, (1, number), (1, 5, 7))
    assert laid_out[:2] == vision.fields_of(net, (0, *place), (1, 5, 7))
    assert laid_out[2] == ([number], None)


def test_a_fused_layer_sees_what_its_two_layers_see():
    conv, pool = cc.Conv2D(1, 3, 3, stride=2, pad=1), cc.MaxPool2D(2)
    two = cc.Network([conv, pool, cc.ReLU()])
    one = cc.Network([ConvMaxPool(conv, pool), cc.ReLU()])
    x = rng().normal(size=(1, 1, 19, 19))
    conv.params["b"][:] = 0.1
    conv.grads = "as they were"
    for row, column in [(0, 0), (2, 3), (4, 4)]:
        fields = [
            vision.receptive_field_of(net, (at, 1, row, column), (1, 19, 19))
            for net, at in ((two, 2), (one, 1))
        ]
        assert fields[0] == fields[1]
        back = [
            vision.input_gradient(net, x, (at, 1, row, column))
            for net, at in ((two, 1), (one, 0))
        ]
        close(back[0], back[1], atol=1e-6)
    assert conv.grads == "as they were"


def test_an_ascent_step_by_step():
    steps = list(vision.ascent(linear(), (1, 0), (1, 4, 4), steps=3, rate=1))
    assert len(steps) == 4
    for count, x in enumerate(steps):
        assert np.array_equal(x, climb(steps=count, rate=1))


def test_the_ascent_raises_its_unit_of_lenet():
    net = cc.trained_lenet()
    for unit in [(0, 2, 5, 9), (3, 7, 4, 4), (7, 30), (11, 3)]:
        layer, *place = unit
        values = [
            vision.activations(net, x)[layer][(0, *place)]
            for x in vision.ascent(net, unit, (1, 32, 32), 20)
        ]
        assert values[-1] > values[10] > values[0]


def test_occlusion_is_a_loop():
    net, x = small_net(), rng().normal(size=(1, 2, 9, 9))
    found = vision.occlusion(net, x, (4, 1, 2, 1), (3, 5), (2, 1), fill=0.5)
    for i, j in np.ndindex(4, 5):
        hidden = x.copy()
        hidden[0, :, 2 * i : 2 * i + 3, j : j + 5] = 0.5
        close(found[i, j], net.activations(hidden)[4][0, 1, 2, 1])


# Favourites in a file


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv(favourites.VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def looked(net, images):
    """Return the favourites, and how often somebody had to wait."""
    *waits, (count, found) = favourites.look(net, images)
    assert count == len(images)
    return found, len(waits)


def same(one, other):
    return all(
        np.array_equal(a, b)
        for x, y in zip(one, other, strict=True)
        for a, b in zip(x, y, strict=True)
    )


def test_favourites_are_kept_until_something_changes(cache):
    net, images = small_net(), rng().normal(size=(12, 2, 9, 9))
    first, waits = looked(net, images)
    assert waits == 1 and same(first, vision.favourites(net, images))
    again, waits = looked(net, images)
    assert waits == 0 and same(again, first)
    assert len(list(cache.iterdir())) == 1
    net.layers[0].params["w"][0, 0, 0, 0] += 1
    changed, waits = looked(net, images)
    assert waits == 1 and not same(changed, first)
    images[0] += 1
    assert looked(net, images)[1] == 1
    strided = small_net()
    strided.layers[5].place["pad"] = 0
    strided.layers[5] = cc.MaxPool2D(2, stride=1)
    assert looked(strided, images)[1] == 1


def test_only_the_newest_files_are_kept(cache):
    net, images = small_net(), rng().normal(size=(2, 2, 9, 9))
    for _ in range(favourites.KEPT + 3):
        net.layers[9].params["b"][0] += 1
        looked(net, images)
    assert len(list(cache.iterdir())) == favourites.KEPT
    assert looked(net, images)[1] == 0


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[: len(content) // 2],
        lambda content: b"",
        lambda content: b"no file of arrays",
        lambda content: content[:-30] + bytes(30),
    ],
)
def test_a_damaged_file_is_made_anew(cache, damage):
    net, images = small_net(), rng().normal(size=(3, 2, 9, 9))
    first, _ = looked(net, images)
    (file,) = cache.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    found, waits = looked(net, images)
    assert waits == 1 and same(found, first)
    assert looked(net, images)[1] == 0


@pytest.mark.parametrize(
    "name, value",
    [
        ("0.images", np.full((3, 3), 99)),
        ("0.images", np.zeros((3, 3))),
        ("0.cells", np.full((3, 3), -1)),
        ("3.values", np.zeros((3, 9))),
        ("2.shape", np.array([7, 7])),
        ("5.values", np.array(["a"])),
    ],
)
def test_a_file_of_something_else_is_made_anew(cache, name, value):
    net, images = small_net(), rng().normal(size=(3, 2, 9, 9))
    first, _ = looked(net, images)
    (file,) = cache.iterdir()
    arrays = read_arrays(file)
    write_arrays(file, {**arrays, name: value})
    found, waits = looked(net, images)
    assert waits == 1 and same(found, first)


def test_without_a_folder_to_write_to_all_goes_on(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("here is no folder")
    monkeypatch.setenv(favourites.VARIABLE, str(tmp_path / "file" / "x"))
    net, images = small_net(), rng().normal(size=(3, 2, 9, 9))
    assert same(looked(net, images)[0], vision.favourites(net, images))
