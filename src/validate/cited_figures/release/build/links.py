"""Links between the documents of an archive: each leads to a file of it, or to the repository."""

import posixpath
import re
from collections.abc import Mapping

from .edition import Edition

_LINK = re.compile(r"\[(?P<text>[^\]]*)\]\((?P<path>[^)#:\s]+)(?P<heading>#[^)\s]*)?\)")


def with_live_links(edition: Edition, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files, their Markdown without links to files that are not among them.

    Such a link leads to the repository at the tag of the version, or is plain text where the
    descriptor names no repository.
    """
    folders = {parent for name in files for parent in _parents(name)}
    repository = edition.addresses.repository.removesuffix("/").removesuffix(".git")
    base = f"{repository}/blob/v{edition.version}/" if repository else ""

    def live(name: str) -> bytes:
        def link(found: re.Match[str]) -> str:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), found["path"]))
            if target in files or target in folders:
                return found[0]
            address = f"{base}{target}{found['heading'] or ''}"
            return f"[{found['text']}]({address})" if base else found["text"]

        return _LINK.sub(link, files[name].decode()).encode()

    return {name: live(name) if name.endswith(".md") else raw for name, raw in files.items()}


def _parents(name: str) -> set[str]:
    parts = name.split("/")[:-1]
    return {"/".join(parts[:count]) for count in range(1, len(parts) + 1)}
