package io.crmkit.imports.propose;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The fields of a type of record, with what others call them: a host gives its own, or begins with the ones that are
 * here.
 */
public final class FieldCatalogue {

  public static final FieldCatalogue LEAD = builtIn("lead");
  public static final FieldCatalogue CONTACT = builtIn("contact");
  public static final FieldCatalogue ACCOUNT = builtIn("account");
  public static final FieldCatalogue OPPORTUNITY = builtIn("opportunity");

  private final String entityType;
  private final List<TargetField> fields;
  private final Map<String, List<List<String>>> names = new LinkedHashMap<>();

  private FieldCatalogue(String entityType, List<TargetField> fields) {
    this.entityType = entityType;
    this.fields = List.copyOf(fields);
    for (TargetField field : fields) {
      List<List<String>> known = new ArrayList<>();
      known.add(HeaderWords.of(field.name()));
      field.synonyms().forEach(synonym -> known.add(HeaderWords.of(synonym)));
      if (names.putIfAbsent(field.name(), List.copyOf(known)) != null) {
        throw new IllegalArgumentException("fields must have different names but two are called " + field.name());
      }
    }
  }

  /** Returns a catalogue of a host's own fields. */
  public static FieldCatalogue of(String entityType, List<TargetField> fields) {
    return new FieldCatalogue(Objects.requireNonNull(entityType, "entityType"), fields);
  }

  public String entityType() {
    return entityType;
  }

  public List<TargetField> fields() {
    return fields;
  }

  /** Returns the names of a field as words, its own first. */
  List<List<String>> names(TargetField field) {
    return names.getOrDefault(field.name(), List.of());
  }

  /** Each line is a field: its name, its kind, and its other names between commas. */
  private static FieldCatalogue builtIn(String entityType) {
    String file = entityType + ".fields";
    try (InputStream bytes = Objects.requireNonNull(FieldCatalogue.class.getResourceAsStream(file), file);
        BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      List<TargetField> fields = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          String[] parts = line.split("\\|", 3);
          List<String> synonyms = new ArrayList<>();
          for (String synonym : parts[2].split(",")) {
            synonyms.add(synonym.strip());
          }
          fields.add(new TargetField(parts[0].strip(), FieldKind.valueOf(parts[1].strip().toUpperCase(Locale.ROOT)),
              synonyms));
        }
      }
      return new FieldCatalogue(entityType, fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
