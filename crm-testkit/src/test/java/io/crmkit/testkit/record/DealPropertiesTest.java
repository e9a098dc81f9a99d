package io.crmkit.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.record.json.RecordFormats;
import io.crmkit.record.model.Closing;
import io.crmkit.record.model.FrozenRate;
import io.crmkit.record.model.Opportunity.Deleted;
import io.crmkit.record.model.Opportunity.Live;
import io.crmkit.record.model.OpportunityCommand;
import io.crmkit.record.model.OpportunityCommand.Edit;
import io.crmkit.record.model.OpportunityCommand.Move;
import io.crmkit.record.model.OpportunityCommand.Score;
import io.crmkit.record.model.OpportunityCommand.SetProbability;
import io.crmkit.record.model.OpportunityCommand.Transfer;
import io.crmkit.record.model.OpportunityDecider;
import io.crmkit.record.model.OpportunityDetails;
import io.crmkit.record.model.OpportunityEvent;
import io.crmkit.record.model.OpportunityField;
import io.crmkit.record.model.OpportunityRefusal.MissingFields;
import io.crmkit.record.model.OpportunityRefusal.UnmappedStage;
import io.crmkit.record.model.Pricing;
import io.crmkit.record.model.Stage;
import io.crmkit.record.model.StageCategory;
import io.crmkit.record.model.StageVisit;
import io.crmkit.record.model.WinProbability;
import io.crmkit.testkit.record.DealLife.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds of every deal, whatever is asked of it. */
class DealPropertiesTest {

  private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

  @Provide
  Arbitrary<List<OpportunityCommand>> lives() {
    return DealArbitraries.lives();
  }

  @Provide
  Arbitrary<Pricing> pricings() {
    return DealArbitraries.pricings();
  }

  /** Rule 6: what a stage requires is there when a deal comes in, and stays there. */
  @Property
  void noDealIsInAStageWithoutWhatTheStageRequires(@ForAll("lives") List<OpportunityCommand> commands) {
    DealLife life = DealLife.of(commands);
    for (Step step : life.steps()) {
      if (step.after() instanceof Live live) {
        assertThat(stage(live).missingIn(live.details())).isEmpty();
        Closing closing = live.closing();
        assertThat(live.category() == StageCategory.LOST)
            .isEqualTo(closing != null && closing.lostReason() != null);
      }
      Statistics.label("missing").collect(step.refusal() instanceof MissingFields ? "refused" : "other");
    }
    Statistics.label("missing").coverage(seen -> seen.check("refused").percentage(share -> share > 1));
  }

  /** Rule 6: a refusal names every field that is missing, and no other. */
  @Property
  void aRefusedMoveNamesEveryMissingField(@ForAll("lives") List<OpportunityCommand> commands) {
    forMoves(commands, (step, live) -> {
      Move move = (Move) step.command();
      if (step.refusal() instanceof MissingFields missing) {
        Stage stage = move.target().pipeline().definition().stage(missing.stage()).orElseThrow();
        List<String> fields = stage.requiredFields().stream()
            .filter(field -> field.text(live.details()).isEmpty()).map(OpportunityField::jsonName).toList();
        boolean lacksReason = stage.category() == StageCategory.LOST
            && move.target().destination().lostReason() == null;

        assertThat(missing.fields()).containsAll(fields)
            .hasSize(fields.size() + (lacksReason ? 1 : 0)).isNotEmpty();
        assertThat(missing.fields().contains("lost_reason")).isEqualTo(lacksReason);
      }
    });
  }

  /** Rule 6: a transfer goes where the mapping says, neither closes nor reopens, and refuses what is not mapped. */
  @Property
  void aTransferFollowsItsMapping(@ForAll("lives") List<OpportunityCommand> commands) {
    for (Step step : DealLife.of(commands).steps()) {
      if (step.command() instanceof Transfer transfer && step.before() instanceof Live before) {
        String mapped = transfer.stages().get(before.place().stage());
        boolean leaves = !transfer.to().id().equals(before.place().pipeline());
        if (leaves && mapped == null) {
          assertThat(step.refusal()).isInstanceOf(UnmappedStage.class);
        }
        if (!step.events().isEmpty()) {
          Live after = (Live) step.after();
          assertThat(after.place().stage()).isEqualTo(mapped);
          assertThat(after.category()).isEqualTo(before.category());
          assertThat(after.closing()).isEqualTo(before.closing());
          assertThat(after.details()).isEqualTo(before.details());
        }
        Statistics.collect(!leaves ? "same" : mapped == null ? "unmapped" : step.events().isEmpty() ? "no" : "moved");
      }
    }
    Statistics.coverage(seen -> {
      seen.check("moved").percentage(share -> share > 5);
      seen.check("unmapped").percentage(share -> share > 0.5);
    });
  }

