package io.crmkit.dedupe.cluster;

import io.crmkit.dedupe.block.Candidates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Records that hang together, in ascending order, and the pairs that hold them together. Pairs name records by their
 * places among the members, so that taking a component apart costs what it holds, whatever there is beside it.
 */
final class Component {

  private final int[] members;
  private final long[] pairs;
  private final double[] scores;

  Component(int[] members, long[] pairs, double[] scores) {
    this.members = members;
    this.pairs = pairs;
    this.scores = scores;
  }

  int size() {
    return members.length;
  }

  /** The record at a place. */
  int member(int place) {
    return members[place];
  }

  int pairs() {
    return pairs.length;
  }

  /** The place of the lower record of a pair. */
  int one(int pair) {
    return Candidates.one(pairs[pair]);
  }

  /** The place of the higher record of a pair. */
  int other(int pair) {
    return Candidates.other(pairs[pair]);
  }

  double score(int pair) {
    return scores[pair];
  }

  /** The same with each score made something else, such as a weight. */
  Component scored(DoubleUnaryOperator form) {
    return new Component(members, pairs, Arrays.stream(scores).map(form).toArray());
  }

  /** The components of two or more that pairs from a score on hold together, each with its own pairs only. */
  List<Component> parts(double from) {
    Roots roots = new Roots(members.length);
    for (int i = 0; i < pairs.length; i++) {
      if (scores[i] >= from) {
        roots.join(one(i), other(i));
      }
    }
    int[] places = new int[members.length];
    int[] sizes = new int[members.length];
    int[] held = new int[members.length];
    for (int place = 0; place < places.length; place++) {
      places[place] = sizes[roots.root(place)]++;
    }
    for (int i = 0; i < pairs.length; i++) {
      held[roots.root(one(i))] += scores[i] >= from ? 1 : 0;
    }
    Component[] parts = new Component[members.length];
    for (int place = 0; place < places.length; place++) {
      if (sizes[place] > 1) {
        parts[place] = new Component(new int[sizes[place]], new long[held[place]], new double[held[place]]);
      }
    }
    fill(parts, roots, places, held, from);
    List<Component> found = new ArrayList<>();
    Arrays.stream(parts).filter(each -> each != null).forEach(found::add);
    return found;
  }

  private void fill(Component[] parts, Roots roots, int[] places, int[] held, double from) {
    for (int place = 0; place < places.length; place++) {
      Component part = parts[roots.root(place)];
      if (part != null) {
        part.members[places[place]] = members[place];
      }
    }
    for (int i = 0; i < pairs.length; i++) {
      if (scores[i] >= from) {
        int root = roots.root(one(i));
        int at = parts[root].pairs.length - held[root]--;
        parts[root].pairs[at] = Candidates.pair(places[one(i)], places[other(i)]);
        parts[root].scores[at] = scores[i];
      }
    }
  }
}
