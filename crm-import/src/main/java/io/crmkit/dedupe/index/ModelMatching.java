package io.crmkit.dedupe.index;

import io.crmkit.dedupe.block.PlanKeys;
import io.crmkit.dedupe.cluster.Clusters;
import io.crmkit.dedupe.compare.Levels;
import io.crmkit.dedupe.compare.ModelComparer;
import io.crmkit.dedupe.compare.ModelTexts;
import io.crmkit.dedupe.index.ModelMatching.Written;
import io.crmkit.dedupe.learn.Weights;
import io.crmkit.dedupe.measure.Texts;
import io.crmkit.dedupe.model.BlockingPlan;
import io.crmkit.dedupe.model.MatchField;
import io.crmkit.dedupe.model.MatchModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Matches by a model that was learned: the weight is the score less the threshold, in bits, within ±12. Keys and scores are
 * those of {@link io.crmkit.dedupe.Matcher#match} by the same model.
 */
public final class ModelMatching implements Matching<Written> {

  private final MatchModel model;
  private final ModelTexts texts;
  private final ModelComparer.Source comparers;
  private final PlanKeys keys;
  private final Weights weights;
  private final double[] mostUnequal;
  private final int[] order;
  private final int mostPerKey;
  private final long[] crowds;

  private ModelMatching(MatchModel model, BlockingPlan plan) {
    this.model = model;
    this.comparers = ModelComparer.of(model);
    this.texts = ModelTexts.of(model);
    this.keys =
        PlanKeys.of(plan, model.fields().stream().map(MatchField::name).toList(), comparers.partners());
    this.weights = Weights.of(model);
    this.mostUnequal = model.fields().stream().mapToDouble(ModelMatching::mostUnequal).toArray();
    this.order = order(model);
    this.mostPerKey = plan.mostPerKey();
    this.crowds = plan.crowds().stream().mapToLong(key -> Long.parseUnsignedLong(key, 16)).sorted().toArray();
  }

  /** A record with its values written alike. */
  public static final class Written {

    private final Texts values;

    private Written(Texts values) {
      this.values = values;
    }
  }

  /** What one thing adds to a score: a field, or {@code prior} or {@code related}. */
  public record Part(String name, double bits) {}

  /**
   * Returns the matching of a model.
   *
   * @throws IllegalArgumentException if the model does not know which keys records share or how frequent values are, as it
   *     was learned by an earlier release or from records among which no two match
   */
  public static ModelMatching of(MatchModel model) {
    BlockingPlan plan = model.blocking();
    if (plan == null) {
      throw new IllegalArgumentException(
          "the model does not know which keys records share; learn it anew from records some of which match");
    }
    return new ModelMatching(model, plan);
  }

  /** The fields, those first whose difference says most. */
  private static int[] order(MatchModel model) {
    return IntStream.range(0, model.fields().size()).boxed()
        .sorted(Comparator.comparingDouble((Integer f) -> model.fields().get(f).weights().get(Levels.DIFFERENT)
            - mostUnequal(model.fields().get(f)))).mapToInt(Integer::intValue).toArray();
  }

  private static double mostUnequal(MatchField field) {
    return field.weights().subList(Levels.DIFFERENT, Levels.EQUAL).stream().mapToDouble(Double::doubleValue).max()
        .orElseThrow();
  }

  @Override
  public Written prepare(Map<String, String> values) {
    return new Written(texts.of(values));
  }

  @Override
  public long[] keys(Written record) {
    return keys.of(record.values);
  }

  @Override
  public int mostPerKey() {
    return mostPerKey;
  }

  @Override
  public int mostOf(long key) {
    return crowds.length > 0 && Arrays.binarySearch(crowds, key) >= 0 ? BlockingPlan.MOST_PER_CROWD : 0;
  }

  /** Returns the score of two records: the logarithm to base 2 of the odds that they are a match. */
  public double score(Written one, Written other) {
    return weights.score(levels(one, other));
  }

  private long levels(Written one, Written other) {
    return comparers.lend(comparer -> {
      long levels = 0;
      for (int f = 0; f < mostUnequal.length; f++) {
        levels |= Levels.with(comparer.level(f, one.values, other.values), f);
      }
      return levels;
    });
  }

  /**
   * Returns what adds up to the score of two records, in bits: the prior, one part for each field, and one for what
   * related records share if the model knows of relations.
   */
  public List<Part> parts(Written one, Written other) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("prior", model.prior()));
    long levels = levels(one, other);
    for (int f = 0; f < mostUnequal.length; f++) {
      parts.add(new Part(model.fields().get(f).name(), weights.field(f, levels)));
    }
    if (!model.relations().isEmpty()) {
      parts.add(new Part("related", weights.related(levels)));
    }
    return parts;
  }

  @Override
  public double weight(Written one, Written other) {
    return Clusters.weight(score(one, other), model.threshold());
  }

  /** Looks at equal values first, and at the others only as long as they could still make a match. */
  @Override
  public boolean links(Written one, Written other) {
    return comparers.lend(comparer -> links(comparer, one.values, other.values));
  }

  private boolean links(ModelComparer comparer, Texts one, Texts other) {
    long levels = 0;
    double most = model.prior();
    int open = 0;
    for (int f = 0; f < mostUnequal.length; f++) {
      if (one.length(f) == 0 || other.length(f) == 0) {
        continue; // a value that is missing weighs nothing
      }
      if (one.equal(f, other, f)) {
        long level = Levels.with(comparer.equal(f, one), f);
        levels |= level;
        most += weights.field(f, level);
      } else {
        open |= 1 << f;
        most += mostUnequal[f];
      }
    }
    for (int i = 0; i < order.length && most >= model.threshold(); i++) {
      int f = order[i];
      if ((open & 1 << f) != 0) {
        long level = Levels.with(comparer.unequal(f, one, other), f);
        levels |= level;
        most += weights.field(f, level) - mostUnequal[f];
      }
    }
    return most >= model.threshold() && weights.score(levels) >= model.threshold();
  }
}
