package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.definition.Action;
import io.crmkit.approvals.model.definition.Action.Trigger;
import io.crmkit.approvals.model.definition.Approver;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.ApproverRef.Asks;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DefinitionCheck;
import io.crmkit.approvals.model.definition.EmptySlatePolicy;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Finding;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.Fork.Join;
import io.crmkit.approvals.model.definition.NoStepPolicy;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.definition.RequesterPolicy;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.definition.StepDuties;
import io.crmkit.approvals.model.definition.Terms;
import io.crmkit.approvals.model.vote.Denominator;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.model.vote.Tie;
import io.crmkit.approvals.model.vote.VotingRule;
import io.crmkit.core.Actor;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.FieldPath;
import io.crmkit.core.expression.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Arbitrary definitions over a cast so small that the same people meet as approvers, stand-ins and on ladders.
 *
 * <p>Each has one to three steps, some of them side by side, for the entity type {@value #ENTITY_TYPE}; together they use all that a definition can
 * say. Criteria read only the fields {@code amount}, {@code discount} and {@code stage}, and approver fields
 * {@code owner} and {@code account.owner}.
 */
public final class DefinitionArbitraries {

  public static final String ENTITY_TYPE = "deal";

  /** The people whom definitions name, and who can be behind their roles and groups. */
  public static final List<Actor> CAST = List.of(
      new Actor("alice"), new Actor("bob"), new Actor("carol"), new Actor("dave"), new Actor("erin"));

  private static final List<String> CONDITIONS = List.of(
      "amount > 100", "amount <= 100", "discount between 0.1 and 0.3", "stage in ('Won', 'Lost')", "stage is null",
      "not (amount > 100 or discount > 0.2)");

  private static final List<String> COMPUTATIONS =
      List.of("owner", "coalesce(account.owner, 'alice')", "if(amount > 100, 'bob', 'carol')");

  private DefinitionArbitraries() {}

  public static Arbitrary<Definition> definitions() {
    Arbitrary<List<Step>> chains = steps().list().ofMinSize(1).ofMaxSize(3);
    return Combinators.combine(chains, joins(), heads(), EscalationArbitraries.escalations(), policies())
        .as((steps, join, head, escalation, policies) -> {
          Definition.Builder builder = Definition.named(head.name()).description(head.description())
              .entityType(ENTITY_TYPE).priority(head.priority()).escalation(escalation);
          for (int i = 0; i < steps.size(); i++) {
            builder.step(renamed(steps.get(i), "step " + (i + 1)));
          }
          if (join != null && steps.size() > 1) {
            builder.fork(fork(steps.size(), join));
          }
          return policies.applyTo(builder);
        });
  }

  private static Arbitrary<@Nullable Join> joins() {
    return Arbitraries.of(Join.class).injectNull(0.5);
  }

  /** Two steps: side by side. Three: the first beside the others, or in front of a fork of theirs. */
  private static Fork fork(int steps, Join join) {
    if (steps == 3 && join == Join.ANY) {
      return Fork.named("fork", 1).branch("left", 1).branch("right", 1).join(join);
    }
    return Fork.named("fork", 0).branch("left", 1).branch("right", steps - 1).join(join);
  }

  /** Definitions in which the static check finds no error, so that they can be published. */
  public static Arbitrary<Definition> soundDefinitions() {
    return definitions().map(definition ->
        DefinitionCheck.of(definition).stream().anyMatch(Finding::isError) ? simplified(definition) : definition);
  }

  /** Steps whose rules count only groups that the step has, though perhaps more people than are in them. */
  public static Arbitrary<Step> steps() {
    return Combinators.combine(
            groups(), rules(), Arbitraries.of(Order.class), conditions().injectNull(0.7), refs().injectNull(0.7),
            Arbitraries.of(EmptySlatePolicy.class), refs().list().ofMinSize(1).ofMaxSize(2),
            Combinators.combine(EscalationArbitraries.escalations().injectNull(0.7),
                TermsArbitraries.fields().injectNull(0.7)).as(Tail::new))
        .as((groups, rule, order, criteria, chair, onEmpty, fallback, tail) -> new Step(
            "step", criteria, order, filled(groups, rule), rule, chair, onEmpty,
            onEmpty == EmptySlatePolicy.FALLBACK ? fallback : List.of(), tail.escalation, tail.watch,
            StepDuties.STANDARD));
  }

  /** References of every kind, half of them to named people. */
  public static Arbitrary<ApproverRef> refs() {
    return Arbitraries.oneOf(
        users(), users(), users(), users(),
        Arbitraries.of("vp", "cfo").map(ApproverRef.Role::new),
        Arbitraries.of("board", "team").map(ApproverRef.Group::new),
        Arbitraries.integers().between(1, 3).map(ApproverRef.Manager::new), authorities(),
        Arbitraries.of("owner", "account.owner").map(ApproverRef.Field::new),
        Arbitraries.of(COMPUTATIONS).map(text -> new ApproverRef.Computed(Expression.parse(text).orElseThrow())));
  }

  /** References to whoever has the authority that a subject needs, by limits or by a matrix. */
  public static Arbitrary<ApproverRef> authorities() {
    Expression total = Expression.parse("total").orElseThrow();
    Arbitrary<ApproverRef> limits = Arbitraries.of(Asks.class).map(asks -> new ApproverRef.UpToLimit(total, asks));
    Arbitrary<ApproverRef> inRows = Arbitraries.oneOf(
        users(), Arbitraries.of("vp", "cfo").map(ApproverRef.Role::new),
        Arbitraries.of(1, 2).map(ApproverRef.Manager::new), limits);
    Arbitrary<ApproverRef.Row> rows = Combinators.combine(
        conditions().injectNull(0.2), inRows.list().ofMinSize(1).ofMaxSize(2)).as(ApproverRef.Row::new);
    Arbitrary<ApproverRef> matrices = Combinators.combine(
        rows.list().ofMinSize(1).ofMaxSize(3), Arbitraries.of(Asks.class)).as(ApproverRef.Matrix::new);
    return Arbitraries.oneOf(limits, matrices);
  }

  public static Arbitrary<Expression> conditions() {
    return Arbitraries.of(CONDITIONS).map(text -> Expression.condition(text).orElseThrow());
  }

  private static Arbitrary<ApproverRef> users() {
    return Arbitraries.of(CAST).map(ApproverRef.User::new);
  }

  private static Arbitrary<VotingRule> rules() {
    Arbitrary<VotingRule> tied = Arbitraries.of(Denominator.class)
        .map(denominator -> Formula.Share.majority(denominator, Tie.ESCALATE, Slate.EVERYONE));
    return Arbitraries.oneOf(
        VoteArbitraries.rules(), Arbitraries.just(Formula.any(Slate.EVERYONE)), tied,
        VoteArbitraries.leaves().map(leaf -> leaf));
  }

  private static Arbitrary<Map<String, List<Approver>>> groups() {
    List<String> names = new ArrayList<>(VoteArbitraries.GROUPS);
    names.add(Slate.EVERYONE);
    return Arbitraries.maps(Arbitraries.of(names), approvers().list().ofMinSize(1).ofMaxSize(4))
        .ofMinSize(1).ofMaxSize(3);
  }

  private static Arbitrary<Approver> approvers() {
    Arbitrary<Integer> weights = Arbitraries.of(1, 1, 1, 1, 2, 3);
    return Combinators.combine(refs(), weights).as(Approver::new);
  }

  private static Map<String, List<Approver>> filled(Map<String, List<Approver>> groups, VotingRule rule) {
    Map<String, List<Approver>> filled = new LinkedHashMap<>(groups);
    for (String group : rule.groups()) {
      if (!group.equals(Slate.EVERYONE)) {
        filled.putIfAbsent(group, groups.values().iterator().next());
      }
    }
    return filled;
  }

  private static Definition simplified(Definition definition) {
    List<Step> steps = definition.steps().stream().map(DefinitionArbitraries::simplified).toList();
    return new Definition(
        definition.name(), definition.description(), definition.entityType(), definition.entry(), definition.priority(),
        steps, definition.forks(), definition.escalation(), definition.administrators(), definition.requesterPolicy(),
        definition.noStepPolicy(), definition.expiresAfter(), definition.actions(),
        TermsArbitraries.simplified(definition), definition.duties());
  }

  private static Step simplified(Step step) {
    EmptySlatePolicy onEmpty =
        step.onEmpty() == EmptySlatePolicy.ADMINISTRATORS ? EmptySlatePolicy.SKIP : step.onEmpty();
    return new Step(step.name(), step.criteria(), step.order(), step.groups(), Formula.any(Slate.EVERYONE), null,
        onEmpty, step.fallback(), step.escalation(), step.watch(), step.duties());
  }

  private static Step renamed(Step step, String name) {
    return new Step(name, step.criteria(), step.order(), step.groups(), step.rule(), step.chair(), step.onEmpty(),
        step.fallback(), step.escalation(), step.watch(), step.duties());
  }

  private record Tail(@Nullable Escalation escalation, @Nullable List<FieldPath> watch) {}

  private record Head(String name, String description, int priority) {}

  private static Arbitrary<Head> heads() {
    return Combinators.combine(
        Arbitraries.of("discount", "contract", "Größe"), Arbitraries.of("", "", "what it is for\nand why"),
        Arbitraries.of(0, 0, 5, -1)).as(Head::new);
  }

  private record Policies(
      @Nullable Expression entry, List<ApproverRef> administrators, RequesterPolicy requester, NoStepPolicy noStep,
      @Nullable Duration expiresAfter, List<Action> actions, Terms terms) {

    Definition applyTo(Definition.Builder builder) {
      if (entry != null) {
        builder.onlyIf(entry);
      }
      if (expiresAfter != null) {
        builder.expiresAfter(expiresAfter);
      }
      actions.forEach(builder::action);
      return builder.terms(terms).administrators(administrators.toArray(new ApproverRef[0])).requesterPolicy(requester)
          .noStepPolicy(noStep).build();
    }
  }

  private static Arbitrary<Policies> policies() {
    return Combinators.combine(
            conditions().injectNull(0.8), refs().list().ofMaxSize(2),
            Arbitraries.frequency(Tuple.of(3, RequesterPolicy.BARRED), Tuple.of(1, RequesterPolicy.ALLOWED)),
            Arbitraries.of(NoStepPolicy.class), EscalationArbitraries.durations().injectNull(0.7),
            actions().list().ofMaxSize(2), TermsArbitraries.terms())
        .as(Policies::new);
  }

  private static Arbitrary<Action> actions() {
    Arbitrary<Value.Fields> parameters = Arbitraries.of(
        Value.Fields.NONE,
        Value.Fields.NONE.with("stage", Value.of("Won")).with("rate", Value.of(new BigDecimal("0.25"))),
        Value.Fields.NONE.with("on", Value.of(LocalDate.of(2024, 2, 29))).with("to", Value.Items.of(Value.ABSENT)));
    return Combinators.combine(Arbitraries.of(Trigger.class), Arbitraries.of("notify", "update_field"), parameters)
        .as(Action::new);
  }
}
