package io.crmkit.record.model;

import static io.crmkit.record.model.Sales.ALICE;
import static io.crmkit.record.model.Sales.BARE;
import static io.crmkit.record.model.Sales.DEFINITION;
import static io.crmkit.record.model.Sales.NOON;
import static io.crmkit.record.model.Sales.PIPELINE;
import static io.crmkit.record.model.Sales.PRICING;
import static io.crmkit.record.model.Sales.RICH;
import static io.crmkit.record.model.Sales.TODAY;
import static io.crmkit.record.model.Sales.lost;
import static io.crmkit.record.model.Sales.place;
import static io.crmkit.record.model.Sales.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Decision;
import io.crmkit.core.money.Money;
import io.crmkit.core.spec.DeciderSpec;
import io.crmkit.record.model.Opportunity.Live;
import io.crmkit.record.model.OpportunityCommand.Delete;
import io.crmkit.record.model.OpportunityCommand.Edit;
import io.crmkit.record.model.OpportunityCommand.Move;
import io.crmkit.record.model.OpportunityCommand.Open;
import io.crmkit.record.model.OpportunityCommand.Price;
import io.crmkit.record.model.OpportunityCommand.Restore;
import io.crmkit.record.model.OpportunityCommand.SetProbability;
import io.crmkit.record.model.OpportunityCommand.Transfer;
import io.crmkit.record.model.OpportunityEvent.OpportunityDeleted;
import io.crmkit.record.model.OpportunityEvent.OpportunityEdited;
import io.crmkit.record.model.OpportunityEvent.OpportunityOpened;
import io.crmkit.record.model.OpportunityEvent.OpportunityRestored;
import io.crmkit.record.model.OpportunityEvent.OpportunityTransferred;
import io.crmkit.record.model.OpportunityEvent.RateFrozen;
import io.crmkit.record.model.OpportunityEvent.StageEntered;
import io.crmkit.record.model.OpportunityRefusal.AlreadyLost;
import io.crmkit.record.model.OpportunityRefusal.CurrencyFrozen;
import io.crmkit.record.model.OpportunityRefusal.MissingFields;
import io.crmkit.record.model.OpportunityRefusal.NoStageToBeginIn;
import io.crmkit.record.model.OpportunityRefusal.NoSuchStage;
import io.crmkit.record.model.OpportunityRefusal.NotLost;
import io.crmkit.record.model.OpportunityRefusal.NothingToPrice;
import io.crmkit.record.model.OpportunityRefusal.OtherCategory;
import io.crmkit.record.model.OpportunityRefusal.OtherPipeline;
import io.crmkit.record.model.OpportunityRefusal.StageRetired;
import io.crmkit.record.model.OpportunityRefusal.UnknownLostReason;
import io.crmkit.record.model.OpportunityRefusal.UnmappedStage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OpportunityDeciderTest {

  private static final FrozenRate RATE = new FrozenRate("EUR", "USD", TODAY, new BigDecimal("1.10"));
  private static final OpportunityEvent BARE_LEAD = new OpportunityOpened(BARE, place("lead"), null, ALICE, NOON);
  private static final OpportunityEvent RICH_LEAD = new OpportunityOpened(RICH, place("lead"), null, ALICE, NOON);
  private static final OpportunityEvent IS_WON =
      new StageEntered(place("won"), new Closing(TODAY, RATE, null), ALICE, NOON);
  private static final OpportunityEvent IS_WON_UNPRICED =
      new StageEntered(place("won"), new Closing(TODAY, null, null), ALICE, NOON);

  private static DeciderSpec<Opportunity, OpportunityCommand, OpportunityEvent> spec() {
    return DeciderSpec.of(new OpportunityDecider());
  }

  private static Move move(StageTarget target) {
    return new Move(target, PRICING, ALICE, NOON);
  }

  @Nested
  class Opening {

    @Test
    void beginsInTheFirstOpenStage() {
      StageTarget beginning = new StageTarget(PIPELINE, Destination.beginning(PIPELINE.id()));

      spec().when(new Open(BARE, beginning, PRICING, ALICE, NOON)).thenEmits(BARE_LEAD);
    }

    @Test
    void refusesToBeginWhereEveryOpenStageIsRetired() {
      KnownPipeline closed = new KnownPipeline(PIPELINE.id(), new PipelineDefinition("Old",
          List.of(Stage.open("a", "A", WinProbability.ZERO).retired(), Stage.won("w", "W")), List.of()));

      spec().when(new Open(BARE, new StageTarget(closed, Destination.beginning(closed.id())), PRICING, ALICE, NOON))
          .thenRefuses(new NoStageToBeginIn(closed.id()));
    }

    @Test
    void pricesADealThatIsWrittenDownAfterItClosedByTheRateOfItsDay() {
      LocalDate day = LocalDate.parse("2024-02-01");
      OpportunityDetails past = RICH.toBuilder().closeDate(day).build();

      Closing closing = new Closing(day, new FrozenRate("EUR", "USD", day, new BigDecimal("1.10")), null);

      spec().when(new Open(past, stage("won"), PRICING, ALICE, NOON))
          .thenEmits(new OpportunityOpened(past, place("won"), closing, ALICE, NOON));
    }

    @Test
    void refusesASecondDealOfTheSameId() {
      spec().given(BARE_LEAD).when(new Open(BARE, stage("lead"), PRICING, ALICE, NOON))
          .thenRefuses(new RecordRefusal.AlreadyThere("opportunity"));
    }
  }

  @Nested
  class Moving {

    @Test
    void entersAStageWhoseFieldsAreThere() {
      spec().given(RICH_LEAD).when(move(stage("proposal")))
          .thenEmits(new StageEntered(place("proposal"), null, ALICE, NOON));
    }

    @Test
    void namesEveryFieldThatIsMissing() {
      spec().given(BARE_LEAD).when(move(stage("proposal")))
          .thenRefuses(new MissingFields("proposal", List.of("amount", "close_date")));
    }

    @Test
    void changesNothingInTheStageWhereItIs() {
      spec().given(BARE_LEAD).when(move(stage("lead"))).thenEmits();
    }

    @Test
    void refusesAStageThatIsUnknownRetiredOrInAnotherPipeline() {
      PipelineId other = new PipelineId("other");
      StageTarget elsewhere = new StageTarget(new KnownPipeline(other, DEFINITION), Destination.beginning(other));

      spec().given(BARE_LEAD).when(move(stage("nowhere")))
          .thenRefuses(new NoSuchStage(PIPELINE.id(), "nowhere", DEFINITION.stageKeys()));
      spec().given(BARE_LEAD).when(move(stage("legacy"))).thenRefuses(new StageRetired(PIPELINE.id(), "legacy"));
      spec().given(BARE_LEAD).when(move(elsewhere)).thenRefuses(new OtherPipeline(PIPELINE.id(), other));
    }

    @Test
    void refusesWhatIsNotThere() {
      spec().when(move(stage("lead"))).thenRefuses(new RecordRefusal.NotThere("opportunity"));
    }
  }

  @Nested
  class ClosingADeal {

    @Test
    void freezesTheRateOfTheDay() {
      spec().given(RICH_LEAD).when(move(stage("won"))).thenEmits(IS_WON);
    }

    @Test
    void closesWithoutARateWhereThereIsNone() {
      OpportunityDetails yen = RICH.toBuilder().amount(Money.parse("JPY 5")).build();

      spec().given(new OpportunityOpened(yen, place("lead"), null, ALICE, NOON)).when(move(stage("won")))
          .thenEmits(IS_WON_UNPRICED);
    }

    @Test
    void needsAReasonForALoss() {
      spec().given(RICH_LEAD).when(move(stage("lost")))
          .thenRefuses(new MissingFields("lost", List.of("lost_reason")));
      spec().given(RICH_LEAD).when(move(lost(" ")))
          .thenRefuses(new MissingFields("lost", List.of("lost_reason")));
    }

    @Test
    void takesOnlyTheReasonsOfThePipeline() {
      spec().given(RICH_LEAD).when(move(lost("bad luck")))
          .thenRefuses(new UnknownLostReason("bad luck", List.of("price", "timing")));
      spec().given(RICH_LEAD).when(move(lost("price")))
          .thenEmits(new StageEntered(place("lost"), new Closing(TODAY, RATE, "price"), ALICE, NOON));
    }

    @Test
    void refusesAReasonWithoutALoss() {
      Destination odd = Destination.lost(PIPELINE.id(), "won", "price");

      spec().given(RICH_LEAD).when(move(new StageTarget(PIPELINE, odd))).thenRefuses(new NotLost("won"));
    }

    @Test
    void keepsDayAndRateWhenWhatWasWonIsLost() {
      Pricing days = new Pricing(PRICING.currency(), PRICING.rates(), TODAY.plusDays(9));
      Move later = new Move(lost("price"), days, ALICE, NOON);

      spec().given(RICH_LEAD, IS_WON).when(later)
          .thenEmits(new StageEntered(place("lost"), new Closing(TODAY, RATE, "price"), ALICE, NOON));
    }

    @Test
    void setsTheCloseDateOnceAndLeavesALaterCorrectionAlone() {
      OpportunityDecider decider = new OpportunityDecider();
      Live won = (Live) decider.evolve(decider.initial(), List.of(RICH_LEAD, IS_WON));
      OpportunityDetails corrected = won.details().toBuilder().closeDate(TODAY.minusDays(1)).build();
      Live lost = (Live) decider.evolve(won, List.of(new OpportunityEdited(corrected, ALICE, NOON),
          new StageEntered(place("lost"), new Closing(TODAY, RATE, "price"), ALICE, NOON)));

      assertThat(won.details().closeDate()).isEqualTo(TODAY);
      assertThat(lost.details().closeDate()).isEqualTo(TODAY.minusDays(1));
    }

    @Test
    void thawsTheRateWhenItIsReopened() {
      spec().given(RICH_LEAD, IS_WON).when(move(stage("proposal")))
          .thenEmits(new StageEntered(place("proposal"), null, ALICE, NOON));
    }
  }

  @Nested
  class PricingADeal {

    @Test
    void freezesARateThatIsFoundLater() {
      spec().given(RICH_LEAD, IS_WON_UNPRICED).when(new Price(PRICING, ALICE, NOON))
          .thenEmits(new RateFrozen(RATE, ALICE, NOON));
    }

    @Test
    void neverChangesARateThatIsFrozen() {
      spec().given(RICH_LEAD, IS_WON).when(new Price(Sales.pricing("9"), ALICE, NOON))
          .thenRefuses(new NothingToPrice("its rate is frozen"));
    }

    @Test
    void refusesWhatIsOpenOrHasNoAmountOrNoRate() {
      spec().given(RICH_LEAD).when(new Price(PRICING, ALICE, NOON))
          .thenRefuses(new NothingToPrice("it is open, and so follows the rates"));
      spec().given(BARE_LEAD, IS_WON_UNPRICED).when(new Price(PRICING, ALICE, NOON))
          .thenRefuses(new NothingToPrice("it has no amount"));
      spec().given(new OpportunityOpened(BARE.toBuilder().amount(Money.parse("JPY 5")).build(), place("lead"), null,
              ALICE, NOON), IS_WON_UNPRICED).when(new Price(PRICING, ALICE, NOON))
          .thenRefuses(new NothingToPrice("there is no rate from JPY to USD on 2024-05-01"));
    }
  }

  @Nested
  class Editing {

    private static final OpportunityEvent PROPOSED = new StageEntered(place("proposal"), null, ALICE, NOON);

    private static Edit edit(OpportunityDetails details) {
      return new Edit(details, PIPELINE, ALICE, NOON);
    }

    @Test
    void writesDownWhatIsNew() {
      spec().given(BARE_LEAD).when(edit(RICH)).thenEmits(new OpportunityEdited(RICH, ALICE, NOON));
      spec().given(BARE_LEAD).when(edit(BARE)).thenEmits();
    }

    @Test
    void refusesToClearWhatItsStageRequires() {
      spec().given(RICH_LEAD, PROPOSED).when(edit(RICH.toBuilder().amount(null).closeDate(null).build()))
          .thenRefuses(new MissingFields("proposal", List.of("amount", "close_date")));
    }

    @Test
    void letsBeWhatWasMissingWhenTheStageBeganToRequireIt() {
      OpportunityEvent before = new OpportunityOpened(BARE, place("proposal"), null, ALICE, NOON);
      OpportunityDetails renamed = BARE.toBuilder().name("Small deal").build();

      spec().given(before).when(edit(renamed)).thenEmits(new OpportunityEdited(renamed, ALICE, NOON));
    }

    @Test
    void isNotLostForAnotherReasonThanItWas() {
      OpportunityDecider decider = new OpportunityDecider();
      Opportunity open = decider.evolve(decider.initial(), List.of(RICH_LEAD));
      Opportunity lost = decider.evolve(open, decider.decide(open, move(lost("price"))).orElseThrow());

      assertThat(decider.decide(lost, move(lost("price"))).orElseThrow()).isEmpty();
      assertThat(decider.decide(lost, move(lost("no budget")))).isEqualTo(Decision.refuse(new AlreadyLost("price")));
    }

    @Test
    void takesABlankTextForNone() {
      assertThat(OpportunityField.NEXT_STEP.text(RICH.toBuilder().nextStep(" \u2003").build())).isEmpty();
    }

    @Test
    void keepsTheCurrencyOfAFrozenRate() {
      OpportunityDetails dollars = RICH.toBuilder().amount(Money.parse("USD 1.00")).build();
      OpportunityDetails more = RICH.toBuilder().amount(Money.parse("EUR 2000.00")).build();

      spec().given(RICH_LEAD, IS_WON).when(edit(dollars)).thenRefuses(new CurrencyFrozen("EUR", "USD"));
      spec().given(RICH_LEAD, IS_WON).when(edit(more)).thenEmits(new OpportunityEdited(more, ALICE, NOON));
    }
  }

  @Nested
  class Transferring {

    private static final KnownPipeline RENEWALS = new KnownPipeline(new PipelineId("renewals"), new PipelineDefinition(
        "Renewals", List.of(
            Stage.open("due", "Due", WinProbability.of("0.8")),
            Stage.open("offer", "Offer", WinProbability.of("0.9")).requiring(OpportunityField.AMOUNT),
            Stage.won("renewed", "Renewed"), Stage.lost("churned", "Churned")), List.of()));

    private static Transfer by(Map<String, String> stages) {
      return new Transfer(RENEWALS, stages, ALICE, NOON);
    }

    private static StagePlace renewal(String key) {
      return StagePlace.of(RENEWALS, RENEWALS.definition().stage(key).orElseThrow());
    }

    @Test
    void goesWhereTheMappingSays() {
      spec().given(BARE_LEAD).when(by(Map.of("lead", "due", "won", "renewed")))
          .thenEmits(new OpportunityTransferred(renewal("due"), ALICE, NOON));
    }

    @Test
    void refusesAStageThatTheMappingDoesNotKnow() {
      spec().given(BARE_LEAD).when(by(Map.of("won", "renewed", "proposal", "offer")))
          .thenRefuses(new UnmappedStage(PIPELINE.id(), "lead", List.of("proposal", "won")));
    }

    @Test
    void neitherClosesNorReopens() {
      spec().given(BARE_LEAD).when(by(Map.of("lead", "renewed")))
          .thenRefuses(new OtherCategory("lead", StageCategory.OPEN, "renewed", StageCategory.WON));
    }

    @Test
    void needsWhatTheNewStageRequires() {
      spec().given(BARE_LEAD).when(by(Map.of("lead", "offer")))
          .thenRefuses(new MissingFields("offer", List.of("amount")));
    }

    @Test
    void refusesAStageThatIsNotThere() {
      spec().given(BARE_LEAD).when(by(Map.of("lead", "gone")))
          .thenRefuses(new NoSuchStage(RENEWALS.id(), "gone", RENEWALS.definition().stageKeys()));
    }

    @Test
    void keepsTheFrozenRateOfWhatIsClosed() {
      OpportunityDecider decider = new OpportunityDecider();
      Live live = (Live) decider.evolve(decider.initial(),
          List.of(RICH_LEAD, IS_WON, new OpportunityTransferred(renewal("renewed"), ALICE, NOON)));

      assertThat(live.closing()).isEqualTo(new Closing(TODAY, RATE, null));
    }

    @Test
    void changesNothingInThePipelineWhereItIs() {
      spec().given(BARE_LEAD).when(new Transfer(PIPELINE, Map.of(), ALICE, NOON)).thenEmits();
    }
  }

  @Nested
  class InTheBin {

    private static final OpportunityEvent DELETED = new OpportunityDeleted(ALICE, NOON);

    @Test
    void staysAsItIsUntilItIsRestored() {
      spec().given(BARE_LEAD, DELETED).when(move(stage("proposal")))
          .thenRefuses(new RecordRefusal.InTheBin("opportunity"));
      spec().given(BARE_LEAD, DELETED).when(new Delete(ALICE, NOON)).thenEmits();
      spec().given(BARE_LEAD, DELETED).when(new Restore(ALICE, NOON)).thenEmits(new OpportunityRestored(ALICE, NOON));
      spec().given(BARE_LEAD, DELETED, new OpportunityRestored(ALICE, NOON)).when(move(stage("lead"))).thenEmits();
    }

    @Test
    void isTheOnlyPlaceToRestoreFrom() {
      spec().given(BARE_LEAD).when(new Restore(ALICE, NOON)).thenRefuses(new RecordRefusal.NotInTheBin("opportunity"));
    }
  }

  @Nested
  class SettingItsProbability {

    @Test
    void changesNothingIfItIsTheSame() {
      spec().given(BARE_LEAD).when(new SetProbability(null, ALICE, NOON)).thenEmits();
    }
  }
}
