"""What the bot holds, measured beside a floor or a peer in the same run. Measures only; it asserts nothing.

arithmetic  lines  load       percentiles, signed commands, the client that sends them on time
peers  servers                what is measured beside the bot, and how each of them is started
acks  sustained  postgres          the answer to Slack
idle                          from the typed line to the reply in the thread
reading                       the language of time
memory  growth                what ten thousand lines, and a million old ones, leave behind
anatomy                       where an ack's time goes
report                        tables
"""
