package io.crmkit.imports.propose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives each field once: to the column that fits it best, and to none of several that fit it best alike. */
final class Assignment {

  private static final double ALIKE = 1e-6;
  private static final double NEAR = 0.03;

  private Assignment() {}

  static List<ColumnProposal> of(List<String> header, List<List<Candidate>> given) {
    List<List<Candidate>> candidates = withoutNeedlessContest(given);
    Map<String, Double> most = new HashMap<>();
    Map<String, Integer> wanted = new HashMap<>();
    for (List<Candidate> own : candidates) {
      own.stream().findFirst().ifPresent(first -> most.merge(first.field(), first.confidence(), Math::max));
    }
    for (List<Candidate> own : candidates) {
      own.stream().findFirst().filter(first -> isMost(first, most))
          .ifPresent(first -> wanted.merge(first.field(), 1, Integer::sum));
    }
    List<ColumnProposal> proposals = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      List<Candidate> own = candidates.get(i);
      boolean taken = !own.isEmpty()
          && (!isMost(own.get(0), most) || wanted.getOrDefault(own.get(0).field(), 0) > 1);
      proposals.add(new ColumnProposal(header.get(i), own, taken));
    }
    return proposals;
  }

  /** A column that fits two fields alike leaves the one to a column that fits no other, if nobody wants the second. */
  private static List<List<Candidate>> withoutNeedlessContest(List<List<Candidate>> given) {
    List<List<Candidate>> candidates = new ArrayList<>(given);
    for (int i = 0; i < candidates.size(); i++) {
      List<Candidate> own = candidates.get(i);
      if (own.size() > 1 && isAlike(own.get(0), own.get(1)) && isBetterLeft(i, candidates)) {
        List<Candidate> swapped = new ArrayList<>(own);
        swapped.set(0, own.get(1));
        swapped.set(1, own.get(0));
        candidates.set(i, swapped);
      }
    }
    return candidates;
  }

  private static boolean isBetterLeft(int column, List<List<Candidate>> candidates) {
    Candidate first = candidates.get(column).get(0);
    String second = candidates.get(column).get(1).field();
    boolean contested = false;
    for (int i = 0; i < candidates.size(); i++) {
      List<Candidate> other = candidates.get(i);
      if (i != column && !other.isEmpty()) {
        boolean two = other.size() > 1 && isAlike(other.get(0), other.get(1)) && other.get(1).field().equals(second);
        if (other.get(0).field().equals(second) || two) {
          return false;
        }
        contested |= other.get(0).field().equals(first.field())
            && other.get(0).confidence() >= first.confidence() - NEAR;
      }
    }
    return contested;
  }

  private static boolean isAlike(Candidate one, Candidate other) {
    return one.confidence() - other.confidence() < NEAR;
  }

  private static boolean isMost(Candidate candidate, Map<String, Double> most) {
    return candidate.confidence() > most.getOrDefault(candidate.field(), 0.0) - ALIKE;
  }
}
