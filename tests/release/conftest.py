from pathlib import Path

import pytest

from changes import copy_package
from cited_figures.release.build import COPYING, DESCRIBING
from cited_figures.release.build.dist import update_dist
from cited_figures.release.build.edition import Edition, read_edition


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the real package."""
    return read_edition(copy_package(tmp_path_factory.mktemp("package")))


@pytest.fixture(scope="session")
def built(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the package and every format of it; only read in it."""
    folder, files = tmp_path_factory.mktemp("dist"), dict(edition.files)
    for write in (*DESCRIBING, *COPYING):
        files |= write(edition)
    assert sorted(update_dist(files, folder)) == sorted(files)
    return folder
