package io.crmkit.dedupe.block;

import io.crmkit.dedupe.compare.Mixing;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.table.LongOrder;
import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * Blocks of records that share a key: a value, a word of it or its beginning. A block that is too large is not compared
 * but split: its records are put together by that key and another one of theirs whose block is too large as well
 * (McNeill, Kardes and Borthwick 2012, "Dynamic record blocking"). So a value that stands for none, such as
 * {@code none@none.com}, makes no pairs by itself, however many records have it.
 */
final class KeyBlocks {

  private static final int LARGEST = 16;
  private static final int LARGEST_CHAIN = 50;
  private static final int MOST_JOINED = 10;

  private final PairSet pairs;
  private final int probes;
  private boolean chained;

  private KeyBlocks(PairSet pairs, int probes) {
    this.pairs = pairs;
    this.probes = probes;
  }

  static void of(Records records, PairSet pairs) {
    KeyBlocks blocks = new KeyBlocks(pairs, records.size());
    Keys keys = RecordKeys.of(records, key -> true);
    blocks.split(blocks.split(keys).joined(MOST_JOINED, records.size(), key -> true));
  }

  /** Adds the pairs of which one at least is among the first records. */
  static void around(Records records, int probes, PairSet pairs) {
    KeyBlocks blocks = new KeyBlocks(pairs, probes);
    KeyCounts own = new KeyCounts();
    RecordKeys.first(records, probes, own::add);
    Keys frequent = blocks.split(RecordKeys.of(records, own::has));
    KeyCounts joined = new KeyCounts();
    frequent.joined(MOST_JOINED, probes, key -> {
      joined.add(key);
      return false;
    });
    blocks.chained = true;
    blocks.split(frequent.joined(MOST_JOINED, records.size(), joined::has));
  }

  /**
   * Adds the pairs of all blocks that are small enough, and returns the keys of the others, the smaller blocks first.
   */
  private Keys split(Keys keys) {
    int[] order = LongOrder.of(keys.keys());
    int[] sizes = new int[order.length];
    for (int from = 0; from < order.length; ) {
      int to = from + 1;
      while (to < order.length && keys.keys()[order[to]] == keys.keys()[order[from]]) {
        to++;
      }
      if (to - from <= LARGEST) {
        addPairs(keys, order, from, to);
      } else if (chained && to - from <= LARGEST_CHAIN) {
        // of what many records share, one neighbour each: enough to see whether they are matches
        for (int i = from; i + 1 < to; i++) {
          addPairs(keys, order, i, i + 2);
        }
      } else {
        for (int i = from; i < to; i++) {
          sizes[order[i]] = to - from;
        }
      }
      from = to;
    }
    return keys.only(sizes);
  }

  private void addPairs(Keys keys, int[] order, int from, int to) {
    for (int i = from; i < to; i++) {
      for (int j = i + 1; j < to; j++) {
        int one = keys.owner(order[i]);
        int other = keys.owner(order[j]);
        if (one != other && Math.min(one, other) < probes) {
          pairs.add(one, other);
        }
      }
    }
  }

  /** Keys and the records that have them, those of one record side by side. */
  record Keys(Holder holder) {

    long[] keys() {
      return holder.keys;
    }

    int owner(int place) {
      return holder.owners[place];
    }

    /** Keeps the keys with a size, those of a record in the ascending order of their sizes, then of themselves. */
    Keys only(int[] sizes) {
      Collector kept = new Collector();
      long[][] own = new long[64][];
      for (int from = 0; from < sizes.length; ) {
        int to = from;
        int count = 0;
        while (to < sizes.length && owner(to) == owner(from)) {
          if (sizes[to] > 0) {
            own = count == own.length ? Arrays.copyOf(own, count * 2) : own;
            own[count++] = new long[] {sizes[to], keys()[to]};
          }
          to++;
        }
        Arrays.sort(own, 0, count, (one, other) ->
            one[0] == other[0] ? Long.compare(one[1], other[1]) : Long.compare(one[0], other[0]));
        for (int i = 0; i < count; i++) {
          kept.add(own[i][1], owner(from));
        }
        from = to;
      }
      return kept.keys();
    }

    /** Joins each two of the first keys of records below a place to one, and keeps those that pass. */
    Keys joined(int most, int below, LongPredicate passes) {
      Collector joined = new Collector();
      long[] all = keys();
      for (int from = 0; from < all.length && owner(from) < below; ) {
        int to = from;
        while (to < all.length && owner(to) == owner(from)) {
          to++;
        }
        int end = Math.min(to, from + most);
        for (int i = from; i < end; i++) {
          for (int j = i + 1; j < end; j++) {
            long key = Mixing.of(Math.min(all[i], all[j]), Math.max(all[i], all[j]));
            if (passes.test(key)) {
              joined.add(key, owner(from));
            }
          }
        }
        from = to;
      }
      return joined.keys();
    }
  }

  /** The arrays behind keys. */
  static final class Holder {
    private final long[] keys;
    private final int[] owners;

    Holder(long[] keys, int[] owners) {
      this.keys = keys;
      this.owners = owners;
    }
  }

  /** Takes keys one after the other. */
  static final class Collector {
    private long[] keys = new long[1024];
    private int[] owners = new int[1024];
    private int size;

    void add(long key, int owner) {
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, size * 2);
        owners = Arrays.copyOf(owners, size * 2);
      }
      keys[size] = key;
      owners[size++] = owner;
    }

    Keys keys() {
      return new Keys(new Holder(Arrays.copyOf(keys, size), Arrays.copyOf(owners, size)));
    }
  }
}
