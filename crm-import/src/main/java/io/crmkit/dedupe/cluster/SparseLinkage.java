package io.crmkit.dedupe.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Average linkage in a component of too many records to weigh all their pairs: groups are joined in the order of the
 * average weight of those of their pairs that are known, and only after it was looked whether the average of all their
 * pairs, the unknown ones included, is as high.
 *
 * <p>Of two groups the pairs of their first records are weighed, which are a sample, as records stand in the order of
 * their hashes. So each record costs a bounded number of weighings for each group that it could be joined to, however
 * large groups grow; groups that are smaller than that are linked as {@link Linkage} would. Sums are of multiples of
 * 2⁻²¹ where nothing is sampled, and every tie is broken by the lowest records, so that the answer is always the same.
 */
final class SparseLinkage {

  /** How many records of a group are weighed against another one. */
  static final int WEIGHED = 64;

  /** A group that is sampled may have grown by so much before it is weighed again. */
  private static final double GROWN = 1.25;

  private static final Comparator<Link> ORDER = Comparator.comparingDouble((Link link) -> -link.average())
      .thenComparingInt(link -> link.lower).thenComparingInt(link -> link.higher);

  private final Component component;
  private final Weighing weighing;
  private final int[] most;
  private final Roots roots;
  private final PriorityQueue<Link> waiting = new PriorityQueue<>(ORDER);

  /** Tells the weight of two records at their places in a component, less the threshold. */
  interface Weighing {
    double weight(int one, int other);
  }

  /**
   * Takes the pairs of a component with their weights in place of scores.
   *
   * @param times how many rows each record stands for
   * @param sources of the records
   * @param most by source, how many rows of it a group may have
   * @param weighing what any pair weighs
   */
  SparseLinkage(Component component, int[] times, int[] sources, int[] most, Weighing weighing) {
    this.component = component;
    this.weighing = weighing;
    this.most = most;
    this.roots = new Roots(component.size());
    Group[] groups = new Group[component.size()];
    Arrays.setAll(groups, place -> new Group(place, times[place], sources[place], most.length));
    link(groups);
  }

  private void link(Group[] groups) {
    for (int pair = 0; pair < component.pairs(); pair++) {
      Group one = groups[component.one(pair)];
      Group other = groups[component.other(pair)];
      double rows = one.rows * other.rows;
      add(new Link(one, other, component.score(pair) * rows, rows));
    }
  }

  /** Returns for each place the lowest one of its group. */
  int[] groups() {
    while (!waiting.isEmpty()) {
      Link next = waiting.remove();
      if (next.gone) {
        continue;
      }
      if (next.isKnown()) {
        join(next);
      } else {
        weigh(next);
        queue(next);
      }
    }
    int[] groups = new int[component.size()];
    Arrays.setAll(groups, roots::root);
    return groups;
  }

  private void add(Link link) {
    link.one.links.put(link.other.name, link);
    link.other.links.put(link.one.name, link);
    queue(link);
  }

  /** Lets a link wait for its turn if it could join its groups. */
  private void queue(Link link) {
    if (link.average() > 0 && mayJoin(link.one, link.other)) {
      waiting.add(link);
    }
  }

  private boolean mayJoin(Group one, Group other) {
    for (int source = 0; source < most.length; source++) {
      if (Linkage.exceeds(one.ofSource[source], other.ofSource[source], most[source])) {
        return false;
      }
    }
    return true;
  }

  /** Finds out what all pairs of two groups weigh, by the first records of each. */
  private void weigh(Link link) {
    double sum = 0;
    double rows = 0;
    for (Member one : link.one.first) {
      for (Member other : link.other.first) {
        double pairs = (double) one.times * other.times;
        sum += weighing.weight(Math.min(one.place, other.place), Math.max(one.place, other.place)) * pairs;
        rows += pairs;
      }
    }
    link.rows = link.all();
    link.sum = rows == link.rows ? sum : sum / rows * link.rows;
  }

  /** Joins two groups; the links of the one that has fewer are handed to the other one. */
  private void join(Link link) {
    boolean more = link.one.links.size() >= link.other.links.size();
    Group into = more ? link.one : link.other;
    Group from = more ? link.other : link.one;
    roots.join(into.name, from.name);
    into.links.remove(from.name);
    from.links.remove(into.name);
    into.take(from);
    for (Link old : from.links.values()) {
      Group third = old.one == from ? old.other : old.one;
      old.gone = true;
      third.links.remove(from.name);
      Link own = into.links.get(third.name);
      double sum = old.sum;
      double rows = old.rows;
      if (own != null) {
        own.gone = true;
        sum += own.sum;
        rows += own.rows;
      }
      add(new Link(into, third, sum, rows));
    }
  }

  /** A record and how many rows it stands for. */
  private record Member(int place, int times) {}

  /** Records that were joined; known by one of them for good. */
  private static final class Group {

    private final int name;
    private final long[] ofSource;
    private final Map<Integer, Link> links = new HashMap<>();
    private List<Member> first;
    private double rows;

    Group(int place, int times, int source, int sources) {
      this.name = place;
      this.first = List.of(new Member(place, times));
      this.ofSource = new long[sources];
      this.ofSource[source] = times;
      this.rows = times;
    }

    boolean isSampled() {
      return first.size() == WEIGHED;
    }

    void take(Group other) {
      List<Member> both = new ArrayList<>(first);
      both.addAll(other.first);
      both.sort(Comparator.comparingInt(Member::place));
      first = List.copyOf(both.subList(0, Math.min(WEIGHED, both.size())));
      rows += other.rows;
      for (int source = 0; source < ofSource.length; source++) {
        ofSource[source] += other.ofSource[source];
      }
    }
  }

  /** What the pairs of rows of two groups weigh together, as far as it is known. */
  private static final class Link {

    private final Group one;
    private final Group other;
    private final int lower;
    private final int higher;
    private double sum;
    private double rows;
    private boolean gone;

    Link(Group one, Group other, double sum, double rows) {
      this.one = one;
      this.other = other;
      this.lower = Math.min(one.first.get(0).place, other.first.get(0).place);
      this.higher = Math.max(one.first.get(0).place, other.first.get(0).place);
      this.sum = sum;
      this.rows = rows;
    }

    double average() {
      return sum / rows;
    }

    /** How many pairs of rows there are by now. */
    double all() {
      return one.rows * other.rows;
    }

    /** Returns whether all pairs are known that there are by now, or so many that a sample would say no more. */
    boolean isKnown() {
      return rows == all() || (one.isSampled() || other.isSampled()) && rows * GROWN >= all();
    }
  }
}
