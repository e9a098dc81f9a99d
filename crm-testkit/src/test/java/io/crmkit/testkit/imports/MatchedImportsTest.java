package io.crmkit.testkit.imports;

import static io.crmkit.testkit.imports.ImportPlay.ACME;
import static io.crmkit.testkit.imports.ImportPlay.ALICE;
import static io.crmkit.testkit.imports.ImportPlay.CONTACT;
import static io.crmkit.testkit.imports.ImportPlay.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.Decision.Refused;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.dedupe.MatchOptions;
import io.crmkit.dedupe.Matcher;
import io.crmkit.dedupe.json.MatchModelJson;
import io.crmkit.dedupe.table.RecordTable;
import io.crmkit.duplicates.DuplicatesByModel;
import io.crmkit.duplicates.DuplicatesByRule;
import io.crmkit.imports.ImportFile;
import io.crmkit.imports.Imports;
import io.crmkit.imports.PreviewRow;
import io.crmkit.imports.Watch;
import io.crmkit.imports.model.DuplicateOf;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportPhase;
import io.crmkit.imports.model.ImportRefusal;
import io.crmkit.imports.model.Likeness;
import io.crmkit.imports.model.MatchPart;
import io.crmkit.imports.model.Portion;
import io.crmkit.imports.model.RecordMatching;
import io.crmkit.imports.model.RowAction;
import io.crmkit.imports.model.RowPlan;
import io.crmkit.imports.model.Statistics;
import io.crmkit.imports.port.RecordStore;
import io.crmkit.testkit.dedupe.GeneratedPerson;
import io.crmkit.testkit.dedupe.PeopleGenerator;
import io.crmkit.testkit.dedupe.PersonColumn;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Imports whose duplicates are found by rules and by models: at all four points by the same definition. */
class MatchedImportsTest {

  private static final String RULE = """
      {"name": "Names", "entity_type": "contact", "match_fields": ["name", "phone"], "match_type": "fuzzy",
       "match_threshold": 85, "field_weights": {"name": 0.6, "phone": 0.4}}""";
  private static final String BANDS = "\"dedupe_fields\": [\"email\"], \"dedupe_bands\":"
      + " [{\"from\": 99, \"strategy\": \"merge\"}, {\"from\": 85, \"strategy\": \"review\"}]";
  private static final String SKIP = "\"dedupe_fields\": [\"email\"], \"dedupe_strategy\": \"skip\"";
  private static final ImportId OTHER = new ImportId("I-2");

  private static Map<String, RecordMatching<?>> rule(String json) {
    return Map.of(CONTACT, DuplicatesByRule.read(json).orElseThrow());
  }

  private static ImportPlay play(String dedupe) {
    return new ImportPlay(ImportPlay.template(dedupe), 2, rule(RULE));
  }

  private static List<ImportFile> file(String rows) {
    return List.of(ImportPlay.file("a.csv", "E-mail,Name,Phone\n" + rows));
  }

  private static List<RowPlan> plans(ImportPlay play, ImportId id) {
    return play.imports.preview(ACME, id, PageRequest.first(100)).items().stream().map(PreviewRow::plan).toList();
  }

  @Nested
  class ByARule {

    @Test
    void meetEarlierRowsRowsThatWaitAndRecordsByOneDefinition() {
      ImportPlay play = play(SKIP);
      play.stores.records().put(ACME, CONTACT, "X", Map.of("name", "Jonathan Smith", "phone", "555-0100"));
      play.plan(OTHER, file("other@x.org,Grace Hopper,555-0177\n"));
      play.plan(ID, file("""
          a@x.org,Ada Lovelace,555-0199
          b@x.org,Ada Lovelacce,555-0199
          c@x.org,Jonathon Smith,555-0100
          d@x.org,Grace Hoper,555-0177
          e@x.org,Alan Turing,555-0111
          """));

      List<RowPlan> plans = plans(play, ID);

      assertThat(plans).extracting(RowPlan::action).containsExactly(
          RowAction.CREATE, RowAction.SKIP, RowAction.SKIP, RowAction.CREATE, RowAction.CREATE);
      assertThat(plans.get(1).duplicates()).singleElement().isInstanceOf(DuplicateOf.InFile.class);
      assertThat(plans.get(2).duplicates()).singleElement()
          .satisfies(found -> assertThat(((DuplicateOf.Existing) found).id()).isEqualTo("X"));
      assertThat(plans.get(3).duplicates()).singleElement()
          .satisfies(found -> assertThat(((DuplicateOf.Staged) found).staged()).isEqualTo(OTHER));
      assertThat(plans.get(4).duplicates()).isEmpty();
    }

