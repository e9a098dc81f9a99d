package io.crmkit.testkit.imports;

import io.crmkit.core.Actor;
import io.crmkit.core.Decider;
import io.crmkit.core.state.StateFormat;
import io.crmkit.imports.json.ImportFormat;
import io.crmkit.imports.json.TemplateJson;
import io.crmkit.imports.model.Checkpoint;
import io.crmkit.imports.model.FileMark;
import io.crmkit.imports.model.ImportCommand;
import io.crmkit.imports.model.ImportCommand.Commit;
import io.crmkit.imports.model.ImportCommand.FinishCommit;
import io.crmkit.imports.model.ImportCommand.FinishPlanning;
import io.crmkit.imports.model.ImportCommand.FinishStaging;
import io.crmkit.imports.model.ImportCommand.FinishUndo;
import io.crmkit.imports.model.ImportCommand.Open;
import io.crmkit.imports.model.ImportCommand.Pause;
import io.crmkit.imports.model.ImportCommand.Resume;
import io.crmkit.imports.model.ImportCommand.Undo;
import io.crmkit.imports.model.ImportDecider;
import io.crmkit.imports.model.ImportEvent;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportJob;
import io.crmkit.imports.model.ProblemTally;
import io.crmkit.imports.model.RowCounts;
import io.crmkit.imports.model.UndoCounts;
import io.crmkit.imports.model.template.Template;
import io.crmkit.imports.port.ImportRepository;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What every {@link ImportRepository} must do. Extend it next to your adapter and return an empty repository. */
public abstract class ImportRepositoryContract
    extends StateRepositoryContract<ImportId, ImportJob, ImportCommand, ImportEvent> {

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final Actor ALICE = new Actor("älice@example.com");
  private static final Template TEMPLATE = TemplateJson.read("""
      {"name": "Größe 🚀", "entity_type": "contact", "field_mapping": {"E-Mail": "email", "Größe": "size"},
       "transformation_rules": [{"field": "email", "transform": "lowercase", "locale": "tr"},
         {"field": "size", "transform": "map_values", "values": {"ß": "ss", "a": "b"}, "otherwise": "x"},
         {"field": "size", "transform": "scale", "by": 0.010}],
       "required_fields": ["email"], "null_values": ["N/A"],
       "validation_rules": [{"field": "size", "rule": "range", "min": -0.5},
                            {"field": "size", "rule": "condition", "condition": "size = 'ä'"}],
       "dedupe_enabled": true, "dedupe_fields": ["email"], "dedupe_match": "any", "dedupe_strategy": "merge",
       "dedupe_bands": [{"from": 95, "strategy": "update"}], "blank_values": "overwrite",
       "field_policies": [{"field": "size", "source": "ä.csv", "take": "longest"}]}""").orElseThrow();

  @Override
  protected abstract ImportRepository emptyRepository();

  @Override
  protected Decider<ImportJob, ImportCommand, ImportEvent> decider() {
    return new ImportDecider();
  }

  @Override
  protected StateFormat<ImportId, ImportJob, ImportEvent> format() {
    return ImportFormat.FORMAT;
  }

  @Override
  protected List<ImportCommand> life() {
    FileMark file = new FileMark("ä 🚀.csv", Long.MAX_VALUE, "0".repeat(64));
    Checkpoint staged = new Checkpoint(1, 0, Long.MAX_VALUE, 7, null, 0, new ProblemTally(Map.of("import.rule.email", 3L)),
        List.of());
    RowCounts counts = new RowCounts(1, 2, 3, 4, 5, Long.MAX_VALUE);
    return List.of(
        new Open(TEMPLATE, List.of(file), "rule-1", ALICE, AT),
        new FinishStaging(staged, AT.plusNanos(1)),
        new Pause(ALICE, AT.plusNanos(2)),
        new Resume(ALICE, AT.plusNanos(3)),
        new FinishPlanning(counts, AT.plusNanos(4)),
        new Commit(ALICE, AT.plusNanos(5)),
        new FinishCommit(counts, AT.plusNanos(6)),
        new Undo(ALICE, AT.plusNanos(7)),
        new FinishUndo(new UndoCounts(1, 2, 3), AT.plusNanos(8)));
  }
}
