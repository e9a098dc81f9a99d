package io.crmkit.testkit.imports;

import static io.crmkit.testkit.imports.ImportPlay.ACME;
import static io.crmkit.testkit.imports.ImportPlay.CONTACT;
import static io.crmkit.testkit.imports.ImportPlay.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.paging.PageRequest;
import io.crmkit.imports.ImportFile;
import io.crmkit.imports.PreviewRow;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.ImportPhase;
import io.crmkit.imports.model.RowCounts;
import io.crmkit.imports.model.Statistics;
import io.crmkit.imports.model.UndoConflict;
import io.crmkit.testkit.imports.ReferenceImport.Person;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of every import, whatever the files, the strategy and the moments at which it is cut short. */
class ImportPropertiesTest {

  private static final String HEADER = "E-mail,Name,Phone\n";

  @Provide
  Arbitrary<Person> people() {
    Arbitrary<String> emails =
        Arbitraries.of("a@x.org", "A@x.org", "b@x.org", "c@x.org", "d@x.org", "e@x.org", "", "bad");
    Arbitrary<String> names = Arbitraries.of("", "Ada", "Bob", "Cy");
    return Combinators.combine(emails, names, Arbitraries.of("", "1", "2")).as(Person::new)
        .filter(person -> !person.csv().equals(",,")); // a line of delimiters alone is no row
  }

  @Provide
  Arbitrary<String> strategies() {
    return Arbitraries.of("skip", "update", "merge", "create_new", "review");
  }

  @Provide
  Arbitrary<List<Map<String, String>>> existing() {
    Arbitrary<String> emails = Arbitraries.of("a@x.org", "b@x.org", "f@x.org");
    return Combinators.combine(emails, Arbitraries.of("", "Old", "Older")).as(ImportPropertiesTest::record)
        .list().ofMaxSize(3).uniqueElements(record -> record.get("email"));
  }

  private static Map<String, String> record(String email, String name) {
    return name.isEmpty() ? Map.of("email", email) : Map.of("email", email, "name", name);
  }

  private static ImportPlay play(String strategy, int batch, List<Map<String, String>> existing) {
    ImportPlay play = new ImportPlay(
        ImportPlay.template("\"dedupe_fields\": [\"email\"], \"dedupe_strategy\": \"" + strategy + "\""), batch);
    for (int i = 0; i < existing.size(); i++) {
      play.stores.records().put(ACME, CONTACT, "E-" + i, existing.get(i));
    }
    return play;
  }

  private static List<ImportFile> files(List<Person> people) {
    int middle = people.size() / 3;
    return List.of(ImportPlay.file("one.csv", csv(people.subList(0, middle))),
        ImportPlay.file("two.csv", csv(people.subList(middle, people.size()))));
  }

  private static String csv(List<Person> people) {
    return HEADER + people.stream().map(person -> person.csv() + "\n").collect(Collectors.joining());
  }

  @Property(tries = 200)
  void makesOfRowsWhatAListOneAfterTheOtherMakes(@ForAll("lists") List<Person> people,
      @ForAll("decided") String strategy, @ForAll("existing") List<Map<String, String>> existing,
      @ForAll @IntRange(min = 1, max = 7) int batch) {
    ImportPlay play = play(strategy, batch, existing);
    play.run(ID, files(people));

    ReferenceImport reference = ReferenceImport.of(existing, people, strategy);
    assertThat(play.fields().values()).containsExactlyInAnyOrderElementsOf(reference.records);
    assertThat(play.imports.statistics(ACME, ID)).isEqualTo(new Statistics(people.size() - reference.invalid,
        reference.invalid, reference.duplicate, reference.imported));
    net.jqwik.api.statistics.Statistics.collect(reference.duplicate > 1 && reference.invalid > 0);
    net.jqwik.api.statistics.Statistics.coverage(seen -> seen.check(true).count(n -> n > 0));
  }

  @Property(tries = 200)
  void endsTheSameWhereverItIsKilled(@ForAll("lists") List<Person> people, @ForAll("strategies") String strategy,
      @ForAll("existing") List<Map<String, String>> existing, @ForAll @IntRange(min = 1, max = 4) int batch,
      @ForAll("lives") List<Integer> lives) {
    ImportPlay whole = play(strategy, batch, existing);
    whole.run(ID, files(people));
    ImportPlay torn = play(strategy, batch, existing);
    int killed = torn.surviving(() -> torn.run(ID, files(people)), lives);

    assertThat(torn.end(ID)).isEqualTo(whole.end(ID));
    net.jqwik.api.statistics.Statistics.collect(killed > 2);
    net.jqwik.api.statistics.Statistics.coverage(seen -> seen.check(true).count(n -> n > 20));
  }

  @Property(tries = 100)
  void showsBeforeTheCommitWhatTheCommitDoes(@ForAll("lists") List<Person> people,
      @ForAll("strategies") String strategy, @ForAll("existing") List<Map<String, String>> existing) {
    ImportPlay play = play(strategy, 3, existing);
    play.plan(ID, files(people));
    RowCounts planned = Objects.requireNonNull(play.job(ID).planned());
    Map<String, List<PreviewRow>> shown = play.imports.preview(ACME, ID, PageRequest.first(100)).items().stream()
        .filter(row -> row.plan().action().writes()).collect(Collectors.groupingBy(row -> row.plan().record()));
    assertThat(play.fields().values()).containsExactlyInAnyOrderElementsOf(existing);
    play.run(ID, files(people));

    assertThat(play.job(ID).planned()).isEqualTo(planned);
    assertThat(play.fields().keySet()).containsAll(shown.keySet());
    // of a record that several rows reach each row shows what it would do alone
    shown.values().stream().filter(rows -> rows.size() == 1).map(rows -> rows.get(0)).forEach(row ->
        assertThat(play.fields().get(row.plan().record())).isEqualTo(row.after()));
  }

