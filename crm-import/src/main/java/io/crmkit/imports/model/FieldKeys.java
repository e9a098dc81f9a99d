package io.crmkit.imports.model;

import io.crmkit.core.json.JsonDocuments;
import io.crmkit.imports.model.template.Template;
import java.util.List;
import java.util.Map;

/** The keys that the {@code dedupe_fields} of a template make: what has the same key is the same. */
public final class FieldKeys implements KeyScheme {

  private static final int DIGITS = 32;

  private final List<KeyFields> all;
  private final String name;

  private FieldKeys(List<KeyFields> all) {
    this.all = List.copyOf(all);
    this.name = "fields-" + JsonDocuments.digest(JsonDocuments.write(new Definition(this.all))).substring(0, DIGITS);
  }

  /** What the name is the digest of. */
  record Definition(List<KeyFields> keys) {}

  /** Returns the scheme with a key for each of these. */
  public static FieldKeys of(List<KeyFields> all) {
    return new FieldKeys(all);
  }

  /** Returns the scheme of a template, which makes no keys if its rows are not compared. */
  public static FieldKeys of(Template template) {
    return new FieldKeys(KeyFields.of(template));
  }

  /** Returns what makes a key each. */
  public List<KeyFields> all() {
    return all;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> keys(Map<String, String> fields) {
    return KeyFields.keys(all, fields::get);
  }
}