    @Test
    void doByTheScoreWhatItsBandSaysAndTellWhatAddsUpToIt() {
      ImportPlay play = play(BANDS);
      play.stores.records().put(ACME, CONTACT, "X", Map.of("name", "Jonathan Smith", "phone", "555-0100"));
      play.plan(ID, file("a@x.org,jonathan SMITH,555 0100\nb@x.org,Jonatan Smyth,555-0100\n"));

      List<RowPlan> plans = plans(play, ID);

      assertThat(plans).extracting(RowPlan::action).containsExactly(RowAction.MERGE, RowAction.REVIEW);
      assertThat(plans.get(0).duplicates().get(0).score()).isEqualTo(100);
      DuplicateOf doubtful = plans.get(1).duplicates().stream()
          .filter(DuplicateOf.Existing.class::isInstance).findFirst().orElseThrow();
      assertThat(doubtful.score()).isBetween(85, 98);
      assertThat(doubtful.parts()).extracting(MatchPart::name).containsExactly("name", "phone");
      assertThat(doubtful.parts().stream().mapToDouble(MatchPart::weight).sum())
          .isCloseTo(doubtful.score(), within(0.5));
      assertThat(doubtful.parts().get(1).weight()).isCloseTo(40, within(1e-9));
    }

    @Test
    void findTheSamePersonThatSomebodyMakesBetweenPreviewAndCommit() {
      ImportPlay play = play(SKIP);
      play.plan(ID, file("a@x.org,Ada Lovelace,555-0199\n"));
      play.stores.records().put(ACME, CONTACT, "X", Map.of("name", "Ada Lovelacce", "phone", "555-0199"));

      play.run(ID, List.of());

      assertThat(play.records().keySet()).containsExactly("X");
      assertThat(plans(play, ID)).singleElement().satisfies(plan -> {
        assertThat(plan.action()).isEqualTo(RowAction.SKIP);
        assertThat(plan.duplicates().get(0).parts()).hasSize(2);
      });
    }

    @Test
    void findTheSamePersonThatSomebodyMakesWhileTheBatchIsOnItsWay() {
      ImportPlay play = play(SKIP);
      // a person of the same name is there already, so that most keys are held by somebody else
      play.stores.records().put(ACME, CONTACT, "W", Map.of("name", "Ada Lovelace", "phone", "911"));
      play.plan(ID, file("a@x.org,Ada Lovelace,555-0199\n"));
      boolean[] done = {false};
      Imports late = Imports.builder(play.stores.imports(), play.stores.staging(),
              new LateRecords(play.stores.records(), () -> {
                if (!done[0]) {
                  done[0] = true;
                  play.stores.records().put(ACME, CONTACT, "X", Map.of("name", "Ada Lovelacce", "phone", "555-0199"));
                }
              }), Clock.systemUTC())
          .matching(CONTACT, DuplicatesByRule.read(RULE).orElseThrow()).build();

      late.commit(ACME, ID, ALICE, Watch.NOBODY).orElseThrow();

      assertThat(done[0]).isTrue();
      assertThat(play.records().keySet()).containsExactly("W", "X");
    }

