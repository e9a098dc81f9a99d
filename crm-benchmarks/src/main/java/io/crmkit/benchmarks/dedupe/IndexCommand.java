package io.crmkit.benchmarks.dedupe;

import io.crmkit.benchmarks.report.Figures;
import io.crmkit.benchmarks.report.Goal;
import io.crmkit.benchmarks.report.Machine;
import io.crmkit.benchmarks.report.MarkdownTable;
import io.crmkit.core.id.Ids;
import io.crmkit.dedupe.MatchOptions;
import io.crmkit.dedupe.Matcher;
import io.crmkit.dedupe.index.ClusterIndex;
import io.crmkit.dedupe.index.ModelMatching;
import io.crmkit.dedupe.model.MatchModel;
import io.crmkit.dedupe.table.RecordTable;
import io.crmkit.testkit.dedupe.GeneratedPerson;
import io.crmkit.testkit.dedupe.PeopleGenerator;
import io.crmkit.testkit.dedupe.PersonColumn;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Puts made-up people into an index by the model that was learned of them, one by one, and asks who some of them are. All
 * times are CPU time of the one thread that does it; people are made beside it, a thousand at a time.
 */
@Command(
    name = "dedupe-index", mixinStandardHelpOptions = true,
    description = "Measures an index of people by a model: additions in a core-second, and matches of one record.")
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class IndexCommand implements Callable<Integer> {

  private static final long SEED = 7;
  private static final int LEAST = 10;
  private static final int PART = 1_000;
  private static final int ASKED = 20_000;
  private static final List<String> COLUMNS =
      PersonColumn.headers().subList(1, PersonColumn.headers().size());

  @Option(names = "--records", defaultValue = "1000000", description = "how many people (${DEFAULT-VALUE})")
  private int records;

  @Spec
  private CommandSpec spec;

  private final Random random = new Random(SEED);

  @Override
  public Integer call() {
    if (records < LEAST) {
      throw new ParameterException(spec.commandLine(), "--records takes " + LEAST + " people or more, not " + records);
    }
    PeopleGenerator people = PeopleGenerator.builder(records).seed(SEED).build();
    ClusterIndex<?> index = new ClusterIndex<>(
        ModelMatching.of(model(people)), Ids.timeOrdered(Clock.systemUTC()), Clock.systemUTC());
    long first = put(people, index, 0, records - records / 10);
    long last = put(people, index, records - records / 10, records);
    double[] asked = ask(people, index);
    MarkdownTable table =
        new MarkdownTable("%,d people held, CPU time of one thread".formatted(records), "crmkit", "goals");
    row(table, "additions, all of them, /core-s", records / seconds(first + last));
    double additions = records / 10.0 / seconds(last);
    row(table, "additions, the last tenth, /core-s", additions, Goal.atLeast(20_000, additions, "/core-s"));
    row(table, "match of one record, p50, ms", asked[ASKED / 2]);
    double slow = asked[ASKED * 99 / 100];
    row(table, "match of one record, p99, ms", slow, Goal.atMost(2, slow, "ms"));
    spec.commandLine().getOut().println(Machine.thisOne() + "\n\n" + table);
    return 0;
  }

  private MatchModel model(PeopleGenerator people) {
    RecordTable.Builder rows = RecordTable.of(COLUMNS);
    people.people().forEach(person -> rows.add(0, person.values().subList(1, person.values().size())));
    return Matcher.of(MatchOptions.usual()).learn(rows.build()).orElseThrow().model();
  }

  /** Returns the CPU time of the additions alone, in nanoseconds. */
  private static long put(PeopleGenerator people, ClusterIndex<?> index, int from, int to) {
    long time = 0;
    for (int start = from; start < to; start += PART) {
      List<GeneratedPerson> some = new ArrayList<>();
      List<Map<String, String>> values = new ArrayList<>();
      for (int i = start; i < Math.min(to, start + PART); i++) {
        GeneratedPerson person = people.person(i);
        some.add(person);
        values.add(values(person));
      }
      long begin = cpu();
      for (int i = 0; i < some.size(); i++) {
        index.put(some.get(i).id(), values.get(i));
      }
      time += cpu() - begin;
    }
    return time;
  }

  /** Returns how long each match took, in milliseconds, the shortest first. */
  private double[] ask(PeopleGenerator people, ClusterIndex<?> index) {
    double[] asked = new double[ASKED];
    for (int i = 0; i < ASKED; i++) {
      Map<String, String> values = values(people.person(random.nextInt(records)));
      long begin = cpu();
      int found = index.matching(values).size();
      asked[i] = (cpu() - begin) / 1e6;
      if (found > records) {
        throw new IllegalStateException("more were found than there are: " + found);
      }
    }
    Arrays.sort(asked);
    return asked;
  }

  private static Map<String, String> values(GeneratedPerson person) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < COLUMNS.size(); i++) {
      values.put(COLUMNS.get(i), person.values().get(i + 1));
    }
    return values;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }

  private static void row(MarkdownTable table, String work, double ours, Goal... goals) {
    table.row(List.of(work, Figures.plain(ours), goals.length == 0 ? "" : goals[0].toString()));
  }
}
