package io.crmkit.record.model;

import java.util.List;

/**
 * What is there already of the company and the person that a lead is about.
 *
 * @param accounts those with the domain of the lead, then those with the domains of its addresses
 * @param contacts those with one of its addresses
 */
public record ConversionProposal(List<AccountId> accounts, List<ContactId> contacts) {

  public ConversionProposal {
    accounts = List.copyOf(accounts);
    contacts = List.copyOf(contacts);
  }
}