    @Test
    void compareARowWithOnlySoManyOfThoseThatShareAWord() {
      ImportPlay play = play(SKIP);
      for (int i = 0; i < 500; i++) {
        play.stores.records().put(ACME, CONTACT, "S-" + i, Map.of("name", "Smith", "phone", "9" + i));
      }
      play.stores.records().put(ACME, CONTACT, "T", Map.of("name", "Smith", "phone", "555-0100"));
      play.plan(ID, file("a@x.org,Smith,555-0100\n"));

      assertThat(plans(play, ID)).singleElement().satisfies(plan ->
          assertThat(((DuplicateOf.Existing) plan.duplicates().get(0)).id()).isEqualTo("T"));
    }

    @Test
    void meetTheRecordHoweverManyRowsThatWaitElsewhereAreMoreAlike() {
      ImportPlay play = play(SKIP);
      play.stores.records().put(ACME, CONTACT, "X", Map.of("name", "Ada Lovelacce", "phone", "555-0199"));
      play.plan(OTHER, file("a@x.org,Ada Lovelace,555-0199\n".repeat(12)));
      play.plan(ID, file("a@x.org,Ada Lovelace,555-0199\n"));

      assertThat(plans(play, ID)).singleElement().satisfies(plan -> {
        assertThat(plan.duplicates().get(0)).isInstanceOf(DuplicateOf.Staged.class);
        assertThat(plan.duplicates()).hasSize(11);
        assertThat(plan.action()).isEqualTo(RowAction.SKIP);
        assertThat(plan.record()).isEqualTo("X");
      });
    }

    @Test
    void meetTheFirstOfAThousandEqualRows() {
      ImportPlay play = new ImportPlay(ImportPlay.template(SKIP), 100, rule(RULE));
      play.run(ID, file("a@x.org,Ada Lovelace,555-0199\n".repeat(1_000)));

      assertThat(play.records()).hasSize(1);
      assertThat(play.imports.statistics(ACME, ID)).isEqualTo(new Statistics(1_000, 0, 999, 1));
    }

    @Test
    void sayNothingWhereTheTemplateWantsNoComparison() {
      ImportPlay play = new ImportPlay(
          ImportPlay.template("").replace("\"name\": \"t\"", "\"name\": \"t\", \"dedupe_enabled\": false"), 2, rule(RULE));
      play.run(ID, file("a@x.org,Ada,1\na@x.org,Ada,1\n"));

      assertThat(play.records()).hasSize(2);
    }
  }

  /** Compares words of names, and counts what it compares. */
  private static final class Counting implements RecordMatching<String> {

    private final AtomicInteger compared = new AtomicInteger();

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public List<String> keys(Map<String, String> fields) {
      return List.of(prepare(fields).split(" "));
    }

    @Override
    public List<String> fields() {
      return List.of("name");
    }

    @Override
    public String prepare(Map<String, String> fields) {
      return fields.getOrDefault("name", "-");
    }

    @Override
    public Optional<Likeness> compare(String one, String other) {
      compared.incrementAndGet();
      return Optional.empty();
    }
  }

  @Test
  void comparesARowWithAHundredRecordsAtMost() {
    Counting counting = new Counting();
    ImportPlay play = new ImportPlay(ImportPlay.template(SKIP), 2, Map.of(CONTACT, counting));
    Map.of("Ada", 40, "Augusta", 45, "King", 50).forEach((name, times) -> {
      for (int i = 0; i < times; i++) {
        play.stores.records().put(ACME, CONTACT, name + i, Map.of("name", name));
      }
    });
    play.plan(ID, file("a@x.org,Ada Augusta King,1\n"));

    assertThat(counting.compared).hasValue(100);
  }

  /** Everything shares a key, and what has the same name is the same. */
  private static final class Crowd implements RecordMatching<String> {

    @Override
    public String name() {
      return "crowd";
    }

    @Override
    public List<String> keys(Map<String, String> fields) {
      return List.of("all");
    }

    @Override
    public List<String> fields() {
      return List.of("name");
    }

    @Override
    public String prepare(Map<String, String> fields) {
      return fields.getOrDefault("name", "-");
    }

    @Override
    public Optional<Likeness> compare(String one, String other) {
      return one.equals(other) ? Optional.of(new Likeness(100, List.of())) : Optional.empty();
    }
  }

