package io.crmkit.approvals.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.crmkit.approvals.model.definition.Action;
import io.crmkit.approvals.model.definition.Action.Trigger;
import io.crmkit.approvals.model.definition.Approver;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.EmptySlatePolicy;
import io.crmkit.approvals.model.definition.Escalation;
import io.crmkit.approvals.model.definition.Escalation.CatchUp;
import io.crmkit.approvals.model.definition.Escalation.Last;
import io.crmkit.approvals.model.definition.Escalation.LastAction;
import io.crmkit.approvals.model.definition.Escalation.Level;
import io.crmkit.approvals.model.definition.Escalation.Rights;
import io.crmkit.approvals.model.definition.Escalation.StopRule;
import io.crmkit.approvals.model.definition.Finding;
import io.crmkit.approvals.model.definition.NoStepPolicy;
import io.crmkit.approvals.model.definition.Order;
import io.crmkit.approvals.model.definition.RequesterPolicy;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Abstentions;
import io.crmkit.approvals.model.vote.Denominator;
import io.crmkit.approvals.model.vote.FirstResponse;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Formula.FewerRejections;
import io.crmkit.approvals.model.vote.Formula.Share;
import io.crmkit.approvals.model.vote.Quorate;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.approvals.model.vote.Tie;
import io.crmkit.core.Actor;
import io.crmkit.core.RefusedException;
import io.crmkit.core.expression.Expression;
import io.crmkit.core.expression.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DefinitionJsonTest {

  static final String DISCOUNT = """
      {"name": "Discount Approval", "process_type": "multi_step", "entity_type": "deal",
       "steps": [{"step": 1, "name": "Manager Approval", "approvers": ["manager@example.com"], "type": "sequential"},
                 {"step": 2, "name": "Director Approval",
                  "approvers": ["director1@example.com", "director2@example.com"], "type": "parallel",
                  "require_all": false}],
       "enable_escalation": true, "escalation_after_hours": 24,
       "escalation_chain": ["vp@example.com", "ceo@example.com"]}""";

  @Nested
  class TheShortForm {

    @Test
    void becomesADefinition() {
      Definition definition = read(DISCOUNT);

      assertThat(definition).isEqualTo(Definition.named("Discount Approval")
          .entityType("deal")
          .step(Step.named("Manager Approval")
              .approvers(user("manager@example.com"))
              .order(Order.SEQUENTIAL)
              .rule(Formula.all(Denominator.ALL, Slate.EVERYONE))
              .build())
          .step(Step.named("Director Approval")
              .approvers(user("director1@example.com"), user("director2@example.com"))
              .rule(Formula.any(Slate.EVERYONE))
              .build())
          .escalation(Escalation.of(
              new Level(Duration.ofHours(24), List.of(user("vp@example.com")), Rights.KEEP),
              new Level(Duration.ofHours(24), List.of(user("ceo@example.com")), Rights.KEEP)))
          .build());
    }

    @Test
    void hasTheDigestOfItsRichEquivalent() {
      String rich = """
          {"version": 1, "entity_type": "deal", "name": "Discount Approval", "priority": 0,
           "steps": [{"name": "Manager Approval", "type": "sequential", "require": "all of approvers",
                      "approvers": [{"user": "manager@example.com", "weight": 1}], "on_empty": "fail"},
                     {"name": "Director Approval", "require": "1 of approvers", "type": "parallel",
                      "approvers": [{"user": "director1@example.com"}, "director2@example.com"]}],
           "escalation": {"levels": [{"after": "P1D", "to": ["vp@example.com"], "rights": "keep"},
                                     {"after": "PT1440M", "to": ["ceo@example.com"]}],
                          "stop_when": "never", "catch_up": "as_scheduled"},
           "requester": "barred", "no_step": "refuse"}""";

      assertThat(DefinitionJson.digest(rich)).isEqualTo(DefinitionJson.digest(DISCOUNT)).matches("[0-9a-f]{64}");
    }

    @Test
    void isWrittenAsTheRichForm() {
      assertThat(DefinitionJson.write(read(DISCOUNT))).isEqualTo("""
          {"version":1,"name":"Discount Approval","entity_type":"deal","priority":0,"steps":[\
          {"name":"Manager Approval","type":"sequential","approvers":["manager@example.com"],\
          "require":"all of approvers","on_empty":"fail"},\
          {"name":"Director Approval","type":"parallel","approvers":["director1@example.com","director2@example.com"],\
          "require":"any of approvers","on_empty":"fail"}],\
          "escalation":{"levels":[{"after":"PT24H","to":["vp@example.com"],"rights":"keep"},\
          {"after":"PT24H","to":["ceo@example.com"],"rights":"keep"}],"stop_when":"never","catch_up":"as_scheduled"},\
          "requester":"barred","no_step":"refuse"}""");
    }

    @Test
    void ordersStepsByTheirNumbers() {
      Definition definition = read("""
          {"name": "n", "entity_type": "deal", "steps": [
            {"step": 30, "name": "third", "approvers": ["a"]}, {"step": 5, "name": "first", "approvers": ["a"]},
            {"step": 7, "name": "second", "approvers": ["a"]}]}""");

      assertThat(definition.steps()).extracting(Step::name).containsExactly("first", "second", "third");
    }

    @Test
    void asksForEverybodyUnlessItSaysOtherwise() {
      assertThat(step("\"approvers\": [\"a\", \"b\"]").rule())
          .isEqualTo(Formula.all(Denominator.ALL, Slate.EVERYONE));
    }
  }

  @Nested
  class TheRichForm {

    @Test
    void reachesEveryPartOfADefinition() {
      Definition definition = read("""
          {"version": 1, "name": "Everything", "description": "What there is.", "entity_type": "deal",
           "when": "discount > 0.1", "priority": 3,
           "steps": [{"name": "One", "approvers": ["a"], "escalation": {}}],
           "escalation": {"levels": [{"after": "PT2H", "to": [{"role": "vp"}, "c"], "rights": "lose"}],
                          "finally": {"after": "P2D", "action": "expire"}, "stop_when": "first_vote",
                          "catch_up": "from_now"},
           "administrators": [{"group": "admins"}], "requester": "allowed", "no_step": "approve",
           "expires_after": "P30D",
           "actions": [{"on": "step_approve", "type": "update_field",
                        "with": {"stage": "Won", "at": {"$date": "2024-05-01"}, "score": 0.5}},
                       {"on": "recall", "type": "unlock"}]}""");

      assertThat(definition).isEqualTo(Definition.named("Everything").description("What there is.").entityType("deal")
          .onlyIf(Expression.condition("discount > 0.1").orElseThrow())
          .priority(3)
          .step(Step.named("One").approvers(user("a")).rule(Formula.all(Denominator.ALL, Slate.EVERYONE))
              .escalation(Escalation.NONE).build())
          .escalation(new Escalation(
              List.of(new Level(
                  Duration.ofHours(2), List.of(new ApproverRef.Role("vp"), user("c")), Rights.LOSE)),
              new Last(LastAction.EXPIRE, Duration.ofDays(2)), StopRule.FIRST_VOTE, CatchUp.FROM_NOW))
          .administrators(new ApproverRef.Group("admins"))
          .requesterPolicy(RequesterPolicy.ALLOWED)
          .noStepPolicy(NoStepPolicy.APPROVE)
          .expiresAfter(Duration.ofDays(30))
          .action(new Action(Trigger.STEP_APPROVE, "update_field", Value.Fields.NONE
              .with("stage", Value.of("Won")).with("at", Value.of(LocalDate.parse("2024-05-01")))
              .with("score", Value.of(new BigDecimal("0.5")))))
          .action(new Action(Trigger.RECALL, "unlock", Value.Fields.NONE))
          .build());
    }

    @Test
    void findsPeopleInEveryWay() {
      Step step = step("""
          "approvers": ["a", {"user": "b", "weight": 3}, {"role": "vp"}, {"group": "board", "weight": 2},
                        {"manager": 2},
                        {"field": "account.owner"}, {"expression": "coalesce(owner, 'c')"}]""");

      assertThat(step.groups().get(Slate.EVERYONE)).containsExactly(
          Approver.of(user("a")), new Approver(user("b"), 3), Approver.of(new ApproverRef.Role("vp")),
          new Approver(new ApproverRef.Group("board"), 2), Approver.of(new ApproverRef.Manager(2)),
          Approver.of(new ApproverRef.Field("account.owner")),
          Approver.of(new ApproverRef.Computed(Expression.parse("coalesce(owner, 'c')").orElseThrow())));
    }

    @Test
    void countsGroups() {
      Step step = step("""
          "groups": {"legal": ["a", "b"], "finance": ["c", "d"], "board": ["e"]},
          "require": "(2 of legal and 2 of finance) or 1 of board\"""");

      assertThat(step.groups().keySet()).containsExactly("board", "finance", "legal");
      assertThat(step.rule().text()).isEqualTo("(2 of legal and 2 of finance) or any of board");
    }

    @Test
    void appliesDefaultsToTheRuleAndQualifiesIt() {
      Step step = step("""
          "approvers": ["a", "b", "c"], "require": "majority of approvers", "denominator": "cast", "tie": "chair",
          "chair": "a", "quorum": {"at_least": 2, "abstentions": "absent"}, "reject_after": 3""");

      assertThat(step.rule()).isEqualTo(new Quorate(
          Formula.and(
              Share.majority(Denominator.CAST, Tie.CHAIR, Slate.EVERYONE), new FewerRejections(3, Slate.EVERYONE)),
          2, Abstentions.ABSENT));
      assertThat(step.chair()).isEqualTo(user("a"));
    }

    @Test
    void letsTheFirstResponseDecide() {
      assertThat(step("\"approvers\": [\"a\", \"b\"], \"require\": \"first_response\"").rule())
          .isEqualTo(new FirstResponse());
    }

    @Test
    void fallsBackWhereItNamesAFallback() {
      Step step = step("\"approvers\": [\"a\"], \"fallback\": [\"b\"]");

      assertThat(step.onEmpty()).isEqualTo(EmptySlatePolicy.FALLBACK);
      assertThat(step.fallback()).containsExactly(user("b"));
    }
  }

  @Test
  void aSoundDocumentIsReadWithWhatItsAuthorShouldLookAt() {
    assertThat(DefinitionJson.check(DISCOUNT).orElseThrow()).extracting(Finding::pointer, Finding::code)
        .containsExactly(
        tuple("/steps/0/require", "approvals.definition.requester-is-needed"),
        tuple("/escalation", "approvals.definition.may-wait-for-ever"));
  }

  @Nested
  class ADigest {

    @Test
    void ignoresWhiteSpaceAndTheOrderOfMembers() {
      String one = "{\"name\":\"n\",\"entity_type\":\"deal\",\"steps\":[{\"name\":\"s\",\"approvers\":[\"a\"]}]}";
      String other = """
          { "steps" : [ { "approvers" : [ "\\u0061" ], "name" : "s" } ],
            "entity_type" : "deal", "name" : "n" }""";

      assertThat(DefinitionJson.digest(other)).isEqualTo(DefinitionJson.digest(one));
    }

    @Test
    void tellsDefinitionsApart() {
      assertThat(DefinitionJson.digest(DISCOUNT.replace("24", "25"))).isNotEqualTo(DefinitionJson.digest(DISCOUNT));
    }

    @Test
    void isRefusedForWhatIsNoDefinition() {
      assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> DefinitionJson.digest("{}"));
    }
  }

  static Definition read(String json) {
    return DefinitionJson.read(json).orElseThrow();
  }

  /** Reads a definition with one step that has these members besides its name. */
  static Step step(String members) {
    return read("{\"name\": \"n\", \"entity_type\": \"deal\", \"steps\": [{\"name\": \"s\", %s}]}".formatted(members))
        .steps().get(0);
  }

  static ApproverRef user(String id) {
    return new ApproverRef.User(new Actor(id));
  }
}
