package io.crmkit.dedupe.block;

import io.crmkit.dedupe.compare.Field;
import io.crmkit.dedupe.compare.Mixing;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.measure.Texts;
import io.crmkit.dedupe.model.BlockingKey;
import io.crmkit.dedupe.model.BlockingPlan;
import io.crmkit.dedupe.model.KeyTake;
import java.util.Arrays;
import java.util.List;

/**
 * The keys of one record by a plan: hashes that depend on its values and the plan alone. Fields that are mixed up share
 * their keys, and the parts of a key have no order, so that a given name and a surname that changed places are found.
 */
public final class PlanKeys {

  private static final long[] NONE = {};

  private final KeyTake[] takes;
  private final int[] fields;
  private final int[] spaces;
  private final int[][] keys;
  private final long[] frequent;

  private PlanKeys(KeyTake[] takes, int[] fields, int[] spaces, int[][] keys, long[] frequent) {
    this.takes = takes;
    this.fields = fields;
    this.spaces = spaces;
    this.keys = keys;
    this.frequent = frequent;
  }

  /**
   * Returns the keys by a plan.
   *
   * @param names of the fields, in the order of the model
   * @param partners for each field the place of the one that it is mixed up with, or -1
   */
  public static PlanKeys of(BlockingPlan plan, List<String> names, int[] partners) {
    KeyTake[] takes = plan.keys().stream().flatMap(key -> key.takes().stream()).distinct().toArray(KeyTake[]::new);
    int[] fields = Arrays.stream(takes).mapToInt(take -> names.indexOf(take.field())).toArray();
    int[] spaces = Arrays.stream(fields).map(f -> partners[f] < 0 ? f : Math.min(f, partners[f])).toArray();
    List<KeyTake> order = List.of(takes);
    int[][] keys = plan.keys().stream().map(key -> places(key, order)).toArray(int[][]::new);
    long[] frequent = plan.frequent().stream().mapToLong(key -> Long.parseUnsignedLong(key, 16)).sorted().toArray();
    return new PlanKeys(takes, fields, spaces, keys, frequent);
  }

  static PlanKeys of(BlockingPlan plan, Records records) {
    return of(plan, records.fields().stream().map(Field::name).toList(),
        records.fields().stream().mapToInt(Field::partner).toArray());
  }

  private static int[] places(BlockingKey key, List<KeyTake> order) {
    return key.takes().stream().mapToInt(order::indexOf).toArray();
  }

  /**
   * Returns the keys of a record, each once, in ascending order.
   *
   * @param values written alike, in the order of the model; empty where there is none
   */
  public long[] of(Texts values) {
    long[][] parts = new long[takes.length][];
    for (int take = 0; take < takes.length; take++) {
      int field = fields[take];
      parts[take] = values.length(field) == 0 ? NONE : KeyHashes.of(takes[take].part(), spaces[take], values, field);
    }
    LongList found = new LongList();
    for (int key = 0; key < keys.length; key++) {
      each(key, parts, found);
    }
    return found.distinct();
  }

  int size() {
    return keys.length;
  }

  int takes() {
    return takes.length;
  }

  int field(int take) {
    return fields[take];
  }

  long[] part(int take, Texts texts, int code) {
    return KeyHashes.of(takes[take].part(), spaces[take], texts, code);
  }

  /** Returns the places of the parts that a key takes. */
  int[] takes(int key) {
    return keys[key];
  }

  /** Adds the keys of one kind that a record has, less those that are known to be too frequent. */
  void each(int key, long[][] parts, LongList each) {
    int[] places = keys[key];
    long[] first = parts[places[0]];
    if (places.length == 1) {
      for (long one : first) {
        keep(one, each);
      }
      return;
    }
    for (long one : first) {
      for (long other : parts[places[1]]) {
        if (places.length == 2) {
          keep(joined(one, other), each);
        } else {
          for (long third : parts[places[2]]) {
            keep(joined(one, other, third), each);
          }
        }
      }
    }
  }

  private void keep(long key, LongList each) {
    if (frequent.length == 0 || Arrays.binarySearch(frequent, key) < 0) {
      each.add(key);
    }
  }

  static long joined(long one, long other) {
    return Mixing.of(Math.min(one, other), Math.max(one, other));
  }

  /** The parts are put in order first: joined one after the other, the last one would not be like the others. */
  private static long joined(long one, long other, long third) {
    long least = Math.min(one, Math.min(other, third));
    long most = Math.max(one, Math.max(other, third));
    return Mixing.of(Mixing.of(least, one ^ other ^ third ^ least ^ most), most);
  }
}
