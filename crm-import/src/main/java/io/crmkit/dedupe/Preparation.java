package io.crmkit.dedupe;

import io.crmkit.core.progress.ProgressMeter;
import io.crmkit.dedupe.compare.FieldSource;
import io.crmkit.dedupe.compare.Levels;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.model.MatchField;
import io.crmkit.dedupe.model.MatchModel;
import io.crmkit.dedupe.profile.ColumnProfile;
import io.crmkit.dedupe.profile.Profiler;
import io.crmkit.dedupe.table.RecordTable;
import io.crmkit.dedupe.table.TextColumn;
import io.crmkit.dedupe.text.DateText;
import io.crmkit.dedupe.text.FieldText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which columns are compared, and their values written alike. */
final class Preparation {

  private static final int GENERIC_ROWS = 10;
  private static final double GENERIC_SHARE = 0.005;

  private final List<FieldSource> fields = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();

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
      prepared.add(column, field.kind(), FieldSource.Personal.SHARED);
      meter.add(1);
    }
    meter.finish();
    return prepared;
  }

  private void add(TextColumn column, FieldKind kind, FieldSource.Personal personal) {
    DateText.Order order = kind == FieldKind.DATE ? DateText.order(column.values()) : DateText.Order.DAY_FIRST;
    TextColumn written = column.rewritten(FieldText.form(kind, order));
    fields.add(new FieldSource(kind, withoutGeneric(written, kind), personal));
  }

  /** Leaves out a value that stands for none: one that very many rows have where nearly every row has its own. */
  private static TextColumn withoutGeneric(TextColumn column, FieldKind kind) {
    if (kind != FieldKind.EMAIL && kind != FieldKind.PHONE && kind != FieldKind.CODE) {
      return column;
    }
    int[] counts = column.counts();
    long filled = 0;
    for (int count : counts) {
      filled += count;
    }
    double least = Math.max(GENERIC_ROWS, GENERIC_SHARE * filled);
    long common = 0;
    BitSet generic = new BitSet();
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] >= least) {
        generic.set(code);
        common += counts[code];
      }
    }
    boolean ownElsewhere = (counts.length - generic.cardinality()) * 3L >= filled - common && filled > common;
    return generic.isEmpty() || !ownElsewhere ? column : column.without(generic);
  }

  List<FieldSource> fields() {
    return fields;
  }

  /** The columns that are not compared, each with its reason. */
  List<String> ignored() {
    return ignored;
  }

  Records records(RecordTable table) {
    return Records.of(table, fields);
  }
}
