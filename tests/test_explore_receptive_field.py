"""The receptive field explorer: cones, sizes, and what cannot be."""

import json
from xml.etree import ElementTree

import numpy as np
import pytest
import traitlets
from hypothesis import given, settings
from hypothesis import strategies as st

from cnn_course import explore
from cnn_course.explore.receptive_field import STACKS
from cnn_course.texts import set_language


@pytest.fixture(autouse=True)
def english():
    set_language("en")
    yield
    set_language(None)


def depends(pairs, size):
    """Which inputs each output depends on, found by trying (out, in).

    Filters of ones slide over inputs that are all 0 but one.
    """
    x = np.eye(size)  # a row an experiment
    for filter_size, stride in pairs:
        places = range(0, x.shape[1] - filter_size + 1, stride)
        parts = [x[:, p : p + filter_size].sum(1) for p in places]
        x = np.stack(parts, 1)
    return x.T > 0


def seen(board, table, row, column, source="input"):
    """The region of the input that lies behind a cell."""
    regions = (*board.link(table, row, column).terms,)
    regions += board.cone(table, row, column)
    (region,) = {r for r in regions if r.table == source}
    return region


def cells_of(board, table):
    """The columns of a row's cells, gaps left out."""
    (kinds,) = board.tables[table].kinds
    return [column for column, kind in enumerate(kinds) if kind != "gap"]


layer = st.tuples(st.integers(1, 5), st.integers(1, 3))


# --- what one cell sees -----------------------------------------------------


@given(st.lists(layer, min_size=1, max_size=4), st.integers(1, 40))
@settings(max_examples=20, deadline=None)
def test_it_shows_what_changes_when_an_input_changes(pairs, size):
    explorer = explore.receptive_field(pairs, size=size)
    board = explorer.board
    last = f"layer{len(pairs)}"
    if last not in board.tables:
        assert "does not fit into" in board.sentence
        return
    truth = depends(pairs, size)
    columns = cells_of(board, last)
    assert len(columns) == len(truth)
    for column, inputs in zip(columns, truth, strict=True):
        region = seen(board, last, 0, column)
        first, *_, end = np.flatnonzero(inputs)[[0, -1]]
        assert (region.column, region.width) == (first, end - first + 1)
        assert column == (first + end) // 2  # above the middle
    unread = np.array(board.tables["input"].kinds[0]) == "unread"
    assert np.array_equal(unread, ~truth.any(0))


@given(st.lists(layer, min_size=1, max_size=3), st.integers(1, 9))
@settings(max_examples=15, deadline=None)
def test_maps_show_the_same_and_so_does_one_filter(pairs, size):
    explorer = explore.receptive_field(pairs, size=size, show="plane")
    board = explorer.board
    last = f"layer{len(pairs)}"
    if explorer._flat or last not in board.tables:
        return
    truth = depends(pairs, size)
    for row, column in np.ndindex(board.tables[last].shape):
        down, across = (np.flatnonzero(truth[i]) for i in (row, column))
        wanted = (down[0], across[0], np.ptp(down) + 1, np.ptp(across) + 1)
        assert seen(board, last, row, column)[1:] == wanted
        if len(pairs) > 1:
            assert seen(board, last, row, column, "alone")[1:] == wanted


@pytest.mark.parametrize(
    "name, fields",
    [
        ("lenet", "5, 6, 14, 16, 32"),
        ("convnet", "3, 4, 8, 10, 18"),
        ("two", "3×3, 5×5"),
        ("three", "3×3, 5×5, 7×7"),
    ],
)
def test_the_stacks_of_the_lessons(name, fields):
    explorer = explore.receptive_field(name)
    assert explorer.board.answer.endswith(f": one cell sees {fields}")


def test_lenet_is_the_first_picture():
    explorer = explore.receptive_field()
    assert repr(explorer) == (
        "32 cells; 5×5, 2×2/2, 5×5, 2×2/2, 5×5: one cell sees "
        "5, 6, 14, 16, 32; 1 + 4·1 + 1·1 + 4·2 + 1·2 + 4·4 = "
        "32 (input cells 0 to 31)"
    )
    sizes = [len(cells_of(explorer.board, f"layer{d}")) for d in range(1, 6)]
    assert sizes == [28, 14, 10, 5, 1]
    title = explorer.board.tables["layer3"].title
    assert title == "C3 5×5, stride 1: size 10, a cell sees 14"


