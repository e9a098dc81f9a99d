package io.crmkit.dedupe;

import io.crmkit.core.progress.ProgressMeter;
import io.crmkit.dedupe.compare.FieldSource;
import io.crmkit.dedupe.compare.Levels;
import io.crmkit.dedupe.compare.Mixing;
import io.crmkit.dedupe.compare.ModelTexts;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.model.DayOrder;
import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.model.FieldValues;
import io.crmkit.dedupe.model.MatchField;
import io.crmkit.dedupe.model.MatchModel;
import io.crmkit.dedupe.profile.ColumnProfile;
import io.crmkit.dedupe.profile.Profiler;
import io.crmkit.dedupe.table.RecordTable;
import io.crmkit.dedupe.table.TextColumn;
import io.crmkit.dedupe.text.DateText;
import io.crmkit.dedupe.text.FieldText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which columns are compared, and their values written alike. */
final class Preparation {

  private static final int GENERIC_ROWS = 10;
  private static final double NOTHING_SHARE = 0.02;
  private static final Set<String> NOTHING = Set.of(
      "na", "nan", "nil", "none", "not available", "not known", "null", "undefined", "unknown");
  private static final double GENERIC_SHARE = 0.005;

  private final List<FieldSource> fields = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();
  private final List<FieldValues> known = new ArrayList<>();
  private final List<DateText.Order> orders = new ArrayList<>();
  private final List<List<String>> none = new ArrayList<>();

  /** Takes the columns that a profile finds worth comparing, those with most values if there are too many. */
  static Preparation of(RecordTable table, MatchOptions options) {
    Set<String> without = options.without();
    Preparation prepared = new Preparation();
    List<ColumnProfile> profiles = Profiler.of(table);
    List<ColumnProfile> usable = profiles.stream()
        .filter(each -> !without.contains(each.name()) && each.ignored().isEmpty()).toList();
    Set<String> chosen = new HashSet<>(usable.stream()
        .sorted(Comparator.comparingDouble((ColumnProfile each) -> -each.filled() * Math.min(each.distinct(), 1000))
            .thenComparing(ColumnProfile::name))
        .limit(Levels.MOST_FIELDS).map(ColumnProfile::name).toList());
    ProgressMeter meter = options.audience().meter("columns", profiles.size());
    for (int i = 0; i < profiles.size(); i++) {
      options.cancellation().check();
      ColumnProfile profile = profiles.get(i);
      if (chosen.contains(profile.name())) {
        prepared.add(table.columns().get(i), profile.kind(),
            profile.personal() ? FieldSource.Personal.OWN : FieldSource.Personal.SHARED);
      } else {
        prepared.ignored.add(profile.name() + " (" + (without.contains(profile.name()) ? "left out by request"
            : profile.ignored().orElse("others tell more")) + ")");
      }
      meter.add(1);
    }
    meter.finish();
    return prepared;
  }

  /**
   * Takes the columns of a model, in its order.
   *
   * @throws IllegalArgumentException if the table has no such column
   */
  static Preparation of(RecordTable table, MatchModel model, MatchOptions options) {
    Preparation prepared = new Preparation();
    ProgressMeter meter = options.audience().meter("columns", model.fields().size());
    for (MatchField field : model.fields()) {
      TextColumn column = table.columns().stream().filter(each -> each.name().equals(field.name())).findFirst()
          .orElseThrow(() -> new IllegalArgumentException("the model compares '%s' but the table has only %s"
              .formatted(field.name(), table.columns().stream().map(TextColumn::name).toList())));
      prepared.add(column, field);
      meter.add(1);
    }
    meter.finish();
    return prepared;
  }

  private void add(TextColumn column, MatchField field) {
    FieldValues values = field.values();
    if (values == null) {
      add(column, field.kind(), FieldSource.Personal.SHARED);
    } else {
      known.add(values);
      TextColumn written = column.rewritten(ModelTexts.form(field));
      fields.add(new FieldSource(field.kind(), written, FieldSource.Personal.SHARED));
    }
  }

  private void add(TextColumn column, FieldKind kind, FieldSource.Personal personal) {
    DateText.Order order = kind == FieldKind.DATE ? DateText.order(column.values()) : DateText.Order.DAY_FIRST;
    TextColumn written = column.rewritten(FieldText.form(kind, order));
    BitSet generic = generic(written, kind);
    orders.add(order);
    none.add(generic.stream().mapToObj(code -> HexFormat.of().toHexDigits(Mixing.of(written.texts(), code))).sorted()
        .limit(FieldValues.MOST_NONE).toList());
    fields.add(new FieldSource(kind, generic.isEmpty() ? written : written.without(generic), personal));
  }

  /** The values that stand for none: words for nothing, and what very many rows have where nearly every row has its own. */
  private static BitSet generic(TextColumn column, FieldKind kind) {
    int[] counts = column.counts();
    long filled = Arrays.stream(counts).asLongStream().sum();
    BitSet generic = nothing(column, counts, filled);
    if (kind != FieldKind.EMAIL && kind != FieldKind.PHONE && kind != FieldKind.CODE) {
      return generic;
    }
    double least = Math.max(GENERIC_ROWS, GENERIC_SHARE * filled);
    BitSet frequent = new BitSet();
    long common = 0;
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] >= least) {
        frequent.set(code);
        common += counts[code];
      }
    }
    long others = filled - common;
    if ((counts.length - frequent.cardinality()) * 3L >= others && others * 2 >= filled) {
      generic.or(frequent);
    }
    return generic;
  }

  /** Words for nothing that many rows have; a few may be people who are called Null. */
  private static BitSet nothing(TextColumn column, int[] counts, long filled) {
    BitSet nothing = new BitSet();
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] >= Math.max(GENERIC_ROWS, NOTHING_SHARE * filled) && NOTHING.contains(column.texts().text(code))) {
        nothing.set(code);
      }
    }
    return nothing;
  }

  /** Returns what values are like, with what was found when they were written alike. */
  List<FieldValues> complete(List<FieldValues> values) {
    return IntStream.range(0, values.size()).mapToObj(f -> new FieldValues(
        values.get(f).counts(), values.get(f).words(), values.get(f).scale(), order(f), values.get(f).partner(),
        none.get(f))).toList();
  }

  private @Nullable DayOrder order(int field) {
    if (fields.get(field).kind() != FieldKind.DATE) {
      return null;
    }
    return orders.get(field) == DateText.Order.DAY_FIRST ? DayOrder.DAY_FIRST : DayOrder.MONTH_FIRST;
  }

  List<FieldSource> fields() {
    return fields;
  }

  /** The columns that are not compared, each with its reason. */
  List<String> ignored() {
    return ignored;
  }

  Records records(RecordTable table) {
    return Records.of(table, fields, known);
  }
}
