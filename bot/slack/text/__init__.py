"""Every sentence, label and button that people see, by what it is about.

Strings only, in plain text; their shape on the screen is made in message_blocks.
"""
