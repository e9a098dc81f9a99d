package io.crmkit.benchmarks.approvals;

import io.crmkit.benchmarks.report.Figures;
import io.crmkit.benchmarks.report.Goal;
import io.crmkit.benchmarks.report.Samples;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One figure, measured for several engines: a row of the table. */
final class Comparison {

  private final String work;
  private final Map<Engine, Samples> samples = new EnumMap<>(Engine.class);
  private final List<Goal> goals = new ArrayList<>();

  Comparison(String work) {
    this.work = work;
  }

  void add(Engine engine, double value) {
    samples.computeIfAbsent(engine, any -> new Samples()).add(value);
  }

  double median(Engine engine) {
    return samples.getOrDefault(engine, new Samples()).median();
  }

  Comparison want(Goal goal) {
    goals.add(goal);
    return this;
  }

  /** Asks that crmkit's figure is at least {@code factor} times that of {@code engine}. */
  Comparison wantTimes(double factor, Engine engine) {
    return want(Goal.times(engine.label(), median(Engine.CRMKIT), median(engine), factor));
  }

  /** Asks that crmkit's figure is at least {@code percent} per cent of the hand-written code's. */
  Comparison wantShareOfRaw(int percent) {
    return want(Goal.share(Engine.RAW.label(), median(Engine.CRMKIT), median(Engine.RAW), percent));
  }

  Comparison wantAtMost(double bound, String unit) {
    return want(Goal.atMost(bound, median(Engine.CRMKIT), unit));
  }

  List<String> cells() {
    List<String> cells = new ArrayList<>();
    cells.add(work);
    for (Engine engine : Engine.values()) {
      cells.add(Figures.plain(median(engine)));
    }
    cells.add(goals.stream().map(Goal::toString).collect(Collectors.joining("; ")));
    return cells;
  }
}
