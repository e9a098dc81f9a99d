package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.TextCodes;
import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.model.FieldValues;
import java.util.List;

/** Finds fields that are mixed up: of one kind, and with values in common more often than chance and errors explain. */
final class FieldPairs {

  private static final double LEAST = 0.02;

  private FieldPairs() {}

  /** Tells each field its partner, the pair with most in common first. */
  static void join(List<Field> fields) {
    TextCodes[] codings = new TextCodes[fields.size()];
    double[][] common = new double[fields.size()][fields.size()];
    for (int i = 0; i < common.length; i++) {
      for (int j = 0; j < common.length; j++) {
        if (i != j && mixable(fields.get(i), fields.get(j))) {
          codings[j] = codings[j] == null ? coding(fields.get(j)) : codings[j];
          common[i][j] = common(fields.get(i), places(fields.get(i), codings[j]));
        }
      }
    }
    while (joinsBest(fields, common, codings)) {
      // until no two have enough in common
    }
  }

  /** Tells each field the partner that a model knows. */
  static void join(List<Field> fields, List<FieldValues> known) {
    List<String> names = fields.stream().map(Field::name).toList();
    for (int f = 0; f < known.size(); f++) {
      String partner = known.get(f).partner();
      if (partner != null) {
        int other = names.indexOf(partner);
        fields.get(f).partner(other, places(fields.get(f), coding(fields.get(other))));
      }
    }
  }

  private static boolean joinsBest(List<Field> fields, double[][] common, TextCodes[] codings) {
    double best = LEAST;
    int one = -1;
    int other = -1;
    for (int i = 0; i < common.length; i++) {
      for (int j = i + 1; j < common.length; j++) {
        double share = Math.min(common[i][j], common[j][i]);
        if (share > best && fields.get(i).partner() < 0 && fields.get(j).partner() < 0) {
          best = share;
          one = i;
          other = j;
        }
      }
    }
    if (one >= 0) {
      fields.get(one).partner(other, places(fields.get(one), codings[other]));
      fields.get(other).partner(one, places(fields.get(other), codings[one]));
    }
    return one >= 0;
  }

  private static boolean mixable(Field field, Field other) {
    return field.kind() == other.kind() && field.kind() != FieldKind.CODE && field.kind() != FieldKind.NUMBER
        && field.kind() != FieldKind.CATEGORY && field.kind() != FieldKind.DATE;
  }

  /** The share of the rows of a field whose value has a place in another. */
  private static double common(Field field, int[] places) {
    long common = 0;
    for (int code = 0; code < places.length; code++) {
      common += places[code] < 0 ? 0 : field.count(code);
    }
    return field.filled() == 0 ? 0 : (double) common / field.filled();
  }

  private static TextCodes coding(Field field) {
    TextCodes coding = new TextCodes();
    for (int code = 0; code < field.texts().size(); code++) {
      coding.code(field.texts(), code);
    }
    return coding;
  }

  private static int[] places(Field field, TextCodes other) {
    int[] places = new int[field.texts().size()];
    for (int code = 0; code < places.length; code++) {
      places[code] = other.find(field.texts(), code);
    }
    return places;
  }
}
