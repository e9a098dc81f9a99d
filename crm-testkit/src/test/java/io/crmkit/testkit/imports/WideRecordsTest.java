package io.crmkit.testkit.imports;

import static io.crmkit.testkit.imports.ImportPlay.ACME;
import static io.crmkit.testkit.imports.ImportPlay.ALICE;
import static io.crmkit.testkit.imports.ImportPlay.CONTACT;
import static io.crmkit.testkit.imports.ImportPlay.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.imports.Imports;
import io.crmkit.imports.Watch;
import io.crmkit.imports.model.Portion;
import io.crmkit.imports.model.Statistics;
import io.crmkit.imports.port.RecordStore;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Records of 400,000 characters, of which two fit into memory at once. */
class WideRecordsTest {

  private static final int ROWS = 9;
  private static final String WIDE = "x".repeat(400_000);

  private final ImportPlay play = new ImportPlay(
      ImportPlay.template("\"dedupe_fields\": [\"email\"], \"dedupe_strategy\": \"update\""), 100);
  private final List<Integer> sizes = new ArrayList<>();

  private RecordStore measured() {
    return (RecordStore) Proxy.newProxyInstance(RecordStore.class.getClassLoader(), new Class<?>[] {RecordStore.class},
        (proxy, method, arguments) -> {
          Object answer = method.invoke(play.stores.records(), arguments);
          if (method.getName().equals("find")) {
            sizes.add(answer instanceof Portion<?, ?> portion ? portion.found().size() : ((Map<?, ?>) answer).size());
          }
          return answer;
        });
  }

  @Test
  void areHeldAFewAtOnceThoughAllRowsMeetThemAtTheirCommit() {
    String rows = IntStream.range(0, ROWS).mapToObj("a%1$d@x.org,Ada %1$d,1\n"::formatted).collect(Collectors.joining());
    play.plan(ID, List.of(ImportPlay.file("a.csv", "E-mail,Name,Phone\n" + rows)));
    for (int i = 0; i < ROWS; i++) {
      play.stores.records().put(ACME, CONTACT, "X" + i, Map.of("email", "a%d@x.org".formatted(i), "note", WIDE));
    }
    Imports imports = Imports.builder(play.stores.imports(), play.stores.staging(), measured(), Clock.systemUTC())
        .batch(100).build();

    imports.commit(ACME, ID, ALICE, Watch.NOBODY).orElseThrow();

    assertThat(sizes).isNotEmpty().allMatch(size -> size <= 2);
    assertThat(imports.statistics(ACME, ID)).isEqualTo(new Statistics(ROWS, 0, ROWS, ROWS));
    assertThat(play.fields()).hasSize(ROWS);
    assertThat(play.fields().get("X8"))
        .isEqualTo(Map.of("email", "a8@x.org", "name", "Ada 8", "phone", "1", "note", WIDE));
  }
}
