"""The convolution explorer: its states, its answers, what it refuses."""

import json
from xml.etree import ElementTree

import numpy as np
import pytest
import traitlets
from hypothesis import given, settings
from hypothesis import strategies as st

from cnn_course import FILTERS, conv2d_loops, explore, output_shape
from cnn_course.explore.explorer import Refusal, typed_number
from cnn_course.texts import set_language

SMALL = np.array([[1, 2, 3, 0], [0, 1, 2, 3], [3, 0, 1, 2], [2, 3, 0, 1]])
W = np.array([[2, 0, 1], [0, 1, 2], [1, 0, 2]])


@pytest.fixture(autouse=True)
def english():
    set_language("en")
    yield
    set_language(None)


def output(explorer):
    return np.array(explorer.board.tables["output"].cells)


def type_into(explorer, table, row, column, text):
    """Do what the page does when a number was typed."""
    explorer._hear(None, {"edit": [table, row, column, text]}, [])


# --- states and answers -----------------------------------------------------


def test_the_first_picture_is_the_edge_of_the_lesson():
    explorer = explore.convolution()
    assert repr(explorer) == "5×6, filter 3×3, stride 1, pad 0 → 3×4"
    assert output(explorer).tolist() == [[0, 300, 300, 0]] * 3
    explorer.at = (0, 1)
    assert repr(explorer).endswith("0·(−1) + 0·0 + 100·1 = 300")


def test_one_thing_moves_and_all_else_stays():
    explorer = explore.convolution(SMALL, W)
    explorer.pad = 1
    assert output(explorer)[0].tolist() == [7, 12, 10, 2]
    assert explorer.stride == 1
    assert np.array_equal(explorer.x, SMALL)
    explorer.pad = 0
    assert output(explorer).tolist() == [[15, 16], [6, 15]]


def test_a_bias_is_added():
    explorer = explore.convolution(SMALL, W, b=3)
    assert output(explorer).tolist() == [[18, 19], [9, 18]]
    type_into(explorer, "bias", 0, 0, "−1")
    assert output(explorer).tolist() == [[14, 15], [5, 14]]


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_it_shows_what_the_loops_give(data):
    channels = data.draw(st.integers(1, 3))
    high, wide = data.draw(st.tuples(st.integers(3, 7), st.integers(3, 7)))
    fh, fw = data.draw(st.tuples(st.integers(1, 3), st.integers(1, 3)))
    numbers = np.random.default_rng(data.draw(st.integers(0, 99)))
    x = numbers.integers(-9, 10, (channels, high, wide))
    w = numbers.integers(-9, 10, (channels, fh, fw))
    stride = data.draw(st.integers(1, 4))
    pad = data.draw(st.integers(0, 2))
    explorer = explore.convolution(x, w, stride=stride, pad=pad)
    try:
        output_shape((high, wide), (fh, fw), stride, pad)
    except ValueError:
        assert "output" not in explorer.board.tables
        assert "not a whole number" in explorer.board.sentence
        return
    y = conv2d_loops(x[None], w[None], stride=stride, pad=pad)[0, 0]
    assert np.array_equal(output(explorer), y)


def test_a_size_that_cannot_be_is_explained():
    explorer = explore.convolution(stride=3)
    assert repr(explorer) == ("5×6, filter 3×3, stride 3, pad 0: no output")
    sentence = explorer.board.sentence
    assert "Height: (5 + 2·0 − 3)/3 + 1 = 1.67" in sentence
    assert "Strides that fit: 1, 2" in sentence
    assert "Width" not in sentence  # (6 − 3)/3 + 1 = 2 fits
    explorer.pad, explorer.stride = 0, 1
    explorer.x = np.ones((2, 6))
    assert "a filter of 3 does not fit into 2 cells" in explorer.board.sentence


def test_the_cell_in_focus_stays_while_it_can():
    explorer = explore.convolution(at=(2, 3))
    explorer.w = np.ones((3, 3))
    assert explorer.at == (2, 3)
    explorer.stride = 2  # 2 rows, but (6 − 3)/2 does not fit
    assert explorer.at is None
    explorer = explore.convolution(np.ones((7, 7)), at=(4, 4))
    explorer.stride = 2
    assert explorer.at == (2, 2)


def test_filters_by_name_and_by_typing():
    explorer = explore.convolution(w="outline")
    assert explorer.filter == "outline"
    explorer.filter = "vertical"
    assert np.array_equal(explorer.w, FILTERS["vertical"])
    type_into(explorer, "filter", 1, 1, "1/4")
    assert explorer.filter == "own"
    assert explorer.w[1, 1] == 0.25
    assert FILTERS["vertical"][1, 1] == 0


def test_typing_into_the_input_minds_the_padding():
    explorer = explore.convolution(SMALL, W, pad=1)
    type_into(explorer, "input", 1, 1, "9")
    assert explorer.x[0, 0] == 9
    assert SMALL[0, 0] == 1
    type_into(explorer, "input", 0, 0, "9")
    assert explorer.message == "This is padding. It is always 0."
    type_into(explorer, "input", 1, 1, "8")
    assert explorer.message == ""


