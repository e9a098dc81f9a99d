package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.EmptySlatePolicy;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.Fork.Join;
import io.crmkit.approvals.model.definition.NoStepPolicy;
import io.crmkit.approvals.model.definition.OverridePolicy;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.definition.Terms;
import io.crmkit.approvals.model.vote.Denominator;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.model.vote.VotingRule;
import io.crmkit.core.Actor;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Arbitrary requests that get far and go back often: long chains of steps that are easily approved. */
public final class WindingArbitraries {

  private static final int STEPS = 4;

  private WindingArbitraries() {}

  /** Chains of four steps, some of them side by side now and then, with a content and a budget for rework. */
  public static Arbitrary<Definition> definitions() {
    return Combinators.combine(
            steps().list().ofSize(STEPS), forks().injectNull(0.4), TermsArbitraries.contents(),
            TermsArbitraries.reworks(), EscalationArbitraries.durations().injectNull(0.6),
            Arbitraries.of(OverridePolicy.class))
        .as((steps, fork, content, rework, expiry, override) -> {
          Definition.Builder builder = Definition.named("winding").entityType(DefinitionArbitraries.ENTITY_TYPE)
              .noStepPolicy(NoStepPolicy.APPROVE).terms(new Terms(null, content, rework, override))
              .administrators(new ApproverRef.User(DefinitionArbitraries.CAST.get(0)));
          for (int i = 0; i < STEPS; i++) {
            builder.step(named(steps.get(i), "step " + (i + 1)));
          }
          return forked(builder, fork, expiry);
        });
  }

  /** Scenarios of such chains with all that can happen, mostly approvals, amendments and returns. */
  public static Arbitrary<Scenario> scenarios() {
    return ScenarioArbitraries.scenarios(definitions(), ScenarioArbitraries.windingMoves());
  }

  /** Scenarios of such chains whose steps have ladders and reminders, with many questions and answers. */
  public static Arbitrary<Scenario> pausingScenarios() {
    return ScenarioArbitraries.scenarios(climbing(), ScenarioArbitraries.pausingMoves());
  }

  /** Such chains whose steps have ladders and reminders. */
  static Arbitrary<Definition> climbing() {
    Arbitrary<Escalation> ladders = Combinators.combine(
        EscalationArbitraries.escalations(), EscalationArbitraries.reminders()).as(Escalation::reminding);
    return Combinators.combine(definitions(), ladders).as(WindingArbitraries::climbing);
  }

  private static Definition climbing(Definition any, Escalation ladder) {
    return new Definition(any.name(), any.description(), any.entityType(), any.entry(), any.priority(), any.steps(),
        any.forks(), ladder, any.administrators(), any.requesterPolicy(), any.noStepPolicy(), any.expiresAfter(),
        any.actions(), any.terms(), any.duties());
  }

  /** Forks of two branches at the beginning, at the end or in between. */
  private static Arbitrary<Fork> forks() {
    Arbitrary<List<Integer>> shapes = Arbitraries.of(
        List.of(1, 1, 1), List.of(1, 1, 1), List.of(1, 2, 1), List.of(1, 1, 2), List.of(0, 2, 1), List.of(0, 2, 2),
        List.of(0, 1, 2), List.of(2, 1, 1));
    return Combinators.combine(shapes, Arbitraries.of(Join.class)).as((shape, join) -> Fork.named("both", shape.get(0))
        .branch("left", shape.get(1)).branch("right", shape.get(2)).join(join));
  }

  private static Definition forked(Definition.Builder builder, @Nullable Fork fork, @Nullable Duration expiry) {
    if (fork != null) {
      builder.fork(fork);
    }
    return expiry == null ? builder.build() : builder.expiresAfter(expiry).build();
  }

  private static Arbitrary<Step> steps() {
    Arbitrary<VotingRule> rules =
        Arbitraries.of(Formula.any(Slate.EVERYONE), Formula.all(Denominator.ALL, Slate.EVERYONE));
    Arbitrary<List<Actor>> people =
        Arbitraries.of(DefinitionArbitraries.CAST).list().uniqueElements().ofMinSize(2).ofMaxSize(3);
    return Combinators.combine(
            people, rules, DefinitionArbitraries.conditions().injectNull(0.7),
            TermsArbitraries.fields().injectNull(0.2),
            EscalationArbitraries.escalations().injectNull(0.6), policies())
        .as((names, rule, criteria, watch, escalation, onEmpty) -> {
          Step.Builder step = Step.named("any").rule(rule)
              .approvers(names.stream().map(ApproverRef.User::new).toArray(ApproverRef[]::new));
          Step built = step.build();
          return new Step(built.name(), criteria, built.order(), built.groups(), rule, null, onEmpty,
              built.fallback(), escalation, watch, built.duties());
        });
  }

  /** What becomes of a step that nobody may decide; most often that ends the request. */
  private static Arbitrary<EmptySlatePolicy> policies() {
    return Arbitraries.frequency(
        Tuple.of(5, EmptySlatePolicy.FAIL), Tuple.of(2, EmptySlatePolicy.AUTO_APPROVE),
        Tuple.of(1, EmptySlatePolicy.SKIP), Tuple.of(2, EmptySlatePolicy.ADMINISTRATORS));
  }

  private static Step named(Step step, String name) {
    return new Step(name, step.criteria(), step.order(), step.groups(), step.rule(), step.chair(), step.onEmpty(),
        step.fallback(), step.escalation(), step.watch(), step.duties());
  }
}
