import json
from pathlib import Path
from typing import Any, cast

import pytest

from onrecord.errors import ModelError
from onrecord.extract.tagger import Tagger
from onrecord.extract.tagger.decode import Settings
from onrecord.extract.tagger.session import Session
from onrecord.extract.tagger.tagger import CODE, LABELS
from onrecord.models import Manifest
from onrecord.records import Document, Kind, Paragraph, Part
from tests.extract.tagger.fixtures import TEXT, SpokenNetwork, lines, tiny_tokenizer

SETTINGS = {
    "limits": {"pieces": 64, "context": 8},
    "special": {"opening": 2, "closing": 3, "padding": 0},
    "decoding": {
        "cue_floor": 0.3,
        "none_bias": 0.0,
        "switch": 1.0,
        "no_source_bias": 0.0,
        "keep": 0.0,
        "weights": [0.0, 1.0, 0.0, 0.0, 0.0],
    },
}


def manifest(**changes: Any) -> Manifest:
    fields: dict[str, Any] = {
        "name": "tiny",
        "version": "1",
        "code": CODE,
        "labels": LABELS,
        "files": {},
        "data": {},
        "metrics": {},
        "settings": SETTINGS,
        "licence": "Apache-2.0",
    }
    return Manifest(**{**fields, **changes})


def document(text: str) -> Document:
    paragraphs = tuple(Paragraph(start, end, Part.BODY) for start, end in lines(text))
    return Document(name="a.txt", text=text, raw_sha256="", paragraphs=paragraphs)


def tagger_for(text: str) -> Tagger:
    return Tagger(manifest(), tiny_tokenizer(), cast(Session, SpokenNetwork(text)))


def test_an_attribution_points_at_the_text() -> None:
    (found,) = tagger_for(TEXT).attributions([document(TEXT)])
    (attribution,) = found
    assert attribution.content.text == "Iran will not negotiate"
    assert attribution.source is not None
    assert attribution.source.text == "Velayati"
    assert attribution.cue is not None
    assert attribution.cue.text == "said"
    assert attribution.kind is Kind.INDIRECT
    assert 0.9 < attribution.confidence < 1.0


def test_quotation_marks_make_it_direct() -> None:
    text = "“Iran will not negotiate”, Velayati said."
    (found,) = tagger_for(text).attributions([document(text)])
    assert [a.kind for a in found] == [Kind.DIRECT]


def test_many_documents_keep_their_order_and_empty_ones_their_place() -> None:
    tagger = tagger_for(TEXT)
    empty = Document(name="e.txt", text="", raw_sha256="")
    found = tagger.attributions([document(TEXT), empty] * 20)
    assert [len(f) for f in found] == [1, 0] * 20


def test_the_name_has_the_version() -> None:
    assert tagger_for(TEXT).name == "tiny@1"


def test_a_folder_without_its_network_is_refused(tmp_path: Path) -> None:
    manifest().write(tmp_path)
    entry = {"network.onnx": {"size": 3, "sha256": "0" * 64}}
    raw = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    (tmp_path / "manifest.json").write_text(json.dumps({**raw, "files": entry}), encoding="utf-8")
    with pytest.raises(ModelError, match=r"lacks its file network\.onnx"):
        Tagger.load(tmp_path)


@pytest.mark.parametrize("missing", ["limits", "decoding"])
def test_a_manifest_without_a_setting_is_refused(missing: str) -> None:
    settings = {key: value for key, value in SETTINGS.items() if key != missing}
    with pytest.raises(KeyError, match=missing):
        Tagger(manifest(settings=settings), tiny_tokenizer(), cast(Session, SpokenNetwork(TEXT)))


def test_settings_are_read_as_they_were_written() -> None:
    assert tagger_for(TEXT)._settings == Settings(cue_floor=0.3)
