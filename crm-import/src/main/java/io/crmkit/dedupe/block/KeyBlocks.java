package io.crmkit.dedupe.block;

import io.crmkit.dedupe.compare.Mixing;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.table.LongOrder;
import io.crmkit.dedupe.table.LongPlaces;
import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * Blocks of records that share a key: a value, a word of it or its beginning. A block that is too large is not compared
 * but split: its records are put together by that key and another one of theirs whose block is too large as well
 * (McNeill, Kardes and Borthwick 2012, "Dynamic record blocking"). So a value that stands for none, such as
 * {@code none@none.com}, makes no pairs by itself, however many records have it. A block that is still too large is
 * sorted by what is rarest in each of its records, and neighbours that share that are compared, so that something which
 * is there very often hangs together, though not each of its pairs is compared.
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
    Keys keys = RecordKeys.of(records, records.size(), key -> true);
    Keys frequent = blocks.split(keys);
    Keys joined = frequent.joined(MOST_JOINED, records.size(), key -> true);
    blocks.chain(blocks.split(joined), frequent.first(records.size()));
  }

  /**
   * Adds the pairs of the first records of which one at least is a probe.
   *
   * @param probes how many records are probes, the first ones
   * @param among in how many records others are looked for
   */
  static void around(Records records, int probes, int among, PairSet pairs) {
    KeyBlocks blocks = new KeyBlocks(pairs, probes);
    LongPlaces own = new LongPlaces();
    RecordKeys.first(records, probes, own::add);
    Keys frequent = blocks.split(RecordKeys.of(records, among, key -> own.find(key) >= 0));
    LongPlaces joined = new LongPlaces();
    frequent.joined(MOST_JOINED, probes, key -> {
      joined.add(key);
      return false;
    });
    blocks.chained = true;
    blocks.split(frequent.joined(MOST_JOINED, among, key -> joined.find(key) >= 0));
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

  /** Adds the pairs of neighbours in blocks, in the order of a key of each record, if both have that key. */
  private void chain(Keys keys, long[] rarest) {
    long[] ofOwners = new long[keys.keys().length];
    Arrays.setAll(ofOwners, place -> Mixing.of(keys.keys()[place], rarest[keys.owner(place)]));
    int[] order = LongOrder.of(ofOwners);
    for (int i = 0; i + 1 < order.length; i++) {
      if (ofOwners[order[i]] == ofOwners[order[i + 1]] && keys.owner(order[i]) != keys.owner(order[i + 1])) {
        pairs.add(keys.owner(order[i]), keys.owner(order[i + 1]));
      }
    }
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
      long[] own = new long[64];
      int[] ownSizes = new int[64];
      for (int from = 0; from < sizes.length; ) {
        int to = from;
        int count = 0;
        while (to < sizes.length && owner(to) == owner(from)) {
          if (sizes[to] > 0) {
            if (count == own.length) {
              own = Arrays.copyOf(own, count * 2);
              ownSizes = Arrays.copyOf(ownSizes, count * 2);
            }
            insert(keys()[to], sizes[to], own, ownSizes, count++);
          }
          to++;
        }
        for (int i = 0; i < count; i++) {
          kept.add(own[i], owner(from));
        }
        from = to;
      }
      return kept.keys();
    }

    private static void insert(long key, int size, long[] keys, int[] sizes, int count) {
      int at = count;
      while (at > 0 && (sizes[at - 1] > size || sizes[at - 1] == size && keys[at - 1] > key)) {
        keys[at] = keys[at - 1];
        sizes[at] = sizes[at - 1];
        at--;
      }
      keys[at] = key;
      sizes[at] = size;
    }

    /** Returns for each record the first of its keys, or 0. */
    long[] first(int records) {
      long[] first = new long[records];
      for (int place = keys().length - 1; place >= 0; place--) {
        first[owner(place)] = keys()[place];
      }
      return first;
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
