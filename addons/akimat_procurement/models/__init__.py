from . import akimat_duty
