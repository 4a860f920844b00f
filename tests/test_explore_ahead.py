"""What a slider asks for next is drawn before, and changes nothing."""

import asyncio

import numpy as np
import pytest

from cnn_course import explore
from cnn_course.explore import ahead

MOVES = {
    "convolution": ("pad", 1),
    "sizes": ("stride", 2),
    "pooling": ("across", 1),
    "im2col": ("stride", 2),
    "receptive_field": ("size", 9),
    "filters": ("limit", 200),
}


def after_a_pause(explorer, **state):
    """Set a state where there is an event loop, as in a kernel; wait."""

    boards = {}  # they come one at a time

    async def act():
        for name, value in state.items():
            setattr(explorer, name, value)
        explorer.view.observe(
            lambda change: boards.update(change["new"]["boards"]), "ahead"
        )
        await asyncio.sleep(ahead.QUIET + 0.3)

    asyncio.run(act())
    coming = explorer.view.ahead
    return {**coming, "boards": boards} if boards else coming


@pytest.mark.parametrize("name", MOVES)
def test_the_board_drawn_ahead_is_the_one_that_comes(name):
    """Each neighbour is what the explorer shows when it is set."""
    trait, value = MOVES[name]
    explorer = getattr(explore, name)()
    coming = after_a_pause(explorer, **{trait: value})
    assert coming["value"] == value
    assert len(coming["boards"]) == 2
    for near, board in coming["boards"].items():
        setattr(explorer, trait, int(near))
        assert board == explorer.view.board


@pytest.mark.parametrize("name", MOVES)
def test_drawing_ahead_changes_nothing(name):
    """State, picture and message stay as they were."""
    trait, value = MOVES[name]
    explorer = getattr(explore, name)()
    setattr(explorer, trait, value)
    before = [str(getattr(explorer, t)) for t in explorer.STATE]
    board = explorer.board
    after_a_pause(explorer, **{trait: value + 1})
    setattr(explorer, trait, value)
    assert [str(getattr(explorer, t)) for t in explorer.STATE] == before
    assert explorer.view.board["svg"] == board.svg()
    assert explorer.message == ""


def test_at_an_end_there_is_one_neighbour():
    """No board is drawn for what the slider cannot be set to."""
    explorer = explore.convolution(pad=1)
    coming = after_a_pause(explorer, pad=0)
    assert list(coming["boards"]) == ["1"]


def test_the_slider_is_named():
    """The page learns which slider, by the id of its model."""
    explorer = explore.convolution()
    coming = after_a_pause(explorer, stride=2)
    named = [s for s in ahead.sliders_in(explorer) if s.trait == "stride"]
    assert [s.model_id for s in named] == [coming["control"]]


def test_a_learners_function_is_not_called_ahead():
    """It runs for what is shown, and for nothing else."""
    calls = []

    def mine(x, w, stride=1, pad=0):
        calls.append(pad)
        return np.zeros((1, 1))

    explorer = explore.convolution(function=mine)
    coming = after_a_pause(explorer, pad=2)
    assert coming == {}
    assert {1, 3}.isdisjoint(calls)


def test_what_is_no_slider_is_not_followed():
    """A new input draws once."""
    explorer = explore.convolution()
    coming = after_a_pause(explorer, x=np.eye(5))
    assert coming == {}


def test_a_change_takes_the_place_of_the_one_before():
    """Only the last of several quick moves is followed up."""
    explorer = explore.convolution()
    coming = after_a_pause(explorer, pad=1, stride=2)
    assert list(coming["boards"]) == ["1", "3"]


def test_without_a_kernel_nothing_is_drawn_ahead():
    """A script has no page that waits."""
    explorer = explore.convolution()
    explorer.pad = 1
    assert explorer.view.ahead == {}
