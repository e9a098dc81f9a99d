package io.crmkit.testkit.dedupe.kinds;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.crmkit.dedupe.table.RecordTable;
import io.crmkit.testkit.dedupe.GoldPair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Records of one file, or of two to be linked, and which of them are the same thing.
 *
 * @param gold pairs of ids; of two files the first is of the first one
 */
public record MadeUpRecords(List<Source> sources, List<GoldPair> gold) {

  public MadeUpRecords {
    sources = List.copyOf(sources);
    gold = List.copyOf(gold);
    if (sources.isEmpty() || sources.size() > 2) {
      throw new IllegalArgumentException("there must be one source or two but there were " + sources.size());
    }
  }

  /**
   * A file.
   *
   * @param columns the first is that of ids
   * @param rows a value for each column, empty if there is none
   */
  public record Source(List<String> columns, List<List<String>> rows) {

    public Source {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  public boolean isLink() {
    return sources.size() == 2;
  }

  /** Returns the table that a matcher takes: all columns but the ids, the rows of the first source first. */
  public RecordTable table() {
    Set<String> columns = new LinkedHashSet<>();
    sources.forEach(source -> columns.addAll(source.columns().subList(1, source.columns().size())));
    RecordTable.Builder table = RecordTable.of(List.copyOf(columns));
    for (int source = 0; source < sources.size(); source++) {
      List<String> own = sources.get(source).columns();
      for (List<String> row : sources.get(source).rows()) {
        table.add(source, columns.stream().map(own::indexOf).map(at -> at < 0 ? "" : row.get(at)).toList());
      }
    }
    return table.build();
  }

  /** Returns the pairs of rows of {@link #table()} that are the same thing: the lower row, then the higher one. */
  public Set<List<Integer>> truth() {
    List<Map<String, Integer>> places = new ArrayList<>();
    int row = 0;
    for (Source source : sources) {
      Map<String, Integer> own = new HashMap<>();
      for (List<String> each : source.rows()) {
        own.put(each.get(0), row++);
      }
      places.add(own);
    }
    Set<List<Integer>> truth = new HashSet<>();
    for (GoldPair pair : gold) {
      int one = place(places.get(0), pair.left());
      int other = place(places.get(places.size() - 1), pair.right());
      truth.add(List.of(Math.min(one, other), Math.max(one, other)));
    }
    return truth;
  }

  private static int place(Map<String, Integer> places, String id) {
    return Objects.requireNonNull(places.get(id), id);
  }

  /** Writes the files into a folder, which is made if it is not there; files of their names are replaced. */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (int source = 0; source < sources.size(); source++) {
      String name = isLink() ? source == 0 ? "records_a.csv" : "records_b.csv" : "records.csv";
      List<List<String>> lines = new ArrayList<>(List.of(sources.get(source).columns()));
      lines.addAll(sources.get(source).rows());
      write(folder.resolve(name), lines);
    }
    List<List<String>> pairs = new ArrayList<>(List.of(List.of("id_l", "id_r")));
    gold.forEach(pair -> pairs.add(List.of(pair.left(), pair.right())));
    write(folder.resolve("gold_pairs.csv"), pairs);
  }

  private static void write(Path file, List<List<String>> lines) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
      lines.forEach(csv::writeRecord);
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    }
  }
}
