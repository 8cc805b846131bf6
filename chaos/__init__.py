"""Faults on purpose: lines are typed into the sandbox Slack while everything around the bot fails; then it is judged.

lines  script           what people type, and what goes wrong when: both made from one seed, nothing is done yet
herd  balancer  database  the bot's processes, the way to them, what they write to; and how each is broken
play                    does a script, and waits until everything has settled
evidence  said          what was typed, acked, stored and said, as values
judge  report           which promises are broken; the counts, and a broken line's whole history
"""
