from . import akimat_guard_mixin
from . import ir_attachment
