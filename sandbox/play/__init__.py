"""`python -m sandbox play`: a small Slack in the browser, the real bot behind it, a sandbox LeadSquared beside it.

Nothing here reaches into the bot: it is delivered to as Slack delivers, and seen by what it calls.

serve      starts all of it, says where it is, ends with Ctrl-C
serving    the page over HTTP, on loopback
door       the page's files and its two calls, behind a token
stand      the stage, the clock that can be set, the switches, and the news of all of them
deeds      what somebody at the page can do: a person's half of Slack, and LeadSquared's switches
screen     what somebody at the page sees, as JSON
account    LeadSquared's side of that: appointments, calls, faults
way        the way of the last line: heard, read, decided, booked, told
news       a number that grows with every change, and waiting for it
page/      HTML, CSS and JavaScript as the browser gets them; libraries of others in page/lib
"""
