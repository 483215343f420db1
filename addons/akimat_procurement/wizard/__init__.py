from . import akimat_procurement_say
from . import akimat_procurement_dialogs
from . import akimat_contract_dialogs
