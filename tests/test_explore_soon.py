"""What follows a picture: a moment later, once, and never out of turn."""

import asyncio
import threading
from time import monotonic

from cnn_course.explore.soon import MOMENT, Soon
from cnn_course.explore.turns import TURN

LONG = 60  # seconds: no time that is asked for


def test_without_a_kernel_it_is_done_at_once():
    done = []
    Soon(lambda: done.append("a")).wish()
    assert done == ["a"]


def test_many_wishes_are_one_a_moment_later():
    done = []
    soon = Soon(lambda: done.append(monotonic()))

    async def act():
        began = monotonic()
        for _ in range(5):
            soon.wish()
        assert done == []
        await asyncio.sleep(3 * MOMENT)
        return began

    began = asyncio.run(act())
    assert len(done) == 1
    assert done[0] - began > 0.9 * MOMENT


def test_while_wishes_go_on_it_is_done_again_and_again():
    """A key held down: the controls don't wait for its end."""
    done = []
    soon = Soon(lambda: done.append(1))

    async def act():
        for _ in range(40):
            soon.wish()
            await asyncio.sleep(MOMENT / 5)
        before_the_end = len(done)
        await asyncio.sleep(3 * MOMENT)
        return before_the_end

    assert asyncio.run(act()) >= 2
    count = len(done)
    assert count < 40


def test_a_loop_that_ended_takes_no_wish_with_it():
    done = []
    soon = Soon(lambda: done.append(1))

    async def wish():
        soon.wish()

    async def wish_and_wait():
        await asyncio.sleep(MOMENT)
        soon.wish()
        await asyncio.sleep(3 * MOMENT)

    asyncio.run(wish())  # its loop is closed before the moment is over
    assert done == []
    asyncio.run(wish_and_wait())
    assert done == [1]


def test_it_waits_for_its_turn():
    done = threading.Event()
    soon = Soon(done.set)

    async def act():
        soon.wish()
        await asyncio.sleep(3 * MOMENT)

    with TURN:
        thread = threading.Thread(target=asyncio.run, args=[act()])
        thread.start()
        assert not done.wait(4 * MOMENT)
    assert done.wait(LONG)
    thread.join(LONG)
