"""The pooling explorer: what it keeps, and what a shift changes."""

import json
from xml.etree import ElementTree

import numpy as np
import pytest
import traitlets
from hypothesis import given, settings
from hypothesis import strategies as st

from cnn_course import avg_pool2d_loops, explore, max_pool2d_loops
from cnn_course.texts import set_language

SHIFTED = [  # slide 51's second map, as the syllabus's test has it
    [0, 2, 3, 4, 5, 0],
    [0, 4, 5, 1, 7, 5],
    [0, 9, 4, 1, 2, 3],
    [0, 0, 6, 5, 8, 5],
    [0, 4, 1, 2, 4, 0],
    [0, 0, 2, 5, 0, 2],
]


@pytest.fixture(autouse=True)
def english():
    set_language("en")
    yield
    set_language(None)


def table(explorer, name="output"):
    return np.array(explorer.board.tables[name].cells).tolist()


def changed(explorer):
    """The cells that are marked as changed."""
    kinds = np.array(explorer.board.tables["output"].kinds)
    return list(map(tuple, np.argwhere(kinds == "changed").tolist()))


def hear(explorer, **content):
    """Do what the page does."""
    explorer._hear(None, content, [])


# --- the deck's examples ----------------------------------------------------


def test_slide_50():
    explorer = explore.pooling()
    assert explorer.example == "slide50.max"
    assert repr(explorer) == "4×4, max pooling 2×2, stride 2 → 2×2"
    assert table(explorer) == [[6, 8], [3, 4]]
    explorer.at = (0, 1)
    assert repr(explorer).endswith("max(2, 4, 7, 8) = 8")
    explorer.kind = "average"
    assert explorer.example == "slide50.average"
    assert table(explorer) == [[3.25, 5.25], [2, 2]]
    assert repr(explorer).endswith("(2 + 4 + 7 + 8)/4 = 5.25")


def test_slide_51_with_a_window_of_three():
    explorer = explore.pooling()
    explorer.example = "slide51.three"
    assert table(explorer, "input") == SHIFTED
    assert table(explorer) == table(explorer, "before") == [[9, 7], [6, 8]]
    assert changed(explorer) == []
    assert repr(explorer).endswith("2×2; 0 of 4 cells changed.")


def test_slide_51_with_the_window_of_slide_50():
    explorer = explore.pooling()
    explorer.example = "slide51.two"
    assert table(explorer, "input") == SHIFTED
    assert table(explorer, "before") == [[5, 7, 5], [9, 8, 5], [4, 5, 2]]
    assert table(explorer) == [[4, 5, 7], [9, 6, 8], [4, 5, 4]]
    assert len(changed(explorer)) == 6
    assert repr(explorer).endswith("3×3; 6 of 9 cells changed.")
    assert "6 of 9 cells changed." in explorer.view.board["svg"]


def test_a_example_draws_once(monkeypatch):
    explorer = explore.pooling()
    drawn = []
    monkeypatch.setattr(
        explorer, "draw", lambda: drawn.append(1) or explorer.board
    )
    explorer.example = "slide51.two"
    assert drawn == [1]


def test_a_example_is_left_when_something_moves():
    explorer = explore.pooling()
    explorer.example = "slide51.two"
    explorer.across = 0
    assert explorer.example == "own"
    explorer.across = 1
    assert explorer.example == "slide51.two"
    hear(explorer, edit=["input", 0, 1, "3"])
    assert explorer.example == "own"
    explorer.example = "slide51.two"
    assert table(explorer, "input") == SHIFTED


# --- shifting ---------------------------------------------------------------


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_it_shows_what_the_loops_give(data):
    high, wide = data.draw(st.tuples(st.integers(1, 7), st.integers(1, 7)))
    numbers = np.random.default_rng(data.draw(st.integers(0, 99)))
    x = numbers.integers(-9, 10, (high, wide))
    size, stride = data.draw(st.tuples(st.integers(1, 4), st.integers(1, 4)))
    down, across = data.draw(st.tuples(*[st.integers(-3, 3)] * 2))
    kind = data.draw(st.sampled_from(["max", "average"]))
    moved = np.zeros((high, wide), int)
    for r, c in np.ndindex(high, wide):
        if 0 <= r - down < high and 0 <= c - across < wide:
            moved[r, c] = x[r - down, c - across]
    explorer = explore.pooling(x, size, stride, kind, down=down, across=across)
    assert table(explorer, "input") == moved.tolist()
    pool = max_pool2d_loops if kind == "max" else avg_pool2d_loops
    try:
        before, after = (
            pool(a[None, None], size, stride)[0, 0] for a in (x, moved)
        )
    except ValueError:
        assert "output" not in explorer.board.tables
        assert repr(explorer).endswith(": no output")
        return
    assert np.allclose(table(explorer), after)
    assert np.allclose(table(explorer, "before"), before)
    different = np.argwhere(abs(after - before) > 1e-9)
    assert changed(explorer) == list(map(tuple, different.tolist()))


def test_zeros_that_move_in_are_marked():
    explorer = explore.pooling(down=-1, across=2)
    kinds = explorer.board.tables["input"].kinds
    assert kinds[0] == ("pad", "pad", "", "")
    assert kinds[3] == ("pad",) * 4
    assert "Input 4×4, shifted" in explorer.view.board["svg"]


def test_shift_and_arrows_move_the_input():
    explorer = explore.pooling()
    assert explorer.view.board["shift"] is True
    hear(explorer, shift=[1, 0])
    hear(explorer, shift=[0, -1])
    assert (explorer.down, explorer.across) == (-1, 1)
    hear(explorer, shift=[0, -1])
    hear(explorer, shift=[0, -1])
    hear(explorer, shift=[0, -1])
    assert explorer.down == -3
    assert explorer.message == "The input moves 3 cells at most."
    hear(explorer, shift=[0, 1])
    assert (explorer.down, explorer.message) == (-2, "")


