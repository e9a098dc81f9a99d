package io.crmkit.testkit.territory;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Validated.Valid;
import io.crmkit.core.expression.Value.Fields;
import io.crmkit.territory.model.ModelCommand;
import io.crmkit.territory.model.TerritoryModel.Drawn;
import io.crmkit.territory.model.placement.Explanation;
import io.crmkit.territory.model.placement.Placement;
import io.crmkit.territory.model.placement.PlacementCommand;
import io.crmkit.territory.model.placement.PlacementCommand.Align;
import io.crmkit.territory.model.placement.PlacementCommand.Place;
import io.crmkit.territory.model.placement.PlacementDecider;
import io.crmkit.territory.model.placement.PlacementEvent.RealignSet;
import io.crmkit.territory.model.placement.Realign;
import io.crmkit.territory.model.placement.Reason;
import io.crmkit.territory.model.placement.RecordKind;
import io.crmkit.territory.model.placement.RuleDelta;
import io.crmkit.territory.model.placement.Rulebook;
import io.crmkit.territory.model.placement.Target;
import io.crmkit.territory.model.placement.Verdict.Belongs;
import io.crmkit.territory.model.tree.Territory;
import io.crmkit.territory.model.tree.TerritoryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Rules 5 and 6, and the law that realigning what a change concerns ends as realigning all does. */
class RulePropertiesTest {

  private static final Instant MAY = Instant.parse("2024-05-01T12:00:00Z");
  private static final Instant JUNE = Instant.parse("2024-06-01T12:00:00Z");

  private final PlacementDecider decider = new PlacementDecider();

  /** A record, what becomes of it, where somebody put it, and whether rules move it. */
  record Account(Fields before, Fields after, List<TerritoryId> byHand, Realign realign) {}

  @Property
  void aRecordBelongsInTheLowestTerritoryOfEachBranchAllOfWhoseRulesHold(
      @ForAll("models") Drawn model, @ForAll("records") Fields record) {
    var reference = new ReferenceRules(model, record);
    if (!reference.judgeable()) {
      Statistics.collect("cannot be judged");
      return;
    }
    assertThat(Rulebook.of(model.tree()).judge(record)).isInstanceOfSatisfying(Belongs.class, belongs ->
        assertThat(belongs.targets()).extracting(Target::territory)
            .containsExactlyInAnyOrderElementsOf(reference.targets()));
    Statistics.collect(reference.targets().isEmpty() ? "nowhere" : reference.targets().size() > 1 ? "several" : "one");
    Statistics.coverage(seen -> {
      seen.check("several").percentage(share -> share > 2);
      seen.check("one").percentage(share -> share > 5);
      seen.check("nowhere").percentage(share -> share > 5);
    });
  }

  @Property
  void incrementalEqualsFull(@ForAll("models") Drawn before, @ForAll("commands") List<ModelCommand> commands,
      @ForAll("accounts") List<Account> accounts) {
    Rulebook old = Rulebook.of(before.tree());
    Rulebook now = Rulebook.of(TerritoryArbitraries.play(before, commands).tree());
    RuleDelta delta = RuleDelta.between(old, now);
    for (Account account : accounts) {
      Placement aligned = aligned(old, placed(account), account.before(), MAY);
      Placement full = aligned(now, aligned, account.after(), JUNE);
      boolean concerned = !account.before().equals(account.after()) || delta.concerns(account.after());

      assertThat(concerned ? full : aligned).isEqualTo(full);
      Statistics.collect(concerned ? full.equals(aligned) ? "looked at in vain" : "changed" : "left alone");
    }
    Statistics.coverage(seen -> {
      seen.check("changed").percentage(share -> share > 4);
      seen.check("left alone").percentage(share -> share > 10);
    });
  }

