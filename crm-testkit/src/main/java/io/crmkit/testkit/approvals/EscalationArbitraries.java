package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.CatchUp;
import io.crmkit.approvals.model.definition.Escalation.Last;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.definition.Escalation.StopRule;
import io.crmkit.approvals.model.definition.Reckoning;
import io.crmkit.approvals.model.definition.Reminders;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Arbitrary ladders of up to three levels, with times so few that several things often fall due at once. */
public final class EscalationArbitraries {

  private EscalationArbitraries() {}

  /** Ladders, some of them empty. */
  public static Arbitrary<Escalation> escalations() {
    return Combinators.combine(
            levels().list().ofMaxSize(3), ends(), Arbitraries.of(StopRule.class), Arbitraries.of(CatchUp.class),
            reckonings(), reminders().injectNull(0.8))
        .as(Escalation::new);
  }

  /** One or two reminders. */
  public static Arbitrary<Reminders> reminders() {
    return Combinators.combine(durations(), durations(), Arbitraries.integers().between(1, 2)).as(Reminders::new);
  }

  /** Ways to count time; without calendars they come to the same. */
  public static Arbitrary<Reckoning> reckonings() {
    return Arbitraries.frequency(
        Tuple.of(6, Reckoning.CLOCK), Tuple.of(1, Reckoning.APPROVERS), Tuple.of(1, Reckoning.calendar("office")));
  }

  /** Times to wait: a minute, an hour, or one or two days. */
  public static Arbitrary<Duration> durations() {
    return Arbitraries.of(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(2));
  }

  private static Arbitrary<Level> levels() {
    Arbitrary<List<ApproverRef>> people = DefinitionArbitraries.refs().list().ofMinSize(1).ofMaxSize(2);
    return Combinators.combine(durations(), people, Arbitraries.of(Rights.class)).as(Level::new);
  }

  private static Arbitrary<Last> ends() {
    return Arbitraries.oneOf(
        Arbitraries.just(Last.WAIT),
        Combinators.combine(Arbitraries.of(LastAction.APPROVE, LastAction.REJECT, LastAction.EXPIRE), durations())
            .as(Last::new));
  }
}