def test_two_small_filters_and_a_large_one_see_the_same():
    explorer = explore.receptive_field("two", at=(0, 2))
    board = explorer.board
    assert seen(board, "layer2", 0, 2)[1:] == (0, 2, 5, 5)
    assert seen(board, "layer2", 0, 2, "alone")[1:] == (0, 2, 5, 5)
    assert "3·3 + 3·3 = 18 here, 5·5 = 25 in one" in board.sentence
    assert "18·C² against 25·C²" in board.sentence
    assert "= 5 (rows 0 to 4, columns 2 to 6)" in repr(explorer)
    three = explore.receptive_field("three").board
    assert "= 27 here, 7·7 = 49 in one" in three.sentence


def test_a_pooling_has_no_weights_to_compare():
    explorer = explore.receptive_field("3, 2/2", size=8, show="plane")
    assert "Both see the same cells." in explorer.board.sentence
    assert "Weights" not in explorer.board.sentence


def test_what_is_rounded_down_is_said_and_hatched():
    board = explore.receptive_field("convnet").board
    assert "pool2: (11 − 2)/2 + 1 = 5.5, rounded down to 5" in board.sentence
    assert "2 of 28 input cells" in board.sentence
    assert board.tables["input"].kinds[0][25:] == ("", "unread", "unread")


def test_a_stack_that_eats_the_input_up():
    explorer = explore.receptive_field("3, 3, 5", size=7)
    assert "L3: a filter of 5 does not fit into 3 cells" in repr(
        explorer.board.sentence
    )
    assert "needs 9 cells at least" in explorer.board.sentence
    assert repr(explorer).startswith("7 cells; 3×3, 3×3, 5×5: no output")
    assert explorer.at is None
    assert set(explorer.board.tables) == {"input", "layer1", "layer2"}
    explorer.size = 9
    assert explorer.at == (0, 0)
    explorer.size = 1
    assert set(explorer.board.tables) == {"input"}


# --- the cell in focus ------------------------------------------------------


def test_cells_are_counted_without_the_gaps():
    explorer = explore.receptive_field("3, 2/2", size=12, at=(0, 4))
    assert explorer.view.focus == ["layer2", 0, 9]
    explorer.view.focus = ["layer2", 0, 3]
    assert explorer.at == (0, 1)
    explorer.view.focus = ["layer1", 0, 3]
    assert explorer.at == (0, 1)
    explorer.size = 14  # what the page explains stays explained
    assert explorer.view.focus == ["layer1", 0, 3]
    explorer.layers = "5, 2/2"
    assert explorer.view.focus == ["layer2", 0, 4]
    with pytest.raises(traitlets.TraitError, match="1×5"):
        explorer.at = (0, 5)


def test_the_cell_in_focus_stays_while_it_can():
    explorer = explore.receptive_field("two", at=(2, 2))
    explorer.size = 6
    assert explorer.at == (1, 1)
    explorer.show = "side"
    assert explorer.at == (0, 1)
    assert explorer.view.focus == ["layer2", 0, 3]
    explorer.at = None
    assert explorer.view.focus is None


# --- what is typed ----------------------------------------------------------


@pytest.mark.parametrize(
    "text, pairs",
    [
        ("3", [(3, 1)]),
        ("3, 3/2, 5", [(3, 1), (3, 2), (5, 1)]),
        (" 3x3 ; 2×2/2,", [(3, 1), (2, 2)]),
        ("11 / 4, 3 x 3", [(11, 4), (3, 1)]),
    ],
)
def test_stacks_as_people_type_them(text, pairs):
    explorer = explore.receptive_field()
    explorer.text.value = text
    assert explorer.message == ""
    assert [layer[1:] for layer in explorer.layers] == pairs
    assert explorer.example == "own"


