package io.crmkit.examples.dedupe;

import io.crmkit.core.Require;
import io.crmkit.dedupe.MatchOptions;
import io.crmkit.dedupe.Matcher;
import io.crmkit.dedupe.Matching;
import io.crmkit.dedupe.json.MatchModelJson;
import io.crmkit.dedupe.merge.Merging;
import io.crmkit.dedupe.merge.json.SurvivorshipJson;
import io.crmkit.dedupe.merge.model.SurvivorRule;
import io.crmkit.dedupe.merge.model.SurvivorshipPolicy;
import io.crmkit.examples.command.H2Database;
import io.crmkit.examples.command.MadeFolder;
import io.crmkit.examples.command.ProgressBar;
import io.crmkit.examples.command.ProgressLines;
import io.crmkit.examples.command.Refused;
import io.crmkit.examples.command.Source;
import io.crmkit.examples.command.WholeFile;
import io.crmkit.examples.dedupe.Questioning.Asked;
import io.crmkit.imports.ImportFile;
import io.crmkit.imports.json.TemplateJson;
import io.crmkit.imports.model.Checkpoint;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.RowPlan;
import io.crmkit.imports.read.ReadOptions;
import io.crmkit.imports.read.SourceFile;
import io.crmkit.testkit.dedupe.PeopleFiles;
import io.crmkit.testkit.dedupe.PeopleGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes clean contacts of files: imports them, finds who is there twice, merges them, and reports on all of it. */
@Command(
    name = "clean-contacts",
    description = {
      "Stages files of contacts, finds duplicates without labels or rules, merges them into a database, and writes"
          + " contacts.csv, lineage.csv, rejected-N.csv with rows to be corrected, and report.html.",
      "It can ask about the pairs of which it is least sure, and learns from what is answered.",
      "Without files it uses a made-up sample."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class CleanContactsCommand implements Callable<Integer> {

  private static final int SAMPLE = 1_000;
  private static final String H2 = "jdbc:h2:";
  private static final List<String> WRITTEN =
      List.of("contacts.csv", "lineage.csv", "report.html", "template.json", "model.json");

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "files with the same columns (default: a sample)")
  private List<Path> files = List.of();

  @Option(
      names = "--gold", paramLabel = "gold_pairs.csv",
      description = "pairs of ids that are the same, to measure by; ids are in the first column of the files")
  private @Nullable Path gold;

  @Option(
      names = "--template", paramLabel = "t.json",
      description = "the template of the import; one is proposed by default, and written to template.json")
  private @Nullable Path template;

  @Option(
      names = "--survivorship", paramLabel = "p.json",
      description = "whose value survives, field by field; by default that of most rows, or else the most recent one")
  private @Nullable Path survivorship;

  @Mixin
  private Questioning questioning;

  @Option(names = "--without", paramLabel = "FIELD", split = ",", description = "do not compare a field")
  private List<String> without = List.of();

  @Option(
      names = "--out", paramLabel = "FOLDER", defaultValue = "target/clean-contacts",
      description = "where everything is written (default: ${DEFAULT-VALUE})")
  private Path folder;

  @Option(
      names = "--store", paramLabel = "URL",
      description = "the H2 database to keep contacts in, such as jdbc:h2:file:./crm (default: in memory)")
  private @Nullable String store;

  @Option(
      names = "--id", paramLabel = "name", defaultValue = "clean-contacts",
      description = "the name of the import; one of the same files that was cut short goes on"
          + " (default: ${DEFAULT-VALUE})")
  private String id;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (H2Database database = database()) {
      Source.requireFiles(files);
      requireApart();
      MadeFolder made = MadeFolder.of(folder);
      try {
        cleanInto(database.source());
      } finally {
        made.removeEmpty();
      }
    }
    return 0;
  }

  /** Nothing that is written may take the place of contacts that are read, such as those of an earlier run. */
  private void requireApart() throws IOException {
    if (!Require.isKey(id)) {
      throw new ParameterException(spec.commandLine(), "--id must have 1 to 200 characters that can be printed");
    }
    List<@Nullable Path> read = new ArrayList<>(files);
    read.add(gold);
    for (String written : WRITTEN) {
      Source.requireApart(folder.resolve(written), read);
    }
    for (int file = 1; file <= files.size(); file++) {
      Source.requireApart(ContactStore.rejected(folder, file), read);
    }
  }

  private void cleanInto(DataSource database) throws IOException {
    if (files.isEmpty()) {
      Path sample = folder.resolve("sample");
      PeopleFiles.write(PeopleGenerator.builder(SAMPLE).build(), sample);
      files = List.of(sample.resolve(PeopleFiles.RECORDS));
      gold = gold == null ? sample.resolve(PeopleFiles.GOLD_PAIRS) : gold;
    }
    clean(new ContactStore(database, new ImportId(id), folder));
  }

  private H2Database database() {
    if (store != null && !store.startsWith(H2)) {
      throw new ParameterException(spec.commandLine(),
          "--store must be the URL of an H2 database, such as jdbc:h2:file:./crm, but was " + store);
    }
    return H2Database.open(store == null ? H2 + "mem:" + UUID.randomUUID() : store, "", String.valueOf(store));
  }

  private void clean(ContactStore contacts) throws IOException {
    ContactTemplate mapped = template();
    Checkpoint staged = contacts.stage(mapped.template(), named(files));
    String idField = mapped.idField(gold != null);
    List<RowPlan> plans = contacts.plan();
    KnownContacts known = contacts.knownContacts().without(plans.stream().map(RowPlan::record).toList());
    List<String> fields = mapped.template().fields();
    StagedContacts rows = StagedContacts.of(
        fields, contacts.rows(), known.rows(fields, staged.rows() + 1), idField, staged.invalid());
    Truth truth = gold == null ? null : Truth.read(gold, rows.checked());
    Asked asked = questioning.ask(match(rows), new PlacedRows(rows.rows()));
    Matching matching = asked.matching();
    List<List<Integer>> clusters = Contact.clusters(matching, rows.rows().size()).stream()
        .filter(each -> each.get(0) < rows.own()).toList();
    WholeFile.write(folder.resolve("template.json"), TemplateJson.write(mapped.template()));
    WholeFile.write(folder.resolve("model.json"), MatchModelJson.write(matching.model()));
    preview(mapped, staged, clusters, rows.own());
    known(plans, clusters, rows.own());
    Merging merging = contacts.merging(policy(idField));
    List<String> records = new ArrayList<>(contacts.commit());
    records.addAll(known.ids());
    List<Contact> merged = Contact.merge(merging, rows, clusters, records,
        new ProgressBar(spec.commandLine().getErr(), "contacts", rows.rows().size()));
    WholeFile.write(folder.resolve("contacts.csv"), part -> ContactFiles.writeContacts(part, mapped.fields(), merged));
    WholeFile.write(folder.resolve("lineage.csv"), part -> ContactFiles.writeLineage(part, merged));
    new CleanReport(mapped, staged, rows, asked, merged, truth).write(folder.resolve("report.html"));
    show(staged, merged, truth == null ? null : PairFigures.of(rows.table(), rows.own(), matching, truth));
  }

  /** Files go by their names, and those of one name by their paths, so that lineage and trust can tell them apart. */
  static List<ImportFile> named(List<Path> files) {
    List<String> names = files.stream().map(file -> SourceFile.of(file).name()).toList();
    List<ImportFile> named = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      SourceFile file = SourceFile.of(files.get(i));
      boolean alone = Collections.frequency(names, names.get(i)) == 1;
      named.add(ImportFile.of(alone ? file : new SourceFile(files.get(i).toString(), file.opening()), ReadOptions.DETECT));
    }
    return named;
  }

  private ContactTemplate template() throws IOException {
    Path first = files.get(0);
    ContactTemplate found = template == null ? ContactTemplate.propose(first) : ContactTemplate.read(template, first);
    return gold == null ? found : found.withIds();
  }

  private Matching match(StagedContacts rows) {
    List<String> fields = rows.fields();
    without.stream().filter(each -> !fields.contains(each)).findFirst().ifPresent(unknown -> {
      throw new ParameterException(spec.commandLine(), "there is no field '%s', only %s".formatted(unknown, fields));
    });
    MatchOptions options = MatchOptions.usual().without(Set.copyOf(without))
        .telling(new ProgressLines(spec.commandLine().getErr()), Clock.systemUTC());
    return Matcher.of(options).learn(rows.table()).orElseThrow();
  }

  private SurvivorshipPolicy policy(@Nullable String idField) throws IOException {
    if (survivorship != null) {
      return Refused.unlessValid(SurvivorshipJson.read(Source.file(survivorship).text(), Set.of()), survivorship);
    }
    return new SurvivorshipPolicy(SurvivorRule.of(SurvivorRule.Kind.MOST_FREQUENT),
        idField == null ? Map.of() : Map.of(idField, SurvivorRule.union(";")), List.of());
  }

  private void preview(ContactTemplate mapped, Checkpoint staged, List<List<Integer>> clusters, int own) {
    PrintWriter out = spec.commandLine().getOut();
    mapped.doubts().forEach(out::println);
    staged.problems().counts().forEach((code, count) -> out.printf("%s: %d%n", code, count));
    long several = clusters.stream().filter(rows -> rows.size() > 1 && rows.get(1) < own).count();
    out.printf("preview: valid=%d invalid=%d contacts_of_one_row=%d contacts_of_more=%d rows_in_them=%d%n",
        staged.valid(), staged.invalid(), clusters.size() - several, several,
        staged.valid() - (clusters.size() - several));
    out.flush();
  }

  /** Says what of the rows the store has seen before. */
  private void known(List<RowPlan> plans, List<List<Integer>> clusters, int own) {
    long same = plans.stream().filter(RowPlan::isDuplicate).count();
    long met = clusters.stream().filter(rows -> rows.get(rows.size() - 1) >= own
        || rows.stream().anyMatch(row -> plans.get(row).isDuplicate())).count();
    spec.commandLine().getOut().printf(
        "already known: %d rows; contacts that --store had: %d, new ones: %d%n", same, met, clusters.size() - met);
  }

  private void show(Checkpoint staged, List<Contact> merged, @Nullable PairFigures figures) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("report: %s%n", folder.resolve("report.html"));
    out.printf("rows=%d invalid=%d entities=%d merged=%d%s%n", staged.valid() + staged.invalid(), staged.invalid(),
        merged.size(), staged.valid() - merged.size(), figures == null ? "" : String.format(Locale.ROOT,
            " f1=%.4f precision=%.4f recall=%.4f", figures.f1(), figures.precision(), figures.recall()));
    out.flush();
  }
}
