package io.crmkit.sso.token;

import io.crmkit.core.Decision;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.id.Ids;
import io.crmkit.core.state.Aggregates;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.token.json.TokenFormats;
import io.crmkit.sso.token.model.FamilyId;
import io.crmkit.sso.token.model.Grant;
import io.crmkit.sso.token.model.RefreshCommand;
import io.crmkit.sso.token.model.RefreshCommand.Rotate;
import io.crmkit.sso.token.model.RefreshCommand.Show;
import io.crmkit.sso.token.model.RefreshDecider;
import io.crmkit.sso.token.model.RefreshEvent;
import io.crmkit.sso.token.model.RefreshEvent.FamilyOpened;
import io.crmkit.sso.token.model.RefreshEvent.TokenRotated;
import io.crmkit.sso.token.model.RefreshFamily;
import io.crmkit.sso.token.model.RefreshFamily.Cause;
import io.crmkit.sso.token.model.RefreshFamily.Live;
import io.crmkit.sso.token.model.TokenReason;
import io.crmkit.sso.token.port.GrantRenewal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Issues refresh tokens and exchanges each once for the next (RFC 9700, section 4.14.2), bound to tenant, client,
 * device and session. One that is shown a second time ends its family and raises an alarm; of two requests at once
 * exactly one wins.
 */
public final class RefreshTokens {

  private final TokenSettings settings;
  private final AccessTokens access;
  private final GrantRenewal renewal;
  private final TokenTrail trail;
  private final Clock clock;
  private final SecureRandom random;
  private final Ids ids;
  private final Aggregates<FamilyId, RefreshFamily, RefreshCommand, RefreshEvent> families;
  private final FamilyEndings endings;

  RefreshTokens(Tokens.Builder from, AccessTokens access) {
    this.settings = from.settings;
    this.access = access;
    this.renewal = from.renewal;
    this.trail = new TokenTrail(from.events, from.clock);
    this.clock = from.clock;
    this.random = from.random;
    this.ids = from.ids;
    this.families = new Aggregates<>(from.stores.families(), new RefreshDecider(), TokenFormats.FAMILY);
    this.endings = new FamilyEndings(families, from.stores.families(), access, trail, clock);
  }

  /**
   * Begins a family after a login.
   *
   * @param device what its tokens are bound to beside the client; null if to nothing
   * @param from from where the login came
   */
  public Verdict<IssuedTokens> open(TenantId tenant, Grant grant, @Nullable String device, Client from) {
    Instant now = clock.instant();
    FamilyId family = new FamilyId(ids.next());
    Verdict<IssuedAccessToken> issued = access.issue(tenant, grant, family);
    if (issued instanceof Verdict.Refused<IssuedAccessToken> refused) {
      trail.refused(tenant, from, grant, refused.refusal());
      return Verdict.refuse(refused.refusal());
    }
    RefreshText text = RefreshText.make(tenant, family, random);
    FamilyOpened opened = (FamilyOpened) families.handle(tenant, family, new RefreshCommand.Open(
        grant, device, text.hash(),
        now.plus(settings.refreshLife()), now.plus(settings.familyLife()), now)).orElseThrow().get(0);
    trail.issued(tenant, from, grant, family);
    return Verdict.accept(new IssuedTokens(issued.orElseThrow(), text.text(), opened.until(), family));
  }

  /** Exchanges a refresh token for an access token and the next refresh token, or says why it cannot be used. */
  public Verdict<IssuedTokens> refresh(TenantId tenant, String text, ShownBy by) {
    Optional<RefreshText> parsed = RefreshText.parse(text);
    if (parsed.isEmpty()) {
      return Verdict.refuse(noToken(text));
    }
    if (!parsed.get().isOf(tenant)) {
      return Verdict.refuse(TokenReason.TENANT_MISMATCH, "The refresh token is of another tenant.");
    }
    return refresh(tenant, parsed.get(), by);
  }

  private static SsoRefusal noToken(String text) {
    return text.startsWith("ey") && text.indexOf('.') > 0
        ? new SsoRefusal(TokenReason.TYP_MISMATCH, "A refresh token was expected but a signed token came.")
        : new SsoRefusal(TokenReason.REFRESH_UNKNOWN,
        "A refresh token was expected but %d characters of something else came."
            .formatted(text.length()));
  }

