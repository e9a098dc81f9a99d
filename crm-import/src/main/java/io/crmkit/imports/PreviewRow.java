package io.crmkit.imports;

import io.crmkit.imports.model.RowPlan;
import io.crmkit.imports.model.StagedRow;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a row would do if the import were committed now.
 *
 * @param before the fields of the record that it meets, as they are today; null if there is none yet
 * @param after the fields that the record would have; those of today if the row would not be written
 */
public record PreviewRow(StagedRow row, RowPlan plan, @Nullable Map<String, String> before,
    @Nullable Map<String, String> after) {

  public PreviewRow {
    before = before == null ? null : Collections.unmodifiableMap(new TreeMap<>(before));
    after = after == null ? null : Collections.unmodifiableMap(new TreeMap<>(after));
  }
}
