package io.crmkit.sso.token;

import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Aggregates;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.token.model.Denied;
import io.crmkit.sso.token.model.FamilyId;
import io.crmkit.sso.token.model.Grant;
import io.crmkit.sso.token.model.RefreshCommand;
import io.crmkit.sso.token.model.RefreshCommand.End;
import io.crmkit.sso.token.model.RefreshEvent;
import io.crmkit.sso.token.model.RefreshFamily;
import io.crmkit.sso.token.model.RefreshFamily.Cause;
import io.crmkit.sso.token.model.RefreshFamily.Live;
import io.crmkit.sso.token.port.RefreshFamilies;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Ends families of refresh tokens, and denies the access tokens that came with them. */
final class FamilyEndings {

  /** A family that is refreshed in the same moment is read again; so often in a row it is not. */
  private static final int ATTEMPTS = 20;
  private static final int PAGE = 200;

  private final Aggregates<FamilyId, RefreshFamily, RefreshCommand, RefreshEvent> families;
  private final RefreshFamilies finder;
  private final AccessTokens access;
  private final TokenTrail trail;
  private final Clock clock;

  FamilyEndings(Aggregates<FamilyId, RefreshFamily, RefreshCommand, RefreshEvent> families, RefreshFamilies finder,
      AccessTokens access, TokenTrail trail, Clock clock) {
    this.families = families;
    this.finder = finder;
    this.access = access;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Ends a family whatever others do to it meanwhile; returns whether it was live. Access tokens are denied first: if that
   * fails, the family is live still, and whoever tries again does all of it. A denial too many does no harm.
   */
  boolean end(TenantId tenant, FamilyId family, Cause cause, Client from) {
    return end(tenant, family, cause, grant -> trail.ended(tenant, from, grant, family, cause));
  }

  private boolean end(TenantId tenant, FamilyId family, Cause cause, Consumer<Grant> tell) {
    for (int attempt = 1; ; attempt++) {
      Stored<RefreshFamily> before = families.load(tenant, family);
      if (!(before.value() instanceof Live live)) {
        return false;
      }
      try {
        access.denyAll(tenant, Denied.Kind.FAMILY, family.value());
        families.handle(tenant, family, before.version(), new End(cause, clock.instant())).orElseThrow();
        tell.accept(live.grant());
        return true;
      } catch (StaleWriteException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  int endSession(TenantId tenant, String session, Client from) {
    access.denyAll(tenant, Denied.Kind.SESSION, session);
    return endAll(page -> finder.ofSession(tenant, session, page), family ->
        end(tenant, family, Cause.LOGOUT, grant -> trail.endedWithItsSession(tenant, from, grant, family)));
  }

  int endUser(TenantId tenant, UserId user, Client from) {
    return endAll(page -> finder.ofUser(tenant, user, page), family -> end(tenant, family, Cause.LOGOUT, from));
  }

  private static int endAll(Function<PageRequest, Page<FamilyId>> found, Predicate<FamilyId> end) {
    int ended = 0;
    PageRequest request = PageRequest.first(PAGE);
    Page<FamilyId> page = found.apply(request);
    while (true) {
      for (FamilyId family : page.items()) {
        ended += end.test(family) ? 1 : 0;
      }
      if (page.isLast()) {
        return ended;
      }
      page = found.apply(request.after(page.next()));
    }
  }
}
