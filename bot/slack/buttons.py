"""Which buttons and menus a message has, and what each carries.

Values only: their shape is made in message_blocks, what a press does is in listeners/pressed_buttons and shortcuts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.meetings import actions
from bot.meetings.actions import OPEN_FORM, Action
from bot.meetings.audience import Audience
from bot.meetings.choices import OPPORTUNITY, PLACE, TYPE, WITHOUT, is_time, named_choice, time_choice
from bot.meetings.clash import ClashLook
from bot.meetings.messages import (
    AppointmentCard,
    AppointmentState,
    Ask,
    BotMessage,
    Card,
    CardElsewhere,
    ChangeEnd,
    ChangeResult,
    ConfirmChange,
    End,
    InternalFailure,
    LookupFailed,
    Outcome,
    ProfileUnavailable,
    Question,
    RefusalKind,
    RefusalReason,
    Refuse,
    WhichAppointment,
)
from bot.meetings.request import AGAIN, ANYWAY, CHECK, Target
from bot.meetings.rules import is_self
from bot.slack import targets
from bot.slack.button_payload import (
    ACT,
    ANSWER,
    BOOKED,
    CALENDAR,
    CANCEL,
    EDIT,
    KEEP,
    LINK,
    MORE,
    MOVE_ANYWAY,
    MOVE_TO,
    OPEN,
    SHOW,
    YES,
    ButtonPayload,
)
from bot.slack.text import appointment_changes, clashes, labels, moves, times
from bot.slack.text.open_questions import MOST_LEADS, MOST_NAMES
from bot.when import Reading

# A row of buttons is read at a glance, or not at all.
MOST_BUTTONS = 5
# Types that a refused card offers instead, beside Edit.
MOST_TYPES = 4
# Slack's limit of an overflow menu.
MOST_ENTRIES = 5
# Reasons that no edit of the line changes.
_FINAL = frozenset(
    {
        RefusalReason.GUEST,
        RefusalReason.BOT,
        RefusalReason.DELETED,
        RefusalReason.OUTSIDE,
        RefusalReason.NO_MAIL,
        RefusalReason.MAIL_SCOPE,
    }
)


@dataclass(frozen=True)
class Confirm:
    """What is asked before a press counts, in a dialog of Slack's own."""

    title: str
    text: str
    yes: str
    no: str


@dataclass(frozen=True)
class Button:
    """One button of a message; `main` is drawn as the likeliest one. With `url` Slack opens that page."""

    label: str
    action: str
    payload: ButtonPayload
    main: bool = False
    url: str = ""
    confirm: Confirm | None = None


@dataclass(frozen=True)
class MenuEntry:
    """One entry of a menu. A press comes back as a button's does, with no user in its payload: whoever handles it
    checks who may. With `url` Slack opens that page."""

    label: str
    payload: ButtonPayload
    url: str = ""


@dataclass(frozen=True)
class Menu:
    """The menu behind the buttons of a message (Slack's overflow menu): what is needed less often, or is risky.

    Slack takes five entries. Of more than these it shows four, and one that opens the others in a view (`more`)."""

    entries: tuple[MenuEntry, ...]
    more: MenuEntry | None = None

    @property
    def shown(self) -> tuple[MenuEntry, ...]:
        if len(self.entries) <= MOST_ENTRIES or self.more is None:
            return self.entries[:MOST_ENTRIES]
        return (*self.entries[: MOST_ENTRIES - 1], self.more)

    @property
    def others(self) -> tuple[MenuEntry, ...]:
        """Those that it has no room for."""
        return tuple(one for one in self.entries if one not in self.shown)


def act(label: str, key: str, what: str, *, main: bool = False, confirm: Confirm | None = None) -> Button:
    """A button that does something to an appointment: `what` is one of the names in listeners/card_actions."""
    return Button(label, ACT, ButtonPayload(key, "", what), main=main, confirm=confirm)


