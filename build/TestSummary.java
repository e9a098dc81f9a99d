import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Prints what the tests of one module were, which JDK ran them and which lines they reached; run by {@code mvn verify}.
 *
 * <p>The JDK is read from the reports that the test processes themselves wrote, so it cannot differ from the one that
 * ran. Arguments: the module, its target folder, when the build began (older reports are left out), the least share of
 * covered lines in percent, and a regular expression of the classes ({@code package.Class}) that owe every branch.
 */
public final class TestSummary {

  private static final List<String> REPORTS = List.of("surefire-reports", "surefire-reports-jdk-25");

  private final String module;
  private final Path target;
  private final Instant began;
  private final List<String> failures = new ArrayList<>();

  private TestSummary(String module, Path target, Instant began) {
    this.module = module;
    this.target = target;
    this.began = began;
  }

  public static void main(String[] args) throws IOException {
    TestSummary summary = new TestSummary(args[0], Path.of(args[1]), Instant.parse(args[2]));
    summary.printTests();
    if (summary.isOfThisBuild(summary.target.resolve("jacoco.exec"))) {
      summary.printCoverage("", "site/jacoco/jacoco.csv", 0, Pattern.compile("^$"));
    }
    summary.printCoverage(
        "all modules: ", "site/jacoco-aggregate/jacoco.csv", Double.parseDouble(args[3]), Pattern.compile(args[4]));
    if (!summary.failures.isEmpty()) {
      summary.failures.forEach(failure -> System.err.println("[" + summary.module + "] " + failure));
      System.exit(1);
    }
  }

  private void printTests() throws IOException {
    if (!Files.isDirectory(target.resolve("test-classes"))) {
      return;
    }
    boolean on25 = false;
    for (String folder : REPORTS) {
      Map<String, Run> runs = runs(target.resolve(folder));
      runs.values().forEach(run -> say("%d tests ran on JDK %s, %d failed, %d skipped"
          .formatted(run.tests(), run.jdk(), run.failed(), run.skipped())));
      on25 |= runs.keySet().stream().anyMatch(jdk -> jdk.startsWith("25"));
    }
    if (!on25) {
      say("no tests ran on JDK 25 (set JAVA_25_HOME, or name one in ~/.m2/toolchains.xml)");
    }
  }

  private Map<String, Run> runs(Path folder) throws IOException {
    Map<String, Run> runs = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.getFileName().toString().matches("TEST-.*[.]xml")).filter(this::isOfThisBuild)
            .map(TestSummary::read)
            .forEach(run -> runs.merge(run.jdk(), run, Run::plus));
      }
    }
    return runs;
  }

  private boolean isOfThisBuild(Path file) {
    try {
      return Files.exists(file) && !Files.getLastModifiedTime(file).toInstant().isBefore(began);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Run(String jdk, int tests, int failed, int skipped) {

    Run plus(Run other) {
      return new Run(jdk, tests + other.tests, failed + other.failed, skipped + other.skipped);
    }
  }

  /** Counts the elements: the totals at the head of a report leave out nested classes. */
  private static Run read(Path report) {
    try (InputStream in = Files.newInputStream(report)) {
      XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
      Run run = new Run("unknown", 0, 0, 0);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          run = counted(run, xml);
        }
      }
      return run;
    } catch (IOException | XMLStreamException e) {
      throw new IllegalStateException("cannot read " + report, e);
    }
  }

  private static Run counted(Run run, XMLStreamReader xml) {
    return switch (xml.getLocalName()) {
      case "testcase" -> run.plus(new Run(run.jdk(), 1, 0, 0));
      case "failure", "error" -> run.plus(new Run(run.jdk(), 0, 1, 0));
      case "skipped" -> run.plus(new Run(run.jdk(), 0, 0, 1));
      case "property" -> "java.version".equals(xml.getAttributeValue(null, "name"))
          ? new Run(xml.getAttributeValue(null, "value"), run.tests(), run.failed(), run.skipped())
          : run;
      default -> run;
    };
  }

  /** Reads JaCoCo's table: GROUP, PACKAGE, CLASS, then missed and covered instructions, branches, lines, … */
  private void printCoverage(String label, String table, double leastLines, Pattern owesEveryBranch)
      throws IOException {
    if (!isOfThisBuild(target.resolve(table))) {
      return;
    }
    List<String> rows = Files.readAllLines(target.resolve(table));
    long[] sums = new long[4];
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split(",");
      for (int i = 0; i < sums.length; i++) {
        sums[i] += Long.parseLong(cells[5 + i]);
      }
      if (!cells[5].equals("0") && owesEveryBranch.matcher(cells[1] + "." + cells[2]).find()) {
        failures.add("%s.%s owes every branch to a test but %s are missed".formatted(cells[1], cells[2], cells[5]));
      }
    }
    say("%scoverage: %s of lines, %s of branches".formatted(label, share(sums[3], sums[2]), share(sums[1], sums[0])));
    if (sums[3] * 100.0 < leastLines * (sums[2] + sums[3])) {
      failures.add("%scoverage of lines must be at least %.1f %%".formatted(label, leastLines));
    }
  }

  private static String share(long covered, long missed) {
    return covered + missed == 0
        ? "none"
        : String.format(Locale.ROOT, "%.1f %% (%d of %d)", 100.0 * covered / (covered + missed), covered,
            covered + missed);
  }

  private void say(String line) {
    System.out.println("[" + module + "] " + line);
  }
}