  /** The records of the import itself come first by their ids and are more than are looked at. */
  @Test
  void meetWhatSomebodyElseHasMadeHoweverManyTheImportHasMadeItself() {
    ImportPlay play = new ImportPlay(ImportPlay.template(SKIP), 10, Map.of(CONTACT, new Crowd()));
    String rows = IntStream.range(0, 80).mapToObj("a%1$d@x.org,Ada %1$d,1\n"::formatted).collect(Collectors.joining());
    play.plan(ID, file(rows + "z@x.org,Zoe,1\n"));
    play.stores.records().put(ACME, CONTACT, "zzz", Map.of("name", "Zoe"));

    play.run(ID, file(""));

    assertThat(play.fields()).hasSize(81).containsEntry("zzz", Map.of("name", "Zoe"));
  }

  /** A row is compared with many wide records, of which only a few are in memory at once. */
  @Test
  void holdFewWideRecordsAtOnce() {
    List<Integer> sizes = new ArrayList<>();
    ImportPlay play = new ImportPlay(ImportPlay.template(SKIP), 10, Map.of(CONTACT, new Crowd()));
    String wide = "x".repeat(400_000);
    for (int i = 0; i < 9; i++) {
      play.stores.records().put(ACME, CONTACT, "X" + i, Map.of("name", "Ada " + i, "note", wide));
    }
    RecordStore measured = (RecordStore) Proxy.newProxyInstance(RecordStore.class.getClassLoader(),
        new Class<?>[] {RecordStore.class}, (proxy, method, arguments) -> {
          Object answer = method.invoke(play.stores.records(), arguments);
          if (method.getName().equals("find")) {
            sizes.add(answer instanceof Portion<?, ?> portion ? portion.found().size() : ((Map<?, ?>) answer).size());
          }
          return answer;
        });
    Imports imports = Imports.builder(play.stores.imports(), play.stores.staging(), measured, Clock.systemUTC())
        .matching(CONTACT, new Crowd()).build();
    List<ImportFile> files = file("a@x.org,Ada 8,1\n");
    imports.open(ACME, ID, ALICE, ImportPlay.template(SKIP), files).orElseThrow();
    imports.stage(ACME, ID, files, Watch.NOBODY).orElseThrow();
    imports.plan(ACME, ID, Watch.NOBODY).orElseThrow();

    assertThat(plans(play, ID)).extracting(RowPlan::record).containsExactly("X8");
    assertThat(sizes).containsExactly(2, 2, 2, 2, 1);
  }

  @Nested
  class Refuse {

    @Test
    void toGoOnWithAnotherRuleThanTheImportWasOpenedWith() {
      ImportPlay play = play(SKIP);
      List<ImportFile> files = file("a@x.org,Ada,1\n");
      play.imports.open(ACME, ID, ALICE, ImportPlay.template(SKIP), files).orElseThrow();
      for (Map<String, RecordMatching<?>> others
          : List.of(rule(RULE.replace("85", "90")), Map.<String, RecordMatching<?>>of())) {
        Imports.Builder other = Imports.builder(
            play.stores.imports(), play.stores.staging(), play.stores.records(), Clock.systemUTC());
        others.forEach(other::matching);

        assertThat(other.build().stage(ACME, ID, files, Watch.NOBODY)).isInstanceOfSatisfying(Refused.class,
            refused -> assertThat(refused.refusal()).isInstanceOf(ImportRefusal.OtherMatching.class));
      }
      play.run(ID, files);
      assertThat(play.phase(ID)).isEqualTo(ImportPhase.COMMITTED);
    }

    @Test
    void toBeginACommitWithAnotherRuleAndLeaveTheImportAsItIs() {
      ImportPlay play = play(SKIP);
      play.plan(ID, file("a@x.org,Ada,1\n"));
      Imports other = Imports.builder(
          play.stores.imports(), play.stores.staging(), play.stores.records(), Clock.systemUTC()).build();

      assertThat(other.commit(ACME, ID, ALICE, Watch.NOBODY)).isInstanceOfSatisfying(Refused.class,
          refused -> assertThat(refused.refusal()).isInstanceOf(ImportRefusal.OtherMatching.class));
      assertThat(play.phase(ID)).isEqualTo(ImportPhase.PLANNED);
    }

