package io.crmkit.examples.dedupe;

import io.crmkit.dedupe.profile.ColumnAlignment;
import io.crmkit.dedupe.table.RecordTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The records of a folder: those of one file to be deduplicated, or those of two to be linked.
 *
 * @param aligned columns of two files that are one under two names
 */
record Records(List<RecordFile> files, RecordTable table, List<ColumnAlignment.Pair> aligned) implements RowIds {

  static Records read(Path folder) throws IOException {
    Path one = folder.resolve("records.csv");
    List<Path> paths = Files.exists(one)
        ? List.of(one) : List.of(folder.resolve("records_a.csv"), folder.resolve("records_b.csv"));
    if (Files.notExists(paths.get(0))) {
      throw Problems.refused(folder.toString(), "no-records",
          "there is neither records.csv, nor records_a.csv and records_b.csv");
    }
    Set<String> columns = new LinkedHashSet<>();
    for (Path path : paths) {
      columns.addAll(RecordFile.columns(path));
    }
    RecordTable.Builder rows = RecordTable.of(List.copyOf(columns));
    if (paths.size() > 1) {
      rows.link();
    }
    List<RecordFile> files = new ArrayList<>();
    for (Path path : paths) {
      int source = files.size();
      List<String> own = RecordFile.columns(path);
      int[] places = columns.stream().mapToInt(own::indexOf).toArray();
      boolean whole = own.equals(List.copyOf(columns));
      files.add(RecordFile.read(path, row -> rows.add(source, whole ? row : inOrder(row, places))));
    }
    RecordTable table = rows.build();
    ColumnAlignment alignment = ColumnAlignment.of(table);
    return new Records(files, alignment.joined(table), alignment.pairs());
  }

  static List<@Nullable String> inOrder(List<? extends @Nullable String> row, int[] places) {
    List<@Nullable String> values = new ArrayList<>(places.length);
    for (int place : places) {
      values.add(place < 0 ? null : row.get(place));
    }
    return values;
  }

  @Override
  public boolean isLink() {
    return files.size() == 2;
  }

  @Override
  public boolean isComplete() {
    return true;
  }

  @Override
  public String name(int file) {
    return files.get(file).name();
  }

  @Override
  public OptionalInt row(int file, String id) {
    int place = files.get(file).ids().find(id);
    return place < 0 ? OptionalInt.empty() : OptionalInt.of(file == 0 ? place : files.get(0).ids().size() + place);
  }
}
