package io.crmkit.sso.account;

import io.crmkit.sso.account.model.ArrivalPlan.How;
import io.crmkit.sso.account.model.Profile;
import io.crmkit.sso.account.model.Role;
import io.crmkit.sso.model.UserId;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a login would do, of which nothing was done.
 *
 * @param user null for one whose account would be opened
 * @param profile as it would be
 * @param roles as they would be
 */
public record Preview(How how, @Nullable UserId user, Profile profile, Set<Role> roles) {

  public Preview {
    Objects.requireNonNull(how, "how");
    Objects.requireNonNull(profile, "profile");
    roles = Set.copyOf(roles);
  }
}
