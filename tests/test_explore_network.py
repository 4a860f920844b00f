"""The network explorer: any net, any unit, each method, no traceback."""

import asyncio
import io
import re
import warnings
from xml.etree import ElementTree

import ipywidgets as widgets
import numpy as np
import pytest
import traitlets
from PIL import Image

import cnn_course as cc
from cnn_course import explore, favourites, vision
from cnn_course.explore import seen
from cnn_course.explore.later import Later
from cnn_course.explore.soon import MOMENT
from cnn_course.fused import ConvMaxPool
from cnn_course.texts import set_language

SHOWS = list(seen.VIEWS)
LAYERS = 12  # of LeNet


@pytest.fixture(autouse=True)
def english(tmp_path, monkeypatch):
    monkeypatch.setenv(favourites.VARIABLE, str(tmp_path / "cache"))
    set_language("en")
    yield
    set_language(None)


@pytest.fixture(scope="module")
def digits():
    return cc.data.load_test_digits(pad=2)[0][:40]


def lenet(digits, **state):
    return explore.network(cc.trained_lenet(), images=digits, **state)


def svg(explorer):
    """The stored picture, which must be XML; and both live ones."""
    for board in (explorer.view.board, explorer.detail.board):
        ElementTree.fromstring(board["svg"])
    text = explorer.picture.svg()
    ElementTree.fromstring(text)
    return text


def click(explorer, name, x, y):
    explorer._hear(None, {"choose": name, "at": [x, y]}, [])


def press(explorer, dx, dy):
    name = f"layer:{explorer.layer}"
    explorer._hear(None, {"choose": name, "step": [dx, dy]}, [])


# --- states and answers ----------------


def test_the_first_picture_and_its_answer():
    explorer = explore.network()
    made = explorer.net.activations(explorer.x)
    layer, *place = explorer.unit
    value = made[layer][(0, *place)]
    assert layer == 0 and value == made[0].max()
    assert repr(explorer).startswith(
        "0 Conv2D(1 → 6, 5×5), channel 5, row 9, column 15: 2.944; sees 5×5"
    )
    text = svg(explorer)
    assert len(text) < 150_000
    for layer in explorer.net.layers:
        assert repr(layer).split("(")[0] in text
    assert "2,416 parameters" in text and "16@10×10" in text
    assert "The answer is 7" in text


def test_all_maps_are_those_of_the_net(digits):
    explorer = lenet(digits, sample=3)
    made = explorer.net.activations(digits[3:4].astype(float))
    for stage, maps in zip(explorer.board.stages[1:], made, strict=True):
        np.testing.assert_allclose(stage.made, maps[0], atol=1e-12)
    counts = [stage.learns for stage in explorer.board.stages]
    assert sum(counts) == explorer.net.param_count == 61_706


def test_a_layer_and_a_channel_are_chosen_with_their_strongest_unit(digits):
    explorer = lenet(digits, layer=3)
    made = explorer._made[3][0]
    assert explorer.value == made.max()
    explorer.channel = 7
    assert explorer.value == made[7].max()
    explorer.row, explorer.column = 2, 9
    assert explorer.unit == (3, 7, 2, 9)
    assert explorer.value == made[7, 2, 9]
    explorer.layer = 11
    assert explorer.unit[1] == explorer._made[11].argmax()
    assert (explorer.row, explorer.column) == (0, 0)
    explorer.unit = (4, 15, 9, 0)
    state = explorer.layer, explorer.channel, explorer.row, explorer.column
    assert state == (4, 15, 9, 0)


def test_units_by_name_and_all_parts_at_once(digits):
    explorer = lenet(digits, unit=(5, 3, 1, 2), show="gradient", sample=2)
    assert repr(explorer).startswith("5 MaxPool2D(2×2, stride 2), channel 3")
    explorer = lenet(digits, layer=2, channel=1, row=3, column=4)
    assert explorer.unit == (2, 1, 3, 4)


