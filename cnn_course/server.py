"""A connection to the kernel that sends small messages at once.

TCP holds a small message back until the one before it was acknowledged
(Nagle's algorithm), and a browser takes up to 40 ms to do so. A picture that
answers each key press is just such a message. Tornado's documentation of
`WebSocketHandler.set_nodelay` tells more.
"""

from jupyter_server.services.kernels.connection.channels import (
    ZMQChannelsWebsocketConnection,
)


class PromptConnection(ZMQChannelsWebsocketConnection):
    """Jupyter's own connection, without the wait."""

    def connect(self):
        """Connect as ever, then wait for nothing."""
        if self.websocket_handler.ws_connection is not None:
            self.websocket_handler.set_nodelay(True)
        return super().connect()
