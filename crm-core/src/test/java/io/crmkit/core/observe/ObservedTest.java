package io.crmkit.core.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.crmkit.core.Decision;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.observe.Outcome.Accepted;
import io.crmkit.core.observe.Outcome.Failed;
import io.crmkit.core.observe.Outcome.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ObservedTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Violations NO = Violations.of(new Violation("", "x.no", "No."));

  private final List<ServiceCall> heard = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong();
  private final Observed observed = Observed.service("deals", heard::add, () -> nanos.getAndAdd(5));

  @Nested
  class ACall {

    @Test
    void answersWhatItsWorkAnswers() {
      assertThat(observed.<String>call("find", ACME, call -> "found")).isEqualTo("found");
      assertThat(heard).containsExactly(new ServiceCall("deals", "find", ACME, new Accepted(), 5, 0, 1));
    }

    @Test
    void countsTheEventsOfADecision() {
      observed.call("handle", ACME, call -> Decision.accept(List.of("a", "b")));

      assertThat(heard).extracting(ServiceCall::events).containsExactly(2);
    }

    @Test
    void countsWhatTheServiceReports() {
      observed.call("import", ACME, call -> {
        call.retried();
        call.caused(3);
        return 1;
      });

      assertThat(heard).containsExactly(
          ServiceCall.of("deals", "import", ACME).nanos(5).events(3).attempts(2).build());
    }

    @Test
    void isRefusedByAnyKindOfRefusal() {
      observed.call("handle", ACME, call -> Decision.refuse(NO));
      observed.call("read", ACME, call -> Validated.invalid(NO));

      assertThat(heard).extracting(ServiceCall::outcome)
          .containsExactly(new Refused("core.violations"), new Refused("core.violations"));
    }

    @Test
    void failsWithTheExceptionOfItsWork() {
      assertThatIllegalStateException().isThrownBy(() -> observed.call("handle", ACME, call -> {
        throw new IllegalStateException("database is down");
      }));

      assertThat(heard).extracting(ServiceCall::outcome).containsExactly(new Failed(IllegalStateException.class));
    }

    @Test
    void isRefusedByAThrownRefusal() {
      try {
        observed.call("read", ACME, call -> Validated.invalid(NO).orElseThrow());
      } catch (RuntimeException expected) {
        // the caller sees it too
      }

      assertThat(heard).extracting(ServiceCall::outcome).containsExactly(new Refused("core.violations"));
    }

    @Test
    void isNotTimedIfNobodyListens() {
      Observed unheard = Observed.service("deals", ServiceListener.none(), nanos::incrementAndGet);

      assertThat(unheard.<Integer>call("find", ACME, call -> {
        call.retried();
        call.caused(1);
        return 7;
      })).isEqualTo(7);
      assertThat(nanos).hasValue(0);
    }
  }

  @Nested
  class AListener {

    @Test
    void cannotBreakTheCallNorTheOthers() {
      ServiceListener broken = new ServiceListener() {
        @Override
        public void called(ServiceCall call) {
          throw new IllegalStateException("broken");
        }

        @Override
        public Map<String, String> logContext(TenantId tenant) {
          throw new IllegalStateException("broken");
        }
      };
      Observed both = Observed.service("deals", ServiceListener.all(broken, heard::add, new LoggingListener()));

      assertThat(both.<Integer>call("find", ACME, call -> 7)).isEqualTo(7);
      assertThat(heard).hasSize(1);
    }

    @Test
    void mayAskForALogContext() {
      LogContext context = new LogContext(() -> "r-1");

      assertThat(ServiceListener.all(heard::add, context).logContext(ACME))
          .isEqualTo(Map.of("tenant", "acme", "request", "r-1"));
      assertThat(Observed.service("deals", context).<Integer>call("find", ACME, call -> 7)).isEqualTo(7);
    }
  }
}