@pytest.mark.parametrize("layer", range(LAYERS))
def test_every_layer_can_be_clicked_and_walked(digits, layer):
    explorer = lenet(digits)
    spot = explorer.board.spots[layer + 1]
    shape = explorer._made[layer].shape[1:]
    some = np.random.default_rng(layer)
    for _ in range(4):
        place = [int(some.integers(side)) for side in shape]
        channel, *cell = place
        x, y, wide, high = explorer.board.spots[layer + 1].box(channel, *cell)
        click(explorer, f"layer:{layer}", x + wide / 2, y + high / 2)
        assert explorer.unit == (layer, *place)
    click(explorer, f"layer:{layer}", spot.x - 50, spot.y - 50)
    first = (layer, *[0] * len(shape))
    assert explorer.unit == first
    press(explorer, -1, 0)
    assert explorer.unit == first
    press(explorer, 0, 1)
    assert explorer.unit != first
    assert not explorer.message


def test_arrows_go_over_the_edge_to_the_next_map(digits):
    explorer = lenet(digits, unit=(0, 0, 4, 27))
    press(explorer, 1, 0)
    assert explorer.unit == (0, 1, 4, 0)
    press(explorer, -1, 0)
    assert explorer.unit == (0, 0, 4, 27)
    press(explorer, 0, 1)
    assert explorer.unit == (0, 0, 5, 27)
    explorer._hear(None, {"choose": "layer:7", "step": [1, 0]}, [])
    assert explorer.layer == 7


def test_a_layer_that_is_not_there_is_said_and_not_raised(digits):
    explorer = lenet(digits)
    click(explorer, "layer:12", 0, 0)
    assert "layer:12" in explorer.message
    click(explorer, "nonsense", 0, 0)
    explorer._hear(None, {"choose": "sample:99"}, [])
    assert "sample 99 of 40" in explorer.message
    explorer._hear(None, {"choose": "sample:3"}, [])
    assert explorer.sample == 3 and not explorer.message


def test_the_fields_are_framed_on_input_and_layers(digits):
    explorer = lenet(digits, unit=(3, 0, 9, 9))
    framed = svg(explorer).count("cnn-frame cnn-input")
    # on the input, on 6 maps each of three layers; and twice below
    assert framed == 1 + 3 * 6 + 1
    explorer.show = "gradient"
    assert svg(explorer).count("cnn-frame cnn-input") == framed + 1


# --- the image ----------------


def test_a_sample_and_a_picture_of_ones_own(digits):
    explorer = lenet(digits, sample=5)
    assert np.array_equal(explorer.x, digits[5:6])
    explorer.x = digits[7, 0]
    assert explorer.sample is None
    assert np.array_equal(explorer.x, digits[7:8])
    explorer.sample = 5
    assert np.array_equal(explorer.x, digits[5:6])
    assert not explorer.x.flags.writeable


def test_what_is_drawn_goes_through_the_net(digits):
    explorer = lenet(digits, sample=1)
    levels = np.zeros((112, 112))
    levels[10:70, 20:30] = 1
    explorer.pad.load(levels)  # as a stroke in the page does
    assert explorer.sample is None
    drawn = np.argwhere(explorer.x[0, 0] > 0)
    assert abs(drawn.mean(axis=0) - 16).max() < 1.5
    assert np.ptp(drawn[:, 0]) == 19  # MNIST's digits are 20 high
    explorer.prepare = False
    drawn = np.argwhere(explorer.x[0, 0] > 0)
    assert drawn.min() < 8  # where it was drawn
    explorer.sample = 1
    assert np.array_equal(explorer.x, digits[1:2])
    np.testing.assert_allclose(
        explorer.pad.levels[::4, ::4], digits[1, 0, 2:-2, 2:-2], atol=1 / 255
    )
    explorer.prepare = True  # nothing was drawn since
    assert np.array_equal(explorer.x, digits[1:2])


def picture(x):
    content = io.BytesIO()
    Image.fromarray(x).save(content, "PNG")
    return content.getvalue()


