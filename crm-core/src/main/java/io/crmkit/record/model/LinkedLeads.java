package io.crmkit.record.model;

import java.util.ArrayList;
import java.util.List;

/** The leads that became part of a record. */
final class LinkedLeads {

  private LinkedLeads() {}

  static List<LeadId> and(List<LeadId> leads, LeadId lead) {
    List<LeadId> more = new ArrayList<>(leads);
    more.add(lead);
    return more;
  }
}
