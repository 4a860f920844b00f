"""Convolution: loops, fast version and gradients against each other."""

import tracemalloc
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import (
    convolutions,
    grouped_convolutions,
    numerical_gradient,
    on_threads,
)

import cnn_course as cc
from cnn_course import conv, strips

CONVOLUTIONS = [cc.conv2d_loops, cc.conv2d]
ROUNDINGS = st.sampled_from(["floor", "ceil"])


@settings(max_examples=300, deadline=None)
@given(convolutions(), ROUNDINGS)
def test_loops_and_fast_agree(case, rounding):
    x, w, b, place = case
    arguments = (x, w, b, place.stride, place.pad, rounding)
    np.testing.assert_allclose(
        cc.conv2d(*arguments), cc.conv2d_loops(*arguments), atol=1e-12
    )


@settings(max_examples=300, deadline=None)
@given(
    convolutions(),
    ROUNDINGS,
    st.permutations(range(4)),
    st.lists(st.sampled_from([-2, -1, 1, 2]), min_size=4, max_size=4),
    st.sampled_from(["f8", "f4", "i2"]),
    st.sampled_from([(7 * 2**16, 64, 64), (60, 2, 64), (20, 1, 2)]),
)
def test_fast_however_x_lies_in_memory(
    case, rounding, order, steps, dtype, sizes
):
    """Axes in any order, cells apart or backwards, in parts of any size."""
    x, w, b, place = case
    x, w, b = ((9 * a).astype(dtype) for a in (x, w, b))
    laid = np.zeros([abs(s) * n for s, n in zip(steps, x.shape, strict=True)])
    laid = np.ascontiguousarray(laid.transpose(order)).astype(dtype)
    laid = laid.transpose(np.argsort(order))
    laid = laid[tuple(slice(None, None, step) for step in steps)]
    laid[...] = x
    arguments = (w, b, place.stride, place.pad, rounding)
    expected = cc.conv2d_loops(x, *arguments)
    block, images, columns = sizes
    with (
        patch("cnn_course.conv.BLOCK", block),
        patch("cnn_course.conv.IMAGES", images),
        patch("cnn_course.conv.COLUMNS", columns),
    ):
        y = cc.conv2d(laid, *arguments)
        back = cc.conv2d_backward(y, laid, w, *arguments[2:])
    assert y.dtype == expected.dtype
    close = {"atol": 1e-2 if dtype == "f4" else 1e-9, "rtol": 1e-5}
    np.testing.assert_allclose(y, expected, **close)
    plain = cc.conv2d_backward(expected, x, w, *arguments[2:])
    for one, other in zip(back, plain, strict=True):
        np.testing.assert_allclose(one, other, atol=1e1 * close["atol"])


@pytest.mark.parametrize("wide", [1, 2, 63, 64, 65, 200])
@pytest.mark.parametrize("images_last", [False, True])
def test_rows_are_copied_whole_or_number_by_number(wide, images_last):
    """The same numbers, whether rows are short or long, and cut or not."""
    values = np.arange(3 * 70 * wide, dtype=np.float32).reshape(3, wide, 70)
    shape = (3, wide, 70) if images_last else (3, 70, wide)
    like = np.ones(shape, np.float32)
    x = like if images_last else like.swapaxes(1, 2)
    room = strips.lines(x, (5, *values.shape))
    assert room.shape == (5, *values.shape)
    assert (room.strides[-1] == 4) == (images_last or wide == 1)
    for to in (room[2], room[1:4], room[:, :, ::2], room[..., ::2]):
        source = values[tuple(slice(n) for n in to.shape[-3:])]
        strips.copy(np.broadcast_to(source, to.shape), to)
        np.testing.assert_array_equal(to, np.broadcast_to(source, to.shape))


@settings(max_examples=100, deadline=None)
@given(convolutions(), ROUNDINGS)
def test_im2col_times_filters_is_the_convolution(case, rounding):
    x, w, b, place = case
    where = (place.stride, place.pad, rounding)
    y = cc.conv2d_loops(x, w, b, *where)
    rows = cc.im2col(x, place.filter_size, *where)
    product = rows @ w.reshape(len(w), -1).T + b
    N, FN, OH, OW = y.shape
    np.testing.assert_allclose(
        product.reshape(N, OH, OW, FN).transpose(0, 3, 1, 2), y, atol=1e-12
    )


