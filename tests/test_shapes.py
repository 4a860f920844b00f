"""Sizes against counting: where can the window really stand?"""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cnn_course as cc

SIDES = {
    "size": st.integers(1, 40),
    "filter_size": st.integers(1, 12),
    "stride": st.integers(1, 9),
    "pad": st.integers(0, 6),
}


def starts(size, filter_size, stride, pad):
    """Every place where the whole window lies on the padded cells."""
    cells = size + 2 * pad
    return [at for at in range(0, cells, stride) if at + filter_size <= cells]


@given(**SIDES)
def test_floor_counts_the_windows_that_fit(size, filter_size, stride, pad):
    places = starts(size, filter_size, stride, pad)
    if not places:
        with pytest.raises(ValueError, match="does not fit"):
            cc.output_size(size, filter_size, stride, pad, "floor")
    else:
        got = cc.output_size(size, filter_size, stride, pad, "floor")
        assert type(got) is int
        assert got == len(places)


@given(**SIDES)
def test_exact_is_floor_without_a_rest(size, filter_size, stride, pad):
    places = starts(size, filter_size, stride, pad)
    if not places:
        return
    rest = size + 2 * pad - (places[-1] + filter_size)
    if rest:
        with pytest.raises(ValueError, match="not a whole number") as error:
            cc.output_size(size, filter_size, stride, pad)
        offered = re.search(r"strides that fit: (.*)$", str(error.value))
        for text in offered[1].split(", "):
            assert cc.output_size(size, filter_size, int(text), pad) >= 1
    else:
        assert cc.output_size(size, filter_size, stride, pad) == len(places)


@given(**SIDES)
def test_ceil_adds_one_window_unless_it_starts_in_the_padding(
    size, filter_size, stride, pad
):
    places = starts(size, filter_size, stride, pad)
    if not places:
        return
    rest = size + 2 * pad - (places[-1] + filter_size)
    extra = rest > 0 and places[-1] + stride < pad + size
    got = cc.output_size(size, filter_size, stride, pad, "ceil")
    assert got == len(places) + extra


@given(size=SIDES["size"], filter_size=SIDES["filter_size"], pad=SIDES["pad"])
def test_legal_strides_are_all_and_only_those_that_fit(size, filter_size, pad):
    span = size + 2 * pad - filter_size
    if span < 0:
        with pytest.raises(ValueError, match="does not fit"):
            cc.legal_strides(size, filter_size, pad)
        return
    expected = [s for s in range(1, span + 1) if span % s == 0] or [1]
    assert cc.legal_strides(size, filter_size, pad) == expected


def test_the_message_shows_the_sum_and_the_strides():
    with pytest.raises(ValueError) as error:
        cc.output_size(7, 3, stride=3)
    assert str(error.value) == (
        "(7 + 2·0 − 3)/3 + 1 = 2.33 is not a whole number; "
        "strides that fit: 1, 2, 4"
    )


def test_many_strides_are_told_shortly():
    with pytest.raises(ValueError, match=r"1, 2, 3, .*, …, 720720$"):
        cc.output_size(720721, 1, stride=720719)


def test_output_shape_names_the_side():
    assert cc.output_shape((28, 31), 5, stride=3, pad=2) == (10, 11)
    assert cc.output_shape((7, 9), (3, 5), (2, 4), (0, 2)) == (3, 3)
    with pytest.raises(ValueError, match=r"^width: \(8 \+ 2·0 − 3\)/2"):
        cc.output_shape((7, 8), 3, stride=2)


@pytest.mark.parametrize("filter_size", range(1, 20, 2))
def test_same_pad_keeps_the_size(filter_size):
    pad = cc.same_pad(filter_size)
    assert cc.output_size(32, filter_size, 1, pad) == 32


def test_same_pad_of_an_even_filter_is_told():
    with pytest.raises(ValueError, match=r"\(4 − 1\)/2 = 1.5"):
        cc.same_pad(4)


def test_receptive_field_of_pooling_and_stride():
    assert cc.receptive_field([]) == 1
    assert cc.receptive_field([(3, 2), (3, 2)]) == 7


