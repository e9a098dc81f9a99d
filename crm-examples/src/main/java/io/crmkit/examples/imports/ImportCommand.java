package io.crmkit.examples.imports;

import io.crmkit.core.Actor;
import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.paging.Pages;
import io.crmkit.core.progress.Cancellation;
import io.crmkit.core.progress.Progress;
import io.crmkit.duplicates.DuplicatesByModel;
import io.crmkit.duplicates.DuplicatesByRule;
import io.crmkit.examples.command.H2Database;
import io.crmkit.examples.command.Refused;
import io.crmkit.examples.command.Source;
import io.crmkit.imports.ImportFile;
import io.crmkit.imports.Imports;
import io.crmkit.imports.PreviewRow;
import io.crmkit.imports.RejectedFiles;
import io.crmkit.imports.Watch;
import io.crmkit.imports.json.TemplateJson;
import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.FileMark;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportJob.Opened;
import io.crmkit.imports.model.ImportPhase;
import io.crmkit.imports.model.RowCounts;
import io.crmkit.imports.model.RowProblem;
import io.crmkit.imports.model.template.Template;
import io.crmkit.imports.port.ImportRepository;
import io.crmkit.imports.port.RecordStore;
import io.crmkit.imports.port.Staging;
import io.crmkit.imports.read.ReadOptions;
import io.crmkit.imports.read.SourceFile;
import io.crmkit.jdbc.Migrator;
import io.crmkit.jdbc.imports.JdbcImports;
import io.crmkit.testkit.imports.InMemoryImports;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports files by a template: stages them, shows what would happen, and lets it happen. */
@Command(
    name = "import",
    description = "Imports files by a template and prints valid=, invalid=, duplicate= and imported= rows.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nWithout --store nothing outlives the command.%n",
    footer = {
      "With it, an import that was cut short goes on when the command is called again with the same --id and files,",
      "and one that is done can be taken back with --undo."
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class ImportCommand implements Callable<Integer> {

  private static final TenantId TENANT = new TenantId("example");
  private static final Actor AUTHOR = new Actor("author");
  private static final int SHOWN = 5;

  @Option(names = "--template", required = true, paramLabel = "t.json", description = "the template of the import")
  private Path template;

  @ArgGroup
  private @Nullable Definition same;

  /** What makes rows and records the same; without it that is what the template says. */
  @SuppressWarnings("NullAway.Init") // picocli sets what is an option
  private static final class Definition {

    @Option(names = "--rule", paramLabel = "rule.json", description = "find duplicates by a rule")
    private @Nullable Path rule;

    @Option(names = "--model", paramLabel = "model.json", description = "find duplicates by a model that was learned")
    private @Nullable Path model;

    void addTo(Imports.Builder builder, Path template) throws IOException {
      if (rule != null) {
        DuplicatesByRule matching = Refused.unlessValid(DuplicatesByRule.read(Source.file(rule).text()), rule);
        builder.matching(matching.entityType(), matching);
      }
      if (model != null) {
        builder.matching(Refused.unlessValid(TemplateJson.read(Source.file(template).text()), template).entityType(),
            Refused.unlessValid(DuplicatesByModel.read(Source.file(model).text()), model));
      }
    }
  }

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "the files to import, in this order")
  private List<Path> files;

  @Option(names = "--store", paramLabel = "database", description = "an H2 file to keep everything in")
  private @Nullable Path store;

  @Option(names = "--id", paramLabel = "name", description = "the name of the import; ${DEFAULT-VALUE} by default")
  private String id = "import";

  @Option(names = "--errors", paramLabel = "folder", description = "where rows that are not valid go, to be corrected")
  private @Nullable Path errors;

  @Option(names = "--charset", paramLabel = "name", description = "the encoding of the files; detected by default")
  private @Nullable Charset charset;

  @Option(names = "--preview", description = "show what would happen and stop there")
  private boolean preview;

  @Option(names = "--undo", description = "take the import back")
  private boolean undo;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!Require.isKey(id)) {
      throw new ParameterException(spec.commandLine(), "--id must have 1 to 200 characters that can be printed");
    }
    Source.requireFiles(files);
    requireApart();
    try (H2Database database = store == null ? null : database(store)) {
      run(imports(database));
    }
    return 0;
  }

  private void run(Imports imports) throws IOException {
    ImportId name = new ImportId(id);
    if (undo) {
      imports.undo(TENANT, name, AUTHOR, watch()).orElseThrow();
      Pages.stream(PageRequest.MOST, page -> imports.conflicts(TENANT, name, page))
          .forEach(conflict -> out().printf("left alone: record %s %s%n", conflict.record(), conflict.fields()));
    } else {
      run(imports, name, files.stream().map(this::file).toList());
    }
    out().println(imports.statistics(TENANT, name));
  }

  /** Rows that are rejected once more must not take the place of those that are still to be read. */
  private void requireApart() throws IOException {
    for (int file = 0; errors != null && file < files.size(); file++) {
      Source.requireApart(RejectedFiles.in(errors).path(TENANT, new ImportId(id), file), files);
    }
  }

  private ImportFile file(Path path) {
    ReadOptions.Builder options = ReadOptions.builder();
    if (charset != null) {
      options.charset(charset);
    }
    return ImportFile.of(SourceFile.of(path), options.build());
  }

  private void run(Imports imports, ImportId name, List<ImportFile> sources) throws IOException {
    String document = Source.file(template).text();
    Template wanted = Refused.unlessValid(TemplateJson.read(document), template);
    if (imports.find(TENANT, name).isEmpty()) {
      imports.open(TENANT, name, AUTHOR, document, sources).orElseThrow();
    } else {
      requireSame(job(imports, name), wanted, sources);
    }
    if (phase(imports, name) == ImportPhase.STAGING) {
      imports.stage(TENANT, name, sources, watch()).orElseThrow();
    }
    if (phase(imports, name) == ImportPhase.STAGED) {
      imports.plan(TENANT, name, watch()).orElseThrow();
    }
    show(imports, name);
    if (!preview && phase(imports, name) != ImportPhase.COMMITTED) {
      imports.commit(TENANT, name, AUTHOR, watch()).orElseThrow();
    }
  }

  /** Other files, or another template, would be passed over in silence where an import of that name is there. */
  private void requireSame(Opened job, Template wanted, List<ImportFile> sources) throws IOException {
    List<FileMark> marks = new ArrayList<>();
    for (ImportFile source : sources) {
      marks.add(source.mark());
    }
    // numbers are the same in whichever way they were written
    boolean sameTemplate = TemplateJson.write(job.template()).equals(TemplateJson.write(wanted));
    String other = sameTemplate ? "other files" : "another template";
    if (!sameTemplate || !job.files().equals(marks)) {
      throw new ParameterException(spec.commandLine(),
          "the import '%s' was begun with %s; use the same, or another --id".formatted(id, other));
    }
  }

  private static ImportPhase phase(Imports imports, ImportId name) {
    return job(imports, name).phase();
  }

  private static Opened job(Imports imports, ImportId name) {
    return (Opened) imports.find(TENANT, name).orElseThrow().value();
  }

  private void show(Imports imports, ImportId name) {
    RowCounts planned = Objects.requireNonNull(job(imports, name).planned());
    out().printf("created=%d updated=%d merged=%d skipped=%d review=%d%n", planned.created(), planned.updated(),
        planned.merged(), planned.skipped(), planned.reviewed());
    for (PreviewRow row : imports.preview(TENANT, name, PageRequest.first(SHOWN)).items()) {
      out().printf("%s: %s %s -> %s%n", row.row().place(), row.plan().action(), row.before(), row.after());
      row.plan().duplicates().forEach(this::explain);
    }
    imports.rejected(TENANT, name, PageRequest.first(SHOWN)).items().forEach(row -> {
      for (RowProblem problem : row.problems()) {
        out().printf("%s: column %s: %s: %s%n", row.place(), problem.column(), problem.code(), problem.message());
      }
    });
    Objects.requireNonNull(job(imports, name).staged()).findings()
        .forEach(finding -> out().printf("%s: %s: %s%n", finding.file(), finding.code(), finding.message()));
    Objects.requireNonNull(job(imports, name).staged()).problems().counts()
        .forEach((code, count) -> out().printf("%s: %d%n", code, count));
  }

  private void explain(DuplicateOf duplicate) {
    if (!duplicate.parts().isEmpty()) {
      out().printf("  %d %s%s%n", duplicate.score(), name(duplicate), duplicate.parts().stream()
          .map(part -> String.format(Locale.ROOT, " %s %+.2f", part.name(), part.weight())).collect(Collectors.joining()));
    }
  }

  private static String name(DuplicateOf duplicate) {
    if (duplicate instanceof DuplicateOf.Existing existing) {
      return "record " + existing.id() + ":";
    }
    return duplicate instanceof DuplicateOf.InFile earlier
        ? "row " + earlier.row() + ":"
        : "row %d of %s:".formatted(((DuplicateOf.Staged) duplicate).row(), ((DuplicateOf.Staged) duplicate).staged());
  }

  private static H2Database database(Path store) {
    return H2Database.open("jdbc:h2:file:" + store.toAbsolutePath(), "", store.toString());
  }

  private Imports imports(@Nullable H2Database database) throws IOException {
    Imports.Builder builder = builder(database);
    if (same != null) {
      same.addTo(builder, template);
    }
    if (errors != null) {
      builder.rejected(RejectedFiles.in(errors));
    }
    return builder.build();
  }

  private static Imports.Builder builder(@Nullable H2Database database) {
    if (database == null) {
      InMemoryImports memory = new InMemoryImports();
      return builder(memory.imports(), memory.staging(), memory.records());
    }
    Migrator.migrate(database.source());
    JdbcImports kept = new JdbcImports(database.source());
    return builder(kept.imports(), kept.staging(), kept.records());
  }

  private static Imports.Builder builder(ImportRepository imports, Staging staging, RecordStore records) {
    return Imports.builder(imports, staging, records, Clock.systemUTC());
  }

  private Watch watch() {
    return new Watch(this::tell, Cancellation.never());
  }

  private void tell(Progress progress) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf("%,d %s%s%n", progress.done(), progress.unit(),
        progress.remaining().map(left -> ", %d s left".formatted(left.toSeconds())).orElse(""));
    err.flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
