"""Worked examples show the numbers of the core, and where they come from."""

import hashlib
import os
import re
import subprocess
import sys
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cnn_course import texts, worked
from cnn_course.board import Region, number
from cnn_course.conv import conv2d
from cnn_course.pool import avg_pool2d, max_pool2d

SVG = "{http://www.w3.org/2000/svg}"
EDGE = np.repeat([[0, 0, 0, 100, 100, 100]], 5, axis=0)
VERTICAL = np.array([[-1, 0, 1]] * 3)
FOUR = np.array([[1, 2, 3, 0], [0, 1, 2, 3], [3, 0, 1, 2], [2, 3, 0, 1]])
SEVEN = (np.arange(1, 8) - np.arange(7)[:, None]) % 4
FILTER = np.array([[2, 0, 1], [0, 1, 2], [1, 0, 2]])
POOLED = np.array([[1, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]])


@pytest.fixture(autouse=True)
def english():
    texts.set_language("en")
    yield
    texts.set_language(None)


def drawn(board, name):
    """The numbers of a table as the picture shows them, row by row."""
    root = ElementTree.fromstring(board.svg())
    rows = {}
    for table in root.findall(f".//{SVG}g[@data-table='{name}']"):
        for cell in table.findall(f".//{SVG}g[@data-row]"):
            at = int(cell.get("data-row")), int(cell.get("data-column"))
            text = cell.find(f"{SVG}text")
            rows[at] = "" if text is None else text.text
    high, wide = (max(side) + 1 for side in zip(*rows, strict=True))
    return [" ".join(rows[r, c] for c in range(wide)) for r in range(high)]


def unread(board, name="input"):
    """The cells of the kind "unread"."""
    return {
        (row, column)
        for row, kinds in enumerate(board.tables[name].kinds)
        for column, kind in enumerate(kinds)
        if kind == "unread"
    }


def written(board):
    """What the picture says below the tables."""
    root = ElementTree.fromstring(board.svg())
    return [
        " ".join("".join(text.itertext()).split())
        for text in root.iter(f"{SVG}text")
        if text.get("class") in ("cnn-sum", "cnn-note")
    ]


# convolution


def test_the_edge_of_lesson_one():
    board = worked.convolution(EDGE, VERTICAL, at=(1, 2))
    assert drawn(board, "input") == ["0 0 0 100 100 100"] * 5
    assert drawn(board, "filter") == ["−1 0 1"] * 3
    assert drawn(board, "output") == ["0 300 300 0"] * 3
    line = "0·(−1) + 100·0 + 100·1"
    assert repr(board) == (
        f"5×6, filter 3×3, stride 1, pad 0 → 3×4; {line} + {line} + {line} "
        "= 300"
    )
    assert written(board) == [
        "0·(−1)+100·0+100·1",
        "+0·(−1)+100·0+100·1",
        "+0·(−1)+100·0+100·1",
        "=300",
        "5×6, filter 3×3, stride 1, pad 0 → 3×4",
    ]


def test_a_step_of_the_walk():
    board = worked.convolution(EDGE, VERTICAL, at=(1, 1), until=True)
    assert drawn(board, "output") == ["0 300 300 0", "0 300  ", "   "]
    assert board.sentence.endswith("\nStep 6 of 12.")
    assert len(board.links) == 6
    last = worked.convolution(EDGE, VERTICAL, at=(2, 3), until=True)
    assert drawn(last, "output") == ["0 300 300 0"] * 3


