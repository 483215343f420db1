from . import akimat_appeal_decide
from . import akimat_appeal_reply
from . import akimat_reception_book
from . import akimat_reception_reason
from . import akimat_summary_line
