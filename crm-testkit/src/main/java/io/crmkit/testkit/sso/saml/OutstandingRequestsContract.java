package io.crmkit.testkit.sso.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.saml.model.OutstandingRequest;
import io.crmkit.sso.saml.model.OutstandingRequest.Reauthentication;
import io.crmkit.sso.saml.port.OutstandingRequests;
import io.crmkit.sso.saml.port.OutstandingRequests.Found;
import io.crmkit.sso.saml.port.OutstandingRequests.Use;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of outstanding requests must do; extend it and hand in an empty store. */
public abstract class OutstandingRequestsContract {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  /** Returns an empty store. */
  protected abstract OutstandingRequests requests();

  private static OutstandingRequest request(String id) {
    return new OutstandingRequest(id, new ProviderId("okta"), "0a1b", NOW, NOW.plusSeconds(600),
        Reauthentication.FORCED, "/deals");
  }

  @Test
  void findsWhatWasAddedForTheSameTenantAlone() {
    OutstandingRequests requests = requests();
    requests.add(ACME, request("_1"));

    assertThat(requests.find(ACME, "_1")).contains(new Found(request("_1"), Use.UNUSED));
    assertThat(requests.find(GLOBEX, "_1")).isEmpty();
    assertThat(requests.find(ACME, "_2")).isEmpty();
  }

  @Test
  void remembersThatARequestWasUsed() {
    OutstandingRequests requests = requests();
    requests.add(ACME, request("_1"));

    assertThat(requests.use(ACME, "_1")).isTrue();
    assertThat(requests.use(ACME, "_1")).isFalse();
    assertThat(requests.find(ACME, "_1")).contains(new Found(request("_1"), Use.USED));
  }

  @Test
  void usesNothingOfAnotherTenantAndNothingUnknown() {
    OutstandingRequests requests = requests();
    requests.add(ACME, request("_1"));

    assertThat(requests.use(GLOBEX, "_1")).isFalse();
    assertThat(requests.use(ACME, "_2")).isFalse();
    assertThat(requests.use(ACME, "_1")).isTrue();
  }

  @Test
  void refusesOneIdTwiceInATenant() {
    OutstandingRequests requests = requests();
    requests.add(ACME, request("_1"));
    requests.add(GLOBEX, request("_1"));

    assertThatIllegalArgumentException().isThrownBy(() -> requests.add(ACME, request("_1")));
  }

  @Test
  void keepsWhatNeedNotBeThere() {
    OutstandingRequests requests = requests();
    OutstandingRequest bare = new OutstandingRequest("_größe", new ProviderId("okta"), "0a1b", NOW, NOW.plusNanos(1),
        Reauthentication.NOT_FORCED, null);
    requests.add(ACME, bare);

    assertThat(requests.find(ACME, "_größe")).contains(new Found(bare, Use.UNUSED));
    assertThat(requests.find(ACME, "_Größe")).isEmpty();
    assertThat(requests.use(ACME, "_Größe")).isFalse();
  }

  @Test
  void forgetsWhatIsOver() {
    OutstandingRequests requests = requests();
    requests.add(ACME, request("_1"));
    requests.add(ACME, request("_2"));
    requests.add(GLOBEX, request("_1"));
    requests.use(ACME, "_2");

    assertThat(requests.purge(ACME, NOW.plusSeconds(600))).isZero();
    assertThat(requests.purge(ACME, NOW.plusSeconds(600).plusMillis(1))).isEqualTo(2);
    assertThat(requests.find(ACME, "_1")).isEmpty();
    assertThat(requests.find(GLOBEX, "_1")).isPresent();
  }

  @Test
  void letsExactlyOneOfManyUseARequest() {
    OutstandingRequests requests = requests();
    requests.add(ACME, request("_1"));

    assertThat(IntStream.range(0, 16).parallel().filter(each -> requests.use(ACME, "_1")).count()).isEqualTo(1);
  }
}
