from . import akimat_document_reason
