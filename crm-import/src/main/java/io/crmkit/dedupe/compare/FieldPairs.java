package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.model.FieldKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds fields that are mixed up: of one kind, and with values in common more often than chance and errors explain. */
final class FieldPairs {

  private static final double LEAST = 0.02;

  private FieldPairs() {}

  /** Tells each field its partner, the pair with most in common first. */
  static void join(List<Field> fields) {
    while (true) {
      double best = LEAST;
      int one = -1;
      int other = -1;
      for (int i = 0; i < fields.size(); i++) {
        for (int j = i + 1; j < fields.size(); j++) {
          if (fields.get(i).partner() < 0 && fields.get(j).partner() < 0) {
            double share = Math.min(common(fields.get(i), fields.get(j)), common(fields.get(j), fields.get(i)));
            if (share > best) {
              best = share;
              one = i;
              other = j;
            }
          }
        }
      }
      if (one < 0) {
        return;
      }
      fields.get(one).partner(other, places(fields.get(one), fields.get(other)));
      fields.get(other).partner(one, places(fields.get(other), fields.get(one)));
    }
  }

  /** The share of the rows of one field whose value occurs in the other. */
  private static double common(Field field, Field other) {
    boolean mixable = field.kind() == other.kind() && field.kind() != FieldKind.CODE && field.kind() != FieldKind.NUMBER
        && field.kind() != FieldKind.CATEGORY && field.kind() != FieldKind.DATE;
    if (!mixable || field.filled() == 0) {
      return 0;
    }
    int[] places = places(field, other);
    long common = 0;
    for (int code = 0; code < places.length; code++) {
      common += places[code] < 0 ? 0 : field.count(code);
    }
    return (double) common / field.filled();
  }

  private static int[] places(Field field, Field other) {
    Map<String, Integer> known = new HashMap<>();
    for (int code = 0; code < other.values().size(); code++) {
      known.put(other.values().get(code), code);
    }
    return field.values().stream().mapToInt(value -> known.getOrDefault(value, -1)).toArray();
  }
}