def upload(explorer, content):
    explorer._hear(None, {"upload": "mine.png"}, [memoryview(content)])


def test_a_photograph_of_a_digit(digits):
    explorer = lenet(digits)
    photo = np.full((120, 200), 230, np.uint8)
    photo[30:90, 90:100] = 20
    upload(explorer, picture(photo))
    assert explorer.message == "" and explorer.sample is None
    assert explorer.board.stages[-1].made.argmax() == 1


def test_any_other_photograph_and_no_photograph(digits):
    explorer = lenet(digits)
    upload(explorer, picture(np.full((50, 100), 90, np.uint8)))
    assert "No digit was found" in explorer.message
    np.testing.assert_allclose(explorer.x[0, 0, 8:24], 90 / 255)
    assert not explorer.x[0, 0, :8].any()
    before = explorer.x
    upload(explorer, b"no picture")
    assert "mine.png is no picture" in explorer.message
    assert explorer.x is before


# --- each method ----------------


@pytest.mark.parametrize("show", SHOWS)
@pytest.mark.parametrize("layer", range(LAYERS))
def test_every_method_for_every_layer(digits, show, layer):
    explorer = lenet(digits[:10], layer=layer, show=show, steps=3, size=12)
    svg(explorer)
    assert "cannot be shown" not in explorer.unit_board.sentence
    assert "; " in repr(explorer)


def test_each_method_names_its_paper(digits):
    explorer = lenet(digits[:10], steps=2, size=20)
    papers = {
        "favourites": "Zeiler and Fergus",
        "gradient": "Simonyan",
        "deconvolution": "Zeiler and Fergus",
        "guided": "Springenberg",
        "ascent": "Yosinski",
        "occlusion": "Zeiler and Fergus",
    }
    for show, paper in papers.items():
        explorer.show = show
        assert paper in explorer.unit_board.sentence


def test_the_ways_back_are_those_of_vision(digits):
    explorer = lenet(digits, unit=(3, 2, 4, 5))
    for show, way in seen.WAYS.items():
        explorer.show = show
        panel = explorer._so_far.panels[1]
        expected = way(explorer.net, explorer.x, explorer.unit)[0]
        assert np.array_equal(panel.maps, expected)
        assert panel.boxes == (explorer._fields[0].box,)


def test_a_silent_unit_says_what_to_choose_instead(digits):
    explorer = lenet(digits)
    made = explorer._made[4][0]
    silent = tuple(map(int, np.argwhere(made == 0)[0]))
    explorer.unit = (4, *silent)
    explorer.show = "gradient"
    sentence = explorer.unit_board.sentence
    assert "layer 3, before ReLU" in sentence
    assert repr(explorer).endswith("nothing comes back")
    explorer.show = "ascent"
    explorer.unit = (3, *silent)
    assert "does not rise" not in explorer.unit_board.sentence


def test_a_dead_unit_does_not_rise(digits):
    net = cc.LeNet5()
    net.layers[0].params["b"][:] = -99
    explorer = explore.network(net, unit=(1, 0, 0, 0), show="ascent", steps=3)
    assert "does not rise" in explorer.unit_board.sentence


def test_the_ascent_raises_what_it_says(digits):
    explorer = lenet(digits, unit=(3, 3, 4, 4), show="ascent", steps=60)
    options = {name: getattr(explorer, name) for name in explore_climb()}
    x = vision.ascend(explorer.net, explorer.unit, (1, 32, 32), **options)
    value = explorer.net.activations(x)[3][0, 3, 4, 4]
    assert value > 10 * max(1, explorer.value)
    told = re.search(r"from (\S+) to (\S+)$", repr(explorer))
    assert float(told[2]) == pytest.approx(value, rel=0.01)


def explore_climb():
    from cnn_course.explore.network import CLIMB

    return CLIMB


