package io.crmkit.testkit.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.dedupe.MatchOptions;
import io.crmkit.dedupe.Matcher;
import io.crmkit.dedupe.Matching;
import io.crmkit.dedupe.index.ClusterIndex;
import io.crmkit.dedupe.index.ModelMatching;
import io.crmkit.dedupe.index.ModelMatching.Written;
import io.crmkit.dedupe.index.model.ClusterMatch;
import io.crmkit.dedupe.json.MatchModelJson;
import io.crmkit.dedupe.model.FieldKind;
import io.crmkit.dedupe.model.FieldValues;
import io.crmkit.dedupe.model.MatchField;
import io.crmkit.dedupe.model.MatchModel;
import io.crmkit.dedupe.table.RecordTable;
import io.crmkit.testkit.core.SequentialIds;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeProperty;
import net.jqwik.api.statistics.Statistics;

/** One model weighs a record in a table and alone, in any order of records. */
class ModelMatchingPropertiesTest {

  private static final Clock NOON = Clock.fixed(Instant.parse("2024-05-01T12:00:00Z"), ZoneOffset.UTC);
  private static final List<String> COLUMNS =
      PersonColumn.headers().subList(1, PersonColumn.headers().size());

  private MatchModel model = new MatchModel(
      List.of(new MatchField("none", FieldKind.NAME, Collections.nCopies(16, 0.0))), 0, List.of(), 0, 1, 0);

  @BeforeProperty
  void learn() {
    MatchModel learned = Matcher.of(MatchOptions.usual()).learn(table(people(600, 3))).orElseThrow().model();
    model = MatchModelJson.read(MatchModelJson.write(learned)).orElseThrow();
  }

  @Property(tries = 20)
  void aScoreDependsOnTheTwoRecordsAndTheModelAlone(@ForAll long seed) {
    List<GeneratedPerson> people = people(70, seed);
    Matching batch = Matcher.of(MatchOptions.usual()).match(model, table(people));
    ModelMatching alone = ModelMatching.of(model);
    List<Written> written = people.stream().map(person -> alone.prepare(values(person))).toList();
    boolean links = false;
    for (int one = 0; one < people.size(); one++) {
      for (int other = 0; other < people.size(); other++) {
        double score = alone.score(written.get(one), written.get(other));
        assertThat(batch.score(one, other)).isEqualTo(score);
        assertThat(alone.links(written.get(one), written.get(other))).isEqualTo(score >= model.threshold())
            .isEqualTo(alone.weight(written.get(one), written.get(other)) > 0);
        links |= one < other && score >= model.threshold();
      }
    }
    Statistics.label("links").collect(links);
    Statistics.label("links").coverage(seen -> seen.check(true).percentage(share -> share > 30));
  }

  @Property(tries = 15)
  void anyOrderOfChangesGivesTheClustersOfAllAtOnce(@ForAll long seed) {
    List<GeneratedPerson> people = new ArrayList<>(people(200, seed));
    ClusterIndex<?> atOnce = new ClusterIndex<>(ModelMatching.of(model), new SequentialIds("e"), NOON);
    people.forEach(person -> atOnce.put(person.id(), values(person)));
    ClusterIndex<?> changed = new ClusterIndex<>(ModelMatching.of(model), new SequentialIds("e"), NOON);
    Random random = new Random(seed);
    for (int step = 0; step < 100; step++) {
      GeneratedPerson person = people.get(random.nextInt(people.size()));
      if (random.nextInt(3) == 0) {
        changed.remove(person.id());
      } else {
        changed.put(person.id(), values(people.get(random.nextInt(people.size()))));
      }
    }
    Collections.shuffle(people, random);
    people.forEach(person -> changed.put(person.id(), values(person)));

    assertThat(sets(changed.clusters().values())).isEqualTo(sets(atOnce.clusters().values()));
    Statistics.label("joined").collect(atOnce.clusters().size() < people.size());
    Statistics.label("joined").coverage(seen -> seen.check(true).percentage(share -> share > 30));
  }

  /** Nearly, as a pair that shares no key of the plan can be in one cluster where all pairs are compared. */
  @Property(tries = 15)
  void clustersOfTheBatchAreThoseOfTheIndex(@ForAll long seed) {
    List<GeneratedPerson> people = people(200, seed);
    Matching batch = Matcher.of(MatchOptions.usual()).match(model, table(people));
    ClusterIndex<?> index = new ClusterIndex<>(ModelMatching.of(model), new SequentialIds("e"), NOON);
    people.forEach(person -> index.put(person.id(), values(person)));
    Map<Integer, Set<String>> clusters = new TreeMap<>();
    IntStream.range(0, people.size()).forEach(
        row -> clusters.computeIfAbsent(batch.cluster(row), first -> new HashSet<>()).add(people.get(row).id()));
    Set<Set<String>> held = sets(index.clusters().values());
    long same = clusters.values().stream().filter(held::contains).count();

    assertThat(same).isGreaterThanOrEqualTo((long) (0.9 * clusters.size()));
  }

  @Example
  void answersWhoARecordIs() {
    List<GeneratedPerson> people = people(200, 5);
    ClusterIndex<?> index = new ClusterIndex<>(ModelMatching.of(model), new SequentialIds("e"), NOON);
    people.forEach(person -> index.put(person.id(), values(person)));
    int found = 0;
    for (GeneratedPerson person : people) {
      List<ClusterMatch> matches = index.matching(values(person));
      found += matches.stream().anyMatch(match -> match.record().equals(person.id())) ? 1 : 0;
    }

    assertThat(found).isGreaterThan(190);
  }

  @Example
  void refusesModelsThatDoNotKnowWhatARecordNeeds() {
    MatchModel old = new MatchModel(List.of(new MatchField("a", FieldKind.NAME, Collections.nCopies(16, 0.0))), 0,
        List.of(), 0, 1, 0);

    assertThatIllegalArgumentException().isThrownBy(() -> ModelMatching.of(old)).withMessageContaining("learn it anew");
    List<MatchField> fields = model.fields().stream()
        .map(field -> new MatchField(field.name(), field.kind(), field.weights())).toList();
    MatchModel ignorant = new MatchModel(fields, 0, List.of(), 0, 1, 0, model.blocking());
    assertThatIllegalArgumentException().isThrownBy(() -> ModelMatching.of(ignorant))
        .withMessageContaining("how frequent values are");
    MatchModel wordless = model.knowing(model.fields().stream().map(field -> wordless(known(field))).toList());
    assertThatIllegalArgumentException().isThrownBy(() -> ModelMatching.of(wordless))
        .withMessageContaining("how frequent values are");
  }

  private static FieldValues known(MatchField field) {
    return Objects.requireNonNull(field.values());
  }

  private static FieldValues wordless(FieldValues values) {
    return new FieldValues(values.counts(), null, values.scale(), values.order(), values.partner(), values.none());
  }

  private static List<GeneratedPerson> people(int records, long seed) {
    return PeopleGenerator.builder(records).seed(seed).repeated(0.5).build().people().toList();
  }

  private static Map<String, String> values(GeneratedPerson person) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < COLUMNS.size(); i++) {
      values.put(COLUMNS.get(i), person.values().get(i + 1));
    }
    return values;
  }

  private static RecordTable table(List<GeneratedPerson> people) {
    RecordTable.Builder rows = RecordTable.of(COLUMNS);
    people.forEach(person -> rows.add(0, person.values().subList(1, person.values().size())));
    return rows.build();
  }

  private static Set<Set<String>> sets(Collection<Set<String>> clusters) {
    return new HashSet<>(clusters);
  }
}
