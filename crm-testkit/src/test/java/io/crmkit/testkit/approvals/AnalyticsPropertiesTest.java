package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.analytics.ApprovalAnalytics;
import io.crmkit.approvals.analytics.ApprovalFigures;
import io.crmkit.approvals.analytics.ApproverFigures;
import io.crmkit.approvals.analytics.TimeFigures;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.Approved;
import io.crmkit.approvals.model.ApprovalEvent.Expired;
import io.crmkit.approvals.model.ApprovalEvent.Failed;
import io.crmkit.approvals.model.ApprovalEvent.Recalled;
import io.crmkit.approvals.model.ApprovalEvent.Rejected;
import io.crmkit.approvals.model.ApprovalEvent.Reopened;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;

/** Figures about random requests against what their events say one by one. */
@Domain(Scenarios.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
class AnalyticsPropertiesTest {

  private static List<List<ApprovalEvent>> histories(List<Scenario> scenarios) {
    return scenarios.stream().map(scenario -> World.play(scenario).events()).filter(events -> !events.isEmpty())
        .toList();
  }

  @Property(tries = 150)
  void cycleTimesAreThoseFromSubmissionToEnd(@ForAll @Size(min = 1, max = 8) List<Scenario> scenarios) {
    List<List<ApprovalEvent>> histories = histories(scenarios);
    List<Duration> times = new ArrayList<>();
    for (List<ApprovalEvent> history : histories) {
      end(history).ifPresent(end -> times.add(Duration.between(history.get(0).at(), end)));
    }
    TimeFigures figures = figures(histories).cycleTime();

    assertThat(figures(histories).requests()).isEqualTo(histories.size());
    assertAsCounted(figures, times);
    Statistics.collect(times.size() > 2 ? "several ended" : times.isEmpty() ? "none ended" : "some ended");
    Statistics.coverage(seen -> {
      seen.check("several ended").percentage(p -> p > 14);
      seen.check("some ended").percentage(p -> p > 8);
    });
  }

  @Property(tries = 150)
  void stepsAndVotesAreThoseOfTheEvents(@ForAll @Size(min = 1, max = 4) List<Scenario> scenarios) {
    List<List<ApprovalEvent>> histories = histories(scenarios);
    ApprovalFigures figures = figures(histories);
    List<ApprovalEvent> all = histories.stream().flatMap(List::stream).toList();

    assertThat(figures.steps().values().stream().mapToLong(step -> step.opened() - step.again()).sum())
        .isEqualTo(histories.stream().mapToLong(AnalyticsPropertiesTest::stepsOpened).sum());
    assertThat(figures.approvers().values().stream().mapToLong(ApproverFigures::answered).sum())
        .isEqualTo(all.stream().filter(VoteCast.class::isInstance).count());
    figures.steps().values().forEach(step -> {
      assertThat(step.waiting().count()).isEqualTo(step.total().count());
      assertThat(step.working().count()).isEqualTo(step.total().count());
    });
    Statistics.collect(all.stream().anyMatch(VoteCast.class::isInstance));
    Statistics.coverage(seen -> seen.check(true).percentage(p -> p > 20));
  }

  @Property(tries = 150)
  void theCriticalPathIsNoLongerThanTheCycle(@ForAll Scenario scenario) {
    List<List<ApprovalEvent>> histories = histories(List.of(scenario));
    ApprovalFigures figures = figures(histories);
    Duration critical = figures.approvers().values().stream().map(ApproverFigures::critical)
        .reduce(Duration.ZERO, Duration::plus);

    assertThat(critical).isLessThanOrEqualTo(figures.cycleTime().most());
    assertThat(figures.bottlenecks()).allSatisfy(person ->
        assertThat(figures.approver(person).orElseThrow().critical()).isPositive());
    Statistics.collect(critical.isZero() ? "nobody" : "somebody");
    Statistics.coverage(seen -> seen.check("somebody").percentage(p -> p > 4));
  }

  @Property(tries = 100)
  void partsInAnyOrderAddUpToTheSame(
      @ForAll @Size(min = 1, max = 6) List<Scenario> scenarios, @ForAll @IntRange(min = 1, max = 3) int parts) {
    List<List<ApprovalEvent>> histories = histories(scenarios);
    List<ApprovalAnalytics> analytics = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      analytics.add(ApprovalAnalytics.empty());
    }
    for (int i = 0; i < histories.size(); i++) {
      analytics.get(i % parts).add(histories.get(i));
    }
    ApprovalAnalytics merged = ApprovalAnalytics.empty();
    for (int i = parts - 1; i >= 0; i--) {
      merged.merge(analytics.get(i));
    }

    assertThat(merged.result()).isEqualTo(figures(histories));
  }

  private static long stepsOpened(List<ApprovalEvent> history) {
    return history.stream().filter(StepOpened.class::isInstance).map(event -> ((StepOpened) event).name()).distinct()
        .count();
  }

  private static void assertAsCounted(TimeFigures figures, List<Duration> times) {
    List<Duration> sorted = times.stream().sorted(Comparator.naturalOrder()).toList();
    assertThat(figures.count()).isEqualTo(sorted.size());
    if (sorted.isEmpty()) {
      return;
    }
    Duration sum = sorted.stream().reduce(Duration.ZERO, Duration::plus);
    assertThat(figures.mean()).isEqualTo(sum.dividedBy(sorted.size()));
    assertThat(figures.least()).isEqualTo(sorted.get(0));
    assertThat(figures.most()).isEqualTo(sorted.get(sorted.size() - 1));
    assertClose(figures.median(), sorted.get((sorted.size() + 1) / 2 - 1));
    assertClose(figures.ninetieth(), sorted.get((sorted.size() * 9 + 9) / 10 - 1));
  }

  private static void assertClose(Duration figure, Duration exact) {
    assertThat(figure).isLessThanOrEqualTo(exact);
    assertThat(exact.minus(figure)).isLessThanOrEqualTo(Duration.ofSeconds(1).plus(exact.dividedBy(2_048)));
  }

  private static Optional<Instant> end(List<ApprovalEvent> history) {
    Optional<Instant> end = Optional.empty();
    for (ApprovalEvent event : history) {
      if (event instanceof Approved || event instanceof Rejected || event instanceof Expired
          || event instanceof Failed || event instanceof Recalled) {
        end = Optional.of(event.at());
      } else if (event instanceof Reopened) {
        end = Optional.empty();
      }
    }
    return end;
  }

  private static ApprovalFigures figures(List<List<ApprovalEvent>> histories) {
    ApprovalAnalytics analytics = ApprovalAnalytics.empty();
    histories.forEach(analytics::add);
    return analytics.result();
  }
}
