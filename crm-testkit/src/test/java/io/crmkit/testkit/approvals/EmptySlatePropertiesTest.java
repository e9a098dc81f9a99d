package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.Ground;
import io.crmkit.approvals.model.ApprovalEvent.Skipped;
import io.crmkit.approvals.model.ApprovalEvent.StepApproved;
import io.crmkit.approvals.model.ApprovalEvent.StepOpened;
import io.crmkit.approvals.model.ApprovalEvent.StepSkipped;
import io.crmkit.approvals.model.ApprovalRefusal.NoQualifiedApprover;
import io.crmkit.approvals.model.ApprovalRefusal.NoStepApplies;
import io.crmkit.approvals.model.definition.Approver;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.EmptySlatePolicy;
import io.crmkit.approvals.model.definition.NoStepPolicy;
import io.crmkit.approvals.model.definition.RequesterPolicy;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.FirstResponse;
import io.crmkit.approvals.model.vote.Outcome;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision.Refused;
import io.crmkit.testkit.approvals.VoteOracle.End;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;

/** What becomes of steps that too few may approve, against a second reading of the policies. */
@Domain(Scenarios.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
class EmptySlatePropertiesTest {

  private static final Set<String> ENDS_THE_SEARCH = Set.of("APPROVERS", "FALLBACK", "ADMINISTRATORS");

  /** I11: found at submission, for every step and not only the first; neither unapprovable nor silently approved. */
  @Property
  void everySubmissionFollowsThePoliciesOfItsSteps(@ForAll Scenario scenario) {
    for (Beat beat : World.play(scenario).beats()) {
      if (beat.briefing().command() instanceof Submit submit && beat.before().trail().events() == 0) {
        Answers answers = new Answers(beat.staff(), submit.subject(), submit.by());
        if (beat.decision() instanceof Refused<ApprovalEvent> refused) {
          checkRefusal(scenario.definition(), answers, refused.refusal());
        } else {
          List<String> plan = plan(scenario.definition(), answers);
          assertThat(plan).doesNotContain("FAIL");
          if (scenario.definition().forks().isEmpty()) {
            assertThat(passed(beat.events())).isEqualTo(beginning(plan));
          }
          plan.forEach(answer -> Statistics.label("policy").collect(answer));
        }
      }
    }
    Statistics.label("policy").coverage(seen -> List.of("CRITERIA", "APPROVERS", "FALLBACK", "ADMINISTRATORS",
        "AUTO_APPROVE", "SKIP", "FAIL").forEach(answer -> seen.check(answer).count(n -> n > 0)));
  }

  private static void checkRefusal(Definition definition, Answers answers, Object refusal) {
    if (refusal instanceof NoQualifiedApprover nobody) {
      List<String> plan = plan(definition, answers);
      assertThat(nobody.step()).isEqualTo(definition.steps().get(plan.indexOf("FAIL")).name());
      Statistics.label("policy").collect("FAIL");
    } else if (refusal instanceof NoStepApplies) {
      assertThat(plan(definition, answers)).containsOnly("CRITERIA");
      assertThat(definition.noStepPolicy()).isEqualTo(NoStepPolicy.REFUSE);
    }
  }

  /** Returns what each step would do if it came to it. */
  private static List<String> plan(Definition definition, Answers answers) {
    List<String> plan = new ArrayList<>();
    for (Step step : definition.steps()) {
      boolean applies = step.criteria() == null
          || step.criteria().holds(answers.subject().fields()).orElseThrow();
      plan.add(!applies ? "CRITERIA" : isReachable(definition, step, answers) ? "APPROVERS"
          : policy(definition, step, answers));
    }
    return plan;
  }

  private static String policy(Definition definition, Step step, Answers answers) {
    return switch (step.onEmpty()) {
      case FAIL, AUTO_APPROVE, SKIP -> step.onEmpty().name();
      case FALLBACK -> anybody(definition, step.fallback(), answers) ? "FALLBACK" : administrators(definition, answers);
      case ADMINISTRATORS -> administrators(definition, answers);
    };
  }

  private static String administrators(Definition definition, Answers answers) {
    return anybody(definition, definition.administrators(), answers)
        ? EmptySlatePolicy.ADMINISTRATORS.name()
        : EmptySlatePolicy.FAIL.name();
  }

  private static boolean anybody(Definition definition, List<ApproverRef> refs, Answers answers) {
    return refs.stream().flatMap(ref -> answers.people(ref).stream())
        .anyMatch(person -> mayVote(definition, person, answers));
  }

  private static boolean mayVote(Definition definition, Actor person, Answers answers) {
    return definition.requesterPolicy() == RequesterPolicy.ALLOWED || !person.equals(answers.requester());
  }

  /** Whether the step would be approved if everybody who may vote approved. */
  private static boolean isReachable(Definition definition, Step step, Answers answers) {
    Map<Actor, Integer> weights = new LinkedHashMap<>();
    Map<Actor, Set<String>> groups = new LinkedHashMap<>();
    step.groups().forEach((group, approvers) -> {
      for (Approver approver : approvers) {
        for (Actor person : answers.people(approver.ref())) {
          if (mayVote(definition, person, answers)) {
            weights.merge(person, approver.weight(), Math::max);
            groups.computeIfAbsent(person, unused -> new TreeSet<>()).add(group);
          }
        }
      }
    });
    Slate.Builder slate = Slate.builder();
    step.groups().keySet().stream().filter(group -> !group.equals(Slate.EVERYONE)).forEach(slate::group);
    groups.forEach((person, in) -> {
      in.remove(Slate.EVERYONE);
      slate.seat(weights.getOrDefault(person, 1), in);
    });
    List<End> everybodyApproves = Collections.nCopies(weights.size(), End.APPROVE);
    return step.rule() instanceof FirstResponse
        ? !weights.isEmpty()
        : VoteOracle.outcome(step.rule(), slate.build(), everybodyApproves) == Outcome.APPROVED;
  }

  private static List<String> beginning(List<String> plan) {
    List<String> beginning = new ArrayList<>();
    for (String answer : plan) {
      beginning.add(answer);
      if (ENDS_THE_SEARCH.contains(answer)) {
        break;
      }
    }
    return beginning;
  }

  private static List<String> passed(List<ApprovalEvent> events) {
    List<String> passed = new ArrayList<>();
    for (ApprovalEvent event : events) {
      if (event instanceof StepSkipped skipped) {
        passed.add(skipped.reason() == Skipped.CRITERIA ? "CRITERIA" : "SKIP");
      } else if (event instanceof StepApproved approved) {
        passed.add(approved.ground() == Ground.NO_APPROVERS ? "AUTO_APPROVE" : "?");
      } else if (event instanceof StepOpened opened) {
        passed.add(opened.panel().kind().name());
      }
    }
    return passed;
  }
}
