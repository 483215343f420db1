import logging

# The PDF library reports each step of each file, its import included; what it could not do still comes as a warning.
logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)
