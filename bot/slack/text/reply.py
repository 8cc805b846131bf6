"""What the bot says before it has a shape on the screen: a sentence, and the lines to type that go with it.

The type alone; the words are in sentences, refusals and about.
"""

Reply = tuple[str, tuple[str, ...]]
