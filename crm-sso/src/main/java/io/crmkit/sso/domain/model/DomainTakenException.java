package io.crmkit.sso.domain.model;

/** Thrown by a store when another tenant has the domain that a change wants. */
public final class DomainTakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DomainTakenException(DomainName domain) {
    super(domain + " is another tenant's");
  }
}
