package io.crmkit.examples.portal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who can log in at the providers of the demonstration. */
enum PersonOfDemo {
  ANN("Ann Archer", "crm-admins"),
  BOB("Bob Baker", "crm-sales"),
  /** Of whom no group gives a role. */
  CY("Cy Cooper", "canteen");

  private final String shown;
  private final String group;

  PersonOfDemo(String shown, String group) {
    this.shown = shown;
    this.group = group;
  }

  static Optional<PersonOfDemo> named(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  String shown() {
    return shown;
  }

  String email() {
    return id() + "@acme.example";
  }

  List<String> groups() {
    return List.of("everybody", group);
  }
}
