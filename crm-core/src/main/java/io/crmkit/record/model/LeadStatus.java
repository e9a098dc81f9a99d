package io.crmkit.record.model;

/** How far a lead has come. */
public enum LeadStatus {

  /** Nobody has looked at it. */
  NEW,

  /** Somebody is at work on it. */
  WORKING,

  /** It is worth a deal. */
  QUALIFIED,

  /** It leads nowhere, for a reason; it can be taken up again. */
  DISQUALIFIED,

  /** An account, a contact and perhaps a deal came of it; it is locked. */
  CONVERTED
}
