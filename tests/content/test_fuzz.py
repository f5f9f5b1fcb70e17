"""Whatever a file holds, it is read or refused with places: no traceback, no hang, nothing that grows."""

import random
import signal
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.content import loader, schema, stock
from kiosk.content.marks import read_tree
from kiosk.content.shipped import content_folder, themes_folder
from kiosk.errors import Fault

PACK = content_folder() / "en"
KINDS = {
    **{PACK / f"{name}.yaml": name for name in loader.FILES},
    **{path: kind for folder, kind in loader.FOLDERS.items() for path in sorted((PACK / folder).glob("*.yaml"))},
    content_folder() / "editorial.yaml": "editorial",
}
STOCK = read_tree(PACK / "stock.yaml", "stock.yaml")[0].value["sentences"]


class TooLongError(Exception):
    """A file took more than two seconds of processor time."""


@contextmanager
def two_seconds():
    """Two seconds of this process's own processor time: a busy machine does not count, a hang does."""

    def stop(*_):
        raise TooLongError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, 2)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def refused(path: Path, kind: str) -> list[Fault]:
    """The faults of one file; each has a place and a way out."""
    with two_seconds():
        tree, faults = read_tree(path, path.name)
        if not faults:
            faults = stock.fill_in(tree, STOCK) if kind != "stock" else []
            faults += schema.validate(tree, kind)[1]
    for fault in faults:
        assert fault.line >= 1
        assert fault.column >= 1
        assert fault.problem
        assert fault.remedy
        assert len(str(fault)) < 20_000
    return faults


def mutation(change: Callable[[random.Random, list[str], int], None]):
    def apply(r: random.Random, text: str) -> bytes:
        lines = text.splitlines()
        change(r, lines, r.randrange(len(lines)))
        return "\n".join(lines).encode("utf-8", "surrogateescape")

    return apply


def swap(r, lines, i):
    """Two lines change their places."""
    j = r.randrange(len(lines))
    lines[i], lines[j] = lines[j], lines[i]


def cut(r, lines, i):
    """A file that ends in the middle of a line."""
    del lines[i + 1 :]
    lines[i] = lines[i][: r.randrange(len(lines[i]) + 1)]


def other_type(r, lines, i):
    """A value of another type."""
    key = lines[i].partition(":")[0]
    values = ["[1, 2]", "{a: 1}", "~", "true", "1e400", "2026-13-45", "|", ">-", "!!int 3", "&a x", "*a"]
    lines[i] = f"{key}: {r.choice(values)}"


def bytes_anywhere(r: random.Random, text: str) -> bytes:
    """Bytes that are not UTF-8, or that no screen shows."""
    data = bytearray(text.encode())
    for _ in range(r.randint(1, 4)):
        data[r.randrange(len(data))] = r.randrange(256)
    return bytes(data)


LINES = [
    mutation(lambda r, lines, i: lines.pop(i)),
    mutation(lambda r, lines, i: lines.__delitem__(slice(i, i + r.randint(2, 9))) or lines.append("")),
    mutation(lambda r, lines, i: lines.insert(i, lines[r.randrange(len(lines))])),
    mutation(lambda r, lines, i: lines.insert(i, "\t- tab")),
    mutation(lambda r, lines, i: lines.__setitem__(i, lines[i].replace("  ", "\t"))),
    mutation(lambda r, lines, i: lines.__setitem__(i, lines[i].replace(":", " ", 1))),
    mutation(lambda r, lines, i: lines.__setitem__(i, " " * r.randint(1, 9) + lines[i])),
    mutation(lambda r, lines, i: lines.__setitem__(i, lines[i].replace("- ", "", 1))),
    mutation(lambda r, lines, i: lines.__setitem__(i, lines[i] + r.choice([" [", " {", ' "', " '", " #", ": :"]))),
    mutation(lambda r, lines, i: lines.__setitem__(i, lines[i].swapcase())),
    mutation(lambda r, lines, i: lines.__setitem__(i, lines[i].replace("e", r.choice("éж漢\u202e\u0000"), 1))),
    mutation(lambda r, lines, i: lines.__setitem__(i, lines[i] + "x" * r.choice([10, 10_000]))),
    mutation(swap),
    mutation(cut),
    mutation(other_type),
    bytes_anywhere,
]


