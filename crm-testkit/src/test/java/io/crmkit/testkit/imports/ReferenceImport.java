package io.crmkit.testkit.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What rows become, one after the other in a list: no staging, no plans, no batches, no keys. */
final class ReferenceImport {

  final List<Map<String, String>> records = new ArrayList<>();
  long duplicate;
  long imported;
  long invalid;

  /** A row of the cast: an address, a name and a number, each of which may be blank. */
  record Person(String email, String name, String phone) {

    String csv() {
      return email + "," + name + "," + phone;
    }

    boolean isValid() {
      return email.contains("@");
    }
  }

  static ReferenceImport of(List<Map<String, String>> existing, List<Person> people, String strategy) {
    ReferenceImport reference = new ReferenceImport();
    existing.forEach(record -> reference.records.add(new LinkedHashMap<>(record)));
    people.forEach(person -> reference.add(person, strategy));
    return reference;
  }

  private void add(Person person, String strategy) {
    if (!person.isValid()) {
      invalid++;
      return;
    }
    Map<String, String> fields = fields(person);
    Map<String, String> same = records.stream()
        .filter(record -> Objects.equals(fields.get("email"), record.get("email"))).findFirst().orElse(null);
    duplicate += same == null ? 0 : 1;
    imported += same != null && strategy.equals("skip") ? 0 : 1;
    if (same == null || strategy.equals("create_new")) {
      records.add(fields);
    } else if (strategy.equals("update")) {
      same.putAll(fields);
    } else if (strategy.equals("merge")) {
      fields.forEach(same::putIfAbsent);
    }
  }

  private static Map<String, String> fields(Person person) {
    Map<String, String> fields = new TreeMap<>();
    put(fields, "email", person.email().toLowerCase(Locale.ROOT));
    put(fields, "name", person.name());
    put(fields, "phone", person.phone());
    return fields;
  }

  private static void put(Map<String, String> fields, String name, String value) {
    if (!value.isBlank()) {
      fields.put(name, value);
    }
  }
}
