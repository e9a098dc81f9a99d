package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ADMIN;
import static io.crmkit.testkit.approvals.Desk.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.json.ApprovalEventJson;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Comment;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalDecider;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalRefusal.AlreadyHandled;
import io.crmkit.approvals.model.ApprovalRefusal.KeyReused;
import io.crmkit.approvals.model.ApprovalRefusal.NotSubmitted;
import io.crmkit.approvals.model.IdempotencyKey;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.testkit.approvals.Move.Do;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;

/** What holds for the service and its store, and that what is proved of the rules holds for the service. */
@Domain(SoundScenarios.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
class ServicePropertiesTest {

  /** I22: the service asks the directory and answers as the world does, whose every answer rests on the state alone. */
  @Property
  void theServiceAnswersAsTheRulesDo(@ForAll Scenario scenario) {
    Desk desk = new Desk(scenario.definition(), scenario.staff());
    World world = new World(scenario.definition(), scenario.staff());
    for (Move move : scenario.moves()) {
      Optional<Decision<ApprovalEvent>> answer = desk.play(ID, move);
      world.play(pinned(move, desk));
      answer.ifPresent(actual -> assertThat(actual).isEqualTo(expected(world, desk)));
    }
    assertThat(desk.state(ID)).isEqualTo(world.state());
    assertThat(desk.service.history(ACME, ID)).isEqualTo(world.events());
  }

  private static Decision<ApprovalEvent> expected(World world, Desk desk) {
    Beat beat = world.beats().get(world.beats().size() - 1);
    if (beat.decision() instanceof Refused<ApprovalEvent> refused
        && refused.refusal() instanceof AlreadyHandled handled) {
      List<ApprovalEvent> events = desk.service.history(ACME, ID);
      int first = (int) handled.reply().first() - 1;
      return Decision.accept(events.subList(first, first + handled.reply().count()));
    }
    boolean nothingThere = beat.before() instanceof Approval.Blank && beat.events().isEmpty()
        && beat.decision() instanceof Accepted;
    return nothingThere ? Decision.refuse(new NotSubmitted()) : beat.decision();
  }

  private static Move pinned(Move move, Desk desk) {
    return move instanceof Do act && act.command() instanceof Submit submit
        ? new Do(new Submit(submit.by(), desk.pin, submit.subject()), act.key())
        : move;
  }

  /** I3: a repeat gets the first answer and does nothing, whatever the directory has learnt since. */
  @Property
  void aKeyThatComesAgainGetsTheSameEventsAndCausesNone(@ForAll Scenario scenario) {
    Desk desk = new Desk(scenario.definition(), scenario.staff());
    List<Do> handled = new ArrayList<>();
    List<Decision<ApprovalEvent>> answers = new ArrayList<>();
    int keys = 0;
    for (Move move : scenario.moves()) {
      Move keyed = move instanceof Do act ? new Do(act.command(), new IdempotencyKey("key " + keys++)) : move;
      Optional<Decision<ApprovalEvent>> answer = desk.play(ID, keyed);
      if (keyed instanceof Do act && answer.isPresent() && answer.get() instanceof Accepted) {
        handled.add(act);
        answers.add(answer.get());
      }
    }
    List<DomainEvent> before = desk.stored(ID);
    for (int i = 0; i < handled.size(); i++) {
      Do again = handled.get(i);
      assertThat(desk.command(ID, again.command(), again.key())).isEqualTo(answers.get(i));
      ApprovalCommand other = new Comment(ADMIN, "something else");
      assertThat(desk.command(ID, other, again.key())).isInstanceOfSatisfying(Refused.class,
          refused -> assertThat(refused.refusal()).isInstanceOf(KeyReused.class));
    }
    assertThat(desk.stored(ID)).isEqualTo(before);
    Statistics.label("repeats").collect(handled.size());
    occur("repeats", 0, 1, 2, 3);
  }

  private static void occur(String label, Integer... sizes) {
    Statistics.label(label).coverage(seen -> List.of(sizes).forEach(size -> seen.check(size).count(n -> n > 0)));
  }

  /** I21: nothing that happens to a definition later reaches a request that is under way. */
  @Property
  void whatIsPublishedOrRetiredLaterChangesNothing(@ForAll Scenario scenario, @ForAll Definition other) {
    Desk quiet = new Desk(scenario.definition(), scenario.staff());
    Desk busy = new Desk(scenario.definition(), scenario.staff());
    int underWay = 0;
    for (Move move : scenario.moves()) {
      underWay += busy.state(ID) instanceof Approval.Blank ? 0 : 1;
      if (underWay % 8 == 1) {
        busy.definitions.publish(ACME, ADMIN, renamed(other, scenario.definition().name(), underWay));
      } else if (underWay % 8 == 5) {
        busy.definitions.retire(ACME, ADMIN, scenario.definition().name());
      }
      assertThat(busy.play(ID, move)).isEqualTo(quiet.play(ID, move));
    }
    assertThat(busy.stored(ID)).isEqualTo(quiet.stored(ID));
    assertThat(busy.state(ID)).isEqualTo(quiet.state(ID));
  }

  private static Definition renamed(Definition any, String name, int n) {
    return new Definition(name, "publication " + n, any.entityType(), any.entry(), any.priority(), any.steps(), any.forks(),
        any.escalation(), any.administrators(), any.requesterPolicy(), any.noStepPolicy(), any.expiresAfter(),
        any.actions(), any.terms(), any.duties());
  }

  /** I18, I25: events are numbered without gaps, and what is stored is the fold of what is stored about it. */
  @Property
  void theStoreNumbersEventsWithoutGapsAndHoldsTheirFold(@ForAll Scenario scenario) {
    Desk desk = new Desk(scenario.definition(), scenario.staff());
    ApprovalDecider decider = new ApprovalDecider();
    for (Move move : scenario.moves()) {
      desk.play(ID, move);
      List<DomainEvent> stored = desk.stored(ID);
      for (int i = 0; i < stored.size(); i++) {
        assertThat(stored.get(i).sequence()).isEqualTo(i + 1);
      }
      List<ApprovalEvent> events = stored.stream().map(ApprovalEventJson::read).toList();
      assertThat(decider.evolve(decider.initial(), events)).isEqualTo(desk.state(ID));
      desk.service.find(ACME, ID).ifPresent(held -> assertThat(held.version()).isEqualTo(stored.size()));
    }
  }
}
