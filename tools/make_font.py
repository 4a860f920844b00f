"""Cut NanumGothic down to the course's small font, and give it a new name.

    python tools/make_font.py PATH_OF_NANUMGOTHIC_TTF

writes `cnn_course/data/fonts/CNNCourseGothic.ttf`. Needs fonttools; run once,
the result is committed. The SIL Open Font License (`OFL.txt` beside the font)
reserves the name NanumGothic, so a modified version must carry another one.
"""

import sys
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "CNN Course Gothic"
FOLDER = Path(__file__).parents[1] / "cnn_course" / "data" / "fonts"
SYMBOLS = "×·→←↑↓…÷≤≥≠≈±∑√∂Δαβηθμσ–—‘’“”•"
RESERVED = (1, 3, 4, 6, 16, 18)  # name table: the names shown to people


def characters():
    """The characters to keep: Latin-1, symbols, and the Hangul in daily use.

    KS X 1001 holds 2,350 syllables in rows 16 to 40 of 94; EUC-KR writes row
    and column as two bytes from 0xA1 on.
    """
    latin = [chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))]
    jamo = [chr(code) for code in range(0x3131, 0x3164)]
    syllables = [
        bytes([0xA0 + row, 0xA0 + column]).decode("euc-kr")
        for row in range(16, 41)
        for column in range(1, 95)
    ]
    return latin + jamo + syllables + list(SYMBOLS)


def add_minus(font):
    """Draw the minus sign that NanumGothic lacks: the bar of its plus."""
    names, glyphs = font.getBestCmap(), font["glyf"]
    plus, hyphen = glyphs[names[ord("+")]], glyphs[names[ord("-")]]
    middle = (plus.yMin + plus.yMax) / 2
    half = (hyphen.yMax - hyphen.yMin) / 2
    low, high = round(middle - half), round(middle + half)
    pen = TTGlyphPen(None)
    pen.moveTo((plus.xMin, low))
    for corner in ((plus.xMin, high), (plus.xMax, high), (plus.xMax, low)):
        pen.lineTo(corner)
    pen.closePath()
    glyphs["minus"] = pen.glyph()
    font["hmtx"]["minus"] = font["hmtx"][names[ord("+")]]
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord("−")] = "minus"


def rename(font):
    """Replace every name that a person sees by the course's own."""
    names = font["name"]
    names.names = [n for n in names.names if n.nameID not in RESERVED]
    postscript = FAMILY.replace(" ", "")
    for platform in ((3, 1, 0x409), (1, 0, 0)):
        for name_id, text in (
            (1, FAMILY),
            (2, "Regular"),
            (3, f"{FAMILY} 1.0, a subset"),
            (4, FAMILY),
            (6, postscript),
        ):
            names.setName(text, name_id, *platform)


def main(source):
    """Write the subset of the font file `source`."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.hinting = False
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.drop_tables += ["kern", "TSI0", "TSI1", "TSI2", "TSI3", "TSI5"]
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(characters()))
    subsetter.subset(font)
    add_minus(font)
    rename(font)
    FOLDER.mkdir(parents=True, exist_ok=True)
    target = FOLDER / f"{FAMILY.replace(' ', '')}.ttf"
    font.save(target)
    print(f"{target.name}: {target.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main(*sys.argv[1:])
