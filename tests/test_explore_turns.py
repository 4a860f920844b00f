"""A cell and the page change an explorer at once: one after the other."""

import threading

import ipywidgets as widgets
import numpy as np
import pytest

from cnn_course import explore
from cnn_course.explore.pad import PAD
from cnn_course.explore.turns import TURN, in_turn

SECONDS = 60  # no limit to keep: what is wrong here would wait for ever


def sent(widget, data, buffers=()):
    """Hand a widget what the page sends, as the kernel does."""
    message = {"content": {"data": data}, "buffers": list(buffers)}
    widget.comm.handle_msg(message)


def beside(act, *arguments):
    """Start to do something in a thread of its own."""
    thread = threading.Thread(target=act, args=arguments, daemon=True)
    thread.start()
    return thread


def all_in(widget):
    """Return a widget and all in it."""
    found = [widget]
    for child in getattr(widget, "children", ()):
        found += all_in(child)
    return found


@pytest.mark.parametrize("name", explore.__all__)
def test_no_part_hears_the_page_out_of_turn(name, monkeypatch):
    parts = all_in(getattr(explore, name)())
    heard = []
    for part in parts:
        monkeypatch.setitem(
            vars(part), "send_state", lambda *a, part=part: heard.append(part)
        )
    with TURN:
        threads = [
            beside(sent, part, {"method": "request_state"}) for part in parts
        ]
        for thread in threads:
            thread.join(0.02)
        assert heard == []
    for thread in threads:
        thread.join(SECONDS)
    assert set(heard) == set(parts)


def test_a_stroke_waits_until_the_sample_is_there(monkeypatch):
    """A cell is amid setting one; the page's ink comes in another thread."""
    explorer = explore.draw_digit()
    line = np.zeros((PAD, PAD), np.uint8)
    line[50:60, 20:90] = 255
    amid, done = threading.Event(), threading.Event()
    drawn = type(explorer).draw

    def slow_draw(self):
        amid.set()
        done.wait(0.3)
        return drawn(self)

    monkeypatch.setattr(type(explorer), "draw", slow_draw)
    cell = beside(setattr, explorer, "sample", "corner")
    assert amid.wait(SECONDS)
    state = {"ink": None, "seen": 1}
    update = {"method": "update", "state": state, "buffer_paths": [["ink"]]}
    page = beside(sent, explorer.pad, update, [memoryview(line.tobytes())])
    page.join(0.1)
    assert page.is_alive()
    done.set()
    cell.join(SECONDS)
    page.join(SECONDS)
    assert explorer.sample == "own"  # the stroke came after it
    assert np.array_equal(explorer.levels, line / 255)
    assert np.array_equal(explorer.pad.levels, explorer.levels)


def test_a_cell_waits_for_the_page():
    explorer = explore.sizes()
    with TURN:
        cell = beside(setattr, explorer, "stride", 2)
        cell.join(0.1)
        assert explorer.stride == 1
    cell.join(SECONDS)
    assert explorer.stride == 2


def test_a_turn_ends_with_an_error_too():
    @in_turn
    def fails():
        raise ValueError

    with pytest.raises(ValueError):
        fails()
    free = []

    def tries():
        with TURN:
            free.append(True)

    beside(tries).join(SECONDS)
    assert free == [True]


def test_a_control_that_comes_later_waits_too():
    explorer = explore.sizes()
    button = widgets.Button()
    pressed = []
    button.on_click(pressed.append)
    explorer.children = (*explorer.children, widgets.HBox([button]))
    click = {"method": "custom", "content": {"event": "click"}}
    with TURN:
        page = beside(sent, button, click)
        page.join(0.1)
        assert pressed == []
    page.join(SECONDS)
    assert pressed == [button]
