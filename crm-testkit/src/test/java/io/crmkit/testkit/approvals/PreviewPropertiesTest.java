package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.LevelPassedOver;
import io.crmkit.approvals.model.ApprovalEvent.Skipped;
import io.crmkit.approvals.model.ApprovalEvent.StepEscalated;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.approvals.model.ApprovalEvent.StepSkipped;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.PersonReasons;
import io.crmkit.approvals.model.PersonReasons.Place;
import io.crmkit.approvals.model.PlannedStep;
import io.crmkit.approvals.model.PlannedStep.Fate;
import io.crmkit.approvals.model.PlannedStep.Turn;
import io.crmkit.approvals.model.Preview;
import io.crmkit.approvals.model.StepReasons;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.testkit.approvals.Move.Do;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;

/** I22: a look ahead is what then happens, as long as the directory stays as it is. */
@Domain(SoundScenarios.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
class PreviewPropertiesTest {

  private static final int MORE_VOTES_THAN_ANY_CHAIN_HAS_SEATS = 200;
  private static final int MORE_DEADLINES_THAN_ANY_CHAIN_HAS = 200;

  /** The submission is answered as the preview said, event for event. */
  @Property
  void aSubmissionIsAnsweredAsItsPreviewSays(@ForAll Scenario scenario) {
    Desk desk = new Desk(scenario.definition(), scenario.staff());
    submit(scenario).ifPresent(submit -> {
      Preview preview = desk.service.preview(Desk.ACME, submit.by(), submit.subject(), desk.pin);
      assertThat(desk.service.find(Desk.ACME, Desk.ID)).isEmpty();
      Decision<ApprovalEvent> answer =
          desk.command(Desk.ID, new Submit(submit.by(), desk.pin, submit.subject()), null);
      assertThat(preview.submission()).isEqualTo(answer);
      Statistics.label("answer").collect(answer instanceof Accepted);
    });
    Statistics.label("answer").coverage(seen -> {
      seen.check(true).count(n -> n > 0);
      seen.check(false).count(n -> n > 0);
    });
  }

  /** If everybody then approves at once, each step asks whom the preview named, with the ladder that it showed. */
  @Property
  void everyStepAsksWhomThePreviewNamed(@ForAll Scenario scenario) {
    Desk desk = new Desk(scenario.definition(), scenario.staff());
    submit(scenario).ifPresent(submit -> {
      Preview preview = desk.service.preview(Desk.ACME, submit.by(), submit.subject(), desk.pin);
      Decision<ApprovalEvent> answer =
          desk.command(Desk.ID, new Submit(submit.by(), desk.pin, submit.subject()), null);
      if (answer instanceof Accepted<ApprovalEvent>) {
        approveAll(desk);
        desk.history().forEach(event -> check(preview.steps(), event));
      }
    });
    Statistics.label("opened").coverage(seen -> {
      seen.check(Turn.AT_ONCE).count(n -> n > 0);
      seen.check(Turn.LATER).count(n -> n > 0);
    });
  }

  /** If nobody does anything, the steps that it opens climb their ladders when the preview said, to whom it named. */
  @Property
  void everyRungAsksWhomThePreviewNamedWhenItSaid(@ForAll Scenario scenario) {
    Desk desk = new Desk(scenario.definition(), scenario.staff());
    submit(scenario).ifPresent(submit -> {
      Preview preview = desk.service.preview(Desk.ACME, submit.by(), submit.subject(), desk.pin);
      desk.command(Desk.ID, new Submit(submit.by(), desk.pin, submit.subject()), null);
      wait(desk);
      List<ApprovalEvent> history = desk.history();
      preview.steps().stream().filter(step -> step.turn() == Turn.AT_ONCE && step.fate() == Fate.ASKS).forEach(step -> {
        List<PlannedStep.Rung> climbed = history.stream().filter(StepEscalated.class::isInstance)
            .map(StepEscalated.class::cast).filter(up -> up.step() == step.index())
            .map(up -> new PlannedStep.Rung(up.at(), up.panel().holders())).toList();
        assertThat(step.rungs().stream().filter(rung -> !rung.people().isEmpty()).limit(climbed.size()).toList())
            .isEqualTo(climbed);
        Statistics.label("climbed").collect(Math.min(climbed.size(), 2));
        Statistics.label("passed over").collect(history.stream().anyMatch(LevelPassedOver.class::isInstance));
      });
    });
    Statistics.label("climbed").coverage(seen -> {
      seen.check(1).count(n -> n > 5);
      seen.check(2).count(n -> n > 0);
    });
    Statistics.label("passed over").coverage(seen -> seen.check(true).count(n -> n > 0));
  }

  /** Lets time pass from one deadline to the next, until none is left. */
  private static void wait(Desk desk) {
    for (int i = 0; i < MORE_DEADLINES_THAN_ANY_CHAIN_HAS && desk.state(Desk.ID) instanceof Pending pending
        && pending.dueAt().isPresent(); i++) {
      desk.at(pending.dueAt().orElseThrow());
      desk.service.tick(Desk.ACME);
    }
  }

  /** Why a step asks whom it asks is told before the submission as it is told after it. */
  @Property
  void theReasonsOfAPreviewAreThoseOfTheRequest(@ForAll Scenario scenario) {
    Desk desk = new Desk(scenario.definition(), scenario.staff());
    submit(scenario).ifPresent(submit -> {
      Preview preview = desk.service.preview(Desk.ACME, submit.by(), submit.subject(), desk.pin);
      preview.steps().forEach(PreviewPropertiesTest::checkReasons);
      desk.command(Desk.ID, new Submit(submit.by(), desk.pin, submit.subject()), null);
      for (StepReasons reasons : desk.service.why(Desk.ACME, Desk.ID).steps()) {
        assertThat(preview.steps()).extracting(PlannedStep::why).contains(reasons);
        Statistics.label("explained").collect(reasons.people().stream().anyMatch(each -> each.barred() != null));
      }
    });
    Statistics.label("explained").coverage(seen -> {
      seen.check(true).count(n -> n > 0);
      seen.check(false).count(n -> n > 0);
    });
  }

  private static void checkReasons(PlannedStep planned) {
    List<PersonReasons> people = planned.why().people();
    assertThat(people.stream().filter(each -> each.place() == Place.ASKED).map(PersonReasons::person))
        .containsExactlyInAnyOrderElementsOf(planned.asked());
    planned.barred().forEach(barred -> assertThat(people).anySatisfy(each -> {
      assertThat(each.person()).isEqualTo(barred.actor());
      assertThat(each.barred()).isEqualTo(barred.reason());
    }));
    people.stream().filter(each -> each.place() != Place.WITHOUT_SEAT).forEach(each ->
        assertThat(each.namedBy()).isNotEmpty());
  }

  private static void check(List<PlannedStep> steps, ApprovalEvent event) {
    if (event instanceof StepOpened opened) {
      PlannedStep planned = steps.get(opened.step());
      assertThat(planned.panel()).isEqualTo(opened.panel());
      assertThat(planned.barred()).isEqualTo(opened.barred());
      assertThat(planned.dueAt().orElse(null)).isEqualTo(opened.dueAt());
      Statistics.label("opened").collect(planned.turn());
    } else if (event instanceof StepSkipped skipped) {
      assertThat(steps.get(skipped.step()).fate())
          .isEqualTo(skipped.reason() == Skipped.CRITERIA ? Fate.DOES_NOT_APPLY : Fate.SKIPPED);
    }
  }

  private static void approveAll(Desk desk) {
    for (int i = 0; i < MORE_VOTES_THAN_ANY_CHAIN_HAS_SEATS && desk.state(Desk.ID) instanceof Pending pending; i++) {
      OpenStep step = pending.openStep();
      desk.command(Desk.ID, Vote.approve(step.asked().iterator().next()).in(step.name()), null);
    }
    assertThat(Objects.requireNonNull(desk.state(Desk.ID))).isInstanceOf(Settled.class);
  }

  private static Optional<Submit> submit(Scenario scenario) {
    return scenario.moves().stream()
        .filter(move -> move instanceof Do act && act.command() instanceof Submit)
        .map(move -> (Submit) ((Do) move).command()).findFirst();
  }
}
