"""The im2col explorer: its matrices, its copies, its counts."""

import json
from xml.etree import ElementTree

import numpy as np
import pytest
import traitlets
from hypothesis import given, settings
from hypothesis import strategies as st

from cnn_course import conv2d_loops, explore, im2col, worked
from cnn_course.explore.im2col import EXAMPLES
from cnn_course.texts import set_language


@pytest.fixture(autouse=True)
def english():
    set_language("en")
    yield
    set_language(None)


def cells(explorer, table):
    return np.array(explorer.board.tables[table].cells)


def type_into(explorer, table, row, column, text):
    """Do what the page does when a number was typed."""
    explorer._hear(None, {"edit": [table, row, column, text]}, [])


def value(board, cell):
    table, row, column = cell
    return board.tables[table].cells[row][column]


# --- states and answers -----------------------------------------------------


def test_the_first_picture_is_the_four_by_four_of_the_lessons():
    explorer = explore.im2col(at=(1, 0))
    assert cells(explorer, "rows").tolist() == [
        [1, 2, 3, 0, 1, 2, 3, 0, 1],
        [2, 3, 0, 1, 2, 3, 0, 1, 2],
        [0, 1, 2, 3, 0, 1, 2, 3, 0],
        [1, 2, 3, 0, 1, 2, 3, 0, 1],
    ]
    assert cells(explorer, "weights")[:, 0].tolist() == [
        *(2, 0, 1),
        *(0, 1, 2),
        *(1, 0, 2),
    ]
    assert cells(explorer, "product").tolist() == [[15], [16], [6], [15]]
    assert cells(explorer, "output").tolist() == [[15, 16], [6, 15]]
    assert repr(explorer) == (
        "4×4, filter 3×3, stride 1, pad 0: 4×9 times 9×1 → 2×2; "
        "0·2 + 1·0 + 2·1 + 3·0 + 0·1 + 1·2 + 2·1 + 3·0 + 0·2 = 6"
    )


def test_the_meter_counts():
    sentence = explore.im2col().board.sentence
    assert "Input: 16 numbers" in sentence
    assert "4·9 = 36 numbers, 2.25 times as many" in sentence
    assert "4·9·1 = 36" in sentence
    two = explore.im2col()
    two.example = "filters"
    assert "4·9·2 = 72" in two.board.sentence


@pytest.mark.parametrize(
    "shape, filter_size, pad, growth",
    [
        ((28, 28), 5, 0, "18.37"),
        ((3, 32, 32), 5, 2, "25"),
        ((32, 32), 3, 1, "9"),
    ],
)
def test_the_growth_of_the_deck(shape, filter_size, pad, growth):
    w = np.zeros((*shape[:-2], filter_size, filter_size))
    board = worked.no_im2col(np.zeros(shape), w, None, 1, pad, "")
    assert f" {growth} times as many" in board.sentence


@given(data=st.data())
@settings(max_examples=12, deadline=None)
def test_it_shows_what_im2col_and_the_loops_give(data):
    channels = data.draw(st.integers(1, 2))
    filters = data.draw(st.integers(1, 2))
    high, wide = data.draw(st.tuples(st.integers(3, 5), st.integers(3, 5)))
    fh, fw = data.draw(st.tuples(st.integers(1, 3), st.integers(1, 3)))
    numbers = np.random.default_rng(data.draw(st.integers(0, 99)))
    x = numbers.integers(-9, 10, (channels, high, wide))
    w = numbers.integers(-9, 10, (filters, channels, fh, fw))
    b = data.draw(st.sampled_from([None, np.arange(filters) - 1]))
    pad = data.draw(st.integers(0, 1))
    explorer = explore.im2col(x, w, b, pad=pad)
    if "rows" not in explorer.board.tables:
        assert "too large to be drawn" in explorer.board.sentence
        return
    rows = im2col(x[None], (fh, fw), pad=pad)
    assert np.array_equal(cells(explorer, "rows"), rows)
    y = conv2d_loops(x[None], w, b, pad=pad)[0]
    product = y.reshape(filters, -1).T
    assert np.array_equal(cells(explorer, "product"), product)
    for index in range(filters):
        name = "output" if filters == 1 else f"output.{index}"
        assert np.array_equal(cells(explorer, name), y[index])


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_copy_is_linked_to_what_it_copies(example):
    explorer = explore.im2col(pad=1 if example != "larger" else 0)
    explorer.example = example
    board = explorer.board
    assert "rows" in board.tables
    for link in board.links:
        if link.copies:
            sources = [cell for part in link.sources for cell in part.cells()]
            pairs = zip(sources, link.target.cells(), strict=True)
            assert all(value(board, a) == value(board, b) for a, b in pairs)


