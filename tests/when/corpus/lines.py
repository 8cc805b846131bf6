"""Whole lines as they are typed between two calls, each with numbers or names that are not its time."""

from __future__ import annotations

from tests.when.corpus.expected import Expected, moment


def line(text: str, start: str, title: str, end: str | None = None, language: str = "en") -> Expected:
    return moment(start, text, end=end, title=title, language=language)


LINES = (
    line("Lunch w/ Raj thurs 12:30-1:30", "2026-11-26 12:30", "Lunch w/ Raj", "13:30"),
    line("QBR Initech mon 10-11:30am", "2026-11-30 10:00", "QBR Initech", "11:30"),
    line("1:1 with Sam fri 4pm", "2026-11-27 16:00", "1:1 with Sam"),
    line("1:1 with Sam at 1:15pm tomorrow", "2026-11-25 13:15", "1:1 with Sam"),
    line("call +1 415 555 0123 tmrw at 11", "2026-11-25 11:00", "call +1 415 555 0123"),
    line("call 9845012345 tomorrow 9:30am", "2026-11-25 09:30", "call 9845012345"),
    line("Demo for 5 people at Globex tomorrow 2pm", "2026-11-25 14:00", "Demo for 5 people at Globex"),
    line("Site visit Room 3 friday 3-5pm", "2026-11-27 15:00", "Site visit Room 3", "17:00"),
    line("Room 4 at 4pm tomorrow", "2026-11-25 16:00", "Room 4"),
    line("tomorrow at 4 room 4", "2026-11-25 16:00", "room 4"),
    line("Suite 300 tour at 3:00 pm tomorrow", "2026-11-25 15:00", "Suite 300 tour"),
    line("demo @ Acme HQ tomorrow @ 2", "2026-11-25 14:00", "demo @ Acme HQ"),
    line("Onsite at 12 Main Street fri 10am", "2026-11-27 10:00", "Onsite at 12 Main Street"),
    line("Acme 2.10 launch, dec 3 10:30am for 45m", "2026-12-03 10:30", "Acme 2.10 launch", "11:15"),
    line("pricing call re: 20% off, wed 4:30pm", "2026-11-25 16:30", "pricing call re: 20% off"),
    line("Discuss $1,500 quote tomorrow 1-1:30pm", "2026-11-25 13:00", "Discuss $1,500 quote", "13:30"),
    line("Coffee with June on June 3 at 10", "2027-06-03 10:00", "Coffee with June"),
    line("Coffee with April on friday at 10", "2026-11-27 10:00", "Coffee with April"),
    line("May pricing on May 5 at 2pm", "2027-05-05 14:00", "May pricing"),
    line("Q3 2025 review tomorrow 5pm", "2026-11-25 17:00", "Q3 2025 review"),
    line("Budget 2026 review 3 Dec 11:00", "2026-12-03 11:00", "Budget 2026 review"),
    line("Renewal Acme (3 seats) mon 2pm", "2026-11-30 14:00", "Renewal Acme (3 seats)"),
    line("Demo Acme / Globex thu 3pm", "2026-11-26 15:00", "Demo Acme / Globex"),
    line("review the 2/3 split on wed at 11am", "2026-11-25 11:00", "review the 2/3 split"),
    line("Meet Sunday Okafor on monday at 3pm", "2026-11-30 15:00", "Meet Sunday Okafor"),
    line("Ocean's 11 screening tomorrow at 11", "2026-11-25 11:00", "Ocean's 11 screening"),
    line("Windows 11 demo fri at 11", "2026-11-27 11:00", "Windows 11 demo"),
    line("Top 10 accounts monday 10am", "2026-11-30 10:00", "Top 10 accounts"),
    line("Invoice 2024-0815 tomorrow 9am", "2026-11-25 09:00", "Invoice 2024-0815"),
    line('"9 to 5" talk tomorrow 9 to 5', "2026-11-25 09:00", '"9 to 5" talk', "17:00"),
    line('"Friday 3pm" newsletter thu 3pm', "2026-11-26 15:00", '"Friday 3pm" newsletter'),
    line("Sync with @sam15 tomorrow 15:00", "2026-11-25 15:00", "Sync with @sam15"),
    line("ACME-1234 triage tomorrow 12:34", "2026-11-25 12:34", "ACME-1234 triage"),
    line("Read https://acme.com/3pm tomorrow 4pm", "2026-11-25 16:00", "Read https://acme.com/3pm"),
    line("mail june@acme.com tomorrow 9am", "2026-11-25 09:00", "mail june@acme.com"),
    line("24/7 support pitch 25 Nov 2-3pm", "2026-11-25 14:00", "24/7 support pitch", "15:00"),
    line("30 day trial check tomorrow 3pm", "2026-11-25 15:00", "30 day trial check"),
    line("Black Friday plan monday 9am", "2026-11-30 09:00", "Black Friday plan"),
    line("Intro: Priya <> Noah fri 11am", "2026-11-27 11:00", "Intro: Priya <> Noah"),
    line("Talk about March numbers fri 3pm", "2026-11-27 15:00", "Talk about March numbers"),
    line("Demo mit Acme, Raum 3, morgen 15 Uhr", "2026-11-25 15:00", "Demo mit Acme, Raum 3", None, "de"),
    line("Anruf 030 1234567 morgen um 11 Uhr", "2026-11-25 11:00", "Anruf 030 1234567", None, "de"),
    line("RDV 12 rue de Rivoli demain à 14h30", "2026-11-25 14:30", "RDV 12 rue de Rivoli", None, "fr"),
    line("Appeler le 01 42 68 53 00 jeudi à 10h", "2026-11-26 10:00", "Appeler le 01 42 68 53 00", None, "fr"),
    line("Llamar al 600 123 456 mañana a las 11", "2026-11-25 11:00", "Llamar al 600 123 456", None, "es"),
    line("Reunião sala 5 amanhã às 17h", "2026-11-25 17:00", "Reunião sala 5", None, "pt"),
    line("Riunione sala 3 domani alle 15", "2026-11-25 15:00", "Riunione sala 3", None, "it"),
    line("Overleg met Jan morgen om 14:30", "2026-11-25 14:30", "Overleg met Jan", None, "nl"),
    line("会議室3 定例 明日15時", "2026-11-25 15:00", "会議室3 定例", None, "ja"),
    line("3号会议室 明天下午3点", "2026-11-25 15:00", "3号会议室", None, "zh"),
    line("встреча офис 12 завтра в 15:00", "2026-11-25 15:00", "встреча офис 12", None, "ru"),
    line("kal 3 baje room 4 mein demo", "2026-11-25 15:00", "room 4 mein demo", None, "hi"),
    line("sala 3 prezentacja jutro o 15:00", "2026-11-25 15:00", "sala 3 prezentacja", None, "pl"),
    line("yarın 15:00 oda 3 toplantı", "2026-11-25 15:00", "oda 3 toplantı", None, "tr"),
)
