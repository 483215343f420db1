from . import akimat_document_reason
from . import akimat_journal_print
from . import akimat_setup
from . import akimat_summary_line
