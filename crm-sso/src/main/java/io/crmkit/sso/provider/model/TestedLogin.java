package io.crmkit.sso.provider.model;

import io.crmkit.sso.model.Principal;
import java.util.List;
import java.util.Objects;

/**
 * What a login would have told, had it not been a test. It is no login, and none can be made of it.
 *
 * @param principal whom the provider vouches for, with every attribute that a role mapping could read
 * @param revision of the settings that were tested
 * @param findings what an administrator should look at
 */
public record TestedLogin(Principal principal, int revision, List<Finding> findings) {

  public TestedLogin {
    Objects.requireNonNull(principal, "principal");
    findings = List.copyOf(findings);
  }
}