@pytest.mark.parametrize(
    ("more", "rows", "answer"),
    [
        ({}, ["15 16", "6 15"], "stride 1, pad 0 → 2×2"),
        ({"b": 3}, ["18 19", "9 18"], "stride 1, pad 0 → 2×2"),
        (
            {"pad": 1},
            ["7 12 10 2", "4 15 16 10", "10 6 15 6", "8 10 4 3"],
            "stride 1, pad 1 → 4×4",
        ),
        (
            {"pad": (1, 0)},
            ["12 10", "15 16", "6 15", "10 4"],
            "stride 1, pad 1×0 → 4×2",
        ),
    ],
)
def test_the_4x4_example(more, rows, answer):
    board = worked.convolution(FOUR, FILTER, **more)
    assert drawn(board, "output") == rows
    assert repr(board) == f"4×4, filter 3×3, {answer}"
    assert ("bias" in board.tables) == ("b" in more)


def test_pads_are_cells_of_their_own_kind():
    board = worked.convolution(FOUR, FILTER, pad=1)
    kinds = np.array(board.tables["input"].kinds)
    inside = np.full((4, 4), "", "<U3")
    assert (kinds == np.pad(inside, 1, constant_values="pad")).all()
    assert drawn(board, "input")[0] == "0 0 0 0 0 0"


def test_stride_two():
    board = worked.convolution(SEVEN, FILTER, stride=2)
    assert repr(board) == "7×7, filter 3×3, stride 2, pad 0 → 3×3"
    assert drawn(board, "output") == ["15 17 15", "17 15 17", "15 17 15"]
    assert not unread(board)


def test_thirteen_cells_are_never_read():
    board = worked.convolution(SEVEN, FILTER, stride=3, rounding="floor")
    assert drawn(board, "output") == ["15 6", "16 15"]
    edge = {(6, n) for n in range(7)} | {(n, 6) for n in range(7)}
    assert unread(board) == edge
    assert len(edge) == 13
    assert written(board)[-1] == "Never read: 13 of 49 cells."


def test_impossible_sizes_come_through():
    with pytest.raises(ValueError, match=r"2\.33 is not a whole number"):
        worked.convolution(SEVEN, FILTER, stride=3)
    with pytest.raises(ValueError, match="channels"):
        worked.convolution(np.ones((3, 5, 5)), np.ones((2, 3, 3)))
    with pytest.raises(ValueError, match="nothing in it"):
        worked.convolution(np.ones((0, 5)), FILTER)


def test_ceil_gives_its_last_window_cells_to_stand_on():
    board = worked.convolution(
        np.ones((4, 4)), np.ones((3, 3)), stride=2, rounding="ceil", at=(1, 1)
    )
    assert drawn(board, "output") == ["9 6", "6 4"]
    assert board.tables["input"].shape == (5, 5)
    assert board.tables["input"].kinds[4] == ("pad",) * 5


def test_three_channels_and_a_bias():
    rng = np.random.default_rng(0)
    x, w = rng.integers(0, 4, (3, 5, 5)), rng.integers(-1, 2, (3, 3, 3))
    board = worked.convolution(x, w, 1, at=(1, 0))
    y = conv2d(x[None], w[None], np.array([1]))[0, 0]
    assert drawn(board, "output") == [
        " ".join(map(number, r)) for r in y.tolist()
    ]
    assert list(board.tables) == [
        *(f"input.{c}" for c in range(3)),
        *(f"filter.{c}" for c in range(3)),
        "bias",
        "output",
    ]
    assert board.tables["input.2"].title == "Input, channel 2"
    link = board.focused
    assert [len(line) for line in link.lines] == [9, 9, 9, 1]
    assert link.terms == (Region("bias", 0, 0),)
    assert repr(board).startswith("5×5×3, filter 3×3×3, stride 1, pad 0 → 3×3")


