package io.crmkit.testkit.record;

import io.crmkit.core.Actor;
import io.crmkit.core.money.Money;
import io.crmkit.record.model.AccountId;
import io.crmkit.record.model.ContactId;
import io.crmkit.record.model.ContactRole;
import io.crmkit.record.model.Destination;
import io.crmkit.record.model.KnownPipeline;
import io.crmkit.record.model.OpportunityCommand;
import io.crmkit.record.model.OpportunityCommand.Delete;
import io.crmkit.record.model.OpportunityCommand.Edit;
import io.crmkit.record.model.OpportunityCommand.Move;
import io.crmkit.record.model.OpportunityCommand.Open;
import io.crmkit.record.model.OpportunityCommand.Price;
import io.crmkit.record.model.OpportunityCommand.Restore;
import io.crmkit.record.model.OpportunityCommand.Score;
import io.crmkit.record.model.OpportunityCommand.SetProbability;
import io.crmkit.record.model.OpportunityCommand.Transfer;
import io.crmkit.record.model.OpportunityDetails;
import io.crmkit.record.model.OpportunityField;
import io.crmkit.record.model.PipelineDefinition;
import io.crmkit.record.model.PipelineId;
import io.crmkit.record.model.Pricing;
import io.crmkit.record.model.Stage;
import io.crmkit.record.model.StageTarget;
import io.crmkit.record.model.WinProbability;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Arbitrary deals and what is asked of them: two pipelines, three people and few amounts, so that cases collide. */
public final class DealArbitraries {

  /** Stages {@code lead}, {@code proposal} (needs an amount), {@code legacy} (retired), {@code won}, {@code lost}. */
  public static final KnownPipeline NEW_BUSINESS = new KnownPipeline(new PipelineId("new"), new PipelineDefinition(
      "New business", List.of(
          Stage.open("lead", "Lead", WinProbability.of("0.1")),
          Stage.open("proposal", "Proposal", WinProbability.of("0.5")).requiring(OpportunityField.AMOUNT),
          Stage.open("legacy", "Legacy", WinProbability.of("0.3")).retired(),
          Stage.won("won", "Won"), Stage.lost("lost", "Lost")), List.of("price", "timing")));

  /** Stages {@code lead} (needs an owner), {@code renewed} and {@code churned}. */
  public static final KnownPipeline RENEWALS = new KnownPipeline(new PipelineId("renewals"), new PipelineDefinition(
      "Renewals", List.of(
          Stage.open("lead", "Due", WinProbability.of("0.8")).requiring(OpportunityField.OWNER),
          Stage.won("renewed", "Renewed"), Stage.lost("churned", "Churned")), List.of()));

  private static final LocalDate DAY = LocalDate.parse("2024-01-01");
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  private static final int DAYS = 60;

  private DealArbitraries() {}

  /** Details of which each is missing now and then; amounts in euros, dollars and, without any rate, yen. */
  public static Arbitrary<OpportunityDetails> details() {
    Arbitrary<Money> amounts = Combinators.combine(
        Arbitraries.longs().between(-500, 200_000), Arbitraries.of("EUR", "USD", "JPY")).as(Money::ofMinor);
    return Combinators.combine(
            people().injectNull(0.3), amounts.injectNull(0.3), days().injectNull(0.3),
            Arbitraries.of("A-1", "A-2").map(AccountId::new).injectNull(0.3),
            Arbitraries.of("C-1", "C-2", "C-3").map(id -> new ContactRole(new ContactId(id), "buyer"))
                .set().ofMaxSize(2))
        .as((owner, amount, day, account, contacts) -> OpportunityDetails.builder("Deal").owner(owner).amount(amount)
            .closeDate(day).account(account).contacts(List.copyOf(contacts)).build());
  }

  /** Rates that differ from day to day: from euros to dollars and to pounds; none from yen; reports in dollars. */
  public static Arbitrary<Pricing> pricings() {
    return Combinators.combine(Arbitraries.integers().between(50, 200), days()).as((percent, today) ->
        new Pricing(Currency.getInstance("USD"), (from, to, day) -> from.equals("EUR") && to.equals("USD")
            ? Optional.of(BigDecimal.valueOf(percent + day.getDayOfYear(), 2)) : Optional.empty(), today));
  }

