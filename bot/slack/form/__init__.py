"""The form: a modal in which the same draft is filled in.

fields     every block and action id in it
state      what a view says when it comes back
preview    the words and pickers as one time
build      state to view
result_view  what the form says in the end
"""
