"""Phrases of sixteen kinds are read as meant, in every language; what no guess may book is asked about."""

from __future__ import annotations

from bot.when import read
from bot.when.languages import LANGUAGES
from bot.when.reading import Reading, Unclear
from tests.for_each import for_each
from tests.when.corpus.by_kind import BY_KIND, Phrase
from tests.when.corpus.expected import NOW, wall


@for_each("phrase", BY_KIND)
def test_a_phrase_is_read_as_meant(phrase: Phrase) -> None:
    result = read(phrase.text, wall(NOW), (phrase.language,))
    if isinstance(result, Unclear):
        assert phrase.may_ask, result
        return
    assert phrase.start, result
    assert result.start == wall(phrase.start)
    assert (f"{result.end:%H:%M}" if result.end else "") == phrase.end
    if phrase.title is not None:
        assert result.title == phrase.title


def test_every_language_has_phrases_and_few_of_them_may_be_asked_about() -> None:
    of_ours = [phrase for phrase in BY_KIND if phrase.language.partition("-")[0] in LANGUAGES]
    assert {phrase.language.partition("-")[0] for phrase in of_ours} == set(LANGUAGES)
    results = [read(phrase.text, wall(NOW), (phrase.language,)) for phrase in BY_KIND if phrase.start]
    read_at_once = sum(isinstance(result, Reading) for result in results)
    assert read_at_once >= 0.85 * len(results)
