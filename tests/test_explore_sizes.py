"""The sizes explorer: what fits, what is left over, and what it costs."""

import json
import re
from xml.etree import ElementTree

import numpy as np
import pytest
import traitlets
from hypothesis import given, settings
from hypothesis import strategies as st

from cnn_course import explore, legal_strides, worked
from cnn_course.explore.size_notes import that_fit
from cnn_course.texts import set_language

EXAMPLES = explore.sizes().children[0].options  # pairs of title and name


@pytest.fixture(autouse=True)
def english():
    set_language("en")
    yield
    set_language(None)


def count(explorer, kind):
    kinds = explorer.board.tables["input"].kinds
    return sum(row.count(kind) for row in kinds)


def cells(html):
    """The texts of a table in HTML, row by row."""
    rows = re.findall("<tr>(.*?)</tr>", html)
    return [re.findall("<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]


# --- states and answers -----------------------------------------------------


def test_the_answer_in_one_line():
    explorer = explore.sizes(H=28, W=31, FH=5, FW=5, stride=3, pad=2)
    assert repr(explorer) == "28×31, filter 5×5, stride 3, pad 2 → 10×11"
    explorer.FH = 7
    assert "filter 7×5" in repr(explorer)


@pytest.mark.parametrize(
    "name, answer",
    [
        ("edge", "5×6, filter 3×3, stride 1, pad 0 → 3×4"),
        ("stride 1", "7×7, filter 3×3, stride 1, pad 0 → 5×5"),
        ("stride 2", "7×7, filter 3×3, stride 2, pad 0 → 3×3"),
        (
            "stride 3",
            "7×7, filter 3×3, stride 3, pad 0: no output; rounded down 2×2",
        ),
        ("pad 1", "7×7, filter 3×3, stride 1, pad 1 → 7×7"),
        ("stride 3, pad 1", "7×7, filter 3×3, stride 3, pad 1 → 3×3"),
        ("4×4", "4×4, filter 3×3, stride 1, pad 0 → 2×2"),
        ("4×4, pad 1", "4×4, filter 3×3, stride 1, pad 1 → 4×4"),
        ("28×31", "28×31, filter 5×5, stride 3, pad 2 → 10×11"),
        ("one filter", "32×32, filter 5×5, stride 1, pad 0 → 28×28"),
        ("six filters", "32×32, filter 5×5, stride 1, pad 0 → 28×28"),
        ("ten on six", "28×28, filter 5×5, stride 1, pad 0 → 24×24"),
        ("ten filters", "32×32, filter 5×5, stride 1, pad 2 → 32×32"),
        ("2×2 pooling", "4×4, filter 2×2, stride 2, pad 0 → 2×2"),
        (
            "5.5",
            "11×11, filter 2×2, stride 2, pad 0: no output; rounded down 5×5",
        ),
        (
            "15.5",
            "32×32, filter 3×3, stride 2, pad 0: no output; "
            "rounded down 15×15",
        ),
    ],
)
def test_every_size_of_the_deck(name, answer):
    explorer = explore.sizes(H=9, in_channels=2)
    explorer.example = name
    assert repr(explorer) == answer
    assert explorer.example == name
    assert name in [example for _, example in EXAMPLES]


def test_a_example_draws_once(monkeypatch):
    explorer = explore.sizes()
    drawn = []
    monkeypatch.setattr(
        explorer, "draw", lambda: drawn.append(1) or explorer.board
    )
    explorer.example = "ten filters"
    assert drawn == [1]


def test_a_example_is_left_when_something_moves():
    explorer = explore.sizes()
    assert explorer.example == "stride 1"
    explorer.stride = 2
    assert explorer.example == "stride 2"
    explorer.out_channels = 2
    assert explorer.example == "own"
    explorer.example = "own"
    assert explorer.stride == 2


def test_thirteen_of_forty_nine_are_never_read():
    explorer = explore.sizes(stride=3)
    assert count(explorer, "unread") == 13
    kinds = explorer.board.tables["input"].kinds
    assert set(kinds[6]) == {row[6] for row in kinds} == {"unread"}
    sentence = explorer.board.sentence
    assert "(7 + 2·0 − 3)/3 + 1 = 2.33" in sentence
    assert "Never read: 13 of 49 cells." in sentence


def test_padding_is_shown_and_is_no_unread_cell():
    explorer = explore.sizes(pad=2, stride=2)
    assert explorer.board.tables["input"].shape == (11, 11)
    assert count(explorer, "pad") == 11 * 11 - 7 * 7
    assert count(explorer, "unread") == 0
    assert "Input 7×7, pad 2" in explorer.view.board["svg"]


def test_both_sides_have_their_formula():
    explorer = explore.sizes(H=28, W=31, FH=5, FW=5, stride=3, pad=2)
    assert "Height: (28 + 2·2 − 5)/3 + 1 = 10" in explorer.board.sentence
    assert "Width: (31 + 2·2 − 5)/3 + 1 = 11" in explorer.board.sentence
    explorer.W = 28
    assert "Height and width: (28" in explorer.board.sentence


def test_a_filter_that_does_not_fit():
    explorer = explore.sizes(H=4, FH=5, at=None)
    assert repr(explorer) == "4×7, filter 5×3, stride 1, pad 0: no output"
    assert "a filter of 5 does not fit into 4" in explorer.board.sentence
    assert "output" not in explorer.board.tables
    assert "Multiply" not in explorer.below.value
    same = cells(explorer.below.value)[4]
    assert same[1] == "4×7"  # SAME pads until it fits


def test_the_window_of_a_place():
    explorer = explore.sizes(stride=2, pad=1, at=(1, 2))
    (window,) = explorer.picture.focused.sources
    assert tuple(window) == ("input", 2, 4, 3, 3)
    numbers = explorer.board.tables["output"].cells
    assert numbers[0][:2] == ("1", "2")
    assert numbers[3][3] == "16"
    assert len(explorer.view.board["links"]) == 16
    assert all(not link.lines for link in explorer.board.links)


def test_the_cell_in_focus_stays_while_it_can():
    explorer = explore.sizes(at=(4, 4))
    explorer.stride = 2
    assert explorer.at == (2, 2)
    explorer.pad, explorer.FH = 0, 9
    assert explorer.at is None


# --- four readings, side by side --------------------------------------------


def test_the_readings_of_five_and_a_half():
    explorer = explore.sizes(H=11, W=11, FH=2, FW=2, stride=2)
    head, exact, floor, ceil, same = cells(explorer.below.value)
    assert head == ["if it is not whole", "output", "never read", "padding"]
    assert exact[1:3] == ["— (5.5×5.5)", ""]
    assert floor[1:3] == ["5×5", "21 of 121"]
    assert ceil[1:3] == ["6×6", "0 of 121"]
    assert same[1:3] == ["6×6", "0 of 121"]
    assert same[3] == "what is needed: 0 above, 1 below, 0 left, 1 right"


def test_a_size_that_fits_is_the_same_in_three_readings():
    rows = cells(explore.sizes(stride=2).below.value)
    assert [row[1] for row in rows[1:]] == ["3×3", "3×3", "3×3", "4×4"]


@given(
    shape=st.tuples(st.integers(1, 12), st.integers(1, 12)),
    size=st.tuples(st.integers(1, 5), st.integers(1, 5)),
    stride=st.integers(1, 6),
    pad=st.integers(0, 3),
)
@settings(max_examples=60, deadline=None)
def test_readings_against_marking_every_window(shape, size, stride, pad):
    for reading in worked.readings(shape, size, stride, pad).values():
        if reading.shape is None:
            continue
        (top, _), (left, _) = reading.padding
        seen = set()
        for i, j in np.ndindex(reading.shape):
            for a, b in np.ndindex(size):
                seen.add((i * stride + a - top, j * stride + b - left))
        unread = [at for at in np.ndindex(shape) if at not in seen]
        assert reading.unread == len(unread)


# --- strides and pads that fit ----------------------------------------------


@given(
    shape=st.tuples(st.integers(1, 36), st.integers(1, 36)),
    size=st.tuples(st.integers(1, 11), st.integers(1, 11)),
    stride=st.integers(1, 11),
    pad=st.integers(0, 5),
)
@settings(max_examples=60, deadline=None)
def test_what_fits_leaves_no_rest(shape, size, stride, pad):
    def leaves_none(stride, pad):
        spans = [n + 2 * pad - f for n, f in zip(shape, size, strict=True)]
        return min(spans) >= 0 and not any(s % stride for s in spans)

    strides, pads = that_fit(shape, size, stride, pad)
    assert strides == [n for n in range(1, 12) if leaves_none(n, pad)]
    assert pads == [n for n in range(6) if leaves_none(stride, n)]


def test_strides_are_those_of_the_formula():
    strides, pads = that_fit((28, 31), (5, 5), 3, 2)
    both = set(legal_strides(28, 5, 2)) & set(legal_strides(31, 5, 2))
    assert set(strides) == both == {1, 3}
    assert pads == [2, 5]


def test_what_fits_is_ticked_and_the_choice_is_framed():
    html = explore.sizes(stride=3).above.value
    marks = re.findall("<span(.*?)>(.*?)</span>", html)
    ticked = [text for _, text in marks if "✓" in text]
    chosen = [text for how, text in marks if "aria-current" in how]
    assert ticked == ["1 ✓", "2 ✓", "4 ✓", "1 ✓", "4 ✓"]
    assert chosen == ["3", "0"]


# --- cost -------------------------------------------------------------------


@pytest.mark.parametrize(
    "example, output, params, cost",
    [
        ("ten filters", "32×32×10", "10·(5·5·3 + 1) = 760", "768,000"),
        ("six filters", "28×28×6", "6·(5·5·3 + 1) = 456", "352,800"),
        ("ten on six", "24×24×10", "10·(5·5·6 + 1) = 1,510", "864,000"),
    ],
)
def test_parameters_and_multiply_adds(example, output, params, cost):
    explorer = explore.sizes()
    explorer.example = example
    html = explorer.below.value
    assert f"Output: {output}" in html
    assert f"Parameters: {params}<" in html
    assert f"= {cost}<" in html


# --- extremes, and what is refused ------------------------------------------


@pytest.mark.parametrize(
    "state",
    [
        {"H": 36, "W": 36, "FH": 1, "FW": 1, "pad": 5},
        {"H": 36, "W": 36, "FH": 11, "FW": 11, "pad": 5},
        {"H": 1, "W": 36, "FH": 1, "FW": 1, "pad": 5, "stride": 11},
        {"H": 36, "W": 1, "FH": 11, "FW": 11, "pad": 5},
        {"H": 1, "W": 1, "FH": 11, "FW": 11},
        {"in_channels": 1000, "out_channels": 1000},
    ],
)
def test_the_extremes_fit_on_a_page(state):
    set_language("ko" if state.get("pad") else "en")
    explorer = explore.sizes(**state)
    root = ElementTree.fromstring(explorer.picture.svg())
    assert float(root.get("width")) <= 960


def test_every_width_fits_on_a_page():
    for columns in (*range(30, 37), 46):  # 30: side by side, 36: not
        for pad in (0, 2):
            worked.sizes((1, columns), 1, 1, (0, pad)).svg()


@pytest.mark.parametrize(
    "name, value",
    [
        *(("H", 0), ("W", 37), ("FH", 12), ("FW", 2.5), ("stride", 0)),
        *(("pad", 6), ("pad", "1"), ("in_channels", 0), ("at", (5, 5))),
        *(("out_channels", 1001), ("example", "none"), ("example", 3)),
    ],
)
def test_a_wrong_value_changes_nothing(name, value):
    explorer = explore.sizes()
    before = repr(explorer)
    with pytest.raises(traitlets.TraitError):
        setattr(explorer, name, value)
    assert repr(explorer) == before
    explorer.stride = 2
    assert repr(explorer).endswith("3×3")


def test_wrong_arguments():
    with pytest.raises(TypeError, match="no strides"):
        explore.sizes(strides=2)


def test_nothing_can_be_typed_in():
    explorer = explore.sizes()
    assert explorer.view.board["editable"] == []
    for content in ({"edit": ["input", 0, 0, "1"]}, {"shift": [1, 0]}, {}):
        explorer._hear(None, content, [])
        assert explorer.message


# --- what is stored and sent ------------------------------------------------


def test_the_stored_picture_says_what_stands_around_it():
    explorer = explore.sizes(stride=3)
    stored = explorer._repr_mimebundle_()["image/svg+xml"]
    assert "Strides that fit with pad 0: 1, 2, 4" in stored
    assert "ceil: round up (PyTorch, pooling only) · 3×3" in stored
    assert "= 36" in stored
    sent = json.loads(json.dumps(explorer.view.board))
    assert "ceil" not in sent["svg"]  # it stands in the table below
    assert sent["walk"] == "output"


def test_every_control_has_a_name():
    explorer = explore.sizes()
    first, *rows = explorer.children[:4]
    controls = [first, *(c for row in rows for c in row.children)]
    assert len(controls) == 9
    assert all(control.description for control in controls)


def test_it_speaks_korean():
    set_language("ko")
    explorer = explore.sizes(stride=3)
    assert "내림하면 2×2" in repr(explorer)
    assert "읽지 않는 칸" in explorer.below.value
    assert "맞는 스트라이드" in explorer.above.value
    explorer.FH = 9
    assert "출력 없음" in repr(explorer)
    assert "들어가지 않아요" in explorer.board.sentence
