package io.crmkit.dedupe.table;

import io.crmkit.dedupe.measure.TextCodes;
import io.crmkit.dedupe.measure.Texts;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One column: its different values, and which of them each row has. */
public final class TextColumn {

  /** The code of a row that has no value. */
  public static final int MISSING = -1;

  private final String name;
  private final Texts values;
  private final int[] codes;

  private TextColumn(String name, Texts values, int[] codes) {
    this.name = name;
    this.values = values;
    this.codes = codes;
  }

  public String name() {
    return name;
  }

  /** Returns the different values; a code is a place in this list. Each is made a string when it is asked for. */
  public List<String> values() {
    return values.list();
  }

  /** Returns the different values as they are kept. */
  public Texts texts() {
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
    TextCodes coding = new TextCodes();
    int[] renamed = new int[values.size()];
    for (int i = 0; i < renamed.length; i++) {
      renamed[i] = code(coding, form.apply(values.text(i)));
    }
    return renamed(coding.texts(), renamed);
  }

  /** Returns this column without the values of some codes. */
  public TextColumn without(BitSet left) {
    TextCodes coding = new TextCodes();
    int[] renamed = new int[values.size()];
    for (int i = 0; i < renamed.length; i++) {
      renamed[i] = left.get(i) ? MISSING : coding.code(values, i);
    }
    return renamed(coding.texts(), renamed);
  }

  /** Returns this column with the values of another one in the rows that have none here. */
  TextColumn joined(TextColumn other) {
    TextCodes coding = new TextCodes();
    int[] own = new int[values.size()];
    int[] theirs = new int[other.values.size()];
    Arrays.setAll(own, i -> coding.code(values, i));
    Arrays.setAll(theirs, i -> coding.code(other.values, i));
    int[] both = new int[codes.length];
    Arrays.setAll(both, row -> codes[row] >= 0 ? own[codes[row]]
        : other.codes[row] >= 0 ? theirs[other.codes[row]] : MISSING);
    return new TextColumn(name, coding.texts(), both);
  }

  private TextColumn renamed(Texts others, int[] renamed) {
    int[] rewritten = new int[codes.length];
    for (int row = 0; row < codes.length; row++) {
      rewritten[row] = codes[row] < 0 ? MISSING : renamed[codes[row]];
    }
    return new TextColumn(name, others, rewritten);
  }

  private static int code(TextCodes coding, @Nullable String value) {
    return value == null || value.isEmpty() ? MISSING : coding.code(value);
  }

  static final class Builder {

    private final String name;
    private final TextCodes coding = new TextCodes();
    private int[] codes = new int[64];
    private int rows;

    Builder(String name) {
      this.name = name;
    }

    void add(@Nullable String value) {
      if (rows == codes.length) {
        codes = Arrays.copyOf(codes, rows + (rows >> 1));
      }
      codes[rows++] = code(coding, value);
    }

    TextColumn build() {
      return new TextColumn(name, coding.texts(), Arrays.copyOf(codes, rows));
    }
  }
}
