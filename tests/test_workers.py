"""Workers: however many there are, and whatever befalls them, one result."""

import os
import signal
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from trainings import bars, small_net

import cnn_course as cc
from cnn_course import train, workers
from cnn_course.schedule import PART


def bits(net):
    return [v.tobytes() for n in net.layers for v in n.params.values()]


def trained(number, **options):
    net = small_net()
    options = {"epochs": 2, "batch_size": 200, "progress": False, **options}
    history = cc.fit(net, *bars(300), workers=number, **options)
    return vars(history), bits(net)


@pytest.mark.parametrize("can_fork", [workers.CAN_FORK, False])
@pytest.mark.parametrize("batch_size", [50, PART, 200])
@pytest.mark.parametrize("make", [cc.SGD, cc.Adam])
def test_any_number_of_workers_gives_the_same_bits(
    monkeypatch, can_fork, batch_size, make
):
    """Processes where the system can fork, and threads anywhere."""
    monkeypatch.setattr(train, "CAN_FORK", can_fork)
    options = {"batch_size": batch_size, "shift": 1, "test": bars(50, 1)}
    alone = trained(1, optimizer=make(), **options)
    for number in (2, 3, 7):
        assert trained(number, optimizer=make(), **options) == alone


def children():
    """The numbers of this process's children, where the system tells."""
    lists = Path("/proc/self/task").glob("*/children")
    return {number for each in lists for number in each.read_text().split()}


def test_nobody_is_left_behind():
    threads, before = threading.active_count(), children()
    trained(3)
    assert threading.active_count() == threads
    assert children() == before


def test_nothing_open_is_left_behind():
    if not os.path.exists("/proc/self/fd"):
        return  # only Linux tells
    trained(2)
    before = os.listdir("/proc/self/fd")
    trained(3)
    assert len(os.listdir("/proc/self/fd")) == len(before)


class Steps(cc.SGD):
    """SGD that does something before one of its steps."""

    def __init__(self, at, act):
        super().__init__()
        self.at, self.act, self.parent = at, act, os.getpid()

    def step(self, layers, scale=1.0):
        self.at -= 1
        if self.at == 0:
            self.act(os.getpid() == self.parent)
        super().step(layers, scale)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("at", [1, 3])
@pytest.mark.parametrize("number", [2, 3])
def test_a_worker_who_is_killed_is_not_missed(number, at, how):
    def die(parent):
        if not parent:
            signal.signal(how, signal.SIG_DFL) if how != signal.SIGKILL else 0
            os.kill(os.getpid(), how)

    def rest(parent):
        pass

    alone = trained(1, optimizer=Steps(at, rest))
    assert trained(number, optimizer=Steps(at, die)) == alone


def test_a_worker_who_hangs_is_waited_for_in_vain(monkeypatch):
    monkeypatch.setattr(workers, "PATIENCE", 0.3)

    def hang(parent):
        if not parent:
            threading.Event().wait()

    alone = trained(1)
    for step in (2, 4):  # in the middle, and where nobody waits any more
        assert trained(2, optimizer=Steps(step, hang)) == alone


def test_an_error_in_any_part_is_told_as_if_one_worked_alone():
    (x, y), before = bars(300), children()
    y[-1] = 7
    for number in (1, 2):
        with pytest.raises(ValueError, match="labels lie between 0 and 7"):
            cc.fit(small_net(), x, y, 1, 300, progress=False, workers=number)
    assert children() == before


def test_a_lost_loss_ends_all_workers():
    (x, y), before = bars(300), children()
    with (
        np.errstate(all="ignore"),
        pytest.raises(FloatingPointError, match=r"at step \d+ with SGD"),
    ):
        cc.fit(
            *(small_net(), x * 1e30, y, 2, 200),
            optimizer=cc.SGD(1e9),
            workers=2,
            progress=False,
        )
    assert children() == before


def test_workers_are_hired_where_they_are_worth_it(monkeypatch):
    hired = []

    class Counted(train.Processes if workers.CAN_FORK else train.Threads):
        def __init__(self, *arguments):
            hired.append(True)
            super().__init__(*arguments)

    name = "Processes" if workers.CAN_FORK else "Threads"
    monkeypatch.setattr(train, name, Counted)
    monkeypatch.setattr(train, "cores", lambda: 2)

    class Own(cc.ReLU):
        pass

    def asked(net, count=300, batch_size=100, epochs=1, number=None):
        hired.clear()
        x, y = bars(count)
        options = {"progress": False, "workers": number}
        cc.fit(net, x, y, epochs, batch_size, **options)
        return bool(hired)

    monkeypatch.setattr(train, "FEW", 300)
    assert asked(small_net())
    assert not asked(small_net(), 299)  # few images
    assert not asked(small_net(), batch_size=PART - 1)  # one part
    assert not asked(
        cc.Network([*small_net().layers, Own()])
    )  # a layer that may remember something
    assert asked(
        cc.Network([*small_net().layers, Own()]), number=2
    )  # but as told
    assert not asked(small_net(), number=1)


def test_a_thread_of_the_learners_own_can_train():
    """Signals reach the main thread only; that is no reason to fail."""
    done = []
    thread = threading.Thread(target=lambda: done.append(trained(2)))
    thread.start()
    thread.join()
    assert done == [trained(1)]


def test_what_a_layer_puts_in_place_of_its_parameters_is_shared(monkeypatch):
    """An optimiser may make new arrays instead of changing the old ones."""

    class Anew(cc.SGD):
        def step(self, layers, scale=1.0):
            for layer in layers:
                for name, gradient in layer.grads.items():
                    new = layer.params[name] - 0.1 * gradient
                    layer.params[name] = new

    alone = trained(1, optimizer=Anew())
    monkeypatch.setattr(train, "CAN_FORK", False)
    assert trained(2, optimizer=Anew()) == alone
    assert alone[0]["loss"][-1] < alone[0]["loss"][0]


def test_only_linux_forks():
    assert (sys.platform == "linux") == workers.CAN_FORK
