package io.crmkit.dedupe.block;

import io.crmkit.dedupe.compare.Field;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.model.BlockingKey;
import io.crmkit.dedupe.model.BlockingPlan;
import io.crmkit.dedupe.model.KeyTake;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What kinds of keys cost and find: how large their blocks are, and how many of some matches share a block.
 *
 * <p>Blocks are counted over the first records only, which are a sample, as records stand in the order of their
 * hashes; what is counted twice or more is taken to be that much larger in all.
 */
final class KeyTrial {

  private static final int SAMPLE = 25_000;

  private final Records records;
  private final long[] matches;
  private final int sample;
  private final double factor;
  private final KeyCounts counts = new KeyCounts();
  private final LongList found = new LongList();
  private final LongList mine = new LongList();
  private final Map<KeyTake, long[] @Nullable []> known = new HashMap<>();

  KeyTrial(Records records, long[] matches) {
    this.records = records;
    this.matches = matches;
    this.sample = Math.min(records.size(), SAMPLE);
    this.factor = (double) records.size() / Math.max(1, sample);
  }

  /**
   * What one kind of keys does if no more than so many records may share one.
   *
   * @param pairs how many it brings together
   * @param finds which of the matches are among them
   */
  record Result(BlockingKey key, double pairs, BitSet finds) {}

  /**
   * What one kind of keys does.
   *
   * @param byLimit for each limit of how many records may share one
   * @param crowded the share of the records that share theirs with more than the lowest limit
   * @param chance that two records share one
   */
  record Tried(List<Result> byLimit, double crowded, double chance) {}

  int matches() {
    return matches.length;
  }

  int records() {
    return records.size();
  }

  /** Tries a kind of keys by limits in ascending order. */
  Tried of(BlockingKey key, List<Integer> limits) {
    counts.clear();
    PlanKeys keys = PlanKeys.of(new BlockingPlan(List.of(key), limits.get(0), List.of()), records);
    Cache cache = new Cache(keys, key.takes());
    for (int record = 0; record < sample; record++) {
      collect(keys, cache, record, found);
      for (int i = 0; i < found.size(); i++) {
        counts.add(found.get(i));
      }
    }
    double[] pairs = pairs(limits);
    BitSet[] finds = finds(keys, cache, limits);
    List<Result> results =
        IntStream.range(0, pairs.length).mapToObj(i -> new Result(key, pairs[i], finds[i])).toList();
    double[] sums = new double[2];
    counts.each((hash, count) -> {
      sums[0] += size(count) > limits.get(0) ? count : 0;
      sums[1] += (double) count * count;
    });
    return new Tried(results, sums[0] / sample, sums[1] / sample / sample);
  }

  private double[] pairs(List<Integer> limits) {
    double[] pairs = new double[limits.size()];
    counts.each((key, count) -> {
      for (int i = 0; i < pairs.length; i++) {
        pairs[i] += size(count) <= limits.get(i) ? count * (count - 1.0) / 2 * factor * factor : 0;
      }
    });
    return pairs;
  }

  /** How many of all records have a key that so many of the sample have. */
  private double size(int count) {
    return 1 + (count - 1) * factor;
  }

  private BitSet[] finds(PlanKeys keys, Cache cache, List<Integer> limits) {
    BitSet[] finds = limits.stream().map(limit -> new BitSet(matches.length)).toArray(BitSet[]::new);
    for (int match = 0; match < matches.length; match++) {
      collect(keys, cache, Candidates.one(matches[match]), mine);
      collect(keys, cache, Candidates.other(matches[match]), found);
      for (int i = 0; i < found.size(); i++) {
        if (mine.has(found.get(i))) {
          set(finds, match, size(Math.max(1, counts.count(found.get(i)))), limits);
        }
      }
    }
    return finds;
  }

  private static void set(BitSet[] finds, int match, double size, List<Integer> limits) {
    for (int i = 0; i < finds.length; i++) {
      if (size <= limits.get(i)) {
        finds[i].set(match);
      }
    }
  }

  private static void collect(PlanKeys keys, Cache cache, int record, LongList into) {
    into.clear();
    if (cache.fill(record)) {
      keys.each(0, cache.own, into);
    }
  }

  /** Looks up the parts of the values of records, which are worked out once for all kinds of keys that take them. */
  private final class Cache {

    private final PlanKeys keys;
    private final List<Field> fields = records.fields();
    private final List<long[] @Nullable []> parts = new ArrayList<>();
    private final long[][] own;

    Cache(PlanKeys keys, List<KeyTake> takes) {
      this.keys = keys;
      this.own = new long[keys.takes()][];
      for (int take = 0; take < own.length; take++) {
        Field field = fields.get(keys.field(take));
        parts.add(known.computeIfAbsent(takes.get(take), unused -> new long[field.values().size()][]));
      }
    }

    boolean fill(int record) {
      for (int take = 0; take < own.length; take++) {
        Field field = fields.get(keys.field(take));
        int code = field.code(record);
        if (code < 0) {
          return false;
        }
        long[] part = parts.get(take)[code];
        if (part == null) {
          part = keys.part(take, field.values().get(code));
          parts.get(take)[code] = part;
        }
        own[take] = part;
      }
      return true;
    }
  }

  /** Returns every part of every field. */
  List<KeyTake> takes() {
    return records.fields().stream().flatMap(field -> KeyHashes.parts(field.kind()).stream()
        .map(part -> new KeyTake(field.name(), part))).toList();
  }
}
