"""The figures show what the arrays say, in both languages, on any machine."""

import base64
import io
import itertools
import os
import re
import subprocess
import sys
import warnings
from pathlib import Path
from types import SimpleNamespace

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib import ft2font
from matplotlib.colors import to_rgb
from matplotlib.text import Text
from PIL import Image

from cnn_course import draw, lenet, palette, speed, texts
from cnn_course.draw import grid, network, style
from cnn_course.layers import Conv2D, Dense, Flatten, MaxPool2D, ReLU
from cnn_course.modern import GlobalAvgPool2D, ReLU6, Residual
from cnn_course.texts import ko

matplotlib.use("agg")

ROOT = Path(__file__).parents[1]
BOTH = pytest.mark.parametrize("language", ["en", "ko"])


@pytest.fixture(autouse=True)
def calm():
    """No figure is left over, and any warning is a failure."""
    texts.set_language("en")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield
    plt.close("all")
    texts.set_language(None)


def rng():
    return np.random.default_rng(0)


def history(steps=300, epochs=3):
    loss = 2.3 * np.exp(-np.arange(steps) / 60) + 0.1 * rng().random(steps)
    return SimpleNamespace(
        loss=loss.tolist(),
        train_accuracy=[0.95, 0.97, 0.98][:epochs],
        test_accuracy=[0.96, 0.965, 0.97][:epochs],
    )


def some_matrix():
    matrix = rng().integers(0, 9, (10, 10))
    return matrix + np.diag(rng().integers(800, 1100, 10))


DIGITS = rng().random((8, 1, 28, 28), dtype=np.float32)
TRUE = np.array([0, 1, 2, 3, 4, 5, 6, 7], dtype=np.uint8)
ANSWER = np.array([0, 7, 2, 5, 4, 6, 6, 1])
SURE = np.array([0.9, 0.4, 0.9, 0.99, 0.9, 0.7, 0.9, 0.6])
TIMES = {"book": 0.2, "float32": 0.1, "parts": 0.04}
CHANGED = {
    "shift": (range(7), np.linspace(1, 0.3, 7)),
    "turn": ([-60, -30, 0, 30, 60], np.array([0.4, 0.8, 1, 0.8, 0.4])),
    "noise": ([0, 0.25, 0.5, 1], [1, 0.9, 0.5, 0.1]),
    "square": ([0, 4, 16], [1, 0.9, 0]),
}

PHOTO = np.full((1, 3, 224, 224), 1.0)
CLASSES = np.full(1000, 0.0001)
CLASSES[[248, 281, 999]] = 0.5, 0.3, 0.1
CORNER = np.array([[0.0, 0, 0], [0, 0, 0], [0, 0, 1]])
DEPTHS = [rng().random((1, 4, 20, 20)), rng().random((1, 2, 5, 5))]

FIGURES = {
    "images": lambda: draw.images(DIGITS, [f"숫자 {i}" for i in range(8)]),
    "one image": lambda: draw.images(DIGITS[0, 0]),
    "values": lambda: draw.images(
        [np.eye(4), -300 * np.eye(3)],
        ["입력", "출력"],
        signed=[0, 1],
        values=1,
    ),
    "colours": lambda: draw.images([rng().integers(0, 256, (3, 20, 30))]),
    "filters": lambda: draw.filters(rng().normal(size=(6, 1, 5, 5))),
    "deep filters": lambda: draw.filters(rng().normal(size=(16, 2, 5, 5))),
    "feature maps": lambda: draw.feature_maps(
        rng().normal(size=(16, 10, 10)), signed=True
    ),
    "curves": lambda: draw.curves(history()),
    "curves at the first step": lambda: draw.curves(history(1, 0)),
    "confusion": lambda: draw.confusion(some_matrix()),
    "mistakes": lambda: draw.mistakes(DIGITS, TRUE, ANSWER, SURE),
    "bars": lambda: draw.bars(np.full(10, 0.1), image=DIGITS[0]),
    "architecture": lambda: draw.architecture(lenet.LeNet5()),
    "robustness": lambda: draw.robustness(CHANGED),
    "ladder": lambda: draw.ladder(TIMES),
    "answer": lambda: draw.answer(PHOTO, CLASSES),
    "spotlight": lambda: draw.spotlight(
        PHOTO, [CORNER, np.eye(2)], ["숫자", "답", "개"], margin=[0, 16]
    ),
    "depths": lambda: draw.depths(DEPTHS, [0, 1], count=3),
}
ALL = pytest.mark.parametrize("name", FIGURES)


