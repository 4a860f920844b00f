"""What a learner sees while a net trains: in numbers, words and pictures."""

import math
import sys
from types import SimpleNamespace
from xml.etree import ElementTree

import numpy as np
import pytest

from cnn_course import live, live_picture, texts
from cnn_course.layers import Conv2D, Dense, Flatten
from cnn_course.lenet import Network
from cnn_course.live import Card, Lines, Meter, Quiet, Told, watch
from cnn_course.train import History

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def in_english():
    texts.set_language("en")
    yield
    texts.set_language(None)


class Clock:
    """Stands still until it is moved."""

    def __init__(self):
        self.time = 100.0

    def __call__(self):
        return self.time


class Handle:
    """Keeps what a notebook was sent; each picture takes `cost` seconds."""

    def __init__(self, clock, cost=0.0):
        self.clock, self.cost, self.sent, self.times = clock, cost, [], []

    def update(self, bundle, raw=False):
        assert raw
        self(bundle)

    def __call__(self, bundle):
        self.times.append(self.clock.time)
        self.sent.append(bundle)
        self.clock.time += self.cost
        return self


def history(loss=(), accuracy=None, **lists):
    made = History(loss=list(loss), **lists)
    made.accuracy = list(np.ones(len(loss)) if accuracy is None else accuracy)
    return made


def small_net():
    return Network([Conv2D(2, 3, 3), Flatten(), Dense(12, 2)])


def told(**values):
    given = {"per_epoch": 4, "epoch": 1, "epochs": 2, "step": 4, "steps": 8}
    return Told(**{**given, **values})


def drawn(values=None, seen=None, net=None, message=""):
    """Draw, and return the parsed picture."""
    values = values or told()
    seen = seen or history([2.0, 1.5, 1.0, 0.5])
    svg = live_picture.draw(values, seen, net or small_net(), message)
    return ElementTree.fromstring(svg)


def words_of(root):
    return [node.text for node in root.iter(f"{SVG}text")]


@pytest.fixture
def notebook(monkeypatch):
    """A notebook whose clock is moved by hand; returns a maker of cards."""
    clock = Clock()

    def make(net=None, steps=1000, per_epoch=100, cost=0.0):
        handle = Handle(clock, cost)
        monkeypatch.setattr(live, "display", handle)
        meter = Meter(steps, per_epoch, clock)
        return Card(net or small_net(), meter), handle, clock

    return make


# Which of the three


def shell(**attributes):
    return SimpleNamespace(get_ipython=lambda: SimpleNamespace(**attributes))


@pytest.mark.parametrize(
    "module, kind",
    [
        (None, Lines),
        (SimpleNamespace(), Lines),
        (SimpleNamespace(get_ipython=lambda: None), Lines),
        (shell(), Lines),
        (shell(kernel=None), Lines),
        (shell(kernel="a kernel"), Card),
    ],
)
def test_the_place_decides_what_is_shown(module, kind, monkeypatch):
    if module is None:
        monkeypatch.delitem(sys.modules, "IPython", raising=False)
    else:
        monkeypatch.setitem(sys.modules, "IPython", module)
    assert type(watch(small_net(), 8, 4)) is kind
    assert type(watch(small_net(), 8, 4, progress=False)) is Quiet
    assert (sys.modules.get("IPython") is None) == (module is None)


def test_without_progress_only_the_message_is_told(capsys):
    show, seen = watch(None, 8, 4, progress=False), history([1.0])
    show.step(seen, 64)
    show.epoch(seen)
    show.end(seen)
    assert capsys.readouterr().out == ""
    show.end(seen, "Stopped.")
    assert capsys.readouterr().out == "Stopped.\n"


@pytest.mark.parametrize(
    "code, line",
    [
        (
            "en",
            "epoch 1 of 2 · loss 0.750 · accuracy 62.5% · "
            "test accuracy 97.1% · 30 images/s",
        ),
        (
            "ko",
            "2에폭 중 1번째 · 손실 0.750 · 정확도 62.5% · "
            "테스트 정확도 97.1% · 1초에 이미지 30장",
        ),
    ],
)
def test_elsewhere_each_epoch_is_a_line(code, line, capsys):
    texts.set_language(code)
    clock, seen = Clock(), history()
    show = Lines(Meter(4, 2, clock))
    for loss, images in ((1.0, 30), (0.5, 60)):
        clock.time += 1
        seen.loss.append(loss)
        show.step(seen, images)
    assert capsys.readouterr().out == ""
    seen.train_loss.append(0.75)
    seen.train_accuracy.append(0.625)
    seen.test_accuracy.append(0.971)
    clock.time += 5  # a test is no training
    show.epoch(seen)
    show.end(seen, "Stopped.")
    assert capsys.readouterr().out == f"{line}\nStopped.\n"


