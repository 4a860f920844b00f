"""Boards say where cells come from, and draw the same picture everywhere."""

import json
import math
import os
import re
import subprocess
import sys
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnn_course.board import Board, Link, Region, Table, number, shown_exactly
from cnn_course.palette import INK, PAPER
from cnn_course.picture import SHADES, shaded
from cnn_course.svg import clean, mix, tag, text_width, wrap

SVG = "{http://www.w3.org/2000/svg}"


def table(name="a", title="A", cells=((1, 2), (3, 4)), **more):
    return Table(name, title, cells, **more)


def small_board(**more):
    link = Link(
        Region("c", 0, 0),
        products=((Region("a", 0, 0, 1, 2), Region("b", 0, 0, 1, 2)),),
        lines=(("1·5", "2·(−6)"),),
        result="−7",
    )
    values = {
        "columns": (
            (table("a"),),
            (table("b", cells=[[5, -6]], role="filter"),),
            (table("c", cells=[[-7, 0]], role="output"),),
        ),
        "symbols": ("⊛", "="),
        "links": (link,),
        "answer": "2×2 → 1×2",
        **more,
    }
    return Board(**values)


def parse(board):
    return ElementTree.fromstring(board.svg())


def luminance(colour):
    parts = [part / 255 for part in bytes.fromhex(colour[1:])]
    parts = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4
        for p in parts
    ]
    return sum(
        p * w for p, w in zip(parts, (0.2126, 0.7152, 0.0722), strict=True)
    )


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lowest_contrast(svg):
    """The worst contrast of any text in a cell to the cell's ground."""
    worst = math.inf
    for cell in ElementTree.fromstring(svg).iter(f"{SVG}g"):
        if "data-row" in cell.attrib:
            ground = cell.find(f"{SVG}rect").get("fill")
            for text in cell.findall(f"{SVG}text"):
                ink = text.get("fill", INK)
                worst = min(worst, contrast(ink, ground))
    return worst


# numbers


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.0, "0"),
        (-1, "−1"),
        (300.0, "300"),
        (768000, "768000"),
        (0.5, "0.5"),
        (0.1 + 0.2, "0.3"),
        (np.float32(0.1).item(), "0.1"),
        (138.7, "138.7"),
        (2 / 3, "0.667"),
        (9999.7, "10000"),
        (999999.7, "1e6"),
        (31_467_520, "3.1e7"),
        (-0.00012345, "−1.2e−4"),
        (1e300, "1e300"),
        (1.79e308, "1.8e308"),
        (10**400, "∞"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (math.nan, "NaN"),
        (None, ""),
        ("word", "word"),
        (True, "1"),
        (1 + 2j, "(1+2j)"),
    ],
)
def test_numbers_are_short_with_a_true_minus(value, text):
    assert number(value) == text


@given(st.floats(-1.7e308, 1.7e308))
def test_numbers_are_near_the_value(value):
    text = number(value)
    assert "-" not in text
    assert len(text) <= 9
    back = float(text.replace("−", "-"))
    assert math.isclose(back, value, rel_tol=0.051)
    if shown_exactly(value):
        assert math.isclose(back, value, rel_tol=1e-6)


def test_rounding_is_owned_up():
    link = Link(Region("a", 0, 0), lines=(("1", "2"),), result="3")
    assert link.sum == "1 + 2 = 3"
    link = Link(Region("a", 0, 0), lines=(("1",),), result="1", exact=False)
    assert link.sum == "1 ≈ 1"


def test_a_long_sum_leaves_out_its_middle():
    terms = tuple(str(n) for n in range(20))
    link = Link(Region("a", 0, 0), lines=(terms,), result="190")
    assert link.sum == "0 + 1 + 2 + … + 19 = 190"


# links


def test_where_a_cell_comes_from_and_goes_to():
    board = small_board()
    assert board.sources("c", 0, 0) == [
        ("a", 0, 0),
        ("a", 0, 1),
        ("b", 0, 0),
        ("b", 0, 1),
    ]
    assert board.feeds("a", 0, 1) == [Region("c", 0, 0)]
    assert board.feeds("a", 1, 0) == []
    with pytest.raises(ValueError, match=r"no link leads to .*'c', 0, 1"):
        board.at("c", 0, 1)


