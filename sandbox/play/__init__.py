"""`python -m sandbox play`: a small Slack in the browser, the real bot behind it, a sandbox LeadSquared beside it.

Nothing here reaches into the bot: requests come to it as from Slack, and what it calls is shown.

serve              starts all of it, prints the address, ends with Ctrl-C
page_server        the page's files and its two calls, behind a token
playground         the bot, both stand-ins, the clock that can be set, the ordered faults
page_actions       what somebody at the page can do: as a Slack user, and to LeadSquared
page_state         what somebody at the page sees, as JSON
leadsquared_panel  LeadSquared's part of that: appointments and calls
line_progress      what happened to the last line: received, read, decided, booked, answered
browser            refuses requests of other pages in the same browser
page/              HTML, CSS and JavaScript as the browser gets them; libraries of others in page/lib
"""
