package io.crmkit.examples.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.dedupe.Explanation;
import io.crmkit.dedupe.MatchOptions;
import io.crmkit.dedupe.Matcher;
import io.crmkit.dedupe.Matching;
import io.crmkit.dedupe.ask.json.AnswersJson;
import io.crmkit.dedupe.ask.model.AnswerSheet;
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
import java.util.ArrayList;
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
    StagedContacts rows = StagedContacts.of(
        mapped.template().fields(), cut.rows(), List.of(), mapped.idField(false), staged.invalid());
    List<List<Integer>> clusters =
        Contact.clusters(Matcher.of(MatchOptions.usual()).learn(rows.table()).orElseThrow(), few);
    Contact.merge(cut.merging(SurvivorshipPolicy.mostRecent()), rows, clusters.subList(0, clusters.size() / 2), cut.commit(),
        new ProgressBar(new PrintWriter(Writer.nullWriter()), "contacts", few));

    for (int again = 0; again < 2; again++) {
      Ran ran = Ran.command("clean-contacts", records, "--out", out, "--store", store);

      assertThat(ran.exitCode()).as(ran.err()).isZero();
      assertThat(withoutIds(out.resolve("contacts.csv"))).isEqualTo(expected);
      assertThat(keptEntities(store)).isEqualTo(few);
    }
    Files.writeString(records, "x1,Eve,Other,,,,,,,,,,\n", StandardOpenOption.APPEND);
    assertThat(Ran.command("clean-contacts", records, "--out", out, "--store", store).err())
        .contains("is one of other files; give these another --id");
  }

  /** The same people once more, and a file that has some of them, one of them otherwise, and somebody else. */
  @Test
  void knowsWhomTheStoreHasAndMakesNobodyTwice() throws Exception {
    int few = 100;
    PeopleFiles.write(PeopleGenerator.builder(few).seed(5).build(), folder);
    String store = "jdbc:h2:file:" + folder.resolve("known");
    Ran first = Ran.command("clean-contacts", records, "--out", out, "--store", store);
    int contacts = entities(first);
    List<String> once = Files.readAllLines(out.resolve("contacts.csv"));
    Ran again = Ran.command("clean-contacts", records, "--out", out, "--store", store, "--id", "again");

    assertThat(first.out()).contains("already known: 0 rows; contacts that --store had: 0, new ones: " + contacts);
    assertThat(again.out()).contains("already known: 100 rows; contacts that --store had: " + contacts + ", new ones: 0");
    assertThat(Files.readAllLines(out.resolve("contacts.csv"))).hasSameElementsAs(once);
    assertThat(keptEntities(store)).isEqualTo(few);

    List<String> lines = Files.readAllLines(records);
    List<String> overlapping = new ArrayList<>(lines.subList(0, 41));
    overlapping.add(lines.get(50).replaceFirst(",[^,]*$", ",2031-01-01"));
    overlapping.add("z9,Zebulon,Quixworth,zq@nowhere.example,+1 404 555 0142,Quix Works,Miller,1 Far Road,Atlantis,99999,US,"
        + "1911-11-11,2031-01-01");
    Files.write(records, overlapping);
    Ran more = Ran.command("clean-contacts", records, "--out", out, "--store", store, "--id", "more");

    assertThat(more.out()).containsPattern("already known: 40 rows; contacts that --store had: \\d+, new ones: 1\\n");
    assertThat(keptEntities(store)).isEqualTo(few + 2);
  }

  /** What a run has learned is what an import finds duplicates by. */
  @Test
  void writesTheModelThatAnImportCanUse() {
    assertThat(Ran.command("clean-contacts", records, "--out", out).exitCode()).isZero();
    Ran ran = Ran.command("import", "--template", out.resolve("template.json"), "--model", out.resolve("model.json"),
        "--preview", records);

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    int duplicate = Integer.parseInt(figures(ran, "valid=400 invalid=0 duplicate=(\\d+) imported=0").group(1));
    assertThat(duplicate).isBetween(60, 240);
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

  /** A person answers in the file that was written, and runs again. */
  @Test
  void asksInAFileAndLearnsFromWhatIsAnsweredThere() throws IOException {
    Path sheet = folder.resolve("questions.json");

    Ran first = Ran.command("clean-contacts", records, "--out", out, "--questions-out", sheet, "--questions", 30);

    assertThat(first.out()).containsPattern("answers=0 questions=[1-9]\\d* in ")
        .containsPattern("estimated precision=\\S+ \\(\\S+\\) recall=\\S+ \\(\\S+\\)");
    AnswerSheet asked = AnswersJson.readSheet(Files.readString(sheet)).orElseThrow();
    AnswerSheet.Line one = asked.answers().get(0);
    List<String> lines = Files.readAllLines(records);
    assertThat(one.said()).anySatisfy(said -> assertThat(said.one()).isNotEmpty());
    assertThat(out.resolve("report.html")).content().contains(
        "Question 1: %s and %s, are they the same?".formatted(one.left(), one.right()), rawEmail(lines, one.left()));

    Files.writeString(sheet, Files.readString(sheet).replace("\"open\"", "\"different\""));
    Ran second = Ran.command(
        "clean-contacts", records, "--out", out, "--answers", sheet, "--questions-out", sheet);

    assertThat(entities(second)).isGreaterThan(entities(first));
    AnswerSheet further = AnswersJson.readSheet(Files.readString(sheet)).orElseThrow();
    assertThat(further.answered().answers()).hasSize(asked.answers().size());
    assertThat(further.asking(List.of()).answers()).doesNotHaveDuplicates();
    assertThat(second.out()).contains("answers=" + asked.answers().size());
  }

  /** Who forgets the option by which answers are read loses none of them. */
  @Test
  void keepsTheAnswersOfAFileThatQuestionsAreWrittenTo() throws IOException {
    Path sheet = folder.resolve("questions.json");
    Ran.command("clean-contacts", records, "--out", out, "--questions-out", sheet, "--questions", 3);
    Files.writeString(sheet, Files.readString(sheet).replace("\"open\"", "\"different\""));
    Ran again = Ran.command("clean-contacts", records, "--out", out, "--questions-out", sheet, "--questions", 2);
    String kept = Files.readString(sheet);
    Path other = Files.writeString(folder.resolve("other.json"), "{\"version\": 1, \"answers\": []}");
    Ran apart = Ran.command("clean-contacts", records, "--out", out, "--answers", other, "--questions-out", sheet);

    assertThat(again.out()).contains("answers=3 questions=2 in ");
    assertThat(AnswersJson.readSheet(kept).orElseThrow().answered().answers()).hasSize(3);
    assertThat(apart.exitCode()).isNotZero();
    assertThat(apart.err()).contains("questions.json has answers that", "give it to --answers");
    assertThat(sheet).content().isEqualTo(kept);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  private static String rawEmail(List<String> lines, String place) {
    String line = lines.get(Integer.parseInt(place.substring(place.indexOf(':') + 1)) - 1);
    return Pattern.compile("[^,]*").matcher(line.substring(line.indexOf(',') + 1)).results().findFirst().orElseThrow()
        .group();
  }

  private static int entities(Ran ran) {
    return Integer.parseInt(figures(ran, "rows=\\d+ invalid=\\d+ entities=(\\d+) merged=\\d+").group(1));
  }

  @Test
  void refusesAnswersThatContradictOneAnotherAndPassesOverOthersRows() throws IOException {
    Path answers = Files.writeString(folder.resolve("answers.json"), """
        {"version": 1, "answers": [{"left": "records.csv:2", "right": "records.csv:3", "verdict": "same"},
                                   {"left": "records.csv:3", "right": "records.csv:2", "verdict": "different"}]}""");
    Ran contradicting = Ran.command("clean-contacts", records, "--out", out, "--answers", answers);
    Files.writeString(answers, Files.readString(answers).replace("different", "no"));
    Ran unknown = Ran.command("clean-contacts", records, "--out", out, "--answers", answers);
    Files.writeString(answers, Files.readString(answers).replace("\"no\"", "\"same\"").replace("records", "others"));
    Ran others = Ran.command("clean-contacts", records, "--out", out, "--answers", answers);

    assertThat(contradicting.err()).contains("answers.json", "are said to be different");
    assertThat(unknown.err()).contains("/answers/1/verdict", "not one of open, same, different, unsure");
    assertThat(others.exitCode()).as(others.err()).isZero();
    assertThat(others.out()).contains("2 answers are about rows that are not there", "answers=0 questions=0");
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
        .isEqualTo("crmkit_id,records,id,first_name,last_name,email,phone,street,birth_date");
  }

  @Test
  void leavesNothingBehindIfItFails() throws IOException {
    Path deep = out.resolve("of/mine");
    Path cut = Files.writeString(folder.resolve("cut.json"), "[{\"email\": \"ada@example.com\", \"na");

    assertThat(Ran.command("clean-contacts", cut, "--out", deep).exitCode()).isNotZero();
    assertThat(Ran.command("clean-contacts", records, "--out", deep, "--without", "shoe_size").exitCode()).isNotZero();
    assertThat(out).doesNotExist();
    Files.createDirectories(out);
    assertThat(Ran.command("clean-contacts", records, "--out", out, "--without", "shoe_size").exitCode()).isNotZero();
    assertThat(out).isEmptyDirectory();
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
