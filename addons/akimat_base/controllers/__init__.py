from . import login_language
from . import table_export
from . import verification
from . import rights