def test_a_pixel_knows_all_its_copies():
    board = explore.im2col().board
    counts = [
        [len(board.feeds("input", row, column)) for column in range(4)]
        for row in range(4)
    ]
    assert counts == [[1, 2, 2, 1], [2, 4, 4, 2], [2, 4, 4, 2], [1, 2, 2, 1]]
    assert {region.table for region in board.feeds("input", 1, 1)} == {"rows"}


def test_an_output_cell_has_its_whole_way_behind_it():
    board = explore.im2col().board
    assert board.sources("output", 1, 0) == [("product", 2, 0)]
    cone = set(board.cone("output", 1, 0))
    assert ("rows", 2, 0, 1, 9) in cone
    assert ("weights", 0, 0, 9, 1) in cone
    assert ("input", 1, 0, 3, 3) in cone
    assert ("filter", 0, 0, 3, 3) in cone


def test_padding_is_told_apart_in_the_matrix_too():
    explorer = explore.im2col(pad=1)
    kinds = np.array(explorer.board.tables["rows"].kinds)
    ones = im2col(np.ones((1, 1, 4, 4)), 3, pad=1)
    assert np.array_equal(kinds == "pad", ones == 0)


def test_biases_one_a_filter():
    explorer = explore.im2col(b=3)
    assert cells(explorer, "output").tolist() == [[18, 19], [9, 18]]
    type_into(explorer, "bias", 0, 0, "−1")
    assert cells(explorer, "output").tolist() == [[14, 15], [5, 14]]
    _, w = EXAMPLES["filters"]
    explorer = explore.im2col(w=w, b=[10, -10])
    plain = explore.im2col(w=w)
    added = cells(explorer, "product") - cells(plain, "product")
    assert added.tolist() == [[10, -10]] * 4
    explorer.example = "small"
    assert explorer.b is None


def test_a_matrix_that_is_too_large_is_counted_not_drawn():
    explorer = explore.im2col(pad=2)
    assert set(explorer.board.tables) == {"input", "filter"}
    assert "36·9 = 324 numbers, 20.25 times" in explorer.board.sentence
    assert "too large to be drawn" in explorer.board.sentence
    assert repr(explorer).endswith("36×9 times 9×1 → 6×6")
    explorer.stride = 2
    assert "36·9" not in explorer.board.sentence  # (8 − 3)/2 does not fit
    assert "Strides that fit: 1, 5" in explorer.board.sentence


def test_numbers_too_long_for_the_page_are_not_left_out_silently():
    explorer = explore.im2col()
    explorer.example = "larger"
    explorer.pad = 1
    assert "rows" in explorer.board.tables
    type_into(explorer, "input", 1, 1, "−123456.5")
    assert "rows" not in explorer.board.tables
    assert "with its numbers" in explorer.board.sentence


def test_a_size_that_cannot_be_is_explained():
    explorer = explore.im2col(stride=3, at=None)
    assert repr(explorer) == "4×4, filter 3×3, stride 3, pad 0: no output"
    assert "(4 + 2·0 − 3)/3 + 1 = 1.33" in explorer.board.sentence
    explorer = explore.im2col(np.ones((2, 2)))
    assert "a filter of 3 does not fit into 2" in explorer.board.sentence


@pytest.mark.parametrize(
    "shape, filter_shape",
    [
        ((12, 12), (1, 1)),
        ((3, 12, 12), (2, 3, 5, 5)),
        ((3, 5, 5), (2, 3, 5, 5)),
        ((3, 3, 3), (2, 3, 3, 3)),
        ((2, 1, 12), (3, 2, 1, 5)),
        ((1, 1), (1, 1)),
    ],
)
def test_the_extremes_can_be_drawn(shape, filter_shape):
    set_language("ko")  # its titles are the wider ones
    x, w = np.full(shape, -0.123456), np.full(filter_shape, 99999.5)
    explorer = explore.im2col(x, w, b=-1e6)
    for stride, pad in [(1, 0), (1, 2), (4, 2), (2, 1)]:
        explorer.stride, explorer.pad = stride, pad
        drawn = ElementTree.fromstring(explorer.view.board["svg"])
        assert float(drawn.get("width")) <= 960


