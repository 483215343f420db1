from . import akimat_guard_mixin
from . import lines
from . import ir_attachment
from . import akimat_rights
