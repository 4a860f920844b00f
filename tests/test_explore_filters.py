"""The filters explorer: its maps, its pictures, and files of one's own."""

import base64
import io
import json
import re
from xml.etree import ElementTree

import numpy as np
import pytest
import traitlets
from PIL import Image

from cnn_course import FILTERS, conv2d_loops, data, explore
from cnn_course.data.photos import FILES
from cnn_course.draw.style import SIGNED
from cnn_course.maps import colours, fewer
from cnn_course.texts import set_language
from cnn_course.worked.filtering import Map, is_signed, map_of

EDGE = np.array([[0, 0, 0, 100, 100, 100]] * 5)


@pytest.fixture(autouse=True)
def english():
    set_language("en")
    yield
    set_language(None)


def type_into(explorer, row, column, text):
    """Do what the page does when a number was typed into the filter."""
    explorer._hear(None, {"edit": ["filter", row, column, text]}, [])


def upload(explorer, content, name="mine.png"):
    """Do what the page does when a file was opened."""
    explorer._hear(None, {"upload": name}, [memoryview(content)])


def file(x, kind="PNG", **options):
    """Return the content of a picture file."""
    image = x if isinstance(x, Image.Image) else Image.fromarray(x)
    content = io.BytesIO()
    image.save(content, kind, **options)
    return content.getvalue()


def images(svg):
    """Return the PNGs of a picture as arrays, in order."""
    found = re.findall(r'href="data:image/png;base64,([^"]+)"', svg)
    opened = (Image.open(io.BytesIO(base64.b64decode(f))) for f in found)
    return [np.asarray(image.convert("RGB")) for image in opened]


# --- states and answers -----------------------------------------------------


def test_the_first_picture():
    explorer = explore.filters()
    photo = data.load_photo("camera", gray=True)[None, None]
    y = conv2d_loops(photo[..., :40], FILTERS["vertical"][None, None])[0, 0]
    assert np.array_equal(explorer.board.shown.y[:, :38], y)
    assert repr(explorer) == (
        "camera 256×256, vertical edges 3×3 → 254×254, from −681 to 663"
    )


def test_the_edge_of_the_lesson_as_a_picture():
    explorer = explore.filters(photo=EDGE)
    assert explorer.photo == "own"
    assert explorer.board.shown.y.tolist() == [[0, 300, 300, 0]] * 3
    assert repr(explorer) == (
        "my own 5×6, vertical edges 3×3 → 3×4, from 0 to 300"
    )
    explorer.x = EDGE[:, ::-1]
    assert repr(explorer).endswith("from −300 to 0")
    explorer.relu = True
    assert repr(explorer).endswith("3×3, ReLU → 3×4, from 0 to 0")
    assert "ReLU has made 0" in explorer.board.sentence


def test_filters_by_name_by_number_and_by_click():
    explorer = explore.filters(filter="blur")
    assert np.array_equal(explorer.w, FILTERS["blur"])
    explorer.filter = "outline"
    assert np.array_equal(explorer.w, FILTERS["outline"])
    explorer.w = [[0, 1, 0], [0, 0, 0], [0, -1, 0]]
    assert explorer.filter == "own"
    explorer._hear(None, {"choose": "sharpen"}, [])
    assert np.array_equal(explorer.w, FILTERS["sharpen"])
    explorer.filter = "own"
    assert explorer.w[2, 1] == -1  # it was kept
    explorer.w = "horizontal"
    assert explorer.filter == "horizontal"


def test_one_own_filter_changes_nothing_until_it_is_changed():
    explorer = explore.filters(filter="own")
    photo = data.load_photo("camera", gray=True)
    assert np.array_equal(explorer.board.shown.y, photo[1:-1, 1:-1])
    type_into(explorer, 1, 1, "1/2")
    assert explorer.w[1, 1] == 0.5
    assert "becomes 0.5 times as bright" in explorer.board.sentence
    type_into(explorer, 1, 1, "−1")
    assert "falls below 0: black" in explorer.board.sentence


def test_typing_changes_the_filter_and_not_the_named_one():
    explorer = explore.filters()
    type_into(explorer, 0, 0, "2")
    assert explorer.filter == "own"
    assert explorer.w.tolist() == [[2, 0, 1], [-1, 0, 1], [-1, 0, 1]]
    assert FILTERS["vertical"][0, 0] == -1
    assert not explorer.board.shown.signed


