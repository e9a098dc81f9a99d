package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.json.DefinitionJson;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.ApprovalCommand.Submit;
import io.crmkit.approvals.model.ApprovalDecider;
import io.crmkit.approvals.model.ApprovalRefusal.NoQualifiedApprover;
import io.crmkit.approvals.model.Briefing;
import io.crmkit.approvals.model.Facts;
import io.crmkit.approvals.model.Inquiry;
import io.crmkit.approvals.model.Subject;
import io.crmkit.approvals.model.definition.Approver;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DefinitionCheck;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.model.definition.Finding;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.VotingRule;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.Validated.Valid;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What the static check finds is so, and where it can know everything it finds everything. */
class DefinitionCheckPropertiesTest {

  private static final Actor REQUESTER = new Actor("somebody else");
  private static final List<Value.Fields> SUBJECTS = subjects();

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aDefinitionIsRefusedExactlyForItsErrors(@ForAll("definitions") Definition definition) {
    boolean sound = DefinitionCheck.of(definition).stream().noneMatch(Finding::isError);

    assertThat(DefinitionJson.read(DefinitionJson.write(definition)) instanceof Valid<Definition>).isEqualTo(sound);
    Statistics.collect(sound);
    Statistics.coverage(coverage -> coverage.check(true).percentage(share -> share > 5));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aRuleIsFoundOutOfReachExactlyIfNobodyCanSubmit(
      @ForAll("namedGroups") Map<String, List<Approver>> groups, @ForAll("rules") VotingRule rule) {
    Definition definition = definition(step(filled(groups, rule), rule));
    boolean found = DefinitionCheck.of(definition).stream().anyMatch(each -> each.code().endsWith("out-of-reach"));

    assertThat(isUnqualified(definition)).isEqualTo(found);
    Statistics.collect(found);
    Statistics.coverage(coverage -> {
      coverage.check(true).percentage(share -> share > 5);
      coverage.check(false).percentage(share -> share > 5);
    });
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void criteriaAreFoundDeadExactlyIfTheyHoldForNoSubject(@ForAll("conditions") String text) {
    Expression criteria = Expression.condition(text).orElseThrow();
    Definition definition = definition(Step.named("s").approvers(new ApproverRef.Role("vp")).onlyIf(criteria).build());
    boolean found = DefinitionCheck.of(definition).stream().anyMatch(each -> each.pointer().equals("/steps/0/when"));

    assertThat(SUBJECTS.stream().noneMatch(subject -> criteria.holds(subject).orElseThrow())).as(text).isEqualTo(found);
    Statistics.collect(found);
    Statistics.coverage(coverage -> {
      coverage.check(true).percentage(share -> share > 5);
      coverage.check(false).percentage(share -> share > 5);
    });
  }

  @Provide
  Arbitrary<Definition> definitions() {
    return DefinitionArbitraries.definitions();
  }

  @Provide
  Arbitrary<VotingRule> rules() {
    return VoteArbitraries.rules();
  }

  @Provide
  Arbitrary<Map<String, List<Approver>>> namedGroups() {
    Arbitrary<Approver> named = Combinators.combine(
        Arbitraries.of(DefinitionArbitraries.CAST).map(ApproverRef.User::new), Arbitraries.of(1, 1, 2, 3))
        .as(Approver::new);
    return Arbitraries.maps(Arbitraries.of("approvers", "board", "finance", "legal"),
        named.list().ofMinSize(1).ofMaxSize(3)).ofMinSize(1);
  }

  /** Conditions of every kind that the check understands, over few fields and few values, so that many contradict. */
  @Provide
  Arbitrary<String> conditions() {
    return conditions(3);
  }

  private static Arbitrary<String> conditions(int joins) {
    if (joins == 0) {
      return atoms();
    }
    Arbitrary<String> parts = conditions(joins - 1);
    Arbitrary<String> joined = Combinators.combine(parts, Arbitraries.of("and", "and", "and", "or"), parts)
        .as((left, word, right) -> "(%s %s %s)".formatted(left, word, right));
    return Arbitraries.oneOf(joined, joined, joined, parts.map(part -> "not (" + part + ")"));
  }

  private static Arbitrary<String> atoms() {
    Arbitrary<String> numbers = Arbitraries.of("0", "1", "2");
    Arbitrary<String> operators = Arbitraries.of("=", "<>", "<", "<=", ">", ">=");
    return Arbitraries.oneOf(
        Combinators.combine(operators, numbers).as((operator, number) -> "n " + operator + " " + number),
        Combinators.combine(numbers, operators).as((number, operator) -> number + " " + operator + " n"),
        Combinators.combine(numbers, numbers).as((low, high) -> "n between " + low + " and " + high),
        Arbitraries.of("t = 'a'", "t <> 'a'", "t in ('a', 'b')", "t not in ('b')", "t not in ('a', null)", "'b' = t"),
        Arbitraries.of(
            "n is null", "n is not null", "t is null", "b is null", "b", "not b", "b = true", "true", "1 > 2"));
  }

  /** Every combination of what can tell those conditions apart: numbers and those between, texts and another. */
  private static List<Value.Fields> subjects() {
    List<Value.Fields> all = new ArrayList<>();
    List<Value> numbers = new ArrayList<>(List.of(Value.ABSENT));
    for (int halves = -1; halves <= 5; halves++) {
      numbers.add(Value.of(new BigDecimal(halves).divide(new BigDecimal(2))));
    }
    for (Value number : numbers) {
      for (Value text : List.of(Value.ABSENT, Value.of("a"), Value.of("b"), Value.of("c"))) {
        for (Value bool : List.of(Value.ABSENT, Value.Bool.TRUE, Value.Bool.FALSE)) {
          all.add(Value.Fields.NONE.with("n", number).with("t", text).with("b", bool));
        }
      }
    }
    return all;
  }

  private static boolean isUnqualified(Definition definition) {
    Submit submit = new Submit(
        REQUESTER, new DefinitionRef("n", 1, "d"), new Subject("deal", "1", Value.Fields.NONE));
    Map<ApproverRef, List<Actor>> people = new HashMap<>();
    Inquiry inquiry = Inquiry.of(new Approval.Blank(), submit, Instant.EPOCH, definition);
    inquiry.references().forEach(ref -> people.put(ref, List.of(((ApproverRef.User) ref).actor())));
    Briefing briefing = new Briefing(submit, Instant.EPOCH, definition, new Facts(people, Set.of()), null);
    return new ApprovalDecider().decide(new Approval.Blank(), briefing) instanceof Refused<?> refused
        && refused.refusal() instanceof NoQualifiedApprover;
  }

  private static Map<String, List<Approver>> filled(Map<String, List<Approver>> groups, VotingRule rule) {
    Map<String, List<Approver>> filled = new HashMap<>(groups);
    rule.groups().stream().filter(group -> !group.equals("approvers"))
        .forEach(group -> filled.putIfAbsent(group, groups.values().iterator().next()));
    return filled;
  }

  private static Step step(Map<String, List<Approver>> groups, VotingRule rule) {
    Step.Builder builder = Step.named("s").rule(rule);
    groups.forEach((group, approvers) -> approvers.forEach(approver -> builder.approver(group, approver)));
    return builder.build();
  }

  private static Definition definition(Step step) {
    return Definition.named("n").entityType("deal").step(step).build();
  }
}
