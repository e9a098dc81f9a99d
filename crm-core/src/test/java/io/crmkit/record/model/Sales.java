package io.crmkit.record.model;

import io.crmkit.core.Actor;
import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** One pipeline, one deal and the rate of one currency, for examples of single rules. */
final class Sales {

  static final Actor ALICE = new Actor("alice");
  static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
  static final LocalDate TODAY = LocalDate.parse("2024-05-01");

  static final PipelineDefinition DEFINITION = new PipelineDefinition("New business", List.of(
      Stage.open("lead", "Lead", WinProbability.of("0.1")),
      Stage.open("proposal", "Proposal", WinProbability.of("0.5"))
          .requiring(OpportunityField.CLOSE_DATE, OpportunityField.AMOUNT),
      Stage.open("legacy", "Legacy", WinProbability.of("0.3")).retired(),
      Stage.won("won", "Won").requiring(OpportunityField.CONTACTS),
      Stage.lost("lost", "Lost")), List.of("price", "timing"));
  static final KnownPipeline PIPELINE = new KnownPipeline(new PipelineId("new"), DEFINITION);

  static final OpportunityDetails BARE = OpportunityDetails.builder("Big deal").build();
  static final OpportunityDetails RICH = BARE.toBuilder().amount(Money.parse("EUR 1000.00"))
      .closeDate(LocalDate.parse("2024-06-30"))
      .contacts(List.of(new ContactRole(new ContactId("C-1"), "decision maker"))).build();

  /** One euro is worth 1.10 dollars, from 2024 on; nothing else is known. */
  static final Pricing PRICING = pricing("1.10");

  private Sales() {}

  static Pricing pricing(String euro) {
    return new Pricing(Currency.getInstance("USD"), (from, to, day) ->
        from.equals("EUR") && to.equals("USD") && day.getYear() >= 2024
            ? Optional.of(new BigDecimal(euro)) : Optional.empty(), TODAY);
  }

  static StageTarget stage(String key) {
    return new StageTarget(PIPELINE, Destination.stage(PIPELINE.id(), key));
  }

  static StageTarget lost(String reason) {
    return new StageTarget(PIPELINE, Destination.lost(PIPELINE.id(), "lost", reason));
  }

  static StagePlace place(String key) {
    return StagePlace.of(PIPELINE, DEFINITION.stage(key).orElseThrow());
  }
}
