package io.crmkit.sso.signon;

import io.crmkit.sso.account.Preview;
import io.crmkit.sso.account.model.AccountView;
import io.crmkit.sso.mfa.FactorStatus;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.provider.model.ProviderReason;
import io.crmkit.sso.session.IssuedSession;
import java.util.Locale;
import java.util.Objects;

/** What became of a login. */
public sealed interface SignOnOutcome {

  /**
   * Somebody is logged in.
   *
   * @param session whose cookie goes to the browser in place of any other
   * @param returnTo a path of the host
   */
  record SignedOn(IssuedSession session, AccountView account, String returnTo) implements SignOnOutcome {

    public SignedOn {
      Objects.requireNonNull(session, "session");
      Objects.requireNonNull(account, "account");
      Objects.requireNonNull(returnTo, "returnTo");
    }
  }

  /**
   * A second factor is still to be passed, or to be enrolled if the user has none.
   *
   * @param session good for nothing but that; its cookie goes to the browser
   * @param factors what the user has enrolled
   */
  record FactorNeeded(IssuedSession session, AccountView account, FactorStatus factors) implements SignOnOutcome {

    public FactorNeeded {
      Objects.requireNonNull(session, "session");
      Objects.requireNonNull(account, "account");
      Objects.requireNonNull(factors, "factors");
    }
  }

  /**
   * A test of the connection passed every check, and nothing came of it.
   *
   * @param principal whom the provider vouches for
   * @param preview what a login would have done
   * @param returnTo the page of the host that shows this
   */
  record Tested(Principal principal, Preview preview, String returnTo) implements SignOnOutcome {

    public Tested {
      Objects.requireNonNull(principal, "principal");
      Objects.requireNonNull(preview, "preview");
      Objects.requireNonNull(returnTo, "returnTo");
    }

    /** Returns why nobody is logged in. */
    public SsoRefusal refusal() {
      return new SsoRefusal(ProviderReason.TEST_ONLY, ("Every check passed: %s would log in, %s. This was a test, so that"
          + " nobody was made or logged in.").formatted(principal.provider(), preview.how().name().toLowerCase(Locale.ROOT)));
    }
  }

  /** Nobody is logged in; no cookie changes. */
  record Refused(SsoRefusal refusal) implements SignOnOutcome {

    public Refused {
      Objects.requireNonNull(refusal, "refusal");
    }
  }
}
