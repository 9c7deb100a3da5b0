"""Edits of a zip archive: the files in it, their names, and the archive itself."""

import io
import struct
import warnings
import zipfile
from random import Random

from . import csvs, jsons, texts

Members = list[tuple[str, bytes]]

NAMES = [
    *("../x.csv", "/x.csv", "a/../../x.csv", "a\\b.csv", "", ".", "..", "x.csv", "x/", "./x.csv"),
    *("C:/x.csv", "a//b.csv", "\0.csv", "datapackage.json", "a/b/c/datapackage.json", "\ud800.csv"),
]
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


def members(data: bytes) -> Members:
    """Return the files of an archive, none for bytes that are no archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()[:40]
            return [(info.filename, archive.read(info)) for info in infos if info.file_size < 10**6]
    except Exception:  # noqa: BLE001  (whatever zipfile stumbles over is no archive here)
        return []


def packed(files: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of these files, the same bytes each time."""
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", method) as archive:
        warnings.simplefilter("ignore")  # a name may come twice
        for name, content in files:
            archive.writestr(_info(name, method), content)
    return stream.getvalue()


def _info(name: str, method: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo()
    info.filename, info.compress_type = name, method
    return info


def mutate(data: bytes, rng: Random) -> bytes:
    """Return an archive with a few edits, some of its files and some of its bytes."""
    files = members(data)
    if not files or rng.random() < 0.3:
        return _flipped(data, rng)
    for _ in range(rng.choice((1, 1, 2, 4))):
        _edit(files, rng)
    try:
        return packed(files, rng.choice(METHODS) if rng.random() < 0.2 else METHODS[0])
    except (ValueError, struct.error):  # a name that no archive can hold
        return _flipped(data, rng)


def _flipped(data: bytes, rng: Random) -> bytes:
    raw = bytearray(data or b"PK\x05\x06" + bytes(18))
    for _ in range(rng.choice((1, 1, 2, 8))):
        # the directory is at the end, and it is what most of the reading goes by
        place = rng.choice((rng.randrange(len(raw)), len(raw) - 1 - rng.randrange(len(raw)) // 20))
        raw[place] = rng.choice((0, 1, 8, 0x7F, 0xFF, raw[place] ^ (1 << rng.randrange(8))))
    return bytes(raw[: rng.randint(1, len(raw))] if rng.random() < 0.1 else raw)


def _edit(files: Members, rng: Random) -> None:
    place = rng.randrange(len(files))
    name, content = files[place]
    kind = rng.randint(0, 7)
    if kind <= 4:
        change = jsons.mutate if name.endswith(".json") else csvs.mutate
        files[place] = name, change(content, rng)
    elif kind == 5:
        files[place] = rng.choice((rng.choice(NAMES), texts.edit(name, rng))), content
    elif kind == 6 and len(files) > 1:
        del files[place]
    else:
        files.insert(rng.randint(0, len(files)), files[place])
