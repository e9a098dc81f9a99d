package io.crmkit.imports;

import io.crmkit.core.TenantId;
import io.crmkit.imports.model.ImportId;
import io.crmkit.imports.model.RejectedRow;
import io.crmkit.imports.model.RowPlace;
import io.crmkit.imports.model.RowProblem;
import io.crmkit.imports.port.RejectedRows;
import io.crmkit.imports.read.ReadLimits;
import io.crmkit.imports.write.Formulas;
import io.crmkit.imports.write.OwnColumns;
import io.crmkit.imports.write.TableWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes rejected rows into files that can be corrected and imported again by the same template.
 *
 * <p>A file has the columns of the one that was imported and six more, which say what is wrong with a row and where it
 * stood: {@value OwnColumns#LINE}, {@value OwnColumns#OFFSET}, {@value OwnColumns#COLUMN}, {@value OwnColumns#VALUE},
 * {@value OwnColumns#RULE} and {@value OwnColumns#PROBLEM}. Values that a spreadsheet would run are neutralised, and are
 * restored when the file is imported. What could not be read as a row has its text in {@value OwnColumns#VALUE}; until
 * somebody writes its values into their columns it is rejected again. An import without rejected rows leaves no file.
 *
 * <p>Each import has a folder of its own, so that the file of one may be what another imports.
 */
public final class RejectedFiles implements RejectedRows {

  private static final String SEPARATOR = " | ";

  /** How many bytes a text may have, and what is said of it: together less than a record that is read. */
  private static final long TEXT = ReadLimits.USUAL.recordBytes() * 3L / 4;
  private static final long REMARK = 1 << 14;

  private final Naming naming;

  /** Says which file the rejected rows of an imported file go to. */
  @FunctionalInterface
  public interface Naming {

    /**
     * Returns a path that no other import has: what stands there is overwritten. Ids may hold anything, also what leads
     * out of a folder.
     *
     * @param file the number of the imported file within the import, from 0
     */
    Path path(TenantId tenant, ImportId id, int file);
  }

  private RejectedFiles(Naming naming) {
    this.naming = Objects.requireNonNull(naming, "naming");
  }

  /** Files in folders of their tenant and their import below {@code folder}, whatever their ids are. */
  public static RejectedFiles in(Path folder) {
    Objects.requireNonNull(folder, "folder");
    return new RejectedFiles((tenant, id, file) -> folder.resolve(FolderNames.of(tenant.value()))
        .resolve(FolderNames.of(id.value())).resolve("rejected-" + (file + 1) + ".csv"));
  }

  /** Files as a host names them. */
  public static RejectedFiles named(Naming naming) {
    return new RejectedFiles(naming);
  }

  /**
   * Returns where the rejected rows of an imported file are.
   *
   * @param file the number of the imported file within the import, from 0
   */
  public Path path(TenantId tenant, ImportId id, int file) {
    return naming.path(tenant, id, file);
  }

  @Override
  public long append(
      TenantId tenant, ImportId id, int file, List<String> header, long position, List<RejectedRow> rows) {
    Path path = path(tenant, id, file);
    try {
      if (position == 0 && rows.isEmpty()) {
        Files.deleteIfExists(path);
        return 0;
      }
      return write(path, header, position, rows);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write rejected rows to " + path, e);
    }
  }

  /**
   * Returns the row again that could not be read when the file was written; null for a row that somebody has corrected,
   * and for one that was rejected for its values.
   */
  static @Nullable RejectedRow unreadable(
      long number, RowPlace place, List<String> header, List<@Nullable String> cells) {
    Map<String, @Nullable String> own = new HashMap<>();
    OwnColumns.rejected(header).forEach((name, index) -> own.put(name, cells.get(index)));
    boolean isEmpty = kept(header).stream().allMatch(column -> cells.get(column) == null);
    String rule = own.get(OwnColumns.RULE);
    if (!isEmpty || rule == null) {
      return null;
    }
    String text = Objects.requireNonNullElse(own.get(OwnColumns.VALUE), "");
    String problem = Objects.requireNonNullElse(own.get(OwnColumns.PROBLEM), "The row could not be read.");
    String column = own.get(OwnColumns.COLUMN);
    return new RejectedRow(number, place, text, List.of(),
        List.of(new RowProblem(column == null || column.isEmpty() ? null : column, null, text, rule, problem)));
  }

  private static long write(Path path, List<String> header, long position, List<RejectedRow> rows)
      throws IOException {
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (channel.size() < position) {
        throw new IOException("%,d bytes were written to it and %,d are there; put it back, or cancel the import"
            .formatted(position, channel.size()));
      }
      channel.truncate(position).position(position);
      try (TableWriter table = TableWriter.to(new Unclosed(Channels.newOutputStream(channel)), Formulas.NEUTRALISE)) {
        List<Integer> kept = kept(header);
        if (position == 0) {
          table.row(with(kept.stream().map(header::get).toList(), OwnColumns.REJECTED));
        }
        for (RejectedRow row : rows) {
          List<@Nullable String> cells = cells(row, header.size(), kept);
          table.row(with(cells, added(row, cells)));
        }
      }
      channel.force(true);
      return channel.position();
    }
  }

  /** Returns the columns that are not our own, which a file has that is imported for the second time. */
  private static List<Integer> kept(List<String> header) {
    List<Integer> kept = new ArrayList<>();
    Collection<Integer> own = OwnColumns.rejected(header).values();
    for (int i = 0; i < header.size(); i++) {
      if (!own.contains(i)) {
        kept.add(i);
      }
    }
    return kept;
  }

  /** What could not be read as a row has no cells: its text is among the columns that are added. */
  private static List<@Nullable String> cells(RejectedRow row, int columns, List<Integer> kept) {
    List<@Nullable String> cells = new ArrayList<>();
    boolean isRow = row.text() == null && row.cells().size() == columns;
    kept.forEach(index -> cells.add(isRow ? row.cells().get(index) : null));
    return cells;
  }

  /** The text is cut where the row would be too long to be read again. */
  private static List<@Nullable String> added(RejectedRow row, List<@Nullable String> cells) {
    long others = cells.stream().mapToLong(cell -> cell == null ? 0 : WrittenText.bytes(cell)).sum();
    List<@Nullable String> added = new ArrayList<>();
    added.add(Long.toString(row.place().line()));
    added.add(row.place().byteOffset() < 0 ? null : Long.toString(row.place().byteOffset()));
    added.add(WrittenText.of(joined(row, RowProblem::column), REMARK));
    added.add(WrittenText.of(row.text() == null ? joined(row, RowProblem::raw) : row.text(),
        Math.max(REMARK, TEXT - others)));
    added.add(WrittenText.of(joined(row, RowProblem::code), REMARK));
    added.add(WrittenText.of(joined(row, RowProblem::message), REMARK));
    return added;
  }

  private static String joined(RejectedRow row, Function<RowProblem, @Nullable String> part) {
    return row.problems().stream().map(problem -> Objects.requireNonNullElse(part.apply(problem), ""))
        .collect(Collectors.joining(SEPARATOR));
  }

  private static List<@Nullable String> with(
      List<? extends @Nullable String> first, List<? extends @Nullable String> more) {
    List<@Nullable String> all = new ArrayList<>(first);
    all.addAll(more);
    return all;
  }

  /** A stream that is flushed and not closed, since its channel is still needed. */
  private static final class Unclosed extends FilterOutputStream {

    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      out.write(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
