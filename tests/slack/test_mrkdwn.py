"""What people typed is read as they see it: formats are no marks, struck-out words are no words, ids are no names."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.slack import mrkdwn, payloads
from bot.slack.plain_text import plain_text

HEARD = datetime(2026, 11, 24, 4, 35, tzinfo=UTC)


def line_of(sent: str, **more: str) -> str:
    """The line of a command that Slack sends with this text."""
    return payloads.command({"command": "/meeting", "text": sent, "channel_id": "C1", **more}, HEARD).line


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("Demo with &lt;Acme&gt; &amp; Co", "Demo with <Acme> & Co"),
        ("R&amp;amp;D", "R&amp;D"),
        ("A &amp;copy; B", "A &copy; B"),
        ("lead:<mailto:asha@globex.com|asha@globex.com>", "lead:asha@globex.com"),
        ("lead:<mailto:asha@globex.com>", "lead:asha@globex.com"),
        ("lead:asha@globex.com", "lead:asha@globex.com"),
        ("lead:<tel:+919845012345|+91-98450-12345>", "lead:+91-98450-12345"),
        ("see <http://acme.com|acme.com> and <https://x.y/z?a=1&amp;b=2>", "see acme.com and https://x.y/z?a=1&b=2"),
        ("ping <!here> <!channel|channel> <!subteam^S1|@sales>", "ping @here channel @sales"),
        ("3 &lt; 4 and 5 &gt; 4", "3 < 4 and 5 > 4"),
        ("  tomorrow 3pm  ", "tomorrow 3pm"),
        ("“curly” — dashes’ 🎉", "“curly” — dashes’ 🎉"),
    ],
)
def test_markup_becomes_what_was_typed(sent: str, typed: str) -> None:
    assert line_of(sent) == typed


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("~3pm~ 4pm Demo", "4pm Demo"),
        ("Demo tomorrow ~3pm~ 4pm", "Demo tomorrow 4pm"),
        ("Demo ~tomorrow 3pm~", "Demo"),
        ("Demo (~3pm~), 4pm", "Demo (), 4pm"),
        ("*~3pm~* 4pm", "4pm"),
        ("~*_3pm_*~ 4pm", "4pm"),
        ("~~3pm~~ 4pm", "4pm"),
        ("~3pm or~ 4pm ~5pm~", "4pm"),
        ("~3~4pm~ 5pm", "5pm"),
        (
            "~<mailto:old@globex.com|old@globex.com>~ lead:<mailto:asha@globex.com|asha@globex.com>",
            "lead:asha@globex.com",
        ),
        ("~see `3pm`~ 4pm", "4pm"),
        ("3pm~ 4pm ~5pm", "3pm~ 4pm ~5pm"),
        ("~3pm\u200b~\u200b4pm", "4pm"),
    ],
)
def test_struck_out_words_are_not_read(sent: str, read: str) -> None:
    assert line_of(sent) == read


@pytest.mark.parametrize(
    ("sent", "asked"),
    [
        ("tomorrow ~3~4pm Demo", "tomorrow 3 or 4pm Demo"),
        ("~3:30pm~4pm", "3:30pm or 4pm"),
        ("tomorrow ~3~4pm or ~5~6", "tomorrow 3 or 4pm or 5 or 6"),
    ],
)
def test_an_hour_that_may_be_struck_out_or_the_begin_of_a_span_is_asked_about(sent: str, asked: str) -> None:
    assert line_of(sent) == asked


@pytest.mark.parametrize(
    "typed",
    [
        "tomorrow 3~4pm Demo",
        "tomorrow ~3pm Demo",
        "at ~3pm or ~4pm",
        "Room_4_blue and a_b",
        "2*3 and 4 * 5 * 6",
        "snake_case __init__ _private",
        "a ~ b ~ c",
        "`` and ` alone",
        "3:30:45 and 10:15: Demo",
        "type:Demo: where:Room:4:",
        "Room :4: :30:",
        "where:_4_blue",
        "lead:_asha_@globex.com",
        "lead:first._last_.x@globex.com",
        "*a*.b@globex.com",
        "https://acme.com/_a_/*b*/~c~?d=_e_",
    ],
)
def test_what_only_looks_like_a_format_stays(typed: str) -> None:
    assert line_of(typed) == typed


@pytest.mark.parametrize(
    ("sent", "plain"),
    [
        ("*Demo* with _Acme_", "Demo with Acme"),
        ("*_Demo_* _*with*_ Acme", "Demo with Acme"),
        ("**Demo** with Acme", "Demo with Acme"),
        ('(*Demo*), "_Acme_"', '(Demo), "Acme"'),
        ("*2*3 is 6*", "2*3 is 6"),
        ("tomorrow `3pm` Demo", "tomorrow 3pm Demo"),
        ("`a*b*c` ```*d*\n_e_```", "a*b*c *d*\n_e_"),
        ("&gt; quoted\n&gt;more\n&gt;&gt;&gt; all", "quoted\nmore\nall"),
        ("Demo :tada: with Acme", "Demo with Acme"),
        ('":tada: Demo" with “Acme :rocket:”', '"Demo" with “Acme”'),
        ('"Demo :tada:" with (:+1: Acme)', '"Demo" with (Acme)'),
        ('"Demo" :tada: "Acme"', '"Demo" "Acme"'),
        ("Demo with Acme :flag-de::+1::skin-tone-2:", "Demo with Acme"),
        (":100: Demo, :white_check_mark:", "Demo,"),
        ("*<mailto:asha@globex.com|asha@globex.com>*", "asha@globex.com"),
        ("lead:*asha@globex.com*", "lead:asha@globex.com"),
        ("_asha@globex.com_", "asha@globex.com"),
        ("*<https://acme.com/_a_>*", "https://acme.com/_a_"),
    ],
)
def test_marks_of_formats_and_codes_of_emoji_are_gone(sent: str, plain: str) -> None:
    assert line_of(sent) == plain


@pytest.mark.parametrize(
    ("sent", "line"),
    [
        ("3pm <https://zoom.us/j/1?pwd=a&amp;b=2|Join the call>", "3pm Join the call\nhttps://zoom.us/j/1?pwd=a&b=2"),
        ("3pm <https://zoom.us/j/1|:zoom: *Join* _now_>", "3pm Join now\nhttps://zoom.us/j/1"),
        ("3pm Demo with <mailto:asha@globex.com|Asha>", "3pm Demo with Asha\nasha@globex.com"),
        ("3pm Demo lead:<mailto:asha@globex.com|Asha>", "3pm Demo lead:asha@globex.com"),
        ("3pm lead:<mailto:asha@globex.com|noah@globex.com>", "3pm lead:asha@globex.com"),
        ("3pm where:<https://zoom.us/j/1|Zoom>", "3pm where:https://zoom.us/j/1"),
        ('3pm where:"<https://zoom.us/j/1|Zoom>"', '3pm where:"https://zoom.us/j/1"'),
        ("3pm <https://zoom.us/j/1>", "3pm https://zoom.us/j/1"),
        ("3pm <https://Acme.com/|acme.com>", "3pm acme.com"),
        ("3pm <mailto:a%2Bb@globex.com?subject=Demo|Asha>", "3pm Asha\na+b@globex.com"),
    ],
)
def test_a_link_keeps_what_it_points_to(sent: str, line: str) -> None:
    """Behind a line break, where a description begins."""
    assert line_of(sent) == line


@pytest.mark.parametrize(
    ("sent", "plain"),
    [
        ("sync in <#C2|general>", "sync in #general"),
        ("sync in <#C0VAULT>", "sync in another channel"),
        ("sync in <#C0VAULT|>", "sync in another channel"),
        ("sync in <#C1|>", "sync in #sales"),
        ("with <!subteam^S0SALES>", "with a user group"),
        ("<!date^1795602600^{date} at {time}|24 Nov 3pm> Demo", "25 Nov 2026 10:30 UTC Demo"),
        ("<!date^1795602600^{date_short}|24 Nov> Demo", "24 Nov Demo"),
        ("<!date^99999999999999^{time}|24 Nov 3pm> Demo", "24 Nov 3pm Demo"),
        ("<!date^x^{time}|24 Nov 3pm> Demo", "24 Nov 3pm Demo"),
    ],
)
def test_ids_become_something_that_people_read(sent: str, plain: str) -> None:
    assert line_of(sent, channel_name="sales") == plain


@pytest.mark.parametrize("name", ["directmessage", "privategroup", ""])
def test_a_channel_whose_name_slack_keeps_to_itself_is_another_one(name: str) -> None:
    assert line_of("in <#C1|>", channel_name=name) == "in another channel"


def test_a_mention_is_a_name_and_somebody_behind_it() -> None:
    request = payloads.command({"command": "/meeting", "text": "<@U2|noah> and <@U3> and <@U2|noah>"}, HEARD)
    assert (request.line, request.mentions) == ("@noah and @U3 and @noah", (("@noah", "U2"), ("@U3", "U3")))


def test_two_people_of_one_name_are_told_apart() -> None:
    request = payloads.command({"command": "/meeting", "text": "<@U2|Noah Kim> owner:<@U3|Noah Kim>"}, HEARD)
    assert request.line == "@Noah_Kim owner:@Noah_Kim_2"
    assert request.mentions == (("@Noah_Kim", "U2"), ("@Noah_Kim_2", "U3"))


@pytest.mark.parametrize(
    ("sent", "seen"),
    [
        ("lead:\u200basha@globex.com\u200e", "lead:asha@globex.com"),
        ("tomorrow 3\u200bpm \u202eDemo\u202c", "tomorrow 3pm Demo"),
        ("\ufefftomorrow\u00a03pm\x00Demo", "tomorrow\u00a03pm Demo"),
        ("lead:asha\u200d@globex\u2060.com", "lead:asha@globex.com"),
        ("\u3164\u2800", ""),
        ("👩\u200d👩\u200d👧 क्\u200dष", "👩\u200d👩\u200d👧 क्\u200dष"),
        ("one\u2028two\r\nthree", "one\ntwo\nthree"),
    ],
)
def test_what_nobody_sees_is_in_no_value(sent: str, seen: str) -> None:
    assert line_of(sent) == seen


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("~3pm~ 4pm", "4pm"),
        ("*Demo* <b> &amp; :tada: <@U1>", "Demo <b> &amp; <@U1>"),
        ("* one\n* two\n> three", "* one\n* two\nthree"),
        ("2*3 Room_4_blue 3~4pm", "2*3 Room_4_blue 3~4pm"),
        ("asha\u200b@globex.com", "asha@globex.com"),
    ],
)
def test_what_is_typed_into_a_form_has_no_marks_either(typed: str, kept: str) -> None:
    """Slack escapes nothing there: `&amp;` and `<@U1>` are what somebody typed."""
    assert mrkdwn.unmarked(typed) == kept


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"), exclude_characters="*_~`:>|\u2800")))
def test_text_without_marks_comes_back_as_it_was(typed: str) -> None:
    """Slack escapes three characters and we undo three."""
    sent = typed.replace("&", "&amp;").replace("<", "&lt;")
    assert line_of(sent) in (typed.strip(), mrkdwn.unmarked(typed))


@given(st.text("<>@#!|^& abU1:~*_`\n\u200b\x00"))
@example("1<\n:>")
def test_no_markup_breaks_it(sent: str) -> None:
    found = plain_text(mrkdwn.runs(sent))
    assert all(name in found.text for name, _ in found.mentions)
    assert all(
        found.text[link.start : link.end] == found.text[link.start : link.end].strip("\n") for link in found.links
    )
    assert not set(found.text) & set("\u200b\x00")


@pytest.mark.parametrize(
    "piece", ["~a ", "*a", "_", "`", "<", "a@", "x://", "&gt;\n", ":a", "<http://a|b> ", "~a~ ", "```"]
)
def test_the_longest_message_of_marks_is_read_in_linear_time(piece: str) -> None:
    """Some hundredths of a second of this process; what tries each mark with each other one takes minutes."""
    began_s = time.process_time()
    plain_text(mrkdwn.runs(piece * (mrkdwn.LONGEST // len(piece))))
    assert time.process_time() - began_s < 5
