package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.TextCodes;
import io.crmkit.dedupe.measure.Texts;
import io.crmkit.dedupe.model.ValueCounts;
import java.util.Arrays;
import java.util.stream.IntStream;

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
  private final ValueCounts counts;
  private final boolean[] digits;
  private final long[] letters;

  private Words(Texts values, Texts words, int[] starts, int[] ids, double[] worths, ValueCounts counts) {
    this.values = values;
    this.words = words;
    this.starts = starts;
    this.ids = ids;
    this.worths = worths;
    this.counts = counts;
    this.digits = new boolean[worths.length];
    this.letters = new long[worths.length];
    for (int id = 0; id < digits.length; id++) {
      for (int i = 0; i < words.length(id); i++) {
        int point = words.point(id, i);
        digits[id] |= Character.isDigit(point);
        letters[id] |= 1L << point;
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
    Collector words = new Collector(field);
    for (int value = 0; value < field.texts().size(); value++) {
      words.add(value);
    }
    Texts texts = words.coding.texts();
    ValueStats.Learned rows = rows(field, texts, Arrays.copyOf(words.rows, texts.size()));
    double[] worths = new double[texts.size()];
    for (int id = 0; id < worths.length; id++) {
      worths[id] = StrictMath.log(1 + (double) rows.counts().rows() / rows.rows(id));
    }
    return new Words(
        field.texts(), texts, words.starts, Arrays.copyOf(words.ids, words.filled), worths, rows.counts());
  }

  /** How many rows have which word, as a model knows it or these records say. */
  private static ValueStats.Learned rows(Field field, Texts words, int[] rows) {
    Known model = field.known();
    ValueStats known = model == null ? null : model.words();
    if (known == null) {
      return ValueStats.learn(words::text, rows, field.filled(), count -> count > 1);
    }
    return new ValueStats.Learned(
        known.counts(), IntStream.range(0, words.size()).mapToLong(id -> known.rows(words.text(id))).toArray());
  }

  /** Takes the different words of each value, in the ascending order of their numbers. */
  private static final class Collector {

    private final Field field;
    private final TextCodes coding = new TextCodes();
    private final int[] starts;
    private final int[] own = new int[MOST];
    private int[] ids = new int[16];
    private int[] rows = new int[16];
    private int filled;

    Collector(Field field) {
      this.field = field;
      this.starts = new int[field.texts().size() + 1];
    }

    void add(int value) {
      int count = coding.words(field.texts(), value, own);
      Arrays.sort(own, 0, count);
      ids = filled + count > ids.length ? Arrays.copyOf(ids, (filled + count) * 2) : ids;
      rows = coding.size() > rows.length ? Arrays.copyOf(rows, coding.size() * 2) : rows;
      for (int i = 0; i < count; i++) {
        if (i == 0 || own[i] != own[i - 1]) {
          ids[filled++] = own[i];
          rows[own[i]] += field.count(value);
        }
      }
      starts[value + 1] = filled;
    }
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

  /** Which letters a word has, as bits; some letters share one. */
  long letters(int id) {
    return letters[id];
  }

  double total(int value) {
    return totals[value];
  }

  /** How many rows have which word. */
  ValueCounts counts() {
    return counts;
  }

  int size() {
    return worths.length;
  }
}
