"""SVG as text: tags, clean words, and how wide words are, by rule of thumb.

Everything is the same on every machine: attributes are sorted, numbers have
no noise in their last digits, and nothing asks a font.
"""

import re
import unicodedata
from functools import cache, lru_cache
from html import escape

_FORBIDDEN = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_NARROW = set(" .,:;|!'()[]iljtf·I")


def tag(name, *children, **attributes):
    """Return an element as text; children are text that is SVG already.

    Attribute names are written as Python allows: `font_size`, `class_`.
    Attributes that are None are left out.
    """
    written = "".join(
        [
            f' {_attribute_name(key)}="{attribute(value)}"'
            for key, value in sorted(attributes.items())
            if value is not None
        ]
    )
    if not children:
        return f"<{name}{written}/>"
    return f"<{name}{written}>{''.join(children)}</{name}>"


@cache
def _attribute_name(key):
    """Return `font-size` for font_size, and `class` for class_."""
    return key.rstrip("_").replace("_", "-")


def attribute(value):
    """Return an attribute's value as text: escaped, numbers made short."""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return _escaped(value, True)


def words(text):
    """Return text as the content of an element, all markup escaped."""
    return _escaped(text, False)


@lru_cache(4096)
def _escaped(text, quote):
    """Return clean text without markup."""
    return escape(clean(text), quote=quote)


def clean(text):
    """Return text on one line, without the characters XML forbids."""
    return " ".join(_FORBIDDEN.sub("\ufffd", str(text)).split())


@lru_cache(4096)
def text_width(text, size):
    """Return about how many pixels text takes at a font size.

    Hangul and other East Asian characters are as wide as they are high.
    """
    return size * sum(map(_character_width, text))


def wrap(text, width, size, most=3):
    """Return text as lines of at most `width` pixels.

    Words that are too long are cut; what needs more than `most` lines ends
    in an ellipsis.
    """
    return list(_wrapped(text, width, size, most))


@lru_cache(4096)  # a page is laid out several times, with smaller cells
def _wrapped(text, width, size, most):
    """Return the lines of `wrap`."""
    lines, rest = [], clean(text)
    while rest and len(lines) < most:
        count = _fitting(rest, width, size)
        if count < len(rest):
            space = rest.rfind(" ", 0, count + 1)
            count = space if space > 0 else count
        lines.append(rest[:count])
        rest = rest[count:].strip()
    if rest:
        lines[-1] = lines[-1][:-1] + "…"
    return lines


@lru_cache(4096)
def mix(one, other, share):
    """Return the colour `share` of the way from `one` to `other`."""
    parts = [
        round(a + (b - a) * share)
        for a, b in zip(_channels(one), _channels(other), strict=True)
    ]
    return "#" + "".join(f"{part:02x}" for part in parts)


def _channels(colour):
    """Return red, green and blue of `#rrggbb`, 0 to 255."""
    return bytes.fromhex(colour.removeprefix("#"))


@lru_cache(4096)
def _character_width(character):
    """Return the width of a character in font sizes."""
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1
    return 0.36 if character in _NARROW else 0.6


def _fitting(text, width, size):
    """Return how many characters fit, at least one."""
    used = 0
    for count, character in enumerate(text):
        used += text_width(character, size)
        if used > width:
            return max(1, count)
    return len(text)