def entry(label: str, key: str, what: str, url: str = "") -> MenuEntry:
    """The same as an entry of a menu."""
    return MenuEntry(label, ButtonPayload(key, "", what), url)


def open_(audience: Audience, action: Action, thread_ts: str) -> Button:
    """Opens what a mention asked for, and answers in that thread."""
    label = labels.open_form(audience) if action is OPEN_FORM else labels.open_it(audience)
    return Button(label, OPEN, ButtonPayload(thread_ts, audience.user, action.name), main=True)


def menu(audience: Audience, key: str, entries: Sequence[MenuEntry]) -> Menu:
    return Menu(tuple(entries), entry(labels.more(audience), key, MORE))


def for_message(audience: Audience, message: BotMessage, key: str) -> list[Button]:
    """A button for each answer to a question, then Edit and Cancel; none where nothing is asked."""
    match message:
        case ConfirmChange():
            about = targets.written(targets.of_card(message.about))
            yes = act(appointment_changes.LABELS[message.action](audience), about, f"{message.action}{YES}")
            return [yes, act(labels.keep(audience), about, KEEP)]
        case WhichAppointment():
            return [
                act(appointment_changes.choice_of(audience, one), targets.written(targets.of_card(one)), message.action)
                for one in message.appointments[:MOST_BUTTONS]
            ]
        case ChangeResult() if message.end in (ChangeEnd.CLASH, ChangeEnd.UNREAD):
            return _for_move(audience, message)
        case ChangeResult():
            return _after_change(audience, message)
        case InternalFailure() if message.changing:
            return []
        case InternalFailure():
            ended = Outcome(End.UNSURE if message.sent else End.BROKEN)
            return [one for one in for_outcome(audience, ended, key) if isinstance(one, Button)]
        case CardElsewhere() if message.permalink:
            payload = ButtonPayload(message.card.key or LINK, "", LINK)
            return [Button(labels.open_card(audience), ACT, payload, url=message.permalink)]
        case ProfileUnavailable():
            return _try_again(audience, key)
        case LookupFailed() if message.outcome.end is not End.REFUSED:
            return _try_again(audience, key)
        case Ask() | LookupFailed():
            pass
        case Refuse() if message.why not in _FINAL:
            pass
        case _:
            return []
    offered = choices(audience, message)
    edit = _edit(audience, key)
    if offered and is_time(offered[0][1]):
        edit = replace(edit, label=labels.other_time(audience))
    return [
        *(Button(label, ANSWER, ButtonPayload(key, audience.user, picked)) for label, picked in offered),
        edit,
        Button(labels.cancel(audience), CANCEL, ButtonPayload(key, audience.user)),
    ]


def _after_change(audience: Audience, result: ChangeResult) -> list[Button]:
    """The next step, where there is one: Delete where it is too late for Undo, Held where deleting is switched off,
    another appointment after a no-show."""
    about = result.about
    if about is None:
        return []
    target, deletes = targets.written(targets.of_card(about)), (actions.DELETE.name, actions.UNDO.name)
    if result.end is ChangeEnd.TOO_LATE:
        return [act(appointment_changes.LABELS[actions.DELETE.name](audience), target, actions.DELETE.name)]
    off = result.end is ChangeEnd.FAILED and result.outcome.kind is RefusalKind.SWITCHED_OFF
    if off and result.action in deletes and about.state.is_open:
        return [act(appointment_changes.LABELS[actions.HELD.name](audience), target, actions.HELD.name)]
    if result.action == actions.NO_SHOW.name and result.end is ChangeEnd.DONE and about.key and about.user:
        return [book_again(replace(audience, user=about.user), about.key)]
    return []


def _for_move(audience: Audience, message: ChangeResult) -> list[Button]:
    """The free times that a move was not made to yet, and the same time anyway."""
    if message.about is None:
        return []
    about = targets.written(targets.of_card(message.about))

    def button(label: str, start: datetime, end: datetime, what: str) -> Button:
        return act(label, f"{int(start.timestamp())}-{int(end.timestamp())}|{about}", what)

    free = message.clash.free if message.clash else ()
    rows = [button(moves.free_time(audience, one, None), one.start, one.end, MOVE_TO) for one in free]
    return [*rows, button(moves.move_anyway(audience), *message.to_time, MOVE_ANYWAY)] if message.to_time else rows


