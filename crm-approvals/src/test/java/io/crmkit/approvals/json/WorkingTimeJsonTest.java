package io.crmkit.approvals.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.ApprovalDecider;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.Reminded;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.approvals.model.ApprovalEvent.Submitted;
import io.crmkit.approvals.model.Panel;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.definition.Reckoning;
import io.crmkit.approvals.model.definition.Reminders;
import io.crmkit.approvals.model.vote.Ballots;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.core.expression.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkingTimeJsonTest {

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final Actor BOB = new Actor("bob");

  private static String definition(String escalation) {
    return "{\"name\":\"Discount\",\"entity_type\":\"deal\",\"steps\":[{\"name\":\"One\",\"approvers\":[\"bob\"]}],"
        + "\"escalation\":" + escalation + "}";
  }

  @Test
  void readsWhoseCalendarCounts() {
    Definition byPeople = DefinitionJson.read(definition("{\"working_time\":{\"of\":\"approvers\"}}")).orElseThrow();
    Definition byName = DefinitionJson.read(definition("{\"working_time\":{\"calendar\":\"hq\"}}")).orElseThrow();

    assertThat(byPeople.escalation().reckoning()).isEqualTo(Reckoning.APPROVERS);
    assertThat(byName.escalation().reckoning()).isEqualTo(Reckoning.calendar("hq"));
    for (Definition each : List.of(byPeople, byName)) {
      assertThat(DefinitionJson.read(DefinitionJson.write(each)).orElseThrow()).isEqualTo(each);
    }
  }

  @Test
  void readsRemindersThatComeAsOftenAsTheFirst() {
    Definition read = DefinitionJson.read(definition("{\"reminders\":{\"first\":\"PT8H\",\"at_most\":3}}"))
        .orElseThrow();

    assertThat(read.escalation().reminders())
        .isEqualTo(new Reminders(Duration.ofHours(8), Duration.ofHours(8), 3));
    assertThat(DefinitionJson.read(DefinitionJson.write(read)).orElseThrow()).isEqualTo(read);
  }

  @Test
  void writesALadderThatCountsTheClockAsItAlwaysDid() {
    Definition read = DefinitionJson.read(definition("{\"finally\":{\"after\":\"PT1H\",\"action\":\"expire\"}}"))
        .orElseThrow();

    assertThat(DefinitionJson.write(read)).contains(
        "\"escalation\":{\"finally\":{\"after\":\"PT1H\",\"action\":\"expire\"},"
            + "\"stop_when\":\"never\",\"catch_up\":\"as_scheduled\"}");
  }

  @Test
  void namesWhatIsWrong() {
    Validated<Definition> read = DefinitionJson.read(
        definition("{\"working_time\":{\"of\":\"robots\"},\"reminders\":{\"first\":\"PT0S\",\"at_most\":0}}"));

    assertThat(((Invalid<Definition>) read).violations().all()).extracting(Violation::pointer, Violation::code)
        .containsExactlyInAnyOrder(
            tuple("/escalation/working_time/of", "json.unknown-constant"),
            tuple("/escalation/reminders/first", "approvals.definition.duration"),
            tuple("/escalation/reminders/at_most", "validation.min"));
  }

  @Test
  void keepsWhichReminderIsDue() {
    Panel panel = new Panel(
        Panel.Kind.APPROVERS, Order.PARALLEL, Slate.of(1), List.of(BOB), Ballots.blank(1), Panel.State.OPEN);
    List<ApprovalEvent> events = List.of(
        new Submitted(new Actor("alice"), new DefinitionRef("d", 1, "x"),
            new Subject("deal", "D-1", Value.Fields.NONE), null, AT),
        new StepOpened(0, "One", panel, List.of(), null, AT.plusSeconds(1), AT),
        new Reminded(0, List.of(BOB), 1, AT.plusSeconds(9), AT.plusSeconds(2)));
    for (int i = 1; i <= events.size(); i++) {
      Approval state = new ApprovalDecider().evolve(new ApprovalDecider().initial(), events.subList(0, i));
      if (state instanceof Approval.Pending pending && !pending.steps().isEmpty()) {
        String origin = ApprovalJson.writeOrigin(pending.origin());
        assertThat(ApprovalJson.read(origin, ApprovalJson.writeProgress(state))).isEqualTo(state);
      }
    }
    assertThat(events).allSatisfy(event -> assertThat(readBack(event)).isEqualTo(event));
    assertThat(ApprovalEventJson.type(events.get(2))).isEqualTo("approval.reminded");
  }

  @Test
  void leavesOutWhatNobodyAskedFor() {
    assertThat(DefinitionJson.write(DefinitionJson.read(definition("{}")).orElseThrow()))
        .doesNotContain("escalation");
    assertThat(Escalation.NONE.reckoning()).isEqualTo(Reckoning.CLOCK);
  }

  private static ApprovalEvent readBack(ApprovalEvent event) {
    return ApprovalEventJson.read(new DomainEvent(
        new TenantId("acme"), new Stream("approval", "A-1"), 1, ApprovalEventJson.type(event), event.at(),
        ApprovalEventJson.write(event), Map.of()));
  }
}
