from . import akimat_appeal_decide
from . import akimat_appeal_reply
