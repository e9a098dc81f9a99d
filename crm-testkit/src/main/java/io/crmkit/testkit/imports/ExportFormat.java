package io.crmkit.testkit.imports;

import io.crmkit.core.Require;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * How a system writes its export: made up after the columns that CRM, mail and ERP systems are known to write, with the
 * field that each column belongs into.
 *
 * @param name of the format
 * @param language of its values, two letters
 * @param entityType what its records are: {@code contact}, {@code lead}, {@code account} or {@code opportunity}
 * @param columns in the order of the system
 */
public record ExportFormat(String name, String language, String entityType, List<ExportColumn> columns) {

  private static final List<ExportFormat> ALL = readAll();

  public ExportFormat {
    Require.notBlank(name, "name");
    Require.notBlank(language, "language");
    Require.notBlank(entityType, "entityType");
    columns = List.copyOf(columns);
  }

  /** Returns all formats that come with the test kit. */
  public static List<ExportFormat> all() {
    return ALL;
  }

  /** Returns whether its headers say nothing, so that only values tell. */
  public boolean isWithoutHeader() {
    return name.startsWith("none-");
  }

  /** Makes an export up: columns in a random order, headers in a style, rows of values that fit together. */
  public MadeUpExport export(HeaderStyle style, int rows, long seed) {
    Random random = new Random(seed);
    List<ExportColumn> shuffled = new ArrayList<>(columns);
    Collections.shuffle(shuffled, random);
    Set<String> names = new HashSet<>();
    boolean unique = shuffled.stream().allMatch(column -> names.add(style.write(column.header())));
    List<ExportColumn> named = isWithoutHeader() || !unique ? shuffled
        : shuffled.stream().map(column -> column.named(style.write(column.header()))).toList();
    ExportValues values = new ExportValues(language, random);
    List<List<String>> table = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      values.next();
      table.add(named.stream().map(column -> values.of(column.content())).toList());
    }
    return new MadeUpExport(this, named, table);
  }

  private static List<ExportFormat> readAll() {
    InputStream resource = Objects.requireNonNull(ExportFormat.class.getResourceAsStream("exports.txt"), "exports");
    List<ExportFormat> formats = new ArrayList<>();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      String[] head = {};
      List<ExportColumn> columns = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("==")) {
          add(formats, head, columns);
          head = line.substring(2).strip().split(" ", -1);
          columns.clear();
        } else if (!line.startsWith("#")) {
          columns.add(column(line));
        }
      }
      add(formats, head, columns);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return List.copyOf(formats);
  }

  private static void add(List<ExportFormat> formats, String[] head, List<ExportColumn> columns) {
    if (head.length > 0) {
      formats.add(new ExportFormat(head[0], head[1], head[2], columns));
    }
  }

  private static ExportColumn column(String line) {
    String[] parts = line.split("\\|", -1);
    String field = parts[1].strip();
    return new ExportColumn(parts[0].strip(), field, parts.length > 2 ? parts[2].strip() : field);
  }
}
