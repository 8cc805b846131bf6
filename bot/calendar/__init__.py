"""An appointment for a person's own calendar.

entry      what a calendar shows of it, made of what the bot stored
links      addresses that open it in Google Calendar and Outlook
file       an iCalendar file
addresses  signed addresses of such files
"""
