package io.crmkit.sso.provider.model;

import io.crmkit.core.Require;
import io.crmkit.core.Secret;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What an administrator filled in for a preset. Its text shows no value.
 *
 * @param name what people see on the button, such as {@code Okta}
 * @param values as they were filled in; what is blank counts as not filled in
 */
public record ProviderForm(Preset preset, String name, @Secret Map<ProviderField, String> values) {

  public ProviderForm {
    Objects.requireNonNull(preset, "preset");
    Require.key(name, "name");
    Map<ProviderField, String> filled = new EnumMap<>(ProviderField.class);
    values.forEach((field, value) -> {
      if (!value.isBlank()) {
        filled.put(field, value.strip());
      }
    });
    values = Collections.unmodifiableMap(filled);
  }

  public static ProviderForm of(Preset preset, String name) {
    return new ProviderForm(preset, name, Map.of());
  }

  /** Returns this form with one more field filled in, or filled in otherwise. */
  public ProviderForm with(ProviderField field, String value) {
    Map<ProviderField, String> more = new EnumMap<>(ProviderField.class);
    more.putAll(values);
    more.put(field, value);
    return new ProviderForm(preset, name, more);
  }

  @Override
  public String toString() {
    return "ProviderForm[%s, %s, %s]".formatted(preset, name, values.keySet());
  }
}