@settings(max_examples=100, deadline=None)
@given(convolutions(), ROUNDINGS)
def test_col2im_is_the_transpose_of_im2col(case, rounding):
    x, _, _, place = case
    where = (place.filter_size, place.stride, place.pad, rounding)
    rows = cc.im2col(x, *where)
    other = np.random.default_rng(0).normal(size=rows.shape)
    back = cc.col2im(other, x.shape, *where)
    assert back.shape == x.shape
    np.testing.assert_allclose((rows * other).sum(), (x * back).sum())


@settings(max_examples=40, deadline=None)
@given(convolutions(), ROUNDINGS)
def test_gradients_are_the_numerical_ones(case, rounding):
    x, w, b, place = case
    x, b = x[:1], b * 0.5
    where = (place.stride, place.pad, rounding)
    y = cc.conv2d(x, w, b, *where)
    dy = np.random.default_rng(1).normal(size=y.shape)
    dx, dw, db = cc.conv2d_backward(dy, x, w, *where)

    def loss(x=x, w=w, b=b):
        return (cc.conv2d(x, w, b, *where) * dy).sum()

    for got, name, at in ((dx, "x", x), (dw, "w", w), (db, "b", b)):
        slope = numerical_gradient(lambda v, n=name: loss(**{n: v}), at)
        np.testing.assert_allclose(got, slope, atol=1e-6)


@settings(max_examples=300, deadline=None)
@given(grouped_convolutions(), ROUNDINGS, st.booleans())
def test_groups_agree_with_loops(case, rounding, channels_last):
    x, w, b, place, groups = case
    where = (place.stride, place.pad, rounding)
    y = cc.conv2d_loops(x, w, b, *where, groups=groups)
    if channels_last:
        x = np.ascontiguousarray(x.transpose(0, 2, 3, 1)).transpose(0, 3, 1, 2)
    for block in (2**18, 50):
        with patch("cnn_course.conv.BLOCK", block):
            fast = cc.conv2d(x, w, b, *where, groups=groups)
        np.testing.assert_allclose(fast, y, atol=1e-12)


