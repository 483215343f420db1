from . import akimat_disciplinary_dialog
from . import akimat_disciplinary_log
from . import competition_dialogs
