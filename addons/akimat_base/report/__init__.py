import logging

# The PDF library and its font tools report each step of each file, their import included; what they could not do
# still comes as a warning.
for name in ("weasyprint.progress", "fontTools"):
    logging.getLogger(name).setLevel(logging.WARNING)
