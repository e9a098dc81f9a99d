package io.crmkit.dedupe.block;

import io.crmkit.core.progress.Cancellation;
import io.crmkit.dedupe.compare.Field;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.model.BlockingPlan;
import io.crmkit.dedupe.table.LongOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The blocks of records by a plan, one kind of key after the other, so that no more than one is in memory. */
public final class PlanBlocks {

  private final PairSet pairs = new PairSet();
  private final List<Frequent> frequent = new ArrayList<>();
  private final BlockingPlan plan;

  /** A key of more records than may share one. */
  private record Frequent(long key, int records) {}

  private PlanBlocks(BlockingPlan plan) {
    this.plan = plan;
  }

  /** Puts records into blocks. */
  public static PlanBlocks of(Records records, BlockingPlan plan, Cancellation cancellation) {
    PlanBlocks blocks = new PlanBlocks(plan);
    PlanKeys keys = PlanKeys.of(plan, records);
    ValueParts[] parts = new ValueParts[keys.takes()];
    for (int take = 0; take < parts.length; take++) {
      parts[take] = ValueParts.of(records.fields().get(keys.field(take)), keys, take);
    }
    for (int key = 0; key < keys.size(); key++) {
      cancellation.check();
      blocks.add(keys, key, records, parts);
    }
    return blocks;
  }

  private void add(PlanKeys keys, int key, Records records, ValueParts[] parts) {
    KeyBlocks.Collector collected = new KeyBlocks.Collector();
    long[][] own = new long[keys.takes()][];
    LongList found = new LongList();
    for (int record = 0; record < records.size(); record++) {
      if (fill(keys, key, record, records.fields(), parts, own)) {
        found.clear();
        keys.each(key, own, found);
        collect(found, record, collected);
      }
    }
    block(collected.keys());
  }

  private static void collect(LongList found, int record, KeyBlocks.Collector collected) {
    if (found.size() == 1) {
      collected.add(found.get(0), record);
    } else if (found.size() > 1) {
      for (long each : found.distinct()) {
        collected.add(each, record);
      }
    }
  }

  /** Looks up the parts that a key takes of a record; returns whether it has all of them. */
  private static boolean fill(
      PlanKeys keys, int key, int record, List<Field> fields, ValueParts[] parts, long[][] own) {
    for (int take : keys.takes(key)) {
      int code = fields.get(keys.field(take)).code(record);
      if (code < 0) {
        return false;
      }
      own[take] = parts[take].of(code);
      if (own[take].length == 0) {
        return false;
      }
    }
    return true;
  }

  private void block(KeyBlocks.Keys keys) {
    int[] order = LongOrder.of(keys.keys());
    for (int from = 0; from < order.length; ) {
      long key = keys.keys()[order[from]];
      int to = from + 1;
      while (to < order.length && keys.keys()[order[to]] == key) {
        to++;
      }
      if (to - from > plan.mostPerKey()) {
        frequent.add(new Frequent(key, to - from));
      } else {
        addPairs(keys, order, from, to);
      }
      from = to;
    }
  }

  private void addPairs(KeyBlocks.Keys keys, int[] order, int from, int to) {
    for (int i = from; i < to; i++) {
      for (int j = i + 1; j < to; j++) {
        if (keys.owner(order[i]) != keys.owner(order[j])) {
          pairs.add(keys.owner(order[i]), keys.owner(order[j]));
        }
      }
    }
  }

  /** Returns the pairs of records that share a block, each one number, in ascending order; see {@link Candidates}. */
  public long[] pairs() {
    return pairs.sorted();
  }

  /** Returns the plan, knowing the keys that were too frequent here, the most frequent ones if there are very many. */
  public BlockingPlan plan() {
    return plan.without(frequent.stream()
        .sorted(Comparator.comparingInt((Frequent each) -> -each.records()).thenComparingLong(Frequent::key))
        .limit(BlockingPlan.MOST_FREQUENT).map(each -> "%016x".formatted(each.key())).sorted().toList());
  }
}