  @Property
  void whatPeoplePlacedSurvivesEveryRealignment(@ForAll("models") Drawn model,
      @ForAll("commands") List<ModelCommand> commands, @ForAll("accounts") List<Account> accounts) {
    Rulebook one = Rulebook.of(model.tree());
    Rulebook other = Rulebook.of(TerritoryArbitraries.play(model, commands).tree());
    for (Account account : accounts) {
      Placement start = placed(account);
      Placement end = aligned(other, aligned(one, start, account.before(), MAY), account.after(), JUNE);

      assertThat(end.current()).containsAll(start.current());
      assertThat(end.current()).filteredOn(stay -> account.realign() == Realign.EXCLUDED)
          .filteredOn(stay -> stay.reason() instanceof Reason.ByRules).isEmpty();
      assertThat(aligned(other, end, account.after(), JUNE.plusSeconds(1))).isEqualTo(end);
    }
  }

  @Property
  void anExplanationAgreesWithTheRules(@ForAll("models") Drawn model, @ForAll("accounts") List<Account> accounts) {
    Rulebook book = Rulebook.of(model.tree());
    for (Account account : accounts) {
      Placement placement = aligned(book, placed(account), account.before(), MAY);
      for (Territory each : model.territories()) {
        var said = Explanation.of(book, placement, each.id(), account.before());
        boolean allHold = !said.rules().isEmpty() && said.rules().stream()
            .allMatch(rule -> rule.holds() instanceof Valid<Boolean> answer && answer.value());
        boolean enters = said.findings().stream().anyMatch(line -> line.contains("it enters when"));
        boolean meets = said.findings().contains("It meets every rule that acts here.");
        boolean lower = said.findings().stream().anyMatch(line -> line.contains("lowest territory on a branch"));
        boolean cannot = said.findings().stream().anyMatch(line -> line.contains("cannot be asked"));

        assertThat(said.isHere()).isEqualTo(placement.territories().contains(each.id()));
        assertThat(enters || meets || lower).isEqualTo(allHold && !cannot);
        assertThat(enters && account.realign() == Realign.INCLUDED).isFalse();
        Statistics.collect(enters ? "enters" : meets ? "meets" : lower ? "lower" : cannot ? "cannot" : "no");
      }
    }
    Statistics.coverage(seen -> {
      seen.check("meets").percentage(share -> share > 2);
      seen.check("lower").percentage(share -> share > 0.2);
      seen.check("no").percentage(share -> share > 20);
    });
  }

  private Placement placed(Account account) {
    Placement placement = decider.evolve(Placement.NOWHERE, new RealignSet(account.realign(), "ann", MAY));
    for (TerritoryId each : account.byHand()) {
      placement = after(placement, new Place(RecordKind.ACCOUNT, each, new Reason.Manual("ann"), MAY));
    }
    return placement;
  }

  private Placement aligned(Rulebook book, Placement placement, Fields record, Instant at) {
    return book.judge(record) instanceof Belongs belongs
        ? after(placement, new Align(belongs.targets(), at)) : placement;
  }

  private Placement after(Placement placement, PlacementCommand command) {
    return decider.evolve(placement, decider.decide(placement, command).orElseThrow());
  }

  @Provide
  Arbitrary<Drawn> models() {
    return TerritoryArbitraries.models();
  }

  @Provide
  Arbitrary<Fields> records() {
    return TerritoryArbitraries.records();
  }

  @Provide
  Arbitrary<List<ModelCommand>> commands() {
    return TerritoryArbitraries.commands().list().ofMaxSize(3);
  }

  @Provide
  Arbitrary<List<Account>> accounts() {
    Arbitrary<Fields> records = TerritoryArbitraries.records();
    return Combinators.combine(records, records, Arbitraries.of(true, true, true, false),
            TerritoryArbitraries.ids().list().ofMaxSize(2),
            Arbitraries.of(Realign.INCLUDED, Realign.INCLUDED, Realign.INCLUDED, Realign.EXCLUDED))
        .as((before, after, same, byHand, realign) ->
            new Account(before, same ? before : after, new ArrayList<>(byHand), realign))
        .list().ofMinSize(3).ofMaxSize(8);
  }
}
