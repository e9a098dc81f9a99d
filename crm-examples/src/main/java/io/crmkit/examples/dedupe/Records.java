package io.crmkit.examples.dedupe;

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

/** The records of a folder: those of one file to be deduplicated, or those of two to be linked. */
record Records(List<RecordFile> files, RecordTable table) implements RowIds {

  static Records read(Path folder) throws IOException {
    Path one = folder.resolve("records.csv");
    List<RecordFile> files = new ArrayList<>();
    if (Files.exists(one)) {
      files.add(RecordFile.read(one));
    } else {
      files.add(RecordFile.read(folder.resolve("records_a.csv")));
      files.add(RecordFile.read(folder.resolve("records_b.csv")));
    }
    Set<String> columns = new LinkedHashSet<>();
    files.forEach(file -> columns.addAll(file.columns()));
    RecordTable.Builder rows = RecordTable.of(List.copyOf(columns));
    for (int source = 0; source < files.size(); source++) {
      RecordFile file = files.get(source);
      int[] places = columns.stream().mapToInt(file.columns()::indexOf).toArray();
      for (List<String> row : file.rows()) {
        rows.add(source, inOrder(row, places));
      }
    }
    return new Records(files, rows.build());
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
    Integer place = files.get(file).places().get(id);
    return place == null ? OptionalInt.empty() : OptionalInt.of(file == 0 ? place : files.get(0).rows().size() + place);
  }
}
