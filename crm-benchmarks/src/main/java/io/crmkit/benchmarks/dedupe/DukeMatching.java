package io.crmkit.benchmarks.dedupe;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** People from a file to matching pairs by Duke 1.2, its own command line, its index in memory, on one thread. */
public final class DukeMatching {

  private static final List<Property> PROPERTIES = List.of(
      Property.name("first_name", 0.1, 0.75), Property.name("last_name", 0.2, 0.7), Property.name("street", 0.4, 0.65),
      Property.name("email", 0.3, 0.95), Property.code("phone", 0.4, 0.8), Property.code("postcode", 0.4, 0.6),
      Property.code("date_of_birth", 0.1, 0.9));

  private DukeMatching() {}

  /** Matches the records of the first file, measured by the pairs of the second. */
  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    double start = Outcome.cpu();
    Path configuration = Files.createTempFile("duke", ".xml");
    Path links = Files.createTempFile("duke", ".links");
    try {
      Files.writeString(configuration, configuration(arguments[0]));
      run("--linkfile=" + links, "--batchsize=10000", configuration.toString());
      double cpu = Outcome.cpu() - start;
      Set<String> found = new HashSet<>();
      for (String line : Files.readAllLines(links)) {
        String[] parts = line.substring(2).split(","); // +,one,other,confidence
        found.add(Outcome.pair(parts[0], parts[1]));
      }
      Set<String> truth = Outcome.truth(Path.of(arguments[1]));
      long right = found.stream().filter(truth::contains).count();
      System.out.println(new Outcome(
          cpu, Double.NaN, Double.NaN, Outcome.f1(found.size(), right, truth.size()), Double.NaN).line());
    } finally {
      Files.delete(configuration);
      Files.delete(links);
    }
  }

  private static void run(String... arguments) throws ReflectiveOperationException {
    try {
      Class.forName("no.priv.garshol.duke.Duke").getMethod("main", String[].class).invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("Duke failed", e.getCause());
    }
  }

  private static String configuration(String records) {
    String properties = PROPERTIES.stream().map(Property::property).collect(Collectors.joining());
    String columns = PROPERTIES.stream().map(Property::column).collect(Collectors.joining());
    return """
        <duke><schema><threshold>0.9</threshold><property type="id"><name>id</name></property>%s</schema>
        <csv><param name="input-file" value="%s"/><param name="header-line" value="true"/>
        <column name="id" property="id"/>%s</csv></duke>""".formatted(properties, records, columns);
  }

  /** What is compared, and how likely records are the same if it differs and if it is equal, as Duke puts it. */
  private record Property(String name, String comparator, String cleaner, double low, double high) {

    static Property name(String name, double low, double high) {
      return new Property(name, "JaroWinkler", "LowerCaseNormalizeCleaner", low, high);
    }

    static Property code(String name, double low, double high) {
      return new Property(name, "Levenshtein", "DigitsOnlyCleaner", low, high);
    }

    String property() {
      return ("<property><name>%s</name><comparator>no.priv.garshol.duke.comparators.%s</comparator>"
          + "<low>%s</low><high>%s</high></property>").formatted(name, comparator, low, high);
    }

    String column() {
      return "<column name=\"%s\" property=\"%s\" cleaner=\"no.priv.garshol.duke.cleaners.%s\"/>"
          .formatted(name, name, cleaner);
    }
  }
}