def test_a_lost_terminal_stops_no_training(monkeypatch):
    def fail(*_, **__):
        raise UnicodeEncodeError("ascii", "·", 0, 1, "no such character")

    monkeypatch.setattr("builtins.print", fail)
    Quiet().end(history(), "Stopped.")


# What is measured


@pytest.mark.parametrize("images_before", [0, 640])
def test_only_this_session_counts(images_before):
    clock, seen = Clock(), history([1.0] * 10)
    meter = Meter(20, 10, clock)
    clock.time += 50  # before the first step
    for step in range(1, 6):
        clock.time += 2
        seen.loss.append(1.0)
        meter.step(seen, images_before + 64 * step)
    assert meter.speed() == meter.speed(whole=True) == 32
    assert meter.left() == 5 * 2
    assert meter.told(seen, final=True).took == 60


def test_nothing_is_known_before_the_second_step():
    meter, seen = Meter(20, 10, Clock()), history([])
    assert meter.speed() is None
    assert meter.told(seen).left is None
    assert meter.told(seen).loss is None
    seen.loss.append(1.0)
    meter.step(seen, 64)
    assert meter.speed() is meter.left() is None
    assert live.pace(meter.told(seen)) == ""


def test_the_speed_is_that_of_the_last_pictures():
    clock, seen = Clock(), history([1.0])
    meter, images = Meter(1000, 1000, clock), 0
    for pace in [10] * 20 + [50] * 20:
        clock.time += 1
        images += pace
        seen.loss.append(1.0)
        meter.step(seen, images)
        meter.remember()
    assert meter.speed() == 50
    assert 10 < meter.speed(whole=True) < 50


def test_a_test_takes_time_but_no_speed():
    clock, seen = Clock(), history()
    meter = Meter(4, 2, clock)
    for images in (10, 20):
        clock.time += 1
        seen.loss.append(1.0)
        meter.step(seen, images)
    clock.time += 2
    meter.epoch()
    assert meter.speed() == 10
    assert meter.left() == 2 * 3


def test_the_means_of_an_epoch():
    seen = history([8.0, 8.0, 1.0, 3.0], [0.0, 0.0, 0.5, 1.0])
    seen.train_loss.append(8.1)
    seen.train_accuracy.append(0.1)
    assert live.epoch_means(seen, 2) == (2.0, 0.75)
    assert live.epoch_means(history(), 2) == (None, None)
    seen.loss, seen.accuracy = seen.loss[:2], seen.accuracy[:2]
    assert live.epoch_means(seen, 2) == (8.1, 0.1)
    del seen.accuracy
    seen.loss.append(4.0)
    old = SimpleNamespace(loss=seen.loss, train_loss=[8.1])
    assert live.epoch_means(old, 2) == (4.0, None)


def test_a_step_costs_next_to_nothing():
    from timeit import repeat

    show, seen = Card(small_net(), Meter(10**6, 10**6)), history([1.0])
    show.due = math.inf
    best = min(repeat(lambda: show.step(seen, 64), number=1000, repeat=5))
    assert best / 1000 < 5e-6


# When it is drawn


def run(card, clock, steps, each, seen=None):
    seen = seen or history()
    for _ in range(steps):
        clock.time += each
        seen.loss.append(1.0)
        seen.accuracy.append(0.5)
        card.step(seen, 64 * len(seen.loss))
    return seen


def test_the_first_picture_comes_soon_and_then_two_a_second(notebook):
    card, handle, clock = notebook()
    run(card, clock, 500, 0.01)
    waits = np.diff([100.0, *handle.times])
    assert waits[0] == pytest.approx(0.3, abs=0.011)
    assert waits[1:] == pytest.approx(0.5, abs=0.011)


def test_pictures_take_no_more_than_a_fortieth_of_the_time(notebook):
    card, handle, clock = notebook(cost=0.1)
    run(card, clock, 2000, 0.01)
    assert len(handle.times) > 3
    waits = np.diff(handle.times) - handle.cost
    assert np.all(waits >= 40 * handle.cost - 1e-9)


def test_a_short_training_is_drawn_once(notebook):
    card, handle, clock = notebook()
    seen = run(card, clock, 5, 0.01)
    card.epoch(seen)
    assert not handle.sent
    card.end(seen)
    (bundle,) = handle.sent
    assert bundle["text/plain"].endswith("6,400 images/s · 0.1 s in all")
    assert "0.1 s in all" in bundle["image/svg+xml"]


