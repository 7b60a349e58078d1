#include "tools/import/import_events.h"

namespace vanthu {

std::string_view import_point_name(ImportPoint point) {
  switch (point) {
    case ImportPoint::waiting_for_import:
      return "waiting-for-import";
    case ImportPoint::run_begun:
      return "run-begun";
    case ImportPoint::run_resumed:
      return "run-resumed";
    case ImportPoint::inputs_found:
      return "inputs-found";
    case ImportPoint::file_started:
      return "file-started";
    case ImportPoint::page_started:
      return "page-started";
    case ImportPoint::page_recognized:
      return "page-recognized";
    case ImportPoint::file_read:
      return "file-read";
    case ImportPoint::transaction_begun:
      return "transaction-begun";
    case ImportPoint::document_put:
      return "document-put";
    case ImportPoint::file_noted:
      return "file-noted";
    case ImportPoint::before_commit:
      return "before-commit";
    case ImportPoint::committed:
      return "committed";
    case ImportPoint::file_settled:
      return "file-settled";
    case ImportPoint::interrupted:
      return "interrupted";
    case ImportPoint::before_run_end:
      return "before-run-end";
    case ImportPoint::run_ended:
      return "run-ended";
  }
  return "";
}

}  // namespace vanthu