def test_focus_changes_the_line_and_the_picture():
    board = small_board()
    there = board.at("c", 0, 0)
    assert repr(board) == "2×2 → 1×2"
    assert repr(there) == "2×2 → 1×2; 1·5 + 2·(−6) = −7"
    assert board.focus is None
    frames = [r for r in parse(there).iter() if "frame" in r.get("class", "")]
    assert [frame.get("class") for frame in frames] == [
        "cnn-frame cnn-input",
        "cnn-frame cnn-filter",
        "cnn-frame cnn-output",
    ]
    assert all(float(frame.get("stroke-width")) >= 2 for frame in frames)
    assert "cnn-frame" not in board.svg()


def test_the_window_says_what_it_is_times():
    cells = parse(small_board().at("c", 0, 0)).iter(f"{SVG}text")
    factors = [c.text for c in cells if c.get("class") == "cnn-factor"]
    assert factors == ["×5", "×−6"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"symbols": ("=",)}, "3 columns have 2 gaps, but 1"),
        ({"columns": ((table(), table()),), "symbols": ()}, "its own name"),
        ({"links": (Link(Region("c", 0, 2)),)}, "does not lie on"),
        ({"links": (Link(Region("d", 0, 0)),)}, "does not lie on"),
        (
            {"links": (Link(Region("c", 0, 0), terms=(Region("a", -1, 0),)),)},
            "does not lie on",
        ),
        ({"focus": Region("c", 0, 1)}, "no link leads to"),
    ],
)
def test_a_board_does_not_contradict_itself(change, sentence):
    with pytest.raises(ValueError, match=sentence):
        small_board(**change)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"cells": [[1, 2], [3]]}, r"\[2, 1\] cells"),
        ({"kinds": [["", ""]]}, "is 2×2; give one kind a cell"),
        ({"kinds": [["", ""], ["", "odd"]]}, "odd"),
        ({"role": "odd"}, "odd"),
    ],
)
def test_a_table_is_a_grid(values, sentence):
    with pytest.raises(ValueError, match=sentence):
        table(**values)


def test_tables_do_not_change_with_their_array():
    array = np.array([[1.5, 2]])
    made = table(cells=array)
    array[:] = 0
    assert made.cells == ((1.5, 2.0),)


def test_json_says_all_of_it():
    board = small_board(sentence="A sentence.").at("c", 0, 0)
    told = json.loads(json.dumps(board.to_dict()))
    assert told["columns"] == [["a"], ["b"], ["c"]]
    assert told["symbols"] == ["⊛", "="]
    assert told["focus"] == ["c", 0, 0, 1, 1]
    assert told["sentence"] == "A sentence."
    assert told["tables"]["b"] == {
        "title": "A",
        "role": "filter",
        "shape": [1, 2],
        "cells": [["5", "−6"]],
        "kinds": [["", ""]],
    }
    assert told["links"] == [
        {
            "target": ["c", 0, 0, 1, 1],
            "products": [[["a", 0, 0, 1, 2], ["b", 0, 0, 1, 2]]],
            "terms": [],
            "lines": [["1·5", "2·(−6)"]],
            "equals": "=",
            "result": "−7",
            "sum": "1·5 + 2·(−6) = −7",
            "copies": False,
            "cone": [],
        }
    ]


# the picture


def test_a_notebook_stores_one_line_and_the_picture():
    board = small_board()
    assert board._repr_mimebundle_() == {
        "text/plain": "2×2 → 1×2",
        "image/svg+xml": board.svg(),
    }


def test_the_picture_is_named_for_those_who_do_not_see_it():
    root = parse(small_board())
    assert root.get("role") == "img"
    assert root.get("aria-label") == "2×2 → 1×2"
    assert root.find(f"{SVG}title").text == "2×2 → 1×2"


def test_cells_carry_their_place():
    root = parse(small_board())
    tables = root.findall(f".//{SVG}g[@data-table]")
    assert [t.get("data-table") for t in tables] == ["a", "b", "c"]
    cell = tables[0].find(f".//{SVG}g[@data-row='1'][@data-column='0']")
    assert cell.find(f"{SVG}text").text == "3"


def test_only_what_github_lets_through():
    svg = small_board(sentence="A sentence.").at("c", 0, 0).svg()
    assert not re.search(r"<style|<script|\bstyle=|\bid=|href|url\(", svg)


