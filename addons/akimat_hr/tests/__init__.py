from . import test_staffing_table
