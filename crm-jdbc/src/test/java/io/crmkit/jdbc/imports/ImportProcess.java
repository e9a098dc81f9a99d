package io.crmkit.jdbc.imports;

import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.progress.Cancellation;
import io.crmkit.core.progress.ProgressListener;
import io.crmkit.imports.ImportFile;
import io.crmkit.imports.Imports;
import io.crmkit.imports.RejectedFiles;
import io.crmkit.imports.Watch;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportJob.Opened;
import io.crmkit.imports.model.ImportPhase;
import io.crmkit.jdbc.Migrator;
import io.crmkit.jdbc.SuppliedDataSource;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/** Does what is left to do of an import, and prints a line before each batch. */
public final class ImportProcess {

  static final TenantId ACME = new TenantId("acme");
  static final ImportId ID = new ImportId("import");
  private static final Actor ANN = new Actor("ann");
  private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-05-01T12:00:00Z"), ZoneOffset.UTC);
  private static final String TEMPLATE = """
      {"name": "t", "entity_type": "contact", "field_mapping": {"email": "email", "name": "name", "phone": "phone"},
       "transformation_rules": [{"field": "email", "transform": "lowercase"}], "required_fields": ["email"],
       "validation_rules": [{"field": "email", "rule": "email"}],
       "dedupe_enabled": true, "dedupe_fields": ["email"], "dedupe_strategy": "merge"}""";

  private final Imports imports;
  private final ImportId id;
  private final List<ImportFile> files;
  private final Watch watch;

  ImportProcess(DataSource dataSource, ImportId id, List<Path> files, Path folder, Cancellation steps) {
    JdbcImports stores = new JdbcImports(dataSource);
    this.imports = Imports.builder(stores.imports(), stores.staging(), stores.records(), CLOCK)
        .rejected(RejectedFiles.in(folder))
        .batch(10).build();
    this.id = id;
    this.files = files.stream().map(ImportFile::of).toList();
    this.watch = new Watch(ProgressListener.none(), steps);
  }

  /** Works on the files of a folder, into the database of a URL; and takes it all back if the third argument says so. */
  public static void main(String[] arguments) {
    DataSource dataSource = SuppliedDataSource.of(() -> DriverManager.getConnection(arguments[0]));
    Migrator.migrate(dataSource);
    Path folder = Path.of(arguments[1]);
    ImportProcess process = new ImportProcess(dataSource, ID, files(folder), folder, ImportProcess::step);
    process.run();
    if (arguments[2].equals("undo")) {
      process.undo();
    }
  }

  static List<Path> files(Path folder) {
    return List.of(folder.resolve("one.csv"), folder.resolve("two.csv"));
  }

  private static boolean step() {
    System.out.println("step");
    return false;
  }

  Imports imports() {
    return imports;
  }

  void run() {
    if (imports.find(ACME, id).isEmpty()) {
      imports.open(ACME, id, ANN, TEMPLATE, files).orElseThrow();
    }
    if (phase() == ImportPhase.STAGING) {
      imports.stage(ACME, id, files, watch).orElseThrow();
    }
    if (phase() == ImportPhase.STAGED) {
      imports.plan(ACME, id, watch).orElseThrow();
    }
    if (phase() == ImportPhase.PLANNED || phase() == ImportPhase.COMMITTING) {
      imports.commit(ACME, id, ANN, watch).orElseThrow();
    }
  }

  void undo() {
    if (phase() != ImportPhase.UNDONE) {
      imports.undo(ACME, id, ANN, watch).orElseThrow();
    }
  }

  private ImportPhase phase() {
    return ((Opened) imports.find(ACME, id).orElseThrow().value()).phase();
  }
}
