package io.crmkit.examples.approvals;

import io.crmkit.approvals.model.Person.Activity;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.testkit.approvals.InMemoryDirectory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills an in-memory directory from a {@link DirectoryDocument}. */
final class DirectoryReader {

  private DirectoryReader() {}

  static InMemoryDirectory read(TenantId tenant, String json) {
    DirectoryDocument document = JsonDocuments.read(json, DirectoryDocument.class).orElseThrow();
    InMemoryDirectory directory = new InMemoryDirectory();
    Map<String, List<Actor>> roles = new LinkedHashMap<>();
    Map<String, List<Actor>> groups = new LinkedHashMap<>();
    for (DirectoryDocument.Entry entry : document.people()) {
      Actor person = new Actor(entry.id());
      directory.person(tenant, person, entry.aliases().toArray(new String[0]));
      if (Boolean.FALSE.equals(entry.active())) {
        directory.activity(tenant, person, Activity.INACTIVE);
      }
      entry.roles().forEach(role -> roles.computeIfAbsent(role, unused -> new ArrayList<>()).add(person));
      entry.groups().forEach(group -> groups.computeIfAbsent(group, unused -> new ArrayList<>()).add(person));
    }
    for (DirectoryDocument.Entry entry : document.people()) {
      if (entry.manager() != null) {
        directory.manager(tenant, new Actor(entry.id()), new Actor(entry.manager()));
      }
    }
    roles.forEach((role, holders) -> directory.role(tenant, role, holders.toArray(new Actor[0])));
    groups.forEach((group, members) -> directory.group(tenant, group, members.toArray(new Actor[0])));
    return directory;
  }
}
