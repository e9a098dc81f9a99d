package io.crmkit.examples.desk;

import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.testkit.approvals.InMemoryDirectory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who sells, and who is above them: agent, manager, regional office.
 *
 * @param managers the manager of each agent
 * @param offices the regional office of each manager
 */
record Team(Map<String, String> managers, Map<String, String> offices) {

  static final String OFFICES = "regional-offices";
  static final Actor HEAD_OF_SALES = new Actor("Head of Sales");

  boolean knows(String agent) {
    return managers.containsKey(agent);
  }

  String officeOf(String agent) {
    return offices.getOrDefault(managers.getOrDefault(agent, ""), "");
  }

  /** Returns the directory: an office is a person here, since somebody there answers. */
  InMemoryDirectory directory(TenantId tenant) {
    InMemoryDirectory directory = new InMemoryDirectory();
    directory.person(tenant, HEAD_OF_SALES);
    Set<Actor> offices = new LinkedHashSet<>();
    this.offices.values().forEach(office -> offices.add(office(office)));
    List<String> agents = List.copyOf(managers.keySet());
    offices.forEach(office -> directory.person(tenant, office));
    this.offices.keySet().forEach(manager -> directory.person(tenant, new Actor(manager)));
    agents.stream().filter(agent -> !this.offices.containsKey(agent))
        .forEach(agent -> directory.person(tenant, new Actor(agent)));
    offices.forEach(office -> directory.manager(tenant, office, HEAD_OF_SALES));
    this.offices.forEach((manager, office) -> directory.manager(tenant, new Actor(manager), office(office)));
    managers.forEach((agent, manager) -> directory.manager(tenant, new Actor(agent), new Actor(manager)));
    return directory.group(tenant, OFFICES, offices.toArray(new Actor[0]));
  }

  private static Actor office(String name) {
    return new Actor(name + " office");
  }
}
