"""The form: a modal in which the same appointment is filled in.

fields            every block and action id in it
metadata          what the bot stores in the view, and checks when it comes back
state             what a view contains when it comes back
merge_states      what was typed, and what the bot has learnt since
initial_state     what the form contains when it opens: nothing, a request, a message
prefill           looks up what initial_state needs from Slack and LeadSquared
preview           the words and the pickers as one time
build             a state turned into Slack's view, from input_elements
more_fields       the fields besides title and time
session           one open form: what was typed, what is shown next
windows           sends what a session says, and looks up what it lacks
submit            a submitted form turned into a request, or into errors
result_view       what the form shows after it was submitted
preferences_view  a person's own settings, and the Home tab
"""