def test_channels_are_typed_into_one_by_one():
    x = np.zeros((2, 3, 3), int)
    explorer = explore.convolution(x, np.ones((2, 3, 3)))
    type_into(explorer, "input.1", 2, 0, "5")
    assert explorer.x[1, 2, 0] == 5
    assert explorer.x.sum() == 5
    assert output(explorer).tolist() == [[5]]


@pytest.mark.parametrize(
    "text, value",
    [
        *(("3", 3), ("-3", -3), ("−0.5", -0.5), ("0,5", 0.5), (" 7 ", 7)),
        *(("1/4", 0.25), ("1e3", 1000), ("+2", 2), ("2.0", 2)),
    ],
)
def test_numbers_as_people_type_them(text, value):
    assert typed_number(text) == value


@pytest.mark.parametrize(
    "text", ["", "x", "1/0", "nan", "inf", "1e9", "--1", "1/2/3", "<b>", None]
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(Refusal):
        typed_number(text)


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"edit": None},
        {"edit": ["input", 0, 0]},
        {"edit": ["input", 99, 0, "1"]},
        {"edit": ["filter", 9, 9, "1"]},
        {"edit": ["output", 0, 0, "1"]},
        {"edit": ["nothing", 0, 0, "1"]},
        {"edit": ["input", 0, 0, "<script>alert(1)</script>"]},
    ],
)
def test_no_message_of_a_page_ends_in_a_traceback(content):
    explorer = explore.convolution()
    before = repr(explorer)
    explorer._hear(None, content, [])
    assert explorer.message
    assert repr(explorer) == before


@pytest.mark.parametrize(
    "name, value",
    [
        *(("stride", 0), ("stride", 9), ("stride", "2"), ("pad", -1)),
        *(("pad", 1.5), ("x", "picture"), ("x", np.zeros((2, 3, 3)))),
        *(("x", np.zeros((0, 3))), ("w", "no such"), ("w", [[1], [2, 3]])),
        *(("w", [[1j]]), ("at", (9, 9)), ("at", 3), ("function", 7)),
        *(("x", np.zeros((16, 5))), ("w", np.zeros((1, 16)))),
    ],
)
def test_a_wrong_value_changes_nothing(name, value):
    explorer = explore.convolution()
    before = repr(explorer)
    with pytest.raises(traitlets.TraitError):
        setattr(explorer, name, value)
    assert repr(explorer) == before


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_whatever_the_controls_reach_fits_on_a_page(lang):
    set_language(lang)
    x = np.full((4, 15, 15), 123_456.5)
    for size in (1, 5, 15):
        w = np.full((4, size, size), -123_456.5)
        explorer = explore.convolution(x, w, b=-9.5, function=whole)
        for stride in range(1, 5):
            for pad in range(5):
                explorer.put(stride=stride, pad=pad)
                ElementTree.fromstring(explorer.view.board["svg"])


def test_wrong_arguments():
    with pytest.raises(TypeError, match="no strides"):
        explore.convolution(strides=2)
    with pytest.raises(TypeError, match="3 channels"):
        explore.convolution(np.zeros((3, 5, 5)))


# --- a learner's own function -----------------------------------------------


def slide(image, w):
    high, wide = image.shape
    fh, fw = w.shape
    y = np.zeros((high - fh + 1, wide - fw + 1))
    for i in range(high - fh + 1):
        for j in range(wide - fw + 1):
            y[i, j] = np.sum(image[i : i + fh, j : j + fw] * w)
    return y


def whole(x, w, b=None, stride=1, pad=0):
    three = x if x.ndim == 3 else x[None]
    filters = w if w.ndim == 3 else w[None]
    bias = None if b is None else np.array([b])
    return conv2d_loops(three[None], filters[None], bias, stride, pad)


def test_a_right_function():
    explorer = explore.convolution(function=slide)
    assert repr(explorer).endswith("slide: all 12 cells are right.")
    kinds = explorer.board.tables["yours"].kinds
    assert {kind for row in kinds for kind in row} == {""}


def test_a_right_function_with_everything():
    x = np.arange(50).reshape(2, 5, 5)
    explorer = explore.convolution(
        x, x[:, :3, :3], b=0.5, stride=2, pad=1, function=whole
    )
    assert repr(explorer).endswith("whole: all 9 cells are right.")


def test_a_function_that_takes_no_stride():
    explorer = explore.convolution(np.ones((7, 7)), stride=2, function=slide)
    assert "slide does not take stride" in repr(explorer)


def test_the_first_wrong_cell_is_marked():
    def flipped(image, w):
        return slide(image, w[::-1, ::-1])

    explorer = explore.convolution(SMALL, W, function=flipped)
    assert "the first wrong cell is (0, 0). It is 11, but" in repr(explorer)
    kinds = explorer.board.tables["yours"].kinds
    assert kinds == (("wrong", ""), ("", ""))
    flat = explore.convolution(SMALL, np.ones((3, 3)), function=flipped)
    assert "on every other" in repr(flat)  # it cannot be told from this


