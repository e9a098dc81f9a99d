package io.crmkit.dedupe.block;

import io.crmkit.core.progress.Cancellation;
import io.crmkit.dedupe.compare.Field;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.model.BlockingPlan;
import io.crmkit.dedupe.table.LongOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The blocks of records by a plan, one kind of key after the other, so that no more than one is in memory. */
public final class PlanBlocks {

  /** How many pairs of a crowd are looked at to tell whether it is one. */
  private static final int LOOKED = 32;
  private static final int GIVEN_UP = 5;
  private static final int STEP = 7;
  /** How many pairs for each record crowds may make together, besides those of one of the largest. */
  private static final long MOST_CROWDED = 20;
  private static final long LARGEST = (long) BlockingPlan.MOST_PER_CROWD * (BlockingPlan.MOST_PER_CROWD - 1) / 2;

  private final PairSet pairs = new PairSet();
  private final PairSet crowdPairs = new PairSet();
  private final List<Frequent> frequent = new ArrayList<>();
  private final Set<String> crowds = new TreeSet<>();
  private final BlockingPlan plan;
  private final Likeness likeness;
  private long crowdRoom;

  /** A key of more records than may share one. */
  private record Frequent(long key, int records) {}

  private PlanBlocks(BlockingPlan plan, Likeness likeness, int records) {
    this.plan = plan;
    this.likeness = likeness;
    this.crowdRoom = LARGEST + MOST_CROWDED * records;
    this.crowds.addAll(plan.crowds());
  }

  /** Tells whether two records match, as far as it is known before all are compared. */
  public interface Likeness {
    boolean match(int one, int other);
  }

  /** Puts records into blocks; of the keys of too many records those are let through that the plan knows. */
  public static PlanBlocks of(Records records, BlockingPlan plan, Cancellation cancellation) {
    return of(records, plan, (one, other) -> false, cancellation);
  }

  /**
   * Puts records into blocks. A block of too many records is let through if most of its pairs match, as those of
   * something do that is there hundreds of times; the plan then knows its key.
   */
  public static PlanBlocks of(Records records, BlockingPlan plan, Likeness likeness, Cancellation cancellation) {
    PlanBlocks blocks = new PlanBlocks(plan, likeness, records.size());
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
      int[] owners = owners(keys, order, from, to);
      if (owners.length <= plan.mostPerKey()) {
        addPairs(owners, pairs);
      } else if (isCrowd(key, owners)) {
        crowds.add(name(key));
        addPairs(owners, crowdPairs);
      } else {
        frequent.add(new Frequent(key, owners.length));
      }
      from = to;
    }
  }

  // no stream: there are as many blocks as there are keys
  private static int[] owners(KeyBlocks.Keys keys, int[] order, int from, int to) {
    int[] owners = new int[to - from];
    for (int i = from; i < to; i++) {
      owners[i - from] = keys.owner(order[i]);
    }
    return owners;
  }

  /** Whether most pairs of a block match, and there is room for them. */
  private boolean isCrowd(long key, int[] owners) {
    if (owners.length > BlockingPlan.MOST_PER_CROWD) {
      return false;
    }
    if (crowds.contains(name(key))) {
      return true;
    }
    long all = (long) owners.length * (owners.length - 1) / 2;
    if (all > crowdRoom || crowds.size() >= BlockingPlan.MOST_CROWDS || !mostMatch(owners)) {
      return false;
    }
    crowdRoom -= all;
    return true;
  }

  /** Looks at some pairs, at fewer where the first ones mostly do not match. */
  private boolean mostMatch(int[] owners) {
    int more = 0;
    for (int i = 0; i < LOOKED && more > -GIVEN_UP; i++) {
      int one = i * owners.length / LOOKED;
      int other = (one + 1 + i * STEP % (owners.length - 1)) % owners.length;
      more += likeness.match(owners[one], owners[other]) ? 1 : -1;
    }
    return more >= 0;
  }

  private static void addPairs(int[] owners, PairSet into) {
    for (int i = 0; i < owners.length; i++) {
      for (int j = i + 1; j < owners.length; j++) {
        if (owners[i] != owners[j]) {
          into.add(owners[i], owners[j]);
        }
      }
    }
  }

  /** Returns the pairs of records that share a block, each one number, in ascending order; see {@link Candidates}. */
  public long[] pairs() {
    if (crowdPairs.isEmpty()) {
      return pairsOfFew();
    }
    PairSet all = new PairSet();
    all.addAll(pairs);
    all.addAll(crowdPairs);
    return all.sorted();
  }

  /** Returns those of the {@link #pairs()} that share a block of few records. */
  public long[] pairsOfFew() {
    return pairs.sorted();
  }

  /** Returns the plan, knowing the keys that were too frequent here, the most frequent ones if there are very many. */
  public BlockingPlan plan() {
    return plan.with(List.copyOf(crowds), frequent.stream()
        .sorted(Comparator.comparingInt((Frequent each) -> -each.records()).thenComparingLong(Frequent::key))
        .limit(BlockingPlan.MOST_FREQUENT).map(each -> name(each.key())).sorted().toList());
  }

  private static String name(long key) {
    return HexFormat.of().toHexDigits(key);
  }
}
