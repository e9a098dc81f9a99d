package io.crmkit.sso.account.model;

import io.crmkit.core.Require;
import io.crmkit.sso.model.Principal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a user beside what they may do.
 *
 * @param email in lower case; null if there is none
 * @param proof whether somebody can be found by it
 * @param name a name to show; null if there is none
 */
public record Profile(@Nullable String email, EmailProof proof, @Nullable String name) {

  /** Whether an address is known to be the user's. */
  public enum EmailProof {
    /** An administrator, or a provider that may, says so: an identity can be linked by it, and nobody else has it. */
    PROVED,
    /** It was said, and is shown; nothing rests on it. */
    SAID
  }

  /** RFC 5321, section 4.5.3.1.3, without the angle brackets. */
  private static final int LONGEST_EMAIL = 254;

  public Profile {
    email = email == null ? null : normal(email);
    Objects.requireNonNull(proof, "proof");
    if (email != null && !isAddress(email)) {
      throw new IllegalArgumentException("email must have 1 to %d characters, all storable, but has %d"
          .formatted(LONGEST_EMAIL, email.length()));
    }
    if (proof == EmailProof.PROVED && email == null) {
      throw new IllegalArgumentException("email must be there to be proved");
    }
    if (name != null) {
      Require.key(name, "name");
    }
  }

  /** Whether a text can be kept as an address; whether mail reaches somebody by it is another question. */
  public static boolean isAddress(String text) {
    return !text.isBlank() && text.length() <= LONGEST_EMAIL && Texts.isStorable(text);
  }

  /**
   * Returns an address in the form in which it is kept and looked for: ASCII letters in lower case and nothing else changed,
   * for there are letters beyond ASCII whose lower case is one of ASCII, by which somebody could take another's address.
   */
  public static String normal(String email) {
    return Texts.lower(email);
  }

  /** Returns what an administrator says of somebody who is yet to log in. */
  public static Profile proved(String email, @Nullable String name) {
    return new Profile(email, EmailProof.PROVED, name);
  }

  /** Returns what a principal says of itself; an address or a name that cannot be kept is left out, or cut. */
  static Profile of(Principal principal, EmailProof proof) {
    String email = principal.email();
    String kept = email != null && isAddress(email) ? email : null;
    return new Profile(kept, kept == null ? EmailProof.SAID : proof, Texts.shown(principal.name()));
  }

  /** Returns the address if somebody can be found by it; null otherwise. */
  public @Nullable String provedEmail() {
    return proof == EmailProof.PROVED ? email : null;
  }
}