def test_seventy_five_terms_are_counted_not_written():
    x, w = np.ones((3, 5, 5), int), np.ones((3, 5, 5), int)
    board = worked.convolution(x, w, 2, at=(0, 0))
    assert written(board) == [
        "1·1+1·1+1·1+1·1+1·1",
        "… 75 terms in all …",
        "+1·1+1·1+1·1+1·1+1·1",
        "+2",
        "=77",
        "5×5×3, filter 5×5×3, stride 1, pad 0 → 1×1",
    ]


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_written_sums_add_up(data):
    """Evaluated as it stands, every sum gives the number of conv2d."""
    x = data.draw(arrays(np.int64, (2, 4, 5), elements=st.integers(-9, 9)))
    w = data.draw(arrays(np.int64, (2, 2, 3), elements=st.integers(-9, 9)))
    b = data.draw(st.integers(-9, 9))
    board = worked.convolution(x, w, b)
    y = conv2d(x[None], w[None], np.array([b]))[0, 0]
    for link in board.links:
        terms = " + ".join(term for line in link.lines for term in line)
        python = terms.replace("−", "-").replace("·", "*")
        assert eval(python) == y[link.target.row, link.target.column]
        assert link.result == number(y[link.target[1:3]].item())


@given(
    H=st.integers(1, 8),
    W=st.integers(1, 8),
    C=st.integers(1, 3),
    FH=st.integers(1, 4),
    FW=st.integers(1, 4),
    stride=st.tuples(st.integers(1, 5), st.integers(1, 5)),
    pad=st.tuples(st.integers(0, 2), st.integers(0, 2)),
    rounding=st.sampled_from(["exact", "floor", "ceil"]),
)
@settings(deadline=None, max_examples=120)
def test_windows_against_the_definition(
    H, W, C, FH, FW, stride, pad, rounding
):
    rng = np.random.default_rng(H * 8 + W)
    x = rng.integers(-9, 10, (C, H, W))
    w = rng.integers(-3, 4, (C, FH, FW))
    try:
        y = conv2d(x[None], w[None], None, stride, pad, rounding)[0, 0]
    except ValueError as error:
        with pytest.raises(ValueError) as told:
            worked.convolution(x, w, None, stride, pad, rounding)
        assert str(told.value) == str(error)
        return
    board = worked.convolution(x, w, None, stride, pad, rounding)
    name = ("{}.{}" if C > 1 else "{}").format
    read = {}
    for i in range(y.shape[0]):
        for j in range(y.shape[1]):
            expected = set()
            for c in range(C):
                for r in range(FH):
                    for s in range(FW):
                        at = i * stride[0] + r, j * stride[1] + s
                        expected |= {(name("input", c), *at)}
                        expected |= {(name("filter", c), r, s)}
                        read.setdefault(at, set()).add((i, j))
            sources = board.sources("output", i, j)
            assert len(sources) == len(expected) == 2 * C * FH * FW
            assert set(sources) == expected
            assert board.tables["output"].cells[i][j] == y[i, j]
    real = {(r + pad[0], c + pad[1]) for r in range(H) for c in range(W)}
    shown = board.tables[name("input", C - 1)]
    assert unread(board, name("input", 0)) == real - set(read)
    for r in range(shown.shape[0]):
        for c in range(shown.shape[1]):
            fed = board.feeds(name("input", 0), r, c)
            assert {t[1:3] for t in fed} == read.get((r, c), set())
            here = (r, c) in real
            value = x[-1, r - pad[0], c - pad[1]] if here else 0
            assert shown.cells[r][c] == value
            assert (shown.kinds[r][c] == "pad") == (not here)


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_any_numbers_give_valid_xml(data):
    shape = data.draw(st.tuples(*[st.integers(1, 6)] * 2))
    floats = st.floats(width=32)
    x = data.draw(arrays(np.float32, shape, elements=floats))
    w = data.draw(arrays(np.float32, (1, 1), elements=floats))
    for board in (
        worked.convolution(x, w, 0.5, pad=1, at=(0, 0)),
        worked.pooling(x, 1, at=(0, 0)),
        worked.pooling(x, 1, kind="average", at=(0, 0)),
        worked.tables(x=x, w=w),
    ):
        root = ElementTree.fromstring(board.svg())
        assert float(root.get("width")) <= 960
        words = " ".join(root.itertext())
        assert not re.search(r"nan|inf\b|-|e\+|\d\.\d{5}", words)