  private Verdict<IssuedTokens> refresh(TenantId tenant, RefreshText text, ShownBy by) {
    Show show = new Show(text.hash(), by.client(), by.device(), clock.instant());
    Stored<RefreshFamily> before = families.load(tenant, text.family());
    Decision<RefreshEvent> shown = families.decideAll(before, List.of(show));
    if (shown instanceof Decision.Refused<RefreshEvent> refused) {
      return refuse(tenant, by, before.value(), (SsoRefusal) refused.refusal());
    }
    Live live = (Live) before.value();
    if (!shown.orElseThrow().isEmpty()) {
      endings.end(tenant, text.family(), Cause.REUSE, by.from());
      return refuse(tenant, by, live, new SsoRefusal(TokenReason.REFRESH_REUSED,
          "The refresh token was used before, so that all tokens of its login end now; the user has to log in again."));
    }
    Verdict<Grant> renewed = renewal.renew(tenant, live.grant(), show.now());
    if (renewed instanceof Verdict.Refused<Grant> refused) {
      endings.end(tenant, text.family(), Cause.GRANT_ENDED, by.from());
      return refuse(tenant, by, live, new SsoRefusal(TokenReason.REFRESH_GRANT_ENDED, refused.refusal().message()));
    }
    return rotate(tenant, text.family(), before, show, renewed.orElseThrow(), by);
  }

  private Verdict<IssuedTokens> rotate(
      TenantId tenant, FamilyId family, Stored<RefreshFamily> before, Show show, Grant grant, ShownBy by) {
    requireSame(((Live) before.value()).grant(), grant);
    Verdict<IssuedAccessToken> issued = access.issue(tenant, grant, family);
    if (issued instanceof Verdict.Refused<IssuedAccessToken> refused) {
      return refuse(tenant, by, before.value(), refused.refusal());
    }
    RefreshText next = RefreshText.make(tenant, family, random);
    Rotate rotate = new Rotate(show, grant, next.hash(), show.now().plus(settings.refreshLife()));
    TokenRotated rotated;
    try {
      rotated = (TokenRotated) families.handle(tenant, family, before.version(), rotate).orElseThrow().get(0);
    } catch (StaleWriteException e) {
      return refuse(tenant, by, before.value(), new SsoRefusal(TokenReason.REFRESH_RACE,
          "Another request used the refresh token at the same moment, and has its answer."));
    }
    trail.refreshed(tenant, by.from(), grant, family);
    return Verdict.accept(new IssuedTokens(issued.orElseThrow(), next.text(), rotated.until(), family));
  }

  /** A renewal gives more or less to the same person; another person, client or session would be a new login. */
  private static void requireSame(Grant before, Grant after) {
    if (!before.user().equals(after.user()) || !before.client().equals(after.client())
        || !before.session().equals(after.session())) {
      throw new IllegalArgumentException("a renewal must keep user, client and session of %s but gave those of %s"
          .formatted(before.user(), after.user()));
    }
  }

  /**
   * Tells of a refusal whose token is proved to be one of the family; strangers leave no line in the audit trail, or they
   * could fill it. Of a family that is over no hash is left to prove a token by.
   */
  private Verdict<IssuedTokens> refuse(TenantId tenant, ShownBy by, RefreshFamily family, SsoRefusal refusal) {
    if (family instanceof Live live && refusal.reason() != TokenReason.REFRESH_UNKNOWN) {
      trail.refused(tenant, by.from(), live.grant(), refusal);
    }
    return Verdict.refuse(refusal);
  }

  /**
   * Ends the family of a refresh token, as its client asks for (RFC 7009, section 2.1). A token that is unknown, or of
   * another client, changes nothing.
   */
  public void revoke(TenantId tenant, String text, ShownBy by) {
    RefreshText.parse(text).filter(parsed -> parsed.isOf(tenant)).ifPresent(parsed -> {
      Show show = new Show(parsed.hash(), by.client(), by.device(), clock.instant());
      if (RefreshDecider.isGivenBack(families.load(tenant, parsed.family()).value(), show)) {
        endings.end(tenant, parsed.family(), Cause.LOGOUT, by.from());
      }
    });
  }

  /**
   * Ends everything of a session: its refresh tokens, and the access tokens that are still about.
   *
   * @return how many families ended
   */
  public int endSession(TenantId tenant, String session, Client from) {
    return endings.endSession(tenant, session, from);
  }

  /**
   * Ends everything of a user, such as one who was disabled or has a new password.
   *
   * @return how many families ended
   */
  public int endUser(TenantId tenant, UserId user, Client from) {
    return endings.endUser(tenant, user, from);
  }
}
