package io.crmkit.dedupe.block;

import io.crmkit.core.progress.Cancellation;
import io.crmkit.dedupe.compare.Records;
import io.crmkit.dedupe.model.BlockingKey;
import io.crmkit.dedupe.model.BlockingPlan;
import io.crmkit.dedupe.model.KeyTake;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the keys by which records are brought together, from some pairs that are matches: again and again the kind of
 * key that finds most of the matches still missing for the pairs that it costs, as long as it is worth them (the greedy
 * cover of Chvátal 1979, as Michelson and Knoblock 2006 and Bilenko, Kamath and Mooney 2006 use it for blocking).
 */
public final class PlanChoice {

  private static final List<Integer> LIMITS = List.of(4, 8, 16, 32, 50);
  /** How much of all matches a pair for each record must find. */
  private static final double WORTH = 0.002;
  /** What a kind of key costs that brings nothing together, in pairs for each record. */
  private static final double EACH = 0.2;
  private static final double CROWDED = 0.02;
  /** How many records share a key on the average where no other limit helps. */
  private static final double HOPELESS = 500;

  private final KeyTrial trial;
  private final List<Integer> limits;
  private final List<List<KeyTrial.Result>> byLimit = new ArrayList<>();

  private PlanChoice(KeyTrial trial) {
    this.trial = trial;
    int most = LIMITS.get(LIMITS.size() - 1);
    this.limits = LIMITS.stream().filter(limit -> limit >= Math.min(most, trial.resolution())).toList();
    limits.forEach(limit -> byLimit.add(new ArrayList<>()));
  }

  /**
   * Returns a plan, or nothing if there are no matches to choose by.
   *
   * @param matches pairs of records that are matches; see {@link Candidates}
   */
  public static Optional<BlockingPlan> of(Records records, long[] matches, Cancellation cancellation) {
    if (matches.length == 0) {
      return Optional.empty();
    }
    PlanChoice choice = new PlanChoice(new KeyTrial(records, matches, KeyTrial.Bounds.USUAL));
    choice.tryAll(cancellation);
    return choice.best();
  }

  private void tryAll(Cancellation cancellation) {
    List<KeyTake> crowded = new ArrayList<>();
    List<Double> chances = new ArrayList<>();
    for (KeyTake take : trial.takes()) {
      cancellation.check();
      KeyTrial.Tried tried = add(new BlockingKey(List.of(take)));
      // where blocks are small as they are, another part besides makes them no better
      if (tried.crowded() > CROWDED) {
        crowded.add(take);
        chances.add(tried.chance());
      }
    }
    for (int i = 0; i < crowded.size(); i++) {
      for (int j = i + 1; j < crowded.size(); j++) {
        cancellation.check();
        double size = trial.records() * chances.get(i) * chances.get(j);
        if (size < HOPELESS && !crowded.get(i).field().equals(crowded.get(j).field())) {
          add(new BlockingKey(List.of(crowded.get(i), crowded.get(j))));
        }
      }
    }
  }

  private KeyTrial.Tried add(BlockingKey key) {
    KeyTrial.Tried tried = trial.of(key, limits);
    for (int i = 0; i < limits.size(); i++) {
      byLimit.get(i).add(tried.byLimit().get(i));
    }
    return tried;
  }

  /** The plan of the limit by which most is found for what it costs. */
  private Optional<BlockingPlan> best() {
    Optional<BlockingPlan> best = Optional.empty();
    double most = 0;
    for (int i = 0; i < limits.size(); i++) {
      Cover cover = new Cover(byLimit.get(i));
      if (!cover.chosen.isEmpty() && cover.worth() > most) {
        most = cover.worth();
        best = Optional.of(new BlockingPlan(
            cover.chosen.stream().map(KeyTrial.Result::key).toList(), limits.get(i), List.of()));
      }
    }
    return best;
  }

  /** Keys chosen by one limit. */
  private final class Cover {

    private final List<KeyTrial.Result> chosen = new ArrayList<>();
    private final BitSet found = new BitSet();

    Cover(List<KeyTrial.Result> results) {
      List<KeyTrial.Result> left = new ArrayList<>(results);
      while (chosen.size() < BlockingPlan.MOST_KEYS && !left.isEmpty()) {
        KeyTrial.Result next = Collections.max(left, Comparator.comparingDouble(this::gain));
        if (gain(next) <= WORTH) {
          break;
        }
        left.remove(next);
        chosen.add(next);
        found.or(next.finds());
      }
    }

    /** The share of the matches that a kind of keys finds besides those found, for each pair of a record. */
    private double gain(KeyTrial.Result result) {
      BitSet more = (BitSet) result.finds().clone();
      more.andNot(found);
      return more.cardinality() / (double) trial.matches() / cost(result);
    }

    private double cost(KeyTrial.Result result) {
      return EACH + result.pairs() / trial.records();
    }

    double worth() {
      double share = found.cardinality() / (double) trial.matches();
      return share - WORTH * chosen.stream().mapToDouble(this::cost).sum();
    }
  }
}
