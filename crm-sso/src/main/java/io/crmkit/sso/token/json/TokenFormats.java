package io.crmkit.sso.token.json;

import io.crmkit.core.state.StateFormat;
import io.crmkit.sso.token.model.FamilyId;
import io.crmkit.sso.token.model.KeyRing;
import io.crmkit.sso.token.model.RefreshEvent;
import io.crmkit.sso.token.model.RefreshEvent.FamilyEnded;
import io.crmkit.sso.token.model.RefreshEvent.FamilyOpened;
import io.crmkit.sso.token.model.RefreshEvent.TokenRotated;
import io.crmkit.sso.token.model.RefreshFamily;
import io.crmkit.sso.token.model.RingEvent;
import io.crmkit.sso.token.model.RingEvent.KeyAdded;
import io.crmkit.sso.token.model.RingEvent.KeyRetired;
import io.crmkit.sso.token.model.RingId;

/** Families of refresh tokens, rings of keys and their events in the form that is stored and published. */
public final class TokenFormats {

  public static final StateFormat<FamilyId, RefreshFamily, RefreshEvent> FAMILY =
      StateFormat.of("refresh_family", FamilyId::new, RefreshFamily.class, RefreshEvent.class)
          .type(FamilyOpened.class, "refresh-family.opened")
          .type(TokenRotated.class, "refresh-family.rotated")
          .type(FamilyEnded.class, "refresh-family.ended")
          .build(RefreshEvent::at);

  public static final StateFormat<RingId, KeyRing, RingEvent> RING =
      StateFormat.of("key_ring", RingId::new, KeyRing.class, RingEvent.class)
          .type(KeyAdded.class, "key-ring.added")
          .type(KeyRetired.class, "key-ring.retired")
          .build(RingEvent::at);

  private TokenFormats() {}
}
