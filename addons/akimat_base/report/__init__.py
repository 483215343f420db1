import logging

# The PDF library reports each step of each file and each line of style that it does not know (the style sheets of the
# core have thousands of them), its font tools likewise; what they could not do still comes as an error.
logging.getLogger("weasyprint").setLevel(logging.ERROR)
logging.getLogger("weasyprint.progress").setLevel(logging.ERROR)
logging.getLogger("fontTools").setLevel(logging.ERROR)