@pytest.mark.parametrize(
    "name, value",
    [
        *(("steps", 7), ("rate", 0.5), ("decay", 0.2), ("blur", 1.0)),
        *(("clip_norm", 40), ("clip_contribution", 40)),
    ],
)
def test_every_slider_of_the_ascent_counts(digits, name, value):
    explorer = lenet(digits, unit=(3, 1, 5, 5), show="ascent", steps=8)
    before = explorer._so_far.panels[0].maps
    explorer._sliders[name].value = value
    assert getattr(explorer, name) == value
    assert not np.array_equal(explorer._so_far.panels[0].maps, before)


def test_the_occlusion_is_a_loop(digits):
    explorer = lenet(digits, unit=(11, 3), show="occlusion", size=12)
    change = explorer._so_far.panels[-1].maps[0]
    assert change.shape == (21, 21)
    for i, j in [(0, 0), (3, 17), (20, 20), (10, 9)]:
        hidden = explorer.x.copy()
        hidden[0, 0, i : i + 12, j : j + 12] = 0
        score = explorer.net.activations(hidden)[11][0, 3]
        assert change[i, j] == pytest.approx(score - explorer.value)


def test_the_favourites_are_the_top_images(digits):
    explorer = lenet(digits, unit=(3, 4, 0, 0), show="favourites")
    top = vision.top_images(explorer.net, digits, 3, 4)
    whole, patches = explorer._so_far.panels
    assert [p.choose for p in whole] == [f"sample:{f.image}" for f in top]
    for panel, one in zip(patches, top, strict=True):
        assert np.array_equal(panel.maps, one.patch)
    assert len(list(favourites.folder().glob("*.npz"))) == 1


def test_favourites_are_looked_for_once_and_again_when_weights_change(
    digits, monkeypatch
):
    looked = []
    real = favourites.look
    monkeypatch.setattr(
        favourites, "look", lambda *args: looked.append(1) or real(*args)
    )
    explorer = lenet(digits, show="favourites")
    for layer in range(LAYERS):
        explorer.layer = layer
    assert len(looked) == 1
    explorer.net.layers[0].params["w"][0] += 1
    explorer.layer = 0
    explorer.channel = 0
    assert len(looked) == 2
    top = vision.top_images(explorer.net, digits, 0, 0)
    assert explorer._so_far.panels[0][0].choose == f"sample:{top[0].image}"


def test_training_on_is_seen_in_the_next_picture(digits):
    explorer = lenet(digits)
    explorer.net.layers[11].params["b"][4] += 1000
    explorer.sample = 2
    assert "The answer is 4" in explorer.board.sentence
    explorer.net.layers[11].params["b"][5] += 9999
    explorer.show = "gradient"
    assert "The answer is 5" in explorer.board.sentence


def test_the_net_stays_as_it_is(digits):
    net = cc.trained_lenet()
    net.forward(digits[:2])
    before = [layer.seen for layer in net.layers]
    explorer = explore.network(net, images=digits, steps=2, size=30)
    for show in SHOWS:
        explorer.show = show
    after = [layer.seen for layer in net.layers]
    assert all(a is b for a, b in zip(before, after, strict=True))


# --- any net ----------------


def colour_net():
    return cc.Network(
        [
            cc.Conv2D(3, 5, 3, pad=1),
            cc.Tanh(),
            cc.AvgPool2D(2),
            cc.Conv2D(5, 4, 3, stride=2, rounding="floor"),
            cc.Flatten(),
            cc.Dense(196, 3),
        ]
    )


def dense_net():
    return cc.Network([cc.Flatten(), cc.Dense(784, 8), cc.Dense(8, 1)])


def fused_net():
    conv = cc.Conv2D(1, 4, 5)
    layers = [ConvMaxPool(conv, cc.MaxPool2D(2)), cc.ReLU(), cc.Flatten()]
    return cc.Network([*layers, cc.Dense(576, 2)])


def wide_net():
    return cc.Network([cc.Conv2D(1, 300, 3), cc.ReLU()])


def table_net():
    return cc.LeNet5(activation=cc.Tanh, pool=cc.AvgPool2D, c3_table=TABLE)


