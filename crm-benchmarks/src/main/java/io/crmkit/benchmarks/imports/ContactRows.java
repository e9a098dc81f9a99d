package io.crmkit.benchmarks.imports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A made-up file of contacts with 13 columns, and the template that imports it. */
final class ContactRows {

  static final String TEMPLATE = """
      {"name": "contacts", "entity_type": "contact",
       "field_mapping": {"id": "id", "first": "first", "last": "last", "email": "email", "phone": "phone",
         "company": "company", "street": "street", "city": "city", "zip": "zip", "country": "country",
         "revenue": "revenue", "since": "since", "active": "active"},
       "transformation_rules": [
         {"field": "email", "transform": "lowercase"}, {"field": "first", "transform": "trim"},
         {"field": "last", "transform": "trim"}, {"field": "country", "transform": "uppercase"},
         {"field": "revenue", "transform": "parse_number"},
         {"field": "since", "transform": "parse_date", "format": "dd/MM/yyyy"},
         {"field": "active", "transform": "parse_boolean", "true_values": ["yes"], "false_values": ["no"]}],
       "required_fields": ["email", "last"],
       "validation_rules": [
         {"field": "email", "rule": "email"}, {"field": "zip", "rule": "length", "min": 3, "max": 10},
         {"field": "revenue", "rule": "range", "min": 0}, {"field": "country", "rule": "length", "min": 2, "max": 2}],
       "dedupe_enabled": true, "dedupe_fields": ["email"], "dedupe_strategy": "update"}""";

  private ContactRows() {}

  static void write(Path file, int rows) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("id,first,last,email,phone,company,street,city,zip,country,revenue,since,active\n");
      for (int i = 0; i < rows; i++) {
        out.write(i + ",First" + i % 100 + ",Last" + i % 1000 + ",first.last" + i + "@Example.com,+4930123"
            + (1000 + i % 9000) + ",Company " + i % 5000 + " Ltd,\"Street " + i % 300 + ", No. " + i % 50 + "\",City"
            + i % 200 + "," + (10_000 + i % 80_000) + ",de," + i % 100_000 + ".50," + (10 + i % 18) + "/0" + (1 + i % 9)
            + "/20" + (10 + i % 14) + "," + (i % 3 == 0 ? "yes" : "no") + "\n");
      }
    }
  }
}
