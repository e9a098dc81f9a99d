package io.crmkit.imports.port;

import io.crmkit.core.TenantId;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.RejectedRow;
import java.util.List;

/**
 * Takes every row that is not valid, to be corrected and imported again; called by one thread at a time for one import.
 */
public interface RejectedRows {

  /**
   * Writes rows behind the first {@code position} bytes of what was written for a file, and discards what stands behind
   * them: that was written by work that was cut short.
   *
   * @param file the number of the file within the import, from 0
   * @param header the columns of the file
   * @return how many bytes there are then; they are safe when this returns
   */
  long append(TenantId tenant, ImportId id, int file, List<String> header, long position, List<RejectedRow> rows);
}