def words(figure=None):
    """The words on a figure that can be seen."""
    figure = figure or plt.gcf()
    found = figure.findobj(Text)
    return [t for t in found if t.get_visible() and t.get_text().strip()]


def told(figure=None):
    return [text.get_text() for text in words(figure)]


def png(figure=None):
    file = io.BytesIO()
    figure = figure or plt.gcf()
    figure.savefig(file, metadata={"Software": None})
    return file.getvalue()


def pixel(ax, x, y):
    """The colour that was painted at a place in data units, 0..1."""
    figure = ax.figure
    if figure.stale:
        figure.canvas.draw()
    painted = np.asarray(figure.canvas.buffer_rgba())
    column, row = ax.transData.transform((x, y))
    return painted[int(len(painted) - row), int(column), :3] / 255


# All figures


@ALL
@BOTH
def test_figure(name, language):
    texts.set_language(language)
    assert FIGURES[name]() is None
    assert len(plt.get_fignums()) == 1
    width, height = plt.gcf().get_size_inches()
    assert width <= 11 and height <= 8
    size = plt.gcf().bbox.size  # in pixels
    assert np.allclose(size, size.round())
    assert 1024 < len(png()) < 60 * 1024
    assert all(text.get_fontsize() >= 10 for text in words())
    assert_apart([(t.get_text(), t.get_window_extent()) for t in words()])


def assert_apart(boxes):
    """No words lie over others."""
    for (one, a), (other, b) in itertools.combinations(boxes, 2):
        width = min(a.x1, b.x1) - max(a.x0, b.x0)
        height = min(a.y1, b.y1) - max(a.y0, b.y0)
        assert width <= 1 or height <= 2, f"{one!r} lies over {other!r}"


def test_words_over_others_are_found():
    figure = plt.figure(figsize=(3, 3))
    figure.text(0.5, 0.5, "한 글")
    figure.text(0.52, 0.51, "다른 글")
    figure.canvas.draw()
    with pytest.raises(AssertionError, match="lies over"):
        assert_apart([(t.get_text(), t.get_window_extent()) for t in words()])


def test_the_same_picture_again_and_without_a_screen():
    draw.architecture(lenet.LeNet5())
    first = png()
    draw.architecture(lenet.LeNet5())
    assert png() == first
    code = (
        "import sys, cnn_course\n"
        "assert 'matplotlib' not in sys.modules\n"
        "import matplotlib.pyplot as plt\n"
        "from cnn_course import draw, lenet\n"
        "draw.architecture(lenet.LeNet5())\n"
        "plt.savefig(sys.stdout.buffer, metadata={'Software': None})\n"
    )
    assert run(code, CNN_COURSE_LANG="en") == first


