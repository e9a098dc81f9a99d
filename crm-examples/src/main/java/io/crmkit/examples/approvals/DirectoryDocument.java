package io.crmkit.examples.approvals;

import io.crmkit.core.json.Versioned;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People as JSON, for the simulation.
 *
 * <pre>{@code
 * {"people": [{"id": "bob@example.com", "manager": "vp@example.com", "roles": ["finance"], "groups": ["legal"],
 *              "aliases": ["bob"], "active": true}]}
 * }</pre>
 */
@Versioned(1)
record DirectoryDocument(@NotEmpty List<Entry> people) {

  /** One person; active unless it says otherwise. */
  record Entry(
      @NotBlank String id,
      @Nullable @Size(min = 1) String manager,
      List<String> aliases,
      List<String> roles,
      List<String> groups,
      @Nullable Boolean active) {}
}