  /** Anything that can be asked of a deal, sound or not, at any time of two months. */
  public static Arbitrary<OpportunityCommand> commands() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, moves()), Tuple.of(3, edits()), Tuple.of(2, opens()),
        Tuple.of(3, transfers()), Tuple.of(5, chances()),
        Tuple.of(2, prices()), Tuple.of(3, bin()));
  }

  /** An opening that is sound, then anything. */
  public static Arbitrary<List<OpportunityCommand>> lives() {
    Arbitrary<OpportunityCommand> first = Combinators.combine(details(), pricings(), people(), times())
        .as((details, pricing, by, at) -> new Open(details, at(NEW_BUSINESS, "lead"), pricing, by, at));
    Arbitrary<List<OpportunityCommand>> others = commands().list().ofMinSize(3).ofMaxSize(20).withoutEdgeCases();
    return Combinators.combine(first, others).as((open, rest) -> {
      List<OpportunityCommand> all = new ArrayList<>(List.of(open));
      all.addAll(rest);
      return all;
    });
  }

  private static Arbitrary<OpportunityCommand> opens() {
    return Combinators.combine(details(), targets(), pricings(), people(), times()).as(Open::new);
  }

  private static Arbitrary<OpportunityCommand> moves() {
    return Combinators.combine(targets(), pricings(), people(), times()).as(Move::new);
  }

  private static Arbitrary<OpportunityCommand> edits() {
    return Combinators.combine(details(), Arbitraries.of(NEW_BUSINESS, NEW_BUSINESS, RENEWALS), people(), times())
        .as(Edit::new);
  }

  private static Arbitrary<OpportunityCommand> transfers() {
    Map<String, String> there = Map.of("lead", "lead", "won", "renewed", "lost", "churned", "legacy", "renewed");
    Map<String, String> back = Map.of("lead", "proposal", "renewed", "won");
    return Combinators.combine(Arbitraries.of(RENEWALS, NEW_BUSINESS), people(), times())
        .as((to, by, at) -> new Transfer(to, to.equals(RENEWALS) ? there : back, by, at));
  }

  private static Arbitrary<OpportunityCommand> chances() {
    Arbitrary<WinProbability> said = Arbitraries.integers().between(0, 4)
        .map(quarters -> new WinProbability(BigDecimal.valueOf(quarters * 25L, 2))).injectNull(0.3);
    return Arbitraries.oneOf(
        Combinators.combine(said, people(), times()).as(SetProbability::new),
        Combinators.combine(said, people(), times()).as(Score::new));
  }

  private static Arbitrary<OpportunityCommand> prices() {
    return Combinators.combine(pricings(), people(), times()).as(Price::new);
  }

  private static Arbitrary<OpportunityCommand> bin() {
    return Arbitraries.oneOf(
        Combinators.combine(people(), times()).as(Delete::new),
        Combinators.combine(people(), times()).as(Restore::new),
        Combinators.combine(people(), times()).as(Restore::new));
  }

  private static Arbitrary<StageTarget> targets() {
    return Arbitraries.of(at(NEW_BUSINESS, "lead"), at(NEW_BUSINESS, "proposal"), at(NEW_BUSINESS, "legacy"),
        at(NEW_BUSINESS, "won"), at(NEW_BUSINESS, "lost"), at(NEW_BUSINESS, "nowhere"), lost("price"), lost("luck"),
        at(RENEWALS, "lead"), at(RENEWALS, "renewed"));
  }

  private static StageTarget at(KnownPipeline pipeline, String stage) {
    return new StageTarget(pipeline, Destination.stage(pipeline.id(), stage));
  }

  private static StageTarget lost(String reason) {
    return new StageTarget(NEW_BUSINESS, Destination.lost(NEW_BUSINESS.id(), "lost", reason));
  }

  private static Arbitrary<Actor> people() {
    return Arbitraries.of("ann", "bob", "cho").map(Actor::new);
  }

  private static Arbitrary<LocalDate> days() {
    return Arbitraries.integers().between(0, DAYS).map(DAY::plusDays);
  }

  private static Arbitrary<Instant> times() {
    return Arbitraries.integers().between(0, DAYS * 24).map(hours -> START.plusSeconds(hours * 3_600L));
  }
}
