package io.crmkit.testkit.imports;

import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.imports.ImportFile;
import io.crmkit.imports.Imports;
import io.crmkit.imports.Watch;
import io.crmkit.imports.json.TemplateJson;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportJob.Opened;
import io.crmkit.imports.model.ImportPhase;
import io.crmkit.imports.model.ImportedRecord;
import io.crmkit.imports.model.RecordMatching;
import io.crmkit.imports.model.RowPlan;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.model.Statistics;
import io.crmkit.imports.model.template.Template;
import io.crmkit.imports.port.ImportRepository;
import io.crmkit.imports.port.RecordStore;
import io.crmkit.imports.port.RejectedRows;
import io.crmkit.imports.port.Staging;
import io.crmkit.imports.read.ReadOptions;
import io.crmkit.imports.read.SourceFile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Imports of small files into stores in memory, with a process that can be ended anywhere. */
final class ImportPlay {

  static final TenantId ACME = new TenantId("acme");
  static final Actor ALICE = new Actor("alice@example.com");
  static final ImportId ID = new ImportId("I-1");
  static final String CONTACT = "contact";
  private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-05-01T12:00:00Z"), ZoneOffset.UTC);

  final InMemoryImports stores = new InMemoryImports();
  final MemoryRejectedRows rejected = new MemoryRejectedRows();
  final Kills kills = new Kills();
  final Imports imports;
  private final String template;

  ImportPlay(String template, int batch) {
    this(template, batch, Map.of());
  }

  /** Imports that take records of each of these types for the same by a matching. */
  ImportPlay(String template, int batch, Map<String, RecordMatching<?>> matchings) {
    this.template = template;
    this.kills.never();
    Imports.Builder builder = Imports.builder(kills.watch(ImportRepository.class, stores.imports()),
            kills.watch(Staging.class, stores.staging()), kills.watch(RecordStore.class, stores.records()), CLOCK)
        .rejected(kills.watch(RejectedRows.class, rejected)).batch(batch);
    matchings.forEach(builder::matching);
    this.imports = builder.build();
  }

  /** A template over the columns email, name and phone. */
  static String template(String dedupe) {
    return """
        {"name": "t", "entity_type": "contact",
         "field_mapping": {"E-mail": "email", "Name": "name", "Phone": "phone"},
         "transformation_rules": [{"field": "email", "transform": "lowercase"}, {"field": "name", "transform": "trim"}],
         "required_fields": ["email"], "validation_rules": [{"field": "email", "rule": "email"}]%s}"""
        .formatted(dedupe.isEmpty() ? "" : ", \"dedupe_enabled\": true, " + dedupe);
  }

  static ImportFile file(String name, String text) {
    return ImportFile.of(SourceFile.of(name, text.getBytes(StandardCharsets.UTF_8)), ReadOptions.DETECT);
  }

  /** Does what is left to do, from opening to the end of the commit. */
  void run(ImportId id, List<ImportFile> files) {
    plan(id, files);
    if (phase(id) == ImportPhase.PLANNED || phase(id) == ImportPhase.COMMITTING) {
      imports.commit(ACME, id, ALICE, Watch.NOBODY).orElseThrow();
    }
  }

  /** Does what is left to do until it is known what would become of the rows. */
  void plan(ImportId id, List<ImportFile> files) {
    if (imports.find(ACME, id).isEmpty()) {
      imports.open(ACME, id, ALICE, template, files).orElseThrow();
    }
    if (phase(id) == ImportPhase.STAGING) {
      imports.stage(ACME, id, files, Watch.NOBODY).orElseThrow();
    }
    if (phase(id) == ImportPhase.STAGED) {
      imports.plan(ACME, id, Watch.NOBODY).orElseThrow();
    }
  }

  void undo(ImportId id) {
    if (phase(id) != ImportPhase.UNDONE) {
      imports.undo(ACME, id, ALICE, Watch.NOBODY).orElseThrow();
    }
  }

  /** Does work again and again until it lives to its end; each life is as long as the next number says. */
  int surviving(Runnable work, List<Integer> lives) {
    int killed = 0;
    for (int life : lives) {
      kills.after(life);
      try {
        work.run();
        kills.never();
        return killed;
      } catch (Kills.Killed e) {
        killed++;
      }
    }
    kills.never();
    work.run();
    return killed;
  }

  Opened job(ImportId id) {
    return (Opened) imports.find(ACME, id).orElseThrow().value();
  }

  ImportPhase phase(ImportId id) {
    return job(id).phase();
  }

  Map<String, ImportedRecord> records() {
    return new TreeMap<>(stores.records().all(ACME, CONTACT));
  }

  Map<String, Map<String, String>> fields() {
    Map<String, Map<String, String>> fields = new TreeMap<>();
    records().forEach((id, record) -> fields.put(id, record.fields()));
    return fields;
  }

  /** Everything that an import leaves behind. */
  record End(Map<String, ImportedRecord> records, Opened job, Statistics statistics, List<StagedRow> rows,
      List<RowPlan> plans, Map<Integer, String> rejected) {}

  End end(ImportId id) {
    return new End(records(), job(id), imports.statistics(ACME, id),
        new ArrayList<>(stores.staging().rows(ACME, id, 0, 100_000)),
        new ArrayList<>(stores.staging().plans(ACME, id, 0, 100_000)), rejected.files());
  }

  static Template parsed(String json) {
    return TemplateJson.read(json).orElseThrow();
  }
}