  @Property(tries = 100)
  void undoesEverythingWhereverThatIsKilled(@ForAll("lists") List<Person> people,
      @ForAll("strategies") String strategy, @ForAll("existing") List<Map<String, String>> existing,
      @ForAll("lives") List<Integer> lives) {
    ImportPlay play = play(strategy, 2, existing);
    Map<String, Map<String, String>> before = play.fields();
    play.run(ID, files(people));
    play.surviving(() -> play.undo(ID), lives);

    assertThat(play.fields()).isEqualTo(before);
    assertThat(play.imports.conflicts(ACME, ID, PageRequest.first(10)).items()).isEmpty();
  }

  @Property(tries = 200)
  void undoesNothingThatSomebodyHasEditedSince(@ForAll("lists") List<Person> people,
      @ForAll("decided") String strategy, @ForAll("existing") List<Map<String, String>> existing,
      @ForAll("edits") List<String> edits) {
    ImportPlay play = play(strategy, 2, existing);
    Map<String, Map<String, String>> before = play.fields();
    play.run(ID, files(people));
    Map<String, Map<String, String>> imported = play.fields();
    edit(play, edits);
    Map<String, Map<String, String>> edited = play.fields();
    play.undo(ID);

    Set<String> conflicts = play.imports.conflicts(ACME, ID, PageRequest.first(1_000)).items().stream()
        .map(UndoConflict::record).collect(Collectors.toSet());
    assertThat(play.fields()).isEqualTo(expected(before, imported, edited, conflicts));
    net.jqwik.api.statistics.Statistics.collect(conflicts.isEmpty());
    net.jqwik.api.statistics.Statistics.coverage(seen -> seen.check(false).count(n -> n > 0));
  }

  /** Every field is as before the import, but for those that an edit has changed since. */
  private static Map<String, Map<String, String>> expected(Map<String, Map<String, String>> before,
      Map<String, Map<String, String>> imported, Map<String, Map<String, String>> edited, Set<String> conflicts) {
    Map<String, Map<String, String>> expected = new TreeMap<>();
    edited.forEach((id, today) -> {
      Map<String, String> old = before.get(id);
      Map<String, String> then = Objects.requireNonNull(imported.get(id));
      if (old == null) {
        if (!today.equals(then)) {
          expected.put(id, today);
          assertThat(conflicts).contains(id);
        }
        return;
      }
      Map<String, String> fields = new TreeMap<>();
      for (String field : List.of("email", "name", "phone")) {
        String kept = Objects.equals(today.get(field), then.get(field)) ? old.get(field) : today.get(field);
        if (kept != null) {
          fields.put(field, kept);
        }
      }
      expected.put(id, fields);
    });
    return expected;
  }

  private static void edit(ImportPlay play, List<String> edits) {
    List<String> ids = new ArrayList<>(play.fields().keySet());
    for (int i = 0; i < Math.min(edits.size(), ids.size()); i++) {
      if (!edits.get(i).isEmpty()) {
        Map<String, String> fields = new TreeMap<>(play.fields().get(ids.get(i)));
        fields.put("name", edits.get(i));
        play.stores.records().put(ACME, CONTACT, ids.get(i), fields);
      }
    }
  }

  @Property(tries = 50)
  void makesNothingTwiceThatTwoImportAtOnce(@ForAll("lists") List<Person> people,
      @ForAll("lists") List<Person> others, @ForAll("deduplicating") String strategy) throws Exception {
    ImportPlay play = play(strategy, 2, List.of());
    ImportId other = new ImportId("I-2");
    play.plan(ID, files(people));
    play.plan(other, files(others));
    FutureTask<ImportPhase> second = new FutureTask<>(() -> {
      play.run(other, files(others));
      return play.phase(other);
    });
    new Thread(second).start();
    play.run(ID, files(people));
    assertThat(second.get()).isEqualTo(play.phase(ID)).isEqualTo(ImportPhase.COMMITTED);

    Collection<String> emails = play.fields().values().stream().map(fields -> fields.get("email")).toList();
    assertThat(emails).doesNotHaveDuplicates();
    assertThat(new HashSet<>(emails)).isEqualTo(Stream.concat(people.stream(), others.stream()).filter(Person::isValid)
        .map(person -> person.email().toLowerCase(Locale.ROOT)).collect(Collectors.toSet()));
  }

  @Provide
  Arbitrary<List<Person>> lists() {
    return people().list().ofMaxSize(20);
  }

  @Provide
  Arbitrary<String> decided() {
    return strategies().filter(strategy -> !strategy.equals("review"));
  }

  @Provide
  Arbitrary<String> deduplicating() {
    return Arbitraries.of("skip", "update", "merge");
  }

  @Provide
  Arbitrary<List<Integer>> lives() {
    return Arbitraries.integers().between(0, 60).list().ofMinSize(1).ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<String>> edits() {
    return Arbitraries.of("", "", "Edited").list().ofMinSize(5).ofMaxSize(10);
  }
}
