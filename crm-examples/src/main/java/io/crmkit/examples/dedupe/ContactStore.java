package io.crmkit.examples.dedupe;

import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.dedupe.merge.Merging;
import io.crmkit.dedupe.merge.model.Survivorship;
import io.crmkit.dedupe.merge.model.SurvivorshipPolicy;
import io.crmkit.imports.ImportFile;
import io.crmkit.imports.Imports;
import io.crmkit.imports.RejectedFiles;
import io.crmkit.imports.Watch;
import io.crmkit.imports.json.TemplateJson;
import io.crmkit.imports.model.Checkpoint;
import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.FieldMerge;
import io.crmkit.imports.model.FileMark;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportJob.Opened;
import io.crmkit.imports.model.ImportPhase;
import io.crmkit.imports.model.RowPlan;
import io.crmkit.imports.model.StagedRow;
import io.crmkit.imports.model.template.Template;
import io.crmkit.imports.port.Staging;
import io.crmkit.jdbc.Migrator;
import io.crmkit.jdbc.dedupe.JdbcEntities;
import io.crmkit.jdbc.imports.JdbcImports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One import and its contacts in a database: each row becomes a record, and each contact speaks for its records. */
final class ContactStore {

  static final TenantId TENANT = new TenantId("example");
  static final Actor AUTHOR = new Actor("author");
  private static final int PAGE = 1_000;

  private final DataSource database;
  private final ImportId id;
  private final Staging staging;
  private final Imports imports;
  private @Nullable KnownContacts known;

  /**
   * Prepares a database.
   *
   * @param folder where rows go that are not valid
   */
  ContactStore(DataSource database, ImportId id, Path folder) {
    Migrator.migrate(database);
    JdbcImports kept = new JdbcImports(database);
    this.database = database;
    this.id = id;
    this.staging = kept.staging();
    this.imports = Imports.builder(kept.imports(), staging, kept.records(), Clock.systemUTC())
        .finder((tenant, name, template, rows) -> known(template, rows))
        .rejected(RejectedFiles.named((tenant, name, file) -> rejected(folder, file + 1)))
        .build();
  }

  /** Returns where the rows of a file go that are not valid; files count from 1. */
  static Path rejected(Path folder, int file) {
    return folder.resolve("rejected-%d.csv".formatted(file));
  }

  /** Stages files, or what is left of them if that was begun before, and returns what came of it. */
  Checkpoint stage(Template template, List<ImportFile> files) throws IOException {
    if (imports.find(TENANT, id).isEmpty()) {
      imports.open(TENANT, id, AUTHOR, TemplateJson.write(template), files).orElseThrow();
    }
    Opened job = job();
    // numbers are the same in whichever way they were written
    if (!TemplateJson.write(job.template()).equals(TemplateJson.write(template))) {
      throw Problems.refused("--id", "other-template",
          "the import '%s' was begun with another template; use that one, or another --id".formatted(id));
    }
    if (job.phase() == ImportPhase.STAGING) {
      imports.stage(TENANT, id, files, Watch.NOBODY).orElseThrow();
    } else {
      requireSame(job, files);
    }
    return staging.checkpoint(TENANT, id);
  }

  private Opened job() {
    return (Opened) imports.find(TENANT, id).orElseThrow().value();
  }

  private void requireSame(Opened job, List<ImportFile> files) throws IOException {
    List<FileMark> marks = new ArrayList<>();
    for (ImportFile file : files) {
      marks.add(file.mark());
    }
    if (!job.files().equals(marks)) {
      throw Problems.refused("--id", "other-files",
          "the import '%s' is one of other files; give these another --id".formatted(id));
    }
  }

  List<StagedRow> rows() {
    return all(after -> staging.rows(TENANT, id, after, PAGE), StagedRow::number);
  }

  /** Only what says exactly the same is known; who else is meant by a row is for the matcher to say. */
  private List<List<DuplicateOf>> known(Template template, List<StagedRow> rows) {
    KnownContacts known = knownContacts();
    FieldMerge fields = new FieldMerge(template);
    return rows.stream().map(row -> known.same(fields.fields(row))).toList();
  }

  /** Returns the contacts that the database has; they are read once, before anything is written. */
  KnownContacts knownContacts() {
    KnownContacts read = known;
    if (read == null) {
      read = KnownContacts.of(merging(SurvivorshipPolicy.mostRecent()));
      known = read;
    }
    return read;
  }

  /** Decides which rows are known already; the records of all rows are those of the plans. */
  List<RowPlan> plan() {
    if (job().phase() == ImportPhase.STAGED) {
      imports.plan(TENANT, id, Watch.NOBODY).orElseThrow();
    }
    return all(after -> staging.plans(TENANT, id, after, PAGE), RowPlan::row);
  }

  /** Makes a record of each planned row that has none yet, and returns their ids in the order of the rows. */
  List<String> commit() {
    plan();
    if (job().phase() != ImportPhase.COMMITTED) {
      imports.commit(TENANT, id, AUTHOR, Watch.NOBODY).orElseThrow();
    }
    return all(after -> staging.plans(TENANT, id, after, PAGE), RowPlan::row).stream().map(RowPlan::record).toList();
  }

  /** Returns the service that keeps contacts in the same database. */
  Merging merging(SurvivorshipPolicy policy) {
    return new Merging(new JdbcEntities(database).entities(), new Survivorship(policy), Clock.systemUTC());
  }

  private static <T> List<T> all(LongFunction<List<T>> page, ToLongFunction<T> number) {
    List<T> all = new ArrayList<>();
    List<T> next = page.apply(0);
    while (!next.isEmpty()) {
      all.addAll(next);
      next = page.apply(number.applyAsLong(next.get(next.size() - 1)));
    }
    return all;
  }
}