@pytest.mark.parametrize(
    "bad", [2.0, "3", None, float("nan"), True, (1, 2), 1 + 0j]
)
@pytest.mark.parametrize("name", ["size", "filter_size", "stride", "pad"])
def test_what_is_not_whole_is_named(name, bad):
    numbers = {"size": 7, "filter_size": 3, "stride": 1, "pad": 0, name: bad}
    with pytest.raises(TypeError, match=f"^{name} must be a whole number"):
        cc.output_size(**numbers)


@pytest.mark.parametrize(
    ("name", "least"), [("size", 1), ("filter_size", 1), ("stride", 1),
                        ("pad", 0)]
)  # fmt: skip
def test_what_is_too_small_is_named(name, least):
    numbers = {"size": 7, "filter_size": 3, "stride": 1, "pad": 0}
    numbers[name] = least - 1
    with pytest.raises(ValueError, match=f"^{name} must be {least} or more"):
        cc.output_size(**numbers)


def test_unknown_rounding_is_told():
    with pytest.raises(ValueError, match="'round'"):
        cc.output_size(7, 3, 1, 0, "round")


def test_a_pair_has_two_sides():
    with pytest.raises(ValueError, match="one number or two"):
        cc.output_shape((7, 7, 3), 3)


def test_a_fraction_is_never_shown_as_whole():
    assert cc.size_sum(1001, 2, 1000).endswith("+ 1 = 1.999")
    assert cc.size_sum(7, 3, 10**6).endswith("+ 1 = 1.000004")


def test_a_size_beyond_all_images_is_told_at_once():
    with pytest.raises(ValueError, match="size must be 1,000,000,000,000 or"):
        cc.legal_strides(10**30, 3)
    with pytest.raises(ValueError, match="take 1,000,000,000,000 at most"):
        cc.legal_strides(10**12, 3, pad=1)


@pytest.mark.parametrize("layer", [3, (3,), (3, 1, 1), "31", None])
def test_a_layer_of_the_receptive_field_is_a_pair(layer):
    with pytest.raises(ValueError, match=r"is \(filter_size, stride\), not"):
        cc.receptive_field([layer])
    with pytest.raises(TypeError, match=r"layers must be a list .*not 3"):
        cc.receptive_field(3)


def test_a_rounding_that_is_an_array_is_told():
    with pytest.raises(ValueError, match="rounding is"):
        cc.output_size(7, 3, rounding=np.arange(2))


@given(st.integers(1, 40), st.integers(1, 12), st.integers(1, 9))
def test_same_pads_as_little_as_it_can(size, filter_size, stride):
    """As TensorFlow: a window starts at every stride within the input."""
    before, after = cc.same_padding(size, filter_size, stride)
    starts = range(-before, size - before, stride)
    assert len(starts) == cc.same_size(size, stride)
    assert 0 <= after - before <= 1
    over = starts[-1] + filter_size - (size + after)
    assert over == 0 or (over < 0 and before == after == 0)


def test_same_with_wrong_arguments():
    with pytest.raises(ValueError, match="stride"):
        cc.same_size(7, 0)
    with pytest.raises(TypeError, match="filter_size"):
        cc.same_padding(7, 2.5)


def test_groups_share_out_channels_and_filters():
    assert cc.conv_params(96, 96, 3, groups=96) == 96 * (9 + 1)
    assert cc.conv_params(6, 12, (3, 5), groups=3) == 12 * (2 * 15 + 1)
    assert cc.conv_mult_adds(6, 12, 3, (4, 5), groups=2) == 20 * 12 * 3 * 9
    assert cc.Conv2D(6, 12, 3, groups=3).param_count == cc.conv_params(
        6, 12, 3, groups=3
    )
    with pytest.raises(ValueError, match=r"4 groups .* 6 .* 12 .*1, 2, 3, 6"):
        cc.conv_params(6, 12, 3, groups=4)
    with pytest.raises(TypeError, match="groups must be a whole number"):
        cc.Conv2D(6, 12, 3, groups=1.5)
