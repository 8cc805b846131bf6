"""Faults on purpose: lines are typed into the sandbox Slack while everything around the bot fails; then it is judged.

lines  script  troubles    what people type, what goes wrong and when: made from one seed, nothing is done yet
herd  balancer             the bot's processes, and the way to the web ones; how they are killed, stopped, cut off
strangers  clock           who else connects; the bot's time of day
database  postgres         what they write to, and how it fails
harms  disturbances        what was done to a line that no bot can make good, and when it could not remember
stand  play                all put together; a script is done on it, and everything settles
evidence  said             what was typed, acked, stored and said, as values
cases  judge  report       the same by line; which promises are broken; the counts, and a broken line's whole history
"""
