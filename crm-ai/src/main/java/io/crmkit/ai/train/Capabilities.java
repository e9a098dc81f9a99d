package io.crmkit.ai.train;

import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.ir.Task;
import io.crmkit.core.RefusedException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a trainer can do. A trainer that is asked for more refuses it before it learns anything.
 *
 * @param task what its models answer
 * @param abilities what it can learn of and be held to
 */
public record Capabilities(Task task, Set<Ability> abilities) {

  /** What not every trainer can do. */
  public enum Ability {
    /** Learn of cases of which some values are missing. */
    MISSING_VALUES("missing-values", "learn of cases of which values are missing"),
    /** Learn of categories. */
    CATEGORIES("categories", "learn of categories"),
    /** Learn of cases that count differently. */
    WEIGHTS("weights", "learn of cases that count differently"),
    /** Be held to directions, as {@link Constraints#directions}. */
    DIRECTIONS("directions", "keep directions of fields"),
    /** Be held to groups of fields, as {@link Constraints#groups}. */
    GROUPS("groups", "keep groups of fields apart");

    private final String code;
    private final String words;

    Ability(String code, String words) {
      this.code = code;
      this.words = words;
    }

    String code() {
      return code;
    }

    String words() {
      return words;
    }
  }

  public Capabilities {
    Objects.requireNonNull(task, "task");
    abilities = Set.copyOf(abilities);
  }

  /** Returns every ability for a task. */
  public static Capabilities all(Task task) {
    return new Capabilities(task, EnumSet.allOf(Ability.class));
  }

  /** Returns this without some abilities. */
  public Capabilities without(Ability... others) {
    EnumSet<Ability> left = EnumSet.noneOf(Ability.class);
    left.addAll(abilities);
    left.removeAll(Set.of(others));
    return new Capabilities(task, left);
  }

  /** Returns what both can do for the task of this. */
  public Capabilities and(Capabilities other) {
    return without(abilities.stream().filter(ability -> !other.abilities.contains(ability)).toArray(Ability[]::new));
  }

  /** Returns what a training asks for. */
  public static Set<Ability> asked(TrainingSet set, Training run) {
    EnumSet<Ability> asked = EnumSet.noneOf(Ability.class);
    double weight = set.weights().at(0);
    if (set.weights().stream().anyMatch(each -> each != weight)) {
      asked.add(Ability.WEIGHTS);
    }
    if (set.schema().features().stream().anyMatch(feature -> feature.kind() == FeatureKind.CATEGORY)) {
      asked.add(Ability.CATEGORIES);
    }
    if (IntStream.range(0, set.schema().size()).anyMatch(feature -> hasGaps(set.rows().column(feature)))) {
      asked.add(Ability.MISSING_VALUES);
    }
    if (!run.constraints().directions().isEmpty()) {
      asked.add(Ability.DIRECTIONS);
    }
    if (!run.constraints().groups().isEmpty()) {
      asked.add(Ability.GROUPS);
    }
    return asked;
  }

  private static boolean hasGaps(double[] column) {
    for (double value : column) {
      if (Double.isNaN(value)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns why a trainer that can do this would refuse a training: something that it cannot do, or constraints that do
   * not fit the fields.
   *
   * @param trainer how it is called
   */
  public Optional<TrainingRefusal> refusal(String trainer, TrainingSet set, Training run) {
    return asked(set, run).stream().filter(ability -> !abilities.contains(ability)).sorted()
        .<TrainingRefusal>map(ability -> new TrainingRefusal.Unable(trainer, ability)).findFirst()
        .or(() -> run.constraints().refusal(set.schema()));
  }

  /**
   * Returns the cases if a trainer that can do this may learn of them.
   *
   * @param trainer how it is called
   * @throws RefusedException if not, with the {@link TrainingRefusal}
   */
  public TrainingSet require(String trainer, TrainingSet set, Training run) {
    refusal(trainer, set, run).ifPresent(refusal -> {
      throw new RefusedException(refusal);
    });
    return set;
  }
}
