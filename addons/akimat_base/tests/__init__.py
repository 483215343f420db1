from . import test_print
