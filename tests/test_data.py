"""MNIST and the photographs: whole, quick to load, and honest when damaged."""

import gzip
import hashlib
import re
import shutil
import struct

import numpy as np
import pytest
from PIL import Image

from cnn_course import data, efficientnet, weights
from cnn_course.data import mnist, photos, shared

OTHER = "train-labels-idx1-ubyte.gz"
FULL = mnist.FOLDER
LABELS = "t10k-labels-idx1-ubyte.gz"


@pytest.fixture(scope="module")
def digits():
    return data.load_mnist()


def test_shapes_types_and_range(digits):
    assert digits.x_train.shape == (60000, 1, 28, 28)
    assert digits.x_test.shape == (10000, 1, 28, 28)
    for x in (digits.x_train, digits.x_test):
        assert x.dtype == np.float32
        assert x.min() == 0 and x.max() == 1
    for y, n in ((digits.y_train, 60000), (digits.y_test, 10000)):
        assert y.shape == (n,) and y.dtype == np.uint8
        assert set(y) == set(range(10))


def test_counts_that_the_literature_gives(digits):
    # LeCun's page: the training digits begin 5 0 4 1 9 2, the test digits
    # 7 2 1 0 4; the counts of each digit stand in many papers.
    assert digits.y_train[:6].tolist() == [5, 0, 4, 1, 9, 2]
    assert digits.y_test[:5].tolist() == [7, 2, 1, 0, 4]
    counts = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
    assert np.bincount(digits.y_train).tolist() == counts
    # mean and standard deviation as in PyTorch's MNIST example
    assert digits.x_train.mean(dtype=float) == pytest.approx(0.1307, abs=5e-5)
    assert digits.x_train.std(dtype=float) == pytest.approx(0.3081, abs=5e-5)


def test_pixels_are_the_bytes_of_the_file(digits):
    name = "t10k-images-idx3-ubyte.gz"
    with gzip.open(mnist.FOLDER / name) as file:
        magic, n, height, width = struct.unpack(">4i", file.read(16))
        first = list(file.read(784))
    assert (magic, n, height, width) == (2051, 10000, 28, 28)
    back = (digits.x_test[0].ravel() * 255).round().astype(int)
    assert back.tolist() == first


def test_labels_serve_as_indices(digits):
    y = digits.y_train[:6]
    assert np.eye(10)[y].argmax(axis=1).tolist() == y.tolist()
    p = np.arange(60.0).reshape(6, 10)
    assert p[np.arange(6), y].tolist() == [5, 10, 24, 31, 49, 52]


def test_arrays_are_the_readers_own(digits):
    for array in digits:
        assert array.flags.writeable and array.flags.c_contiguous


def test_pad_puts_zeros_around(digits):
    padded = data.load_mnist(pad=2)
    assert padded.x_train.shape == (60000, 1, 32, 32)
    assert padded.x_test.shape == (10000, 1, 32, 32)
    assert np.array_equal(padded.x_test[:, :, 2:-2, 2:-2], digits.x_test)
    assert padded.x_test.sum(dtype=float) == digits.x_test.sum(dtype=float)


@pytest.mark.parametrize("pad", [-1, 1.5, "2", None, True])
def test_impossible_pad(pad):
    with pytest.raises((TypeError, ValueError), match=f"pad must .*{pad!r}"):
        data.load_mnist(pad=pad)


def test_prints_in_one_line(digits):
    assert repr(digits) == (
        "MNIST(60,000 training and 10,000 test images of 28×28)"
    )


def flipped(packed, at):
    return packed[:at] + bytes([packed[at] ^ 1]) + packed[at + 1 :]


