package io.crmkit.forecast.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The stages that a definition has a weight for, however they are spelled. */
final class KnownStages {

  /** A definition may have thousands, and as many that are wrong. */
  private static final int MOST_NAMED = 20;

  private final Set<String> plain;
  private final String named;

  KnownStages(ForecastDefinition definition) {
    Set<String> stages = definition.stageWeights().keySet();
    this.plain = stages.stream().map(StageName::plain).collect(Collectors.toSet());
    List<String> some = stages.stream().sorted().limit(MOST_NAMED).toList();
    this.named = some + (some.size() < stages.size() ? " and %,d more".formatted(stages.size() - some.size()) : "");
  }

  /** Returns whether a stage has a weight, or needs none as its deals are lost. */
  boolean has(String stage) {
    return plain.contains(StageName.plain(stage)) || StageName.isLost(stage);
  }

  /** Returns the names of the first of them. */
  @Override
  public String toString() {
    return named;
  }
}
