package io.crmkit.record.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the records say that come of a lead.
 *
 * @param today the day of the conversion, from which on the person is with the account
 */
public record ConversionDraft(LeadDetails lead, Conversion into, LocalDate today) {

  private static final String ROLE = "contact";

  public ConversionDraft {
    Objects.requireNonNull(lead, "lead");
    Objects.requireNonNull(into, "into");
    Objects.requireNonNull(today, "today");
  }

  /** Returns a new account: the company, or the person where there is none, with the first domain that is its own. */
  public AccountDetails account(FreeMailDomains free) {
    String company = lead.company();
    return AccountDetails.builder(company == null ? lead.name() : company).owner(lead.owner())
        .domain(lead.companyDomains(free).stream().findFirst().orElse(null))
        .phone(lead.phones().stream().findFirst().orElse(null)).territory(lead.territory()).build();
  }

  /** Returns a new contact: the person, who is with the account from today on. */
  public ContactDetails contact() {
    return ContactDetails.builder(lead.name()).owner(lead.owner()).emails(lead.emails()).phones(lead.phones())
        .positions(List.of(position())).build();
  }

  /** Returns a contact as it was, with the account from today on if it was not with it anyway. */
  public ContactDetails contact(ContactDetails known) {
    Position position = position();
    if (known.positions().stream().anyMatch(position::overlaps)) {
      return known;
    }
    List<Position> positions = new ArrayList<>(known.positions());
    positions.add(position);
    return ContactDetails.builder(known.name()).owner(known.owner()).emails(known.emails()).phones(known.phones())
        .positions(positions).build();
  }

  /** Returns a new deal: what was asked for, and what the lead says where that says nothing. */
  public OpportunityDetails opened(OpportunityDetails asked) {
    OpportunityDetails.Builder deal = linked(asked).toBuilder();
    if (asked.owner() == null) {
      deal.owner(lead.owner());
    }
    if (asked.leadSource() == null) {
      deal.leadSource(lead.source());
    }
    if (asked.territory() == null) {
      deal.territory(lead.territory());
    }
    return (asked.product() == null ? deal.product(lead.product()) : deal).build();
  }

  /** Returns a deal as it was, with the account and the contact. */
  public OpportunityDetails linked(OpportunityDetails known) {
    List<ContactRole> contacts = new ArrayList<>(known.contacts());
    if (contacts.stream().noneMatch(each -> each.contact().equals(into.contact()))) {
      contacts.add(new ContactRole(into.contact(), role()));
    }
    return known.toBuilder().account(into.account()).contacts(contacts).build();
  }

  private Position position() {
    return new Position(into.account(), role(), today, null);
  }

  private String role() {
    String title = lead.title();
    return title == null ? ROLE : title;
  }
}
