"""Types lines into the stand-in for Slack while everything around the bot fails, and judges what became of them.

typed_lines  script  fault_choice  what people type, what fails and when: made from one seed, nothing is done yet
bot_processes  balancer            the bot's processes, how they are killed and stopped; connections to the web ones
slow_clients  bot_clock            connections that send nothing whole; the bot's time of day
databases  postgres_database       what the bot writes to, and how it fails
harms  disturbances                what was done to a line that no bot can repair; when the bot could not remember
chaos_environment  script_runner   all of these together; a script is run, and all jobs end
evidence  message_meanings         what was typed, acked, stored and written, as values
cases  judge  run_report           the same by line; which promises are broken; what is printed
"""