DAMAGE = {
    "empty": lambda packed: b"",
    "cut in the middle": lambda packed: packed[: len(packed) // 2],
    "last byte lost": lambda packed: packed[:-1],
    "header only": lambda packed: packed[:10],
    "not gzip": lambda packed: b"<!DOCTYPE html><p>404",
    "a git-lfs pointer": lambda packed: b"version https://git-lfs.github.com",
    "flipped in the header": lambda packed: flipped(packed, 0),
    "flipped in the middle": lambda packed: flipped(packed, 2000),
    "flipped in the checksum": lambda packed: flipped(packed, -8),
    "garbage after it": lambda packed: packed + b"garbage",
    "unpacked": gzip.decompress,
    "line ends changed": lambda packed: packed.replace(b"\n", b"\r\n"),
    "packed nothing": lambda packed: gzip.compress(b""),
    "packed three bytes": lambda packed: gzip.compress(b"\0\0\x08"),
    "wrong magic": lambda packed: gzip.compress(
        b"\0\0\x08\x03" + gzip.decompress(packed)[4:]
    ),
    "little-endian header": lambda packed: gzip.compress(
        struct.pack("<2i", 2049, 10000) + gzip.decompress(packed)[8:]
    ),
    "another count": lambda packed: gzip.compress(
        struct.pack(">2i", 2049, 9999) + gzip.decompress(packed)[8:]
    ),
    "one label changed": lambda packed: gzip.compress(
        flipped(gzip.decompress(packed), 500)
    ),
    "one label lost": lambda packed: gzip.compress(
        gzip.decompress(packed)[:-1]
    ),
    "one label more": lambda packed: gzip.compress(
        gzip.decompress(packed) + b"\0"
    ),
}


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A copy of the test labels in a folder of its own."""
    packed = (mnist.FOLDER / LABELS).read_bytes()
    (tmp_path / LABELS).write_bytes(packed)
    monkeypatch.setattr(mnist, "FOLDER", tmp_path)
    monkeypatch.setattr(mnist, "FILES", {LABELS: mnist.FILES[LABELS]})
    return tmp_path / LABELS


def read(path):
    return mnist.read_idx(path, *mnist.FILES[LABELS])


def assert_helps(error, path):
    """The error is one sentence on what is wrong and one on what to do."""
    told = str(error.value)
    assert str(path) in told
    assert re.search("expected .+, found .+", told)
    assert "git checkout -- cnn_course/data/" in told
    assert told.endswith("or get the course anew.") and "\n" not in told


def test_an_undamaged_copy_is_read(copy, digits):
    assert np.array_equal(read(copy), digits.y_test)


@pytest.mark.parametrize("damage", DAMAGE)
def test_damaged_file(copy, damage):
    broken = DAMAGE[damage](copy.read_bytes())
    assert broken != copy.read_bytes()
    copy.write_bytes(broken)
    with pytest.raises(data.DataError) as error:
        read(copy)
    assert_helps(error, copy)


def test_every_byte_of_the_header_counts(copy):
    content = gzip.decompress(copy.read_bytes())
    for at in range(8):
        copy.write_bytes(gzip.compress(flipped(content, at)))
        with pytest.raises(data.DataError, match="an IDX file of shape"):
            read(copy)


def test_missing_file(copy):
    copy.unlink()
    with pytest.raises(data.DataError, match="expected a file, found nothing"):
        read(copy)


def test_folder_in_its_place(copy):
    copy.unlink()
    copy.mkdir()
    with pytest.raises(data.DataError, match="found a folder") as error:
        read(copy)
    assert_helps(error, copy)


def test_the_other_files_content(copy):
    shutil.copy(FULL / OTHER, copy)
    with pytest.raises(data.DataError, match="an IDX file of shape") as error:
        read(copy)
    assert_helps(error, copy)


def test_load_mnist_passes_the_error_on(tmp_path, monkeypatch):
    monkeypatch.setattr(mnist, "FOLDER", tmp_path)
    with pytest.raises(data.DataError, match=r"train-images.+found nothing"):
        data.load_mnist()


def test_the_readme_lists_the_checksums_in_use():
    told = (mnist.FOLDER / "README.md").read_text(encoding="utf-8")
    for name, (_, md5) in mnist.FILES.items():
        assert f"| {name} | {md5} |" in told
        unpacked = gzip.decompress((mnist.FOLDER / name).read_bytes())
        assert hashlib.md5(unpacked).hexdigest() == md5


def test_photo_names_are_the_files():
    files = sorted(path.stem for path in photos.FOLDER.glob("*.png"))
    assert data.photo_names() == files and len(files) >= 4


@pytest.mark.parametrize("name", data.photo_names())
def test_photo(name):
    path = photos.FOLDER / f"{name}.png"
    assert path.stat().st_size < 150 * 1024
    colour, gray = data.load_photo(name), data.load_photo(name, gray=True)
    assert colour.dtype == gray.dtype == np.float32
    with Image.open(path) as image:
        assert gray.shape == (image.height, image.width)
        pixel = image.convert("RGB").getpixel((5, 3))
    assert colour.shape == (3, *gray.shape)
    assert tuple(colour[:, 3, 5]) == pixel
    assert 0 <= colour.min() and 150 < colour.max() <= 255
    weighed = np.tensordot([0.299, 0.587, 0.114], colour, 1)
    assert np.abs(weighed - gray).max() < 0.51


@pytest.mark.parametrize("name", data.photo_names())
def test_photo_is_told_of(name):
    told = (photos.FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"| {name}.png |" in told and "CC0" in told


@pytest.mark.parametrize("name", ["dog", "", None, "../mnist/README"])
def test_unknown_photo(name):
    with pytest.raises(ValueError, match="there are brick, camera"):
        data.load_photo(name)


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-20],
        lambda content: flipped(content, 4000),
        lambda content: b"GIF89a",
    ],
)
def test_damaged_photo(tmp_path, monkeypatch, damage):
    content = (photos.FOLDER / "coffee.png").read_bytes()
    (tmp_path / "coffee.png").write_bytes(damage(content))
    monkeypatch.setattr(photos, "FOLDER", tmp_path)
    with pytest.raises(data.DataError) as error:
        data.load_photo("coffee")
    assert_helps(error, tmp_path / "coffee.png")


def test_missing_photo(tmp_path, monkeypatch):
    monkeypatch.setattr(photos, "FOLDER", tmp_path)
    with pytest.raises(data.DataError, match=r"coffee\.png.+found nothing"):
        data.load_photo("coffee")


def test_animal_names_are_the_files():
    files = sorted(path.stem for path in photos.ANIMAL_FOLDER.glob("*.png"))
    assert data.animal_names() == files and "dog" in files


@pytest.mark.parametrize("name", data.animal_names())
def test_animal(name):
    path = photos.ANIMAL_FOLDER / f"{name}.png"
    assert path.stat().st_size < 41 * 1024
    levels = data.load_animal(name)
    with Image.open(path) as image:
        assert levels.shape == (3, image.height, image.width)
        alpha = np.asarray(image.convert("RGBA"))[..., 3]
        solid = np.asarray(image.convert("RGB"))[alpha == 255]
    assert levels.dtype == np.float32 and levels.max() == 255
    assert (levels[:, alpha == 0] == 255).all()
    np.testing.assert_array_equal(levels[:, alpha == 255].T, solid)
    told = (photos.ANIMAL_FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"| {name}.png |" in told


@pytest.mark.parametrize("name", ["cat", "", None, "../photos/coffee"])
def test_unknown_animal(name):
    with pytest.raises(ValueError, match="there are dingo, dog, elephant"):
        data.load_animal(name)


def test_damaged_or_missing_animal(tmp_path, monkeypatch):
    content = (photos.ANIMAL_FOLDER / "fox.png").read_bytes()
    monkeypatch.setattr(photos, "ANIMAL_FOLDER", tmp_path)
    with pytest.raises(data.DataError, match=r"fox\.png.+found nothing"):
        data.load_animal("fox")
    (tmp_path / "fox.png").write_bytes(content[:-20])
    with pytest.raises(data.DataError) as error:
        data.load_animal("fox")
    assert_helps(error, tmp_path / "fox.png")


TEXT_DIGIT = """
    ..........
    ...####...
    ...#..#...
    ...####...
"""


def test_a_typed_digit_is_prepared_like_mnist():
    image = data.digit_from_text(TEXT_DIGIT)
    assert image.shape == (1, 1, 32, 32)
    assert image.dtype == np.float32
    assert image.min() == 0 and image.max() == 1
    rows, columns = np.nonzero(image[0, 0])
    # 3 lines of 4 characters, twice as high as wide: 6 by 4 made 20 by 13
    assert np.ptp(rows) + 1 == 20
    assert np.ptp(columns) + 1 == 13
    weights = image[0, 0]
    for axis in (0, 1):
        mass = weights.sum(axis=1 - axis)
        centre = (mass * (np.arange(32) + 0.5)).sum() / mass.sum()
        assert abs(centre - 16) <= 0.5


def test_where_the_digit_was_typed_does_not_matter():
    moved = "\n\n\n" + TEXT_DIGIT.replace("    .", "         .")
    np.testing.assert_array_equal(
        data.digit_from_text(TEXT_DIGIT.replace(".", " ")),
        data.digit_from_text(moved),
    )


@pytest.mark.parametrize("text", ["", "   \n ..", "\n\n"])
def test_no_ink_is_told(text):
    with pytest.raises(ValueError, match="no ink"):
        data.digit_from_text(text)


@pytest.mark.parametrize("text", ["#", "#" * 300, "#\n" * 300])
def test_thin_and_huge_drawings_still_fit(text):
    image = data.digit_from_text(text)
    assert image.max() > 0


def test_own_picture_is_scaled_and_turned_upright(tmp_path):
    wide = Image.new("RGB", (600, 300), (255, 0, 0))
    exif = wide.getexif()
    exif[0x0112] = 6  # taken sideways: to be turned by 90°
    wide.save(tmp_path / "own.jpg", exif=exif)
    colour = data.read_picture(tmp_path / "own.jpg")
    assert colour.shape == (3, 256, 128)
    assert colour.dtype == np.float32
    assert data.read_picture(tmp_path / "own.jpg", gray=True).shape == (
        256,
        128,
    )


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_own_picture_of_any_kind(tmp_path, mode):
    path = tmp_path / ("own.tif" if mode == "CMYK" else "own.png")
    Image.new(mode, (20, 10)).save(path)
    assert data.read_picture(path).shape == (3, 10, 20)


@pytest.mark.parametrize("content", [b"", b"no picture", None, "truncated"])
def test_own_picture_that_cannot_be_read(tmp_path, content):
    path = tmp_path / "own.png"
    if content == "truncated":
        noise = np.random.default_rng(0).integers(0, 255, (64, 64, 3))
        Image.fromarray(noise.astype(np.uint8)).save(path)
        path.write_bytes(path.read_bytes()[:2000])
    elif content is not None:
        path.write_bytes(content)
    with pytest.raises(data.DataError, match=r"own\.png"):
        data.read_picture(path)
    with pytest.raises(data.DataError):
        data.read_picture(tmp_path)  # a folder


def test_sixteen_bits_a_pixel_keep_their_levels(tmp_path):
    levels = np.arange(256, dtype=np.uint16).reshape(16, 16)
    Image.fromarray(levels * 257).save(tmp_path / "own.png")
    picture = data.read_picture(tmp_path / "own.png", gray=True)
    np.testing.assert_array_equal(picture, levels)


@pytest.mark.parametrize("longest", [0, -1, 2.5, None])
def test_impossible_longest_side(longest):
    path = data.photos.FOLDER / "camera.png"
    with pytest.raises((TypeError, ValueError), match="longest must be"):
        data.read_picture(path, longest=longest)


def test_what_is_no_path_or_no_text_is_told():
    with pytest.raises(TypeError, match="PathLike object, not NoneType"):
        data.read_picture(None)
    with pytest.raises(TypeError, match="must be lines of text, not 7"):
        data.digit_from_text(7)


# --- shared by a class -------------------------------------------------------


@pytest.fixture(scope="module")
def class_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("class") / "shared"
    shared.share(folder)
    return folder


@pytest.fixture
def in_class(class_folder, monkeypatch):
    monkeypatch.setenv(shared.PLACE, str(class_folder))
    return class_folder


@pytest.mark.parametrize("pad", shared.PADS)
def test_shared_images_are_the_same_bit_for_bit(in_class, monkeypatch, pad):
    mapped = data.load_mnist(pad)
    monkeypatch.delenv(shared.PLACE)
    own = data.load_mnist(pad)
    for ours, theirs in zip(own, mapped, strict=True):
        assert type(theirs) is np.ndarray
        assert np.array_equal(ours, theirs) and ours.dtype == theirs.dtype


def test_who_writes_into_shared_images_changes_her_own_only(in_class):
    before = {f.name: hash_of(f) for f in in_class.iterdir()}
    x, _ = data.load_test_digits(2)
    assert isinstance(base_of(x), np.memmap)  # it is the file's own memory
    x[:] = 7
    again, _ = data.load_test_digits(2)
    assert again.max() == 1
    assert {f.name: hash_of(f) for f in in_class.iterdir()} == before


def base_of(x):
    while x.base is not None and not isinstance(x, np.memmap):
        x = x.base
    return x


def hash_of(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.parametrize("content", [None, b"", b"no array", "shape", "type"])
def test_without_a_shared_file_that_fits_each_has_her_own(
    tmp_path, monkeypatch, content
):
    monkeypatch.setenv(shared.PLACE, str(tmp_path))
    file = tmp_path / "mnist-t10k-pad0.npy"
    if isinstance(content, bytes):
        file.write_bytes(content)
    if content == "shape":
        np.save(file, np.zeros((9, 1, 28, 28), np.float32))
    if content == "type":
        np.save(file, np.zeros((10000, 1, 28, 28), np.float16))
    x, _ = data.load_test_digits()
    assert not isinstance(base_of(x), np.memmap)
    assert x.shape == (10000, 1, 28, 28) and x.max() == 1


def test_what_is_shared_already_stays(in_class):
    before = {f.name: f.stat().st_mtime_ns for f in in_class.iterdir()}
    shared.share(in_class)
    assert before == {f.name: f.stat().st_mtime_ns for f in in_class.iterdir()}
    assert len(before) == 2 * len(shared.PADS) + 1


def test_the_net_for_photographs_is_shared_bit_for_bit(in_class, monkeypatch):
    mapped = efficientnet.dog_classifier()
    arrays = weights.named(mapped)
    assert all(isinstance(base_of(a), np.memmap) for a in arrays.values())
    monkeypatch.delenv(shared.PLACE)
    own = weights.named(efficientnet.dog_classifier())
    assert own.keys() == arrays.keys()
    for name, values in own.items():
        assert not isinstance(base_of(values), np.memmap)
        assert np.array_equal(values, arrays[name])


def test_weights_of_another_version_are_not_taken(
    in_class, monkeypatch, tmp_path
):
    """Who updates the course while the hub's folder stays gets the new."""
    newer = tmp_path / "lite0.npz"
    net = efficientnet.EfficientNetLite0()
    weights.save_weights(net, newer)
    monkeypatch.setattr(efficientnet, "WEIGHTS", newer)
    found = weights.named(efficientnet.dog_classifier())
    for name, values in weights.named(net).items():
        assert np.array_equal(found[name], values)
