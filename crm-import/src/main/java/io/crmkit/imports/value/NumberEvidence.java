package io.crmkit.imports.value;

import java.util.List;

/**
 * Which decimal mark a column uses, told from all of its values; 1 in 20 may be no number at all. Not safe for use by
 * several threads; parts can be collected apart and merged in any order.
 */
public final class NumberEvidence {

  static final int NUMBERS_IN_20 = 19;

  private long values;
  private long points;
  private long commas;
  private String different = "";
  private String unread = "";

  /** Takes another value into account; nothing where it is blank. */
  public void add(String text) {
    if (text.isBlank()) {
      return;
    }
    values++;
    boolean point = Numbers.readOrNull(text, NumberStyle.POINT) != null;
    boolean comma = Numbers.readOrNull(text, NumberStyle.COMMA) != null;
    points += point ? 1 : 0;
    commas += comma ? 1 : 0;
    if (point && comma && Numbers.isAmbiguous(text)) {
      different = smaller(different, text);
    } else if (!point && !comma) {
      unread = smaller(unread, text);
    }
  }

  /** Takes into account what another collection saw. */
  public void merge(NumberEvidence other) {
    values += other.values;
    points += other.points;
    commas += other.commas;
    different = smaller(different, other.different);
    unread = smaller(unread, other.unread);
  }

  /** Of two examples the one that does not depend on the order in which they came. */
  static String smaller(String one, String other) {
    return one.isEmpty() || !other.isEmpty() && other.compareTo(one) < 0 ? other : one;
  }

  /** Returns what the values say; whole numbers alone are {@link DecimalMark#POINT}, because both read them alike. */
  public Evidence<DecimalMark> result() {
    long most = Math.max(points, commas);
    if (most == 0 || most * 20 < values * NUMBERS_IN_20) {
      return new Evidence.None<>(values, unread);
    }
    if (points == commas && !different.isEmpty()) {
      return new Evidence.Ambiguous<>(List.of(DecimalMark.POINT, DecimalMark.COMMA), different);
    }
    return new Evidence.Certain<>(points >= commas ? DecimalMark.POINT : DecimalMark.COMMA);
  }
}