def test_what_is_drawn_once_is_drawn_once(monkeypatch):
    drawn = []
    explorer = explore.filters()
    draw = explorer.draw
    monkeypatch.setattr(explorer, "draw", lambda: drawn.append(1) or draw())
    for change in [{"filter": "blur"}, {"limit": 100}, {"photo": "coffee"}]:
        drawn.clear()
        explorer.put(**change)
        assert drawn == [1]
        drawn.clear()
        explorer.filter = "own"
        explorer.filter = "vertical"
        assert len(drawn) == 2


@pytest.mark.parametrize("name", data.photo_names())
def test_every_photograph(name):
    explorer = explore.filters(photo=name, w="blur")
    ElementTree.fromstring(explorer.view.board["svg"])
    assert len(images(explorer.picture.svg())) == 3 + 7


@pytest.mark.parametrize(
    "w, signed",
    [
        *(([[1, -1]], True), ([[1 / 3, -2 / 3, 1 / 3]], True)),
        *(([[0]], True), ([[1, -0.999]], False), ([[0.1] * 3], False)),
    ],
)
def test_signed_are_those_that_add_up_to_0(w, signed):
    assert is_signed(np.array(w)) == signed


# --- what cannot be ---------------------------------------------------------


def test_a_picture_that_is_smaller_than_the_filter_is_told():
    explorer = explore.filters(photo=np.ones((2, 9)) * 9, w="blur")
    assert repr(explorer) == "my own 2×9, blur 5×5: no map"
    sentence = explorer.board.sentence
    assert "Height: a filter of 5 does not fit into 2 cells." in sentence
    assert "Width" not in sentence
    ElementTree.fromstring(explorer.view.board["svg"])
    explorer.x = EDGE
    explorer.w = "vertical"
    assert "from 0 to 300" in repr(explorer)


def test_no_picture_of_ones_own_yet():
    explorer = explore.filters(photo="own")
    assert repr(explorer) == "vertical edges 3×3: no picture"
    assert "no picture of yours yet" in explorer.board.sentence
    ElementTree.fromstring(explorer.view.board["svg"])
    explorer.photo = "camera"
    assert "254×254" in repr(explorer)
    explorer.x = None
    assert explorer.photo == "camera"


def test_a_damaged_photograph_is_told(monkeypatch):
    explorer = explore.filters()
    explore.filters.__init__.__globals__["_photo"].cache_clear()
    monkeypatch.setitem(FILES, "coffee", "0" * 32)
    explorer.photo = "coffee"
    assert "missing or damaged" in explorer.board.sentence
    assert "no picture" in repr(explorer)


@pytest.mark.parametrize(
    "name, value, told",
    [
        ("photo", "cat", "no photograph is called 'cat'"),
        ("photo", np.zeros((3, 4, 4)), "a grey picture"),
        ("photo", 3, "x has shape"),
        ("x", np.zeros((0, 3)), "a grey picture"),
        ("x", [[0, 256]], "from 0 to 256"),
        ("x", [[-1, 0]], "from -1 to 0"),
        ("x", [[0, 0.5]], r"give x \* 255"),
        ("x", [[0, np.nan]], "NaN"),
        ("x", [[1], [2, 3]], "rows differ"),
        ("w", "no such", "there is no filter"),
        ("w", np.zeros((6, 3)), "up to 5 rows"),
        ("w", [[np.inf]], "NaN or infinity"),
        ("w", [[1e7]], "within ±1,000,000"),
        ("w", [1, 2, 3], "w has shape"),
        ("w", [["a"]], "real numbers"),
        ("limit", 0, "limit"),
        ("limit", 1001, "limit"),
        ("relu", "yes", "relu"),
        ("filter", "no such", "filter"),
        ("at", (0, 0), "no cell"),
    ],
)
def test_a_wrong_value_changes_nothing(name, value, told):
    explorer = explore.filters(EDGE)
    before = repr(explorer), explorer.view.board
    with pytest.raises(traitlets.TraitError, match=told):
        setattr(explorer, name, value)
    assert (repr(explorer), explorer.view.board) == before


def test_wrong_arguments():
    with pytest.raises(TypeError, match="no colour"):
        explore.filters(colour=1)
    with pytest.raises(TypeError, match="not both"):
        explore.filters(w="blur", filter="blur")


@pytest.mark.parametrize(
    "content",
    [
        *({}, {"edit": ["filter", 9, 9, "1"]}, {"edit": ["x", 0, 0, "1"]}),
        *({"edit": ["filter", 0, 0, "nan"]}, {"choose": ["blur"]}),
        *({"choose": "<b>"}, {"choose": {}}, {"choose": None}),
    ],
)
def test_no_message_of_a_page_ends_in_a_traceback(content):
    explorer = explore.filters(EDGE)
    before = repr(explorer)
    explorer._hear(None, content, [])
    assert repr(explorer) == before


