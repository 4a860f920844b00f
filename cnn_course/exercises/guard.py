"""What a learner's function calls, and how much memory it may take."""

import contextlib
import sys

try:
    import resource
except ImportError:  # Windows
    resource = None

WHOLE = ("scipy", "torch", "tensorflow", "keras", "skimage", "cv2")
MEMORY = 2**30  # bytes that a function may take on top


class Watch(contextlib.AbstractContextManager):
    """Notices calls into this package, or into a library that does it all.

    Attributes:
        seen: the first such call as "cnn_course.conv2d" or "scipy", or "".
    """

    def __init__(self, allowed=()):
        """Take the names of functions of this package that may be called."""
        self._allowed = {*allowed, *_OUR_OWN}
        self.seen = ""

    def __enter__(self):
        """Begin to watch this thread."""
        self._before = sys.getprofile()
        sys.setprofile(self._look)
        return self

    def __exit__(self, *exception):
        """Stop watching."""
        sys.setprofile(self._before)

    def _look(self, frame, event, argument):
        """Note the first call that leaves the learner's own code."""
        if self.seen or event not in ("call", "c_call"):
            return
        if event == "c_call":  # compiled: its module says where it is from
            root = str(getattr(argument, "__module__", "")).split(".")[0]
            self.seen = root if root in WHOLE else ""
            return
        name = frame.f_code.co_name
        root = _root(frame)
        if root == "cnn_course":
            if _from_outside(frame.f_back) and name not in self._allowed:
                self.seen = f"cnn_course.{name}"
        elif root in WHOLE:
            self.seen = root


@contextlib.contextmanager
def memory_limit(more=MEMORY):
    """Let this process grow by so many bytes, then raise MemoryError.

    Only Linux can be told; elsewhere the system's own limit holds.
    """
    limit, before = _limits(more)
    if limit is None:
        yield
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, before[1]))
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def limit_for_good(more=MEMORY):
    """Do the same for as long as this process lives, as a fence wishes.

    No code that it runs afterwards can take the limit back, unless it is
    root's.
    """
    limit, _ = _limits(more)
    if limit is not None:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _limits(more):
    """Return the size to grow to, and the limits that hold now."""
    try:
        with open("/proc/self/statm", encoding="ascii") as statm:
            now = int(statm.read().split()[0]) * resource.getpagesize()
    except (AttributeError, OSError):  # no such module, no such file
        return None, None
    before = resource.getrlimit(resource.RLIMIT_AS)
    limit = now + more
    if before[1] != resource.RLIM_INFINITY:
        limit = min(limit, before[1])
    return limit, before


# What this package does around the call, or to print what it hands over
_OUR_OWN = ("__exit__", "run", "__repr__")


def _root(frame):
    """Return the package that a frame's code belongs to."""
    return str(frame.f_globals.get("__name__", "")).split(".")[0]


def _from_outside(caller):
    """Return whether a call comes from a learner's code."""
    if caller is None or _root(caller) != "cnn_course":
        return True
    return caller.f_globals.get("__name__") == "cnn_course.foreign"
