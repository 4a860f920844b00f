"""The pad and the explorer of drawn digits, without a browser."""

import io
from xml.etree import ElementTree

import numpy as np
import pytest
import traitlets
from PIL import Image, ImageDraw

from cnn_course import (
    Conv2D,
    Dense,
    Flatten,
    LeNet5,
    Network,
    digits,
    explore,
)
from cnn_course.data import drawn_digit, load_mnist
from cnn_course.explore.draw_digit import SAMPLES
from cnn_course.explore.explorer import Refusal
from cnn_course.explore.pad import Pad
from cnn_course.texts import TEXTS, set_language

SIDE = digits.PAD


@pytest.fixture(autouse=True)
def english():
    set_language("en")
    yield
    set_language(None)


def ink(levels):
    return np.rint(np.asarray(levels) * 255).astype(np.uint8).tobytes()


def draw(explorer, levels):
    """Do what the page does when something was drawn."""
    explorer.pad.set_state(
        {"ink": memoryview(ink(levels)), "seen": explorer.pad.loads}
    )


def upload(explorer, content, name="mine.png"):
    """Do what the page does when a file was opened."""
    explorer._hear(None, {"upload": name}, [memoryview(content)])


def photo(digit, paper=220, stroke=40):
    levels = drawn_digit(digit, 0.8, 0.2, 50, 0.1)
    content = io.BytesIO()
    picture = np.uint8(paper + (stroke - paper) * levels)
    Image.fromarray(picture).save(content, "PNG")
    return content.getvalue()


# --- the pad ----------------------------------------------------------------


def test_the_pad_says_what_was_drawn_and_loaded():
    pad, seen = Pad(), []
    assert pad.levels.shape == (SIDE, SIDE) and not pad.levels.any()
    pad.observe(lambda change: seen.append(change["new"]), "levels")
    line = np.zeros((SIDE, SIDE))
    line[50:60, 20:90] = 1
    pad.set_state({"ink": memoryview(ink(line))})
    assert np.array_equal(seen[-1], line) and len(seen) == 1
    assert pad.loads == 0  # the page has it already
    pad.load(np.pad(np.ones((1, 1, 4, 4)), [(0, 0), (0, 0), (2, 2), (2, 2)]))
    assert len(seen) == 2 and pad.loads == 1
    assert pad.levels[28:84, 28:84].all() and pad.levels.sum() == 56 * 56
    assert pad.ink == ink(pad.levels)
    pad.load(None)
    assert not pad.levels.any() and pad.loads == 2
    with pytest.raises(ValueError, match="read-only"):
        pad.levels[0] = 1


def test_a_stroke_that_waited_does_not_undo_what_was_loaded():
    """The page held it back while the kernel was busy, and shows the other."""
    pad, digit = Pad(), drawn_digit(3)
    line = np.zeros((SIDE, SIDE))
    line[50:60, 20:90] = 1
    pad.load(digit)
    loaded = pad.levels
    pad.set_state({"ink": memoryview(ink(line))})  # as if seen before
    assert np.array_equal(pad.levels, loaded) and pad.ink == ink(loaded)
    assert pad.loads == 1
    pad.set_state({"ink": memoryview(ink(line)), "seen": 1})
    assert np.array_equal(pad.levels, line) and pad.loads == 1


def test_what_the_pad_gives_it_takes_back():
    pad, other = Pad(), Pad()
    levels = np.random.default_rng(0).random((SIDE, SIDE))
    pad.load(levels)
    other.load(pad.levels)
    assert np.array_equal(pad.levels, other.levels)
    assert np.abs(pad.levels - levels).max() <= 0.5 / 255 + 1e-6


@pytest.mark.parametrize(
    "name, value",
    [
        *(("levels", [[2]]), ("levels", "three"), ("levels", [[np.nan]])),
        *(("levels", np.zeros((2, 9, 9))), ("brush", 1), ("brush", 25)),
        *(("eraser", "yes"), ("ink", b"short"), ("side", 28)),
    ],
)
def test_the_pad_refuses(name, value):
    pad = Pad()
    with pytest.raises(traitlets.TraitError):
        setattr(pad, name, value)
    assert not pad.levels.any()


def test_the_pad_speaks_korean():
    set_language("ko")
    assert Pad().words["undo"] == TEXTS["ko"]["pad.undo"]


# --- what the net says ------------------------------------------------------


def test_an_empty_pad_has_no_answer():
    explorer = explore.draw_digit()
    assert repr(explorer) == "Nothing is drawn yet."
    assert explorer.probabilities is None
    assert explorer.seen.shape == (1, 1, 32, 32)
    assert "NaN" not in explorer.picture.svg()
    with pytest.raises(Refusal, match="Draw a digit first"):
        explorer.keep(3)


def test_a_three_in_the_corner_fails_until_it_is_prepared():
    explorer = explore.draw_digit(sample="corner")
    assert explorer.probabilities.argmax() != 3
    sentence = explorer.board.sentence
    assert "row 5.1, column 4.2 of 28×28" in sentence
    assert "switch the preparation on" in sentence
    assert "longer side has 20 cells, not 11" in sentence
    explorer.prepare = True
    assert repr(explorer).startswith("prepared as in MNIST: 3, >99 % sure")
    sentence = explorer.board.sentence
    assert "8.6 cells down, 9.8 cells to the right; 1.8 times" in sentence
    wanted = digits.prepared(explorer.levels, 32)
    assert np.allclose(explorer.seen[0, 0], wanted)