  /** Rule 5: whatever rates say later, the price of a closed deal follows its amount and nothing else. */
  @Property
  void aClosedDealKeepsItsRate(
      @ForAll("lives") List<OpportunityCommand> commands,
      @ForAll("pricings") Pricing one,
      @ForAll("pricings") Pricing two) {
    for (Step step : DealLife.of(commands).steps()) {
      if (step.after() instanceof Live after && after.closing() != null) {
        assertThat(one.price(after)).isEqualTo(two.price(after));
        FrozenRate rate = Objects.requireNonNull(after.closing()).rate();
        FrozenRate before = step.before() instanceof Live live && live.closing() != null
            ? Objects.requireNonNull(live.closing()).rate() : null;
        assertThat(before == null || before.equals(rate)).isTrue();
        Statistics.collect(rate == null ? "closed without a rate" : before == null ? "frozen now" : "frozen before");
      }
    }
    Statistics.coverage(seen -> {
      seen.check("closed without a rate").percentage(share -> share > 5);
      seen.check("frozen now").percentage(share -> share > 2);
      seen.check("frozen before").percentage(share -> share > 5);
    });
  }

  /** Rule 7: visits follow each other without a gap, so that their times add up to the age of the deal. */
  @Property
  void timesInStagesAddUpToTheAge(@ForAll("lives") List<OpportunityCommand> commands) {
    if (!(DealLife.of(commands).end() instanceof Live live)) {
      return;
    }
    List<StageVisit> visits = live.path().visits();
    Duration sum = visits.stream().map(visit -> visit.time(LATER)).reduce(Duration.ZERO, Duration::plus);

    assertThat(sum).isEqualTo(Duration.between(visits.get(0).entered(), LATER));
    for (int i = 1; i < visits.size(); i++) {
      assertThat(visits.get(i).entered()).isEqualTo(visits.get(i - 1).left());
      assertThat(visits.get(i).place()).isNotEqualTo(visits.get(i - 1).place());
    }
    Statistics.collect(live.path().regressions() > 0 ? "with regressions" : "without");
    Statistics.coverage(seen -> seen.check("with regressions").percentage(share -> share > 3));
  }

  /** Rule 8: neither probability overwrites the other, and nothing but a command for it changes one. */
  @Property
  void manualAndAutomatedProbabilitiesAreKeptApart(@ForAll("lives") List<OpportunityCommand> commands) {
    WinProbability manual = null;
    WinProbability automated = null;
    for (Step step : DealLife.of(commands).steps()) {
      if (step.refusal() == null && step.command() instanceof SetProbability set) {
        manual = set.probability();
      }
      if (step.refusal() == null && step.command() instanceof Score score) {
        automated = score.probability();
      }
      if (step.after() instanceof Live live) {
        assertThat(live.chances().manual()).isEqualTo(manual);
        assertThat(live.chances().automated()).isEqualTo(automated);
        Statistics.collect(manual != null && automated != null ? "both" : "not both");
      }
    }
    Statistics.coverage(seen -> seen.check("both").percentage(share -> share > 2));
  }

  /** Rule 10: what comes out of the bin is what went in. */
  @Property
  void aDealIsRestoredAsItWas(@ForAll("lives") List<OpportunityCommand> commands) {
    for (Step step : DealLife.of(commands).steps()) {
      if (step.before() instanceof Deleted deleted) {
        assertThat(step.after()).isIn(deleted, deleted.before());
        Statistics.collect(step.after().equals(deleted) ? "stays" : "restored");
      }
    }
    Statistics.coverage(seen -> seen.check("restored").percentage(share -> share > 2));
  }

  /** Whatever is stored reads as it was written. */
  @Property
  void everyStateAndEventReadsAsItWasWritten(@ForAll("lives") List<OpportunityCommand> commands) {
    DealLife life = DealLife.of(commands);

    assertThat(RecordFormats.OPPORTUNITY.readState(RecordFormats.OPPORTUNITY.writeState(life.end())))
        .isEqualTo(life.end());
    assertThat(new OpportunityDecider().evolve(new OpportunityDecider().initial(), life.events()))
        .isEqualTo(life.end());
  }

  /** Rule 10: the history of fields leads from the first details to the last ones. */
  @Property
  void theHistoryOfFieldsLeadsToWhatIsThere(@ForAll("lives") List<OpportunityCommand> commands) {
    DealLife life = DealLife.of(commands);
    List<OpportunityEvent> events = life.events();
    OpportunityDetails first = ((Live) life.steps().get(0).after()).details();
    Live end = life.end() instanceof Live live ? live : ((Deleted) life.end()).before();
    OpportunityDetails last = end.details();
    FieldReplay replay = new FieldReplay(first);
    replay.follow(events);

    assertThat(replay.values()).isEqualTo(FieldReplay.valuesOf(last));
    boolean edited = life.steps().stream().anyMatch(step -> step.command() instanceof Edit && !step.events().isEmpty());
    Statistics.collect(edited ? "edited" : "never edited");
    Statistics.coverage(seen -> seen.check("edited").percentage(share -> share > 20));
  }

  private static void forMoves(List<OpportunityCommand> commands, BiConsumer<Step, Live> check) {
    for (Step step : DealLife.of(commands).steps()) {
      if (step.command() instanceof Move && step.before() instanceof Live live) {
        check.accept(step, live);
      }
    }
  }

  private static Stage stage(Live live) {
    var pipeline = live.place().pipeline().equals(DealArbitraries.RENEWALS.id())
        ? DealArbitraries.RENEWALS : DealArbitraries.NEW_BUSINESS;
    return pipeline.definition().stage(live.place().stage()).orElseThrow();
  }
}
