package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.Course.Return;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.Person;
import io.crmkit.approvals.model.Person.Activity;
import io.crmkit.core.Actor;
import io.crmkit.core.paging.Pages;
import io.crmkit.testkit.approvals.Move.Know;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;

/** What the service finds again among several requests: what is due, what waits for whom, and who has left. */
@Domain(SoundScenarios.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
class IndexPropertiesTest {

  private static final List<ApprovalId> IDS = List.of(ID, new ApprovalId("A-2"), new ApprovalId("A-3"));
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  /** I20 on several requests at once: what is due is found, whatever was done before, and nothing else is. */
  @Property
  void theDueIndexHoldsTheOpenDeadlinesAndNoOthers(@ForAll Scenario scenario) {
    Desk desk = new Desk(scenario.definition(), scenario.staff());
    for (Move move : scenario.moves()) {
      IDS.forEach(id -> desk.play(id, move));
      assertThat(due(desk, END_OF_TIME)).containsExactlyInAnyOrderElementsOf(waiting(desk, END_OF_TIME));
      assertThat(due(desk, desk.now())).containsExactlyInAnyOrderElementsOf(waiting(desk, desk.now()));
    }
    desk.service.tick(ACME);
    for (ApprovalId id : IDS) {
      if (desk.state(id) instanceof Pending pending) {
        desk.command(id, new Recall(pending.origin().requester(), "over"), null);
      }
    }
    assertThat(due(desk, END_OF_TIME)).isEmpty();
  }

  private static List<ApprovalId> due(Desk desk, Instant now) {
    return desk.store.approvals().due(ACME, now, 100);
  }

  private static List<ApprovalId> waiting(Desk desk, Instant now) {
    return IDS.stream().filter(id -> desk.state(id) instanceof Pending pending
        && pending.dueAt().filter(due -> !due.isAfter(now)).isPresent()).toList();
  }

  /** I17, I20: one tick of the service leaves nothing due. */
  @Property
  void aTickDoesAllThatIsDue(@ForAll Scenario scenario) {
    Desk desk = new Desk(scenario.definition(), scenario.staff());
    scenario.moves().forEach(move -> IDS.forEach(id -> desk.play(id, move)));
    desk.at(desk.now().plus(Duration.ofDays(4)));
    List<ApprovalId> overdue = due(desk, desk.now());

    assertThat(desk.service.tick(ACME)).satisfies(report -> {
      assertThat(report.failed()).isEmpty();
      assertThat(report.handled()).isGreaterThanOrEqualTo(overdue.size());
    });
    assertThat(due(desk, desk.now())).isEmpty();
    Statistics.label("overdue").collect(overdue.size());
    occur("overdue", 0, IDS.size());
  }

  /** I28. */
  @Property
  void anInboxHoldsExactlyTheStepsThatAskItsOwner(@ForAll Scenario scenario) {
    Desk desk = new Desk(scenario.definition(), scenario.staff());
    for (Move move : scenario.moves()) {
      IDS.forEach(id -> desk.play(id, move));
    }
    for (Actor person : StaffArbitraries.EVERYBODY) {
      List<String> asked = IDS.stream().filter(id -> desk.state(id) instanceof Pending)
          .flatMap(id -> asked((Pending) desk.state(id), person).map(what -> id + what)).toList();
      List<String> inbox = Pages.stream(2, page -> desk.service.inbox(ACME, person, page))
          .map(item -> item.id() + " " + item.ask() + " " + item.step()).toList();
      assertThat(inbox).containsExactlyInAnyOrderElementsOf(asked);
      Statistics.label("inbox").collect(inbox.size());
    }
    occur("inbox", 0, IDS.size(), 2 * IDS.size());
  }

  /** What a request waits to be given by {@code person}: found by a look at the whole of it. */
  private static Stream<String> asked(Pending pending, Actor person) {
    List<String> asked = new ArrayList<>();
    for (OpenStep step : pending.steps()) {
      if (step.asked().contains(person)) {
        asked.add(" VOTE " + step.name());
      }
      if (pending.course().question(step.index()).filter(question -> question.of().equals(person)).isPresent()) {
        asked.add(" ANSWER " + step.name());
      }
    }
    Return returned = pending.course().returned();
    if (returned != null && pending.origin().requester().equals(person)) {
      asked.add(" RESUBMISSION " + returned.step());
    }
    return asked.stream();
  }

  /** I14: nobody who has left holds a seat, wherever they held one. */
  @Property
  void vacatingLeavesNobodySeatedWhoHasLeft(@ForAll Scenario scenario) {
    Desk desk = new Desk(scenario.definition(), scenario.staff());
    scenario.moves().forEach(move -> IDS.forEach(id -> desk.play(id, move)));
    desk.service.tick(ACME);
    for (Actor person : StaffArbitraries.EVERYBODY) {
      desk.play(ID, new Know(new Person(person, Activity.INACTIVE, null)));
      List<ApprovalId> vacated = desk.service.vacate(ACME, person, "has left");
      assertThat(Pages.stream(2, page -> desk.store.approvals().asking(ACME, person, page))).isEmpty();
      Statistics.label("vacated").collect(vacated.size());
    }
    occur("vacated", 0, IDS.size());
    assertThat(IDS).noneMatch(id -> desk.state(id) instanceof Pending);
  }

  private static void occur(String label, Integer... sizes) {
    Statistics.label(label).coverage(seen -> List.of(sizes).forEach(size -> seen.check(size).count(n -> n > 0)));
  }
}
