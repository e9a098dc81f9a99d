package io.crmkit.approvals.model;

import io.crmkit.core.Actor;
import io.crmkit.core.expression.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a request has left the straight way: by amendments, by being sent back, by being opened again.
 *
 * @param fields what the subject says now; null for what it said when it was submitted
 * @param round how often it has begun anew, at whatever step
 * @param returns how often it has been sent back, which its definition bounds
 * @param parked steps that are set aside, with their votes, until an earlier one is decided again
 * @param returned that it waits for its requester; null unless it does
 * @param expiry when it ends undecided, if that is not what its origin says
 * @param lapsedAt since when an approval no longer holds; null while it does
 * @param questions what open steps wait to be told, one of each at most
 */
public record Course(
    Value.@Nullable Fields fields, int round, int returns, List<Parked> parked, @Nullable Return returned,
    @Nullable Expiry expiry, @Nullable Instant lapsedAt, List<Question> questions) {

  /** The straight way. */
  public static final Course STRAIGHT = new Course(null, 0, 0, List.of(), null, null, null, List.of());

  public Course {
    parked = List.copyOf(parked);
    questions = List.copyOf(questions);
  }

  /** A step that is set aside, and since when. */
  public record Parked(OpenStep step, Instant since) {}

  /** That a request waits for its requester to submit it again. */
  public record Return(Actor by, String step, String reason, Instant since) {}

  /**
   * What somebody is asked about an open step, whose clock stands still meanwhile.
   *
   * @param by who asks
   * @param holder in whose seat they do, with whose vote nobody needs the answer any more; theirs, or that of somebody
   *     for whom they act
   * @param since since when it stands still: since the question, or a migration after it
   * @param dueAt when the ladder of the step would have gone on; null if never
   * @param remindAt when its people would have been reminded; null if never
   */
  public record Question(
      int step, Actor by, Actor holder, Actor of, String text, Instant since, @Nullable Instant dueAt,
      @Nullable Instant remindAt) {

    private Question offItsLadder() {
      return new Question(step, by, holder, of, text, since, null, remindAt);
    }

    private Question in(Actor newHolder) {
      return new Question(step, by, newHolder, of, text, since, dueAt, remindAt);
    }

    /** Whether it is asked by {@code person}, or in their seat. */
    boolean isOf(Actor person) {
      return by.equals(person) || holder.equals(person);
    }
  }

  /**
   * When a request that was opened again ends undecided.
   *
   * @param at null if never
   * @param since when it was opened again; null if a release did that which did not say so
   */
  public record Expiry(@Nullable Instant at, @Nullable Instant since) {}

  boolean isStraight() {
    return equals(STRAIGHT);
  }

  Optional<Parked> parked(int index) {
    return parked.stream().filter(each -> each.step().index() == index).findFirst();
  }

  /** Returns what is asked about the step at {@code index}, if anything is. */
  public Optional<Question> question(int index) {
    return questions.stream().filter(each -> each.step() == index).findFirst();
  }

  Course asking(Question question) {
    List<Question> next = new ArrayList<>(questions);
    next.add(question);
    return new Course(fields, round, returns, parked, returned, expiry, lapsedAt, next);
  }

  /** Returns this without what is asked about the step at {@code index}. */
  Course answered(int index) {
    if (questions.isEmpty()) {
      return this;
    }
    List<Question> next = new ArrayList<>(questions);
    next.removeIf(each -> each.step() == index);
    return new Course(fields, round, returns, parked, returned, expiry, lapsedAt, next);
  }

  /** Returns this with a step off its ladder, though its clock stands still for a question. */
  Course stopped(int index) {
    if (questions.isEmpty()) {
      return this;
    }
    return with(each -> each.step() == index ? each.offItsLadder() : each);
  }

  /** Returns this with what was asked in a seat being asked by whoever has got it. */
  Course handedOver(int index, Actor from, Actor to) {
    return questions.isEmpty()
        ? this
        : with(each -> each.step() == index && each.holder().equals(from) ? each.in(to) : each);
  }

  Course amended(Value.Fields newFields) {
    return new Course(newFields, round, returns, parked, returned, expiry, lapsedAt, questions);
  }

  Course anew() {
    return new Course(fields, round + 1, returns, parked, returned, expiry, lapsedAt, questions);
  }

  Course sentBack(@Nullable Return toRequester) {
    return new Course(fields, round + 1, returns + 1, parked, toRequester, expiry, lapsedAt, questions);
  }

  Course resubmitted() {
    return new Course(fields, round, returns, parked, null, expiry, lapsedAt, questions);
  }

  Course parking(OpenStep step, Instant since) {
    List<Parked> next = new ArrayList<>(parked);
    next.add(new Parked(step, since));
    return with(next);
  }

  Course without(int index) {
    if (parked.isEmpty()) {
      return this;
    }
    List<Parked> next = new ArrayList<>(parked);
    next.removeIf(each -> each.step().index() == index);
    return with(next);
  }

  Course change(int index, UnaryOperator<OpenStep> change) {
    if (parked.isEmpty()) {
      return this;
    }
    List<Parked> next = new ArrayList<>(parked);
    next.replaceAll(each ->
        each.step().index() == index ? new Parked(change.apply(each.step()), each.since()) : each);
    return with(next);
  }

  Course reopened(Expiry until) {
    return new Course(fields, round + 1, returns, parked, null, until, null, questions);
  }

  /** Returns what of this matters once the request is over. */
  Course over() {
    return isStraight() ? this : new Course(fields, round, returns, List.of(), null, expiry, lapsedAt, List.of());
  }

  /**
   * Returns this on another definition, by which the request ends undecided at {@code expiresAt}, and whose steps have to
   * be asked about anew.
   */
  Course migrated(@Nullable Instant expiresAt) {
    Instant since = expiry == null ? null : expiry.since();
    return isStraight() ? this : new Course(fields, round, returns, parked, returned,
        since == null ? null : new Expiry(expiresAt, since), lapsedAt, List.of());
  }

  Course lapsed(@Nullable Instant since) {
    return new Course(fields, round, returns, parked, returned, expiry, since, questions);
  }

  private Course with(UnaryOperator<Question> change) {
    return new Course(fields, round, returns, parked, returned, expiry, lapsedAt,
        questions.stream().map(change).toList());
  }

  private Course with(List<Parked> next) {
    return next.equals(parked) ? this : new Course(fields, round, returns, next, returned, expiry, lapsedAt, questions);
  }
}