def test_attributes_are_sorted():
    for names in re.findall(r"<\w+((?: [\w-]+=\"[^\"]*\")+)", tag_soup()):
        keys = re.findall(r' ([\w-]+)="', names)
        assert keys == sorted(keys, key=str.lower)


def tag_soup():
    return small_board(sentence="A sentence.").at("c", 0, 0).svg()


def test_kinds_can_be_told_without_colour():
    kinds = [["pad", "unread", "wrong", "window", "gap", ""]]
    board = Board(((table(cells=[[0] * 6], kinds=kinds),),))
    cells = {
        cell.get("class"): cell
        for cell in parse(board).findall(f".//{SVG}g[@data-row]")
    }
    assert "cnn-cell cnn-gap" not in cells
    rects = {name: cell.find(f"{SVG}rect") for name, cell in cells.items()}
    plain = rects["cnn-cell"]
    assert plain.get("stroke-dasharray") is None
    assert rects["cnn-cell cnn-pad"].get("stroke-dasharray")
    assert rects["cnn-cell cnn-wrong"].get("stroke-dasharray")
    assert float(rects["cnn-cell cnn-window"].get("stroke-width")) > 1
    assert cells["cnn-cell cnn-unread"].find(f"{SVG}path") is not None
    assert lowest_contrast(board.svg()) >= 4.5


def test_text_is_no_markup():
    evil = "<script>alert('&')</script>\"\x00\ud800"
    link = Link(
        Region(evil, 0, 0),
        terms=(Region(evil, 0, 0),),
        lines=((evil, evil),),
        result=evil,
    )
    board = Board(
        ((table(evil, evil, [[evil]]),), (table("b", cells=[[1]]),)),
        (evil,),
        (link,),
        Region(evil, 0, 0),
        evil,
        evil,
    )
    root = parse(board)
    board.svg().encode("utf-8")
    assert not [e for e in root.iter() if e.tag == f"{SVG}script"]
    texts = "".join(root.itertext())
    assert "<script>alert('&')</script>\"" in texts
    assert (
        root.find(f".//{SVG}g[@data-table]")
        .get("data-table")
        .startswith("<script>")
    )


@given(st.text(max_size=80), st.text(max_size=30))
def test_any_text_is_valid_xml(title, word):
    board = Board(((Table("a", title, [[word]]),),), answer=title)
    assert parse(board).get("aria-label") == clean(title)


def test_the_page_is_never_too_narrow():
    for columns in (1, 9, 30, 60):
        board = Board(((table(cells=np.zeros((2, columns))),),))
        assert float(parse(board).get("width")) <= 960
    with pytest.raises(ValueError, match="show a part of them"):
        Board(((table(cells=np.zeros((2, 90))),),)).svg()


def test_nothing_stands_outside_the_card():
    title = "아주 긴 제목도 카드 안에 들어가야 해요 " * 3
    board = small_board(columns=((table(title=title),),), symbols=(), links=())
    root = parse(board)
    width, height = float(root.get("width")), float(root.get("height"))
    for text in root.findall(f".//{SVG}g[@font-weight='600']/{SVG}text"):
        assert float(text.get("x")) + text_width(text.text, 15) <= width
        assert 0 < float(text.get("y")) < height


def test_boards_of_nothing_are_still_pictures():
    for board in (Board(()), Board(((),)), Board(((table(cells=[]),),))):
        assert float(parse(board).get("width")) > 0


def test_large_tables_give_up_their_numbers_not_their_cells():
    board = Board(((table(cells=np.ones((3, 60))),),))
    cells = parse(board).findall(f".//{SVG}g[@data-row]")
    assert len(cells) == 180
    assert not any(cell.findall(f"{SVG}text") for cell in cells)


@given(
    st.lists(
        st.lists(
            st.floats() | st.integers() | st.none(), min_size=3, max_size=3
        ),
        min_size=1,
        max_size=4,
    )
)
def test_numbers_stay_readable_on_their_tint(cells):
    svg = Board(((table(cells=cells),),)).svg()
    assert lowest_contrast(svg) >= 4.5


def test_zero_is_paper_and_signs_differ():
    cells = parse(Board(((table(cells=[[0, 5, -5]]),),)))
    fills = [
        cell.find(f"{SVG}rect").get("fill")
        for cell in cells.findall(f".//{SVG}g[@data-row]")
    ]
    assert fills[0] == PAPER
    assert len(set(fills)) == 3