# --- examples and typing ----------------------------------------------------


def test_examples_follow_the_numbers_and_the_numbers_the_examples():
    explorer = explore.im2col()
    assert explorer.example == "small"
    for name in (*EXAMPLES, *reversed(EXAMPLES)):
        explorer.example = name
        assert explorer.example == name
        assert np.array_equal(explorer.w.ravel(), EXAMPLES[name].w.ravel())
    type_into(explorer, "input", 0, 0, "7")
    assert explorer.example == "own"
    type_into(explorer, "input", 0, 0, "1")
    assert explorer.example == "small"
    assert EXAMPLES["small"].x[0, 0] == 1


def test_typing_into_channels_and_filters():
    x, w = np.zeros((2, 3, 3), int), np.ones((2, 2, 2, 2), int)
    explorer = explore.im2col(x, w, pad=1)
    type_into(explorer, "input.1", 1, 1, "5")
    assert explorer.x[1, 0, 0] == 5
    type_into(explorer, "filter.1.0", 0, 1, "1/4")
    assert explorer.w[1, 0, 0, 1] == 0.25
    assert explorer.w.sum() == 16 - 0.75
    assert w.sum() == 16
    type_into(explorer, "input.0", 0, 0, "5")
    assert explorer.message == "This is padding. It is always 0."


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"edit": ["input", 99, 0, "1"]},
        {"edit": ["input.7", 0, 0, "1"]},
        {"edit": ["filter.9", 0, 0, "1"]},
        {"edit": ["bias", 0, 0, "1"]},
        {"edit": ["rows", 0, 0, "1"]},
        {"edit": ["product", 0, 0, "1"]},
        {"edit": ["input", 0, 0, "<script>"]},
    ],
)
def test_no_message_of_a_page_ends_in_a_traceback(content):
    explorer = explore.im2col()
    before = repr(explorer), cells(explorer, "rows").tolist()
    explorer._hear(None, content, [])
    assert explorer.message
    assert (repr(explorer), cells(explorer, "rows").tolist()) == before


@pytest.mark.parametrize(
    "name, wrong, told",
    [
        ("stride", 0, ""),
        ("pad", 3, ""),
        ("x", "picture", "x must hold real numbers"),
        ("x", np.zeros(3), "(3,)"),
        ("x", np.zeros((13, 3)), "12×12"),
        ("x", np.zeros((2, 3, 3)), "2 channels"),
        ("w", np.zeros((6, 6)), "5×5"),
        ("w", np.zeros((4, 1, 3, 3)), "3 filters"),
        ("w", [[1], [2, 3]], "one length"),
        ("b", [1, 2], "1 filters"),
        ("b", "x", "1 filters"),
        ("at", (9, 9), "2×2"),
        ("example", "none", ""),
    ],
)
def test_a_wrong_value_changes_nothing(name, wrong, told):
    explorer = explore.im2col()
    before = repr(explorer)
    with pytest.raises(traitlets.TraitError) as error:
        setattr(explorer, name, wrong)
    assert told in str(error.value)
    assert repr(explorer) == before


# --- what is stored and sent ------------------------------------------------


def test_the_page_gets_all_in_one_piece():
    explorer = explore.im2col(b=0, at=(1, 1))
    sent = json.loads(json.dumps(explorer.view.board))
    assert sent["walk"] == "output"
    assert sent["editable"] == ["input", "filter", "bias"]
    assert explorer.view.focus == ["output", 1, 1]
    bundle = explorer._repr_mimebundle_()
    assert bundle["text/plain"] == repr(explorer)
    ElementTree.fromstring(bundle["image/svg+xml"])
    explorer.example = "filters"
    assert explorer.view.board["walk"] == "output.0"
    assert explorer.view.focus == ["output.0", 1, 1]


def test_it_speaks_korean():
    set_language("ko")
    explorer = explore.im2col(b=1)
    assert "2.25배" in explorer.board.sentence
    assert "행렬 곱하기" in repr(explorer)
    explorer.pad = 2
    assert "그릴 수 없어요" in explorer.board.sentence
