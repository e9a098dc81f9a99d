package io.crmkit.jdbc.approvals;

import static io.crmkit.jdbc.approvals.Host.ADMIN;
import static io.crmkit.jdbc.approvals.Host.ALICE;
import static io.crmkit.jdbc.approvals.Host.BOARD;
import static io.crmkit.jdbc.approvals.Host.CHIEF;
import static io.crmkit.jdbc.approvals.Host.DEAL;
import static io.crmkit.jdbc.approvals.Host.FAY;
import static io.crmkit.jdbc.approvals.Host.GRACE;

import io.crmkit.approvals.Approvals;
import io.crmkit.approvals.model.ApprovalCommand;
import io.crmkit.approvals.model.ApprovalCommand.Comment;
import io.crmkit.approvals.model.ApprovalCommand.Reassign;
import io.crmkit.approvals.model.ApprovalCommand.Recall;
import io.crmkit.approvals.model.ApprovalCommand.Tick;
import io.crmkit.approvals.model.ApprovalCommand.Vote;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.approvals.model.IdempotencyKey;
import io.crmkit.core.Actor;
import io.crmkit.core.Decision;
import io.crmkit.core.TenantId;
import io.crmkit.testkit.core.HandClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** All that many people want of a few approvals at the same time, most of it more than once. */
final class VotingRush {

  /** Something that somebody asks of a host. */
  @FunctionalInterface
  interface Call {
    Decision<ApprovalEvent> on(Approvals approvals);
  }

  /** A call with a name that its repeats share: they are one command that was sent again. */
  record Request(TenantId tenant, ApprovalId id, String name, Call call) {}

  /** Whether some of the commands cannot be sent again after a lost answer, because they have no key. */
  enum Keys { EVERYWHERE, SOMETIMES }

  private final TenantId tenant;
  private final Keys keys;
  private final HandClock clock;
  private final List<Request> requests = new ArrayList<>();
  private int unique;

  VotingRush(TenantId tenant, Keys keys, HandClock clock) {
    this.tenant = tenant;
    this.keys = keys;
    this.clock = clock;
  }

  static List<ApprovalId> ids(int count) {
    List<ApprovalId> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(new ApprovalId("A-" + i));
    }
    return ids;
  }

  /** Returns three submissions of each approval, of which one can win. */
  List<Request> submissions(int count, Random random) {
    requests.clear();
    for (ApprovalId id : ids(count)) {
      repeat(3, id, "submit", key -> host -> host.submit(tenant, id, ALICE, DEAL, key));
    }
    return shuffled(random);
  }

  /** Returns the votes of the board, and what gets in their way. */
  List<Request> votes(int count, Random random) {
    requests.clear();
    List<ApprovalId> ids = ids(count);
    for (int i = 0; i < count; i++) {
      votesOfBoard(ids.get(i), i);
      interfere(ids.get(i), i);
    }
    List<Request> all = shuffled(random);
    // the board is late for whoever has not approved by the middle
    all.add(all.size() / 2, request(ids.get(0), "an hour passes", host -> {
      clock.move(Duration.ofMinutes(61));
      return Decision.accept(List.of());
    }));
    return all;
  }

  /** Returns what happens when most boards are done. */
  List<Request> closings(int count, Random random) {
    requests.clear();
    for (ApprovalId id : ids(count)) {
      repeat(3, id, "chief", Vote.approve(CHIEF));
      repeat(2, id, "last words", new Comment(CHIEF, "done"));
    }
    return shuffled(random);
  }

  private void votesOfBoard(ApprovalId id, int number) {
    for (Actor voter : BOARD) {
      boolean rejects = number % 4 == 2 && voter.equals(BOARD.get(4));
      repeat(3, id, "vote of " + voter, rejects ? Vote.reject(voter, "too much") : Vote.approve(voter));
      repeat(1, id, "second vote of " + voter, Vote.approve(voter));
      once(id, Vote.approve(voter));
    }
  }

  private void interfere(ApprovalId id, int number) {
    repeat(2, id, "remark", new Comment(ALICE, "please hurry"));
    repeat(2, id, "reassign", new Reassign(ADMIN, BOARD.get(0), FAY, "on leave"));
    repeat(3, id, "vote of fay", Vote.approve(FAY));
    once(id, new Tick());
    if (number % 4 == 0) {
      repeat(2, id, "recall", new Recall(ALICE, "not needed"));
    }
    if (number % 4 == 1) {
      repeat(2, id, "vote of grace", Vote.approve(GRACE));
    }
  }

  private void repeat(int times, ApprovalId id, String name, ApprovalCommand command) {
    repeat(times, id, name, key -> host -> host.handle(tenant, id, command, key));
  }

  private void repeat(int times, ApprovalId id, String name, Function<IdempotencyKey, Call> call) {
    requests.addAll(Collections.nCopies(times, request(id, name, call.apply(new IdempotencyKey(name)))));
  }

  private void once(ApprovalId id, ApprovalCommand command) {
    if (keys == Keys.SOMETIMES) {
      requests.add(request(id, "unique " + unique++, host -> host.handle(tenant, id, command)));
    }
  }

  private Request request(ApprovalId id, String name, Call call) {
    return new Request(tenant, id, name, call);
  }

  private List<Request> shuffled(Random random) {
    List<Request> all = new ArrayList<>(requests);
    Collections.shuffle(all, random);
    return all;
  }
}