@settings(max_examples=100, deadline=None)
@given(grouped_convolutions(), ROUNDINGS)
def test_groups_are_convolutions_side_by_side(case, rounding):
    """Each group is a convolution of its own, forward and backward."""
    x, w, b, place, groups = case
    where = (place.stride, place.pad, rounding)
    parts = [
        (x, w, b)
        for x, w, b in zip(
            np.split(x, groups, axis=1),
            np.split(w, groups),
            np.split(b, groups),
            strict=True,
        )
    ]
    y = cc.conv2d(x, w, b, *where, groups=groups)
    ys = [cc.conv2d_loops(*part, *where) for part in parts]
    np.testing.assert_allclose(y, np.concatenate(ys, axis=1), atol=1e-12)
    with patch("cnn_course.conv.BLOCK", 50):
        dx, dw, db = cc.conv2d_backward(y, x, w, *where, groups=groups)
    each = [
        cc.conv2d_backward(dy, x, w, *where)
        for dy, (x, w, _) in zip(ys, parts, strict=True)
    ]
    dxs, dws, dbs = zip(*each, strict=True)
    np.testing.assert_allclose(dx, np.concatenate(dxs, axis=1), atol=1e-10)
    np.testing.assert_allclose(dw, np.concatenate(dws), atol=1e-10)
    np.testing.assert_allclose(db, np.concatenate(dbs), atol=1e-10)
    none, dw2, _ = cc.conv2d_backward(
        y, x, w, *where, input_gradient=False, groups=groups
    )
    assert none is None
    np.testing.assert_allclose(dw2, dw, atol=1e-10)


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("stride", [1, 2])
def test_depthwise_rows_are_cut_into_runs(stride, count):
    """Widths with many divisors and with none, and more than one part."""
    rng = np.random.default_rng(0)
    for wide in (23, 24):
        x = rng.normal(size=(2, 60, 20, wide)).astype(np.float32)
        w = rng.normal(size=(60, 1, 3, 3)).astype(np.float32)
        where = {"stride": stride, "pad": 1, "rounding": "floor"}
        with on_threads(count), patch("cnn_course.conv.BLOCK", 2**14):
            y = cc.conv2d(x, w, groups=60, **where)
        parts = [
            cc.conv2d(x[:, [c]], w[[c]], **where)[:, 0] for c in range(60)
        ]
        np.testing.assert_allclose(y, np.stack(parts, axis=1), atol=1e-4)


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("shape", [(2, 40, 30, 30), (1, 300, 4, 4)])
def test_filters_of_one_cell_are_a_product_of_matrices(shape, count):
    """More places than filters or fewer, cut into parts, in any layout."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=shape).astype(np.float32)
    w = rng.normal(size=(70, shape[1], 1, 1)).astype(np.float32)
    b = rng.normal(size=70).astype(np.float32)
    expected = np.tensordot(w[:, :, 0, 0], x, (1, 1)).transpose(1, 0, 2, 3)
    expected = expected + b[:, None, None]
    for order in ((0, 1, 2, 3), (0, 2, 3, 1), (1, 2, 3, 0), (3, 0, 2, 1)):
        laid = np.ascontiguousarray(x.transpose(order))
        laid = laid.transpose(np.argsort(order))
        with on_threads(count), patch("cnn_course.conv.PRODUCTS", 2**14):
            y = cc.conv2d(laid, w, b)
        np.testing.assert_allclose(y, expected, atol=1e-4)


@given(
    st.integers(1, 6), st.integers(1, 6), st.integers(0, 3), st.integers(0, 3)
)
def test_pad2d_is_numpys_pad(high, wide, rows, columns):
    x = np.arange(2 * high * wide).reshape(2, high, wide)
    expected = np.pad(x, ((0, 0), (rows, rows), (columns, columns)))
    np.testing.assert_array_equal(cc.pad2d(x, (rows, columns)), expected)


def test_pad2d_gives_a_copy():
    x = np.zeros((3, 3))
    cc.pad2d(x, 0)[0, 0] = 1
    assert x[0, 0] == 0


def test_windows_are_a_view_of_the_right_cells():
    x = np.arange(2 * 7 * 8).reshape(2, 7, 8)
    view = cc.windows(x, (3, 2), (2, 3))
    assert view.shape == (2, 3, 3, 3, 2)
    for i in range(3):
        for j in range(3):
            window = x[:, 2 * i : 2 * i + 3, 3 * j : 3 * j + 2]
            np.testing.assert_array_equal(view[:, i, j], window)
    assert not view.flags.writeable


def test_im2col_order_is_image_place_then_channel_cell():
    x = np.arange(2 * 2 * 3 * 3).reshape(2, 2, 3, 3)
    rows = cc.im2col(x, 2)
    assert rows.shape == (2 * 4, 2 * 4)
    assert rows[0].tolist() == [0, 1, 3, 4, 9, 10, 12, 13]
    assert rows[1].tolist() == [1, 2, 4, 5, 10, 11, 13, 14]
    assert rows[4].tolist() == [18, 19, 21, 22, 27, 28, 30, 31]


def test_many_images_in_several_blocks(monkeypatch):
    monkeypatch.setattr("cnn_course.conv.BLOCK", 700)
    rng = np.random.default_rng(0)
    x, w = rng.normal(size=(11, 2, 6, 6)), rng.normal(size=(3, 2, 3, 3))
    y = cc.conv2d_loops(x, w)
    np.testing.assert_allclose(cc.conv2d(x, w), y)
    dx, dw, _ = cc.conv2d_backward(y, x, w)
    parts = [cc.conv2d_backward(y[[n]], x[[n]], w) for n in range(11)]
    np.testing.assert_allclose(dx, np.concatenate([p[0] for p in parts]))
    np.testing.assert_allclose(dw, sum(p[1] for p in parts))


@settings(max_examples=100, deadline=None)
@given(convolutions(), ROUNDINGS, st.integers(1, 300))
def test_few_rows_at_a_time_give_the_same(case, rounding, block):
    x, w, b, place = case
    where = (place.stride, place.pad, rounding)
    y = cc.conv2d_loops(x, w, b, *where)
    at_once = cc.conv2d_backward(y, x, w, *where)
    with patch("cnn_course.conv.BLOCK", block):
        np.testing.assert_allclose(cc.conv2d(x, w, b, *where), y, atol=1e-12)
        in_parts = cc.conv2d_backward(y, x, w, *where)
    for one, other in zip(at_once, in_parts, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-10)


@settings(max_examples=50, deadline=None)
@given(convolutions(), ROUNDINGS, st.integers(1, 300))
def test_the_number_of_threads_changes_no_bit(case, rounding, block):
    x, w, b, place = case
    x, w, b = (a.astype(np.float32) for a in (x, w, b))
    where = (place.stride, place.pad, rounding)

    def answers(count):
        with patch("cnn_course.conv.BLOCK", block), on_threads(count):
            y = cc.conv2d(x, w, b, *where)
            return y, *cc.conv2d_backward(y, x, w, *where)

    for count in (2, 3):
        for one, other in zip(answers(1), answers(count), strict=True):
            assert one.tobytes() == other.tobytes()


def test_large_products_have_the_same_bits_on_any_threads():
    """These are so large that BLAS would share each of them out."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=(3, 32, 40, 40)).astype(np.float32)
    w = rng.normal(size=(48, 32, 3, 3)).astype(np.float32)
    found = []
    for count in (1, 2, 3):
        with on_threads(count):
            y = cc.conv2d(x, w)
            found.append((y, *cc.conv2d_backward(y, x, w)))
    for one, *others in zip(*found, strict=True):
        assert all(one.tobytes() == other.tobytes() for other in others)


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize(
    ("shape", "filters", "size", "stride", "pad"),
    [
        ((128, 1, 32, 32), 6, 5, 1, 0),
        ((128, 6, 14, 14), 16, 5, 1, 0),
        ((128, 3, 32, 32), 10, 5, 1, 2),
        ((16, 64, 56, 56), 64, 3, 1, 1),
        ((2, 3, 224, 224), 64, 7, 2, 3),
        ((1, 1, 1024, 1024), 1, 3, 1, 0),
    ],
)
def test_forward_takes_little_memory(shape, filters, size, stride, pad, count):
    """At most twice what comes in and goes out, and 4 MB to work in."""
    x = np.ones(shape, np.float32)
    w = np.ones((filters, shape[1], size, size), np.float32)
    with on_threads(count):
        tracemalloc.start()
        y = cc.conv2d(x, w, None, stride, pad, "floor")
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert most <= 2 * (x.nbytes + y.nbytes) + 4e6


