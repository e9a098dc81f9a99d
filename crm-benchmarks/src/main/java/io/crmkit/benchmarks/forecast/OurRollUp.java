package io.crmkit.benchmarks.forecast;

import io.crmkit.forecast.rollup.Assumption;
import io.crmkit.forecast.rollup.Cube;
import io.crmkit.forecast.rollup.Effect;
import io.crmkit.forecast.rollup.Overlay;
import io.crmkit.forecast.rollup.RollUp;
import io.crmkit.forecast.rollup.Scenario;
import java.util.Iterator;
import java.util.stream.LongStream;

/** What crmkit does with the deals. */
final class OurRollUp {

  private static final int RUNS = 9;
  private static final int UPDATES = 2_000_000;
  private static final int BATCH = 1_000;
  private static final int SWITCHES = 2_000;

  private final Deals deals = new Deals();
  private final Cube cube;
  private final double loading;
  private double updatesPerSecond;
  private double singlesPerSecond;
  private double readAtOnceMicros;
  private double switchMicros;

  OurRollUp(int count) {
    deals.cube(Math.min(count, 1_000_000)); // to warm up
    Cube[] loaded = new Cube[1];
    long start = System.nanoTime();
    loaded[0] = deals.cube(count);
    loading = (System.nanoTime() - start) / 1e6;
    cube = loaded[0];
  }

  /** Returns how long it took to take the deals in and put them in order, in milliseconds. */
  double loading() {
    return loading;
  }

  double scan() {
    return Clocked.millisOf(RUNS, cube::scan);
  }

  double scanAmounts() {
    return Clocked.millisOf(RUNS, cube::scanAmounts);
  }

  double rollUpFromRows() {
    return Clocked.millisOf(RUNS, () -> cube.scanAmounts() + rollUp());
  }

  double rollUpFromCells() {
    return Clocked.millisOf(RUNS, this::rollUp);
  }

  /** Returns the sum of all amounts. */
  long total() {
    try (RollUp rollUp = cube.rollUp()) {
      return rollUp.at().amount().longValueExact();
    }
  }

  double updatesPerSecond() {
    if (updatesPerSecond == 0) {
      measureUpdates();
    }
    return updatesPerSecond;
  }

  /** Returns how many changes there are if each is a call of its own. */
  double singlesPerSecond() {
    updatesPerSecond();
    return singlesPerSecond;
  }

  /** Returns the time that a change takes if somebody reads the sums after each. */
  double readAtOnceMicros() {
    updatesPerSecond();
    return readAtOnceMicros;
  }

  double switchMicros() {
    updatesPerSecond();
    return switchMicros;
  }

  private long rollUp() {
    try (RollUp rollUp = cube.rollUp("owner", "month", "stage")) {
      return rollUp.size();
    }
  }

  private void measureUpdates() {
    try (RollUp rollUp = cube.rollUp("owner", "month", "stage");
        Scenario scenario = new Scenario(rollUp, "month", factor(7, "0.9"))) {
      Iterator<MadeUpChanges> changes = LongStream.rangeClosed(1, 6)
          .mapToObj(seed -> new MadeUpChanges(deals, cube.deals(), UPDATES, seed)).iterator();
      updatesPerSecond = 1000 * UPDATES / Clocked.millisOf(1, () -> updateTogether(changes.next(), scenario));
      singlesPerSecond = 1000 * UPDATES / Clocked.millisOf(1, () -> update(changes.next(), scenario));
      readAtOnceMicros = 1000 * Clocked.millisOf(1, () -> updateAndRead(changes.next(), scenario)) / UPDATES;
      if (!cube.isConsistent() || !rollUp.isConsistent()) {
        throw new IllegalStateException("what followed the changes is not what a rebuild gives");
      }
      switchMicros = 1000 * Clocked.millisOf(3, () -> switches(scenario)) / SWITCHES;
    }
  }

  /** Makes changes, and reads the sums under a scenario after them: what had to be summed up for that counts, too. */
  private long updateTogether(MadeUpChanges changes, Scenario scenario) {
    changes.makeTogether(cube, BATCH);
    return scenario.at(0, 0, 0).deals();
  }

  private long update(MadeUpChanges changes, Scenario scenario) {
    for (int i = 0; i < changes.count(); i++) {
      changes.make(i, cube);
    }
    return scenario.at(0, 0, 0).deals();
  }

  private long updateAndRead(MadeUpChanges changes, Scenario scenario) {
    long deals = 0;
    for (int i = 0; i < changes.count(); i++) {
      changes.make(i, cube);
      deals += scenario.changedCells();
    }
    return deals;
  }

  private static long switches(Scenario scenario) {
    for (int i = 0; i < SWITCHES; i++) {
      scenario.switchTo(factor(i % 500, i % 2 == 0 ? "0.9" : "1.1"));
    }
    return scenario.changedCells();
  }

  private static Overlay factor(int territory, String factor) {
    return Overlay.of(Assumption.within("owner", "4/" + territory, Effect.factor(factor)));
  }
}
