package io.crmkit.dedupe.index;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Which records are linked with which. Not thread-safe. */
final class Links {

  private static final int[] NONE = {};

  private int[][] links = new int[1024][];

  int[] of(int record) {
    return record < links.length && links[record] != null ? links[record] : NONE;
  }

  boolean has(int one, int other) {
    for (int each : of(one)) {
      if (each == other) {
        return true;
      }
    }
    return false;
  }

  void link(int one, int other) {
    if (!has(one, other)) {
      append(one, other);
      append(other, one);
    }
  }

  private void append(int record, int other) {
    if (record >= links.length) {
      links = Arrays.copyOf(links, Math.max(record + 1, links.length * 2));
    }
    int[] known = of(record);
    int[] longer = Arrays.copyOf(known, known.length + 1);
    longer[known.length] = other;
    links[record] = longer;
  }

  void unlink(int one, int other) {
    links[one] = without(one, other);
    links[other] = without(other, one);
  }

  private int[] without(int record, int other) {
    int[] left = Arrays.stream(of(record)).filter(each -> each != other).toArray();
    return left.length == 0 ? NONE : left;
  }

  /** Returns every record that hangs together with one, itself included. */
  Set<Integer> component(int record) {
    Set<Integer> found = new HashSet<>();
    int[] waiting = new int[16];
    int count = 0;
    waiting[count++] = record;
    found.add(record);
    while (count > 0) {
      for (int each : of(waiting[--count])) {
        if (found.add(each)) {
          waiting = count == waiting.length ? Arrays.copyOf(waiting, count * 2) : waiting;
          waiting[count++] = each;
        }
      }
    }
    return found;
  }
}