def test_five_thousand_broken_copies_of_the_real_files(tmp_path, capsys):
    """Each in turn of every file, by every kind of damage."""
    r = random.Random(2026)
    files = list(KINDS.items())
    texts = {path: path.read_text(encoding="utf-8") for path, _ in files}
    small = [pair for pair in files if len(texts[pair[0]]) < 20_000]
    count = refusals = 0
    broken = tmp_path / "broken.yaml"
    while count < 5_000:
        path, kind = r.choice(small) if count % 25 else r.choice(files)
        broken.write_bytes(LINES[count % len(LINES)](r, texts[path]))
        refusals += bool(refused(broken, kind))
        count += 1
    with capsys.disabled():
        print(f"\n{count} broken files: {refusals} refused, each with its places")
    assert refusals > count / 2


BOMBS = {
    "aliases": "a: &a [x]\n"
    + "".join(f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefghi", "bcdefghij", strict=True)),
    "a merge": "base: &b {title: x}\n<<: *b\n",
    "a scalar of ten megabytes": "title: " + "x" * 10_000_000 + "\n",
    "a block scalar of ten megabytes": "title: |\n" + "  x\n" * 2_500_000,
    "nesting": "title: " + "[" * 100_000,
    "nesting in blocks": "".join(f"{' ' * i}- \n" for i in range(900)),
    "many keys": "".join(f"key{i}: x\n" for i in range(60_000)),
    "many holes": "sections:\n" + "  -\n" * 100_000,
    "a long line of brackets": "title: " + "{a: " * 2_000 + "}" * 2_000,
    "documents": "--- \n" * 10_000,
    "a python object": "title: !!python/object/apply:os.system ['true']\n",
    "nothing": "",
    "a byte order mark": "\ufefftitle: x\n",
    "only a comment": "# nothing\n",
    "a null byte": "title: \0\n",
}


def test_bombs_are_refused_and_not_read_to_their_end(tmp_path):
    for name, text in BOMBS.items():
        for kind in ("card", "terms", "editorial"):
            path = tmp_path / "bomb.yaml"
            path.write_text(text, encoding="utf-8")
            assert refused(path, kind), name


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_refused(tmp_path, data):
    path = tmp_path / "any.yaml"
    path.write_bytes(data)
    assert refused(path, "card")


_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(sorted({
        "title", "summary", "status", "sections", "what", "text", "facts", "use", "terms", "more", "reviewed", "x",
    })), inner, max_size=6),
    max_leaves=20,
)  # fmt: skip


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=st.dictionaries(st.sampled_from(["title", "summary", "status", "sections", "terms", "reviewed"]), _PLAIN))
def test_any_values_under_the_right_keys_are_refused_with_places(tmp_path, value):
    import yaml

    path = tmp_path / "any.yaml"
    path.write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8", errors="surrogatepass")
    assert refused(path, "card")


def test_broken_packs_are_told_whole(pack, capsys):
    """A seeded sample of whole packs with one broken file, so that links between files are looked at too."""
    r = random.Random(2026)
    files = sorted(pack.rglob("*.yaml"))
    count = 25
    for i in range(count):
        path = r.choice(files)
        before = path.read_bytes()
        path.write_bytes(LINES[i % len(LINES)](r, before.decode()))
        faults = loader.read(pack, themes_folder()).faults
        assert all(fault.line >= 1 and fault.column >= 1 and fault.remedy for fault in faults)
        path.write_bytes(before)
    assert loader.read(pack, themes_folder()).faults == []
