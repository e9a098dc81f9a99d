package io.crmkit.duplicates;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.dedupe.index.ModelMatching;
import io.crmkit.dedupe.index.ModelMatching.Written;
import io.crmkit.dedupe.json.MatchModelJson;
import io.crmkit.dedupe.learn.Weights;
import io.crmkit.dedupe.model.MatchField;
import io.crmkit.dedupe.model.MatchModel;
import io.crmkit.imports.model.Likeness;
import io.crmkit.imports.model.MatchPart;
import io.crmkit.imports.model.RecordMatching;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes for the same what a learned model takes for a match. The score is the probability in per cent, rounded; parts are
 * bits that add up to the score of the model, the logarithm to base 2 of the odds.
 */
public final class DuplicatesByModel implements RecordMatching<Written> {

  private static final int ALL = 100;

  private final MatchModel model;
  private final ModelMatching matching;
  private final HashKeys keys;

  private DuplicatesByModel(MatchModel model) {
    this.model = model;
    this.matching = ModelMatching.of(model);
    this.keys = HashKeys.of("model", MatchModelJson.write(model));
  }

  /**
   * Returns the matching of a model.
   *
   * @throws IllegalArgumentException if the model does not know which keys records share or how frequent values are, as it
   *     was learned by an earlier release or from records among which no two match
   */
  public static DuplicatesByModel of(MatchModel model) {
    return new DuplicatesByModel(model);
  }

  /** Returns the matching of the JSON document of a model, or every problem of it with its JSON pointer. */
  public static Validated<DuplicatesByModel> read(String json) {
    Validated<MatchModel> read = MatchModelJson.read(json);
    if (read instanceof Invalid<MatchModel> invalid) {
      return Validated.invalid(invalid.violations());
    }
    MatchModel model = read.orElseThrow();
    return model.blocking() == null || !model.isWhole()
        ? Validated.invalid(Violations.of(new Violation("/blocking", "duplicates.model.keys",
            "The model does not know which keys records share; learn it anew from records some of which match.")))
        : Validated.valid(new DuplicatesByModel(model));
  }

  @Override
  public String name() {
    return keys.name();
  }

  @Override
  public List<String> fields() {
    return model.fields().stream().map(MatchField::name).toList();
  }

  @Override
  public Written prepare(Map<String, String> fields) {
    return matching.prepare(fields);
  }

  @Override
  public List<String> keys(Map<String, String> fields) {
    return keys.texts(matching.keys(matching.prepare(fields)));
  }

  @Override
  public Optional<Likeness> compare(Written one, Written other) {
    if (!matching.links(one, other)) {
      return Optional.empty();
    }
    List<MatchPart> parts =
        matching.parts(one, other).stream().map(part -> new MatchPart(part.name(), part.bits())).toList();
    double probability = Weights.probability(matching.score(one, other));
    return Optional.of(new Likeness((int) Math.round(ALL * probability), parts));
  }
}