    @Test
    void ARuleOverFieldsThatNoColumnIsMappedTo() {
      ImportPlay play = new ImportPlay(ImportPlay.template(SKIP), 2,
          rule(RULE.replace("name\"", "surname\"").replace("\"surname\": \"N", "\"name\": \"N")
              .replace("\"phone", "\"fax")));

      assertThat(play.imports.open(ACME, ID, ALICE, ImportPlay.template(SKIP), file("")))
          .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
              .isEqualTo(new ImportRefusal.NothingToCompare(List.of("surname", "fax"))));
    }

    @Test
    void modelsThatDoNotKnowWhichKeysRecordsShare() {
      String old = """
          {"version": 1, "fields": [{"name": "name", "kind": "name", "weights":
          [0, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]}],
          "prior": -11.3, "relations": [], "threshold": 0, "rows": 500, "expected_matches": 49.6}""";

      assertThat(DuplicatesByModel.read(old)).isInstanceOfSatisfying(Invalid.class, invalid ->
          assertThat(invalid.violations().all()).singleElement().satisfies(problem ->
              assertThat(problem.code()).isEqualTo("duplicates.model.keys")));
    }
  }

  @Nested
  class ByAModel {

    private static final List<PersonColumn> COLUMNS = List.of(PersonColumn.FIRST_NAME, PersonColumn.LAST_NAME,
        PersonColumn.EMAIL, PersonColumn.PHONE, PersonColumn.CITY, PersonColumn.POSTCODE, PersonColumn.DATE_OF_BIRTH);
    private static final List<String> HEADER = COLUMNS.stream().map(PersonColumn::header).toList();

    @Test
    void meetTheRecordsOfThePeopleThatAreMeant() {
      List<GeneratedPerson> people = PeopleGenerator.builder(1_500).seed(3).build().people().toList();
      String json = model(people);
      ImportPlay play = new ImportPlay(template(), 200,
          Map.of(CONTACT, DuplicatesByModel.read(json).orElseThrow()));

      play.run(ID, List.of(ImportPlay.file("people.csv", csv(people))));

      long meant = people.stream().map(GeneratedPerson::entity).distinct().count();
      long made = play.records().size();
      assertThat((double) made).isBetween(0.95 * meant, 1.1 * meant);
      List<RowPlan> duplicates = plans(play, ID).stream().filter(RowPlan::isDuplicate).toList();
      assertThat(duplicates).isNotEmpty().allSatisfy(plan -> {
        DuplicateOf best = plan.duplicates().get(0);
        double odds = best.parts().stream().mapToDouble(MatchPart::weight).sum();
        assertThat(best.score()).isBetween(50, 100).isEqualTo((int) Math.round(100 / (1 + Math.pow(2, -odds))));
      });
    }

    private static String template() {
      return """
          {"name": "people", "entity_type": "contact", "field_mapping": {%s}, "dedupe_strategy": "skip"}"""
          .formatted(HEADER.stream().map(name -> "\"%s\": \"%s\"".formatted(name, name))
              .collect(Collectors.joining(", ")));
    }

    private static String model(List<GeneratedPerson> people) {
      RecordTable.Builder table = RecordTable.of(HEADER);
      people.forEach(person -> table.add(0, values(person)));
      return MatchModelJson.write(
          Matcher.of(MatchOptions.usual()).learn(table.build()).orElseThrow().model());
    }

    private static List<String> values(GeneratedPerson person) {
      return COLUMNS.stream().map(person::value).toList();
    }

    private static String csv(List<GeneratedPerson> people) {
      List<String> lines = new ArrayList<>(List.of(String.join(",", HEADER)));
      people.forEach(person -> lines.add(values(person).stream()
          .map(value -> '"' + value.replace("\"", "\"\"") + '"').collect(Collectors.joining(","))));
      return String.join("\n", lines);
    }
  }
}
