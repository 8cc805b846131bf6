"""Lines as people type and paste them: in their own language, with words of asking, with a mail, without an hour."""

from tests.stories.days import DAY, D, utc
from tests.stories.scene import Scene


def test_a_number_that_is_picked_as_the_hour_leaves_the_title(priya: Scene) -> None:
    seen = priya.asks_and_chooses(f"{D} 4 demo", "4:00 PM")
    task = priya.told_once(seen, "demo")
    assert (task["Name"], task["DueDate"]) == ("Meeting: demo", utc(DAY, 16))


def test_a_part_of_the_day_offers_its_hours(priya: Scene) -> None:
    asked = priya.says(f"{D} morning Demo")
    assert [one.text for one in asked.message.buttons][:3] == ["9:00 AM", "10:00 AM", "11:00 AM"]


def test_words_of_asking_are_no_title(priya: Scene) -> None:
    task = priya.told_once(priya.says(f"hey please book demo with Hooli {D} 3pm thanks"), "demo with Hooli")
    assert task["Name"] == "Meeting: demo with Hooli"


def test_an_e_mail_in_the_words_offers_its_lead(priya: Scene) -> None:
    line = f"asha@globex.com {D} 2pm renewal"
    asked = priya.says(line)
    assert "Do you mean Asha Rao" in asked.words
    offers = [one.text for one in asked.message.buttons]
    assert offers[1] == "Book without the lead"
    seen = priya.asks_and_chooses(line, offers[0])
    task = priya.told_once(seen, "renewal")
    assert (task["Name"], task["RelatedEntityIdName"]) == ("Meeting: renewal", "Asha Rao")


def test_without_the_lead_the_e_mail_stays_in_the_title(priya: Scene) -> None:
    seen = priya.asks_and_chooses(f"asha@globex.com {D} 4pm plan", "Book without the lead")
    task = priya.told_once(seen, "asha@globex.com plan")
    assert task["RelatedEntityIdName"] in ("", None)


def test_an_e_mail_that_no_lead_has_asks_nothing(priya: Scene) -> None:
    task = priya.told_once(priya.says(f"{D} 2pm write to nobody@nowhere.test"), "write to nobody@nowhere.test")
    assert task["Name"] == "Meeting: write to nobody@nowhere.test"


def test_only_a_lead_gives_the_appointment_its_name(priya: Scene) -> None:
    task = priya.told_once(priya.says(f"{D} 5pm lead:asha@globex.com"), "Meeting with Asha Rao")
    assert task["Name"] == "Meeting with Asha Rao"


def test_an_option_nobody_knows_is_named(priya: Scene) -> None:
    seen = priya.says(f"{D} 3pm Demo with:asha@globex.com")
    assert "“with:asha@globex.com” is no option that I know" in seen.words
    assert seen.examples[0].startswith("/meeting lead:asha@globex.com")