def test_nan_and_infinity_in_words():
    x = np.array([[np.nan, np.inf, -np.inf]])
    board = worked.convolution(x, np.ones((1, 1)), at=(0, 0))
    assert drawn(board, "output") == ["NaN ∞ −∞"]
    assert written(board)[-2:] == [
        "NaN means “not a number”.",
        "∞ is beyond every number.",
    ]


def test_rounded_sums_say_so():
    third = np.full((1, 2), 1 / 3)
    board = worked.convolution(third, np.ones((1, 2)), at=(0, 0))
    assert board.focused.sum == "0.333·1 + 0.333·1 ≈ 0.667"
    board = worked.convolution(
        np.float32([[0.1]]), np.float32([[1]]), at=(0, 0)
    )
    assert board.focused.sum == "0.1·1 = 0.1"


@pytest.mark.parametrize(
    "at", [(3, 0), (0, 4), (-1, 0), 3, (1,), "ab", (1.5, 0)]
)
def test_a_cell_that_is_not_there(at):
    with pytest.raises(ValueError, match=r"3×4: at is .* to \(2, 3\)"):
        worked.convolution(EDGE, VERTICAL, at=at)


def test_other_wrong_arguments_are_told():
    with pytest.raises(ValueError, match="until=True needs"):
        worked.convolution(EDGE, VERTICAL, until=True)
    with pytest.raises(ValueError, match=r"x has shape \(3,\)"):
        worked.convolution([1, 2, 3], VERTICAL)
    with pytest.raises(ValueError, match="x is a list whose rows differ"):
        worked.convolution([[1], [2, 3]], VERTICAL)
    with pytest.raises(TypeError, match="real numbers"):
        worked.convolution([["a"]], [[1]])
    with pytest.raises(ValueError, match="pooled by itself"):
        worked.pooling(np.ones((2, 4, 4)), 2)
    with pytest.raises(ValueError, match="'min'"):
        worked.pooling(POOLED, 2, kind="min")
    with pytest.raises(ValueError, match="one array or more"):
        worked.tables()
    with pytest.raises(ValueError, match="three axes"):
        worked.tables(x=np.ones((1, 1, 1, 1)))
    with pytest.raises(ValueError, match="1 gaps, but 2"):
        worked.tables(x=[1], y=[2], symbols=["=", "="])


def test_arguments_are_not_changed():
    x, w = FOUR.astype(float), FILTER.astype(float)
    worked.convolution(x, w, 1, pad=1, at=(0, 0)).svg()
    worked.pooling(x, 2).svg()
    assert (x == FOUR).all() and (w == FILTER).all()


# pooling


@pytest.mark.parametrize(
    ("kind", "rows", "total"),
    [
        ("max", ["6 8", "3 4"], "max(1, 1, 5, 6) = 6"),
        ("average", ["3.25 5.25", "2 2"], "(1 + 1 + 5 + 6)/4 = 3.25"),
    ],
)
def test_the_pooling_example(kind, rows, total):
    board = worked.pooling(POOLED, 2, kind=kind, at=(0, 0))
    assert drawn(board, "output") == rows
    answer = f"4×4, {kind} pooling 2×2, stride 2 → 2×2"
    assert repr(board) == f"{answer}; {total}"
    assert written(board) == [total, answer]


def test_pooling_takes_negative_numbers():
    x = [[-1, 2], [3, -4]]
    assert worked.pooling(x, 2, at=(0, 0)).focused.sum == (
        "max(−1, 2, 3, −4) = 3"
    )
    assert worked.pooling(x, 2, kind="average", at=(0, 0)).focused.sum == (
        "((−1) + 2 + 3 + (−4))/4 = 0"
    )


