package io.crmkit.testkit.record;

import io.crmkit.core.Actor;
import io.crmkit.core.Decider;
import io.crmkit.core.state.StateFormat;
import io.crmkit.record.json.RecordFormats;
import io.crmkit.record.model.OpportunityField;
import io.crmkit.record.model.PipelineCommand;
import io.crmkit.record.model.PipelineCommand.Define;
import io.crmkit.record.model.PipelineDecider;
import io.crmkit.record.model.PipelineDefinition;
import io.crmkit.record.model.PipelineEvent;
import io.crmkit.record.model.PipelineId;
import io.crmkit.record.model.SalesPipeline;
import io.crmkit.record.model.Stage;
import io.crmkit.record.model.WinProbability;
import io.crmkit.record.port.PipelineRepository;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.time.Instant;
import java.util.List;

/** What every {@link PipelineRepository} must do. Extend it next to your adapter and return an empty repository. */
public abstract class PipelineRepositoryContract
    extends StateRepositoryContract<PipelineId, SalesPipeline, PipelineCommand, PipelineEvent> {

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final Actor ALICE = new Actor("alice@example.com");

  @Override
  protected abstract PipelineRepository emptyRepository();

  @Override
  protected Decider<SalesPipeline, PipelineCommand, PipelineEvent> decider() {
    return new PipelineDecider();
  }

  @Override
  protected StateFormat<PipelineId, SalesPipeline, PipelineEvent> format() {
    return RecordFormats.PIPELINE;
  }

  @Override
  protected List<PipelineCommand> life() {
    Stage open = Stage.open("größe", "Größe 🚀", WinProbability.of("0.0001"));
    Stage won = Stage.won("won", "Won").requiring(OpportunityField.CONTACTS, OpportunityField.values());
    Stage lost = Stage.lost("lost", "Lost");
    return List.of(
        new Define(new PipelineDefinition("Größe", List.of(open, won, lost), List.of()), ALICE, AT),
        new Define(new PipelineDefinition("Größe", List.of(Stage.open("first", "First", WinProbability.ONE),
            open.retired(), won, lost), List.of("zu teuer 💸")), ALICE, AT.plusNanos(1)));
  }
}
