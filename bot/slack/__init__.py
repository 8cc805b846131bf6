"""Everything between Slack and the domain.

What Slack can trigger, and what people see: reads and writes Slack's JSON. Which appointments may be booked is decided
in bot/meetings.

bolt_app         what Slack can trigger, in one list; the listeners are in listeners/
request_gate     which requests are rejected before a listener runs
payloads         Slack's JSON read into frozen values; button_payload for pressed buttons
message_words    the words of a message, by mrkdwn, block_text and plain_text
chat             the Chat port: cards, threads and private messages, over web_client and api
message_blocks   values turned into messages; the sentences are in text/
form             the form in which an appointment can be filled in
directory        people and lists of LeadSquared, cached
menus            what the menus of a form offer
"""
