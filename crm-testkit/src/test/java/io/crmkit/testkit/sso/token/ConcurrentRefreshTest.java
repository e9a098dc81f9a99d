package io.crmkit.testkit.sso.token;

import static io.crmkit.testkit.sso.token.TokenWorld.ACME;
import static io.crmkit.testkit.sso.token.TokenWorld.WEB;
import static io.crmkit.testkit.sso.token.TokenWorld.grant;
import static io.crmkit.testkit.sso.token.TokenWorld.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.sso.model.Client;
import io.crmkit.sso.token.IssuedTokens;
import io.crmkit.sso.token.model.TokenReason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;

class ConcurrentRefreshTest {

  private static final int RIVALS = 4;

  @RepeatedTest(20)
  void letsExactlyOneOfManyWin() throws Exception {
    TokenWorld world = new TokenWorld();
    IssuedTokens first = world.tokens.refresh().open(ACME, grant("s1"), "phone", Client.UNKNOWN).orElseThrow();
    CyclicBarrier start = new CyclicBarrier(RIVALS);
    ExecutorService rivals = Executors.newFixedThreadPool(RIVALS);
    try {
      List<Future<Object>> answers = new ArrayList<>();
      for (int i = 0; i < RIVALS; i++) {
        answers.add(rivals.submit(() -> {
          start.await();
          return reason(world.tokens.refresh().refresh(ACME, first.refresh(), WEB));
        }));
      }
      List<Object> reasons = new ArrayList<>();
      for (Future<Object> each : answers) {
        reasons.add(each.get());
      }
      assertThat(reasons).containsOnlyOnce("accepted").allSatisfy(each -> assertThat(each)
          .isIn("accepted", TokenReason.REFRESH_RACE, TokenReason.REFRESH_REUSED, TokenReason.REFRESH_REVOKED));
    } finally {
      rivals.shutdownNow();
    }
  }
}
