package io.crmkit.imports.port;

import io.crmkit.core.TenantId;
import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.model.template.Template;
import java.util.List;

/**
 * Knows what rows may be the same as: earlier rows of their file, rows of other imports, records.
 *
 * <p>Implementations must be safe for concurrent use.
 */
public interface DuplicateFinder {

  /**
   * Returns what each row may be the same as, the best first: for rows of equal score records before rows, and earlier
   * rows before later ones.
   *
   * @param rows in the order of their numbers; an earlier row of a file is one with a lower number, in this list or
   *     before
   * @return a list for each row, in the same order
   */
  List<List<DuplicateOf>> find(TenantId tenant, ImportId id, Template template, List<StagedRow> rows);

  /**
   * Returns the records that each row may be the same as, as {@link #find} does, other than those that the import
   * itself has made and nobody has written since, which were compared when they were rows. Whoever looks at the first so many
   * records only leaves them out before: else those of an import of very many rows would hide all others.
   */
  default List<List<DuplicateOf>> findMadeByOthers(
      TenantId tenant, ImportId id, Template template, List<StagedRow> rows) {
    return find(tenant, id, template, rows);
  }
}
