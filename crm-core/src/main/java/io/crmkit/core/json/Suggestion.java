package io.crmkit.core.json;

import io.crmkit.core.naming.JsonNames;
import java.util.Collection;

/** The known name that an unknown one was probably meant to be. */
final class Suggestion {

  private static final int LONGEST = 64;

  private Suggestion() {}

  /** Returns {@code  Did you mean "steps"?} with a space before it, or nothing if no name is near. */
  static String of(String unknown, Collection<String> known) {
    if (unknown.length() > LONGEST) {
      return "";
    }
    String name = JsonNames.snakeCase(unknown.replace('-', '_').replace(' ', '_'));
    String nearest = "";
    int least = Math.max(1, name.length() / 3) + 1;
    for (String each : known) {
      int distance = each.length() > LONGEST ? LONGEST : distance(name, each);
      if (distance < least) {
        least = distance;
        nearest = each;
      }
    }
    return nearest.isEmpty() ? "" : " Did you mean \"" + nearest + "\"?";
  }

  static String of(String unknown, Collection<String> known, Problems problems) {
    return problems.hides() ? "" : of(unknown, known);
  }

  /** Levenshtein distance, a row at a time. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