def test_after_a_test_it_is_drawn_when_it_is_time(notebook):
    card, handle, clock = notebook()
    seen = run(card, clock, 5, 0.01)
    clock.time += 1
    card.epoch(seen)
    card.epoch(seen)
    assert len(handle.sent) == 1


def test_the_message_stands_below(notebook):
    card, handle, clock = notebook()
    card.end(run(card, clock, 2, 0.01), "a < b & c")
    text, svg = handle.sent[-1].values()
    assert text.splitlines()[1] == "a < b & c"
    root = ElementTree.fromstring(svg)
    assert words_of(root)[-1] == "a < b & c"
    assert root.get("aria-label").endswith(" · a < b & c")


def test_a_picture_that_fails_is_not_tried_again(notebook, capsys):
    card, handle, clock = notebook()
    seen = run(card, clock, 40, 0.01)
    tried = []

    def fail(*_, **__):
        tried.append(1)
        raise RuntimeError("the notebook is gone")

    handle.update = fail
    run(card, clock, 200, 0.01, seen)
    card.epoch(seen)
    card.end(seen, "Stopped.")
    assert len(tried) == 1
    assert capsys.readouterr().out == "Stopped.\n"


def test_a_stop_while_drawing_is_a_stop(notebook):
    card, _, clock = notebook()

    def stop(*_):
        raise KeyboardInterrupt

    card.draw = stop
    with pytest.raises(KeyboardInterrupt):
        run(card, clock, 100, 0.01)


def test_the_notebook_is_asked_for_one_display(monkeypatch):
    asked = []

    def show(*bundles, **how):
        asked.append((bundles, how))
        return "handle"

    module = SimpleNamespace(display=show)
    monkeypatch.setitem(sys.modules, "IPython.display", module)
    assert live.display({"text/plain": "one"}) == "handle"
    how = {"raw": True, "display_id": True}
    assert asked == [(({"text/plain": "one"},), how)]


# What is said


@pytest.mark.parametrize(
    "seconds, english, korean",
    [
        (0.4, "almost done", "거의 다 됐어요"),
        (1, "about 1 s left", "1초쯤 남았어요"),
        (12.4, "about 12 s left", "12초쯤 남았어요"),
        (59.7, "about 1 min left", "1분쯤 남았어요"),
        (84, "about 1 min 20 s left", "1분 20초쯤 남았어요"),
        (400, "about 7 min left", "7분쯤 남았어요"),
        (3601, "about 1 h left", "1시간쯤 남았어요"),
        (5400, "about 1 h 30 min left", "1시간 30분쯤 남았어요"),
    ],
)
def test_time_is_told_in_words(seconds, english, korean):
    assert live.time_left(seconds) == english
    texts.set_language("ko")
    assert live.time_left(seconds) == korean


@pytest.mark.parametrize(
    "seconds, words",
    [
        (0.0, "0.0 s"),
        (4.25, "4.2 s"),
        (9.96, "10 s"),
        (134.4, "2 min 14 s"),
        (3725.0, "1 h 2 min"),
        (0, "0 s"),
    ],
)
def test_durations(seconds, words):
    assert live.duration(seconds) == words


@pytest.mark.parametrize(
    "code, wanted",
    [
        (
            "en",
            "epoch 2 of 5 · step 1,240 of 4,690 · loss 0.123 · "
            "accuracy 96.2% · 5,310 images/s · about 12 s left",
        ),
        (
            "ko",
            "5에폭 중 2번째 · 4,690걸음 중 1,240걸음 · 손실 0.123 · "
            "정확도 96.2% · 1초에 이미지 5,310장 · 12초쯤 남았어요",
        ),
    ],
)
def test_one_line_tells_all(code, wanted):
    texts.set_language(code)
    values = Told(938, 2, 5, 1240, 4690, 0.1234, 0.962, None, 5310.2, 12.3)
    assert live.line(values) == wanted


def test_losses_as_text():
    values = (None, math.nan, math.inf, -math.inf, 0.12345, 54321.0)
    wanted = ["", "NaN", "∞", "−∞", "0.123", "5.43e+04"]
    assert list(map(live.plain, values)) == wanted


# Curves


def test_thinning_keeps_both_ends_and_the_means():
    values = [9.0, 1.0, 2.0, 4.0, 6.0, 8.0, 10.0]
    assert live_picture.thinned(values, 1) == list(enumerate(values, 1))
    assert live_picture.thinned(values, 2) == [
        (1, 9.0),
        (1.5, 5.0),
        (3.5, 3.0),
        (5.5, 7.0),
        (7, 9.0),
    ]
    assert live_picture.thinned([3.0], 5) == [(1, 3.0), (1, 3.0)]
    assert live_picture.thinned([], 5) == []