@pytest.mark.parametrize(
    "w", [[[1e6] * 5] * 5, [[-1 / 3] * 5] * 5, [[1e-7]], [[-123456.7] * 5]]
)
@pytest.mark.parametrize("shape", [(1, 1), (1, 300), (999, 2), (60, 57)])
def test_extremes_can_be_drawn(shape, w):
    chance = np.random.default_rng(0)
    explorer = explore.filters(chance.integers(0, 256, shape), w, limit=10)
    svg = ElementTree.fromstring(explorer.view.board["svg"])
    assert float(svg.get("width")) <= 960
    assert max(explorer.x.shape) <= 256


# --- a file of one's own ----------------------------------------------------


def test_an_uploaded_picture():
    explorer = explore.filters(EDGE)
    x = np.random.default_rng(0).integers(0, 256, (9, 7)).astype(np.uint8)
    upload(explorer, file(x))
    assert explorer.photo == "own"
    assert np.array_equal(explorer.x, x)
    assert explorer.message == ""


def test_a_photograph_taken_sideways():
    image = Image.new("L", (600, 300), 9)
    exif = image.getexif()
    exif[0x0112] = 6
    explorer = explore.filters(EDGE)
    upload(explorer, file(image, "JPEG", exif=exif))
    assert explorer.x.shape == (256, 128)


MOVING = {"save_all": True, "append_images": [Image.new("L", (8, 6), 7)]}
ODD = {
    "sixteen bits": file(np.full((6, 8), 257 * 7, np.uint16)),
    "transparent": file(Image.new("RGBA", (8, 6), (0, 0, 0, 0))),
    "palette": file(Image.new("P", (8, 6)), transparency=0),
    "printed": file(Image.new("CMYK", (8, 6)), "JPEG"),
    "moving": file(Image.new("L", (8, 6), 0), "GIF", **MOVING),
    "one bit": file(Image.new("1", (8, 6), 1)),
    "floats": file(Image.new("F", (8, 6), 7), "TIFF"),
}
LEVELS = [7, 255, 255, 255, 0, 255, 7]


@pytest.mark.parametrize("kind, level", [*zip(ODD, LEVELS, strict=True)])
def test_files_of_odd_kinds(kind, level):
    explorer = explore.filters(EDGE)
    upload(explorer, ODD[kind])
    assert explorer.message == ""
    assert explorer.x.shape == (6, 8)
    assert set(explorer.x.flat) == {level}


@pytest.mark.parametrize("size", [(1, 1), (1, 4000), (4000, 2)])
def test_files_of_odd_sizes(size):
    explorer = explore.filters(EDGE)
    upload(explorer, file(Image.new("L", size)))
    assert repr(explorer).endswith("no map")
    assert "does not fit" in explorer.board.sentence


NOISE = np.random.default_rng(0).integers(0, 256, (64, 64)).astype(np.uint8)
BAD = {
    "empty": (b"", "mine.png is empty"),
    "text": (b"hello", "mine.png is no picture"),
    "cut": (file(NOISE)[:2000], r"may be damaged \(image file is truncated"),
    "cut jpeg": (file(NOISE, "JPEG")[:900], "may be damaged"),
    "head only": (file(NOISE)[:30], "mine.png"),
    "large": (file(Image.new("1", (10000, 9000))), "too many pixels"),
    "huge": (file(Image.new("1", (20000, 10000))), "too many pixels"),
}


@pytest.mark.parametrize("content, told", BAD.values(), ids=BAD)
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_files_that_cannot_be_read_are_told(content, told, lang):
    set_language(lang)
    explorer = explore.filters(EDGE)
    before = repr(explorer)
    upload(explorer, content)
    assert re.search("[가-힣]" if lang == "ko" else told, explorer.message)
    assert "mine.png" in explorer.message
    assert repr(explorer) == before
    upload(explorer, file(NOISE))
    assert explorer.message == ""


def test_bytes_and_open_files_are_pictures_too(tmp_path):
    content = file(NOISE)
    for source in (content, bytearray(content), io.BytesIO(content)):
        assert np.array_equal(data.read_picture(source, gray=True), NOISE)
    with pytest.raises(data.DataError, match="the picture is empty") as error:
        data.read_picture(b"")
    assert error.value.kind == "empty"
    (tmp_path / "mine.png").write_bytes(content)
    with open(tmp_path / "mine.png", "rb") as opened:
        assert np.array_equal(data.read_picture(opened, gray=True), NOISE)


