package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of the values of a field, and what each is worth: the logarithm of how many rows there are for one that has
 * it (Spärck Jones 1972), so that a rare word counts more.
 */
final class Words {

  private static final int MOST = 64;

  private final Texts values;
  private final Texts words;
  private final int[] starts;
  private final int[] ids;
  private final double[] worths;
  private final double[] totals;
  private final int[] rows;
  private final boolean[] digits;

  private Words(Texts values, Texts words, int[] starts, int[] ids, double[] worths, int[] rows) {
    this.values = values;
    this.words = words;
    this.starts = starts;
    this.ids = ids;
    this.worths = worths;
    this.rows = rows;
    this.digits = new boolean[worths.length];
    for (int id = 0; id < digits.length; id++) {
      for (int i = 0; i < words.length(id); i++) {
        digits[id] |= Character.isDigit(words.point(id, i));
      }
    }
    this.totals = new double[starts.length - 1];
    for (int value = 0; value < totals.length; value++) {
      for (int i = starts[value]; i < starts[value + 1]; i++) {
        totals[value] += worths[ids[i]];
      }
    }
  }

  static Words of(Field field) {
    Map<String, Integer> known = new HashMap<>();
    List<String> texts = new ArrayList<>();
    int[] starts = new int[field.values().size() + 1];
    int[] ids = new int[16];
    int[] rows = new int[16];
    int filled = 0;
    for (int value = 0; value < field.values().size(); value++) {
      int[] own = ids(field.values().get(value), known, texts);
      ids = filled + own.length > ids.length ? Arrays.copyOf(ids, (filled + own.length) * 2) : ids;
      rows = texts.size() > rows.length ? Arrays.copyOf(rows, texts.size() * 2) : rows;
      for (int id : own) {
        ids[filled++] = id;
        rows[id] += field.count(value);
      }
      starts[value + 1] = filled;
    }
    double[] worths = new double[texts.size()];
    for (int id = 0; id < worths.length; id++) {
      worths[id] = StrictMath.log(1 + (double) field.filled() / rows[id]);
    }
    return new Words(Texts.of(field.values()), Texts.of(texts), starts, Arrays.copyOf(ids, filled), worths,
        Arrays.copyOf(rows, texts.size()));
  }

  /** The different words of a value, in the ascending order of their numbers. */
  private static int[] ids(String value, Map<String, Integer> known, List<String> texts) {
    return Arrays.stream(value.split(" ")).filter(word -> !word.isEmpty()).limit(MOST).mapToInt(word ->
        known.computeIfAbsent(word, each -> {
          texts.add(each);
          return texts.size() - 1;
        })).sorted().distinct().toArray();
  }

  Texts values() {
    return values;
  }

  Texts words() {
    return words;
  }

  int start(int value) {
    return starts[value];
  }

  int end(int value) {
    return starts[value + 1];
  }

  int id(int place) {
    return ids[place];
  }

  double worth(int id) {
    return worths[id];
  }

  boolean hasDigit(int id) {
    return digits[id];
  }

  double total(int value) {
    return totals[value];
  }

  /** How many rows have a word. */
  int rows(int id) {
    return rows[id];
  }

  int size() {
    return worths.length;
  }
}
