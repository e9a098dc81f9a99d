package io.crmkit.dedupe.ask;

import io.crmkit.dedupe.Matching;
import io.crmkit.dedupe.ask.model.Answer;
import io.crmkit.dedupe.ask.model.Answers;
import io.crmkit.dedupe.ask.model.Verdict;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** All pairs that were compared or are in one cluster, by bands of scores, in clusters and beside them. */
final class Strata {

  private static final double[] EDGES = {-10, -5, -2, 0, 2, 5, 10, 20};

  private final List<Stratum> all;

  private Strata(List<Stratum> all) {
    this.all = all;
  }

  static Strata of(Matching matching, Answers answers, RowNames names) {
    Strata strata = new Strata(
        IntStream.range(0, 2 * EDGES.length + 2).mapToObj(i -> new Stratum(i % 2 == 1)).toList());
    matching.pairs((one, other, levels, score, rows) -> strata.stratum(matching, one, other, score)
        .add(Stratum.Pair.of(one, other, levels, score), rows, matching.probability(one, other, score)));
    for (Answer each : answers.answers()) {
      OptionalInt one = names.row(each.left());
      OptionalInt other = names.row(each.right());
      if (one.isPresent() && other.isPresent() && each.verdict() != Verdict.UNSURE) {
        strata.stratum(matching, one.getAsInt(), other.getAsInt(), matching.score(one.getAsInt(), other.getAsInt()))
            .answered(each.verdict());
      }
    }
    return strata;
  }

  private Stratum stratum(Matching matching, int one, int other, double score) {
    int band = 0;
    while (band < EDGES.length && score >= EDGES[band]) {
      band++;
    }
    return all.get(2 * band + (matching.cluster(one) == matching.cluster(other) ? 1 : 0));
  }

  List<Stratum> all() {
    return all;
  }
}