def choices(audience: Audience, message: BotMessage) -> list[tuple[str, str]]:
    """The label and the stored choice of each answer."""
    if isinstance(message, Refuse):
        return _times(audience, message.choices, message.now)
    if not isinstance(message, Ask):
        return []
    match message.what:
        case Question.LEADS:
            leads = message.leads[:MOST_LEADS]
            found = [(label, lead.id) for label, lead in zip(labels.lead_labels(leads), leads, strict=True)]
            alone = [] if message.draft.lead else [(labels.without_lead(audience), named_choice(WITHOUT, "lead"))]
            return [*found, *alone]
        case Question.TYPES:
            return [(name, named_choice(TYPE, name)) for name in message.types[:MOST_NAMES]]
        case Question.OPPORTUNITIES:
            named = message.opportunities[:MOST_NAMES]
            return [(one.name or one.id, named_choice(OPPORTUNITY, one.id)) for one in named]
        case Question.CLASH:
            return clashes.choices(audience, message.clash or ClashLook())
        case Question.PLACE:
            return [(place, named_choice(PLACE, place)) for place in message.places[:MOST_NAMES]]
        case _:
            return _times(audience, message.readings, message.now)


def _times(audience: Audience, readings: Sequence[Reading], now: datetime) -> list[tuple[str, str]]:
    shown = readings[:MOST_BUTTONS]
    return [(label, time_choice(one)) for label, one in zip(times.choices(audience, shown, now), shown, strict=True)]


def for_appointment(audience: Audience, card: AppointmentCard) -> list[Button | Menu]:
    """What can be done next to an appointment that something was done to. `audience` is the asker's."""
    asker = replace(audience, user=card.user)
    row: list[Button | Menu] = [book_again(asker, card.key)] if card.key and card.user else []
    return [*row, appointment_menu(audience, targets.of_card(card), card.state, card.lead_page)]


def appointment_menu(audience: Audience, target: Target, state: AppointmentState, lead_page: str = "") -> Menu:
    """The menu of an existing appointment, on its card and in lists: the actions that its state allows, from ACTIONS.
    It is the same for everybody; who may is checked when something is chosen."""
    about = targets.written(target)
    offered = actions.for_state(state)
    entries = [entry(appointment_changes.LABELS[one.name](audience), about, one.name) for one in offered]
    if state is AppointmentState.BOOKED:
        entries.append(entry(labels.add_to_calendar(audience), about, CALENDAR))
    if lead_page:
        entries.append(entry(labels.open_lead(audience), about, LINK, lead_page))
    return menu(audience, about, entries)


def _for_clash(audience: Audience, outcome: Outcome, key: str) -> list[Button]:
    picked = clashes.choices(audience, outcome.clash or ClashLook())
    return [
        *(Button(label, ANSWER, ButtonPayload(key, audience.user, one)) for label, one in picked),
        _edit(audience, key),
    ]


def for_card(audience: Audience, card: Card) -> list[Button | Menu]:
    """What can be done next, the likeliest first. Only the asker may press the buttons; who may choose in the menu is
    checked then."""
    asker = replace(audience, user=card.asker.user)
    if card.key and card.outcome.end is End.REFUSED:
        return _after_refusal(asker, card)
    if card.key and card.outcome.end is End.BOOKED:
        return _booked(asker, card.key, card.lead_url)
    if card.key and card.outcome.end is End.BARRED and card.outcome.about_owner:
        return [_without(asker, card.key, "owner"), _edit(asker, card.key)]
    return for_outcome(asker, card.outcome, card.key)


