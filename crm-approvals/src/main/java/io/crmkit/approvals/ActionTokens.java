package io.crmkit.approvals;

import io.crmkit.approvals.Inspection.Dead;
import io.crmkit.approvals.Inspection.Live;
import io.crmkit.approvals.Inspection.Spent;
import io.crmkit.approvals.model.Agents;
import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.model.Approval.Pending;
import io.crmkit.approvals.model.Approval.Settled;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalEvent.VoteCast;
import io.crmkit.approvals.model.ApprovalRefusal;
import io.crmkit.approvals.model.CourseRefusal;
import io.crmkit.approvals.model.IdempotencyKey;
import io.crmkit.approvals.model.OpenStep;
import io.crmkit.approvals.model.Trail.Reply;
import io.crmkit.approvals.model.token.ActionToken;
import io.crmkit.approvals.model.token.ActionToken.Seal;
import io.crmkit.approvals.model.token.ActionToken.Use;
import io.crmkit.approvals.model.token.TokenHash;
import io.crmkit.approvals.model.token.TokenRefusal;
import io.crmkit.approvals.model.token.TokenRules;
import io.crmkit.approvals.model.vote.Choice;
import io.crmkit.approvals.port.ActionTokenRepository;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.Decision.Accepted;
import io.crmkit.core.Decision.Refused;
import io.crmkit.core.Refusal;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Links by which one person decides one step of one request once.
 *
 * <p>{@link #inspect} is for GET, {@link #redeem} for POST. Scanners of mail follow links before people do, so a link
 * shows a page with a button and does nothing by itself; no method here that a GET may call writes anything.
 *
 * <p>A token is dead as soon as the state says so: after a decision by any way, a reassignment, a recall, another round
 * of the step, a change of the content, the end of the request or of its time. Nothing has to be cleaned up for that.
 * Who decides is said by the token alone, never by the caller.
 */
public final class ActionTokens {

  private static final Seal UNSEALED = new Seal("none", "none");
  private static final int SWEEP = 500;

  private final CommandHandler handler;
  private final int attempts;
  private final Clock clock;
  private final ActionTokenRepository repository;
  private final TokenKeys keys;
  private final SecureRandom random = new SecureRandom();

  /**
   * Opens the service.
   *
   * @param approvals whose clock is the one by which tokens end
   */
  public ActionTokens(Approvals approvals, ActionTokenRepository repository, TokenKeys keys) {
    this.handler = approvals.handler();
    this.attempts = approvals.attempts();
    this.clock = approvals.clock();
    this.repository = Objects.requireNonNull(repository, "repository");
    this.keys = Objects.requireNonNull(keys, "keys");
  }

  /** In whose seat of which step. */
  private record Place(OpenStep step, Actor holder) {}

  /**
   * Makes a token for somebody who is asked now, or who acts for somebody who is; its text is in the answer and nowhere
   * else.
   */
  public IssuedToken issue(TenantId tenant, TokenOrder order) {
    Approval state = handler.load(tenant, order.request()).value();
    if (!(state instanceof Pending pending)) {
      return new IssuedToken.Refused(state instanceof Settled settled
          ? new ApprovalRefusal.AlreadySettled(settled.outcome())
          : new ApprovalRefusal.NotSubmitted());
    }
    if (pending.course().returned() != null) {
      return new IssuedToken.Refused(new CourseRefusal.AwaitsResubmission(pending.origin().requester()));
    }
    Actor person = handler.canonical(tenant, order.person());
    List<Place> places = places(tenant, order, pending, person);
    if (places.size() != 1) {
      List<String> names = places.stream().map(place -> place.step.name()).toList();
      return new IssuedToken.Refused(places.isEmpty()
          ? new ApprovalRefusal.NotAnApprover(person, pending.openStep().name(), pending.asked())
          : new ApprovalRefusal.SeveralSteps(person, names));
    }
    return issue(tenant, order, pending, places.get(0), person);
  }

  /** Returns where a person may vote: in their own seats, or else in those of others for whom they act. */
  private List<Place> places(TenantId tenant, TokenOrder order, Pending pending, Actor person) {
    List<OpenStep> meant = pending.steps().stream()
        .filter(step -> order.step() == null || step.name().equals(order.step())).toList();
    List<Place> own = meant.stream()
        .filter(step -> step.isAsked(person)).map(step -> new Place(step, person)).toList();
    return own.isEmpty()
        ? handler.agents(tenant, person, pending).map(agents -> places(meant, agents)).orElse(List.of())
        : own;
  }

  private static List<Place> places(List<OpenStep> meant, Agents agents) {
    List<Place> places = new ArrayList<>();
    for (OpenStep step : meant) {
      agents.mandatesIn(step).stream().findFirst().ifPresent(way -> places.add(new Place(step, way.principal())));
    }
    return places;
  }

  private IssuedToken issue(TenantId tenant, TokenOrder order, Pending pending, Place place, Actor person) {
    TokenText text = TokenText.draw(random);
    OpenStep step = place.step;
    ActionToken token = keys.sealed(tenant, text, new ActionToken(order.request(), order.use(), step.index(),
        step.name(), step.openedAt(), person, place.holder, TokenRules.digest(pending.subject()),
        pending.trail().events(), clock.instant().plus(order.life()), UNSEALED));
    repository.add(tenant, text.hash(tenant), token);
    return new IssuedToken.Given(text.text(), token);
  }

  /** Says what a link is good for and what it would do, and does nothing. */
  public Inspection inspect(TenantId tenant, String text) {
    Held held = find(tenant, text).orElse(null);
    if (held == null) {
      return new Dead(new TokenRefusal.UnknownToken());
    }
    Stored<Approval> stored = handler.load(tenant, held.token.request());
    Reply reply = stored.value().trail().replies().get(held.key().value());
    if (reply != null) {
      return new Spent(held.token, handler.replay(tenant, held.token.request(), reply));
    }
    Optional<? extends Refusal> objection = objection(tenant, held, stored);
    if (objection.isPresent()) {
      return new Dead(objection.get());
    }
    return preview(tenant, held, stored.value());
  }

  private Inspection preview(TenantId tenant, Held held, Approval state) {
    Decision<ApprovalEvent> decision =
        held.inItsSeat(handler.judge(tenant, state, held.vote(choice(held.token), ""), null));
    if (decision instanceof Refused<ApprovalEvent> refused) {
      return new Dead(refused.refusal());
    }
    // what a reply will do is not known before it is written
    List<ApprovalEvent> would = held.token.use() == Use.REPLY ? List.of() : decision.orElseThrow();
    return new Live(held.token, ((Pending) state).subject(), would);
  }

  /**
   * Decides as the link says, in the name of the person that it was made for. Redeeming it again gives the first
   * answer and does nothing.
   *
   * @param comment what the person says to it; may be empty
   */
  public Decision<ApprovalEvent> redeem(TenantId tenant, String text, String comment) {
    Held held = find(tenant, text).orElse(null);
    if (held == null) {
      return Decision.refuse(new TokenRefusal.UnknownToken());
    }
    return held.token.use() == Use.REPLY
        ? Decision.refuse(new TokenRefusal.WrongUse(Use.REPLY))
        : decide(tenant, held, held.vote(choice(held.token), comment));
  }

  /** Decides by a token, on a state to which nothing else has happened since the token was found to count. */
  Decision<ApprovalEvent> decide(TenantId tenant, Held held, Vote vote) {
    for (int attempt = 1; ; attempt++) {
      Stored<Approval> stored = handler.load(tenant, held.token.request());
      boolean answered = stored.value().trail().replies().containsKey(held.key().value());
      Optional<TokenRefusal> objection = answered ? Optional.empty() : objection(tenant, held, stored);
      if (objection.isPresent()) {
        return Decision.refuse(objection.get());
      }
      try {
        return handler.handleOn(tenant, held.token.request(), stored, vote, held.key(), held::inItsSeat);
      } catch (StaleWriteException lostRace) {
        if (attempt == attempts) {
          throw lostRace;
        }
      }
    }
  }

  /** Removes tokens that have expired; returns how many there were. Hosts call it from their scheduler. */
  public int sweep(TenantId tenant) {
    int removed = 0;
    int last;
    do {
      last = repository.removeExpired(tenant, clock.instant(), SWEEP);
      removed += last;
    } while (last == SWEEP);
    return removed;
  }

  Actor canonical(TenantId tenant, Actor actor) {
    return handler.canonical(tenant, actor);
  }

  /** Finds a token that was issued as it is stored. */
  Optional<Held> find(TenantId tenant, String text) {
    return TokenText.parse(text).flatMap(parsed -> {
      TokenHash hash = parsed.hash(tenant);
      return repository.find(tenant, hash)
          .filter(token -> keys.vouchFor(tenant, parsed, token))
          .map(token -> new Held(hash, token));
    });
  }

  private Optional<TokenRefusal> objection(TenantId tenant, Held held, Stored<Approval> stored) {
    List<ApprovalEvent> since = handler.between(tenant, held.token.request(), held.token.after(), stored.version());
    return TokenRules.objection(held.token, stored.value(), since, clock.instant());
  }

  private static Choice choice(ActionToken token) {
    return token.use() == Use.REJECT ? Choice.REJECT : Choice.APPROVE;
  }

  /** A token that somebody holds. */
  record Held(TokenHash hash, ActionToken token) {

    /** Returns the key under which a request remembers that the token was redeemed. */
    IdempotencyKey key() {
      return new IdempotencyKey("action-token:" + hash.value());
    }

    Vote vote(Choice choice, String comment) {
      return new Vote(token.person(), choice, comment, token.stepName());
    }

    /** Refuses a vote in any other seat: the person may have got one, or act for somebody else by now. */
    Decision<ApprovalEvent> inItsSeat(Decision<ApprovalEvent> decision) {
      return decision instanceof Accepted<ApprovalEvent> accepted
              && accepted.events().stream().anyMatch(event -> event instanceof VoteCast cast && !isItsSeat(cast))
          ? Decision.refuse(new TokenRefusal.SeatGone(token.holder(), token.stepName()))
          : decision;
    }

    private boolean isItsSeat(VoteCast cast) {
      return cast.holder().equals(token.holder());
    }
  }
}
