package io.crmkit.sso.account.model;

/**
 * What holds for all accounts of a tenant together. Whatever takes or frees a seat, makes or unmakes an administrator, is
 * written with it, so that of two who do so at once the later one looks again.
 *
 * @param active how many seats are taken
 */
public record Roster(int active) {

  public static final Roster EMPTY = new Roster(0);

  public Roster {
    if (active < 0) {
      throw new IllegalArgumentException("active must not be negative but was " + active);
    }
  }
}
