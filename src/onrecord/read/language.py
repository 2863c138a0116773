"""The language a text is written in."""

from __future__ import annotations

from functools import cache
from typing import Any

from onrecord.errors import OnrecordError

# Below some forty letters the identifier's best guess is wrong too often to act on.
LEAST_LETTERS = 40
LEAST_WORDS = 8
SAMPLE = 6000
# Normalised over all languages; running text reaches 0.99 and more, a list of names stays lower.
LEAST_PROBABILITY = 0.8


def find_language(text: str, declared: str | None = None) -> str | None:
    """ISO 639-1 code of `text`, or `declared` (None: undetermined) where it is too short or too mixed to tell.

    Only the first `SAMPLE` characters count. Templates declare the site's language, not the article's, so a sure
    finding wins over what is declared. Raises OnrecordError where the temporary folder is full.
    """
    sample = text[:SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters < LEAST_LETTERS or (sample.isascii() and len(sample.split()) < LEAST_WORDS):
        return declared
    # Capitals are foreign to what the identifier was trained on.
    code, probability = _identifier().classify(sample.lower() if sample.isupper() else sample)
    return str(code) if probability >= LEAST_PROBABILITY else declared


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    try:
        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    except OSError as error:  # it unpacks itself into a temporary file
        raise OnrecordError(
            f"There is no room for temporary files ({error}): free some space and run the command again."
        ) from error
