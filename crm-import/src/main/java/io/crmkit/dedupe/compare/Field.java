package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Texts;
import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.model.ValueCounts;
import io.crmkit.dedupe.table.TextColumn;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field of all records: its different values in the order in which the records have them first. */
public final class Field {

  private final String name;
  private final FieldKind kind;
  private final boolean personal;
  private final Texts values;
  private final int[] codes;
  private final int[] counts;
  private final long filled;
  private final ValueCounts learned;
  private final @Nullable Known known;
  private final byte[] equalLevels;
  private int partner = -1;
  private int[] inPartner = new int[0];

  private Field(FieldSource source, Texts values, int[] codes, int[] counts, @Nullable Known known) {
    this.name = source.column().name();
    this.kind = source.kind();
    this.personal = source.personal() == FieldSource.Personal.OWN;
    this.values = values;
    this.codes = codes;
    this.counts = counts;
    this.filled = Arrays.stream(counts).asLongStream().sum();
    this.equalLevels = new byte[counts.length];
    this.known = known;
    this.learned = known == null ? learn() : known.values().counts();
  }

  /** Finds out how frequent values are, as far as a model keeps that. */
  private ValueCounts learn() {
    ValueStats.Learned learnt = ValueStats.learn(
        values::text, counts, filled, count -> Levels.equal(count, filled) != Levels.equal(1, filled));
    for (int i = 0; i < counts.length; i++) {
      equalLevels[i] = (byte) ValueStats.level(learnt.rows(i), learnt.counts().rows());
    }
    return learnt.counts();
  }

  /**
   * Takes the field of records.
   *
   * @param known what a model knows of its values; null to learn that from these
   */
  static Field of(FieldSource source, int[] firstRow, int[] times, @Nullable Known known) {
    TextColumn column = source.column();
    int[] renamed = new int[column.texts().size()];
    Arrays.fill(renamed, -1);
    int[] order = new int[renamed.length];
    int[] codes = new int[firstRow.length];
    int[] counts = new int[renamed.length];
    int size = 0;
    for (int record = 0; record < codes.length; record++) {
      int code = column.code(firstRow[record]);
      if (code < 0) {
        codes[record] = TextColumn.MISSING;
        continue;
      }
      if (renamed[code] < 0) {
        renamed[code] = size;
        order[size++] = code;
      }
      codes[record] = renamed[code];
      counts[renamed[code]] += times[record];
    }
    Texts values = column.texts().inOrder(Arrays.copyOf(order, size));
    return new Field(source, values, codes, Arrays.copyOf(counts, size), known);
  }

  public String name() {
    return name;
  }

  public FieldKind kind() {
    return kind;
  }

  /** Returns whether it is of one person even where people share the rest. */
  public boolean isPersonal() {
    return personal;
  }

  /** Returns the different values, each made a string when it is asked for. */
  public List<String> values() {
    return values.list();
  }

  /** Returns the different values as they are kept. */
  public Texts texts() {
    return values;
  }

  /** Returns the place of the value of a record, or -1. */
  public int code(int record) {
    return codes[record];
  }

  /** Returns how many rows have a value. */
  public int count(int code) {
    return counts[code];
  }

  /** Returns how many rows have any value. */
  public long filled() {
    return filled;
  }

  /** Returns how frequent values are, as a model knows it. */
  ValueCounts valueCounts() {
    return learned;
  }

  /** Returns what a model knows of the values; null if it is to be learned. */
  @Nullable Known known() {
    return known;
  }

  int equalLevel(int code) {
    if (known != null && equalLevels[code] == 0) {
      // looked up when it is asked for; whichever thread is first finds the same
      equalLevels[code] = (byte) known.values().level(values.text(code));
    }
    return equalLevels[code];
  }

  /** Returns the field that this one is often mixed up with, or -1. */
  public int partner() {
    return partner;
  }

  /** Returns the place that a value has among those of the partner, or -1. */
  int inPartner(int code) {
    return inPartner[code];
  }

  void partner(int field, int[] places) {
    partner = field;
    inPartner = places;
  }
}