def test_the_same_text_in_every_process():
    code = (
        "from tests.test_board import small_board as b;"
        "import sys; sys.stdout.buffer.write("
        "b(sentence='문장').at('c', 0, 0).svg().encode())"
    )
    pictures = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=os.path.dirname(os.path.dirname(__file__)),
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "random")
    }
    here = small_board(sentence="문장").at("c", 0, 0).svg()
    assert pictures == {here.encode()}


# words as SVG


def test_tags():
    assert tag("g") == "<g/>"
    assert tag("g", "x", class_="a&b", font_size=2.50) == (
        '<g class="a&amp;b" font-size="2.5">x</g>'
    )
    assert tag("g", x=None, y=0.1 + 0.2) == '<g y="0.3"/>'


def test_hangul_is_wide():
    assert text_width("가", 10) == 10
    assert text_width("a", 10) < 7


def test_wrapping():
    assert wrap("one two three", 45, 10) == ["one two", "three"]
    assert wrap("aaaaaaaaaa", 30, 10)[0] == "aaaaa"
    assert wrap("a b c d e f g h", 6, 10, most=2) == ["a", "…"]
    assert wrap("", 10, 10) == []
    for line in wrap("합성곱 필터가 놓이는 자리를 세어 봐요", 80, 10, most=9):
        assert text_width(line, 10) <= 80


def test_colours_mix():
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert mix("#102030", "#ffffff", 0) == "#102030"


def test_the_cone_goes_back_as_far_as_links_lead():
    names = "abc"
    tables = [Table(n, n, [[0] * 6]) for n in names]
    links = [
        Link(Region(after, 0, i), terms=(Region(before, 0, i, 1, 3),))
        for before, after in ("ab", "bc")
        for i in range(4)
    ]
    board = Board(tuple((t,) for t in tables), ("", ""), tuple(links))
    assert board.cone("b", 0, 0) == ()
    assert board.cone("c", 0, 1) == (Region("a", 0, 1, 1, 5),)


def test_a_copy_comes_from_one_cell():
    tables = (
        (Table("x", "", [[1, 2], [3, 4]]),),
        (Table("y", "", [[0] * 4]),),
    )
    copies = Link(
        Region("y", 0, 0, 1, 4), terms=(Region("x", 0, 0, 2, 2),), copies=True
    )
    board = Board(tables, ("→",), (copies,))
    assert board.feeds("x", 1, 0) == [Region("y", 0, 2)]
    with pytest.raises(ValueError, match="4 cells cannot be copied into 3"):
        wrong = replace(copies, target=Region("y", 0, 0, 1, 3))
        Board(tables, ("→",), (wrong,))


# --- small images -----------------------


def painted(text, shape):
    """Paint a small image's shapes cell by cell, levels from 0 to 1."""
    group = ElementTree.fromstring(f"<svg>{text}</svg>").find("g")
    levels = np.full(shape, np.nan)
    ground = group.find("rect").attrib
    assert (int(ground["height"]), int(ground["width"])) == shape
    levels[:] = int(ground["fill"][1:3], 16) / 255
    for path in group.findall("path"):
        level = int(path.get("fill")[1:3], 16) / 255
        runs = re.findall(r"M(\d+) (\d+)h(\d+)v1H(\d+)z", path.get("d"))
        assert "".join("M{} {}h{}v1H{}z".format(*run) for run in runs) == (
            path.get("d")
        )
        for left, row, wide, back in (map(int, run) for run in runs):
            assert back == left and not levels[row, left : left + wide].any()
            levels[row, left : left + wide] = level
    return levels


@given(
    st.tuples(st.integers(1, 9), st.integers(1, 9)).flatmap(
        lambda shape: st.lists(
            st.lists(
                st.sampled_from([0, 0.01, 0.3, 0.31, 1]),
                min_size=shape[1],
                max_size=shape[1],
            ),
            min_size=shape[0],
            max_size=shape[0],
        )
    )
)
def test_a_small_image_is_painted_as_it_is(levels):
    levels = np.array(levels, float)
    drawn = painted(shaded(levels, "a <digit>", 3.5, 7, 2), levels.shape)
    assert np.abs(drawn - levels).max() <= 0.5 / SHADES + 0.5 / 255
