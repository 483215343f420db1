from . import akimat_reception_book
from . import akimat_reception_reason
