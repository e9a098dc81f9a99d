package io.crmkit.dedupe.model;

import io.crmkit.core.json.Versioned;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
 * @param blocking which records are compared; null in documents of version 1, which leave that to the records at hand
 */
@Versioned(3)
public record MatchModel(
    List<MatchField> fields, double prior, List<Relation> relations, double threshold, long rows,
    double expectedMatches, @Nullable BlockingPlan blocking) {

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
    checkBlocking(fields, blocking);
    checkPartners(fields);
  }

  /** Makes a model that leaves it to the records at hand which of them are compared. */
  public MatchModel(List<MatchField> fields, double prior, List<Relation> relations, double threshold, long rows,
      double expectedMatches) {
    this(fields, prior, relations, threshold, rows, expectedMatches, null);
  }

  /** Fields are mixed up two by two. */
  private static void checkPartners(List<MatchField> fields) {
    Map<String, String> partners = new HashMap<>();
    for (MatchField field : fields) {
      if (field.values() != null && field.values().partner() != null) {
        partners.put(field.name(), field.values().partner());
      }
    }
    partners.forEach((one, other) -> {
      if (one.equals(other) || !one.equals(partners.get(other))) {
        throw new IllegalArgumentException(
            "'%s' is mixed up with '%s', but that one with %s".formatted(one, other, partners.get(other)));
      }
    });
  }

  private static void checkBlocking(List<MatchField> fields, @Nullable BlockingPlan blocking) {
    List<String> names = fields.stream().map(MatchField::name).toList();
    for (BlockingKey key : blocking == null ? List.<BlockingKey>of() : blocking.keys()) {
      for (KeyTake take : key.takes()) {
        if (!names.contains(take.field())) {
          throw new IllegalArgumentException(
              "a key takes a part of '%s', which is none of the fields %s".formatted(take.field(), names));
        }
      }
    }
  }

  /** Returns this model with what the values of its fields are like, in their order. */
  public MatchModel knowing(List<FieldValues> values) {
    if (values.size() != fields.size()) {
      throw new IllegalArgumentException(
          "values must be those of %d fields but were %d".formatted(fields.size(), values.size()));
    }
    List<MatchField> knowing = IntStream.range(0, values.size()).mapToObj(f -> fields.get(f).of(values.get(f))).toList();
    return new MatchModel(knowing, prior, relations, threshold, rows, expectedMatches, blocking);
  }

  /** Returns whether two records can be weighed without any other: whether the model knows what all values are like. */
  public boolean isWhole() {
    return fields.stream().allMatch(field -> isKnown(field.kind(), field.values()));
  }

  private static boolean isKnown(FieldKind kind, @Nullable FieldValues values) {
    return values != null && (!kind.isWords() || values.words() != null)
        && (kind != FieldKind.NUMBER || values.scale() != null);
  }

  /** Returns this model with a plan of which records are compared. */
  public MatchModel blockedBy(BlockingPlan plan) {
    return new MatchModel(fields, prior, relations, threshold, rows, expectedMatches, plan);
  }
}
