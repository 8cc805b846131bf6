"""Lines as people paste them: mail headers, the time on a later line, and words of asking around the title."""

from dataclasses import replace

from bot.meetings import line
from bot.meetings.model import Draft, Lead
from bot.when import Reading, languages_for
from tests.for_each import for_each
from tests.meetings.samples import INDIA, MEETING, NOW


def parse(text: str, locale: str = "en-IN") -> Draft:
    return line.parse(text, (), NOW, languages_for(locale, INDIA.key))


@for_each(
    ("text", "title", "start"),
    [
        ("hey please book demo with Acme tomorrow 3pm thanks", "demo with Acme", "25 15:00"),
        ("hey please book tomorrow 3-4pm Demo with Acme, thanks!", "Demo with Acme", "25 15:00"),
        ("can you put us down for Thursday 11?", "", "26 11:00"),
        ("could you please set up a call with Ravi tomorrow 4pm, thank you", "call with Ravi", "25 16:00"),
        ("Hi, demo with Acme tomorrow 3pm", "demo with Acme", "25 15:00"),
        ("book a meeting with Asha tomorrow 3pm", "meeting with Asha", "25 15:00"),
        ("kal 3 baje demo book karo", "demo", "25 15:00"),
    ],
)
def test_words_of_asking_are_no_title(text: str, title: str, start: str) -> None:
    found = parse(text)
    assert isinstance(found.when, Reading), found.when
    assert (found.title, f"{found.when.start:%d %H:%M}") == (title, start)
    assert found.when.title == title


@for_each(
    ("text", "locale", "title"),
    [
        ("bitte buche einen Termin mit Acme morgen 15 Uhr, danke", "de-DE", "Termin mit Acme"),
        ("merci de réserver une démo avec Acme demain 15h", "fr-FR", "démo avec Acme"),
        ("por favor agenda una demo con Acme mañana 15:00, gracias", "es-ES", "demo con Acme"),
        ("por favor marque uma demo com a Acme amanhã 15h, obrigado", "pt-BR", "demo com a Acme"),
        ("potresti fissare una demo con Acme domani 15:00, grazie", "it-IT", "demo con Acme"),
        ("alsjeblieft plan een demo met Acme morgen 15:00, bedankt", "nl-NL", "demo met Acme"),
    ],
)
def test_words_of_asking_in_other_languages(text: str, locale: str, title: str) -> None:
    assert parse(text, locale).title == title


@for_each(
    "text",
    [
        "tomorrow 3pm for 25m renewal, lead:asha@globex.com",
        "for 25m renewal, lead:asha@globex.com tomorrow 3pm",
        "lead:asha@globex.com, tomorrow 3pm, for 25m renewal; where:Cafe type:Demo",
        "renewal, lead:asha@globex.com tomorrow 3pm for 25m",
    ],
)
def test_a_comma_between_title_and_options_is_no_part_of_the_title(text: str) -> None:
    found = parse(text)
    assert isinstance(found.when, Reading), found.when
    assert (found.title, found.when.title) == ("renewal", "renewal")


@for_each(
    "title",
    [
        "Please Touch Museum visit",
        "Book club",
        "Schedule review",
        "Hi Tech demo",
        "Hey Arnold screening",
        "let's talk pricing",
        "can you hear us band",
        "Say thanks",
        "Thanksgiving plan",
        "Plan review",
        "Put option desk",
        "ok Google demo",
        "note:urgent Call",
        "re: the offer",
        "Subject: matter experts",
    ],
)
def test_titles_that_begin_like_a_request_stay_whole(title: str) -> None:
    assert parse(f"{title} tomorrow 3pm").title == title
    assert parse(f"tomorrow 3pm {title}").title == title


@for_each(
    ("text", "title", "description"),
    [
        ("Demo with Acme\ntomorrow 3pm", "Demo with Acme", ""),
        ("Demo with Acme\n\ntomorrow 3pm", "Demo with Acme", ""),
        ("Demo with Acme\nbring the contract\ntomorrow 3pm", "Demo with Acme", "bring the contract"),
        ("Demo with Acme\ntomorrow 3pm\nbring the contract", "Demo with Acme", "bring the contract"),
    ],
)
def test_the_time_may_stand_on_a_later_line(text: str, title: str, description: str) -> None:
    found = parse(text)
    assert isinstance(found.when, Reading), found.when
    assert (found.title, found.description, f"{found.when.start:%d %H:%M}") == (title, description, "25 15:00")


def test_a_time_in_a_sentence_below_is_part_of_the_description() -> None:
    found = parse("Demo with Acme\nfirst: the 3pm issue of last week")
    assert not isinstance(found.when, Reading)
    assert found.description == "first: the 3pm issue of last week"
    timed = parse("tomorrow 3pm Agenda\n5pm tomorrow")
    assert isinstance(timed.when, Reading)
    assert (timed.when.start.hour, timed.description) == (15, "5pm tomorrow")


@for_each(
    "text",
    [
        "When: Thursday, November 26, 2026 3:00 PM-4:00 PM (UTC+05:30) Chennai. Where: Zoom Subject: Q4 5pm review",
        "Subject: Q4 5pm review\nWhen: Thursday, November 26, 2026 3:00 PM-4:00 PM\nWhere: Zoom",
        "From: asha@globex.com\nSubject: Q4 5pm review\nDate: 26 November 2026 15:00-16:00\nLocation: Zoom",
    ],
)
def test_the_headers_of_a_mail_give_subject_time_and_place(text: str) -> None:
    found = parse(text)
    assert isinstance(found.when, Reading), found.when
    assert found.when.end is not None
    assert (found.title, found.where) == ("Q4 5pm review", "Zoom")
    assert (f"{found.when.start:%d %H:%M}", f"{found.when.end:%H:%M}") == ("26 15:00", "16:00")


def test_an_appointment_without_a_title_is_called_after_its_lead() -> None:
    asha = Lead("1", "Asha Rao", "Globex", "asha@globex.com")
    assert replace(MEETING, title="", lead=asha).name == "Meeting with Asha Rao"
    assert replace(MEETING, title="", lead=Lead("1")).name == "Meeting"
    assert replace(MEETING, title="Demo", lead=asha).name == "Meeting: Demo"
