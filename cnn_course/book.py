"""The layers as most books write them: every window a row, and back again.

They come to the same as those of :mod:`cnn_course.layers` and are the place
to begin: short, and each line is a formula. Lesson 07 measures what each
trick of the fast layers is worth beside them.
"""

import numpy as np

from cnn_course.conv import col2im, im2col
from cnn_course.layers import Conv2D, MaxPool2D, ReLU


class BookConv2D(Conv2D):
    """The whole batch laid out at once: one product, and col2im back."""

    def forward(self, x):
        """Return y (N, FN, OH, OW)."""
        w, b = self.params["w"], self.params["b"]
        FN, _, FH, FW = w.shape
        N, _, H, W = self.seen = x.shape
        self.rows = im2col(x, (FH, FW))
        y = self.rows @ w.reshape(FN, -1).T + b
        return y.reshape(N, H - FH + 1, W - FW + 1, FN).transpose(0, 3, 1, 2)

    def backward(self, dy, input_gradient=True):
        """Set the gradients of w and b, and return dx."""
        w = self.params["w"]
        FN, _, FH, FW = w.shape
        dy = dy.transpose(0, 2, 3, 1).reshape(-1, FN)
        dw = (self.rows.T @ dy).T.reshape(w.shape)
        self.grads = {"w": dw, "b": dy.sum(axis=0)}
        if input_gradient:
            return col2im(dy @ w.reshape(FN, -1), self.seen, (FH, FW))


class BookMaxPool2D(MaxPool2D):
    """Every window of 2×2 a row, and argmax says who won."""

    def forward(self, x):
        """Return the largest cell of every window."""
        N, C, H, W = self.seen = x.shape
        rows = im2col(x, 2, stride=2).reshape(-1, 4)
        self.winners = rows.argmax(axis=1)
        y = rows.max(axis=1).reshape(N, H // 2, W // 2, C)
        return y.transpose(0, 3, 1, 2)

    def backward(self, dy):
        """Return dx: each window's winner gets the gradient."""
        dy = dy.transpose(0, 2, 3, 1)
        rows = np.zeros((dy.size, 4), dy.dtype)
        rows[np.arange(dy.size), self.winners] = dy.ravel()
        rows = rows.reshape(-1, self.seen[1] * 4)
        return col2im(rows, self.seen, 2, stride=2)


class BookReLU(ReLU):
    """Negative cells are found by a mask, and set to 0 through it."""

    def forward(self, x):
        """Return x with its negative cells set to 0."""
        self.seen = x <= 0
        y = x.copy()
        y[self.seen] = 0
        return y

    def backward(self, dy):
        """Return dx: the gradient passes where x was positive."""
        dx = dy.copy()
        dx[self.seen] = 0
        return dx
