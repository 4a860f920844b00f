"""What each step of a training sees: images in a new order every epoch.

Everything follows from the seed and the number of the step. So a training
that was stopped can go on at any step, and several workers see the same
without a word between them.
"""

import numpy as np

from cnn_course.conv import images_first, set_apart

PART = 64  # images that go through the net at a time, at most
TURNED = 32  # images that are turned around at a time


class Schedule:
    """The steps of a training: their images, their labels, their size.

    Args:
        x: images, (N, C, H, W).
        y: labels, (N,).
        epochs: how often each image is seen.
        batch_size: images a step; an epoch's last step may have fewer.
        seed: of the order and of the moves.
        shift: how many pixels an image is moved at most, up or down and to
            one side; what it leaves is zero.
        decay: whether steps get smaller in a straight line, down to zero.

    Attributes:
        per_epoch: steps of an epoch.
        steps: of the whole training.
    """

    def __init__(self, x, y, epochs, batch_size, seed=0, shift=0, decay=True):
        """Keep the images; nothing is copied."""
        self.x, self.y = x, y
        self.batch_size, self.decay = batch_size, decay
        self.seed, self.shift = seed, shift
        self.per_epoch = -(-len(x) // batch_size)
        self.steps = epochs * self.per_epoch
        self._drawn = None, None, None  # epoch, its order, its moves

    def scale(self, step):
        """Return how large a step is, beside the first one."""
        return 1 - step / self.steps if self.decay else 1.0

    def images_in(self, step):
        """Return how many images a step sees."""
        at = step % self.per_epoch * self.batch_size
        return min(self.batch_size, len(self.x) - at)

    def seen(self, first, last):
        """Return how many images the steps from first up to last see."""
        epochs, rest = np.divmod((first, last), self.per_epoch)
        counts = epochs * len(self.x) + rest * self.batch_size
        return int(counts[1] - counts[0])

    def parts(self, step):
        """Return slices of a step's batch that go through the net alone.

        What the layers make of a part should stay in the cache; and a batch
        of PART or more has two parts at least, so that two can share it.
        """
        count = self.images_in(step)
        size = min(PART, -(-count // 2)) if count >= PART else count
        return [slice(at, at + size) for at in range(0, count, size)]

    def load(self, step, part):
        """Return images (n, C, H, W) and labels (n,) of a part of a batch.

        In memory the images come last, as the fast layers like them.
        """
        epoch, place = divmod(step, self.per_epoch)
        order, moves = self._draw(epoch)
        start = place * self.batch_size
        mine = slice(start, start + self.batch_size)
        rows = order[mine][part]
        if not self.shift:
            return taken(self.x, rows), self.y[rows]
        return moved(self.x, rows, moves[mine][part]), self.y[rows]

    def _draw(self, epoch):
        """Return an epoch's order of the images (N,), its moves (N, 2)."""
        if self._drawn[0] != epoch:
            rng = np.random.default_rng((self.seed, epoch))
            order, s = rng.permutation(len(self.x)), self.shift
            moves = rng.integers(-s, s + 1, (len(order), 2)) if s else None
            self._drawn = epoch, order, moves
        return self._drawn[1:]


def taken(x, rows):
    """Return x[rows], with the images last in memory.

    A few images at a time: to turn a whole batch around at once, a step
    would touch one number of each image, and these lie so far apart that
    they push each other out of the cache.
    """
    images = np.empty((*x.shape[1:], len(rows)), x.dtype)
    for at in range(0, len(rows), TURNED):
        some = set_apart(x[rows[at : at + TURNED]])
        images[..., at : at + TURNED] = some.transpose(1, 2, 3, 0)
    return images_first(images)


def moved(x, rows, moves):
    """Return x[rows], each image moved; images last in memory.

    Args:
        x: (N, C, H, W).
        rows: which images, (n,).
        moves: how far each goes down and to the right, (n, 2).
    """
    C, H, W = x.shape[1:]
    moves = moves.clip((-H, -W), (H, W))  # further is as far: all gone
    s = int(abs(moves).max())
    images = np.empty((C, H, W, len(rows)), x.dtype)
    for at in range(0, len(rows), TURNED):
        some = slice(at, at + TURNED)
        room = np.zeros((len(rows[some]), C, H + 2 * s, W + 2 * s), x.dtype)
        starts = (moves[some] + s).tolist()
        for cells, row, (top, left) in zip(
            room, rows[some], starts, strict=True
        ):
            cells[:, top : top + H, left : left + W] = x[row]
        inside = room[:, :, s : s + H, s : s + W]
        images[..., some] = inside.transpose(1, 2, 3, 0)
    return images_first(images)