def test_a_wrong_function_that_is_lucky_here():
    def short(image, w):
        y = slide(image, w)
        y[:, -1] = 0
        return y

    assert "on every other" in repr(explore.convolution(function=short))


@pytest.mark.parametrize(
    "function, told",
    [
        (lambda x, w: None, "Is the `return` missing?"),
        (lambda x, w: x[99], "IndexError"),
        (lambda x, w: x, "gives 5×6, but the output is 3×4"),
        (lambda x, w: 3, "gives 1, but"),
        (lambda x, w: "text", "returns str"),
        (lambda x, w: {1: 2}, "returns dict"),
        (lambda x, w: [[1], [2, 3]], "returns list"),
        (lambda x, w: (i for i in x), "returns generator"),
        (lambda x, w: np.full((3, 4), np.nan), "It is NaN, but"),
        (lambda x, w: np.full((3, 4), 1j), "returns ndarray"),
        (lambda x: x, "TypeError"),
        (print, "Is the `return` missing?"),
    ],
)
def test_what_a_function_does_wrong_is_told(function, told):
    assert told in repr(explore.convolution(function=function))


def test_a_function_that_changes_its_arguments():
    def spoiling(image, w):
        y = slide(image, w)
        image[:] = w[:] = 0
        return y

    explorer = explore.convolution(function=spoiling)
    assert repr(explorer).endswith("all 12 cells are right.")
    assert explorer.x.max() == 100


def test_what_happens_on_other_numbers_is_told_by_name():
    def only_here(image, w):
        return slide(image, w) if image[0, 0] == 0 else image

    explorer = explore.convolution(function=only_here)
    assert "only_here gives 5×6, but" in repr(explorer)


def test_a_function_that_hangs_on_other_numbers_runs_once(monkeypatch):
    monkeypatch.setattr(
        "cnn_course.foreign.run.__kwdefaults__",
        {"seconds": 0.1, "within": None},
    )
    calls = []

    def hanging(image, w):
        calls.append(1)
        while image.min() < 0:
            pass
        return slide(image, w)

    explorer = explore.convolution(function=hanging)
    explorer.x = explorer.x + 1
    assert len(calls) == 2  # the picture itself, and other numbers, once
    assert "did not end" in repr(explorer)


def test_a_function_that_hangs_runs_only_once(monkeypatch):
    monkeypatch.setattr(
        "cnn_course.foreign.run.__kwdefaults__",
        {"seconds": 0.1, "within": None},
    )
    calls = []

    def hanging(image, w):
        calls.append(1)
        while True:
            pass

    explorer = explore.convolution(function=hanging)
    explorer.pad = 1
    explorer.pad = 0
    assert calls == [1]
    assert "did not end" in repr(explorer)
    explorer.function = slide
    assert "are right" in repr(explorer)


# --- what is stored and sent ------------------------------------------------


def test_it_prints_as_a_line_and_a_picture():
    explorer = explore.convolution(at=(0, 1))
    bundle = explorer._repr_mimebundle_()
    assert bundle["text/plain"] == repr(explorer)
    assert "300" in ElementTree.tostring(
        ElementTree.fromstring(bundle["image/svg+xml"]), "unicode"
    )
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_the_page_gets_all_in_one_piece():
    explorer = explore.convolution(at=(1, 1))
    sent = json.loads(json.dumps(explorer.view.board))
    assert sent["walk"] == "output"
    assert sent["editable"] == ["input", "filter"]
    assert len(sent["links"]) == 12
    assert explorer.view.focus == ["output", 1, 1]
    assert "cnn-frame" not in sent["svg"]  # the page draws the focus
    explorer.stride = 3
    assert explorer.view.board["walk"] is None


def test_the_page_moves_the_focus():
    explorer = explore.convolution()
    explorer.view.focus = ["output", 2, 1]
    assert explorer.at == (2, 1)
    explorer.view.focus = ["input", 0, 0]
    assert explorer.at == (2, 1)
    explorer.view.focus = None
    assert explorer.at is None


def test_names_cannot_become_markup():
    def function(x, w):
        raise ValueError("<script>alert(1)</script>")

    function.__name__ = "<img onerror=alert(1)>"
    explorer = explore.convolution(function=function)
    assert "<script" not in explorer.view.board["svg"]
    assert "<img" not in explorer.view.board["svg"]
    ElementTree.fromstring(explorer.view.board["svg"])


def test_it_speaks_korean():
    set_language("ko")
    explorer = explore.convolution(stride=3)
    assert "높이" in explorer.board.sentence
    assert "출력 없음" in repr(explorer)
    assert explorer.view.words["play"] == "재생"
    type_into(explorer, "input", 0, 0, "x")
    assert "숫자로 읽을 수 없어요" in explorer.message
