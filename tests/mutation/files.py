"""Slips with whole files: each operator yields the bytes of the file with one change."""

import csv
import io
from collections.abc import Callable, Iterator


def encoding_changed(raw: bytes) -> Iterator[bytes]:
    """Yield the file in other encodings, and with a mark at its start."""
    text = raw.decode()
    yield b"\xef\xbb\xbf" + raw
    yield text.encode("utf-16")
    for name in ("gb18030", "big5", "shift-jis", "latin-1", "cp1252", "utf-8-sig", "utf-7"):
        other = text.encode(name, errors="replace")
        if other != raw:
            yield other


def lines_changed(raw: bytes) -> Iterator[bytes]:
    """Yield the file with other line ends, blank lines and comments, and cut short."""
    yield raw.replace(b"\n", b"\r\n")
    yield raw.replace(b"\n", b"\r")
    yield raw.replace(b"\n", b"\n\n", 1)
    yield raw + b"\n"
    yield b"# comment\n" + raw
    yield raw.replace(b"\n", b"\xe2\x80\xa8\n", 1)
    yield raw.replace(b"\n", b"\x0b\n", 1)
    yield raw.replace(b"\n", b"\x1a\n", 1)
    yield raw + b"\x1a"
    yield raw + b"\0"
    yield raw + b",\n"
    yield raw + raw
    yield raw + raw.partition(b"\n")[2]
    yield raw.partition(b"\n")[0] + b"\n"
    yield raw[:-1]
    yield raw[: len(raw) // 2]
    yield b""


def quoting_changed(raw: bytes) -> Iterator[bytes]:
    """Yield the file with another separator or a quote that is never closed."""
    yield raw.replace(b",", b";")
    yield raw.replace(b",", b"\t")
    yield raw.replace(b",", b',"', 1)
    yield raw.replace(b"\n", b'"\n', 1)
    yield raw.replace(b",", b"\0,", 1)
    yield raw.replace(b",", b", ")
    yield raw.replace(b'"', b"'")
    yield raw.replace(b'"', b'""', 1)
    yield raw.replace(b'"', b"")
    yield raw.replace(b",", b"|")
    yield b"sep=,\n" + raw


def quoted_throughout(raw: bytes) -> Iterator[bytes]:
    """Yield the file with every cell in quotes, which changes nothing that it says."""
    table = list(csv.reader(io.StringIO(raw.decode(), newline="")))
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(table)
    yield stream.getvalue().encode()


BYTES: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    operator.__name__: operator
    for operator in (encoding_changed, lines_changed, quoting_changed, quoted_throughout)
}
