"""PyTorch as a judge: same numbers and gradients, written by others."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import convolutions, grouped_convolutions, poolings

import cnn_course as cc

torch = pytest.importorskip(
    "torch", reason="PyTorch judges the numbers where it is installed"
)
F = torch.nn.functional
torch.set_num_threads(1)  # tiny tensors: a second thread only waits
close = np.testing.assert_allclose


@settings(max_examples=300, deadline=None)
@given(convolutions())
def test_conv2d_and_its_gradients(case):
    x, w, b, place = case
    where = (place.stride, place.pad, "floor")
    theirs = [torch.tensor(a, requires_grad=True) for a in (x, w, b)]
    out = F.conv2d(*theirs, stride=place.stride, padding=place.pad)
    close(cc.conv2d(x, w, b, *where), out.detach(), atol=1e-12)
    close(cc.conv2d_loops(x, w, b, *where), out.detach(), atol=1e-12)
    dy = np.random.default_rng(2).normal(size=out.shape)
    out.backward(torch.tensor(dy))
    for got, their in zip(
        cc.conv2d_backward(dy, x, w, *where), theirs, strict=True
    ):
        close(got, their.grad, atol=1e-12)


@settings(max_examples=300, deadline=None)
@given(grouped_convolutions())
def test_grouped_conv2d_and_its_gradients(case):
    x, w, b, place, groups = case
    where = (place.stride, place.pad, "floor")
    theirs = [torch.tensor(a, requires_grad=True) for a in (x, w, b)]
    moves = {"stride": place.stride, "padding": place.pad, "groups": groups}
    out = F.conv2d(*theirs, **moves)
    close(cc.conv2d(x, w, b, *where, groups=groups), out.detach(), atol=1e-12)
    dy = np.random.default_rng(2).normal(size=out.shape)
    out.backward(torch.tensor(dy))
    ours = cc.conv2d_backward(dy, x, w, *where, groups=groups)
    for got, their in zip(ours, theirs, strict=True):
        close(got, their.grad, atol=1e-12)


@settings(max_examples=100, deadline=None)
@given(convolutions())
def test_im2col_and_col2im_are_unfold_and_fold(case):
    x, _, _, place = case
    where = (place.filter_size, place.stride, place.pad, "floor")
    rows = cc.im2col(x, *where)
    unfolded = F.unfold(
        torch.tensor(x),
        place.filter_size,
        padding=place.pad,
        stride=place.stride,
    )
    close(rows, unfolded.transpose(1, 2).reshape(rows.shape))
    folded = F.fold(
        unfolded,
        place.shape,
        place.filter_size,
        padding=place.pad,
        stride=place.stride,
    )
    close(cc.col2im(rows, x.shape, *where), folded, atol=1e-12)


@settings(max_examples=300, deadline=None)
@given(poolings(), st.booleans(), st.sampled_from(["max", "average"]))
def test_pooling_and_its_gradients(case, ceil, kind):
    x, place = case
    window = place.filter_size
    if any(p > f // 2 for p, f in zip(place.pad, window, strict=True)):
        return  # PyTorch refuses such a padding
    pool = {
        "max": (cc.max_pool2d, cc.max_pool2d_backward, F.max_pool2d, {}),
        "average": (
            cc.avg_pool2d,
            cc.avg_pool2d_backward,
            F.avg_pool2d,
            {"count_include_pad": False},
        ),
    }
    ours, backward, theirs, options = pool[kind]
    where = (window, place.stride, place.pad, "ceil" if ceil else "floor")
    tensor = torch.tensor(x, requires_grad=True)
    out = theirs(
        tensor,
        window,
        place.stride,
        place.pad,
        ceil_mode=ceil,
        **options,
    )
    close(ours(x, *where), out.detach(), atol=1e-12)
    dy = np.random.default_rng(3).normal(size=out.shape)
    out.backward(torch.tensor(dy))
    close(backward(dy, x, *where), tensor.grad, atol=1e-12)


def lenet_in_torch(net):
    """Return a function of PyTorch's that uses net's weights."""
    weights = [
        torch.tensor(values, requires_grad=True)
        for layer in net.layers
        for values in layer.params.values()
    ]

    def forward(x):
        w1, b1, w3, b3, w5, b5, w6, b6, w7, b7 = weights
        x = F.max_pool2d(F.relu(F.conv2d(x, w1, b1)), 2)
        x = F.max_pool2d(F.relu(F.conv2d(x, w3, b3)), 2).flatten(1)
        return F.relu(F.relu(x @ w5 + b5) @ w6 + b6) @ w7 + b7

    return forward, weights


@pytest.mark.parametrize("seed", range(3))
def test_lenet_scores_loss_and_gradients(seed):
    rng = np.random.default_rng(seed)
    x = rng.random((8, 1, 32, 32), np.float32)
    y = rng.integers(0, 10, 8)
    net, loss = cc.LeNet5(seed), cc.SoftmaxLoss()
    forward, weights = lenet_in_torch(net)
    scores = forward(torch.tensor(x))
    close(net.forward(x), scores.detach(), atol=1e-5)
    their_loss = F.cross_entropy(scores, torch.tensor(y))
    assert loss.forward(net.forward(x), y) == pytest.approx(
        their_loss.item(), rel=1e-5
    )
    their_loss.backward()
    net.backward(loss.backward())
    grads = [g for layer in net.layers for g in layer.grads.values()]
    for got, their in zip(grads, weights, strict=True):
        close(got, their.grad, atol=1e-5)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            lambda: cc.SGD(0.1, 0.9),
            lambda p: torch.optim.SGD(p, 0.1, momentum=0.9),
        ),
        (lambda: cc.Adam(0.01), lambda p: torch.optim.Adam(p, 0.01)),
    ],
)
def test_optimizers_take_the_same_steps(ours, theirs):
    rng = np.random.default_rng(0)
    layer = cc.Dense(4, 3)
    layer.params = {"w": rng.normal(size=(4, 3)), "b": rng.normal(size=3)}
    tensors = [
        torch.tensor(values.copy(), requires_grad=True)
        for values in layer.params.values()
    ]
    mine, their = ours(), theirs(tensors)
    for _ in range(20):
        for name, tensor in zip(("w", "b"), tensors, strict=True):
            layer.grads[name] = rng.normal(size=tensor.shape)
            tensor.grad = torch.tensor(layer.grads[name])
        mine.step([layer])
        their.step()
    for name, tensor in zip(("w", "b"), tensors, strict=True):
        close(layer.params[name], tensor.detach(), rtol=1e-6)
