package io.crmkit.imports;

import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Cursor;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.UndoConflict;
import io.crmkit.imports.port.RecordStore;
import java.util.List;

/** What undoing left alone, a page at a time; conflicts are only ever added, so that their place is their key. */
final class Conflicts {

  private static final String LIST = "imports/conflicts";

  private Conflicts() {}

  static Page<UndoConflict> page(RecordStore records, TenantId tenant, ImportId id, PageRequest request) {
    Cursor cursor = request.cursor();
    long skip = cursor == null ? 0 : Previews.place(cursor, LIST);
    return Page.of(records.conflicts(tenant, id, skip, request.limit() + 1), request,
        last -> new Cursor(LIST, List.of(Long.toString(skip + request.limit()))));
  }
}