@given(
    H=st.integers(1, 8),
    W=st.integers(1, 8),
    size=st.tuples(st.integers(1, 3), st.integers(1, 3)),
    stride=st.tuples(st.integers(1, 4), st.integers(1, 4)),
    kind=st.sampled_from(["max", "average"]),
    rounding=st.sampled_from(["floor", "ceil"]),
)
@settings(deadline=None, max_examples=80)
def test_pooled_windows_against_the_definition(
    H, W, size, stride, kind, rounding
):
    x = np.random.default_rng(H + 9 * W).integers(-9, 10, (H, W))
    pool = max_pool2d if kind == "max" else avg_pool2d
    try:
        y = pool(x[None, None], size, stride, rounding=rounding)[0, 0]
    except ValueError:
        return
    board = worked.pooling(x, size, stride, kind, rounding=rounding)
    read = set()
    for i in range(y.shape[0]):
        for j in range(y.shape[1]):
            cells = {
                (i * stride[0] + r, j * stride[1] + c)
                for r in range(size[0])
                for c in range(size[1])
                if i * stride[0] + r < H and j * stride[1] + c < W
            }
            read |= cells
            sources = board.sources("output", i, j)
            assert {cell[1:] for cell in sources} == cells
            assert board.tables["output"].cells[i][j] == y[i, j]
    every = {(r, c) for r in range(H) for c in range(W)}
    assert unread(board) == every - read


# steps


def test_why_three_does_not_fit_into_seven():
    board = worked.steps(7, 3, 3)
    assert repr(board) == (
        "7 cells, filter 3, stride 3, pad 0: (7 − 3)/3 + 1 = 2.33"
    )
    assert drawn(board, "input") == ["1 2 3 4 5 6 7"]
    assert unread(board) == {(0, 6)}
    rows = board.tables["windows"]
    assert [[*map(number, row)] for row in rows.cells] == [
        ["1", "1", "1", "", "", "", "", "", ""],
        ["", "", "", "2", "2", "2", "", "", ""],
        ["", "", "", "", "", "", "3", "×", "×"],
    ]
    assert rows.kinds[0] == ("window",) * 3 + ("",) * 3 + (
        "unread",
        "gap",
        "gap",
    )
    assert rows.kinds[2] == ("",) * 6 + ("wrong",) * 3
    assert written(board) == [
        "(7 − 3)/3 + 1 = 2.33",
        "The next window would reach over the edge.",
        "Never read: 1 of 7 cells.",
    ]


def test_padding_makes_stride_three_fit():
    board = worked.steps(7, 3, 3, pad=1)
    assert written(board) == ["(7 + 2·1 − 3)/3 + 1 = 3"]
    assert drawn(board, "input") == ["0 1 2 3 4 5 6 7 0"]
    assert len(board.tables["windows"].cells) == 3
    assert "wrong" not in str(board.tables["windows"].kinds)


@pytest.mark.parametrize("rounding", ["exact", "floor", "ceil"])
def test_no_fraction_is_refused(rounding):
    for size in range(1, 9):
        for window in range(1, size + 1):
            for stride in range(1, 5):
                board = worked.steps(size, window, stride, 0, rounding)
                ElementTree.fromstring(board.svg())
                span = size - window
                value = float(repr(board).split(" = ")[1])
                assert abs(value - (span / stride + 1)) <= 0.005
                read = {
                    row * stride + n
                    for row in range(len(board.links))
                    for n in range(window)
                }
                assert unread(board) == {
                    (0, n) for n in range(size) if n not in read
                }
                whole = span // stride + 1
                assert len(board.links) in (whole, whole + 1)
                if rounding != "ceil":
                    assert len(board.links) == whole


def test_ceil_counts_the_window_over_the_edge():
    board = worked.steps(11, 2, 2, rounding="ceil")
    assert repr(board).endswith("(11 − 2)/2 + 1 = 5.5")
    assert len(board.links) == 6
    assert board.tables["windows"].kinds[5][-2:] == ("window", "wrong")
    assert not unread(board)


