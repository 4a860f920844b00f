"""What may follow a picture, and must not hold it up.

Every control that moves is a message, and the page shows nothing new while
messages come in. So the picture goes first; what stands around it follows a
moment later, when the page has drawn.
"""

import asyncio
from time import monotonic

from cnn_course.explore.turns import in_turn

MOMENT = 0.06  # seconds: the page has received the picture and shown it


class Soon:
    """Calls a function a moment later, once for all wishes until then.

    Without a running kernel it is called at once.

    Args:
        act: the function, called without arguments.
    """

    def __init__(self, act):
        """Wait for the first wish."""
        self._act = act
        self._due = None

    def wish(self):
        """Let the function be called a moment from now."""
        now = monotonic()
        if self._due is not None and now < self._due:
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._go()
            return
        self._due = now + MOMENT
        loop.call_later(MOMENT, self._go)

    @in_turn
    def _go(self):
        """Call the function."""
        self._due = None
        self._act()
