package io.crmkit.sso.token.model;

import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.token.model.RefreshCommand.End;
import io.crmkit.sso.token.model.RefreshCommand.Open;
import io.crmkit.sso.token.model.RefreshCommand.Rotate;
import io.crmkit.sso.token.model.RefreshCommand.Show;
import io.crmkit.sso.token.model.RefreshEvent.FamilyEnded;
import io.crmkit.sso.token.model.RefreshEvent.FamilyOpened;
import io.crmkit.sso.token.model.RefreshEvent.TokenRotated;
import io.crmkit.sso.token.model.RefreshFamily.Cause;
import io.crmkit.sso.token.model.RefreshFamily.Ended;
import io.crmkit.sso.token.model.RefreshFamily.Live;
import io.crmkit.sso.token.model.RefreshFamily.None;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of rotating refresh tokens (RFC 9700, section 4.14.2): each is used once, and one that is used a second
 * time ends its family, since then two have it and nobody can tell who is the thief.
 *
 * <p>A token that was never issued changes nothing, so that nobody can end a family by guessing.
 */
public final class RefreshDecider implements Decider<RefreshFamily, RefreshCommand, RefreshEvent> {

  /** Characters of base64url. */
  private static final int KEPT = 22;

  /** Every former token is remembered; one each quarter of an hour for thirty days are 2,880. */
  static final int MOST_ROTATIONS = 5_000;

  @Override
  public RefreshFamily initial() {
    return new None();
  }

  @Override
  public Decision<RefreshEvent> decide(RefreshFamily state, RefreshCommand command) {
    if (command instanceof Open open) {
      return open(state, open);
    }
    if (command instanceof Show show) {
      return show(state, show);
    }
    if (command instanceof Rotate rotate) {
      return rotate(state, rotate);
    }
    End end = (End) command;
    return state instanceof Live
        ? Decision.accept(new FamilyEnded(end.cause(), end.now())) : Decision.accept(List.of());
  }

  private static Decision<RefreshEvent> open(RefreshFamily state, Open open) {
    if (!(state instanceof None)) {
      throw new IllegalArgumentException("a family of this id has begun before");
    }
    return Decision.accept(new FamilyOpened(
        open.grant(), open.device(), open.hash(), earlier(open.until(), open.endsAt()), open.endsAt(), open.now()));
  }

  /** Accepted with no event if the token may be used; with the end of the family if it was used before. */
  private static Decision<RefreshEvent> show(RefreshFamily state, Show show) {
    if (state instanceof Ended ended) {
      return refuse(ended);
    }
    if (!(state instanceof Live live)) {
      return unknown();
    }
    if (live.former().contains(shortened(show.hash()))) {
      return Decision.accept(new FamilyEnded(Cause.REUSE, show.now()));
    }
    if (!isSame(live.current(), show.hash())) {
      return unknown();
    }
    SsoRefusal refusal = refusal(live, show);
    return refusal == null ? Decision.accept(List.of()) : Decision.refuse(refusal);
  }

  /** Takes the same time wherever two hashes differ. */
  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static Decision<RefreshEvent> rotate(RefreshFamily state, Rotate rotate) {
    Decision<RefreshEvent> shown = show(state, rotate.shown());
    if (!(shown instanceof Decision.Accepted<RefreshEvent> accepted) || !accepted.events().isEmpty()) {
      return shown;
    }
    return Decision.accept(new TokenRotated(rotate.grant(), rotate.next(),
        earlier(rotate.until(), ((Live) state).endsAt()), rotate.shown().now()));
  }

  /**
   * Whether a client gives a token of its own back, be it the current one or a former one, and good for anything still or not
   * (RFC 7009, section 2.1).
   */
  public static boolean isGivenBack(RefreshFamily state, Show show) {
    return state instanceof Live live
        && (isSame(live.current(), show.hash()) || live.former().contains(shortened(show.hash())))
        && foreign(live, show) == null;
  }

  private static @Nullable SsoRefusal refusal(Live live, Show show) {
    SsoRefusal foreign = foreign(live, show);
    if (foreign != null) {
      return foreign;
    }
    if (live.former().size() >= MOST_ROTATIONS) {
      return new SsoRefusal(TokenReason.REFRESH_GRANT_ENDED,
          "The tokens of this login were refreshed %,d times; the user has to log in again.".formatted(MOST_ROTATIONS));
    }
    return show.now().isBefore(live.currentUntil()) ? null : new SsoRefusal(TokenReason.REFRESH_EXPIRED,
        "The refresh token ended at %s; the user has to log in again.".formatted(live.currentUntil()));
  }

  private static @Nullable SsoRefusal foreign(Live live, Show show) {
    if (!live.grant().client().equals(show.client())) {
      return new SsoRefusal(TokenReason.REFRESH_CLIENT_MISMATCH, "The refresh token was issued to another client.");
    }
    if (live.device() != null && !Objects.equals(live.device(), show.device())) {
      return new SsoRefusal(TokenReason.REFRESH_DEVICE_MISMATCH, "The refresh token was issued to another device.");
    }
    return null;
  }

  private static Decision<RefreshEvent> refuse(Ended ended) {
    TokenReason reason = switch (ended.cause()) {
      case REUSE -> TokenReason.REFRESH_REVOKED;
      case LOGOUT -> TokenReason.REFRESH_LOGGED_OUT;
      case GRANT_ENDED -> TokenReason.REFRESH_GRANT_ENDED;
    };
    return Decision.refuse(new SsoRefusal(reason,
        "The refresh tokens of this login ended at %s; the user has to log in again.".formatted(ended.at())));
  }

  private static Decision<RefreshEvent> unknown() {
    return Decision.refuse(new SsoRefusal(TokenReason.REFRESH_UNKNOWN, "There is no such refresh token."));
  }

  /** 128 bits are enough to know a token again, and a family may have thousands. */
  private static String shortened(String hash) {
    return hash.length() <= KEPT ? hash : hash.substring(0, KEPT);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  @Override
  public RefreshFamily evolve(RefreshFamily state, RefreshEvent event) {
    if (event instanceof FamilyOpened opened) {
      return new Live(opened.grant(), opened.device(), opened.hash(), Set.of(), opened.until(), opened.endsAt());
    }
    Live live = (Live) state;
    if (event instanceof FamilyEnded ended) {
      return new Ended(live.grant().session(), ended.cause(), ended.at());
    }
    TokenRotated rotated = (TokenRotated) event;
    Set<String> former = new LinkedHashSet<>(live.former());
    former.add(shortened(live.current()));
    return new Live(rotated.grant(), live.device(), rotated.next(), former, rotated.until(), live.endsAt());
  }
}
