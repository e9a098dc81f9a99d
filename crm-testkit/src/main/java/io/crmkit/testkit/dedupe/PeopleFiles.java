package io.crmkit.testkit.dedupe;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/** Writes made-up people as files: {@code records.csv} and {@code gold_pairs.csv}, in UTF-8 as RFC 4180 says. */
public final class PeopleFiles {

  public static final String RECORDS = "records.csv";
  public static final String GOLD_PAIRS = "gold_pairs.csv";

  private PeopleFiles() {}

  /** As {@link #write(PeopleGenerator, Path, LongConsumer)}, told to nobody. */
  public static void write(PeopleGenerator people, Path folder) throws IOException {
    write(people, folder, done -> {});
  }

  /**
   * Writes both files into a folder, which is made if it is not there; files of these names are replaced.
   *
   * @param progress hears after each record how many are written
   */
  public static void write(PeopleGenerator people, Path folder, LongConsumer progress) throws IOException {
    Files.createDirectories(folder);
    try (CsvWriter csv = CsvWriter.builder().build(folder.resolve(RECORDS), StandardCharsets.UTF_8)) {
      csv.writeRecord(PersonColumn.headers());
      LongStream.range(0, people.size()).forEach(position -> {
        csv.writeRecord(people.person(position).values());
        progress.accept(position + 1);
      });
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    }
    try (CsvWriter csv = CsvWriter.builder().build(folder.resolve(GOLD_PAIRS), StandardCharsets.UTF_8)) {
      csv.writeRecord("id_l", "id_r");
      people.goldPairs().forEach(pair -> csv.writeRecord(pair.left(), pair.right()));
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    }
  }
}