def test_a_curve_has_few_points_however_long_the_training():
    for steps in (1, 120, 121, 4690, 100_000):
        span = live_picture.span_of(steps)
        curve = live_picture.thinned(np.ones(steps), span)
        assert len(curve) <= live_picture.POINTS + 2


def test_thinned_points_stay_where_they_are():
    values = np.random.default_rng(0).random(100)
    early = live_picture.thinned(values[:52], 10)
    assert early[:-1] == live_picture.thinned(values, 10)[:6]


def test_what_is_no_number_is_left_out():
    values = [math.nan, 1.0, math.inf, 3.0, math.nan, math.nan]
    curve = live_picture.thinned(values, 2)
    steps, means = zip(*curve, strict=True)
    assert steps == (1, 1.5, 3.5, 5.5, 6)
    np.testing.assert_equal(means, [math.nan, 1, 3, math.nan, math.nan])
    assert live_picture.ranges(values, 2) == [(1.5, 1, 1), (3.5, 3, 3)]


def test_ranges_are_the_least_and_the_most():
    assert live_picture.ranges([3.0, 1.0, 2.0, 5.0, 4.0], 2) == [
        (1.5, 1, 3),
        (3.5, 2, 5),
        (5.5, 4, 4),
    ]


def test_the_running_mean_begins_anew_with_each_epoch():
    values = [0.0, 1.0, 1.0, 1.0, 1.0, 0.0]
    assert live_picture.running(values, 4, 2) == [
        [(2, 0.5), (4, 0.75)],
        [(6, 0.5)],
    ]
    assert live_picture.running([], 4, 2) == []


def test_places_in_a_plot():
    plot = live_picture.Plot(left=100, steps=8, low=0.0, high=2.0)
    bottom, high = live_picture.PLOT_BOTTOM, live_picture.PLOT_HIGH
    wide = live_picture.PLOT_WIDE
    assert plot.at(0, 0) == (100, bottom)
    assert plot.at(4, 1) == (100 + wide / 2, bottom - high / 2)
    assert plot.at(8, 2) == plot.at(9, 7) == (100 + wide, bottom - high)
    points = [(0, 0.0), (4, 1.0), (5, math.nan), (8, 2.0), (8, None)]
    assert plot.path(points) == (
        f"M100 {bottom}L{100 + wide // 2} {bottom - high // 2}"
        f"M{100 + wide} {bottom - high}"
    )
    assert plot.path([]) == "M0 0"


@pytest.mark.parametrize(
    "top, lines",
    [
        (2.3, [1, 2]),
        (1, [0.5, 1]),
        (4.9, [2, 4]),
        (0.09, [0.02, 0.04, 0.06, 0.08]),
        (1e-6, [5e-7, 1e-6]),
        (1e300, [5e299, 1e300]),
    ],
)
def test_grid_lines_are_round(top, lines):
    assert live_picture.grid_lines(top) == pytest.approx(lines)


@pytest.mark.parametrize("done, share", [(0, 0), (2, 0.25), (8, 1), (9, 1)])
def test_the_bar(done, share):
    assert live_picture.bar_width(told(step=done), 600) == 600 * share
    bars = drawn(told(step=done)).findall(f"{SVG}rect")[1:3]
    room = live_picture.WIDTH - 2 * live_picture.MARGIN
    assert [float(bar.get("width")) for bar in bars] == [room, room * share]


def test_few_epochs_are_marked():
    assert live_picture.epoch_marks(told()) == [(1, 4), (2, 8)]
    many = told(epochs=300, steps=1200)
    marks = live_picture.epoch_marks(many)
    assert [epoch for epoch, _ in marks] == list(range(50, 301, 50))
    assert marks[0] == (50, 200)


def test_the_tests_belong_to_the_last_epochs():
    seen = history(train_accuracy=[0.1, 0.2, 0.3], test_accuracy=[0.4])
    assert live_picture.test_points(told(), seen) == [(12, 0.4)]


def test_without_the_steps_the_epochs_are_the_curve():
    seen = history([1.0] * 8, [], train_accuracy=[0.5, 0.75])
    curves = live_picture.training_curves(told(step=8), seen)
    assert curves == [[(4, 0.5), (8, 0.75)]]
    del seen.accuracy
    old = SimpleNamespace(**vars(seen))
    assert live_picture.training_curves(told(step=8), old) == curves
    drawn(seen=old)