def test_other_explorers_do_not_shift():
    explorer = explore.convolution()
    assert explorer.view.board["shift"] is False
    hear(explorer, shift=[1, 0])
    assert explorer.message


def test_all_of_it_can_move_out():
    explorer = explore.pooling([[1, 2], [3, 4]], down=3, across=-3)
    assert table(explorer, "input") == [[0, 0], [0, 0]]
    explorer.down = explorer.across = 0
    assert table(explorer, "input") == [[1, 2], [3, 4]]


# --- typing -----------------------------------------------------------------


def test_typing_minds_the_shift():
    explorer = explore.pooling(down=1, across=1)
    hear(explorer, edit=["input", 1, 1, "9"])
    assert explorer.x[0, 0] == 9
    assert explorer.message == ""
    hear(explorer, edit=["input", 0, 3, "9"])
    assert "moved in from outside" in explorer.message
    hear(explorer, edit=["input", 2, 2, "−0,5"])
    assert explorer.x[1, 1] == -0.5
    assert explore.pooling().x[0, 0] == 1


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"shift": None},
        {"shift": [1]},
        {"shift": ["a", "b"]},
        {"shift": [9, 0]},
        {"edit": ["output", 0, 0, "1"]},
        {"edit": ["before", 0, 0, "1"]},
        {"edit": ["input", 9, 0, "1"]},
        {"edit": ["input", 0, 0, "<b>"]},
    ],
)
def test_no_message_of_a_page_ends_in_a_traceback(content):
    explorer = explore.pooling()
    before = repr(explorer)
    hear(explorer, **content)
    assert explorer.message
    assert repr(explorer) == before


# --- what does not fit, and what is refused ---------------------------------


def test_a_size_that_does_not_fit_is_told():
    explorer = explore.pooling(size=3, stride=2)
    assert repr(explorer) == "4×4, max pooling 3×3, stride 2: no output"
    assert "(4 + 2·0 − 3)/2 + 1 = 1.5" in explorer.board.sentence
    assert "Strides that fit: 1." in explorer.board.sentence
    explorer.size = 6
    assert "a window of 6 does not fit into 4" in explorer.board.sentence
    hear(explorer, shift=[1, 1])
    assert table(explorer, "input")[1] == [0, 1, 1, 2]


@pytest.mark.parametrize(
    "name, value",
    [
        *(("size", 0), ("size", 7), ("stride", 0), ("stride", 1.5)),
        *(("kind", "min"), ("down", 4), ("across", -4), ("x", "map")),
        *(("x", np.zeros((1, 4, 4))), ("x", np.zeros((0, 4)))),
        *(("x", np.zeros((21, 4))), ("x", [[1], [2, 3]]), ("x", [[1j]])),
        *(("example", "none"), ("at", (2, 2))),
    ],
)
def test_a_wrong_value_changes_nothing(name, value):
    explorer = explore.pooling()
    before = repr(explorer)
    with pytest.raises(traitlets.TraitError):
        setattr(explorer, name, value)
    assert repr(explorer) == before


def test_wrong_arguments():
    with pytest.raises(TypeError, match="no pad"):
        explore.pooling(pad=1)
    with pytest.raises(traitlets.TraitError, match="20×20"):
        explore.pooling(np.zeros((30, 30)))


@pytest.mark.parametrize("shape", [(20, 20), (1, 20), (20, 1), (1, 1)])
@pytest.mark.parametrize("size", [1, 6])
def test_the_extremes_fit_on_a_page(shape, size):
    x = np.full(shape, -1.5e300)
    for stride in (1, 6):
        explorer = explore.pooling(x, size, stride, "average", down=3)
        root = ElementTree.fromstring(explorer.picture.svg())
        assert float(root.get("width")) <= 960


def test_numbers_that_are_none():
    x = np.array([[np.nan, 1], [np.inf, 2]])
    explorer = explore.pooling(x, 1, across=0)
    assert "NaN" in explorer.board.sentence
    assert changed(explorer) == []
    explorer.across = 1
    assert changed(explorer) == [(0, 0), (0, 1), (1, 0), (1, 1)]


# --- what is stored and sent ------------------------------------------------


def test_the_page_gets_all_in_one_piece():
    explorer = explore.pooling(at=(1, 1))
    sent = json.loads(json.dumps(explorer.view.board))
    assert sent["walk"] == "output"
    assert sent["editable"] == ["input"]
    assert len(sent["links"]) == 4
    assert explorer.view.focus == ["output", 1, 1]
    explorer.across = 1
    assert explorer.at == (1, 1)


def test_it_prints_as_a_line_and_a_picture():
    explorer = explore.pooling(across=1)
    bundle = explorer._repr_mimebundle_()
    assert bundle["text/plain"] == repr(explorer)
    assert "Before the shift" in bundle["image/svg+xml"]


def test_every_control_has_a_name():
    rows = explore.pooling().children[:3]
    controls = [control for row in rows for control in row.children]
    assert len(controls) == 6
    assert all(control.description for control in controls)


def test_it_speaks_korean():
    set_language("ko")
    explorer = explore.pooling()
    explorer.example = "slide51.two"
    assert "9칸 가운데 6칸이 바뀌었어요." in repr(explorer)
    explorer.size = 6
    explorer.stride = 4
    explorer.x = np.ones((4, 4))
    assert "크기가 6인 창은 4칸에" in explorer.board.sentence
    hear(explorer, shift=[3, 0])
    assert "3칸까지만" in explorer.message