def test_without_input_gradient_the_others_are_the_same():
    rng = np.random.default_rng(0)
    x, w = rng.normal(size=(2, 2, 6, 6)), rng.normal(size=(3, 2, 3, 3))
    dy = rng.normal(size=(2, 3, 4, 4))
    _, dw, db = cc.conv2d_backward(dy, x, w)
    none, dw2, db2 = cc.conv2d_backward(dy, x, w, input_gradient=False)
    assert none is None
    np.testing.assert_array_equal(dw, dw2)
    np.testing.assert_array_equal(db, db2)


@pytest.mark.parametrize("convolve", CONVOLUTIONS)
@pytest.mark.parametrize(
    ("x", "w", "dtype"),
    [
        ("float32", "float32", "float32"),
        ("float64", "float64", "float64"),
        ("float32", "int64", "float32"),
        ("float32", "float64", "float64"),
        ("uint8", "int8", "int64"),
        ("bool", "bool", "int64"),
    ],
)
def test_dtypes(convolve, x, w, dtype):
    ones = np.ones((1, 2, 4, 4), x), np.ones((3, 2, 3, 3), w)
    y = convolve(*ones)
    assert y.dtype == dtype
    assert (y == 18).all()


def test_small_integers_do_not_overflow():
    x = np.full((1, 1, 3, 3), 200, np.uint8)
    assert cc.conv2d(x, np.full((1, 1, 3, 3), 2, np.int8)).item() == 3600


@pytest.mark.parametrize("convolve", CONVOLUTIONS)
def test_lists_do_as_well(convolve):
    x, w = [[[[1, 2, 3], [4, 5, 6]]]], [[[[1, 0], [0, 1]]]]
    assert convolve(x, w, [10]).tolist() == [[[[16, 18]]]]


def test_arguments_are_never_changed():
    rng = np.random.default_rng(0)
    x, w = rng.normal(size=(2, 2, 5, 6)), rng.normal(size=(3, 2, 3, 3))
    b, dy = rng.normal(size=3), rng.normal(size=(2, 3, 3, 4))
    cols = rng.normal(size=(2 * 12, 18))
    before = [a.copy() for a in (x, w, b, dy, cols)]
    for array in (x, w, b, dy, cols):
        array.flags.writeable = False
    cc.conv2d(x, w, b)
    cc.conv2d_loops(x, w, b)
    cc.conv2d_backward(dy, x, w)
    cc.im2col(x, 3)
    cc.col2im(cols, x.shape, 3)
    cc.pad2d(x, 1)
    for array, old in zip((x, w, b, dy, cols), before, strict=True):
        np.testing.assert_array_equal(array, old)