def test_many_epochs_are_one_thin_curve():
    values = list(np.linspace(0, 1, 300))
    many = told(epochs=300, steps=1200, step=1200)
    seen = history([1.0] * 1200, train_accuracy=values, test_accuracy=values)
    (curve,) = live_picture.training_curves(many, seen)
    assert (curve[0], curve[-1]) == ((4, 0.0), (1200, 1.0))
    assert len(curve) <= live_picture.POINTS + 1
    assert curve == live_picture.test_points(many, seen)
    assert len(list(drawn(many, seen).iter(f"{SVG}circle"))) == 0


def test_each_epoch_ends_in_a_dot():
    seen = history([1.0] * 6, train_accuracy=[1.0], test_accuracy=[0.5])
    root = drawn(told(step=6, epoch=2), seen)
    assert len(list(root.iter(f"{SVG}circle"))) == 1


def test_the_axis_of_the_accuracy_begins_low_enough():
    def lowest(curve, tests=()):
        return live_picture.lowest(told(), [curve], tests)

    assert lowest([]) == lowest([(2, 0.95)]) == 0
    assert lowest([(2, 0.1), (4, 0.92)]) == 0.9
    assert lowest([(2, 0.1), (4, 0.92)], [(4, 0.85)]) == 0.8
    assert lowest([(4, 0.3)]) == 0
    assert lowest([(4, math.nan), (8, 0.6)]) == 0.5


# The picture


def test_the_picture_tells_all_in_both_languages():
    values = told(
        step=5,
        epoch=2,
        loss=0.5,
        accuracy=0.9,
        test=0.8,
        speed=1234.4,
        left=12,
    )
    seen = history([2.0] * 5, train_accuracy=[0.7], test_accuracy=[0.8])
    for code, wanted in {
        "en": {
            "epoch 2 of 2 · step 5 of 8",
            "1,234 images/s · about 12 s left",
            "this epoch 0.500",
            "training 90.0%",
            "test 80.0%",
            "filters of the first layer",
        },
        "ko": {
            "2에폭 중 2번째 · 8걸음 중 5걸음",
            "1초에 이미지 1,234장 · 12초쯤 남았어요",
            "이번 에폭 0.500",
            "학습 90.0%",
            "테스트 80.0%",
            "첫 계층의 필터",
        },
    }.items():
        texts.set_language(code)
        root = drawn(values, seen)
        assert wanted <= set(words_of(root))
        assert root.get("role") == "img"
        assert root.get("aria-label") == live.line(values)


def test_the_picture_keeps_its_size():
    early, late = told(step=1, left=9), told(step=8, took=9.0, test=0.5)
    sizes = {
        (root.get("width"), root.get("height"))
        for root in (
            drawn(early, history([2.0])),
            drawn(late, history([2.0] * 8, test_accuracy=[0.4, 0.5])),
        )
    }
    assert len(sizes) == 1


@pytest.mark.parametrize(
    "losses",
    [
        [],
        [math.nan],
        [math.inf, math.nan, -math.inf],
        [1.0, math.nan, 1e308],
        [0.0] * 4,
        [1e-300],
    ],
)
@pytest.mark.parametrize("steps", [8, 800])
def test_no_loss_breaks_the_picture(losses, steps):
    accuracy = [math.nan] * len(losses)
    meter, seen = Meter(steps, steps, Clock()), history(losses, accuracy)
    root = drawn(meter.told(seen), seen)
    for path in root.iter(f"{SVG}path"):
        assert "nan" not in path.get("d") and "inf" not in path.get("d")


def test_filters_are_pictures_of_the_first_channel():
    net = small_net()
    filters = live_picture.first_filters(net)
    np.testing.assert_array_equal(filters, net.layers[0].params["w"][:, 0])
    assert len(drawn(net=net).findall(f"{SVG}image")) == 3
    wide = Network([Conv2D(1, 20, (3, 5))])
    assert len(drawn(net=wide).findall(f"{SVG}image")) == 8


def test_without_a_convolution_there_are_no_filters():
    for net in (Network([Flatten(), Dense(4, 2)]), object()):
        root = drawn(net=net)
        assert root.find(f"{SVG}image") is None
        assert "filters of the first layer" not in words_of(root)


@pytest.mark.parametrize("fill", [0.0, math.nan, math.inf])
def test_strange_weights_are_drawn(fill):
    net = small_net()
    net.layers[0].params["w"][:] = fill
    assert len(drawn(net=net).findall(f"{SVG}image")) == 3
