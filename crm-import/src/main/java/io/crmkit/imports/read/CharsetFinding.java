package io.crmkit.imports.read;

import io.crmkit.core.Require;
import java.util.Objects;

/**
 * The encoding a file is read in, and how that is known.
 *
 * @param name of the character set, as IANA registers it
 * @param confidence from 0 to 100: 100 where a byte order mark, a declaration or the host says so, or where nothing but
 *     UTF-8 is possible
 * @param known how
 */
public record CharsetFinding(String name, int confidence, Known known) {

  /** Where the knowledge comes from. */
  public enum Known { GIVEN, BYTE_ORDER_MARK, DECLARED, VALID_UTF_8, GUESSED }

  public CharsetFinding {
    Require.notBlank(name, "name");
    Objects.requireNonNull(known, "known");
    if (confidence < 0 || confidence > 100) {
      throw new IllegalArgumentException("confidence must be from 0 to 100 but was " + confidence);
    }
  }
}
