package io.crmkit.examples.dedupe;

import io.crmkit.dedupe.merge.model.Lineage;
import io.crmkit.dedupe.merge.model.Lineage.FromRecord;
import io.crmkit.dedupe.merge.model.MergedValue;
import io.crmkit.dedupe.merge.model.Origin;
import io.crmkit.imports.RecordExport;
import io.crmkit.imports.write.Formulas;
import io.crmkit.imports.write.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes merged contacts, and where each of their values stood. */
final class ContactFiles {

  private static final List<String> LINEAGE =
      List.of("contact", "field", "value", "rule", "file", "line", "byte_offset");

  private ContactFiles() {}

  static void writeContacts(Path file, List<String> fields, List<Contact> contacts) throws IOException {
    try (TableWriter table = TableWriter.to(Files.newOutputStream(file), Formulas.NEUTRALISE)) {
      List<String> header = new ArrayList<>(List.of(RecordExport.ID, "records"));
      header.addAll(fields);
      table.row(header);
      for (Contact contact : contacts) {
        Map<String, String> values = contact.merged().values();
        List<@Nullable String> cells = new ArrayList<>();
        cells.add(contact.id().value());
        cells.add(Integer.toString(contact.rows().size()));
        fields.forEach(field -> cells.add(values.get(field)));
        table.row(cells);
      }
    }
  }

  /** Writes a row for each place that a value comes from. */
  static void writeLineage(Path file, List<Contact> contacts) throws IOException {
    try (TableWriter table = TableWriter.to(Files.newOutputStream(file), Formulas.NEUTRALISE)) {
      table.row(LINEAGE);
      for (Contact contact : contacts) {
        for (Map.Entry<String, MergedValue> field : contact.merged().fields().entrySet()) {
          for (Origin origin : origins(field.getValue())) {
            List<@Nullable String> cells = new ArrayList<>();
            cells.add(contact.id().value());
            cells.add(field.getKey());
            cells.add(field.getValue().value());
            cells.add(field.getValue().rule());
            cells.add(origin.file());
            cells.add(Long.toString(origin.line()));
            cells.add(origin.byteOffset() < 0 ? null : Long.toString(origin.byteOffset()));
            table.row(cells);
          }
        }
      }
    }
  }

  /** Returns where a value stood in files. */
  static List<Origin> origins(MergedValue value) {
    List<Origin> origins = new ArrayList<>();
    for (Lineage each : value.lineage()) {
      if (each instanceof FromRecord record && record.origin() != null) {
        origins.add(record.origin());
      }
    }
    return origins;
  }
}
