from . import akimat_summary_line
