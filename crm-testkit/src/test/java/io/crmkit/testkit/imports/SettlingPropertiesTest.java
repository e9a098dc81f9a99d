package io.crmkit.testkit.imports;

import static io.crmkit.testkit.imports.ImportPlay.ACME;
import static io.crmkit.testkit.imports.ImportPlay.CONTACT;
import static io.crmkit.testkit.imports.ImportPlay.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.imports.model.RowPlan;
import io.crmkit.imports.model.template.DedupeStrategy;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever somebody settles: what is planned then is what the commit does. */
class SettlingPropertiesTest {

  private static final String TEMPLATE = "\"dedupe_fields\": [\"email\", \"phone\"], \"dedupe_match\": \"any\","
      + " \"dedupe_bands\": [{\"from\": 90, \"strategy\": \"%s\"}, {\"from\": 40, \"strategy\": \"%s\"}]";

  /** A row of the file, and how it is settled. */
  record Settled(int row, DedupeStrategy strategy) {}

  /** Without updates: a record that gets other keys by one is met by them at the commit. */
  @Provide
  Arbitrary<String> strategies() {
    return Arbitraries.of("skip", "merge", "create_new", "review");
  }

  @Provide
  Arbitrary<List<String>> rows() {
    return Combinators.combine(Arbitraries.of("a", "b", "c"), Arbitraries.of("1", "2", "3"))
        .as("%s@x.org,N,%s"::formatted).list().ofMinSize(1).ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<Settled>> settled() {
    Arbitrary<DedupeStrategy> strategies = Arbitraries.of(
        DedupeStrategy.SKIP, DedupeStrategy.MERGE, DedupeStrategy.CREATE_NEW, DedupeStrategy.REVIEW);
    return Combinators.combine(Arbitraries.integers().between(0, 7), strategies).as(Settled::new)
        .list().ofMaxSize(8);
  }

  @Property(tries = 300)
  void makesOfSettledRowsWhatIsPlanned(@ForAll("rows") List<String> rows, @ForAll("strategies") String same,
      @ForAll("strategies") String alike, @ForAll("settled") List<Settled> settled,
      @ForAll @IntRange(min = 1, max = 4) int batch) {
    ImportPlay play = new ImportPlay(ImportPlay.template(TEMPLATE.formatted(same, alike)), batch);
    play.stores.records().put(ACME, CONTACT, "X", Map.of("email", "a@x.org", "phone", "2"));
    play.plan(ID, List.of(ImportPlay.file("a.csv", "E-mail,Name,Phone\n" + String.join("\n", rows) + "\n")));
    settled.forEach(each ->
        play.imports.settle(ACME, ID, 1 + each.row() % rows.size(), each.strategy()).orElseThrow());
    List<RowPlan> plans = play.stores.staging().plans(ACME, ID, 0, 100);
    Object planned = play.job(ID).planned();

    play.run(ID, List.of());

    assertThat(play.stores.staging().plans(ACME, ID, 0, 100)).isEqualTo(plans);
    assertThat(play.job(ID).planned()).isEqualTo(planned);
    assertThat(play.fields().keySet()).containsAll(
        plans.stream().filter(plan -> plan.action().writes()).map(RowPlan::record).toList());
  }
}
