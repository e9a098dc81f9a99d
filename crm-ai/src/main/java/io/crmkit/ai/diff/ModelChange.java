package io.crmkit.ai.diff;

import io.crmkit.core.Require;
import java.util.Locale;
import java.util.Objects;

/**
 * One thing that differs.
 *
 * @param part where
 * @param step how far it alone takes the version
 * @param what in words; never a category of a personal feature
 */
public record ModelChange(ModelPart part, VersionStep step, String what) {

  public ModelChange {
    Objects.requireNonNull(part, "part");
    Objects.requireNonNull(step, "step");
    Require.notBlank(what, "what");
  }

  @Override
  public String toString() {
    return part.name().toLowerCase(Locale.ROOT) + ": " + what;
  }
}
