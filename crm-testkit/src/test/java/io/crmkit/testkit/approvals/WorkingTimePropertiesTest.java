package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.Definitions;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.LadderEnded;
import io.crmkit.approvals.model.ApprovalEvent.Reminded;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.CatchUp;
import io.crmkit.approvals.model.definition.Escalation.Last;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.definition.Escalation.StopRule;
import io.crmkit.approvals.model.definition.Reckoning;
import io.crmkit.approvals.model.definition.Reminders;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.expression.Value;
import io.crmkit.core.worktime.BusinessCalendar;
import io.crmkit.core.worktime.OpeningHours;
import io.crmkit.testkit.core.CalendarArbitraries;
import io.crmkit.testkit.core.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** What holds for deadlines and reminders in working time, whenever somebody looks. */
class WorkingTimePropertiesTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Actor BOB = new Actor("bob");
  private static final Actor CAROL = new Actor("carol");
  private static final Actor VERA = new Actor("vera");
  private static final Actor CEO = new Actor("ceo");
  private static final ApprovalId ID = new ApprovalId("A-1");
  private static final Reminders REMINDERS = new Reminders(Duration.ofHours(3), Duration.ofHours(5), 4);

  /** A ladder on calendars, and when somebody looks, in order. */
  private record Case(
      Escalation ladder, OpeningHours hours, OpeningHours others, Instant start, List<Duration> looks) {

    BusinessCalendar calendarOf(Actor person) {
      return BusinessCalendar.of(person.equals(CAROL) || person.equals(CEO) ? others : hours);
    }

    Instant after(Instant start, Duration time, List<Actor> asked) {
      return switch (ladder.reckoning().by()) {
        case CLOCK -> start.plus(time);
        case CALENDAR -> BusinessCalendar.of(hours).plus(start, time).orElseThrow();
        case APPROVERS -> asked.stream().map(person -> calendarOf(person).plus(start, time).orElseThrow())
            .max(Instant::compareTo).orElseThrow();
      };
    }
  }

  private static final class Run {

    private final HandClock clock;
    private final InMemoryApprovals storage = new InMemoryApprovals();
    private final Approvals approvals;

    Run(Case each) {
      clock = new HandClock(each.start());
      Definitions definitions = new Definitions(storage.definitions(), clock);
      InMemoryBusinessCalendars calendars = new InMemoryBusinessCalendars()
          .calendar(ACME, "hours", each.hours()).calendar(ACME, "others", each.others());
      for (Actor person : List.of(BOB, CAROL, VERA, CEO)) {
        calendars.person(ACME, person, person.equals(CAROL) || person.equals(CEO) ? "others" : "hours");
      }
      approvals = Approvals.builder(storage.approvals(), definitions).clock(clock).calendars(calendars).build();
      definitions.publish(ACME, BOB, Definition.named("D").entityType("deal")
          .step(Step.named("One").approvers(new ApproverRef.User(BOB), new ApproverRef.User(CAROL)).build())
          .escalation(each.ladder()).build());
      approvals.submit(ACME, ID, new Actor("alice"), new Subject("deal", "D-1", Value.Fields.NONE)).orElseThrow();
    }

    void look(Instant at) {
      clock.set(at);
      approvals.tick(ACME);
    }

    /** Looks at every instant at which something is due, up to one. */
    void punctuallyUntil(Instant end) {
      while (state() instanceof Pending pending && pending.dueAt().filter(due -> !due.isAfter(end)).isPresent()) {
        look(pending.dueAt().get());
      }
      look(end);
    }

    Approval state() {
      return approvals.find(ACME, ID).orElseThrow().value();
    }

    List<ApprovalEvent> history() {
      return approvals.history(ACME, ID);
    }
  }

  @Property(tries = 200)
  void rungsAreDueWhenTheCalendarsSayHoweverLateSomebodyLooks(@ForAll("cases") Case each) {
    Run late = new Run(each);
    Instant now = each.start();
    for (Duration look : each.looks()) {
      now = now.plus(look);
      late.look(now);
      assertThat(late.storage.approvals().due(ACME, now, 10)).isEmpty();
    }
    Run punctual = new Run(each);
    punctual.punctuallyUntil(now);

    assertThat(rungs(late)).isEqualTo(rungs(punctual));
    assertThat(late.state()).isInstanceOf(punctual.state().getClass());
    assertThat(punctual.history()).filteredOn(event -> event instanceof StepEscalated || event instanceof LadderEnded)
        .extracting(ApprovalEvent::at).isEqualTo(expected(each, now));
    Statistics.label("counted by").collect(each.ladder().reckoning().by());
    Statistics.label("climbed").collect(rungs(late).size());
    Statistics.label("counted by").coverage(seen -> {
      seen.check(Reckoning.By.APPROVERS).percentage(p -> p > 15);
      seen.check(Reckoning.By.CALENDAR).percentage(p -> p > 8);
    });
    Statistics.label("climbed").coverage(seen -> {
      seen.check(1).percentage(p -> p > 2);
      seen.check(2).percentage(p -> p > 10);
      seen.check(3).percentage(p -> p > 15);
    });
  }

  @Property(tries = 200)
  void oneLookSendsOneReminderAndNeverTooSoon(@ForAll("cases") Case each) {
    Run run = new Run(each);
    List<Instant> sent = new ArrayList<>();
    Instant now = each.start();
    for (Duration look : each.looks()) {
      int before = reminders(run).size();
      now = now.plus(look);
      run.look(now);
      List<Reminded> reminders = reminders(run);
      assertThat(reminders.size() - before).isBetween(0, 1);
      sent.addAll(reminders.subList(before, reminders.size()).stream().map(Reminded::at).toList());
    }
    List<Reminded> all = reminders(run);

    assertThat(all).extracting(Reminded::number).isSorted().doesNotHaveDuplicates();
    assertThat(all).hasSizeLessThanOrEqualTo(REMINDERS.atMost());
    for (int i = 0; i < all.size(); i++) {
      Instant base = i == 0 ? each.start() : sent.get(i - 1);
      Duration time = i == 0 ? REMINDERS.first() : REMINDERS.every();
      List<Actor> asked = i == 0 ? List.of(BOB, CAROL) : all.get(i - 1).people();
      assertThat(all.get(i).at()).isAfterOrEqualTo(each.after(base, time, asked));
      assertThat(all.get(i).people()).isNotEmpty();
    }
    Statistics.collect(all.size());
    Statistics.coverage(seen -> {
      seen.check(0).percentage(p -> p < 60);
      seen.check(REMINDERS.atMost()).percentage(p -> p > 4);
    });
  }

  /** When the rungs and the end of the ladder are due, by the calendars alone. */
  private static List<Instant> expected(Case each, Instant until) {
    List<Instant> expected = new ArrayList<>();
    List<Actor> asked = new ArrayList<>(List.of(BOB, CAROL));
    Instant due = each.start();
    for (Level level : each.ladder().levels()) {
      due = each.after(due, level.after(), asked);
      if (level.rights() == Rights.LOSE) {
        asked.clear();
      }
      level.to().forEach(ref -> asked.add(((ApproverRef.User) ref).actor()));
      expected.add(due);
    }
    if (each.ladder().last().action() != LastAction.WAIT) {
      expected.add(each.after(due, each.ladder().last().after(), asked));
    }
    expected.removeIf(instant -> instant.isAfter(until));
    return expected;
  }

  private static List<String> rungs(Run run) {
    return run.history().stream()
        .filter(event -> event instanceof StepEscalated || event instanceof LadderEnded)
        .map(event -> event instanceof StepEscalated up ? up.level() + " then " + up.dueAt() : "end")
        .toList();
  }

  private static List<Reminded> reminders(Run run) {
    return run.history().stream().filter(Reminded.class::isInstance).map(Reminded.class::cast).toList();
  }

  @Provide
  Arbitrary<Case> cases() {
    return CalendarArbitraries.moments().flatMap(moment -> Combinators.combine(
            ladders(),
            CalendarArbitraries.openingHours(moment.get1(), moment.get2()),
            CalendarArbitraries.openingHours(moment.get1(), moment.get2()),
            Arbitraries.longs().between(-200, 50).map(quarter -> moment.get2().plusSeconds(900 * quarter)),
            looks())
        .as(Case::new));
  }

  private static Arbitrary<List<Duration>> looks() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.integers().between(1, 12).map(Duration::ofHours)),
        Tuple.of(2, Arbitraries.integers().between(1, 9).map(Duration::ofDays)))
        .list().ofMinSize(1).ofMaxSize(12);
  }

  private static Arbitrary<Escalation> ladders() {
    Arbitrary<Duration> times = Arbitraries.integers().between(1, 20).map(Duration::ofHours);
    Arbitrary<Level> first = Combinators.combine(times, Arbitraries.of(Rights.class))
        .as((time, rights) -> new Level(time, List.of(new ApproverRef.User(VERA)), rights));
    Arbitrary<Level> second = Combinators.combine(times, Arbitraries.of(Rights.class))
        .as((time, rights) -> new Level(time, List.of(new ApproverRef.User(CEO)), rights));
    Arbitrary<Last> lasts = Combinators.combine(
        Arbitraries.of(LastAction.WAIT, LastAction.REJECT, LastAction.EXPIRE), times).as(Last::new);
    Arbitrary<Reckoning> reckonings =
        Arbitraries.of(Reckoning.CLOCK, Reckoning.APPROVERS, Reckoning.APPROVERS, Reckoning.calendar("hours"));
    return Combinators.combine(first, second, lasts, reckonings).as((one, two, last, reckoning) -> new Escalation(
        List.of(one, two), last, StopRule.NEVER, CatchUp.AS_SCHEDULED, reckoning, REMINDERS));
  }
}
