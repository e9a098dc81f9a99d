package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.TextMeasure;
import io.crmkit.dedupe.measure.Texts;
import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.model.FieldValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Compares records field by field. Belongs to one thread. */
public final class PairComparer {

  private static final int ALIKE = 5;
  private static final double MUCH = 0.6;
  /** So many pairs are compared in all fields first, that whoever compiles this has seen each kind of field. */
  private static final int FEW = 256;

  private final Field[] fields;
  private final List<Field> names;
  private final ValueComparer[] comparers;

  private PairComparer(List<Field> fields, ValueComparer[] comparers) {
    this.fields = fields.toArray(Field[]::new);
    this.names = fields.stream()
        .filter(field -> field.kind() == FieldKind.NAME || field.kind() == FieldKind.TEXT).toList();
    this.comparers = comparers;
  }

  /** Makes comparers out of what they share, and takes back those that a thread is done with. For any thread. */
  public static final class Source {

    private final List<Field> fields;
    private final List<FieldIndex> indexes;
    private final Queue<PairComparer> free = new ConcurrentLinkedQueue<>();

    public Source(Records records) {
      fields = records.fields();
      indexes = fields.stream().map(FieldIndex::of).toList();
    }

    /** Lends a comparer to a thread for some work, and takes it back after it. */
    public void lend(Consumer<PairComparer> work) {
      PairComparer lent = free.poll();
      PairComparer comparer = lent == null ? comparer().remembering() : lent;
      work.accept(comparer);
      free.add(comparer);
    }

    /** Returns what the values of each field are like, for a model to know. */
    public List<FieldValues> values() {
      List<FieldValues> values = new ArrayList<>();
      for (int f = 0; f < fields.size(); f++) {
        int partner = fields.get(f).partner();
        values.add(indexes.get(f).values(fields.get(f), partner < 0 ? null : fields.get(partner).name()));
      }
      return values;
    }

    /** Returns a comparer for one thread. */
    public PairComparer comparer() {
      ValueComparer[] comparers = new ValueComparer[fields.size()];
      for (int i = 0; i < comparers.length; i++) {
        comparers[i] = ValueComparer.of(fields.get(i), indexes.get(i));
      }
      return new PairComparer(fields, comparers);
    }
  }

  private PairComparer remembering() {
    for (int i = 0; i < comparers.length; i++) {
      comparers[i].remember(fields[i]);
    }
    return this;
  }

  /** Returns the {@link Levels} of all fields of two records, the same whichever comes first. */
  public long compare(int one, int other) {
    long levels = 0;
    for (int i = 0; i < comparers.length; i++) {
      levels |= Levels.with(level(i, one, other), i);
    }
    return levels;
  }

  /**
   * As {@link #compare(int, int)}, of many pairs, one field after the other, so that what belongs to a field is at hand.
   *
   * @param pairs one record above, the other one below, best in ascending order
   * @param levels takes the levels of each pair at its place
   */
  public void compare(long[] pairs, int from, int to, long[] levels) {
    int end = from;
    for (long size = FEW; end < to; size *= 2) {
      int start = end;
      end = (int) Math.min(to, start + size);
      for (int field = 0; field < comparers.length; field++) {
        compareField(field, pairs, start, end, levels);
      }
    }
  }

  private void compareField(int field, long[] pairs, int from, int to, long[] levels) {
    for (int i = from; i < to; i++) {
      levels[i] |= Levels.with(level(field, (int) (pairs[i] >>> 32), (int) pairs[i]), field);
    }
  }

  private int level(int place, int one, int other) {
    Field field = fields[place];
    int code = field.code(one);
    int otherCode = field.code(other);
    if (code < 0 || otherCode < 0) {
      return Levels.MISSING;
    }
    if (code == otherCode) {
      return field.equalLevel(code);
    }
    int level = comparers[place].level(code, otherCode);
    if (field.kind() == FieldKind.EMAIL && level > EmailComparer.SAME_PLACE && namesExplain(field, one, other)) {
      level = EmailComparer.SAME_PLACE;
    }
    if (level > Levels.DIFFERENT && level < Levels.CLOSEST && comparers[place] instanceof WordsComparer words) {
      level = withoutJoined(words, place, level, one, other);
    }
    return level < ALIKE && field.partner() >= 0 ? Math.max(level, crossed(field, code, one, otherCode, other)) : level;
  }

  private boolean namesExplain(Field email, int one, int other) {
    Texts emails = email.texts();
    return NamesInEmails.explain(
        emails.text(email.code(one)), names(one), emails.text(email.code(other)), names(other));
  }

  private List<String> names(int record) {
    List<String> values = new ArrayList<>();
    for (Field field : names) {
      if (field.code(record) >= 0) {
        values.add(field.texts().text(field.code(record)));
      }
    }
    return values;
  }

  /** The level of two texts without words of other columns; strings are made only where there could be such words. */
  private int withoutJoined(WordsComparer words, int place, int level, int one, int other) {
    int code = fields[place].code(one);
    int otherCode = fields[place].code(other);
    if (!hasWordsOf(place, one, other) && !hasWordsOf(place, other, one)) {
      return level;
    }
    words.turnTo(code);
    return JoinedValues.level(words, otherCode, level, () -> beside(place, one), () -> beside(place, other));
  }

  /** Whether the whole of another value of either record is among the words of a text of the first. */
  private boolean hasWordsOf(int place, int record, int other) {
    Texts texts = fields[place].texts();
    int text = fields[place].code(record);
    for (int i = 0; i < 2 * fields.length; i++) {
      Field field = fields[i >> 1];
      int code = field.code((i & 1) == 0 ? other : record);
      if (i >> 1 != place && code >= 0 && texts.hasWords(text, field.texts(), code)) {
        return true;
      }
    }
    return false;
  }

  private List<String> beside(int place, int record) {
    List<String> values = new ArrayList<>();
    for (int f = 0; f < fields.length; f++) {
      int code = fields[f].code(record);
      if (f != place && code >= 0) {
        values.add(fields[f].texts().text(code));
      }
    }
    return values;
  }

  /**
   * The level of two fields that were mixed up in one of two records, or 0: a value of one stands in the partner field
   * of the other, and what stands there instead is much like it or missing. If it is not missing, each of the two
   * fields says what its own, the more frequent of the values says; that they changed places says nothing more.
   */
  private int crossed(Field field, int code, int one, int otherCode, int other) {
    Field partner = fields[field.partner()];
    int crossing = partner.code(other);
    int back = partner.code(one);
    if (!crosses(field, partner, code, crossing, otherCode, back)
        && !crosses(field, partner, otherCode, back, code, crossing)) {
      return 0;
    }
    return crossing < 0 || back < 0 ? Levels.SWAPPED : Math.min(field.equalLevel(code), field.equalLevel(otherCode));
  }

  private static boolean crosses(Field field, Field partner, int code, int crossing, int back, int crossingBack) {
    if (crossing < 0 || field.inPartner(code) != crossing) {
      return false;
    }
    if (crossingBack < 0 || field.inPartner(back) == crossingBack) {
      return true;
    }
    String there = partner.values().get(crossingBack);
    return TextMeasure.OPTIMAL_ALIGNMENT.similarity(field.values().get(back), there) >= MUCH;
  }
}