TABLE = cc.lenet.C3_TABLE
NETS = [colour_net, dense_net, fused_net, wide_net, table_net]


@pytest.mark.parametrize("make", NETS)
@pytest.mark.parametrize("show", SHOWS)
def test_other_nets(make, show):
    net = make()
    shape = explore.network(net)._shape
    images = np.random.default_rng(0).random((6, *shape))
    explorer = explore.network(
        net, images=images, show=show, steps=2, size=shape[1] // 2
    )
    for layer in range(len(net.layers)):
        explorer.layer = layer
        svg(explorer)
        assert "cannot be shown" not in explorer.unit_board.sentence
        shown = repr(explorer).partition(": ")[2].partition(";")[0]
        shown = float(shown.replace("−", "-"))
        assert shown == pytest.approx(explorer.value, abs=1e-3, rel=1e-3)


def test_shapes_are_found():
    shapes = [explore.network(make())._shape for make in NETS]
    assert shapes == [
        (3, 32, 32),
        (1, 28, 28),
        *[(1, 28, 28)],
        *[(1, 32, 32)] * 2,
    ]


def test_the_sum_of_a_unit_is_its_value():
    for make in NETS:
        explorer = explore.network(make(), x=None)
        shape = explorer._shape
        explorer.x = np.random.default_rng(1).normal(size=shape)
        for layer, kind in enumerate(explorer.net.layers):
            explorer.layer = layer
            told = explorer.unit_board.sentence.splitlines()[0]
            if type(kind).__name__ in ("Conv2D", "Dense", "ConvMaxPool"):
                sums = re.findall(r"−?\d+(?:\.\d+)?", told)
                added, bias, value = (
                    float(s.replace("−", "-")) for s in sums[-3:]
                )
                assert added + bias == pytest.approx(value, abs=0.01)
                assert value == pytest.approx(explorer.value, abs=0.01)


def test_of_many_maps_a_part_is_shown_and_said():
    explorer = explore.network(wide_net())
    spot = explorer.board.spots[1]
    assert spot.count < 300
    told = f"maps 0 to {spot.count - 1} of 300 are shown"
    explorer.channel = 0
    assert told in explorer.board.sentence
    explorer.channel = 299
    assert explorer.board.spots[1].shows(299)
    assert "299 of 300" in explorer.board.sentence
    assert len(explorer.picture.svg()) < 400_000


def test_without_images():
    explorer = explore.network(colour_net(), show="favourites")
    assert explorer.images is None and explorer.pad is None
    assert "Give some: explore.network(net, images=" in (
        explorer.unit_board.sentence
    )
    with pytest.raises(traitlets.TraitError, match="sample 0 of 0 images"):
        explorer.sample = 0
    svg(explorer)


def test_colours_and_uploads_in_colour():
    explorer = explore.network(colour_net())
    photo = np.zeros((20, 20, 3), np.uint8)
    photo[..., 0] = 255
    upload(explorer, picture(photo))
    assert explorer.x[0].mean(axis=(1, 2)).tolist() == [1, 0, 0]
    svg(explorer)


def test_a_layer_of_ones_own():
    class Half(cc.ReLU):
        """A layer that the course has not."""

        def forward(self, x):
            self.seen = x
            return x / 2

        def backward(self, dy):
            return dy / 2

    class Strange:
        """Not even a Layer; it fails on the way back."""

        params, grads = {}, {}

        def forward(self, x):
            return x * 2

    for own in (Half(), Strange()):
        net = cc.Network([cc.Conv2D(1, 2, 3), own, cc.Flatten()])
        for show in SHOWS:
            explorer = explore.network(net, layer=1, show=show, steps=1)
            svg(explorer)
    explorer.show = "gradient"
    assert "cannot be shown: AttributeError" in explorer.unit_board.sentence