# --- what is drawn ----------------------------------------------------------


def test_colours_are_those_of_the_figures():
    mine = np.array([list(bytes.fromhex(c[1:])) for c in colours()])
    theirs = SIGNED(np.linspace(0, 1, 255))[:, :3] * 255
    assert len(mine) == 255
    assert np.abs(mine - theirs).max() < 3
    assert colours()[127] == "#dcdcdc"


def test_the_pixels_of_a_signed_map():
    explorer = explore.filters(photo=EDGE, limit=300)
    photo, y, scale, *small = images(explorer.view.board["svg"])
    assert np.array_equal(photo, np.stack([EDGE] * 3, -1))
    assert y[0].tolist() == [[220] * 3, [213, 94, 0], [213, 94, 0], [220] * 3]
    assert scale[[0, 127, 254], 0].tolist() == [
        [213, 94, 0],
        [220, 220, 220],
        [0, 114, 178],
    ]
    assert len(small) == 7 - 1 + 1
    explorer.limit = 600
    _, y, *_ = images(explorer.view.board["svg"])
    assert 0 < y[0, 1, 2] < 220  # halfway


def test_the_pixels_of_a_grey_map():
    explorer = explore.filters(photo=EDGE, w="sharpen")
    _, y, *_ = images(explorer.view.board["svg"])
    assert y[0, :, 0].tolist() == [0, 0, 200, 100]  # -100 is black


def test_a_small_picture_for_the_notebook_is_made_of_means():
    x = np.arange(15.0).reshape(3, 5)
    assert fewer(x, 5) is x
    assert fewer(x, 3).tolist() == [[3, 5, 6.5], [10.5, 12.5, 14]]
    assert fewer(x, 1).tolist() == [[7]]
    assert fewer(np.zeros((1, 3000)), 256).shape == (1, 250)


def test_what_is_stored_is_small_and_always_the_same():
    explorer = explore.filters()
    stored = explorer._repr_mimebundle_()
    assert stored["text/plain"] == repr(explorer)
    assert len(stored["image/svg+xml"]) < 150_000
    assert images(stored["image/svg+xml"])[0].shape == (128, 128, 3)
    assert images(explorer.view.board["svg"])[0].shape == (256, 256, 3)
    again = explore.filters()._repr_mimebundle_()["image/svg+xml"]
    assert stored["image/svg+xml"] == again
    assert json.loads(json.dumps(explorer.view.board)) == explorer.view.board


def test_noise_in_the_last_digits_changes_no_pixel():
    x = np.random.default_rng(0).integers(0, 256, (9, 9))
    y = map_of("blur", "", x, FILTERS["blur"]).y
    noisy = map_of("blur", "", x + 1e-11, FILTERS["blur"]).y
    assert np.array_equal(y, noisy)


def test_pictures_have_names_and_choices_are_marked():
    explorer = explore.filters(EDGE, filter="blur")
    svg = ElementTree.fromstring(explorer.view.board["svg"])
    name = "{http://www.w3.org/2000/svg}"
    for image in svg.iter(f"{name}image"):
        assert image.get("aria-label") == image.find(f"{name}title").text
    chosen = {
        g.get("data-choose"): g.get("data-chosen")
        for g in svg.iter(f"{name}g")
        if g.get("data-choose")
    }
    assert list(chosen) == [*FILTERS, "own"]
    assert [n for n, yes in chosen.items() if yes == "true"] == ["blur"]


def test_names_cannot_become_markup():
    explorer = explore.filters(EDGE)
    upload(explorer, b"", "<img src=x onerror=alert(1)>.png")
    assert "<img" in explorer.message  # which the page shows as text
    bad = '"><script>alert(1)</script>'
    board = explorer.board.__class__(
        columns=explorer.board.columns,
        title=bad,
        x=EDGE,
        shown=Map(bad, bad, EDGE, True),
        strip=(Map(bad, bad, EDGE, True),),
        sentence=bad,
        answer=bad,
    )
    assert "<script" not in board.svg()
    ElementTree.fromstring(board.svg())


def test_it_speaks_korean():
    set_language("ko")
    explorer = explore.filters()
    assert repr(explorer) == (
        "카메라 256×256, 수직 에지 3×3 → 254×254, 최소 −681, 최대 663"
    )
    assert "회색" in explorer.board.sentence
    assert explorer.view.words["open"] == "내 사진 열기"
    explorer.photo = "own"
    assert "아직 내 사진이 없어요" in explorer.board.sentence
