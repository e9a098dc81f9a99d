package io.crmkit.dedupe.index;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Records and their links: two records are linked if they share a key that at most so many records have and their weight is
 * more than 0. That depends on the records as they are now alone, so it is kept up when a key becomes too frequent or ceases
 * to be so. Not thread-safe.
 */
final class Neighbourhood<P> {

  private final Matching<P> matching;
  private final int most;
  private final KeyTable table = new KeyTable();
  private final Links links = new Links();
  private Object[] prepared = new Object[1024];
  private long[][] keys = new long[1024][];
  private int size;
  private int[] free = new int[16];
  private int freeCount;

  Neighbourhood(Matching<P> matching, int most) {
    this.matching = matching;
    this.most = most;
  }

  Links links() {
    return links;
  }

  @SuppressWarnings("unchecked") // the array holds what prepare returned, and is asked for taken places only
  private P at(int place) {
    return (P) prepared[place];
  }

  double weight(int one, int other) {
    return matching.weight(at(one), at(other));
  }

  /** How many records may share a key. */
  private int most(long key) {
    return Math.max(most, matching.mostOf(key));
  }

  private boolean areLinked(int one, int other) {
    return matching.links(at(one), at(other));
  }

  /** Returns a place for a new record. */
  int take() {
    if (freeCount > 0) {
      return free[--freeCount];
    }
    if (size == prepared.length) {
      prepared = Arrays.copyOf(prepared, size * 2);
      keys = Arrays.copyOf(keys, size * 2);
    }
    keys[size] = new long[0];
    return size++;
  }

  /** Gives a place back whose record was cleared. */
  void release(int place) {
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, freeCount * 2);
    }
    free[freeCount++] = place;
  }

  private static long[] distinct(long[] keys) {
    return LongStream.of(keys).sorted().distinct().toArray();
  }

  /**
   * Puts a record in place of what was there.
   *
   * @return every record whose links may be others than before
   */
  Set<Integer> put(int place, P record) {
    Set<Integer> touched = clearLinks(place);
    long[] before = keys[place];
    long[] after = distinct(matching.keys(record));
    prepared[place] = record;
    keys[place] = after;
    for (long key : before) {
      if (Arrays.binarySearch(after, key) < 0) {
        withdraw(key, place, touched);
      }
    }
    for (long key : after) {
      if (Arrays.binarySearch(before, key) < 0) {
        contribute(key, place, touched);
      }
    }
    linkAll(place);
    return touched;
  }

  /** Takes a record away; returns every other record whose links may be others than before. */
  Set<Integer> clear(int place) {
    Set<Integer> touched = clearLinks(place);
    for (long key : keys[place]) {
      withdraw(key, place, touched);
    }
    keys[place] = new long[0];
    touched.remove(place);
    return touched;
  }

  private Set<Integer> clearLinks(int place) {
    Set<Integer> touched = new HashSet<>(Set.of(place));
    for (int other : links.of(place)) {
      touched.add(other);
      links.unlink(place, other);
    }
    return touched;
  }

  private void contribute(long key, int place, Set<Integer> touched) {
    table.add(key, place);
    if (table.count(key) == most(key) + 1) {
      int[] members = table.members(key);
      for (int one : members) {
        for (int other : links.of(one)) {
          if (Arrays.binarySearch(keys[other], key) >= 0 && !share(one, other)) {
            links.unlink(one, other);
            touched.add(one);
            touched.add(other);
          }
        }
      }
    }
  }

  private void withdraw(long key, int place, Set<Integer> touched) {
    table.remove(key, place);
    if (table.count(key) == most(key)) {
      int[] members = table.members(key);
      for (int i = 0; i < members.length; i++) {
        for (int j = i + 1; j < members.length; j++) {
          if (members[i] != place && members[j] != place && areLinked(members[i], members[j])) {
            links.link(members[i], members[j]);
            touched.add(members[i]);
            touched.add(members[j]);
          }
        }
      }
    }
  }

  /** Returns whether two records share a key that is not too frequent. */
  private boolean share(int one, int other) {
    int i = 0;
    int j = 0;
    while (i < keys[one].length && j < keys[other].length) {
      int order = Long.compare(keys[one][i], keys[other][j]);
      if (order == 0 && table.count(keys[one][i]) <= most(keys[one][i])) {
        return true;
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return false;
  }

  private void linkAll(int place) {
    for (int other : candidates(keys[place], 0)) {
      if (other != place && areLinked(place, other)) {
        links.link(place, other);
      }
    }
  }

  /** Returns the records that share a key with another one, each once; so many more must be able to share it. */
  private int[] candidates(long[] wanted, int more) {
    int[] found = new int[32];
    int count = 0;
    for (long key : wanted) {
      int members = table.count(key);
      if (members > 0 && members + more <= most(key)) {
        found = count + members > found.length ? Arrays.copyOf(found, (count + members) * 2) : found;
        System.arraycopy(table.members(key), 0, found, count, members);
        count += members;
      }
    }
    Arrays.sort(found, 0, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || found[i] != found[i - 1]) {
        found[kept++] = found[i];
      }
    }
    return Arrays.copyOf(found, kept);
  }

  /** What is told of a record that another one would be linked with. */
  interface Found {
    void match(int place, double weight);
  }

  /** Hands over the records that another one would be linked with, were it here. */
  void matching(P record, Found each) {
    // with this one there, a key that as many records have as may would be too frequent
    for (int other : candidates(distinct(matching.keys(record)), 1)) {
      if (matching.links(record, at(other))) {
        each.match(other, matching.weight(record, at(other)));
      }
    }
  }
}
