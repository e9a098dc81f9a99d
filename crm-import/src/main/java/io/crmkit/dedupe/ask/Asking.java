package io.crmkit.dedupe.ask;

import io.crmkit.dedupe.Explanation;
import io.crmkit.dedupe.Matching;
import io.crmkit.dedupe.ask.model.Answer;
import io.crmkit.dedupe.ask.model.Answers;
import io.crmkit.dedupe.ask.model.Question;
import io.crmkit.dedupe.ask.model.Verdict;
import io.crmkit.dedupe.learn.Adjustment;
import io.crmkit.dedupe.learn.Weights;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the pairs about which an answer is worth most, and learns from what is answered.
 *
 * <p>Each question is from the stratum of scores where most pairs may be decided wrongly for each answer that there is
 * (as Neyman 1934 shares out a sample), and in it a pair drawn at random: so answers tell about the whole stratum, and
 * not about the pairs that somebody liked. No two questions are about one record or have the same outcome in every
 * field, as long as there are others.
 */
public final class Asking {

  private static final double LEAST_GAIN = 0.0002;
  private static final double[] FREEDOMS = {0.1, 0.35};
  private static final int ANCHORS = 20;
  private static final double ANCHORED = 2;

  private final Matching matching;
  private final RowNames names;

  private Asking(Matching matching, RowNames names) {
    this.matching = matching;
    this.names = names;
  }

  public static Asking of(Matching matching, RowNames names) {
    return new Asking(matching, names);
  }

  /**
   * Returns the next questions, those worth most first; fewer, or none, if further answers would hardly change F1.
   *
   * @param answers there are already; what they are about is not asked again
   */
  public List<Question> next(Answers answers, int most) {
    List<Stratum> strata = Strata.of(matching, answers, names).all();
    double scale = strata.stream().mapToDouble(each -> (each.together ? each.pairs() : 0) + each.expected()).sum();
    Asked asked = new Asked(answers);
    List<Question> questions = new ArrayList<>();
    int[] more = new int[strata.size()];
    while (questions.size() < most) {
      int best = -1;
      double gain = LEAST_GAIN;
      for (int i = 0; i < more.length; i++) {
        double here = more[i] < 0 ? 0 : gain(strata.get(i), more[i]) / Math.max(1, scale);
        best = here > gain ? i : best;
        gain = Math.max(gain, here);
      }
      if (best < 0) {
        return questions;
      }
      Stratum.Pair pair = asked.draw(strata.get(best));
      if (pair == null) {
        more[best] = -1;
      } else {
        more[best]++;
        questions.add(question(pair, gain));
      }
    }
    return questions;
  }

  private static double gain(Stratum stratum, int more) {
    return stratum.doubtful() / (1 + stratum.answers() + more);
  }

  private Question question(Stratum.Pair pair, double gain) {
    Explanation why = matching.explain(pair.one(), pair.other());
    List<Question.Said> said = why.parts().stream().filter(part -> !part.one().isEmpty() || !part.other().isEmpty())
        .map(part -> new Question.Said(part.name(), part.one(), part.other(), part.weight())).toList();
    boolean together = matching.cluster(pair.one()) == matching.cluster(pair.other());
    return new Question(names.name(pair.one()), names.name(pair.other()), said,
        matching.probability(pair.one(), pair.other()), String.format(Locale.ROOT,
            "Pairs that score like this one (%.1f) are %s; the answer may change F1 by up to %.4f.", why.score(),
            together ? "put together" : "kept apart", gain));
  }

  /** What has been asked. */
  private final class Asked {

    private final Answers answers;
    private final Set<Integer> rows = new HashSet<>();
    private final Set<Long> outcomes = new HashSet<>();
    private final Set<Stratum.Pair> pairs = new HashSet<>();

    Asked(Answers answers) {
      this.answers = answers;
      for (Answer each : answers.answers()) {
        names.row(each.left()).ifPresent(rows::add);
        names.row(each.right()).ifPresent(rows::add);
      }
    }

    Stratum.@Nullable Pair draw(Stratum stratum) {
      Stratum.Pair second = null;
      for (Stratum.Pair each : stratum.some()) {
        if (pairs.contains(each) || isAnswered(each)) {
          continue;
        }
        boolean fresh = !rows.contains(each.one()) && !rows.contains(each.other());
        if (fresh && !outcomes.contains(each.levels())) {
          return taken(each);
        }
        second = second == null && fresh ? each : second;
      }
      return second == null ? null : taken(second);
    }

    private boolean isAnswered(Stratum.Pair pair) {
      return answers.answers().stream()
          .anyMatch(each -> each.isAbout(names.name(pair.one()), names.name(pair.other())));
    }

    private Stratum.Pair taken(Stratum.Pair pair) {
      pairs.add(pair);
      rows.add(pair.one());
      rows.add(pair.other());
      outcomes.add(pair.levels());
      return pair;
    }
  }

  /**
   * Returns the records matched by a model that is corrected by the answers, or as they were if no correction is
   * expected to be better. Answers about rows that are not there are passed over, as those are that say
   * {@link Verdict#UNSURE}.
   *
   * @throws IllegalArgumentException if answers contradict one another; ask {@link Answers#contradictions} first
   */
  public Matching learn(Answers answers) {
    if (!answers.contradictions().isEmpty()) {
      throw new IllegalArgumentException(answers.contradictions().get(0).message());
    }
    List<Adjustment.Known> known = new ArrayList<>();
    for (Answer each : answers.answers()) {
      OptionalInt one = names.row(each.left());
      OptionalInt other = names.row(each.right());
      if (one.isPresent() && other.isPresent() && each.verdict() != Verdict.UNSURE) {
        known.add(new Adjustment.Known(
            matching.levels(one.getAsInt(), other.getAsInt()), each.verdict() == Verdict.SAME ? 1 : 0, 1));
      }
    }
    return known.isEmpty() ? matching : best(answers, known);
  }

  private Matching best(Answers answers, List<Adjustment.Known> known) {
    List<Adjustment.Known> anchored = new ArrayList<>(known);
    Strata.of(matching, Answers.none(), names).all().forEach(stratum -> anchor(stratum, anchored));
    Matching best = matching;
    double f1 = Estimate.of(matching, answers, names).f1();
    for (double freedom : FREEDOMS) {
      Matching next = matching.with(Adjustment.of(matching.model(), anchored, freedom));
      double here = Estimate.of(next, answers, names).f1();
      if (here > f1) {
        f1 = here;
        best = next;
      }
    }
    return best;
  }

  /** Some pairs of a stratum hold the model in its place there, as much as so many answers would. */
  private static void anchor(Stratum stratum, List<Adjustment.Known> known) {
    int kept = 0;
    for (Stratum.Pair each : stratum.some()) {
      if (kept++ < ANCHORS) {
        known.add(new Adjustment.Known(each.levels(), Weights.probability(each.score()), ANCHORED / ANCHORS));
      }
    }
  }
}
