package io.crmkit.testkit.sso;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what is encoded as a form. */
final class Forms {

  private Forms() {}

  static Map<String, String> read(@Nullable String form) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (form != null && !form.isEmpty()) {
      for (String each : form.split("&", -1)) {
        String[] parts = each.split("=", 2);
        fields.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
