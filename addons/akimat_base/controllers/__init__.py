from . import table_export
from . import verification
