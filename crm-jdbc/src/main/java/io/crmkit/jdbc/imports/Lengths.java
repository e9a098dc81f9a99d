package io.crmkit.jdbc.imports;

import java.util.List;

/** How much of an answer is asked for: lengths are looked at first, as a driver may hold all rows of one at once. */
final class Lengths {

  private Lengths() {}

  /** Returns how many of the first have no more than so many characters together; one at least, if there is one. */
  static int fitting(List<Long> lengths, long characters) {
    long sum = 0;
    for (int rows = 0; rows < lengths.size(); rows++) {
      sum += lengths.get(rows);
      if (rows > 0 && sum > characters) {
        return rows;
      }
    }
    return lengths.size();
  }
}
