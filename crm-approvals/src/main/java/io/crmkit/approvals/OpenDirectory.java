package io.crmkit.approvals;

import io.crmkit.approvals.model.Person;
import io.crmkit.approvals.model.Person.Activity;
import io.crmkit.approvals.port.Directory;
import io.crmkit.core.Actor;
import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes everybody for an active person without a manager, role or group; for chains that name people only. What no store
 * could keep as a name, such as a text of more than {@value io.crmkit.core.Require#LONGEST_KEY} characters, is nobody.
 *
 * <p>Aliases that differ only in case or in white space around them are one person, as e-mail addresses are in
 * practice.
 */
public final class OpenDirectory implements Directory {

  @Override
  public Optional<Person> find(TenantId tenant, String alias) {
    String id = alias.strip().toLowerCase(Locale.ROOT);
    return Require.isKey(id) ? Optional.of(new Person(new Actor(id), Activity.ACTIVE, null)) : Optional.empty();
  }

  @Override
  public List<Actor> withRole(TenantId tenant, String role) {
    return List.of();
  }

  @Override
  public List<Actor> inGroup(TenantId tenant, String group) {
    return List.of();
  }
}