@pytest.mark.parametrize(
    "text, told",
    [
        ("", "at least one layer"),
        (" , ", "at least one layer"),
        ("3, x", "“x” is no layer"),
        ("3×5", "“3×5” is no layer"),
        ("0", "“0” is no layer"),
        ("3/0", "“3/0” is no layer"),
        ("33", "1 to 32"),
        ("3/9", "1 to 8"),
        ("-3", "“-3” is no layer"),
        ("²", "“²” is no layer"),
        ("1" * 999, "is no layer"),
        ("3," * 9, "9 layers are too many"),
        ("<b>3</b>", "is no layer"),
    ],
)
def test_what_is_no_stack_is_told(text, told):
    explorer = explore.receptive_field()
    before = repr(explorer)
    explorer.text.value = text
    assert told in explorer.message
    assert repr(explorer) == before
    explorer.text.value = "5, 2/2, 5, 2/2, 5"
    assert explorer.message == ""
    assert explorer.example == "lenet"


def test_examples_come_with_their_picture():
    explorer = explore.receptive_field()
    for name, stack in STACKS.items():
        explorer.example = name
        assert (explorer.layers, explorer.size, explorer.show) == stack
        assert explorer.text.value.count(",") == len(stack.layers) - 1
        assert explorer.at is not None
    explorer.size, explorer.example = 40, "own"
    explorer.example = "convnet"
    assert explorer.size == 28
    explorer.layers = [("A", 3, 1), ("B", 2, 2)]
    assert explorer.size == 28
    assert explorer.example == "own"
    assert explorer.text.value == "3, 2/2"


@pytest.mark.parametrize(
    "name, wrong, told",
    [
        ("layers", 3, "must be a list"),
        ("layers", [], "0 layers"),
        ("layers", [3, 3], "not 3"),
        ("layers", [(3, 1)] * 9, "9 layers"),
        ("layers", [(3.0, 1)], "whole number"),
        ("layers", [(0, 1)], "1 or more"),
        ("layers", [(40, 1)], "at most 32"),
        ("layers", "3, x", "“x” is no layer"),
        ("size", 0, ""),
        ("size", 65, ""),
        ("show", "above", ""),
        ("at", (1, 0), "1×1"),
    ],
)
def test_a_wrong_value_changes_nothing(name, wrong, told):
    explorer = explore.receptive_field()
    before = repr(explorer)
    with pytest.raises(traitlets.TraitError) as error:
        setattr(explorer, name, wrong)
    assert told in str(error.value)
    assert repr(explorer) == before


def test_wrong_arguments():
    with pytest.raises(TypeError):
        explore.receptive_field(stride=2)
    with pytest.raises(traitlets.TraitError):
        explore.receptive_field([(3, 1, 1, 1)])


# --- what is stored and sent ------------------------------------------------


@pytest.mark.parametrize(
    "stack", [*STACKS, "1", "32/8", "1/8," * 8, "3," * 8, "32, 1, 1/2"]
)
def test_the_extremes_can_be_drawn(stack):
    set_language("ko")  # its titles are the wider ones
    explorer = explore.receptive_field(stack)
    for show in ("side", "plane"):
        explorer.show = show
        for size in (1, 7, 20, 64):
            explorer.size = size
            drawn = ElementTree.fromstring(explorer.picture.svg())
            assert float(drawn.get("width")) <= 960


def test_maps_that_are_too_wide_are_not_drawn():
    explorer = explore.receptive_field(show="plane")
    assert "too wide for the page" in explorer.board.sentence
    assert explorer.board.tables["layer1"].shape == (1, 32)


def test_it_prints_as_a_line_and_a_picture():
    explorer = explore.receptive_field("two")
    bundle = explorer._repr_mimebundle_()
    assert bundle["text/plain"] == repr(explorer)
    ElementTree.fromstring(bundle["image/svg+xml"])
    sent = json.loads(json.dumps(explorer.view.board))
    assert sent["walk"] == "layer2"
    assert sent["editable"] == []


def test_names_cannot_become_markup():
    explorer = explore.receptive_field([("<script>", 3, 1), ("\0" * 99, 2, 2)])
    assert "<script" not in explorer.view.board["svg"]
    ElementTree.fromstring(explorer.view.board["svg"])


def test_it_speaks_korean():
    set_language("ko")
    explorer = explore.receptive_field()
    assert "수용 영역 14" in explorer.board.tables["layer3"].title
    explorer.text.value = "x"
    assert "계층으로 읽을 수 없어요" in explorer.message
    explorer.size = 5
    assert "들어가지 않아요" in explorer.board.sentence
