package io.crmkit.benchmarks.approvals;

import static io.crmkit.benchmarks.approvals.Engine.CAMUNDA_7;
import static io.crmkit.benchmarks.approvals.Engine.FLOWABLE_7;
import static io.crmkit.benchmarks.approvals.Engine.FLOWABLE_8;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Completed requests per second, at one and at two threads.
 *
 * <p>The children of a database live side by side and take turns, so that a slow minute of the machine hits them all.
 */
final class Throughput {

  private final ClassPaths classPaths;
  private final Databases databases;
  private final Effort effort;
  private final Consumer<String> progress;

  Throughput(ClassPaths classPaths, Databases databases, Effort effort, Consumer<String> progress) {
    this.classPaths = classPaths;
    this.databases = databases;
    this.effort = effort;
    this.progress = progress;
  }

  List<Comparison> measure(Database database, List<Engine> engines) {
    Map<Engine, Child> children = new EnumMap<>(Engine.class);
    try {
      for (Engine engine : engines) {
        children.put(engine, Child.start(engine, classPaths, databases.create(database, engine.id())));
      }
      children.forEach((engine, child) -> warmUp(database, engine, child));
      return compare(database, children);
    } finally {
      children.values().forEach(Child::close);
    }
  }

  private void warmUp(Database database, Engine engine, Child child) {
    child.first();
    progress.accept("%s, %s: one request leaves %s".formatted(database.label(), engine.label(), child.census()));
    child.rate(2, effort.warmUp());
  }

  private List<Comparison> compare(Database database, Map<Engine, Child> children) {
    List<Comparison> comparisons = List.of(
        new Comparison(database.label() + ", 1 thread, requests/s"),
        new Comparison(database.label() + ", 2 threads, requests/s"));
    for (int round = 1; round <= effort.rounds(); round++) {
      for (int threads = 1; threads <= comparisons.size(); threads++) {
        measure(comparisons.get(threads - 1), threads, children);
      }
      progress.accept("%s, round %d of %d".formatted(database.label(), round, effort.rounds()));
    }
    comparisons.forEach(comparison -> want(database, comparison));
    return comparisons;
  }

  private void measure(Comparison comparison, int threads, Map<Engine, Child> children) {
    children.forEach((engine, child) -> comparison.add(engine, child.rate(threads, effort.slice())));
  }

  private static void want(Database database, Comparison comparison) {
    if (database == Database.POSTGRESQL) {
      comparison.wantTimes(10, FLOWABLE_7).wantTimes(8, CAMUNDA_7).wantShareOfRaw(70);
    } else {
      comparison.wantTimes(60, FLOWABLE_7).wantTimes(60, FLOWABLE_8).wantTimes(60, CAMUNDA_7).wantShareOfRaw(60);
    }
  }
}
