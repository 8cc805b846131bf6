"""The form: a modal in which the same draft is filled in.

fields       every block and action id in it
notes        what the bot notes in it, and checks when it comes back
state        what a view says when it comes back
merging      what was typed, and what came to be known meanwhile
open_with    what it opens with: nothing, a request, a message
preview      the words and pickers as one time
build        state to view; elements are its pieces, lists what its menus offer
result_view  what it says in the end
habits_view  one's own settings, and the Home tab
"""
