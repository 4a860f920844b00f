"""Ports of kernels that nobody else on the machine takes in the meantime.

Jupyter asks the system for free ports, lets go of them, and the kernel takes
them when it has started: a second or two later. What starts meanwhile on the
other core, other kernels above all, may have been given one of them by then.
So kernels get ports that the system gives to nobody, a range each worker.
"""

import os
import socket

FIRST, RANGE = 20_000, 3_000  # the system's own begin at 32,768


def keep_apart():
    """Let the kernels of this process have ports of its own."""
    try:
        from jupyter_client.connect import LocalPortCache
    except ImportError:
        return
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    first = FIRST + RANGE * (int(worker) % 4)
    at = os.getpid()

    def find_available_port(self, ip):
        nonlocal at
        while True:
            at += 1
            port = first + at % RANGE
            with socket.socket() as trial:
                try:
                    trial.bind((ip, port))
                except OSError:
                    continue
            if port not in self.currently_used_ports:
                self.currently_used_ports.add(port)
                return port

    LocalPortCache.find_available_port = find_available_port