ones = np.ones
WRONG = {
    "three axes": ((ones((1, 5, 5)), ones((1, 1, 3, 3))), r"\(1, 5, 5\)"),
    "two axes": ((ones((5, 5)), ones((1, 1, 3, 3))), r"image\[None, None\]"),
    "flat filter": ((ones((1, 1, 5, 5)), ones((3, 3))), r"w has shape \(3"),
    "channels": (
        (ones((1, 3, 5, 5)), ones((6, 2, 3, 3))),
        r"3 channels, but the filters w \(6, 2, 3, 3\) have 2",
    ),
    "biases": (
        (ones((1, 1, 5, 5)), ones((6, 1, 3, 3)), ones(5)),
        r"b has shape \(5,\); 6 filters",
    ),
    "empty": ((ones((0, 1, 5, 5)), ones((1, 1, 3, 3))), r"\(0, 1, 5, 5\)"),
    "filter too large": (
        (ones((1, 1, 5, 5)), ones((1, 1, 7, 3))),
        "height: a filter of 7 does not fit into 5",
    ),
    "stride": (
        (ones((1, 1, 7, 7)), ones((1, 1, 3, 3)), None, 3),
        "strides that fit: 1, 2, 4",
    ),
    "ragged": (([[1, 2], [3]], ones((1, 1, 3, 3))), "differ in length"),
    "text": (([["a"]], ones((1, 1, 3, 3))), "real numbers"),
    "complex": (
        (ones((1, 1, 5, 5), complex), ones((1, 1, 3, 3))),
        "real numbers",
    ),
    "nothing": ((None, ones((1, 1, 3, 3))), "x must hold real numbers"),
    "nan stride": (
        (ones((1, 1, 5, 5)), ones((1, 1, 3, 3)), None, float("nan")),
        "stride must be a whole number, not nan",
    ),
    "negative pad": (
        (ones((1, 1, 5, 5)), ones((1, 1, 3, 3)), None, 1, -1),
        "pad must be 0 or more, not -1",
    ),
}


WRONG_GROUPS = {
    "channels": (
        (ones((1, 6, 5, 5)), ones((8, 1, 3, 3)), 4),
        r"4 groups .* 6 channels and 8 filters; take one of 1, 2$",
    ),
    "filters": (
        (ones((1, 6, 5, 5)), ones((4, 2, 3, 3)), 3),
        r"3 groups .* 6 channels and 4 filters",
    ),
    "share": (
        (ones((1, 6, 5, 5)), ones((6, 6, 3, 3)), 3),
        r"6 channels, 2 a group, but the filters w .* have 6",
    ),
    "none": (
        (ones((1, 6, 5, 5)), ones((6, 6, 3, 3)), 0),
        "groups must be 1 or more, not 0",
    ),
    "half": (
        (ones((1, 6, 5, 5)), ones((6, 6, 3, 3)), 1.5),
        "groups must be a whole number, not 1.5",
    ),
}


@pytest.mark.parametrize("convolve", CONVOLUTIONS)
@pytest.mark.parametrize("case", WRONG_GROUPS)
def test_groups_that_do_not_fit_are_told_in_a_sentence(convolve, case):
    (x, w, groups), sentence = WRONG_GROUPS[case]
    with pytest.raises((TypeError, ValueError), match=sentence):
        convolve(x, w, groups=groups)


def test_depthwise_of_whole_numbers_stays_whole():
    x = np.full((1, 2, 3, 3), 200, np.uint8)
    y = cc.conv2d(x, np.full((2, 1, 3, 3), 2, np.int8), groups=2)
    assert y.dtype == np.int64 and y.ravel().tolist() == [3600, 3600]


@pytest.mark.parametrize("convolve", CONVOLUTIONS)
@pytest.mark.parametrize("case", WRONG)
def test_what_does_not_fit_is_told_in_a_sentence(convolve, case):
    arguments, sentence = WRONG[case]
    with pytest.raises((TypeError, ValueError), match=sentence):
        convolve(*arguments)


