package io.crmkit.sso.provider.model;

import io.crmkit.core.Require;
import java.util.Objects;

/**
 * What an administrator has set up.
 *
 * @param name what people see on the button
 */
public record ProviderDetails(String name, Preset preset, ProviderSettings settings) {

  public ProviderDetails {
    Require.key(name, "name");
    Objects.requireNonNull(preset, "preset");
    if (settings.protocol() != preset.protocol()) {
      throw new IllegalArgumentException("settings of %s must be those of %s but are those of %s".formatted(
          preset, preset.protocol(), settings.protocol()));
    }
  }

  public ProviderDetails withSettings(ProviderSettings other) {
    return new ProviderDetails(name, preset, other);
  }
}
