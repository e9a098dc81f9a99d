package io.crmkit.examples.approvals;

import io.crmkit.approvals.OpenDirectory;
import io.crmkit.approvals.model.Calendars;
import io.crmkit.approvals.model.Person.Activity;
import io.crmkit.approvals.model.delegation.Delegation;
import io.crmkit.approvals.port.Directory;
import io.crmkit.core.Actor;
import io.crmkit.core.TenantId;
import io.crmkit.core.Violation;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.worktime.BusinessCalendar;
import io.crmkit.core.worktime.OpeningHours;
import io.crmkit.examples.command.Refused;
import io.crmkit.examples.command.Source;
import io.crmkit.testkit.approvals.InMemoryApprovals;
import io.crmkit.testkit.approvals.InMemoryBusinessCalendars;
import io.crmkit.testkit.approvals.InMemoryDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Fills a directory, calendars and delegations from a {@link DirectoryDocument}. */
final class Company {

  private final TenantId tenant;
  private final List<DirectoryDocument.Entry> people;
  private final Map<String, OpeningHours> hours;
  private final InMemoryDirectory directory = new InMemoryDirectory();
  private final InMemoryBusinessCalendars calendars = new InMemoryBusinessCalendars();
  private final List<Violation> problems = new ArrayList<>();

  private Company(TenantId tenant, DirectoryDocument document, InMemoryApprovals storage) {
    this.tenant = tenant;
    this.people = document.people() == null ? List.of() : document.people();
    this.hours = document.calendars();
    document.calendars().forEach((name, hours) -> calendars.calendar(tenant, name, hours));
    each(people, "/people/", this::add);
    each(people, "/people/", entry -> employ(entry, document.calendars()));
    each(document.delegations(), "/delegations/", each -> delegate(each, storage));
    group(DirectoryDocument.Entry::roles).forEach((role, holders) -> directory.role(tenant, role, holders));
    group(DirectoryDocument.Entry::groups).forEach((group, members) -> directory.group(tenant, group, members));
  }

  /** Returns people of whom nothing is known. */
  static Company open(TenantId tenant, InMemoryApprovals storage) {
    return new Company(tenant, new DirectoryDocument(null, Map.of(), List.of()), storage);
  }

  /**
   * Returns what a document says; its delegations are in {@code storage} then.
   *
   * @throws io.crmkit.core.RefusedException with every problem
   */
  static Company read(TenantId tenant, Path file, InMemoryApprovals storage) throws IOException {
    DirectoryDocument document =
        Refused.unlessValid(JsonDocuments.read(Source.file(file).text(), DirectoryDocument.class), file);
    Company company = new Company(tenant, document, storage);
    Refused.ifAny(Refused.in(file, company.problems));
    return company;
  }

  Directory directory() {
    return people.isEmpty() ? new OpenDirectory() : directory;
  }

  /** Returns the same calendars, for what is played once more without the ports. */
  Calendars hours() {
    Map<String, BusinessCalendar> named = new HashMap<>();
    hours.forEach((name, each) -> named.put(name, BusinessCalendar.of(each)));
    Map<Actor, BusinessCalendar> ofPeople = new HashMap<>();
    people.stream().filter(entry -> entry.calendar() != null).forEach(entry ->
        ofPeople.put(new Actor(entry.id()), Objects.requireNonNull(named.get(entry.calendar()))));
    return new Calendars(ofPeople, named);
  }

  InMemoryBusinessCalendars calendars() {
    return calendars;
  }

  private void add(DirectoryDocument.Entry entry) {
    Actor person = new Actor(entry.id());
    directory.person(tenant, person, entry.aliases().toArray(new String[0]));
    if (Boolean.FALSE.equals(entry.active())) {
      directory.activity(tenant, person, Activity.INACTIVE);
    }
    entry.limits().forEach(limit -> directory.limit(tenant, person, limit));
  }

  private void employ(DirectoryDocument.Entry entry, Map<String, ?> hours) {
    Actor person = new Actor(entry.id());
    if (entry.manager() != null) {
      directory.manager(tenant, person, known(entry.manager()));
    }
    if (entry.calendar() != null) {
      if (!hours.containsKey(entry.calendar())) {
        throw new IllegalArgumentException("'%s' works by the calendar '%s', which is not among 'calendars'"
            .formatted(entry.id(), entry.calendar()));
      }
      calendars.person(tenant, person, entry.calendar());
    }
  }

  private void delegate(DirectoryDocument.Mandate mandate, InMemoryApprovals storage) {
    String id = "D-" + (storage.delegations().from(tenant, mandate.from()).size() + 1) + " of " + mandate.from();
    Delegation.Builder delegation = Delegation.of(id, known(mandate.from().id()), known(mandate.to().id()))
        .from(mandate.since() == null ? Instant.EPOCH : mandate.since())
        .in(mandate.in().toArray(new String[0]))
        .reason(mandate.reason() == null ? "" : mandate.reason());
    if (mandate.until() != null) {
      delegation.until(mandate.until());
    }
    if (mandate.upTo() != null) {
      delegation.upTo(mandate.upTo());
    }
    storage.delegations().add(tenant, delegation.build());
  }

  private Actor known(String id) {
    return directory().find(tenant, id).orElseThrow(() -> new IllegalArgumentException(
        "nobody among 'people' is '%s': add them, or correct the name".formatted(id))).actor();
  }

  private Map<String, Actor[]> group(Function<DirectoryDocument.Entry, List<String>> names) {
    return people.stream()
        .flatMap(entry -> names.apply(entry).stream().map(name -> Map.entry(name, new Actor(entry.id()))))
        .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.collectingAndThen(
            Collectors.mapping(Map.Entry::getValue, Collectors.toList()), each -> each.toArray(new Actor[0]))));
  }

  private <T> void each(List<T> entries, String pointer, Consumer<T> taken) {
    for (int i = 0; i < entries.size(); i++) {
      try {
        taken.accept(entries.get(i));
      } catch (IllegalArgumentException wrong) {
        problems.add(new Violation(pointer + i, "examples.refused", String.valueOf(wrong.getMessage())));
      }
    }
  }
}
