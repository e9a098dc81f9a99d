package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.TextMeasure;
import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.model.FieldValues;
import io.crmkit.dedupe.model.MatchField;
import io.crmkit.dedupe.model.MatchModel;
import io.crmkit.dedupe.table.RecordTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares two records by what a model knows, without any other. The levels are those that {@link PairComparer} finds in
 * a table by the same model. Immutable, for any number of threads.
 */
public final class ModelComparer {

  private static final int ALIKE = 5;
  private static final double MUCH = 0.6;
  private static final int[] BOTH = {0, 1};
  private static final int[] ONCE = {1, 1};

  private final List<MatchField> fields;
  private final List<Known> known = new ArrayList<>();
  private final int[] partners;

  private ModelComparer(MatchModel model) {
    this.fields = model.fields();
    List<String> names = fields.stream().map(MatchField::name).toList();
    this.partners = fields.stream().mapToInt(field -> names.indexOf(known(field).partner())).toArray();
    fields.forEach(field -> known.add(Known.of(known(field))));
  }

  /**
   * Returns the comparer of a model.
   *
   * @throws IllegalArgumentException if the model does not know what values are like
   */
  public static ModelComparer of(MatchModel model) {
    if (!model.isWhole()) {
      throw new IllegalArgumentException(
          "the model does not know how frequent values are, as it was learned by an earlier release; learn it anew");
    }
    return new ModelComparer(model);
  }

  private static FieldValues known(MatchField field) {
    return Objects.requireNonNull(field.values(), field.name());
  }

  /** Returns for each field the place of the one that it is mixed up with, or -1. */
  public int[] partners() {
    return partners.clone();
  }

  /**
   * Returns the level of one field of two records, the same whichever comes first.
   *
   * @param one its values, written alike, in the order of the model; null where there is none
   */
  public int level(int field, @Nullable String[] one, @Nullable String[] other) {
    String value = one[field];
    String otherValue = other[field];
    if (value == null || otherValue == null) {
      return Levels.MISSING;
    }
    if (value.equals(otherValue)) {
      return known.get(field).values().level(value);
    }
    int level = compare(field, one, other);
    if (fields.get(field).kind() == FieldKind.EMAIL && level > EmailComparer.SAME_PLACE
        && NamesInEmails.explain(value, names(one), otherValue, names(other))) {
      level = EmailComparer.SAME_PLACE;
    }
    return level < ALIKE && partners[field] >= 0 ? Math.max(level, crossed(field, one, other)) : level;
  }

  private List<String> names(@Nullable String[] values) {
    return IntStream.range(0, values.length)
        .filter(f -> fields.get(f).kind() == FieldKind.NAME && values[f] != null)
        .mapToObj(f -> Objects.requireNonNull(values[f])).toList();
  }

  private int compare(int field, @Nullable String[] one, @Nullable String[] other) {
    MatchField of = fields.get(field);
    RecordTable both = RecordTable.of(List.of(of.name())).add(0, Collections.singletonList(one[field]))
        .add(0, Collections.singletonList(other[field])).build();
    FieldSource source = new FieldSource(of.kind(), both.columns().get(0), FieldSource.Personal.SHARED);
    Field two = Field.of(source, BOTH, ONCE, known.get(field));
    ValueComparer comparer = ValueComparer.of(two, FieldIndex.of(two));
    int level = comparer.level(0, 1);
    return comparer instanceof WordsComparer words
        ? JoinedValues.level(words, 0, 1, level, () -> beside(field, one), () -> beside(field, other)) : level;
  }

  private static List<String> beside(int field, @Nullable String[] values) {
    return IntStream.range(0, values.length).filter(f -> f != field && values[f] != null)
        .mapToObj(f -> Objects.requireNonNull(values[f])).toList();
  }

  /** The level of two fields that were mixed up in one of the records, or 0. */
  private int crossed(int field, @Nullable String[] one, @Nullable String[] other) {
    int partner = partners[field];
    if (!crosses(one[field], other[partner], other[field], one[partner])
        && !crosses(other[field], one[partner], one[field], other[partner])) {
      return 0;
    }
    return one[partner] == null || other[partner] == null ? Levels.SWAPPED
        : Math.min(equal(field, one[field]), equal(field, other[field]));
  }

  private int equal(int field, @Nullable String value) {
    return known.get(field).values().level(Objects.requireNonNull(value, "a field that is compared has a value"));
  }

  private static boolean crosses(
      @Nullable String value, @Nullable String crossing, @Nullable String back, @Nullable String crossingBack) {
    if (value == null || !value.equals(crossing)) {
      return false;
    }
    return back == null || crossingBack == null || back.equals(crossingBack)
        || TextMeasure.OPTIMAL_ALIGNMENT.similarity(back, crossingBack) >= MUCH;
  }
}