def test_test_images_are_what_they_were():
    x = load_mnist(pad=2).x_test
    explorer = explore.draw_digit(sample="7")
    assert np.allclose(explorer.seen, x[:1], atol=1e-6)  # it begins with a 7
    before = explorer.probabilities
    assert "those of the training digits" in explorer.board.sentence
    explorer.prepare = True
    assert np.allclose(explorer.probabilities, before, atol=1e-4)
    assert "changed nothing" in explorer.board.sentence
    explorer.levels = x[1]
    assert explorer.sample == "own"
    assert np.allclose(explorer.seen, x[1:2], atol=1e-6)


def test_the_answer_is_the_nets():
    net = LeNet5(3)
    explorer = explore.draw_digit(net, drawn_digit(8))
    seen = net.probabilities(explorer.seen)[0]
    assert np.allclose(explorer.probabilities, seen, atol=1e-6)


def test_drawing_moves_on_and_leaves_no_trace_in_the_net():
    net = LeNet5(3)
    net.forward(np.ones((2, 1, 32, 32), np.float32))
    explorer = explore.draw_digit(net)
    draw(explorer, drawn_digit(1, height=90))
    assert explorer.sample == "own" and explorer.probabilities is not None
    net.backward(np.ones((2, 10), np.float32))  # of the two images before


def test_moved_turned_thicker_before_the_preparation():
    explorer = explore.draw_digit(sample="corner")
    before = explorer.seen[0, 0]
    explorer.put(down=3, across=5)
    assert np.allclose(
        explorer.seen[0, 0], np.roll(before, (3, 5), (0, 1)), atol=1e-6
    )
    explorer.put(down=0, across=0, thickness=2)
    assert explorer.seen.sum() > before.sum()
    thick = explorer.seen.sum()
    explorer.thickness = -2
    assert explorer.seen.sum() < before.sum() < thick
    assert "Little ink" in explorer.board.sentence
    explorer.put(thickness=0, turn=90, prepare=True)
    turned = digits.prepared(np.rot90(explorer.levels), 32)
    assert np.allclose(explorer.seen[0, 0], turned, atol=1e-5)
    assert np.array_equal(explorer.pad.levels, explorer.levels)
    explorer.turn = 0
    assert np.allclose(
        explorer.seen[0, 0], digits.prepared(explorer.levels, 32)
    )


def test_ink_in_the_corners_alone_is_turned_over_the_edge():
    dots = np.zeros((SIDE, SIDE))
    dots[::111, ::111] = 1
    explorer = explore.draw_digit(levels=dots, turn=45)
    assert repr(explorer) == "Nothing is drawn yet."


def test_choosing_a_sample_undoes_the_moves():
    explorer = explore.draw_digit(sample="3", turn=40, down=2)
    assert (explorer.turn, explorer.down) == (0, 0)
    for sample in SAMPLES:
        explorer.sample = sample
        assert explorer.sample == sample
        ElementTree.fromstring(explorer.picture.svg())
    explorer.sample = "own"
    assert explorer.levels.any()  # as it was


def test_the_sliders_go_to_the_explorer():
    explorer = explore.draw_digit(sample="edge")
    rows = [child.children for child in explorer.children[1:3]]
    down, across, turn, thickness = (slider for row in rows for slider in row)
    down.value, across.value, turn.value, thickness.value = 1, -2, 15, 1
    assert (explorer.down, explorer.across) == (1, -2)
    assert (explorer.turn, explorer.thickness) == (15, 1)
    shown = explorer.board
    explorer._draw_ahead(down, [2])
    ahead = explorer.view.ahead["boards"]["2"]["svg"]
    assert explorer.board is shown  # nothing was set
    explorer.down = 2
    assert explorer.board.svg() == ahead


# --- other nets -------------------------------------------------------------


def small_net(side, classes, seed=0):
    return Network([Flatten(), Dense(side * side, classes, seed=seed)])


@pytest.mark.parametrize("side, classes", [(28, 2), (32, 3), (28, 26)])
def test_nets_of_other_sizes(side, classes):
    explorer = explore.draw_digit(small_net(side, classes), sample="4")
    assert explorer.seen.shape == (1, 1, side, side)
    assert explorer.probabilities.shape == (classes,)
    bars = explorer.board.svg().count('class="cnn-bar-of"')
    assert bars == min(10, classes)
    explorer.keep(classes - 1)
    with pytest.raises(traitlets.TraitError, match=f"0 to {classes - 1}"):
        explorer.keep(classes)


def test_a_net_that_broke_is_told():
    net = small_net(28, 10)
    explorer = explore.draw_digit(net, sample="4")
    net.layers[1].params["w"][:] = np.nan
    explorer.prepare = True
    assert "not a number (NaN)" in repr(explorer)
    ElementTree.fromstring(explorer.picture.svg())
    explorer.keep(4)  # and no warning


