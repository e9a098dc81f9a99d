package io.crmkit.examples.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.dedupe.Explanation;
import io.crmkit.dedupe.MatchOptions;
import io.crmkit.dedupe.Matcher;
import io.crmkit.dedupe.Matching;
import io.crmkit.dedupe.merge.model.SurvivorshipPolicy;
import io.crmkit.examples.Ran;
import io.crmkit.examples.command.ProgressBar;
import io.crmkit.examples.html.WaterfallChart.Step;
import io.crmkit.imports.ImportFile;
import io.crmkit.imports.model.Checkpoint;
import io.crmkit.imports.model.ImportId;
import io.crmkit.testkit.dedupe.PeopleFiles;
import io.crmkit.testkit.dedupe.PeopleGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanContactsTest {

  private static final int PEOPLE = 400;

  @TempDir
  private Path folder;
  private Path records;
  private Path gold;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    PeopleFiles.write(PeopleGenerator.builder(PEOPLE).seed(5).build(), folder);
    records = folder.resolve(PeopleFiles.RECORDS);
    gold = folder.resolve(PeopleFiles.GOLD_PAIRS);
    out = folder.resolve("out");
  }

  private static MatchResult figures(Ran ran, String pattern) {
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    java.util.regex.Matcher figures = Pattern.compile(pattern).matcher(ran.lastLine());
    assertThat(figures.matches()).as(ran.lastLine()).isTrue();
    return figures.toMatchResult();
  }

  @Test
  void cleansContactsAndMeasuresThem() throws Exception {
    Files.writeString(records, "x1,Eve,Bad,row,with,more,cells,than,there,are,columns,in,the,header,of,it\n",
        StandardOpenOption.APPEND);
    String store = "jdbc:h2:file:" + folder.resolve("crm");

    Ran ran = Ran.command("clean-contacts", records, "--gold", gold, "--out", out, "--store", store);

    MatchResult figures = figures(ran, "rows=401 invalid=1 entities=(\\d+) merged=(\\d+)"
        + " f1=(0\\.\\d+|1\\.0000) precision=\\S+ recall=\\S+");
    int entities = Integer.parseInt(figures.group(1));
    assertThat(entities + Integer.parseInt(figures.group(2))).isEqualTo(PEOPLE);
    assertThat(Double.parseDouble(figures.group(3))).isGreaterThan(0.7);
    assertThat(Files.readAllLines(out.resolve("contacts.csv"))).hasSize(entities + 1);
    assertThat(out.resolve("rejected-1.csv")).content().contains("x1,Eve,Bad").contains("402");
    assertThat(keptEntities(store)).isEqualTo(PEOPLE);
    assertThat(pictures()).isGreaterThanOrEqualTo(7); // scores, three pairs, three contacts
  }

  /** Cut short after the first contacts were merged: nothing is there twice, and the answer is that of one go. */
  @Test
  void goesOnWhereItWasCutShort() throws Exception {
    int few = 100;
    PeopleFiles.write(PeopleGenerator.builder(few).seed(5).build(), folder);
    String store = "jdbc:h2:file:" + folder.resolve("cut");
    Ran whole = Ran.command("clean-contacts", records, "--out", out);
    assertThat(whole.exitCode()).as(whole.err()).isZero();
    List<String> expected = withoutIds(out.resolve("contacts.csv"));
    JdbcDataSource database = new JdbcDataSource();
    database.setURL(store);
    ContactTemplate mapped = ContactTemplate.propose(records);
    ContactStore cut = new ContactStore(database, new ImportId("clean-contacts"), folder);
    Checkpoint staged = cut.stage(mapped.template(), CleanContactsCommand.named(List.of(records)));
    StagedContacts rows = StagedContacts.of(mapped.template().fields(), cut.rows(), mapped.idField(false), staged.invalid());
    List<List<Integer>> clusters =
        Contact.clusters(Matcher.of(MatchOptions.usual()).learn(rows.table()).orElseThrow(), few);
    Contact.merge(cut.merging(SurvivorshipPolicy.mostRecent()), rows, clusters.subList(0, clusters.size() / 2), cut.commit(),
        new ProgressBar(new PrintWriter(Writer.nullWriter()), "contacts", few));

    for (int again = 0; again < 2; again++) {
      Ran ran = Ran.command("clean-contacts", records, "--out", out, "--store", store);

      assertThat(ran.exitCode()).as(ran.err()).isZero();
      assertThat(withoutIds(out.resolve("contacts.csv"))).isEqualTo(expected);
      assertThat(keptEntities(store)).isEqualTo(few);
      assertThat(ran.out()).doesNotContain("not compared with");
    }
    Files.writeString(records, "x1,Eve,Other,,,,,,,,,,\n", StandardOpenOption.APPEND);
    assertThat(Ran.command("clean-contacts", records, "--out", out, "--store", store).err())
        .contains("is one of other files; give these another --id");
    assertThat(Ran.command("clean-contacts", records, "--out", out, "--store", store, "--id", "second").out())
        .contains("not compared with " + (expected.size() - 1) + " contacts that --store had before");
  }

  private static List<String> withoutIds(Path contacts) throws IOException {
    return Files.readAllLines(contacts).stream().map(line -> line.substring(line.indexOf(',') + 1)).toList();
  }

  @Test
  void tellsFilesOfOneNameApart() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other")).resolve(PeopleFiles.RECORDS);
    Files.copy(records, other);

    assertThat(CleanContactsCommand.named(List.of(records, other, gold))).extracting(ImportFile::name)
        .containsExactly(records.toString(), other.toString(), PeopleFiles.GOLD_PAIRS);
  }

  private static int keptEntities(String store) throws Exception {
    try (var connection = DriverManager.getConnection(store);
        var rows = connection.createStatement().executeQuery("select count(*) from crm_entity")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** Counts the pictures, each of which must be sound XML. */
  private int pictures() throws Exception {
    String[] parts = Files.readString(out.resolve("report.html")).split("<svg", -1);
    for (int i = 1; i < parts.length; i++) {
      String svg = "<svg" + parts[i].substring(0, parts[i].indexOf("</svg>")) + "</svg>";
      assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder()
          .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))).getDocumentElement()
          .getAttribute("aria-label")).isNotBlank();
      assertThat(svg).doesNotContain("NaN", "Infinity");
    }
    return parts.length - 1;
  }

  @Test
  void saysOfEachValueWhereItStood() throws IOException {
    Ran ran = Ran.command("clean-contacts", records, "--out", out);

    figures(ran, "rows=400 invalid=0 entities=\\d+ merged=\\d+");
    byte[] file = Files.readAllBytes(records);
    List<String> lines = Files.readAllLines(records);
    List<String> lineage = Files.readAllLines(out.resolve("lineage.csv"));
    List<MatchResult> places = lineage.stream().flatMap(line -> Pattern.compile(
        "[^,]+,email,([^,\"]+),most_frequent,records.csv,(\\d+),(\\d+)").matcher(line).results()).toList();
    assertThat(places).hasSizeGreaterThan(100).allSatisfy(place -> {
      String line = lines.get(Integer.parseInt(place.group(2)) - 1);
      assertThat(line).contains(place.group(1));
      int offset = Integer.parseInt(place.group(3));
      assertThat(new String(file, offset, line.getBytes(StandardCharsets.UTF_8).length, StandardCharsets.UTF_8))
          .isEqualTo(line);
    });
  }

  @Test
  void drawsPartsThatAddUpToTheScore() throws IOException {
    Records people = Records.read(folder);
    Matching matching = Matcher.of(MatchOptions.usual()).learn(people.table()).orElseThrow();

    Truth.read(gold, people).pairs().forEach(pair -> {
      int one = (int) (pair >>> 32);
      int other = (int) (long) pair;
      Explanation why = matching.explain(one, other);
      List<Step> steps = MatchPictures.steps(why);
      Step last = steps.get(steps.size() - 1);
      assertThat(last).isEqualTo(new Step("score", matching.score(one, other), Step.Kind.TOTAL));
      assertThat(steps.subList(0, steps.size() - 1).stream().mapToDouble(Step::amount).sum())
          .isCloseTo(last.amount(), within(1e-9));
    });
  }

  @Test
  void takesATemplateAndLeavesOutWhatItRefuses() throws IOException {
    Path template = Files.writeString(folder.resolve("t.json"), """
        {"name": "people", "entity_type": "contact",
         "field_mapping": {"id": "id", "first_name": "first_name", "last_name": "last_name", "email": "email",
                           "phone": "phone", "street": "street", "date_of_birth": "birth_date"},
         "required_fields": ["last_name"],
         "validation_rules": [{"field": "email", "rule": "email"}]}""");
    Files.writeString(records, "x1,Eve,Bad,nobody,,,,,,,,,\n", StandardOpenOption.APPEND);

    Ran ran = Ran.command("clean-contacts", records, "--gold", gold, "--template", template, "--out", out);

    MatchResult figures = figures(ran, "rows=401 invalid=([1-9]\\d*) entities=\\d+ merged=\\d+ f1=.*");
    assertThat(Files.readAllLines(out.resolve("rejected-1.csv")))
        .hasSize(Integer.parseInt(figures.group(1)) + 1)
        .anySatisfy(line -> assertThat(line).startsWith("x1,Eve,Bad,nobody").contains("import.rule.email"));
    assertThat(Files.readAllLines(out.resolve("contacts.csv")).get(0))
        .isEqualTo("contact,records,id,first_name,last_name,email,phone,street,birth_date");
  }

  @Test
  void saysWhatItNeeds() throws IOException {
    Ran store = Ran.command("clean-contacts", records, "--out", out, "--store", "jdbc:postgresql://localhost/crm");
    Ran field = Ran.command("clean-contacts", records, "--out", out, "--without", "shoe_size");
    Files.writeString(gold, "1,no-such-id\n", StandardOpenOption.APPEND);
    Ran pair = Ran.command("clean-contacts", records, "--out", out, "--gold", gold);

    assertThat(List.of(store, field, pair)).allSatisfy(ran -> assertThat(ran.exitCode()).isNotZero());
    assertThat(store.err()).contains("must be the URL of an H2 database");
    assertThat(field.err()).contains("there is no field 'shoe_size'");
    assertThat(pair.err()).contains("there is no record 'no-such-id'");
  }
}
