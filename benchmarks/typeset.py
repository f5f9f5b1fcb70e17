"""What it takes to lay out 1,000 words, against breaking them with textwrap, and to draw a page of words.

    python -m benchmarks.typeset

"cold" is the first time that a face sees the words; "warm" every later time, as when the size of the window changes.
Drawing is from words to what is written to the terminal, for words that were not drawn before.
"""

from __future__ import annotations

import statistics
import tempfile
import textwrap
import time
from pathlib import Path

from kiosk.content import compiled
from kiosk.content.shipped import content_folder, themes_folder
from kiosk.store import Store
from kiosk.typeset.atlas import REGULAR
from kiosk.typeset.face import TypeFace
from kiosk.typeset.layout import set_lines
from kiosk.typeset.painters import Cell, Painter, pixel_painter
from kiosk.typeset.painters.blocks import SEXTANT

WORDS, COLUMNS, DRAWN, ROUNDS = 1000, 160, 100, 15
CELL = Cell(8, 16)
INK = "\x1b[38;2;255;255;255;48;2;0;0;0m"


def main() -> None:
    """Measure and print."""
    library = compiled.load(content_folder() / "en", themes_folder())
    text = " ".join(s.text for card in library.cards.values() for s in card.sentences).split()[:WORDS]
    paragraphs = [" ".join(text[i : i + 20]) for i in range(0, WORDS, 20)]
    floor = median(lambda: [textwrap.wrap(paragraph, 70) for paragraph in paragraphs])
    print(f"{'textwrap':10}{floor:8.2f} ms")
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        for name, cap in (("sextant", 9), ("sixel", 27), ("kitty", 27)):
            TypeFace(REGULAR, painter_of(name), cap, store).prepare()
            cold = median(lambda n=name, c=cap: lay_out(new_face(n, c, store), paragraphs))
            face = new_face(name, cap, store)
            lay_out(face, paragraphs)
            warm = median(lambda f=face: lay_out(f, paragraphs))
            drawn = median(lambda n=name, c=cap: draw(new_face(n, c, store), text[:DRAWN]))
            print(
                f"{name:10}{cold:8.2f} ms cold {cold / floor:6.2f} x {warm:8.2f} ms warm {warm / floor:6.2f} x "
                f"{drawn:8.2f} ms to draw {DRAWN} words"
            )


def painter_of(name: str) -> Painter:
    """A painter by its name."""
    return SEXTANT if name == "sextant" else pixel_painter(name, CELL)


def new_face(name: str, cap: int, store: Store) -> TypeFace:
    """A face that has seen no word, with its glyphs at hand."""
    face = TypeFace(REGULAR, painter_of(name), cap, store)
    assert face.cap
    return face


def lay_out(face: TypeFace, paragraphs: list[str]) -> None:
    """Set paragraphs."""
    for paragraph in paragraphs:
        set_lines(paragraph, (face,), COLUMNS)


def draw(face: TypeFace, words: list[str]) -> None:
    """Draw words as far as the terminal."""
    for word in words:
        for row in face.word(word):
            face.painter.finish(f"{INK}{row}\x1b[0m")


def median(work) -> float:
    """Milliseconds."""
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return 1000 * statistics.median(times)


if __name__ == "__main__":
    main()