def test_weights_that_are_no_numbers():
    net = cc.LeNet5()
    net.layers[0].params["w"][0] = np.nan
    explorer = explore.network(net)
    with warnings.catch_warnings(action="error"):
        for layer in range(LAYERS):
            explorer.layer = layer
            for show in ("window", "gradient"):
                explorer.show = show
                svg(explorer)
    assert "NaN" in repr(explorer)


def test_names_of_classes_are_escaped(digits):
    names = ["<b>zero</b>", *"123456789"]
    explorer = lenet(digits, names=names)
    assert "<b>" not in svg(explorer)


# --- what cannot be ----------------


@pytest.mark.parametrize(
    "name, value, told",
    [
        ("x", np.zeros((3, 32, 32)), r"\(3, 32, 32\).*\(1, 1, 32, 32\)"),
        ("x", np.full((32, 32), np.nan), "NaN"),
        ("x", "a picture", "real numbers"),
        ("x", [[1], [2, 3]], "rows differ"),
        ("x", None, "x is None"),
        ("unit", 3, "a unit is"),
        ("unit", None, "a unit is"),
        ("unit", (12, 0), "layer 12 of 12"),
        ("unit", (0, 6, 0, 0), r"\(6, 28, 28\)"),
        ("layer", 12, "layer 12 of 12"),
        ("channel", 6, "channel 6 of 6"),
        ("row", 28, "row 28 of 28"),
        ("sample", 40, "sample 40 of 40"),
        ("show", "magic", "magic"),
        ("size", 33, "up to 32"),
        ("decay", 2.0, "2.0"),
        ("clip_norm", 101, "101"),
        ("rate", np.nan, "rate is NaN; give a number from 0 to 10"),
        ("decay", np.nan, "from 0 to 1"),
        ("blur", np.nan, "from 0 to 10"),
    ],
)
def test_wrong_values_are_told(digits, name, value, told):
    explorer = lenet(digits)
    before = repr(explorer)
    with pytest.raises(traitlets.TraitError, match=told):
        setattr(explorer, name, value)
    assert repr(explorer) == before
    with pytest.raises(traitlets.TraitError, match=told):
        lenet(digits, **{name: value}) if name != "x" else setattr(
            explorer, name, value
        )


@pytest.mark.parametrize(
    "make, told",
    [
        (lambda: explore.network(cc.LeNet5), r"LeNet5\(\)"),
        (lambda: explore.network(nonsense=1), "there is no nonsense here"),
        (
            lambda: explore.network(
                cc.Network([cc.Flatten(), cc.Dense(7, 2)])
            ),
            "give one: x=image",
        ),
        (
            lambda: explore.network(images=np.zeros((2, 1, 9, 9))),
            "28|5",
        ),
        (
            lambda: explore.network(
                x=np.zeros((1, 1, 32, 32)), images=np.zeros((2, 1, 36, 36))
            ),
            r"\(1, 36, 36\)",
        ),
    ],
)
def test_wrong_arguments_are_told(make, told):
    with pytest.raises((TypeError, ValueError), match=told):
        make()


# --- long work ----------------


def test_the_newest_work_wins():
    shown, slices = [], []

    def work(name, count):
        for number in range(count):
            slices.append(name)
            yield name, number

    async def play():
        later = Later()
        later.start("old", work("old", 10_000), shown.append)
        await asyncio.sleep(0.05)
        later.start("new", work("new", 3), shown.append)
        assert later.key == "new"
        while later.key:
            await asyncio.sleep(0.01)

    asyncio.run(play())
    assert shown[-3:] == [("new", 0), ("new", 1), ("new", 2)]
    assert slices.count("old") < 10_000
    names = [name for name, _ in shown]
    assert names == sorted(names, reverse=True)  # old ones never after new