def run(code, **variables):
    """What a new Python without a screen writes, warnings being errors."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "MPLBACKEND")
    kept = {k: v for k, v in os.environ.items() if k not in hidden}
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        env={**kept, **variables},
        check=True,
        capture_output=True,
    ).stdout


def test_draws_where_it_is_told():
    figure, axes = plt.subplots(1, 3, figsize=(12, 4))
    draw.confusion(some_matrix(), ax=axes[0])
    draw.bars(np.full(3, 1 / 3), ["고양이", "개", "새"], ax=axes[1])
    draw.architecture(lenet.LeNet5(), ax=axes[2])
    assert len(plt.get_fignums()) == 1
    assert "고양이" in told(figure) and "16@5×5" in told(figure)
    other = plt.figure(figsize=(8, 6))
    above, below = other.subfigures(2, 1)
    draw.curves(history(), figure=above)
    draw.feature_maps(DIGITS[:, 0], figure=below)
    assert len(plt.get_fignums()) == 2
    assert len(above.axes) == 2 and len(below.axes) == 8


# The font


def test_font_has_every_usual_syllable():
    font = ft2font.FT2Font(str(style.FONT))
    # rows 16 to 40 of KS X 1001 are all Hangul syllables that EUC-KR has
    syllables = []
    for code in range(0xAC00, 0xD7A4):
        try:
            if len(chr(code).encode("euc-kr")) == 2:
                syllables.append(code)
        except UnicodeEncodeError:
            pass
    assert len(syllables) == 2350
    missing = [chr(c) for c in syllables if not font.get_char_index(c)]
    assert missing == []


def test_font_has_all_that_the_figures_say():
    font = ft2font.FT2Font(str(style.FONT))
    figures = "".join(t for k, t in ko.TEXTS.items() if "draw." in k)
    for letter in figures.replace("\n", "") + "×·−→…÷≤≥≠%@":
        assert font.get_char_index(ord(letter)), letter


def test_font_does_not_use_the_reserved_name():
    font = ft2font.FT2Font(str(style.FONT))
    assert font.family_name == "CNN Course Gothic"
    assert "Nanum" not in font.postscript_name
    licence = (style.FONT.parent / "OFL.txt").read_text(encoding="utf-8")
    assert "Reserved Font Name Nanum" in licence
    assert "SIL OPEN FONT LICENSE" in licence


def test_every_figure_uses_the_font():
    assert matplotlib.rcParams["font.family"][0] == "CNN Course Gothic"
    draw.images([np.eye(2)], ["합성곱"])
    assert words()[0].get_fontproperties().get_family()[0].startswith("CNN")


# Images


def test_grey_goes_from_dark_to_light():
    draw.images([np.array([[0, 50], [100, 25]])])
    (ax,) = plt.gcf().axes
    assert pixel(ax, 0, 0) == pytest.approx([0, 0, 0], abs=0.01)
    assert pixel(ax, 0, 1) == pytest.approx([1, 1, 1], abs=0.01)
    assert pixel(ax, 1, 0) == pytest.approx([0.5] * 3, abs=0.01)


def test_zero_is_the_middle_of_a_signed_map():
    draw.images([np.array([[0, -2], [2, -1]]), np.zeros((2, 2))], signed=True)
    one, other, bar = plt.gcf().axes
    assert pixel(one, 0, 0) == pytest.approx(to_rgb(palette.ZERO), abs=0.01)
    assert pixel(other, 1, 1) == pytest.approx(to_rgb(palette.ZERO), abs=0.01)
    ends = to_rgb(palette.NEGATIVE), to_rgb(palette.POSITIVE)
    assert pixel(one, 1, 0) == pytest.approx(ends[0], abs=0.01)
    assert pixel(one, 0, 1) == pytest.approx(ends[1], abs=0.01)
    half = (np.array(ends[0]) + to_rgb(palette.ZERO)) / 2
    assert pixel(one, 1, 1) == pytest.approx(half, abs=0.02)
    assert told(bar) == ["−2", "0", "2"]


def test_one_scale_for_all():
    draw.images([np.eye(2), 4 * np.eye(2)])
    first, second = plt.gcf().axes
    assert pixel(first, 0, 0) == pytest.approx([0.25] * 3, abs=0.01)
    assert pixel(second, 0, 0) == pytest.approx([1] * 3, abs=0.01)


@pytest.mark.parametrize("scale", [1, 255])
def test_colours(scale):
    photo = np.zeros((3, 2, 2))
    photo[0, 0, 1] = photo[2, 1, 0] = scale
    draw.images([photo])
    (ax,) = plt.gcf().axes
    assert pixel(ax, 1, 0) == pytest.approx([1, 0, 0], abs=0.01)
    assert pixel(ax, 0, 1) == pytest.approx([0, 0, 1], abs=0.01)


def test_values_are_written_into_their_cells():
    draw.images([np.array([[0, -1, 0.25], [300, 2.5, -0.0]])], values=True)
    assert told() == ["0", "−1", "0.25", "300", "2.5", "0"]
    places = [text.get_position() for text in words()]
    assert places == [(0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1)]


def test_cells_with_values_are_of_one_size():
    draw.images([np.ones((5, 6)), np.ones((3, 3))], values=True)
    big, small = (ax.get_window_extent() for ax in plt.gcf().axes)
    assert big.width / 6 == pytest.approx(small.width / 3)
    assert big.height / 5 == pytest.approx(small.height / 3)


@pytest.mark.parametrize(
    ("count", "rows"), [(1, 1), (6, 1), (8, 1), (9, 2), (10, 2), (16, 2)]
)
def test_rows_of_equal_length(count, rows):
    draw.images(np.ones((count, 4, 4)))
    tops = {round(ax.get_position().y1, 6) for ax in plt.gcf().axes}
    assert len(tops) == rows


def test_columns_and_width_as_asked():
    draw.images(np.ones((6, 4, 4)), columns=2, width=5)
    boxes = [ax.get_position() for ax in plt.gcf().axes]
    assert len({round(box.x0, 6) for box in boxes}) == 2
    assert plt.gcf().get_size_inches()[0] == pytest.approx(5)


def test_arguments_are_not_changed():
    images = [np.arange(12.0).reshape(3, 2, 2), np.eye(3)]
    before = [image.copy() for image in images]
    draw.images(images, ["a", "b"])
    for image, old in zip(images, before, strict=True):
        assert np.array_equal(image, old)


def test_integers_of_eight_bits_do_not_overflow():
    draw.images([np.array([[-128, 127]], dtype=np.int8)], signed=True)
    assert told(plt.gcf().axes[1]) == ["−128", "0", "128"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.0, "0"),
        (-0.0001, "−1e−04"),
        (1 / 3, "0.333"),
        (-2.345, "−2.35"),
        (12345.6, "12346"),
        (1000, "1000"),
        (np.float32(0.1), "0.1"),
    ],
)
def test_numbers_are_short(value, text):
    assert style.number(value) == text


def test_long_titles_are_broken_at_spaces():
    told = grid.wrap("세로 에지를 찾는 필터의 출력", 1.2)
    assert told.split() == "세로 에지를 찾는 필터의 출력".split()
    assert all(grid.text_width(line) <= 1.2 for line in told.split("\n"))


# Filters, feature maps, mistakes


def test_filters_with_channels_are_columns():
    w = rng().normal(size=(3, 2, 5, 5))
    draw.filters(w, ["a", "b", "c"])
    *axes, _ = plt.gcf().axes
    assert len(axes) == 6
    for i, ax in enumerate(axes):
        channel, number = divmod(i, 3)
        assert np.array_equal(ax.images[0].get_array(), w[number, channel])
    assert {"a", "b", "c", "channel 0", "channel 1"} <= set(told())


def test_feature_maps_take_a_batch_of_one():
    draw.feature_maps(DIGITS[:1].repeat(4, axis=1))
    assert len(plt.gcf().axes) == 4


def test_mistakes_come_surest_first():
    draw.mistakes(DIGITS, TRUE, ANSWER, SURE, count=3)
    assert told() == ["3 → 5\n99%", "5 → 6\n70%", "7 → 1\n60%"]
    drawn = [ax.images[0].get_array() for ax in plt.gcf().axes]
    for i, image in zip([3, 5, 7], drawn, strict=True):
        assert np.array_equal(image, DIGITS[i, 0])


def test_mistakes_take_all_probabilities():
    p = np.full((8, 10), 0.01)
    p[np.arange(8), ANSWER] = SURE
    draw.mistakes(DIGITS, TRUE, ANSWER, p)
    assert told()[0] == "3 → 5\n99%" and len(told()) == 4


def test_mistakes_without_probabilities_keep_their_order():
    draw.mistakes(DIGITS, TRUE, ANSWER)
    assert told() == ["1 → 7", "3 → 5", "5 → 6", "7 → 1"]


def test_no_mistakes_are_told(capsys):
    draw.mistakes(DIGITS, TRUE, TRUE)
    assert capsys.readouterr().out == "8 images, and not one mistake.\n"
    assert plt.get_fignums() == []


# Charts


def test_curves_show_the_history():
    past = history(300)
    draw.curves(past)
    loss, accuracy = plt.gcf().axes
    raw, mean = loss.get_lines()
    assert raw.get_ydata().tolist() == past.loss
    assert mean.get_ydata()[0] == pytest.approx(np.mean(past.loss[:7]))
    assert mean.get_xdata()[0] == 4  # the middle of steps 1 to 7
    train, test = accuracy.get_lines()
    assert train.get_ydata().tolist() == past.train_accuracy
    assert test.get_ydata().tolist() == past.test_accuracy
    assert test.get_xdata().tolist() == [1, 2, 3]


def test_curves_speak_korean():
    texts.set_language("ko")
    draw.curves(history())
    assert {"손실", "정확도", "에폭", "테스트 이미지"} <= set(told())


def test_confusion_writes_every_count():
    matrix = some_matrix()
    draw.confusion(matrix)
    (ax,) = plt.gcf().axes
    cells = {
        t.get_position(): int(t.get_text())
        for t in ax.texts
        if t.get_text().isdigit()
    }
    for (row, column), count in np.ndenumerate(matrix):
        assert cells.get((column, row), 0) == count
    assert ax.get_xlabel() == "network's answer"


def test_confusion_lets_mistakes_stand_out():
    matrix = np.diag([900, 900, 900])
    matrix[0, 2] = 40
    draw.confusion(matrix, ["a", "b", "c"])
    (ax,) = plt.gcf().axes
    most = pixel(ax, 2 + 0.4, 0 - 0.4)
    assert most == pytest.approx(to_rgb(palette.VERMILION), abs=0.01)
    right = pixel(ax, 0.4, -0.4)
    assert right == pytest.approx(to_rgb(palette.PAD), abs=0.01)


def test_bars_mark_the_largest():
    p = np.array([0.1, 0.7, 0.2])
    draw.bars(p, ["가", "나", "다"])
    (ax,) = plt.gcf().axes
    assert [bar.get_width() for bar in ax.patches] == p.tolist()
    best = [
        bar.get_facecolor()[:3] == to_rgb(palette.BLUE) for bar in ax.patches
    ]
    assert best == [False, True, False]
    assert {"가", "나", "다", "70%"} <= set(told())


# Networks


def test_lenet_has_the_sizes_of_the_syllabus():
    draw.architecture(lenet.LeNet5())
    sizes = [t for t in told() if re.fullmatch(r"\d+(@\d+×\d+)?", t)]
    assert sizes == [
        *("1@32×32", "6@28×28", "6@14×14", "16@10×10", "16@5×5"),
        *("120", "84", "10"),
    ]
    assert told().count("convolution\n5×5") == 2
    assert told().count("max pooling\n2×2") == 2
    assert told().count("dense") == 3
    assert told().count("ReLU") == 4


def test_any_network_of_the_layers():
    net = lenet.Network(
        [
            Conv2D(3, 32, (3, 5), pad=1),
            ReLU(),
            MaxPool2D(3, 2, rounding="floor"),
            Conv2D(32, 7, 1, stride=2, rounding="floor"),
            Flatten(),
            Dense(7 * 5 * 6, 4),
        ]
    )
    draw.architecture(net, (3, 20, 28))
    assert {"32@20×26", "32@9×12", "7@5×6", "4"} <= set(told())
    assert {"convolution\n3×5", "max pooling\n3×3"} <= set(told())


def test_a_network_that_ends_with_the_mean_of_each_map():
    net = lenet.Network(
        [
            Conv2D(3, 8, 3),
            Residual([Conv2D(8, 8, 3, pad=1), ReLU6()]),
            GlobalAvgPool2D(),
            Dense(8, 4),
        ]
    )
    draw.architecture(net, (3, 10, 10))
    assert {"8@8×8", "Residual", "GlobalAvgPool2D", "8", "4"} <= set(told())


def test_a_network_of_dense_layers_only():
    net = lenet.Network([Flatten(), Dense(16, 300), ReLU(), Dense(300, 2)])
    draw.architecture(net, (1, 4, 4))
    assert {"1@4×4", "300", "2"} <= set(told())


def test_drawing_a_network_does_not_touch_it():
    net = lenet.LeNet5()
    x = rng().random((4, 1, 32, 32), dtype=np.float32)
    scores = net.forward(x)
    net.backward(np.ones_like(scores))
    before = net.layers[0].grads["w"].copy()
    draw.architecture(net)
    net.backward(np.ones_like(scores))
    assert np.array_equal(net.layers[0].grads["w"], before)


# Wrong arguments

ones = np.ones
WRONG = [
    (lambda: draw.images([]), "there are no images to draw"),
    (
        lambda: draw.images([ones(3)]),
        r"image 0 must be 2-D or 3-D, not \(3,\)",
    ),
    (lambda: draw.images([ones((2, 4, 4))]), r"image 0 has the shape \(2, 4"),
    (lambda: draw.images([ones((0, 4))]), r"\(0, 4\): it is empty"),
    (
        lambda: draw.images([ones((2, 2)) * np.nan]),
        "NaN or infinity in 4 of 4",
    ),
    (lambda: draw.images([[["a"]]]), "must be numbers"),
    (lambda: draw.images(ones((2, 3, 3)), ["a"]), "1 titles for 2 images"),
    (
        lambda: draw.images(ones((2, 3, 3)), columns=0),
        "columns must be 1 or more",
    ),
    (
        lambda: draw.images(ones((2, 3, 3)), columns=1.5),
        "columns must be a whole",
    ),
    (
        lambda: draw.images(ones((2, 3, 3)), signed=[1]),
        "1 times, for 2 images",
    ),
    (lambda: draw.images(ones((9, 40)), values=True), "9×40 has no room"),
    (lambda: draw.images([ones((3, 4, 4))], values=True), "4×4 in colour"),
    (lambda: draw.filters(ones((2, 5))), r"3-D or 4-D, not \(2, 5\)"),
    (lambda: draw.filters(ones((2, 3, 5, 5)), ["a"]), "1 titles for 2"),
    (
        lambda: draw.filters(ones((2, 3, 5, 5)), columns=1),
        "columns=1 does not",
    ),
    (lambda: draw.feature_maps(ones((2, 3, 5, 5))), "those of 2 images"),
    (lambda: draw.feature_maps(ones((5, 5))), r"not \(5, 5\)"),
    (
        lambda: draw.mistakes(DIGITS, TRUE, ANSWER[:5]),
        "8 true and 5 predicted",
    ),
    (
        lambda: draw.mistakes(DIGITS, TRUE, ANSWER, [1]),
        r"\(1,\) do not belong",
    ),
    (lambda: draw.curves(history(0)), r"history.loss has the shape \(0,\)"),
    (lambda: draw.confusion(ones((2, 3))), r"must be \(K, K\), not \(2, 3\)"),
    (lambda: draw.confusion(ones((2, 2)), ["a"]), "1 classes for 2 rows"),
    (lambda: draw.bars([0.5, 1.5]), "from 0.5 to 1.5"),
    (lambda: draw.bars([0.5, 0.5], ["a"]), "1 labels for 2 rows"),
    (lambda: draw.bars([1.0], image=ones((3, 4, 4))), r"not \(3, 4, 4\)"),
    (lambda: draw.architecture(lenet.LeNet5(), (32, 32)), r"not \(32, 32\)"),
    (lambda: draw.architecture(lenet.LeNet5(), (3, 32, 32)), "channels"),
    (lambda: draw.architecture(lenet.LeNet5(), 32), "input_shape is .*not 32"),
    (lambda: draw.architecture(lenet.LeNet5), r"such as LeNet5\(\), not"),
    (lambda: draw.curves([1.0]), r"such as fit\(net, x, y\), not"),
    (lambda: draw.confusion([[1, 2], [3]]), "rows differ in length"),
    (lambda: draw.images(None), "arrays in a list, not None"),
    (lambda: draw.images(ones((2, 2)), limit="1"), "limit must be a number"),
    (
        lambda: draw.mistakes(DIGITS, TRUE, ANSWER, count="all"),
        "count must be a whole number",
    ),
    (
        lambda: draw.mistakes(DIGITS, TRUE, ANSWER + 90, ones((8, 10))),
        r"predicted goes from .* \(8, 10\) know 0 to 9",
    ),
    (
        lambda: draw.mistakes(DIGITS, TRUE, ANSWER * 1.0, ones((8, 10))),
        "labels, whole numbers",
    ),
]


WRONG += [
    (lambda: draw.answer(PHOTO, ones(10)), r"one picture are \(1000,\)"),
    (lambda: draw.answer(ones((3, 9, 9)), CLASSES), r"\(3, 9, 9\)"),
    (lambda: draw.answer(PHOTO, CLASSES, count=0), "count must be 1 or more"),
    (lambda: draw.spotlight(PHOTO, ones(3)), r"a map must be 2-D"),
    (lambda: draw.spotlight(PHOTO, CORNER, margin=200), "margin lies"),
    (lambda: draw.spotlight(PHOTO, CORNER, ["a"]), "1 titles for 2 images"),
    (lambda: draw.spotlight(PHOTO, CORNER, margin=[1, 2]), "2 margins for 1"),
    (lambda: draw.depths(DEPTHS, [2]), "depth 2 of 2"),
    (lambda: draw.depths(DEPTHS, 0), r"chosen must be a list such as"),
    (lambda: draw.depths([ones((1, 10))], [0]), "depth 0 must be 4-D"),
]


@pytest.mark.parametrize(("call", "message"), WRONG)
def test_wrong_arguments_get_a_sentence(call, message):
    with pytest.raises((TypeError, ValueError), match=message):
        call()
    assert plt.get_fignums() == []


# In a notebook


def test_a_notebook_keeps_one_small_picture_and_no_text(tmp_path):
    nbclient = pytest.importorskip("nbclient")
    from nbformat.v4 import new_code_cell, new_notebook

    folder = tmp_path / "ko"
    folder.mkdir()
    cells = [
        "from cnn_course import draw, lenet",
        "draw.architecture(lenet.LeNet5())",
    ]
    book = new_notebook(cells=[new_code_cell(source) for source in cells])
    place = {"metadata": {"path": str(folder)}}
    nbclient.NotebookClient(
        book, kernel_name="python3", resources=place
    ).execute()
    first, second = (cell.outputs for cell in book.cells)
    assert first == []
    (output,) = second
    assert output.output_type == "display_data"
    assert re.fullmatch(
        r"<Figure size \d+x\d+ with 1 Axes>", output.data["text/plain"]
    )
    content = base64.b64decode(output.data["image/png"])
    assert len(content) < 60 * 1024 and b"Software" not in content
    with Image.open(io.BytesIO(content)) as image:
        assert 800 < image.width < 1300


def test_limit_ends_the_signed_scale():
    image = np.array([[-900.0, 100.0], [0.0, 300.0]])
    for limit, end in ((None, 900), (200, 200)):
        figure = plt.figure()
        draw.images([image], signed=True, limit=limit, figure=figure)
        drawn = figure.axes[0].images[0].norm
        assert (drawn.vmin, drawn.vmax) == (-end, end)
        plt.close(figure)
    for bad in (0, -1, float("nan")):
        with pytest.raises(ValueError, match="positive number"):
            draw.images([image], signed=True, limit=bad)


def test_stages_are_named_as_in_the_paper():
    stages = network.find_stages(lenet.LeNet5(), (1, 32, 32))
    names = [stage.name for stage in stages]
    assert names == ["", "C1", "S2", "C3", "S4", "F5", "F6", "F7"]


# Robustness


def test_ladder_tells_each_time_and_each_factor():
    draw.ladder(TIMES)
    (ax,) = plt.gcf().axes
    assert [bar.get_width() for bar in ax.patches] == [0.2, 0.1, 0.04]
    texts = [text.get_text() for text in ax.texts]
    assert texts[0] == "200.0 ms"
    assert texts[1:] == [
        "100.0 ms   (speed × 2.00)",
        "40.0 ms   (speed × 2.50)",
    ]
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert names == ["as in books", "32 bits a number", "in parts of 64"]


def test_every_trick_has_a_name_to_be_drawn():
    draw.ladder(dict.fromkeys(("book", *speed.TRICKS), 0.1))


@pytest.mark.parametrize("times", [{}, {"book": 0.0}, {"book": -1.0}])
def test_ladder_wants_times(times):
    with pytest.raises(ValueError, match=r"seconds|positive"):
        draw.ladder(times)


def test_robustness_draws_each_curve_in_its_panel():
    draw.robustness(CHANGED)
    panels = plt.gcf().axes
    assert len(panels) == 4
    for ax, (amounts, accuracies) in zip(
        panels, CHANGED.values(), strict=True
    ):
        (line,) = ax.get_lines()
        assert line.get_xdata() == pytest.approx(list(amounts))
        assert line.get_ydata() == pytest.approx(accuracies)
    assert panels[0].get_xlabel() == "shift (pixels)"
    plt.gcf().canvas.draw()
    assert "100%" in told()


@pytest.mark.parametrize(
    ("curves", "sentence"),
    [
        ({"fog": ([0], [1])}, "named shift, .* not .*fog"),
        ({}, "named shift"),
        ({"turn": ([0, 1], [1])}, "2 amounts of turn, but 1 acc"),
    ],
)
def test_robustness_wants_known_curves(curves, sentence):
    with pytest.raises(ValueError, match=sentence):
        draw.robustness(curves)


# Photographs


@BOTH
def test_an_answer_names_the_first_classes_and_sums_the_dogs(language):
    texts.set_language(language)
    draw.answer(PHOTO, CLASSES, count=3)
    names = {"Eskimo dog", "tabby", "toilet tissue", texts.say("draw.dog")}
    sums = {"50%", "30%", "10%", "51%"}  # 0.5 and 117 breeds of 0.0001
    assert names | sums <= set(told())


def test_a_spotlight_is_bright_where_the_map_is_high():
    draw.spotlight(PHOTO, CORNER)
    plain, lit = plt.gcf().axes
    white = pixel(plain, 30, 30)
    assert pixel(lit, 215, 215) == pytest.approx(white, abs=0.02)
    assert pixel(lit, 30, 30) == pytest.approx(0.15 * white, abs=0.02)
    halfway = pixel(lit, 149, 186)  # between two centres, 74.7 apart
    assert halfway == pytest.approx((0.15 + 0.85 / 2) * white, abs=0.03)
    plt.close("all")
    draw.spotlight(PHOTO, CORNER, margin=64)
    (_, lit) = plt.gcf().axes
    assert pixel(lit, 150, 150) == pytest.approx(white, abs=0.02)


def test_depths_are_rows_of_the_strongest_maps():
    made = np.zeros((1, 4, 8, 8))
    made[0, :, 0, 0] = 1, 4, 3, 2
    made[0, 1, 7, 7] = 2
    draw.depths([made], [0], count=2)
    first, second = plt.gcf().axes
    assert pixel(first, 0, 0) == pytest.approx([1] * 3, abs=0.01)
    assert pixel(first, 7, 7) == pytest.approx([0.5] * 3, abs=0.01)
    assert pixel(second, 7, 7) == pytest.approx([0] * 3, abs=0.01)
    assert told() == ["8×8"]
