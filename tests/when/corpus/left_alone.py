"""Titles with numbers and names that look like times, and are none.

Each is left as it stands: beside a real time, before it and after it, and without one. What a title
alone must NOT become is a booking.
"""

from __future__ import annotations

# Alone, these name no time at all.
NUMBERS = (
    # ids
    "Task 2b42a154-8a10-5e1a-8e0c-3eb0999aaee9",
    # phones
    "Call +49 30 1234567",
    "Call +1 415 555 0123",
    "Ring Ravi on 98450 12345",
    "Call (212) 555-0100 about renewal",
    "WhatsApp +91-98450-12345",
    # orders, invoices, tickets, postcodes
    "Order 4711",
    "Invoice 2024-0815 follow-up",
    "Ticket #1530",
    "ACME-1234 review",
    "Fix for PROJ-930",
    "PO 1500 sign-off",
    "Quote 10023 rev 2",
    "Case 00123456",
    "Visit 560001 warehouse",
    "Article 15.30.2 check",
    # rooms, floors, seats
    "Room 3 planning",
    "Suite 300 walkthrough",
    "Meet at Table 7",
    "Gate 11 pickup",
    "Floor 12 tour",
    "Hall 4 booth 15",
    # ratios, scores, versions, standards
    "1:1 with Sam",
    "2:1 offer for Globex",
    "Release 2.10 demo",
    "v3.2.1 walkthrough",
    "Python 3.11 upgrade",
    "Windows 11 rollout",
    "ISO 27001 audit",
    "Section 8.4 of the contract",
    "Clause 12.3 redlines",
    # money and percentages
    "$3.50 pricing for Acme",
    "Discuss 50% discount",
    "$1500 renewal",
    "EUR 10.000 offer",
    "₹15,000 quote for Lin",
    "5k deal review",
    "2.5% fee question",
    # names with numbers in them
    "Catch 22 book club",
    "Area 51 tour",
    "Top 10 accounts",
    "360 review",
    "Studio 54 event",
    "3M pitch",
    "7-Eleven intro",
    "4G rollout with Telco",
    "24/7 support pitch",
    "Fortune 500 prospects",
    "B2B and B2C plan",
    "Web 2.0 talk",
    "Formula 1 hospitality",
    # counts, sizes
    "3 of 5 pilots",
    "Meet 4 new reps",
    "12 licences for Globex",
    "Team of 8 onboarding",
    "6 pack samples",
    "A4 flyers",
    "10x growth plan",
    # mentions, links, mail, emoji
    "Sync with @june",
    "Sync with @sam15",
    "Review https://acme.com/2026/11/30/plan",
    "Mail june@acme.com the deck",
    "Read docs.acme.com/v3.4",
    ":clock3: check-in",
    "Kick-off :tada:",
)

# Alone, some of these may be asked about (a year, a month, a day's name is in them); never booked.
NAMES = (
    "Coffee with June",
    "Intro to April Jones",
    "Lunch with May Lin",
    "Call Sunday Okafor",
    "Review with Will",
    "August Wilson intro",
    "Call Will",
    "Meet Mark and Jan",
    "Dawn Miller onboarding",
    "Black Friday campaign",
    "Cyber Monday offers",
    "Budget 2026",
    "Budget 2027 review",
    "Q3 2025 review",
    "Q4 forecast",
    "FY26 targets",
    "May pricing",
    "March numbers review",
    "December churn analysis",
    "Summer 2027 campaign",
    "Year-end close",
    "Weekly sync",
    "Monthly review",
    "Quarterly business review",
    "Day 2 operations",
    "30 day trial check",
    "2/3 majority vote",
    "1/2 price promo",
    "90-day plan",
    "Ocean's 11 screening",
    '"9 to 5" culture talk',
    '"Tomorrow at 4" song rights',
    'the "Friday 3pm" newsletter',
    "“Half past 2” launch",
    "Second half review",
    "Minute book review",
    "Second opinion on Acme",
    "Happy hour with Globex",
    "Power hour",
    "Last mile delivery",
    "Next steps with Acme",
    "First call with Globex",
    "March Networks demo",
)

# A day's name that contradicts the real day: it may be asked about, but no other day is booked.
CONTRADICTIONS = (
    "Tuesday Weld retrospective",
    "Today Foods intro",
    "Friday Osei intro",
    "Sunday Times interview",
)