def test_work_is_finished_when_it_is_asked_for(digits):
    async def play():
        explorer = lenet(digits, unit=(3, 0, 5, 5), steps=30)
        explorer.show = "ascent"
        assert "worked out" in explorer.unit_board.sentence
        await asyncio.sleep(0)
        assert "30 steps up" in repr(explorer)
        assert explorer._later.key is None
        explorer.sample = 3  # an ascent does not depend on the image
        assert explorer._later.key is None
        await asyncio.sleep(0.05)
        assert "30 steps up" in repr(explorer)
        explorer.steps = 500
        explorer.show = "window"  # nobody waits for it any more
        assert explorer._later.key is None

    asyncio.run(play())


def test_work_without_a_kernel_is_done_at_once():
    shown = []
    Later().start("all", iter([1, 2, 3]), shown.append)
    assert shown == [3]
    Later().finish()


def test_both_languages(digits):
    for language, word in (("en", "sees"), ("ko", "봐요")):
        set_language(language)
        explorer = lenet(digits, steps=2, size=20)
        assert word in repr(explorer)
        for show in SHOWS:
            explorer.show = show
            svg(explorer)


def test_controls_are_told_after_the_pictures(digits, monkeypatch):
    """Else a picture waits for one message from each of them."""
    explorer = lenet(digits)
    sent = []
    monkeypatch.setattr(
        widgets.Widget,
        "_send",
        lambda widget, message, buffers=None: sent.append(
            (type(widget).__name__, *message["state"])
        ),
    )
    explorer.layer = 1
    explorer._hear(explorer.view, {"choose": "layer:5"}, [])
    boards = [at for at, name in enumerate(sent) if name[1] == "board"]
    first, second = sent[: boards[2]], sent[boards[2] :]
    for told in (first, second):
        names = [name for name, *_ in told]
        assert names[:2] == ["BoardView"] * 2
        assert "Dropdown" in names[2:]


# --- the controls follow a moment later ----------------


def shown_by_controls(explorer):
    """The unit that the controls show."""
    return tuple(control.value for control in explorer._parts.values())


def in_a_kernel(act):
    """Do something where there is an event loop, and wait for what follows."""

    async def acting():
        act()
        await asyncio.sleep(5 * MOMENT)

    asyncio.run(acting())


def test_the_picture_goes_before_the_controls(digits):
    explorer = lenet(digits, unit=(3, 5, 4, 4))

    def act():
        explorer.unit = (0, 2, 20, 27)
        assert explorer.board.fields[-1].box[:2] == (20, 27)
        assert (explorer.layer, explorer.column) == (0, 27)
        assert shown_by_controls(explorer) == (3, 5, 4, 4)

    in_a_kernel(act)
    assert shown_by_controls(explorer) == (0, 2, 20, 27)
    assert [c.max for c in list(explorer._parts.values())[1:]] == [5, 27, 27]


def test_controls_end_where_the_layer_ends(digits):
    explorer = lenet(digits, unit=(0, 5, 27, 27))
    explorer.unit = (11, 3)
    assert shown_by_controls(explorer) == (11, 3, 0, 0)
    _, channel, row, column = explorer._parts.values()
    assert (channel.max, row.max, column.max) == (9, 0, 0)
    assert not channel.disabled and row.disabled and column.disabled
    assert explorer.unit == (11, 3)


def test_a_slider_that_did_not_follow_yet_is_no_error(digits):
    """It was moved to a row that the new layer does not have."""
    explorer = lenet(digits, unit=(0, 5, 3, 3))

    def act():
        explorer.unit = (5, 1, 2, 2)
        explorer._parts["row"].value = 25  # as the page sends it

    in_a_kernel(act)
    assert explorer.unit == (5, 1, 4, 2)
    assert shown_by_controls(explorer) == (5, 1, 4, 2)


def test_three_maps_of_a_layer_are_no_photograph():
    net = cc.Network([cc.Conv2D(1, 3, 5), cc.ReLU(), cc.Flatten()])
    net.layers.append(cc.Dense(3 * 8 * 8, 4))
    x = np.random.default_rng(0).random((1, 1, 12, 12))
    explorer = explore.network(net, x=x)
    assert explorer.board.spots[2].count == 3
    assert svg(explorer).count("<use") >= 4
