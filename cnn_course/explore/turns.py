"""One at a time: what a cell sets, and what the page sends.

Since ipykernel 7, JupyterLab has the page's messages handled in a thread of
their own (a "subshell", JEP 91), beside the cell that runs, and some of them
in the main thread, in no certain order. Two threads that set the same state
leave it in pieces. So whoever changes an explorer holds the turn until the
picture and the controls say the same again.
"""

from functools import wraps
from threading import RLock

import ipywidgets as widgets
import traitlets

TURN = RLock()  # one for all: they share the page, and the net's layers


def in_turn(act):
    """Return a function that waits for its turn, and keeps it to its end."""

    @wraps(act)
    def acting(*arguments, **named):
        with TURN:
            return act(*arguments, **named)

    return acting


class OneAtATime(traitlets.HasTraits):
    """Traits that are set in turn, with all that follows from them."""

    @in_turn
    def __setattr__(self, name, value):
        """Set it, and wait until everything has followed."""
        super().__setattr__(name, value)


def hear_in_turn(widget):
    """Let the page's messages to a widget, and to all in it, wait.

    A widget that does so already is left as it is.
    """
    comm = widget.comm
    if comm is not None and not hasattr(widget, "_heard_in_turn"):
        widget._heard_in_turn = in_turn(widget._handle_msg)
        comm.on_msg(widget._heard_in_turn)
    if isinstance(widget, widgets.Box):
        for child in widget.children:
            hear_in_turn(child)
