package io.crmkit.dedupe.ask;

import java.util.OptionalInt;

/** What a host calls the rows of a table, in questions and answers. */
public interface RowNames {

  String name(int row);

  /** Returns the row of a name; empty if no row is called so. */
  OptionalInt row(String name);

  /** Calls rows by their places, the first being {@code 1}. */
  static RowNames places(int rows) {
    return new RowNames() {
      @Override
      public String name(int row) {
        return Integer.toString(row + 1);
      }

      @Override
      public OptionalInt row(String name) {
        boolean number = !name.isEmpty() && name.length() < 10
            && name.chars().allMatch(each -> each >= '0' && each <= '9');
        int place = number ? Integer.parseInt(name) : 0;
        return place < 1 || place > rows ? OptionalInt.empty() : OptionalInt.of(place - 1);
      }
    };
  }
}