@pytest.mark.parametrize(
    "net, told",
    [
        ("net", "net must be an object"),
        (LeNet5, "net must be an object"),
        (Network([Flatten(), Dense(3072, 10)]), "no grey images of 32×32"),
        (Network([Conv2D(3, 6, 5)]), "no grey images of 32×32"),
        (Network([Conv2D(1, 6, 5)]), "a score for each"),
        (small_net(28, 1), "a score for each of 2"),
    ],
)
def test_what_is_no_such_net(net, told):
    with pytest.raises((TypeError, ValueError), match=told):
        explore.draw_digit(net)


@pytest.mark.parametrize(
    "state, error",
    [
        *(({"levels": [[3]]}, traitlets.TraitError), ({"x": 1}, TypeError)),
        *(({"sample": "ten"}, traitlets.TraitError),),
        *(({"turn": 91}, traitlets.TraitError),),
        *(({"down": 0.5}, traitlets.TraitError),),
        *(({"label": 10}, traitlets.TraitError),),
        ({"levels": np.ones((9, 9)), "sample": "3"}, TypeError),
    ],
)
def test_states_that_cannot_be(state, error):
    with pytest.raises(error):
        explore.draw_digit(**state)


# --- photographs ------------------------------------------------------------


@pytest.mark.parametrize("paper, stroke", [(220, 40), (30, 220)])
def test_a_photograph_lies_on_the_pad(paper, stroke):
    explorer = explore.draw_digit(turn=30)
    upload(explorer, photo(5, paper, stroke))
    assert explorer.message == "" and explorer.turn == 0
    assert explorer.probabilities.argmax() == 5
    top, _, high, _ = digits.box_of(explorer.levels)
    assert 78 <= high <= 82 and abs(2 * top + high - SIDE) <= 3


def test_the_line_of_a_thin_pen_becomes_thicker():
    sheet = Image.new("L", (800, 800), 215)
    for line in ([(300, 220), (520, 220), (400, 560)],):
        ImageDraw.Draw(sheet).line(line, fill=50, width=6)
    content = io.BytesIO()
    sheet.save(content, "PNG")
    explorer = explore.draw_digit()
    upload(explorer, content.getvalue())
    assert explorer.thickness > 0
    assert explorer.probabilities.argmax() == 7
    assert "Little ink" not in explorer.board.sentence
    upload(explorer, photo(5))
    assert explorer.thickness == 0


def test_a_file_that_shows_no_digit():
    explorer = explore.draw_digit(sample="3")
    white = io.BytesIO()
    Image.new("L", (80, 60), 255).save(white, "PNG")
    for content, name, told in [
        (b"", "empty.png", "empty.png is empty"),
        (b"<svg>", "<b>x</b>.png", "is no picture"),
        (photo(3)[:90], "half.png", "cannot be read"),
        (white.getvalue(), "white.png", "white.png: no ink stands out"),
    ]:
        upload(explorer, content, name)
        assert told in explorer.message
        assert explorer.sample == "3"


# --- test cases -------------------------------------------------------------


def test_kept_drawings():
    explorer = explore.draw_digit(sample="corner")
    with pytest.raises(Refusal, match="No drawing is kept"):
        explorer.tests()
    button = explorer.children[-2].children[1]
    button.click()
    assert "Say first what it is" in explorer.message
    explorer.label = 3
    button.click()
    assert explorer.message == ""
    explorer.prepare = True
    explorer.keep()
    x, y = explorer.tests()
    assert x.shape == (2, 1, 32, 32) and x.dtype == np.float32
    assert y.tolist() == [3, 3]
    assert explorer.kept[1].answer == 3 != explorer.kept[0].answer
    told = explorer.children[-1].value
    assert told == "Test cases: 2. The net got 1 right."


def test_the_list_of_labels_follows():
    explorer = explore.draw_digit(sample="3", label=4)
    labels = explorer.children[-2].children[0]
    assert labels.value == 4
    labels.value = 7
    assert explorer.label == 7
    explorer.label = None
    assert labels.label == "choose"


# --- what is stored ---------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("prepare", [False, True])
def test_what_a_notebook_stores(lang, prepare):
    set_language(lang)
    explorer = explore.draw_digit(sample="edge", prepare=prepare)
    stored = explorer._repr_mimebundle_()
    assert stored["text/plain"] == repr(explorer)
    svg = stored["image/svg+xml"]
    ElementTree.fromstring(svg)
    assert svg.count("cnn-pixels") == 2  # the drawing, too
    assert len(svg) < 16_000
    again = explore.draw_digit(sample="edge", prepare=prepare)
    assert again.picture.svg() == svg
    assert explorer.pad.told == repr(explorer)


def test_nothing_below_the_live_picture_moves():
    explorer = explore.draw_digit()
    heights = set()
    for sample in SAMPLES:
        for prepare in (False, True):
            explorer.put(prepare=prepare)
            explorer.sample = sample
            svg = ElementTree.fromstring(explorer.view.board["svg"])
            heights.add(svg.attrib["height"])
    assert len(heights) == 1
