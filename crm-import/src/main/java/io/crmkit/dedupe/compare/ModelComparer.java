package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.TextMeasure;
import io.crmkit.dedupe.measure.Texts;
import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.model.FieldValues;
import io.crmkit.dedupe.model.MatchField;
import io.crmkit.dedupe.model.MatchModel;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares two records by what a model knows, without any other. The levels are those that {@link PairComparer} finds in
 * a table by the same model. A record is its values, written alike, in the order of the model, each empty where there is
 * none. What is known of the first record stays for all that it is compared with in a row. Belongs to one thread.
 */
public final class ModelComparer {

  private static final int ALIKE = 5;
  private static final double MUCH = 0.6;
  private static final int UNKNOWN = -1;
  private static final Texts NOBODY = Texts.of(List.of());

  private final FieldKind[] kinds;
  private final ValueStats[] values;
  private final int[] partners;
  private final ValueComparer[] comparers;
  private final int[] equal;
  private Texts first = NOBODY;

  private ModelComparer(Source source) {
    this.kinds = source.kinds;
    this.values = source.known.stream().map(Known::values).toArray(ValueStats[]::new);
    this.partners = source.partners;
    this.comparers = new ValueComparer[kinds.length];
    this.equal = new int[kinds.length];
    Arrays.setAll(comparers, f -> ValueComparer.of(kinds[f], source.known.get(f)));
  }

  /**
   * Makes comparers out of what they share, and takes back those that a thread is done with: the last one of each few
   * threads. For any thread.
   */
  public static final class Source {

    private static final int SHELVES = 16;

    private final FieldKind[] kinds;
    private final List<Known> known;
    private final int[] partners;
    private final AtomicReferenceArray<@Nullable ModelComparer> free = new AtomicReferenceArray<>(SHELVES);

    private Source(List<MatchField> fields) {
      List<String> names = fields.stream().map(MatchField::name).toList();
      this.kinds = fields.stream().map(MatchField::kind).toArray(FieldKind[]::new);
      this.known = fields.stream().map(field -> Known.of(values(field))).toList();
      this.partners = fields.stream().mapToInt(field -> names.indexOf(values(field).partner())).toArray();
    }

    private static FieldValues values(MatchField field) {
      return Objects.requireNonNull(field.values(), field.name());
    }

    /** Returns for each field the place of the one that it is mixed up with, or -1. */
    public int[] partners() {
      return partners.clone();
    }

    /** Returns what is found by a comparer that is lent for it. */
    public <T> T lend(Function<ModelComparer, T> work) {
      int shelf = (int) Thread.currentThread().getId() & SHELVES - 1;
      ModelComparer lent = free.getAndSet(shelf, null);
      ModelComparer comparer = lent == null ? new ModelComparer(this) : lent;
      T found = work.apply(comparer);
      free.setRelease(shelf, comparer);
      return found;
    }
  }

  /**
   * Returns the comparers of a model.
   *
   * @throws IllegalArgumentException if the model does not know what values are like
   */
  public static Source of(MatchModel model) {
    if (!model.isWhole()) {
      throw new IllegalArgumentException(
          "the model does not know how frequent values are, as it was learned by an earlier release; learn it anew");
    }
    return new Source(model.fields());
  }

  /** Returns the level of one field of two records, the same whichever comes first. */
  public int level(int field, Texts one, Texts other) {
    if (one.length(field) == 0 || other.length(field) == 0) {
      return Levels.MISSING;
    }
    return one.equal(field, other, field) ? equal(field, one) : unequal(field, one, other);
  }

  /** As {@link #level}, of two values that are there and not equal. */
  public int unequal(int field, Texts one, Texts other) {
    int level = comparers[field].level(one, field, other, field);
    if (kinds[field] == FieldKind.EMAIL && level > EmailComparer.SAME_PLACE
        && NamesInEmails.explain(one.text(field), names(one), other.text(field), names(other))) {
      level = EmailComparer.SAME_PLACE;
    }
    if (level > Levels.DIFFERENT && level < Levels.CLOSEST && comparers[field] instanceof WordsComparer words
        && (hasWords(field, one, other) || hasWords(field, other, one))) {
      level = JoinedValues.level(words, field, level, () -> beside(field, one), () -> beside(field, other));
    }
    return level < ALIKE && partners[field] >= 0 ? Math.max(level, crossed(field, one, other)) : level;
  }

  /** As {@link #level}, of a value of a record and the same one of any other. */
  public int equal(int field, Texts one) {
    if (first != one) {
      first = one;
      Arrays.fill(equal, UNKNOWN);
    }
    if (equal[field] == UNKNOWN) {
      equal[field] = values[field].level(one, field);
    }
    return equal[field];
  }

  private List<String> names(Texts record) {
    return IntStream.range(0, kinds.length).filter(f -> kinds[f] == FieldKind.NAME && record.length(f) > 0)
        .mapToObj(record::text).toList();
  }

  /** Whether the whole of another value of either record is among the words of a text of the first. */
  private boolean hasWords(int field, Texts one, Texts other) {
    for (int f = 0; f < kinds.length; f++) {
      if (f != field && (other.length(f) > 0 && one.hasWords(field, other, f)
          || one.length(f) > 0 && one.hasWords(field, one, f))) {
        return true;
      }
    }
    return false;
  }

  private List<String> beside(int field, Texts record) {
    return IntStream.range(0, kinds.length).filter(f -> f != field && record.length(f) > 0)
        .mapToObj(record::text).toList();
  }

  /** The level of two fields that were mixed up in one of the records, or 0. */
  private int crossed(int field, Texts one, Texts other) {
    int partner = partners[field];
    if (!crosses(field, one, other) && !crosses(field, other, one)) {
      return 0;
    }
    return one.length(partner) == 0 || other.length(partner) == 0 ? Levels.SWAPPED
        : Math.min(values[field].level(one, field), values[field].level(other, field));
  }

  /** Whether a value stands in the partner field of the other record, and what stands there instead is like it. */
  private boolean crosses(int field, Texts one, Texts other) {
    int partner = partners[field];
    if (!one.equal(field, other, partner)) {
      return false;
    }
    return one.length(partner) == 0 || other.equal(field, one, partner)
        || TextMeasure.OPTIMAL_ALIGNMENT.similarity(other.text(field), one.text(partner)) >= MUCH;
  }
}
