package io.crmkit.testkit.record;

import io.crmkit.core.Actor;
import io.crmkit.core.money.Money;
import io.crmkit.record.model.AccountId;
import io.crmkit.record.model.ContactId;
import io.crmkit.record.model.ContactRole;
import io.crmkit.record.model.KnownPipeline;
import io.crmkit.record.model.OpportunityDetails;
import io.crmkit.record.model.PipelineDefinition;
import io.crmkit.record.model.PipelineId;
import io.crmkit.record.model.Pricing;
import io.crmkit.record.model.Stage;
import io.crmkit.record.model.WinProbability;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Two pipelines, a deal and a rate, for contracts. */
final class SalesScene {

  static final KnownPipeline NEW = new KnownPipeline(new PipelineId("Größe 🚀"), new PipelineDefinition("New", List.of(
      Stage.open("lead", "Lead", WinProbability.of("0.1")),
      Stage.open("proposal", "Proposal", WinProbability.of("0.5")),
      Stage.won("won", "Won"), Stage.lost("lost", "Lost")), List.of()));

  static final KnownPipeline RENEWALS = new KnownPipeline(new PipelineId("renewals"), new PipelineDefinition(
      "Renewals", List.of(Stage.open("due", "Due", WinProbability.of("0.8")), Stage.won("renewed", "Renewed"),
          Stage.lost("churned", "Churned")), List.of()));

  static final OpportunityDetails DETAILS = OpportunityDetails.builder("Größe 🚀")
      .account(new AccountId("A-1")).owner(new Actor("ann@example.com"))
      .amount(Money.ofMinor(Long.MAX_VALUE, "EUR")).closeDate(LocalDate.parse("2024-12-31"))
      .leadSource("Messe").contacts(List.of(new ContactRole(new ContactId("C-1"), "Entscheiderin")))
      .territory("/emea/dach/").product("Größe L").nextStep("anrufen").build();

  static final Pricing PRICING = new Pricing(Currency.getInstance("USD"), (from, to, day) ->
      from.equals("EUR") ? Optional.of(new BigDecimal("1.083712345678901234567890")) : Optional.empty(),
      LocalDate.parse("2024-05-01"));

  private SalesScene() {}
}
