package io.crmkit.testkit.sso.account;

import static io.crmkit.testkit.sso.account.AccountDesk.ACME;
import static io.crmkit.testkit.sso.account.AccountDesk.CLIENT;
import static io.crmkit.testkit.sso.account.AccountDesk.OPEN;
import static io.crmkit.testkit.sso.account.AccountDesk.okta;
import static io.crmkit.testkit.sso.account.AccountDesk.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.paging.PageRequest;
import io.crmkit.sso.account.Arrival;
import io.crmkit.sso.account.model.AccountReason;
import io.crmkit.sso.account.model.ArrivalPlan.How;
import io.crmkit.sso.account.model.Profile;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.RepeatedTest;

/** What many who come at once must not break. */
class AccountRacesTest {

  private static final int THREADS = 8;

  private final AccountDesk desk = new AccountDesk();

  private static <T> List<T> atOnce(int count, IntFunction<T> deed) throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    CyclicBarrier start = new CyclicBarrier(count);
    try {
      List<Callable<T>> deeds = new ArrayList<>();
      for (int each = 0; each < count; each++) {
        int number = each;
        deeds.add(() -> {
          start.await();
          return deed.apply(number);
        });
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : threads.invokeAll(deeds)) {
        results.add(each.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  @RepeatedTest(20)
  void firstLoginsOfOnePersonMakeOneUser() throws Exception {
    List<Arrival> arrivals =
        atOnce(THREADS, each -> desk.arrive(okta("ann", "crm-sales"), OPEN).orElseThrow());

    assertThat(arrivals).extracting(each -> each.account().user()).containsOnly(arrivals.get(0).account().user());
    assertThat(arrivals).extracting(Arrival::how).containsOnlyOnce(How.CREATED);
    assertThat(desk.accounts.list(ACME, PageRequest.first(10)).items()).hasSize(1);
    assertThat(desk.kinds()).containsOnlyOnce(Kind.USER_CREATED);
    assertThat(desk.accounts.seatsTaken(ACME)).isEqualTo(1);
  }

  @RepeatedTest(20)
  void firstLoginsThatLinkByAnAddressLinkOnce() throws Exception {
    UserId ann = desk.accounts.open(ACME, Profile.proved("ann@acme.example", null), Set.of(), CLIENT).orElseThrow().user();
    List<Arrival> arrivals =
        atOnce(THREADS, each -> desk.arrive(okta("ann", "crm-sales"), OPEN).orElseThrow());
    assertThat(arrivals).extracting(each -> each.account().user()).containsOnly(ann);
    assertThat(arrivals).extracting(Arrival::how).containsOnlyOnce(How.LINKED);
  }

  @RepeatedTest(20)
  void neverTakeMoreSeatsThanThereAre() throws Exception {
    desk.policy = policy(3);
    List<Object> reasons =
        atOnce(THREADS, each -> AccountDesk.reason(desk.arrive(okta("user-" + each, "crm-sales"), OPEN)));
    assertThat(reasons).filteredOn("accepted"::equals).hasSize(3);
    assertThat(reasons).filteredOn(AccountReason.JIT_SEATS::equals).hasSize(THREADS - 3);
    assertThat(desk.accounts.seatsTaken(ACME)).isEqualTo(3);
  }

  @RepeatedTest(20)
  void leaveOneAdministratorHoweverManySuspendOneAnother() throws Exception {
    List<UserId> all = new ArrayList<>();
    for (int each = 0; each < 4; each++) {
      all.add(desk.user(okta("root-" + each, "crm-admins")));
    }
    List<Verdict<?>> answers = atOnce(4, each -> desk.accounts.suspend(ACME, all.get(each), CLIENT));
    assertThat(answers).filteredOn(each -> each.whyNot().isPresent()).singleElement()
        .extracting(AccountDesk::reason).isEqualTo(AccountReason.JIT_LAST_ADMIN);
    assertThat(desk.accounts.seatsTaken(ACME)).isEqualTo(1);
  }
}
