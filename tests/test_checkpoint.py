"""Checkpoints: a training that is cut off goes on, to the same bits."""

import errno
import os
import signal
import threading
import time
import warnings
from pathlib import Path

import numpy as np
import pytest
from trainings import small_net

import cnn_course as cc
from cnn_course.weights import read_arrays, write_arrays
from cnn_course.workers import CAN_FORK

forks = pytest.mark.skipif(not CAN_FORK, reason="needs a system that forks")

MOMENTS = 30
EPOCHS = 8


@pytest.fixture(autouse=True)
def a_stop_button():
    """Also where these tests run in the background, and ignore Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def blobs(count=240):
    """Three kinds of noise, 6×6."""
    rng = np.random.default_rng(0)
    y = rng.integers(0, 3, count)
    x = rng.normal(y[:, None, None, None], 1, (count, 1, 6, 6))
    return x.astype(np.float32), y


def bits(net):
    return [v.tobytes() for n in net.layers for v in n.params.values()]


def train(path=None, optimizer=None, seed=0, **options):
    """Return (net, history) of a training that lasts about 50 ms."""
    net = small_net(seed)
    options = {"epochs": EPOCHS, "batch_size": 16, "shift": 1, **options}
    options = {"test": blobs(30), "progress": False, **options}
    data = options.pop("data", blobs())
    history = cc.fit(
        net, *data, optimizer=optimizer, checkpoint=path, **options
    )
    return net, history


def same(one, other):
    return bits(one[0]) == bits(other[0]) and one[1] == other[1]


class Stopped(Exception):
    """What stops a training in a test."""


def stopping(kind, after):
    """Return an optimiser that stops the training before a step."""

    class Stopping(kind):
        left = after
        MEMORY = kind.MEMORY

        def step(self, layers, scale=1.0):
            type(self).left -= 1
            if type(self).left < 0:
                raise Stopped
            super().step(layers, scale)

    return Stopping()


@pytest.mark.parametrize("make", [cc.SGD, lambda: cc.Adam(0.01)])
@pytest.mark.parametrize("steps", [0, 1, 15, 16, 40, 119])
def test_it_goes_on_to_the_same_bits(tmp_path, make, steps):
    """Stopped by an error, at any step: from the last whole epoch on."""
    path = tmp_path / "run.npz"
    whole = train(optimizer=make())
    kind = type(make())
    broken = stopping(kind, steps)
    vars(broken).update(vars(make()))
    with pytest.raises(Stopped):
        train(path, broken)
    kept = len(read_arrays(path)["history.loss"])
    assert kept == steps // 15 * 15  # the epochs that were finished
    assert same(train(path, make(), seed=9), whole)
    assert same(train(path, make()), whole)  # nothing is left to do


def test_a_net_that_comes_back_has_its_own_optimizer(tmp_path):
    """Momentum is taken up, too: without it, the bits would differ."""
    path = tmp_path / "run.npz"
    with pytest.raises(Stopped):
        train(path, stopping(cc.SGD, 40))
    keys = read_arrays(path).keys()
    assert {"optimizer.velocity.0.w", "optimizer.velocity.4.b"} <= keys


def interrupted(path, after):
    """Train, and press the stop button after some seconds."""
    timer = threading.Timer(after, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    try:
        return train(path)
    finally:
        timer.cancel()
        timer.join()


def test_the_stop_button_at_random_moments(tmp_path):
    """It ends after the step, keeps all, says how to go on, and does.

    A press may come before the training, or after it on a machine that is
    quicker than it was a moment ago; such a press is no trial.
    """
    whole = train()
    rng = np.random.default_rng(1)
    stopped, lasts = 0, 1.0  # seconds; it takes much less
    for moment in range(20 * MOMENTS):
        path = tmp_path / f"{moment}.npz"
        start = time.perf_counter()
        try:
            net, history = interrupted(path, rng.uniform(0, 0.9 * lasts))
        except KeyboardInterrupt:
            continue
        assert len(read_arrays(path)["history.loss"]) == len(history.loss)
        if len(history.loss) == len(whole[1].loss):
            lasts = min(lasts, time.perf_counter() - start)
        else:
            stopped += 1
            assert bits(net) != bits(whole[0])
            assert history.loss == whole[1].loss[: len(history.loss)]
        assert same(train(path), whole)
        if stopped == MOMENTS:
            break
    assert stopped == MOMENTS


def test_a_stopped_training_says_how_to_go_on(tmp_path, capsys):
    class Pressing(cc.SGD):
        def step(self, layers, scale=1.0):
            super().step(layers, scale)
            self.steps = getattr(self, "steps", 0) + 1
            if self.steps == 7:
                signal.raise_signal(signal.SIGINT)

    _, history = train(None, Pressing())
    assert len(history.loss) == 7
    told = capsys.readouterr().out
    assert "Stopped after step 7 of 120" in told and "call fit again" in told
    path = tmp_path / "run.npz"
    before = signal.getsignal(signal.SIGINT)
    train(path, Pressing())
    told = capsys.readouterr().out
    assert f"kept in {path}" in told and "Run the same cell again" in told
    assert signal.getsignal(signal.SIGINT) is before


def test_the_stop_button_pressed_twice_stops_at_once():
    class Hanging(cc.SGD):
        def step(self, layers, scale=1.0):
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        train(None, Hanging())


@forks
def test_kill_9_at_random_moments(tmp_path):
    """Never is there a file that can't be read; it goes on to the same.

    What has ended before it is killed is no trial.
    """
    whole = train()
    rng = np.random.default_rng(2)
    killed = cut = 0
    lasts = 1.0  # seconds at most; it takes much less
    for moment in range(20 * MOMENTS):
        path = tmp_path / f"{moment}.npz"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if child == 0:
            try:
                train(path)
            finally:
                os._exit(0)
        after = rng.uniform(0, lasts)
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            killed += 1
        else:
            lasts = min(lasts, after)
        if path.exists():
            steps = len(read_arrays(path)["history.loss"])
            assert steps % 15 == 0
            cut += 0 < steps < len(whole[1].loss)
        assert same(train(path), whole)
        assert [p for p in tmp_path.iterdir() if p.suffix == ".part"] == []
        if killed >= MOMENTS and cut >= MOMENTS // 5:
            break
    assert killed >= MOMENTS  # at any moment of it
    assert cut >= MOMENTS // 5  # between two epochs, too


@forks
def test_kill_9_of_the_whole_with_workers(tmp_path):
    """The forked workers end by themselves when their parent is gone."""
    options = {"batch_size": 120, "epochs": 400, "workers": 2}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        read, write = os.pipe()
        child = os.fork()
    if child == 0:
        try:
            os.close(read)
            train(tmp_path / "run.npz", **options)
        finally:
            os._exit(0)
    os.close(write)
    time.sleep(0.3)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert os.read(read, 1) == b""  # closed by the last of them
    os.close(read)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"batch_size": 8}, "another steps: steps was 120, and now is 240"),
        ({"seed_": 1}, "another seed: seed was 0, and now is 1"),
        ({"shift": 0}, "another shift: shift was 1, and now is 0"),
        ({"decay": False}, "another decay"),
        ({"epochs": 9}, "another steps"),
        ({"optimizer": cc.SGD(0.01)}, "another optimizer.*0.05.*0.01"),
        ({"optimizer": cc.Adam()}, "another optimizer"),
        ({"data": blobs(239)}, "another images"),
    ],
)
def test_a_checkpoint_of_another_training_is_refused(
    tmp_path, change, sentence
):
    path = tmp_path / "run.npz"
    train(path)
    before = path.read_bytes()
    change = {k.strip("_"): v for k, v in change.items()}
    net = small_net()
    options = {"epochs": EPOCHS, "batch_size": 16, "shift": 1, **change}
    data = options.pop("data", blobs())
    with pytest.raises(ValueError, match=f"(?s){sentence}.*delete the file"):
        cc.fit(net, *data, checkpoint=path, progress=False, **options)
    assert path.read_bytes() == before
    assert bits(net) == bits(small_net())


def test_a_checkpoint_of_another_net_is_refused(tmp_path):
    path = tmp_path / "run.npz"
    train(path)
    rng = np.random.default_rng(0)
    other = cc.Network([cc.Flatten(), cc.Dense(36, 3, seed=rng)])
    options = {"epochs": EPOCHS, "batch_size": 16, "shift": 1}
    with pytest.raises(ValueError, match="another net"):
        cc.fit(other, *blobs(), checkpoint=path, progress=False, **options)


def test_what_is_no_checkpoint_is_refused(tmp_path):
    path = tmp_path / "net.npz"
    cc.save_weights(small_net(), path)
    with pytest.raises(ValueError, match="is no checkpoint"):
        train(path)
    path.write_bytes(b"something else")
    with pytest.raises(ValueError, match="cannot be read"):
        train(path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("training", "5"),
        ("training", "[1]"),
        ("training", "{"),
        ("optimizer.velocity.99.w", np.zeros(3)),
        ("optimizer.velocity.first.w", np.zeros(3)),
        ("optimizer.velocity", np.zeros(3)),
        ("optimizer.mean.0.w", np.zeros(3)),
        ("history.joy", np.zeros(3)),
        ("history.loss", np.zeros(())),
        ("history.loss", np.zeros((3, 2))),
    ],
)
def test_a_checkpoint_that_something_else_wrote(name, value, tmp_path):
    path = tmp_path / "run.npz"
    train(path)
    write_arrays(path, {**read_arrays(path), name: np.asarray(value)})
    net, before = small_net(), path.read_bytes()
    options = {"epochs": EPOCHS, "batch_size": 16, "shift": 1}
    with pytest.raises(ValueError, match="is no checkpoint; give the name"):
        cc.fit(net, *blobs(), checkpoint=path, progress=False, **options)
    assert bits(net) == bits(small_net())
    assert path.read_bytes() == before


def test_an_optimizer_that_keeps_its_memory_to_itself_is_told(tmp_path):
    class Own:
        def step(self, layers, scale=1.0):
            pass

    with pytest.raises(TypeError, match="does not say in MEMORY"):
        train(tmp_path / "run.npz", Own())
    train(None, Own())  # without a checkpoint it may


def nowhere():
    """Return a file in a folder that nobody may write to, root neither."""
    return Path("/proc/run.npz" if os.path.isdir("/proc") else "/run.npz")


def test_a_folder_that_cannot_be_written_is_told_and_training_goes_on():
    with pytest.warns(RuntimeWarning, match="can't be written.*goes on"):
        found = train(nowhere())
    assert same(found, train())


def test_a_full_disk_is_told_and_training_goes_on(tmp_path, monkeypatch):
    """The last whole checkpoint stays, and can be taken up."""
    path = tmp_path / "run.npz"
    real, written = os.fsync, []

    def full(file):
        written.append(file)
        if len(written) > 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(file)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.warns(RuntimeWarning, match="No space left on device"):
        found = train(path)
    whole = train()
    assert same(found, whole)
    assert len(read_arrays(path)["history.loss"]) == 2 * 15
    assert list(tmp_path.iterdir()) == [path]
    monkeypatch.undo()
    assert same(train(path), whole)


@forks
def test_a_limit_on_files_is_a_full_disk(tmp_path):
    """The system itself refuses to write on: a real cut in the middle."""
    import resource

    path = tmp_path / "run.npz"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3000, hard))
    try:
        with pytest.warns(RuntimeWarning, match="File too large"):
            found = train(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert same(found, train())
    assert not list(tmp_path.iterdir())
