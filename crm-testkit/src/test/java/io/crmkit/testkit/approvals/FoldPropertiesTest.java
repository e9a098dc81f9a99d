package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.approvals.json.ApprovalEventJson;
import io.crmkit.approvals.json.ApprovalJson;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Blank;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalDecider;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.Origin;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;

/** I25: a state is what its events make of it, in memory and after any trip through JSON. */
@Domain(Scenarios.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
class FoldPropertiesTest {

  private static final ApprovalDecider DECIDER = new ApprovalDecider();

  @Property
  void theStateIsTheFoldOfItsEventsAfterEveryCommand(@ForAll Scenario scenario) {
    List<ApprovalEvent> events = new ArrayList<>();
    for (Beat beat : World.play(scenario).beats()) {
      events.addAll(beat.events());
      assertThat(DECIDER.evolve(DECIDER.initial(), events)).isEqualTo(beat.after());
    }
  }

  @Property
  void everyEventSurvivesJson(@ForAll Scenario scenario) {
    for (ApprovalEvent event : World.play(scenario).events()) {
      assertThat(ApprovalEventJson.read(stored(event))).isEqualTo(event);
    }
  }

  @Property
  void everyStateSurvivesJson(@ForAll Scenario scenario) {
    for (Beat beat : World.play(scenario).beats()) {
      if (!(beat.after() instanceof Blank)) {
        String origin = ApprovalJson.writeOrigin(origin(beat.after()));
        String progress = ApprovalJson.writeProgress(beat.after());
        Approval read = ApprovalJson.read(origin, progress);
        assertThat(read).isEqualTo(beat.after());
        assertThat(ApprovalJson.writeOrigin(origin(read))).isEqualTo(origin);
        assertThat(ApprovalJson.writeProgress(read)).isEqualTo(progress);
      }
    }
  }

  private static Origin origin(Approval state) {
    return state instanceof Pending pending ? pending.origin() : ((Settled) state).origin();
  }

  private static Approval restored(Approval snapshot) {
    return snapshot instanceof Blank
        ? snapshot
        : ApprovalJson.read(ApprovalJson.writeOrigin(origin(snapshot)), ApprovalJson.writeProgress(snapshot));
  }

  /** A snapshot may be lost at any time: from any stored one, the stored events since then lead to the same state. */
  @Property
  void aStateCanBeRebuiltFromAnySnapshotAndTheEventsSince(@ForAll Scenario scenario) {
    World world = World.play(scenario);
    List<Beat> beats = world.beats();
    for (int i = 0; i < beats.size(); i++) {
      Approval restored = restored(beats.get(i).after());
      List<ApprovalEvent> since = beats.subList(i + 1, beats.size()).stream()
          .flatMap(beat -> beat.events().stream()).map(event -> ApprovalEventJson.read(stored(event))).toList();
      assertThat(DECIDER.evolve(restored, since)).isEqualTo(world.state());
    }
  }

  @Test
  void refusesAnEventOfATypeThatItDoesNotKnow() {
    DomainEvent future = new DomainEvent(new TenantId("acme"), new Stream(ApprovalEventJson.STREAM, "A-1"), 1,
        "approval.escalated-by-telepathy", World.START, "{\"at\":\"2024-02-28T12:00:00Z\"}", Map.of());

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> ApprovalEventJson.read(future)).withMessageContaining("unknown to this release");
  }

  private static DomainEvent stored(ApprovalEvent event) {
    return new DomainEvent(new TenantId("acme"), new Stream(ApprovalEventJson.STREAM, "A-1"), 1,
        ApprovalEventJson.type(event), event.at(), ApprovalEventJson.write(event), Map.of());
  }
}
