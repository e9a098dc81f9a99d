package io.crmkit.jdbc.imports;

import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.json.JsonLimits;

/** Values as they stand in a column. */
final class Content {

  private Content() {}

  static String write(Object value) {
    return JsonDocuments.write(value);
  }

  static <T> T read(String text, Class<T> type) {
    return JsonDocuments.read(text, type, JsonLimits.STORED).orElseThrow();
  }
}