def test_a_filter_that_never_fits_is_refused():
    with pytest.raises(ValueError, match="does not fit"):
        worked.steps(2, 3)


def test_small_integers_do_not_overflow():
    numbers = np.array([100, 3, 1, 20], np.int8)
    assert repr(worked.steps(*numbers)) == repr(worked.steps(100, 3, 1, 20))


# tables


def test_what_has_no_title_or_no_shape_is_told():
    with pytest.raises(TypeError, match=r"as in tables\(x=x\), not ndarray"):
        worked.tables(np.ones((2, 2)))
    with pytest.raises(ValueError, match="x is a list whose rows differ"):
        worked.tables(x=[[1, 2], [3]])
    with pytest.raises(ValueError, match="b is a list whose rows differ"):
        worked.convolution(np.ones((3, 3)), np.ones((2, 2)), [[1, 2], [3]])


def test_tables_side_by_side():
    board = worked.tables(
        {"x": [[1, -2]], "y": [3], "none": np.ones((0, 3)), "<script>": 0.5},
        symbols=["→", "", "="],
    )
    assert repr(board) == "x 1×2 → y 1×1, none 0×3 = <script> 1×1"
    assert drawn(board, "x") == ["1 −2"]
    assert board.tables["none"].title == "none: no cells (0×3)"
    root = ElementTree.fromstring(board.svg())
    assert "<script>" in [text.text for text in root.iter(f"{SVG}text")]
    assert worked.tables(x=[1], y=[2]).symbols == ("",)


def test_channels_stand_below_each_other():
    board = worked.tables(x=np.arange(8).reshape(2, 2, 2))
    assert [[t.name for t in column] for column in board.columns] == [
        ["x.0", "x.1"]
    ]
    assert board.tables["x.1"].title == "x, channel 1"


# every board


def all_boards():
    rng = np.random.default_rng(1)
    return [
        worked.convolution(EDGE, VERTICAL, at=(1, 2)),
        worked.convolution(FOUR, FILTER, 3, pad=1, at=(1, 1), until=True),
        worked.convolution(SEVEN, FILTER, stride=3, rounding="floor"),
        worked.convolution(
            rng.normal(size=(3, 6, 6)),
            rng.normal(size=(3, 5, 5)),
            1,
            at=(0, 1),
        ),
        worked.pooling(POOLED, 2, at=(0, 1)),
        worked.steps(7, 3, 3),
        worked.tables(x=rng.normal(size=(2, 3)), y=[1e9, np.nan, np.inf]),
    ]


def test_korean_boards_speak_korean():
    texts.set_language("ko")
    for board in all_boards():
        words = "".join(ElementTree.fromstring(board.svg()).itertext())
        english = set(re.findall("[A-Za-z]{2,}", words)) - {"max", "NaN"}
        assert not english
        assert repr(board).count("\n") == 0
    board = worked.convolution(SEVEN, FILTER, stride=3, rounding="floor")
    assert repr(board) == "7×7, 필터 3×3, 스트라이드 3, 패딩 0 → 2×2"
    assert written(board)[-1] == ("49칸 가운데 13칸은 한 번도 읽히지 않아요.")
    assert board.tables["output"].title == "출력 2×2"


def test_the_same_pictures_in_every_process():
    def digest():
        svg = "".join(board.svg() for board in all_boards())
        return hashlib.sha256(svg.encode()).hexdigest()

    code = (
        "import hashlib; from tests.test_worked import all_boards as a;"
        "svg = ''.join(b.svg() for b in a());"
        "print(hashlib.sha256(svg.encode()).hexdigest())"
    )
    others = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "CNN_COURSE_LANG": "en",
            },
            cwd=os.path.dirname(os.path.dirname(__file__)),
            capture_output=True,
            check=True,
            text=True,
        ).stdout.strip()
        for seed in ("0", "7")
    }
    assert others == {digest()}
