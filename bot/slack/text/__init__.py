"""Every sentence, label and button that people see, by what it is about.

Strings only, in plain text; their shape on the screen is made in message_blocks and form/build. Each sentence is
written whole, in English, where it is used: `sentence(audience, "Created task {task}", task=...)`. A second language is
one gettext catalogue, translations/<language>.po.

sentences      which sentence goes with which message of the domain
booking_results how a booking ended, in its thread
appointment_changes what came of an action on an appointment that is booked
refusals       why nothing was booked, and a line to type instead
open_questions what the bot has to ask before it can book
agenda         the list of one's own appointments
clashes        what is in the way of a time
delays         why LeadSquared has not answered yet
card           the message that stands for one appointment
moves          the form that moves an appointment, and what is in the way
notices        short answers to a press, a command or a form
help_text      what can be typed, and who the bot takes somebody for
labels         buttons, leads and times as labels
option_text    each option of a line: what it takes, and its label in the form
step_failures  what a step of a workflow says when it fails
form_text      the form: labels, hints, and what is wrong in a field
preferences    a person's own settings, and the Home tab
assumptions    what the bot filled in
example_lines  lines to type, the same in every language
"""
