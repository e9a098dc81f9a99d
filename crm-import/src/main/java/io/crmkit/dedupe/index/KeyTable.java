package io.crmkit.dedupe.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which records have which key. A key of one record takes twelve bytes, since most keys are of one. Not thread-safe.
 */
final class KeyTable {

  private static final int NONE = -1;
  private static final double FULL = 0.6;

  private long[] keys = new long[1 << 10];
  /** A record, or {@code -2 - list}; {@link #NONE} where no key stands. */
  private int[] holders = filled(1 << 10);
  private int used;
  private Members[] lists = new Members[64];
  private int listCount;
  private int[] freeLists = new int[16];
  private int freeCount;

  /** Records that share a key. */
  private static final class Members {
    private static final int LONG = 64;

    private int[] records = new int[2];
    private int size;
    /** Where each record stands, once there are so many that a search would take long. */
    private @Nullable Map<Integer, Integer> places;

    void append(int record) {
      if (size == records.length) {
        records = Arrays.copyOf(records, size * 2);
      }
      if (size == LONG) {
        places = new HashMap<>();
        for (int i = 0; i < size; i++) {
          places.put(records[i], i);
        }
      }
      if (places != null) {
        places.put(record, size);
      }
      records[size++] = record;
    }

    /** Takes a record away that is there; the last one comes to its place. */
    void remove(int record) {
      int at = place(record);
      records[at] = records[--size];
      if (places != null) {
        places.put(records[at], at);
        places.remove(record);
        places = size <= LONG ? null : places;
      }
    }

    private int place(int record) {
      if (places != null) {
        return Objects.requireNonNull(places.get(record));
      }
      int at = 0;
      while (records[at] != record) {
        at++;
      }
      return at;
    }
  }

  private static int[] filled(int size) {
    int[] holders = new int[size];
    Arrays.fill(holders, NONE);
    return holders;
  }

  /** Returns how many records have a key. */
  int count(long key) {
    int holder = holders[slot(key)];
    return holder == NONE ? 0 : holder >= 0 ? 1 : lists[-2 - holder].size;
  }

  /** Returns the records that have a key, in no order. */
  int[] members(long key) {
    int holder = holders[slot(key)];
    if (holder == NONE) {
      return new int[0];
    }
    return holder >= 0 ? new int[] {holder} : Arrays.copyOf(lists[-2 - holder].records, lists[-2 - holder].size);
  }

  void add(long key, int record) {
    if (used > keys.length * FULL) {
      grow();
    }
    int slot = slot(key);
    int holder = holders[slot];
    if (holder == NONE) {
      keys[slot] = key;
      holders[slot] = record;
      used++;
    } else if (holder >= 0) {
      holders[slot] = -2 - newList(holder, record);
    } else {
      lists[-2 - holder].append(record);
    }
  }

  private int newList(int one, int other) {
    Members members = new Members();
    members.append(one);
    members.append(other);
    int place = freeCount > 0 ? freeLists[--freeCount] : listCount++;
    if (place >= lists.length) {
      lists = Arrays.copyOf(lists, lists.length * 2);
    }
    lists[place] = members;
    return place;
  }

  /** Takes a record from a key that it has. */
  void remove(long key, int record) {
    int slot = slot(key);
    int holder = holders[slot];
    if (holder >= 0) {
      free(slot);
      return;
    }
    Members members = lists[-2 - holder];
    members.remove(record);
    if (members.size == 1) {
      holders[slot] = members.records[0];
      forget(-2 - holder);
    }
  }

  private void forget(int list) {
    lists[list] = new Members();
    if (freeCount == freeLists.length) {
      freeLists = Arrays.copyOf(freeLists, freeCount * 2);
    }
    freeLists[freeCount++] = list;
  }

  /** Empties a slot and moves those after it that would not be found any more (Knuth, volume 3, 6.4, algorithm R). */
  private void free(int slot) {
    int mask = keys.length - 1;
    int gap = slot;
    for (int at = (slot + 1) & mask; holders[at] != NONE; at = (at + 1) & mask) {
      int home = home(keys[at]);
      if (((at - home) & mask) >= ((at - gap) & mask)) {
        keys[gap] = keys[at];
        holders[gap] = holders[at];
        gap = at;
      }
    }
    holders[gap] = NONE;
    used--;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int at = home(key);
    while (holders[at] != NONE && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private int home(long key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & (keys.length - 1);
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldHolders = holders;
    keys = new long[oldKeys.length * 2];
    holders = filled(keys.length);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldHolders[i] != NONE) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        holders[slot] = oldHolders[i];
      }
    }
  }
}
