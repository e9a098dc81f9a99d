package io.crmkit.dedupe.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One column: its different values, and which of them each row has. */
public final class TextColumn {

  /** The code of a row that has no value. */
  public static final int MISSING = -1;

  private final String name;
  private final List<String> values;
  private final int[] codes;

  private TextColumn(String name, List<String> values, int[] codes) {
    this.name = name;
    this.values = values;
    this.codes = codes;
  }

  public String name() {
    return name;
  }

  /** Returns the different values; a code is a place in this list. */
  public List<String> values() {
    return values;
  }

  public int rows() {
    return codes.length;
  }

  /** Returns the place of the value of a row, or {@link #MISSING}. */
  public int code(int row) {
    return codes[row];
  }

  /** Returns how many rows have each value. */
  public int[] counts() {
    int[] counts = new int[values.size()];
    for (int code : codes) {
      if (code >= 0) {
        counts[code]++;
      }
    }
    return counts;
  }

  /**
   * Returns this column with each value rewritten.
   *
   * @param form what a value becomes; null or an empty text makes it missing
   */
  public TextColumn rewritten(Function<String, @Nullable String> form) {
    Coding coding = new Coding();
    int[] renamed = new int[values.size()];
    for (int i = 0; i < renamed.length; i++) {
      renamed[i] = coding.code(form.apply(values.get(i)));
    }
    int[] rewritten = new int[codes.length];
    for (int row = 0; row < codes.length; row++) {
      rewritten[row] = codes[row] < 0 ? MISSING : renamed[codes[row]];
    }
    return new TextColumn(name, List.copyOf(coding.values), rewritten);
  }

  /** Gives each different value the next number. */
  private static final class Coding {

    private final Map<String, Integer> known = new HashMap<>();
    private final List<String> values = new ArrayList<>();

    int code(@Nullable String value) {
      if (value == null || value.isEmpty()) {
        return MISSING;
      }
      Integer code = known.get(value);
      if (code == null) {
        code = values.size();
        known.put(value, code);
        values.add(value);
      }
      return code;
    }
  }

  static final class Builder {

    private final String name;
    private final Coding coding = new Coding();
    private int[] codes = new int[64];
    private int rows;

    Builder(String name) {
      this.name = name;
    }

    void add(@Nullable String value) {
      if (rows == codes.length) {
        codes = Arrays.copyOf(codes, rows + (rows >> 1));
      }
      codes[rows++] = coding.code(value);
    }

    TextColumn build() {
      return new TextColumn(name, List.copyOf(coding.values), Arrays.copyOf(codes, rows));
    }
  }
}
