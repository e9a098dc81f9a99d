package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.Fork.Join;
import io.crmkit.approvals.model.definition.NoStepPolicy;
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
import org.jspecify.annotations.Nullable;

/** Arbitrary requests that get far and go back often: long chains of steps that are easily approved. */
public final class WindingArbitraries {

  private static final int STEPS = 4;

  private WindingArbitraries() {}

  /** Chains of four steps, two of them side by side now and then, with a content and a budget for rework. */
  public static Arbitrary<Definition> definitions() {
    return Combinators.combine(
            steps().list().ofSize(STEPS), Arbitraries.of(Join.class).injectNull(0.5), TermsArbitraries.contents(),
            TermsArbitraries.reworks(), EscalationArbitraries.durations().injectNull(0.6))
        .as((steps, join, content, rework, expiry) -> {
          Definition.Builder builder = Definition.named("winding").entityType(DefinitionArbitraries.ENTITY_TYPE)
              .noStepPolicy(NoStepPolicy.APPROVE).terms(new Terms(null, content, rework))
              .administrators(new ApproverRef.User(DefinitionArbitraries.CAST.get(0)));
          for (int i = 0; i < STEPS; i++) {
            builder.step(named(steps.get(i), "step " + (i + 1)));
          }
          return forked(builder, join, expiry);
        });
  }

  /** Scenarios of such chains with all that can happen, mostly approvals, amendments and returns. */
  public static Arbitrary<Scenario> scenarios() {
    return ScenarioArbitraries.scenarios(definitions(), ScenarioArbitraries.windingMoves());
  }

  private static Definition forked(Definition.Builder builder, @Nullable Join join, @Nullable Duration expiry) {
    if (join != null) {
      builder.fork(Fork.named("both", 1).branch("left", 1).branch("right", 1).join(join));
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
            EscalationArbitraries.escalations().injectNull(0.6))
        .as((names, rule, criteria, watch, escalation) -> {
          Step.Builder step = Step.named("any").rule(rule)
              .approvers(names.stream().map(ApproverRef.User::new).toArray(ApproverRef[]::new));
          Step built = step.build();
          return new Step(built.name(), criteria, built.order(), built.groups(), rule, null, built.onEmpty(),
              built.fallback(), escalation, watch, built.duties());
        });
  }

  private static Step named(Step step, String name) {
    return new Step(name, step.criteria(), step.order(), step.groups(), step.rule(), step.chair(), step.onEmpty(),
        step.fallback(), step.escalation(), step.watch(), step.duties());
  }
}
