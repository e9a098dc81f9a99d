package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ADMIN;
import static io.crmkit.testkit.approvals.Desk.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.ApprovalCommand.Migrate;
import io.crmkit.approvals.model.ApprovalCommand.Migrate.Missed;
import io.crmkit.approvals.model.ApprovalCommand.Migrate.Votes;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalDecider;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.ClaimReleased;
import io.crmkit.approvals.model.ApprovalEvent.Migrated;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.Panel;
import io.crmkit.approvals.model.Person;
import io.crmkit.approvals.model.Person.Activity;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.Decision.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;

/** I21: requests pass to another definition as the dry run says, and lose nothing that they were not told to lose. */
@Domain(SoundScenarios.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
class MigrationPropertiesTest {

  /** What a strict migration accepts has kept every vote in the steps that wait; and it does what its dry run said. */
  @Property
  void aStrictMigrationLosesNoVoteAndDoesWhatItsDryRunSaid(@ForAll Scenario scenario, @ForAll Scenario other) {
    check(scenario, other, Votes.REFUSE, Missed.REFUSE);
  }

  /** Those who are dropped are named. */
  @Property
  void aLenientMigrationNamesWhomItDrops(@ForAll Scenario scenario, @ForAll Scenario other) {
    check(scenario, other, Votes.DROP, Missed.PASS_OVER);
  }

  private static void check(Scenario scenario, Scenario other, Votes votes, Missed missed) {
    Desk desk = new Desk(scenario.definition(), scenario.staff());
    scenario.moves().forEach(move -> desk.play(ID, move));
    desk.know(desk.staff().with(new Person(
        ADMIN, Activity.ACTIVE, null)));
    desk.command(ID, new Tick(), null);
    if (!(desk.state(ID) instanceof Pending before)) {
      return;
    }
    DefinitionRef target = desk.definitions.publish(ACME, ADMIN, administered(other.definition(), before)).ref();
    Migrate command = new Migrate(ADMIN, target, Map.of(), votes, missed, "new rules");
    Decision<ApprovalEvent> said = desk.service.dryRun(ACME, ID, command);
    assertThat(desk.state(ID)).isEqualTo(before);

    Decision<ApprovalEvent> done = desk.service.migrate(ACME, ID, command);
    assertThat(done).isEqualTo(said);
    if (done instanceof Refused<ApprovalEvent> refused) {
      assertThat(desk.state(ID)).isEqualTo(before);
      Statistics.label("answer").collect(refused.refusal().code());
    } else if (done instanceof Accepted<ApprovalEvent> accepted) {
      checkVotes(before, migrated(accepted.events()), votes);
      checkFold(desk);
      Statistics.label("answer").collect("migrated");
    }
    Statistics.label("answer").coverage(seen -> seen.check("migrated").percentage(share -> share > 1));
  }

  /** Nothing comes before a migration but that claims are given back. */
  private static Migrated migrated(List<ApprovalEvent> events) {
    return (Migrated) events.stream().filter(event -> !(event instanceof ClaimReleased)).findFirst().orElseThrow();
  }

  /** The same steps under other rules: for another kind of subject nothing could migrate. */
  private static Definition administered(Definition other, Pending before) {
    Definition.Builder builder = Definition.named(other.name() + " 2")
        .entityType(before.origin().subject().entityType())
        .administrators(new ApproverRef.User(ADMIN)).escalation(other.escalation());
    other.steps().forEach(builder::step);
    other.forks().forEach(builder::fork);
    return builder.build();
  }

  private static void checkVotes(Pending before, Migrated migrated, Votes votes) {
    Set<Actor> voters = voters(before.steps());
    Set<Actor> kept = voters(migrated.steps());
    assertThat(kept).isSubsetOf(voters);
    Set<Actor> lost = new HashSet<>(voters);
    lost.removeAll(kept);
    // who is dropped in one panel or branch may still have voted in another
    assertThat(migrated.dropped()).containsAll(lost).isSubsetOf(voters);
    if (votes == Votes.REFUSE) {
      assertThat(migrated.dropped()).isEmpty();
    }
    Statistics.label("votes").collect(voters.isEmpty() ? "none" : lost.isEmpty() ? "kept" : "dropped");
  }

  private static Set<Actor> voters(List<OpenStep> steps) {
    Set<Actor> voters = new HashSet<>();
    for (OpenStep step : steps) {
      for (Panel panel : step.panels()) {
        panel.ballots().turns().forEach(seat -> voters.add(panel.holders().get(seat)));
      }
    }
    return voters;
  }

  private static void checkFold(Desk desk) {
    ApprovalDecider decider = new ApprovalDecider();
    Approval folded = decider.evolve(decider.initial(), desk.history());
    assertThat(desk.state(ID)).isEqualTo(folded);
  }
}
