package io.crmkit.testkit.event;

import io.crmkit.core.event.RestOfStream;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Things that happen to an outbox, in order; {@link OutboxPlay} plays them.
 *
 * @param rest what a dead letter means for its stream
 */
public record OutboxSchedule(RestOfStream rest, List<Step> steps) {

  /** What the steps do. */
  public enum Kind { APPEND, APPEND_IN_AN_OPEN_TRANSACTION, PUBLISH, PASS_TIME, REQUEUE, DISCARD }

  /** What comes of a delivery. */
  public enum Outcome { ARRIVES, FAILS, ENDS_ITS_WORKER, OUTLASTS_THE_LEASE, OUTLASTS_IT_WHILE_ANOTHER_PUBLISHES }

  /**
   * One thing that happens.
   *
   * @param stream which of the few streams, where it happens to one
   * @param size how many events, or seconds
   * @param outcomes of the deliveries, where it publishes; all further ones arrive
   */
  public record Step(Kind kind, int stream, int size, List<Outcome> outcomes) {

    public Step {
      outcomes = List.copyOf(outcomes);
    }
  }

  static final int STREAMS = 4;

  public OutboxSchedule {
    steps = List.copyOf(steps);
  }

  /** Schedules over few streams, in which deliveries go wrong often. */
  public static Arbitrary<OutboxSchedule> schedules() {
    return Combinators.combine(Arbitraries.of(RestOfStream.class), anyStep().list().ofMinSize(15).ofMaxSize(40))
        .as(OutboxSchedule::new);
  }

  private static Arbitrary<Step> anyStep() {
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(4, Kind.APPEND), Tuple.of(2, Kind.APPEND_IN_AN_OPEN_TRANSACTION), Tuple.of(6, Kind.PUBLISH),
                Tuple.of(4, Kind.PASS_TIME), Tuple.of(1, Kind.REQUEUE), Tuple.of(1, Kind.DISCARD)),
            Arbitraries.integers().between(0, STREAMS - 1), Arbitraries.integers().between(1, 40), outcomes())
        .as(Step::new);
  }

  private static Arbitrary<List<Outcome>> outcomes() {
    return Arbitraries.frequency(
            Tuple.of(4, Outcome.ARRIVES), Tuple.of(8, Outcome.FAILS), Tuple.of(2, Outcome.ENDS_ITS_WORKER),
            Tuple.of(1, Outcome.OUTLASTS_THE_LEASE), Tuple.of(1, Outcome.OUTLASTS_IT_WHILE_ANOTHER_PUBLISHES))
        .list().ofMinSize(1).ofMaxSize(6);
  }
}
