package io.crmkit.territory.model.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.territory.model.placement.Verdict.Belongs;
import io.crmkit.territory.model.placement.Verdict.Unjudged;
import io.crmkit.territory.model.rule.Activity;
import io.crmkit.territory.model.rule.AssignmentRule;
import io.crmkit.territory.model.rule.Reach;
import io.crmkit.territory.model.rule.RuleCondition;
import io.crmkit.territory.model.rule.RuleId;
import io.crmkit.territory.model.tree.Profile;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import io.crmkit.territory.model.tree.TerritoryTree;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulebookTest {

  private static final Fields CALIFORNIAN = Fields.NONE.with("country", Value.of("US")).with("state", Value.of("CA"))
      .with("size", Value.of(50));
  private static final TerritoryId US = new TerritoryId("us");
  private static final TerritoryId WEST = new TerritoryId("west");
  private static final TerritoryId LARGE = new TerritoryId("large");

  private final AssignmentRule american = inherited("american", "country = 'US'");
  private final AssignmentRule western = local("western", "state in ('CA', 'OR')");
  private final AssignmentRule large = local("large", "size > 100");

  private final Rulebook book = book(
      territory("us", null).withRule(american), territory("west", "us").withRule(western),
      territory("large", "west").withRule(large));

  @Test
  void placesInTheLowestTerritoryOfABranch() {
    assertThat(book.judge(CALIFORNIAN)).isEqualTo(belongs(new Target(WEST, List.of(american.id(), western.id()))));
    assertThat(book.judge(CALIFORNIAN.with("size", Value.of(500))))
        .isEqualTo(belongs(new Target(LARGE, List.of(american.id(), large.id()))));
  }

  @Test
  void looksBelowATerritoryWhoseLocalRulesDoNotHold() {
    Fields texan = CALIFORNIAN.with("state", Value.of("TX"));

    assertThat(book.judge(texan)).isEqualTo(belongs(new Target(US, List.of(american.id()))));
    assertThat(book.judge(texan.with("size", Value.of(500))))
        .isEqualTo(belongs(new Target(LARGE, List.of(american.id(), large.id()))));
  }

  @Test
  void placesNothingBelowAnInheritedRuleThatDoesNotHold() {
    assertThat(book.judge(CALIFORNIAN.with("country", Value.of("FR")))).isEqualTo(belongs());
  }

  @Test
  void placesNothingInATerritoryWithoutActiveRules() {
    var inactive = new AssignmentRule(american.id(), american.condition(), Reach.INHERITED, Activity.INACTIVE);

    assertThat(book(territory("us", null).withRule(inactive), territory("west", "us")).judge(CALIFORNIAN))
        .isEqualTo(belongs());
  }

  @Test
  void placesInEveryBranchThatMatches() {
    Rulebook two = book(territory("us", null).withRule(american), territory("west", "us"), territory("x", "us"));

    assertThat(two.judge(CALIFORNIAN)).isEqualTo(
        belongs(new Target(WEST, List.of(american.id())), new Target(new TerritoryId("x"), List.of(american.id()))));
  }

  @Test
  void saysWhichRuleCannotBeAsked() {
    assertThat(book.judge(CALIFORNIAN.with("size", Value.of("many")))).isInstanceOfSatisfying(Unjudged.class, no -> {
      assertThat(no.territory()).isEqualTo(LARGE);
      assertThat(no.rule()).isEqualTo(large.id());
    });
  }

  @Test
  void asksForTextsEvenWhereThereIsNone() {
    assertThat(book.judge(CALIFORNIAN.with("state", Value.of(5)))).isInstanceOfSatisfying(Unjudged.class, no ->
        assertThat(no.rule()).isEqualTo(western.id()));
    assertThat(book.judge(CALIFORNIAN.with("state", Value.ABSENT)))
        .isEqualTo(belongs(new Target(US, List.of(american.id()))));
  }

  @Test
  void explainsWhyARecordIsNotHere() {
    Explanation here = Explanation.of(book, Placement.NOWHERE, LARGE, CALIFORNIAN);

    assertThat(here.isHere()).isFalse();
    assertThat(here.rules()).extracting(rule -> rule.holds().orElseThrow()).containsExactly(true, false);
    assertThat(here.rules()).extracting(Explanation.RuleFinding::owner).containsExactly(US, LARGE);
    assertThat(here.findings()).containsExactly("It does not meet every rule that acts here.");
    assertThat(Explanation.of(book, Placement.NOWHERE, US, CALIFORNIAN).findings())
        .containsExactly("It meets the rules here, but goes to the lowest territory on a branch: [west].");
    assertThat(Explanation.of(book, Placement.NOWHERE, WEST, CALIFORNIAN).findings())
        .containsExactly("It meets every rule that acts here; it enters when it is realigned.");
    assertThat(Explanation.of(book, Placement.NOWHERE, WEST, CALIFORNIAN.with("size", Value.of("many"))).findings())
        .singleElement().asString().contains("The rule 'large' of 'large' cannot be asked");
    assertThat(Explanation.of(book, Placement.NOWHERE, new TerritoryId("x"), CALIFORNIAN).findings())
        .containsExactly("There is no territory 'x' in this model.");
  }

  @Test
  void explainsWhyARecordIsHere() {
    Instant noon = Instant.parse("2024-05-01T12:00:00Z");
    var rules = new Reason.ByRules(List.of(american.id(), western.id()));
    var placement = new Placement(List.of(new Stay(WEST, rules, noon, null),
        new Stay(US, new Reason.Manual("ann"), noon, null)), Realign.EXCLUDED);

    assertThat(Explanation.of(book, placement, WEST, CALIFORNIAN).findings()).containsExactly(
        "It is here by rule american, western, since 2024-05-01T12:00:00Z.",
        "It is excluded from realignment, so rules leave it where it is.",
        "It meets every rule that acts here.");
    assertThat(Explanation.of(book, placement, WEST, Fields.NONE).findings())
        .contains("It does not meet every rule that acts here; it leaves when it is realigned.");
    assertThat(Explanation.of(book, placement, US, CALIFORNIAN).findings())
        .contains("It is here put there by ann, since 2024-05-01T12:00:00Z.");
    Rulebook bare = book(territory("us", null).withRule(
        new AssignmentRule(american.id(), american.condition(), Reach.LOCAL, Activity.INACTIVE)));
    assertThat(Explanation.of(bare, Placement.NOWHERE, US, CALIFORNIAN).findings()).containsExactly(
        "No active rule acts on this territory, so only people put something here.",
        "The rule 'american' of this territory is inactive.");
  }

  private static Belongs belongs(Target... targets) {
    return new Belongs(List.of(targets));
  }

  private static Rulebook book(Territory... territories) {
    return Rulebook.of(TerritoryTree.of(List.of(territories)).orElseThrow());
  }

  private static Territory territory(String id, @Nullable String parent) {
    return Territory.of(new TerritoryId(id), parent == null ? null : new TerritoryId(parent), Profile.named(id));
  }

  private static AssignmentRule local(String id, String criterion) {
    return AssignmentRule.local(new RuleId(id), RuleCondition.allOf(criterion));
  }

  private static AssignmentRule inherited(String id, String criterion) {
    return AssignmentRule.inherited(new RuleId(id), RuleCondition.allOf(criterion));
  }
}
