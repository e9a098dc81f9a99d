package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.TextCodes;
import io.crmkit.dedupe.measure.Texts;
import io.crmkit.dedupe.model.ValueCounts;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The words of all values of a field. Immutable, for any number of threads. */
final class FieldWords extends Words {

  private final Texts words;
  private final ValueCounts counts;

  private FieldWords(Texts words, int[] starts, int[] ids, double[] worths, ValueCounts counts) {
    super(starts, ids, worths);
    this.words = words;
    this.counts = counts;
    for (int id = 0; id < worths.length; id++) {
      look(id, words, id, 0, words.length(id));
    }
    for (int value = 0; value < starts.length - 1; value++) {
      sum(value);
    }
  }

  static FieldWords of(Field field) {
    Collector words = new Collector(field);
    for (int value = 0; value < field.texts().size(); value++) {
      words.add(value);
    }
    Texts texts = words.coding.texts();
    ValueStats.Learned rows = rows(field, texts, Arrays.copyOf(words.rows, texts.size()));
    double[] worths = new double[texts.size()];
    for (int id = 0; id < worths.length; id++) {
      worths[id] = ValueStats.worth(rows.rows(id), rows.counts().rows());
    }
    return new FieldWords(texts, words.starts, Arrays.copyOf(words.ids, words.filled), worths, rows.counts());
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

  /** How many rows have which word. */
  ValueCounts counts() {
    return counts;
  }

  @Override
  String text(int id) {
    return words.text(id);
  }

  @Override
  int length(int id) {
    return words.length(id);
  }

  @Override
  boolean beginAlike(int one, int other, int length) {
    return words.samePrefix(one, words, other, length);
  }

  @Override
  boolean areOneEditApart(int one, int other) {
    return words.oneEditApart(one, 0, words.length(one), words, other, 0, words.length(other));
  }
}
