package io.crmkit.imports.propose;

import io.crmkit.core.Require;
import java.util.List;
import java.util.Objects;

/**
 * A field that columns can be imported into.
 *
 * @param name as records have it, such as {@code first_name}
 * @param kind of its values
 * @param synonyms other names that exports use for it, in any language, in any case and however their words are joined
 */
public record TargetField(String name, FieldKind kind, List<String> synonyms) {

  public TargetField {
    Require.notBlank(name, "name");
    Objects.requireNonNull(kind, "kind");
    synonyms = List.copyOf(synonyms);
  }
}
