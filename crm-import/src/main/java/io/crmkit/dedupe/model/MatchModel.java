package io.crmkit.dedupe.model;

import io.crmkit.core.json.Versioned;
import java.util.List;

/**
 * What tells matches from other pairs, as it was learned: the one document that every place which matches records
 * reads.
 *
 * <p>The score of a pair is {@code prior} plus one weight for each field, less {@code log2(1 + Σ 2^r)} over the
 * relations, {@code r} being the prior and the weights of one. All are logarithms to base 2; a pair matches from {@code
 * threshold} on.
 *
 * @param fields in the order in which they are compared, at most 16
 * @param prior the logarithm of the odds that a pair drawn at random is a match
 * @param relations classes of pairs that share some fields without being matches, such as households
 * @param threshold of the score from which on a pair is a match
 * @param rows how many rows this was learned from
 * @param expectedMatches how many pairs of those rows were expected to be matches
 */
@Versioned(1)
public record MatchModel(
    List<MatchField> fields, double prior, List<Relation> relations, double threshold, long rows,
    double expectedMatches) {

  public MatchModel {
    fields = List.copyOf(fields);
    relations = List.copyOf(relations);
    if (fields.isEmpty() || fields.size() > MatchField.MOST) {
      throw new IllegalArgumentException(
          "a model needs 1 to %d fields but has %d".formatted(MatchField.MOST, fields.size()));
    }
    if (fields.stream().map(MatchField::name).distinct().count() != fields.size()) {
      throw new IllegalArgumentException("the fields of a model need different names");
    }
    for (Relation relation : relations) {
      if (relation.weights().size() != fields.size()) {
        throw new IllegalArgumentException("a relation needs weights for each of %d fields but has them for %d"
            .formatted(fields.size(), relation.weights().size()));
      }
    }
  }
}
