package io.crmkit.testkit.approvals;

import static io.crmkit.testkit.approvals.Desk.ACME;
import static io.crmkit.testkit.approvals.Desk.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.approvals.json.ApprovalEventJson;
import io.crmkit.approvals.model.ApprovalDecider;
import io.crmkit.approvals.model.ApprovalEvent;
import io.crmkit.approvals.model.IdempotencyKey;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.approvals.port.Directory;
import io.crmkit.core.Decision;
import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.testkit.approvals.Move.Do;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;

/** I27: crashes before and after every call of every port, one after the other, each followed by a retry. */
@Domain(SoundScenarios.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
class CrashPropertiesTest {

  private static final Duration LEASE = Duration.ofMinutes(1);

  /** Ends the process, as far as the service can tell. */
  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Lets so many moments pass, before and after calls of ports, and then crashes once. */
  private static final class Fuse {

    private int left = Integer.MAX_VALUE;

    void light(int moments) {
      left = moments;
    }

    void burn() {
      if (left-- == 0) {
        throw new Crash();
      }
    }

    <P> P on(Class<P> port, P real) {
      return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, args) -> {
        burn();
        Object answer = call(method, real, args);
        burn();
        return answer;
      }));
    }

    private static Object call(Method method, Object real, Object[] args) throws Throwable {
      try {
        return method.invoke(real, args);
      } catch (InvocationTargetException thrown) {
        throw thrown.getCause();
      }
    }
  }

  @Property
  void aCommandThatCrashesAnywhereAndIsSentAgainHappensOnce(@ForAll Scenario scenario) {
    Fuse fuse = new Fuse();
    Desk crashing = new Desk(scenario.definition(), scenario.staff(),
        repository -> fuse.on(ApprovalRepository.class, repository), directory -> fuse.on(Directory.class, directory));
    Desk calm = new Desk(scenario.definition(), scenario.staff());
    int keys = 0;
    for (Move move : scenario.moves()) {
      Move keyed = move instanceof Do act ? new Do(act.command(), new IdempotencyKey("key " + keys++)) : move;
      if (keyed instanceof Do act) {
        assertThat(sentUntilAnswered(crashing, fuse, act)).isEqualTo(calm.play(ID, keyed));
      } else {
        crashing.play(ID, move);
        calm.play(ID, move);
      }
    }
    assertThat(crashing.stored(ID)).isEqualTo(calm.stored(ID));
    assertThat(delivered(crashing)).isEqualTo(crashing.stored(ID));
  }

  private static Optional<Decision<ApprovalEvent>> sentUntilAnswered(Desk desk, Fuse fuse, Do act) {
    for (int moments = 0; ; moments++) {
      List<DomainEvent> before = desk.stored(ID);
      fuse.light(moments);
      try {
        return desk.play(ID, act);
      } catch (Crash crash) {
        fuse.light(Integer.MAX_VALUE);
        checkAllOrNothing(desk, before);
      } finally {
        fuse.light(Integer.MAX_VALUE);
      }
    }
  }

  private static void checkAllOrNothing(Desk desk, List<DomainEvent> before) {
    List<DomainEvent> after = desk.stored(ID);
    List<ApprovalEvent> events = after.stream().map(ApprovalEventJson::read).toList();
    ApprovalDecider decider = new ApprovalDecider();
    assertThat(after.subList(0, before.size())).isEqualTo(before);
    assertThat(desk.state(ID)).isEqualTo(decider.evolve(decider.initial(), events));
    if (after.size() > before.size()) {
      assertThat(events.get(events.size() - 1)).as("the end of one whole decision")
          .isInstanceOf(ApprovalEvent.CommandKept.class);
    }
    Statistics.label("crashed").collect(after.size() > before.size() ? "after all" : "before anything");
    Statistics.label("crashed").coverage(seen -> List.of("after all", "before anything")
        .forEach(when -> seen.check(when).count(n -> n > 0)));
  }

  /** Takes everything from the outbox twice, as after a crash of the publisher; returns what a consumer keeps of it. */
  private static List<DomainEvent> delivered(Desk desk) {
    Map<String, DomainEvent> first = new HashMap<>();
    Set<String> again = new HashSet<>();
    List<DomainEvent> kept = new ArrayList<>();
    Instant now = World.START;
    for (Claim claim : claimAll(desk, now)) {
      assertThat(first.put(claim.event().id(), claim.event())).isNull();
      if (claim.event().stream().id().equals(ID.value())) {
        kept.add(claim.event());
      }
    }
    List<Claim> claims;
    do {
      now = now.plus(LEASE).plusSeconds(1);
      claims = desk.store.outbox().claim("second", now, LEASE, 1_000);
      claims.forEach(claim -> {
        assertThat(claim.event()).isEqualTo(first.get(claim.event().id()));
        again.add(claim.event().id());
      });
      assertThat(desk.store.outbox().published(claims)).isEqualTo(claims.size());
    } while (!claims.isEmpty());
    assertThat(again).isEqualTo(first.keySet());
    assertThat(desk.service.history(ACME, ID)).hasSameSizeAs(kept);
    return kept;
  }

  private static List<Claim> claimAll(Desk desk, Instant now) {
    List<Claim> all = new ArrayList<>();
    List<Claim> claims;
    do {
      claims = desk.store.outbox().claim("first", now, LEASE, 1_000);
      all.addAll(claims);
    } while (!claims.isEmpty());
    return all;
  }
}
