package io.crmkit.approvals;

import io.crmkit.approvals.model.token.ActionToken;
import io.crmkit.core.Refusal;
import io.crmkit.core.RefusedException;
import io.crmkit.core.Secret;
import java.util.Objects;

/** The answer to an order of a token. */
public sealed interface IssuedToken {

  /**
   * A new token.
   *
   * @param text what goes into a link or an address, and is kept nowhere
   */
  record Given(@Secret String text, ActionToken token) implements IssuedToken {
    public Given {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(token, "token");
    }

    @Override
    public String toString() {
      return "Given[" + token + "]";
    }
  }

  /** There is nothing that the person could decide. */
  record Refused(Refusal reason) implements IssuedToken {
    public Refused {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * Returns the text of the token.
   *
   * @throws RefusedException if there is none
   */
  default String orElseThrow() {
    if (this instanceof Refused refused) {
      throw new RefusedException(refused.reason());
    }
    return ((Given) this).text();
  }
}
