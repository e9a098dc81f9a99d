package io.crmkit.ai.content.model;

/** Which law unasked e-mails have to keep to. */
public enum MailLaw {
  /** United States: an address by post and a way to opt out in each (15 U.S.C. 7704 (a) (3) and (5)); no consent. */
  CAN_SPAM,
  /** Germany: consent or a customer, and a valid address for objections (UWG, section 7 (2) and (3)). */
  UWG
}
