"""Which languages a person's Slack locale makes us try."""

from __future__ import annotations

from bot.when import languages_for, read
from tests.for_each import for_each
from tests.when.corpus.expected import NOW, wall


@for_each(
    ("locale", "first"),
    [("de-DE", "de"), ("fr-FR", "fr"), ("pt-BR", "pt"), ("ja-JP", "ja"), ("es-LA", "es"), ("zh-CN", "zh")],
)
def test_the_persons_own_language_is_tried_first_and_english_last(locale: str, first: str) -> None:
    languages = languages_for(locale)
    assert languages[0] == first
    assert languages[-1] == "en"


@for_each("locale", ["en-US", "en-GB", "en-IN", "", "tlh", "xx-XX", "not a locale at all"])
def test_english_is_always_there(locale: str) -> None:
    assert "en" in [language.partition("-")[0] for language in languages_for(locale)]


@for_each("languages", [(), ("tlh",), ("xx-XX", "en"), ("en-IN",), ("",), ("de", "de")])
def test_a_language_nobody_knows_does_no_harm(languages: tuple[str, ...]) -> None:
    known = read("tomorrow 3pm Demo with Acme", wall(NOW), ("en",))
    assert read("tomorrow 3pm Demo with Acme", wall(NOW), languages) == known


@for_each("languages", [("pt-BR",), ("pt",), ("pt-PT", "en"), ("en", "pt-BR")])
def test_a_region_is_its_language(languages: tuple[str, ...]) -> None:
    assert read("amanhã às 15h", wall(NOW), languages) == read("amanhã às 15h", wall(NOW), ("pt",))


@for_each("language", ["de", "fr", "es", "pt", "it", "nl", "hi", "ja", "zh", "ru", "tr", "pl"])
def test_english_reads_for_everybody(language: str) -> None:
    line = "Demo with Acme tomorrow 3-4pm"
    assert read(line, wall(NOW), (language,)) == read(line, wall(NOW))


def test_one_language_with_the_date_of_another_still_reads() -> None:
    line = "Demo with Acme am 25. November um 15 Uhr"
    assert read(line, wall(NOW), ("de",)) == read(line, wall(NOW), ("en", "de"))
