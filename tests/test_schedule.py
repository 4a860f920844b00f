"""What each step sees: every image once an epoch, moved as agreed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnn_course.schedule import PART, Schedule, moved, taken


def numbered(count, side=4):
    """Return images that hold their own number, and the numbers."""
    y = np.arange(count)
    x = np.ones((count, 1, side, side), np.float32) * y[:, None, None, None]
    return x, y


@given(
    st.integers(1, 300),
    st.integers(1, 300),
    st.integers(1, 3),
    st.integers(0, 5),
)
def test_an_epoch_sees_each_image_once(count, batch_size, epochs, seed):
    schedule = Schedule(*numbered(count), epochs, batch_size, seed)
    assert schedule.steps == epochs * schedule.per_epoch
    for epoch in range(epochs):
        seen = []
        for place in range(schedule.per_epoch):
            step = epoch * schedule.per_epoch + place
            loaded = [schedule.load(step, p) for p in schedule.parts(step)]
            assert sum(len(y) for _, y in loaded) == schedule.images_in(step)
            for x, y in loaded:
                assert len(y) <= max(PART, 1)
                assert (x[:, 0, 0, 0] == y).all()
                seen += y.tolist()
        assert sorted(seen) == list(range(count))
    assert schedule.seen(0, schedule.steps) == epochs * count


def test_the_order_is_new_every_epoch_and_the_same_for_a_seed():
    def order(seed, step):
        schedule = Schedule(*numbered(50), 3, 50, seed)
        return schedule.load(step, slice(None))[1].tolist()

    assert order(1, 0) == order(1, 0)
    assert order(1, 0) != order(1, 1)
    assert order(1, 0) != order(2, 0)
    later = Schedule(*numbered(50), 3, 50, 1)
    assert later.load(2, slice(None))[1].tolist() == order(1, 2)


@pytest.mark.parametrize(
    ("batch_size", "sizes"),
    [
        (1, [1]),
        (63, [63]),
        (64, [32, 32]),
        (128, [64, 64]),
        (200, [64, 64, 64, 8]),
    ],
)
def test_parts(batch_size, sizes):
    schedule = Schedule(*numbered(500), 1, batch_size)
    parts = schedule.parts(0)
    assert [part.stop - part.start for part in parts[:-1]] == sizes[:-1]
    assert batch_size - parts[-1].start == sizes[-1]


def test_moved_by_hand():
    x = np.arange(9.0).reshape(1, 1, 3, 3)
    down_and_left = moved(x, [0], np.array([[1, -1]]))
    assert down_and_left[0, 0].tolist() == [[0, 0, 0], [1, 2, 0], [4, 5, 0]]
    for far in (3, 4, 5, -9):
        assert not moved(x, [0], np.array([[far, 0]])).any()
        assert not moved(x, [0], np.array([[0, far]])).any()


@given(st.integers(1, 5), st.integers(0, 2))
def test_moves_lose_only_what_leaves(side, shift):
    x, y = numbered(20, side)
    schedule = Schedule(x + 1, y, 1, 20, shift=shift)
    images, labels = schedule.load(0, slice(None))
    assert images.shape == (20, 1, side, side)
    for image, label in zip(images, labels, strict=True):
        there = image[image != 0]
        assert (there == label + 1).all()
        assert there.size >= max(0, side - shift) ** 2


def test_moves_go_everywhere():
    x, y = np.zeros((900, 1, 3, 3), np.float32), np.arange(900)
    x[:, :, 1, 1] = 1
    images, _ = Schedule(x, y, 1, 900, shift=1).load(0, slice(None))
    share = images.mean(axis=0)[0]
    assert share == pytest.approx(np.full((3, 3), 1 / 9), abs=0.04)


def test_images_lie_last_in_memory():
    x, _ = numbered(6)
    for images in (taken(x, [3, 1]), moved(x, [3, 1], np.zeros((2, 2), int))):
        assert images.transpose(1, 2, 3, 0).flags.c_contiguous
        np.testing.assert_array_equal(images, x[[3, 1]])


def test_steps_get_smaller_down_to_zero():
    schedule = Schedule(*numbered(10), 2, 5)
    assert [*map(schedule.scale, range(5))] == [1, 0.75, 0.5, 0.25, 0]
    level = Schedule(*numbered(10), 2, 5, decay=False)
    assert level.scale(3) == 1