def _booked(asker: Audience, key: str, lead_page: str = "") -> list[Button | Menu]:
    """Undo first, which works for some minutes; a press that comes later says so."""
    target = Target(key)
    undo = act(appointment_changes.LABELS[actions.UNDO.name](asker), targets.written(target), actions.UNDO.name)
    return [undo, book_again(asker, key), appointment_menu(asker, target, AppointmentState.BOOKED, lead_page)]


def for_outcome(audience: Audience, outcome: Outcome, key: str) -> list[Button | Menu]:
    """The buttons of a card of which only this is known. While it is being booked, one that shows the status: the
    process that posted the card may have ended at that moment."""
    asker, end = audience.user, outcome.end
    if not key:
        return []
    if not end.is_last:
        return [Button(labels.show_status(audience), SHOW, ButtonPayload(key, asker))]
    match end:
        case End.BOOKED:
            return _booked(audience, key)
        case End.CLASH:
            return [*_for_clash(audience, outcome, key)]
        case End.UNSURE:
            anyway = ButtonPayload(key, asker, ANYWAY)
            return [
                Button(labels.check_again(audience), ANSWER, ButtonPayload(key, asker, CHECK), main=True),
                Button(labels.book_anyway(audience), ANSWER, anyway, confirm=_may_be_twice(audience)),
            ]
        case End.LATE:
            return [replace(_edit(audience, key), label=labels.other_time(audience), main=True)]
        case End.BARRED:
            return []
        case End.GAVE_UP | End.BROKEN:
            return [*_try_again(audience, key)]
        case _:
            # What somebody else has to mend first: keys, or what LeadSquared refuses.
            return [replace(one, main=False) for one in _try_again(audience, key)]


def _after_refusal(asker: Audience, card: Card) -> list[Button | Menu]:
    """What would be taken instead, where that is known: trying the same again comes to the same."""
    key, draft, kind = card.key, card.draft, card.outcome.kind
    edit = _edit(asker, key)
    if kind is RefusalKind.OWNER and not is_self(draft, card.asker):
        return [_without(asker, key, "owner"), edit]
    if kind is RefusalKind.LEAD and (draft.lead or draft.opportunity):
        return [_without(asker, key, "lead" if draft.lead else "opp"), edit]
    if kind is RefusalKind.TASK_TYPE and card.types:
        named = [one for one in card.types if one != card.meeting.task_type][:MOST_TYPES]
        return [
            *(
                Button(labels.book_as(asker, one), ANSWER, ButtonPayload(key, asker.user, named_choice(TYPE, one)))
                for one in named
            ),
            edit,
        ]
    if kind is RefusalKind.FIELD:
        return [replace(edit, label=labels.fill_in(asker), main=True)]
    again = Button(labels.try_again(asker), ANSWER, ButtonPayload(key, asker.user, AGAIN))
    return [edit, again]


def _without(asker: Audience, key: str, option: str) -> Button:
    """Books the same without one option."""
    label = {"owner": labels.for_me, "lead": labels.without_lead, "opp": labels.without_opportunity}[option]
    picked = named_choice(WITHOUT, option)
    return Button(label(asker), ANSWER, ButtonPayload(key, asker.user, picked), main=True)


def _may_be_twice(audience: Audience) -> Confirm:
    return Confirm(
        labels.book_anyway_title(audience),
        labels.book_anyway_text(audience),
        labels.book_anyway(audience),
        labels.cancel(audience),
    )


def book_again(audience: Audience, key: str) -> Button:
    """On the card of an appointment that is booked."""
    return Button(labels.book_again(audience), EDIT, ButtonPayload(key, audience.user, BOOKED))


def _try_again(audience: Audience, key: str) -> list[Button]:
    payload = ButtonPayload(key, audience.user, AGAIN)
    return [Button(labels.try_again(audience), ANSWER, payload, main=True), _edit(audience, key)]


def _edit(audience: Audience, key: str) -> Button:
    return Button(labels.edit(audience), EDIT, ButtonPayload(key, audience.user))