def test_wrong_gradient_and_wrong_rows_are_told():
    x, w = ones((1, 1, 5, 5)), ones((1, 1, 3, 3))
    with pytest.raises(ValueError, match=r"dy has shape .*y has \(1, 1, 3"):
        cc.conv2d_backward(ones((1, 1, 5, 5)), x, w)
    with pytest.raises(ValueError, match=r"cols has shape .*\(9, 9\)"):
        cc.col2im(ones((3, 9)), x.shape, 3)
    with pytest.raises(ValueError, match=r"an image is"):
        cc.pad2d(ones(5), 1)
    with pytest.raises(ValueError, match="does not fit"):
        cc.windows(ones((3, 3)), 4)


@pytest.mark.parametrize("shape", [3, "abcd", (1, 1, 3), (1, 1, 3.0, 3),
                                   (1, 1, -3, 3)])  # fmt: skip
def test_a_wrong_shape_of_the_images_is_told(shape):
    with pytest.raises((TypeError, ValueError), match=r"x_shape (is|must be)"):
        cc.col2im(ones((4, 4)), shape, 2)


def test_im2col_gives_a_copy():
    x = ones((1, 1, 3, 3))
    cc.im2col(x, 1)[0, 0] = 5
    assert (x == 1).all()


def test_gradients_beside_integers_stay_float32():
    x, w = ones((1, 1, 4, 4), np.float32), ones((1, 1, 2, 2), np.float32)
    for gradient in cc.conv2d_backward(ones((1, 1, 3, 3), int), x, w):
        assert gradient.dtype == np.float32


@pytest.mark.parametrize("convolve", CONVOLUTIONS)
def test_integers_too_large_for_int64_do_not_wrap_around(convolve):
    x = np.full((1, 1, 3, 3), 2**63, np.uint64)
    with pytest.raises(ValueError, match="up to 9223372036854775808"):
        convolve(x, ones((1, 1, 2, 2)))


@pytest.mark.parametrize("images", [1, 3, 200])
def test_images_that_come_last_in_memory_stay_last(images):
    """The same numbers, whichever way x lies in memory; y lies like x."""
    rng = np.random.default_rng(0)
    x, w = rng.normal(size=(images, 2, 9, 8)), rng.normal(size=(3, 2, 3, 3))
    last = np.ascontiguousarray(x.transpose(1, 2, 3, 0)).transpose(3, 0, 1, 2)
    for function in (
        lambda x: cc.conv2d(x, w, pad=1),
        lambda x: cc.max_pool2d(x, 3, 2, rounding="floor"),
        lambda x: cc.conv2d_backward(cc.conv2d(x, w), x, w)[0],
        lambda x: cc.max_pool2d_backward(x, x, 1),
    ):
        y, y_last = function(x), function(last)
        np.testing.assert_allclose(y, y_last, rtol=1e-12, atol=1e-12)
        assert y.flags.c_contiguous
        assert y_last.transpose(1, 2, 3, 0).flags.c_contiguous


@pytest.mark.parametrize("rounding", [["floor"], None, 3, "round"])
def test_any_rounding_that_is_none_is_told(rounding):
    x = np.ones((1, 1, 4, 4))
    for function in (
        lambda: cc.conv2d(x, x, rounding=rounding),
        lambda: cc.max_pool2d(x, 2, rounding=rounding),
    ):
        with pytest.raises(ValueError, match="rounding is"):
            function()


def test_images_whole_pages_apart_are_set_apart_to_be_turned():
    """Nothing but their place in memory changes; others are not copied."""
    x = np.arange(9 * 2048, dtype=np.float32).reshape(9, 2, 32, 32)
    apart = conv.set_apart(x)
    np.testing.assert_array_equal(apart, x)
    assert apart.strides[0] % conv.PAGE
    np.testing.assert_array_equal(conv.images_last(x), x.transpose(1, 2, 3, 0))
    for other in (x[:8], x[..., :31].copy()):
        assert conv.set_apart(other) is other


@pytest.mark.parametrize("convolve", CONVOLUTIONS)
def test_numbers_in_foreign_byte_order_become_our_own(convolve):
    """Files from elsewhere may hold them, each byte the other way round."""
    x, w, b = (np.ones(s, ">f4") for s in ((1, 1, 4, 4), (1, 1, 3, 3), 1))
    y = convolve(x, w, b)
    assert y.dtype == np.float32 and y.dtype.isnative
    np.testing.assert_array_equal(y, np.full((1, 1, 2, 2), 10))
